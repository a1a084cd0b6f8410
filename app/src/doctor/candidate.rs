//! An address that the browser found, read from the line it is written in (RFC 8839, section 5.1).

use room::CandidateKind;

/// What of a candidate matters here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The same for addresses found from the same place in the same way.
    pub foundation: String,
    /// How it was found.
    pub kind: CandidateKind,
    /// Whether it is a TCP address.
    pub tcp: bool,
    /// The address, or the name that the browser hides it behind.
    pub address: String,
    /// The port.
    pub port: u16,
    /// The address and port of the device it stands for; hidden ones are zero.
    pub related: Option<(String, u16)>,
}

impl Candidate {
    /// Reads a line such as `candidate:1 1 udp 2122 192.0.2.1 4000 typ host`; `None` for what is no candidate.
    pub fn parse(line: &str) -> Option<Self> {
        let mut words = line.strip_prefix("candidate:")?.split(' ');
        let foundation = words.next()?.to_owned();
        let transport = words.nth(1)?;
        let (address, port) = (words.nth(1)?.to_owned(), words.next()?.parse().ok()?);
        let (mut kind, mut related_address, mut related_port) = (None, None, None);
        while let (Some(name), Some(value)) = (words.next(), words.next()) {
            match name {
                "typ" => kind = kind_of(value),
                "raddr" => related_address = Some(value.to_owned()),
                "rport" => related_port = value.parse().ok(),
                _ => {}
            }
        }
        Some(Self {
            foundation,
            kind: kind?,
            tcp: transport.eq_ignore_ascii_case("tcp"),
            address,
            port,
            related: related_address.zip(related_port),
        })
    }

    /// Whether the browser keeps the address to itself: a name that only this network can look up stands for it.
    pub fn hidden(&self) -> bool {
        self.address.ends_with(".local")
    }

    /// The word ICE has for how it was found.
    pub fn kind_word(&self) -> &'static str {
        match self.kind {
            CandidateKind::Host => "host",
            CandidateKind::ServerReflexive => "srflx",
            CandidateKind::PeerReflexive => "prflx",
            CandidateKind::Relay => "relay",
        }
    }
}

fn kind_of(word: &str) -> Option<CandidateKind> {
    Some(match word {
        "host" => CandidateKind::Host,
        "srflx" => CandidateKind::ServerReflexive,
        "prflx" => CandidateKind::PeerReflexive,
        "relay" => CandidateKind::Relay,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_browsers_are_read() {
        let line = "candidate:842163049 1 udp 1677729535 203.0.113.7 46154 typ srflx raddr 10.0.17.1 rport 46155 generation 0 ufrag x";
        let read = Candidate::parse(line).unwrap();
        assert_eq!((read.kind, read.tcp, read.hidden()), (CandidateKind::ServerReflexive, false, false));
        assert_eq!((read.address.as_str(), read.port), ("203.0.113.7", 46154));
        assert_eq!(read.related, Some(("10.0.17.1".to_owned(), 46155)));
        assert_eq!(read.foundation, "842163049");

        let line = "candidate:0 1 TCP 2105524479 0b9a.local 9 typ host tcptype active";
        let read = Candidate::parse(line).unwrap();
        assert!(read.tcp && read.hidden());
        assert_eq!(read.kind_word(), "host");
    }

    #[test]
    fn what_is_no_candidate_is_none() {
        for line in [
            "",
            "candidate:",
            "a=candidate:1",
            "candidate:1 1 udp 1 a x typ host",
            "candidate:1 1 udp 1 a 9 typ odd",
        ] {
            assert_eq!(Candidate::parse(line), None, "{line}");
        }
    }
}
