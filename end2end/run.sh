#!/usr/bin/env bash
# Runs Playwright where nothing can leave the machine.
#
#   end2end/run.sh [playwright arguments]     the tests
#   end2end/run.sh --bench join               a measurement of bench/
#   end2end/run.sh --screenshots              the pictures of the documentation
#   end2end/run.sh --pictures                 the pictures that specs/pictures.spec.ts compares with, made anew
#   end2end/run.sh --nat [arguments]          bad networks, where this machine can make them; else it says why not
#   end2end/run.sh --in-network command …     any other command, from the folder of the project
#
# On Linux the server, the browsers and the test process get a network namespace of their own: loopback, one
# address, and a default route that leads nowhere (browsers offer an address to their peers only if there is a
# default route). It belongs to this process tree alone and is gone when the last of it ends, however it ends.
# Root needs nothing else; other users need user namespaces, which many distributions allow. Where neither works
# the suite runs on the plain host and says so. Bad networks are made of further namespaces inside (nat/net.sh).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# The rest of this script runs twice: once outside, once inside the namespace.
if [[ ${TINCAN_E2E_INSIDE:-} != 1 ]]; then
  # The same stamp as tools/setup.sh: what was installed, so that nothing is fetched twice.
  if ! cmp -s package-lock.json node_modules/.tincan-stamp; then
    npm ci --no-progress
    cp package-lock.json node_modules/.tincan-stamp
  fi

  node_modules/.bin/tsc --noEmit

  case ${1:-} in
  --bench) set -- -c bench.config.ts "bench/${2:?which measurement?}.ts" "${@:3}" ;;
  --pictures) set -- specs/pictures.spec.ts --update-snapshots=all "${@:2}" ;;
  --screenshots) set -- -c screenshots.config.ts "${@:2}" ;;
  --nat) nat=1 && set -- -c nat.config.ts "${@:2}" ;;
  esac

  export TINCAN_E2E_INSIDE=1
  unshare=(unshare --net)
  ((EUID == 0)) || unshare=(unshare --user --map-root-user --net)
  if [[ ${nat:-} ]]; then
    skip() { echo "end2end: bad networks are not tested here: $1" && exit 0; }
    [[ ${TINCAN_E2E_NETWORK:-} != plain ]] || skip "TINCAN_E2E_NETWORK=plain"
    [[ $(uname -s) == Linux ]] || skip "this is not Linux"
    # Not everybody is told where these are.
    PATH+=:/usr/sbin:/sbin
    for tool in ip unshare nft; do
      command -v $tool >/dev/null || skip "there is no $tool (Debian: apt-get install iproute2 util-linux nftables)"
    done
    # The names of the namespaces are files in /run: a private one, so that they too go with the last process.
    unshare+=(--mount)
    export TINCAN_E2E_NETWORK=homes
    why=$("${unshare[@]}" "$BASH" "${BASH_SOURCE[0]##*/}" --only-network 2>&1) ||
      skip "this machine cannot make them (${why##*$'\n'})"
    exec "${unshare[@]}" "$BASH" "${BASH_SOURCE[0]##*/}" "$@"
  elif [[ ${TINCAN_E2E_NETWORK:-} == plain ]]; then
    echo "end2end: TINCAN_E2E_NETWORK=plain: running on this host's own network"
  elif [[ $(uname -s) != Linux ]]; then
    echo "end2end: not Linux: running on this host's own network"
  elif ! command -v ip >/dev/null || ! command -v unshare >/dev/null; then
    echo "end2end: no ip or no unshare (iproute2, util-linux): running on this host's own network"
  elif ! why=$("${unshare[@]}" "$BASH" "${BASH_SOURCE[0]##*/}" --only-network 2>&1); then
    echo "end2end: no private network namespace here (${why##*$'\n'}): running on this host's own network"
  else
    echo "end2end: in a private network namespace"
    export TINCAN_E2E_NETWORK=private
    exec "${unshare[@]}" "$BASH" "${BASH_SOURCE[0]##*/}" "$@"
  fi
  export TINCAN_E2E_NETWORK=plain
elif [[ ${TINCAN_E2E_NETWORK:-} == homes ]]; then
  mount -t tmpfs tmpfs /run
  mkdir /run/netns
  ip link set lo up
  if [[ ${1:-} == --only-network ]]; then
    nat/net.sh probe
    exit 0
  fi
else
  ip link set lo up
  ip link add tincan0 type veth peer name tincan1
  ip link set tincan1 up
  ip addr add 10.77.0.1/24 dev tincan0
  ip link set tincan0 up
  ip route add default via 10.77.0.254 dev tincan0
  [[ ${1:-} != --only-network ]] || exit 0
fi

if [[ ${1:-} == --in-network ]]; then
  cd ..
  exec "${@:2}"
fi
exec node_modules/.bin/playwright test "$@"
