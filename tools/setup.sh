#!/usr/bin/env bash
# Installs what is missing to build (`build`), to test (`test`), to fuzz (`fuzz`) and to measure coverage of (`coverage`) Tincan, and
# nothing that is there already.
# Rust tools go to $TINCAN_TOOLS (default .tools), npm packages beside their package.json. Needs rustup, node and a C compiler.
set -euo pipefail
cd "$(dirname "$0")/.."
tools=${TINCAN_TOOLS:-$PWD/.tools}
cargo_leptos=0.3.10
cargo_llvm_cov=0.9.1
cargo_deny=0.20.2
bindgen=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)

say() { printf 'setup: %s\n' "$*" >&2; }
missing() { say "$1 is missing. $2"; exit 1; }
# Whether the command `$1 $2` prints version $3.
is() { command -v "$1" >/dev/null 2>&1 && "$1" $2 2>/dev/null | grep -qF " $3"; }

need_tools() {
  command -v cargo >/dev/null || missing cargo "Install Rust with rustup, see rustup.rs."
  command -v node >/dev/null || missing node "Install Node.js 20 or newer."
  command -v npm >/dev/null || missing npm "Install npm; it comes with Node.js."
  command -v cc >/dev/null || missing "a C compiler" "Install gcc or clang (Debian: apt-get install gcc)."
}

rust_target() {
  local libs
  libs=$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown
  [ -d "$libs" ] && return
  command -v rustup >/dev/null || missing "Rust's wasm32-unknown-unknown target" "Install rustup, or the target by your package manager."
  say "installing the wasm32-unknown-unknown target"
  rustup target add wasm32-unknown-unknown
}

# crate, command, version flag, version, packages in it that have much to compute, more arguments of cargo install
rust_tool() {
  local crate=$1 command=$2 flag=$3 version=$4 computing=() package
  for package in $5; do computing+=(--config "profile.release.package.$package.opt-level=2"); done
  shift 5
  is "$command" "$flag" "$version" && return
  say "installing $crate $version into $tools (minutes, once)"
  # A target folder of its own: the tools share nothing with the project. Their own profiles optimise as for a release of many machines,
  # for a quarter of an hour; here they run a minute or two. OpenSSL, which takes as long as half of them, is the system's if it can be.
  (
    if pkg-config --exists openssl 2>/dev/null; then export OPENSSL_NO_VENDOR=1; fi
    CARGO_TARGET_DIR="$tools/target" CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
      CARGO_PROFILE_RELEASE_OPT_LEVEL=0 cargo ${computing[@]+"${computing[@]}"} install "$crate" --version "$version" --root "$tools" --force "$@"
  ) || missing "$crate $version" "Install it by hand: cargo install $crate --version $version $*"
}

# What turns the counters of a run into a report: it has to be of the compiler's own LLVM.
llvm_tools() {
  local libs llvm
  [ -n "${LLVM_COV:-}" ] && [ -n "${LLVM_PROFDATA:-}" ] && return
  libs=$(rustc --print sysroot)/lib/rustlib/$(rustc --print host-tuple)/bin
  [ -x "$libs/llvm-cov" ] && [ -x "$libs/llvm-profdata" ] && return
  say "installing Rust's llvm-tools"
  rustup component add llvm-tools && return
  llvm=$(rustc -vV | awk '/^LLVM version: / { sub(/\..*/, "", $3); print $3 }')
  missing "the Rust component llvm-tools" "Install it, or set LLVM_COV and LLVM_PROFDATA to llvm-cov and llvm-profdata of LLVM $llvm."
}

npm_packages() { # folder
  local lock="$1/package-lock.json" stamp="$1/node_modules/.tincan-stamp"
  cmp -s "$lock" "$stamp" && return
  say "installing npm packages in $1/"
  (cd "$1" && npm ci --no-progress >&2) || missing "an npm package of $1/" "Run npm ci in $1/ and see what it says."
  cp "$lock" "$stamp"
}

debian_package() { # command, package, what it is for, "optional" or nothing
  command -v "$1" >/dev/null 2>&1 && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "installing $2 ($3)"
    [ -n "${apt_updated:-}" ] || { apt-get update -qq >&2 || true; apt_updated=1; }
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2" >&2 && return
  fi
  if [ "${4:-}" = optional ]; then
    say "$1 is missing ($3); what needs it is skipped and says so. Debian: apt-get install $2"
  else
    missing "$1" "It is needed for $3. Debian: apt-get install $2"
  fi
}

chromium() {
  [ -n "${TINCAN_CHROMIUM:-}" ] && return
  command -v chromium >/dev/null 2>&1 && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    debian_package chromium chromium "browser tests"
  else
    say "no chromium here, falling back to Playwright's own"
    (cd end2end && npx playwright install chromium >&2) ||
      missing chromium "Install it, or set TINCAN_CHROMIUM to its path."
  fi
}

for what in "$@"; do
  case $what in
  build)
    need_tools
    rust_target
    npm_packages tools
    rust_tool wasm-bindgen-cli wasm-bindgen --version "$bindgen" "walrus wasmparser wasm-encoder wasm-bindgen-cli-support"
    is cargo "leptos --version" "$cargo_leptos" ||
      rust_tool cargo-leptos cargo-leptos --version "$cargo_leptos" "brotli alloc-no-stdlib flate2 miniz_oxide wasmparser wasm-encoder gimli" --locked --features no_downloads
    rm -rf "$tools/target"
    ;;
  test)
    rust_tool cargo-deny cargo-deny --version "$cargo_deny" "" --locked
    rm -rf "$tools/target"
    npm_packages end2end
    chromium
    debian_package chromedriver chromium-driver "the store's tests in a browser" optional
    debian_package firefox-esr firefox-esr "the mixed browser tests" optional
    debian_package ip iproute2 "the private network of browser tests" optional
    debian_package nft nftables "the bad networks of browser tests" optional
    debian_package turnserver coturn "relaying by something else than the server itself" optional
    ;;
  fuzz)
    command -v cargo >/dev/null || missing cargo "Install Rust with rustup, see rustup.rs."
    debian_package c++ g++ "building the fuzzer"
    ;;
  coverage)
    command -v cargo >/dev/null || missing cargo "Install Rust with rustup, see rustup.rs."
    command -v cc >/dev/null || missing "a C compiler" "Install gcc or clang (Debian: apt-get install gcc)."
    llvm_tools
    rust_tool cargo-llvm-cov cargo-llvm-cov "llvm-cov --version" "$cargo_llvm_cov" "" --locked
    rm -rf "$tools/target"
    ;;
  *) missing "'$what'" "Say build, test, fuzz or coverage." ;;
  esac
done
