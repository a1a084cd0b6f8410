//! What was found out, as it came. What it means is for `findings` to say.

use i18n::t;

use super::{Candidate, Mapping};
use crate::network::NetworkSettings;

/// Candidates that are remembered; browsers of devices with many networks find dozens.
const CANDIDATES_MAX: usize = 64;

/// One thing that was found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The settings that the checks keep to.
    Settings(NetworkSettings),
    /// What the server says of itself and of the servers it offers, or why nothing.
    Offer(Result<Offer, String>),
    /// The signaling socket greeted after so many milliseconds, or why it did not.
    Socket(Result<u32, String>),
    /// The servers that are asked now.
    Servers(Vec<Server>),
    /// How asking one of them went, by its place in the list.
    Probed(usize, Probe),
    /// What the router does with ports.
    Mapping(Mapping),
    /// Two connections in the page, straight to each other.
    Direct(Pair),
    /// Two connections in the page, through the relay.
    Relayed(Pair),
    /// Nothing more comes.
    Done,
}

/// All of it so far; `None` is what is not known yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// See [`Fact::Settings`].
    pub settings: NetworkSettings,
    /// See [`Fact::Offer`].
    pub offer: Option<Result<Offer, String>>,
    /// See [`Fact::Socket`].
    pub socket: Option<Result<u32, String>>,
    /// See [`Fact::Servers`]; each with how asking it went.
    pub servers: Option<Vec<(Server, Option<Probe>)>>,
    /// See [`Fact::Mapping`].
    pub mapping: Option<Mapping>,
    /// See [`Fact::Direct`].
    pub direct: Option<Pair>,
    /// See [`Fact::Relayed`].
    pub relayed: Option<Pair>,
    /// Every address that the browser found, each once.
    pub candidates: Vec<Candidate>,
    /// See [`Fact::Done`].
    pub done: bool,
}

/// What the server says at `/network`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// How far this device's clock is ahead of the server's, in milliseconds.
    pub clock_ahead_ms: i64,
    /// How long the answer took.
    pub took_ms: u32,
    /// The address the server saw, or nothing.
    pub your_address: Option<String>,
    /// Whether it offers a relay.
    pub turn: bool,
}

/// A STUN or TURN server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// As it is configured.
    pub url: String,
    /// What it is asked for.
    pub kind: ServerKind,
    /// Whether the person added it.
    pub own: bool,
}

/// What a server does, and what it is reached by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerKind {
    /// Tells a device how it looks from outside, by UDP.
    Stun,
    /// Relays, reached by UDP.
    TurnUdp,
    /// Relays, reached by TCP.
    TurnTcp,
    /// Relays, reached by TLS.
    TurnTls,
}

impl ServerKind {
    /// By the server's URL.
    pub fn of(url: &str) -> Self {
        match url {
            url if url.starts_with("turns:") => Self::TurnTls,
            url if url.starts_with("turn:") && url.ends_with("?transport=tcp") => Self::TurnTcp,
            url if url.starts_with("turn:") => Self::TurnUdp,
            _ => Self::Stun,
        }
    }

    /// Whether it relays.
    pub fn relays(self) -> bool {
        self != Self::Stun
    }

    /// In a word or two.
    pub fn words(self) -> String {
        match self {
            Self::Stun => t::doctor_report_stun(),
            Self::TurnUdp => t::doctor_report_turn_udp(),
            Self::TurnTcp => t::doctor_report_turn_tcp(),
            Self::TurnTls => t::doctor_report_turn_tls(),
        }
    }
}

/// How asking one server went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Probe {
    /// What the browser found with this server alone.
    pub candidates: Vec<Candidate>,
    /// Errors it told: code and text.
    pub errors: Vec<(u16, String)>,
    /// Whether the browser said that it had looked everywhere, rather than that time was up.
    pub complete: bool,
    /// How long it took.
    pub took_ms: u32,
    /// What the browser said to the server's URL, if it would not have it.
    pub refused_url: Option<String>,
}

/// How two connections in this page fared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// After how many milliseconds a message arrived, if one did.
    pub message_ms: Option<u32>,
    /// The addresses the browser found for them.
    pub candidates: Vec<Candidate>,
}

impl Facts {
    /// Adds what was found out.
    pub fn take(&mut self, fact: Fact) {
        match fact {
            Fact::Settings(settings) => self.settings = settings,
            Fact::Offer(offer) => self.offer = Some(offer),
            Fact::Socket(socket) => self.socket = Some(socket),
            Fact::Servers(servers) => {
                self.servers = Some(servers.into_iter().map(|server| (server, None)).collect());
            }
            Fact::Probed(index, probe) => {
                self.see(&probe.candidates);
                if let Some((_, slot)) = self.servers.as_mut().and_then(|servers| servers.get_mut(index)) {
                    *slot = Some(probe);
                }
            }
            Fact::Mapping(mapping) => self.mapping = Some(mapping),
            Fact::Direct(pair) => {
                self.see(&pair.candidates);
                self.direct = Some(pair);
            }
            Fact::Relayed(pair) => {
                self.see(&pair.candidates);
                self.relayed = Some(pair);
            }
            Fact::Done => self.done = true,
        }
    }

    fn see(&mut self, found: &[Candidate]) {
        for candidate in found {
            // Each connection has ports of its own, and names for what it hides: one of a kind tells enough.
            let same = |seen: &Candidate| {
                let both_hidden = seen.hidden() && candidate.hidden();
                seen.kind == candidate.kind
                    && seen.tcp == candidate.tcp
                    && (both_hidden || seen.address == candidate.address)
            };
            if self.candidates.len() < CANDIDATES_MAX && !self.candidates.iter().any(same) {
                self.candidates.push(candidate.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_are_known_by_their_urls() {
        for (url, kind) in [
            ("stun:a:3478", ServerKind::Stun),
            ("turn:a:3478", ServerKind::TurnUdp),
            ("turn:a:3478?transport=udp", ServerKind::TurnUdp),
            ("turn:a:3478?transport=tcp", ServerKind::TurnTcp),
            ("turns:a:5349?transport=tcp", ServerKind::TurnTls),
        ] {
            assert_eq!(ServerKind::of(url), kind, "{url}");
        }
    }

    #[test]
    fn an_address_counts_once_and_a_late_answer_to_nothing_is_passed_over() {
        let line = |name: &str, port: u16| {
            Candidate::parse(&format!("candidate:1 1 udp 1 {name} {port} typ host")).unwrap()
        };
        let mut facts = Facts::default();
        let candidates =
            vec![line("a.local", 1), line("b.local", 2), line("10.0.0.1", 3), line("10.0.0.1", 4)];
        facts.take(Fact::Direct(Pair { message_ms: Some(3), candidates }));
        assert_eq!(facts.candidates.len(), 2);
        facts.take(Fact::Probed(7, Probe::default()));
        assert_eq!(facts.servers, None);
    }
}
