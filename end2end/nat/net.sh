#!/usr/bin/env bash
# Two homes and the internet between them, for the tests in nat/. Runs inside the private namespaces that run.sh makes.
#
#   net.sh probe                    whether this machine can do all of it
#   net.sh up KIND_A KIND_B         builds it anew; KIND is what stands between a home and the internet:
#       open        a router that only routes
#       cone        NAT that keeps a port, and takes answers from those written to (port-restricted cone)
#       symmetric   NAT with another random port for every destination
#       no-udp      a cone that lets no UDP through
#   net.sh cut SIDE | heal SIDE     pulls the cable between a host and its router, and puts it back
#   net.sh stall SIDE | resume SIDE the router passes nothing on; the host still has its carrier
#   net.sh loss SIDE PERCENT        the router drops so many packets, each way
#   net.sh no-tcp-relay SIDE PORT   the router lets no TCP through to this port
#   net.sh readdress SIDE           the host gives its address up for another one of the same home
#
#   a ---- router-a ==== here ==== router-b ---- b
#      lan          wan   br0  wan          lan
#
# `here` is the namespace of the caller: server, relay and tests run in it. The four others have names, in a /run that
# is private too; when the last process ends, all of it is gone.
set -euo pipefail

# Nothing leaves, so any addresses will do. These are public, and to browsers and relays that makes a difference.
HERE=1.2.3.10
wan() { case $1 in a) echo 1.2.3.11 ;; b) echo 1.2.3.12 ;; esac; }
lan() { # side, kind
  case $1-$2 in a-open) echo 1.2.4 ;; b-open) echo 1.2.5 ;; a-*) echo 10.201.1 ;; b-*) echo 10.201.2 ;; esac
}
within() { ip netns exec "$@"; }

build() { # kind of a, of b
  local side kind=$1 router lan wan
  for name in a b router-a router-b; do
    ip netns del "$name" 2>/dev/null || true
    ip netns add "$name"
    ip -n "$name" link set lo up
  done
  ip link del br0 2>/dev/null || true
  ip link set lo up
  ip link add br0 type bridge
  ip addr add "$HERE/24" dev br0
  ip link set br0 up
  # Leads nowhere, as packets to somebody's private address do on the internet; without one, sending them is an error.
  ip route add default via 1.2.3.254
  for side in a b; do
    [[ $side == a ]] || kind=$2
    router=router-$side lan=$(lan $side "$kind") wan=$(wan $side)
    # A namespace goes some time after its name: its end of the cable may still be there.
    ip link del "wan-$side" 2>/dev/null || true
    ip link add "wan-$side" type veth peer name wan netns "$router"
    ip link set "wan-$side" master br0 up
    ip -n "$router" addr add "$wan/24" dev wan
    ip -n "$router" link set wan up
    ip -n "$router" route add default via "$HERE"
    ip -n "$router" link add lan type veth peer name eth0 netns $side
    ip -n "$router" addr add "$lan.1/24" dev lan
    ip -n "$router" link set lan up
    ip -n $side addr add "$lan.2/24" dev eth0
    ip -n $side link set eth0 up
    # Browsers offer an address only if there is a default route.
    ip -n $side route add default via "$lan.1"
    within "$router" sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'
  done
}

nat() { # side, kind
  local side=$1 kind=$2 other translate='' udp=''
  case $kind in
  open)
    case $side in a) other=b ;; b) other=a ;; esac
    ip route add "$(lan "$side" open).0/24" via "$(wan "$side")"
    ip -n "router-$other" route add "$(lan "$side" open).0/24" via "$(wan "$side")"
    ;;
  cone) translate='masquerade' ;;
  symmetric) translate='masquerade random,fully-random' ;;
  no-udp) translate='masquerade' udp='meta l4proto udp drop' ;;
  *) echo "net.sh: no kind of network: $kind" >&2; return 1 ;;
  esac
  # Without `strangers`, an early packet of the other side to the router itself would take the port that the router is
  # about to give the host, and the cone would behave as a symmetric NAT.
  within "router-$side" nft -f - <<RULES
table ip home {
  chain out {
    type nat hook postrouting priority 100
    ${translate:+oifname wan $translate}
  }
  chain strangers {
    type filter hook input priority 0
    iifname wan ct state new drop
  }
  chain pass {
    type filter hook forward priority 0
    $udp
    ${translate:+iifname wan ct state new drop}
  }
  chain trouble {
    type filter hook forward priority 10
  }
}
RULES
}

case ${1:?what to do?} in
up)
  build "$2" "$3"
  nat a "$2"
  nat b "$3"
  ;;
probe)
  "$0" up open symmetric
  "$0" loss a 5
  "$0" stall a
  "$0" resume a
  ;;
cut) ip -n "router-$2" link set lan down ;;
heal) ip -n "router-$2" link set lan up ;;
stall) within "router-$2" nft add rule ip home trouble drop ;;
resume) within "router-$2" nft flush chain ip home trouble ;;
loss) within "router-$2" nft add rule ip home trouble numgen random mod 100 \< "$3" drop ;;
no-tcp-relay) within "router-$2" nft add rule ip home trouble tcp dport "$3" drop ;;
readdress)
  before=$(ip -n "$2" -o -4 addr show dev eth0 | awk '{ print $4; exit }')
  # The route goes with the address.
  ip -n "$2" addr del "$before" dev eth0
  ip -n "$2" addr add "${before%.*}.3/24" dev eth0
  ip -n "$2" route replace default via "${before%.*}.1"
  ;;
*) echo "net.sh: what is $1?" >&2; exit 2 ;;
esac
