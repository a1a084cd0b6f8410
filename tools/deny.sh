#!/usr/bin/env bash
# Looks at every dependency: its licence, where it comes from (deny.toml), and whether holes in it are known. The last needs the
# advisory database, which is fetched when there is a network; without one the rest is checked and a line says so.
set -euo pipefail
cd "$(dirname "$0")/.."
tools=${TINCAN_TOOLS:-$PWD/.tools}
# When the database was last fetched by us: a fetch that was cut off leaves half of one.
fetched=$tools/advisories-fetched
readonly FETCH_S_MAX=60

# What no build on this machine uses is looked at as well, and may not be here yet.
cargo fetch --locked
cargo deny --offline check licenses bans sources

if timeout "$FETCH_S_MAX" cargo deny fetch db >/dev/null 2>&1 </dev/null; then
  touch "$fetched"
elif [ -e "$fetched" ]; then
  echo "deny: no network: known holes as of $(date -r "$fetched" +%F)"
else
  echo "deny: advisories were not checked: their database cannot be fetched here, and was not before"
  exit 0
fi
cargo deny --offline check advisories
