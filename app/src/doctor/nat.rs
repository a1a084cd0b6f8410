//! What the router in front of this device does with ports: RFC 4787 calls it mapping.

use room::CandidateKind;

use super::{Candidate, Probe, ServerKind};

/// Whether an address that one server sees is of use to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mapping {
    /// One port for everybody: what a STUN server sees, others can send to.
    Independent,
    /// Another port for each destination (*symmetric*): what a STUN server sees is of no use to others.
    Dependent,
    /// The device looks from outside as it does from inside.
    Absent,
    /// Two servers are needed to tell, and two did not answer.
    Unknown,
}

impl Mapping {
    /// From what was found with one STUN server, with another, and with both in one connection.
    pub fn of(one: &Probe, other: &Probe, both: &Probe) -> Self {
        let answers = |probe: &Probe| probe.answered(ServerKind::Stun);
        let reflexive = |c: &Candidate| c.kind == CandidateKind::ServerReflexive && !c.tcp;
        if !answers(one) || !answers(other) {
            Self::Unknown
        } else if both.candidates.iter().any(reflexive) {
            Self::of_candidates(&both.candidates)
        } else {
            Self::Absent
        }
    }

    fn of_candidates(candidates: &[Candidate]) -> Self {
        let hosts = candidates
            .iter()
            .filter(|c| c.kind == CandidateKind::Host && !c.tcp && !c.address.contains(':'))
            .count();
        let seen: Vec<&Candidate> =
            candidates.iter().filter(|c| c.kind == CandidateKind::ServerReflexive && !c.tcp).collect();
        // The same place of this device: by its address where the browser tells it, by the only one there is, or by the
        // foundation, which is the same for the same place in some browsers and never for different ones.
        let same_place = |a: &Candidate, b: &Candidate| match (&a.related, &b.related) {
            (Some(a), Some(b)) if a.1 != 0 && b.1 != 0 => a == b,
            _ => hosts == 1 || a.foundation == b.foundation,
        };
        let same_family = |a: &Candidate, b: &Candidate| a.address.contains(':') == b.address.contains(':');
        let differ = seen.iter().enumerate().any(|(index, a)| {
            seen.iter().skip(index + 1).any(|b| {
                same_place(a, b) && same_family(a, b) && (a.port != b.port || a.address != b.address)
            })
        });
        if differ { Self::Dependent } else { Self::Independent }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Vec<Candidate> {
        lines.iter().map(|line| Candidate::parse(&format!("candidate:{line}")).unwrap()).collect()
    }

    #[test]
    fn one_port_for_everybody_is_independent() {
        let found = read(&["1 1 udp 1 203.0.113.7 4000 typ srflx raddr 10.0.0.1 rport 50000"]);
        assert_eq!(Mapping::of_candidates(&found), Mapping::Independent);
    }

    #[test]
    fn two_servers_have_to_answer() {
        let probe = |lines: &[&str]| Probe { candidates: read(lines), complete: true, ..Probe::default() };
        let seen = probe(&["1 1 udp 1 203.0.113.7 4000 typ srflx raddr 10.0.0.1 rport 50000"]);
        let nothing = probe(&[]);
        let open = probe(&["1 1 udp 1 203.0.113.7 4000 typ host"]);
        assert_eq!(Mapping::of(&seen, &seen, &seen), Mapping::Independent);
        assert_eq!(Mapping::of(&seen, &nothing, &seen), Mapping::Unknown);
        assert_eq!(Mapping::of(&nothing, &seen, &seen), Mapping::Unknown);
        assert_eq!(Mapping::of(&open, &open, &open), Mapping::Absent);
    }

    #[test]
    fn two_ports_for_one_place_are_symmetric() {
        let found = read(&[
            "1 1 udp 1 203.0.113.7 4000 typ srflx raddr 10.0.0.1 rport 50000",
            "1 1 udp 1 203.0.113.7 4001 typ srflx raddr 10.0.0.1 rport 50000",
        ]);
        assert_eq!(Mapping::of_candidates(&found), Mapping::Dependent);
    }

    #[test]
    fn two_places_of_one_device_are_not_symmetric() {
        let found = read(&[
            "1 1 udp 1 203.0.113.7 4000 typ srflx raddr 10.0.0.1 rport 50000",
            "2 1 udp 1 203.0.113.7 4001 typ srflx raddr 10.0.1.1 rport 50001",
        ]);
        assert_eq!(Mapping::of_candidates(&found), Mapping::Independent);
    }

    #[test]
    fn hidden_places_are_told_apart_by_foundation_or_by_being_the_only_one() {
        let hidden = |foundations: [&str; 2], hosts: &[&str]| {
            let [a, b] = foundations;
            let mut found = read(hosts);
            found.extend(read(&[
                &format!("{a} 1 udp 1 203.0.113.7 4000 typ srflx raddr 0.0.0.0 rport 0"),
                &format!("{b} 1 udp 1 203.0.113.7 4001 typ srflx raddr 0.0.0.0 rport 0"),
            ]));
            Mapping::of_candidates(&found)
        };
        let one = ["7 1 udp 1 a.local 50000 typ host"];
        let two = ["7 1 udp 1 a.local 50000 typ host", "8 1 udp 1 b.local 50001 typ host"];
        assert_eq!(hidden(["1", "1"], &two), Mapping::Dependent);
        assert_eq!(hidden(["1", "2"], &two), Mapping::Independent);
        assert_eq!(hidden(["1", "2"], &one), Mapping::Dependent, "Firefox numbers by server as well");
    }

    #[test]
    fn addresses_of_two_families_are_no_contradiction() {
        let found = read(&[
            "1 1 udp 1 203.0.113.7 4000 typ srflx raddr 0.0.0.0 rport 0",
            "1 1 udp 1 2001:db8::7 4001 typ srflx raddr :: rport 0",
        ]);
        assert_eq!(Mapping::of_candidates(&found), Mapping::Independent);
    }
}
