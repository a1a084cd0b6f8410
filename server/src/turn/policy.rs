//! Which addresses may be relayed to. A relay stands inside the server's network; what it may reach, everybody with a
//! credential may reach, and credentials are free. So only the public internet is let through by default.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

/// IPv4 that is not the public internet: this network, private, carriers' NAT, loopback, link-local, protocol assignments,
/// documentation, 6to4 relays, benchmarks, multicast, reserved, broadcast.
const V4_REFUSED: [(Ipv4Addr, u8); 16] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 31, 196, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
];

/// The same of IPv6; of `2000::/3`, which is all that is public, what is not. Addresses that carry an IPv4 address (mapped,
/// translated, 6to4, Teredo) are refused as a whole: they are other spellings of addresses that would be asked for as IPv4.
const V6_REFUSED: [(Ipv6Addr, u8); 4] = [
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];
const V6_PUBLIC: (Ipv6Addr, u8) = (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);
/// Blocks an installation may stand in with all its browsers.
const V6_LOCAL: [(Ipv6Addr, u8); 3] = [
    (Ipv6Addr::LOCALHOST, 128),
    (Ipv6Addr::new(0xfc00, 0, 0, 0, 0, 0, 0, 0), 7),
    (Ipv6Addr::new(0xfe80, 0, 0, 0, 0, 0, 0, 0), 10),
];

/// The rule of one installation.
#[derive(Clone, Debug)]
pub struct PeerPolicy {
    /// Where browsers reach the relay.
    external: IpAddr,
    /// The block that the installation stands in, if that is not public: its peers are there too.
    own_block: Option<IpNet>,
    allow: Vec<IpNet>,
    deny: Vec<IpNet>,
}

/// How far a peer's address may be relayed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Any port.
    Permitted,
    /// Our own address: only ports of relays, which lead to other clients and nowhere else.
    RelaysOnly,
    /// Not at all.
    Refused,
}

impl PeerPolicy {
    /// The rule for a relay at `external`. `deny` wins over `allow`, and `allow` over what is refused by default.
    pub fn new(external: IpAddr, allow: &[IpNet], deny: &[IpNet]) -> Self {
        Self { external, own_block: refused_block(external), allow: allow.to_vec(), deny: deny.to_vec() }
    }

    /// Judges the address of a peer.
    pub fn judge(&self, peer: IpAddr) -> Verdict {
        let inside = |nets: &[IpNet]| nets.iter().any(|net| net.contains(&peer));
        if inside(&self.deny) || peer.is_unspecified() || peer.is_multicast() || is_broadcast(peer) {
            return Verdict::Refused;
        }
        if inside(&self.allow) || self.own_block.is_some_and(|block| block.contains(&peer)) {
            return Verdict::Permitted;
        }
        if peer == self.external {
            return Verdict::RelaysOnly;
        }
        if refused(peer) { Verdict::Refused } else { Verdict::Permitted }
    }
}

/// Whether an address is not one of the public internet.
pub fn refused(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => v4_block(ip).is_some(),
        IpAddr::V6(ip) => !v6_inside(V6_PUBLIC, ip) || V6_REFUSED.iter().any(|block| v6_inside(*block, ip)),
    }
}

/// The block of an address that an installation may stand in with its browsers.
fn refused_block(ip: IpAddr) -> Option<IpNet> {
    match ip {
        IpAddr::V4(ip) => v4_block(ip).map(IpNet::V4),
        IpAddr::V6(ip) => {
            let block = V6_LOCAL.iter().find(|block| v6_inside(**block, ip));
            block.and_then(|(net, len)| Ipv6Net::new(*net, *len).ok()).map(IpNet::V6)
        }
    }
}

fn v4_block(ip: Ipv4Addr) -> Option<Ipv4Net> {
    let blocks = V4_REFUSED.iter().filter_map(|(net, len)| Ipv4Net::new(*net, *len).ok());
    blocks.into_iter().find(|block| block.contains(&ip))
}

fn v6_inside((net, len): (Ipv6Addr, u8), ip: Ipv6Addr) -> bool {
    Ipv6Net::new(net, len).is_ok_and(|net| net.contains(&ip))
}

fn is_broadcast(ip: IpAddr) -> bool {
    matches!(ip, IpAddr::V4(ip) if ip.is_broadcast())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(external: &str, allow: &[&str], deny: &[&str]) -> PeerPolicy {
        let nets = |list: &[&str]| list.iter().map(|n| n.parse().unwrap()).collect::<Vec<IpNet>>();
        PeerPolicy::new(external.parse().unwrap(), &nets(allow), &nets(deny))
    }

    fn judge(policy: &PeerPolicy, peer: &str) -> Verdict {
        policy.judge(peer.parse().unwrap())
    }

    #[test]
    fn only_the_public_internet_is_relayed_to() {
        let policy = policy("8.8.4.4", &[], &[]);
        for peer in ["1.1.1.1", "172.32.0.1", "100.63.255.255", "2606:4700::1111", "2a00::1"] {
            assert_eq!(judge(&policy, peer), Verdict::Permitted, "{peer}");
        }
        for peer in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.8.9.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.255.255",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:1.1.1.1",
            "::7f00:1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert_eq!(judge(&policy, peer), Verdict::Refused, "{peer}");
        }
    }

    #[test]
    fn its_own_address_leads_to_relays_only() {
        assert_eq!(judge(&policy("8.8.4.4", &[], &[]), "8.8.4.4"), Verdict::RelaysOnly);
    }

    #[test]
    fn an_installation_that_is_not_public_relays_within_its_own_block() {
        let home = policy("192.168.1.10", &[], &[]);
        assert_eq!(judge(&home, "192.168.7.7"), Verdict::Permitted);
        assert_eq!(judge(&home, "192.168.1.10"), Verdict::Permitted);
        for peer in ["10.0.0.1", "127.0.0.1", "169.254.169.254", "::1"] {
            assert_eq!(judge(&home, peer), Verdict::Refused, "{peer}");
        }
        assert_eq!(judge(&policy("127.0.0.1", &[], &[]), "127.0.0.1"), Verdict::Permitted);
        assert_eq!(judge(&policy("127.0.0.1", &[], &[]), "192.168.1.1"), Verdict::Refused);
        assert_eq!(judge(&policy("::1", &[], &[]), "::1"), Verdict::Permitted);
        assert_eq!(judge(&policy("::1", &[], &[]), "fd00::1"), Verdict::Refused);
    }

    #[test]
    fn flags_widen_and_narrow_and_refusal_wins() {
        let policy =
            policy("8.8.4.4", &["10.1.0.0/16", "fd00::/8"], &["10.1.2.0/24", "9.9.9.9/32", "8.8.4.4/32"]);
        assert_eq!(judge(&policy, "10.1.1.1"), Verdict::Permitted);
        assert_eq!(judge(&policy, "fd00::1"), Verdict::Permitted);
        for peer in ["10.2.0.1", "10.1.2.3", "9.9.9.9", "8.8.4.4"] {
            assert_eq!(judge(&policy, peer), Verdict::Refused, "{peer}");
        }
    }
}
