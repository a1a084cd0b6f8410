//! How asking one server ended, and what follows for all servers of a kind.

use room::CandidateKind;

use super::{Candidate, Facts, Probe, Server, ServerKind};

/// Longest silence of a server that answers although nothing new comes of it, in milliseconds: browsers ask again for
/// longer before they give up.
const SOON_MS: u32 = 4_000;
/// Browsers say this of a server they do not reach.
const UNREACHABLE: u16 = 701;
/// What TURN servers say to a user name or password they do not take (RFC 8656, section 18).
const CREDENTIALS: [u16; 4] = [401, 403, 438, 441];

/// How asking one server ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It answered, after so many milliseconds.
    Answered(u32),
    /// It knows neither the user name nor the password.
    Credentials,
    /// It answered that it will not, in these words.
    Declined(String),
    /// It did not answer.
    Silent,
    /// The browser would not have the URL.
    BadUrl(String),
}

impl Probe {
    /// Whether the server did what it is for.
    pub fn answered(&self, kind: ServerKind) -> bool {
        matches!(self.outcome(kind), Outcome::Answered(_))
    }

    /// How it ended for a server of this kind.
    pub(super) fn outcome(&self, kind: ServerKind) -> Outcome {
        if let Some(why) = &self.refused_url {
            return Outcome::BadUrl(why.clone());
        }
        let wanted = if kind.relays() { CandidateKind::Relay } else { CandidateKind::ServerReflexive };
        if self.candidates.iter().any(|candidate| candidate.kind == wanted) {
            return Outcome::Answered(self.took_ms);
        }
        let said = |code: &u16| CREDENTIALS.contains(code);
        if self.errors.iter().any(|(code, _)| said(code)) {
            return Outcome::Credentials;
        }
        match self.errors.iter().find(|(code, _)| *code != UNREACHABLE) {
            Some((code, text)) => Outcome::Declined(format!("{code} {text}").trim_end().to_owned()),
            // A device without a router looks from outside as it does from inside, which browsers do not tell twice.
            None if kind == ServerKind::Stun && self.quietly_done() => Outcome::Answered(self.took_ms),
            None => Outcome::Silent,
        }
    }

    fn quietly_done(&self) -> bool {
        let open = |c: &Candidate| c.kind == CandidateKind::Host && !c.hidden();
        self.complete
            && self.errors.is_empty()
            && self.took_ms < SOON_MS
            && self.candidates.iter().any(open)
            && self.candidates.iter().all(|c| !c.hidden())
    }
}

/// How all servers of a kind do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// Not all have been asked.
    Waiting,
    /// There is none.
    None,
    /// One answers at least; the first that did, and how fast.
    Works(String, u32),
    /// None answers; the outcomes, by URL.
    Fails(Vec<(Server, Outcome)>),
}

impl Facts {
    /// All servers of some kinds.
    pub(super) fn group(&self, kinds: &[ServerKind]) -> Group {
        let Some(servers) = &self.servers else {
            return if self.done { Group::None } else { Group::Waiting };
        };
        let mut fails = Vec::new();
        let mut waiting = false;
        for (server, probe) in servers.iter().filter(|(server, _)| kinds.contains(&server.kind)) {
            match probe.as_ref().map(|probe| probe.outcome(server.kind)) {
                None => waiting = true,
                Some(Outcome::Answered(ms)) => return Group::Works(server.url.clone(), ms),
                Some(outcome) => fails.push((server.clone(), outcome)),
            }
        }
        match fails.is_empty() {
            _ if waiting && !self.done => Group::Waiting,
            true => Group::None,
            false => Group::Fails(fails),
        }
    }

    /// All relays, whatever they are reached by.
    pub(super) fn relays(&self) -> Group {
        self.group(&[ServerKind::TurnUdp, ServerKind::TurnTcp, ServerKind::TurnTls])
    }

    /// Whether UDP gets out: as far as servers were asked.
    pub(super) fn udp(&self) -> Option<bool> {
        match (self.group(&[ServerKind::Stun]), self.group(&[ServerKind::TurnUdp])) {
            (Group::Works(..), _) | (_, Group::Works(..)) => Some(true),
            (Group::Waiting, _) | (_, Group::Waiting) => None,
            (Group::None, Group::None) => None,
            (stun, turn) => {
                // A relay that refuses us has answered.
                let silent = |group: &Group| match group {
                    Group::Fails(fails) => {
                        fails.iter().all(|(_, o)| matches!(o, Outcome::Silent | Outcome::BadUrl(_)))
                    }
                    _ => true,
                };
                Some(!(silent(&stun) && silent(&turn)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn probe(lines: &[&str], errors: &[(u16, &str)], took_ms: u32) -> Probe {
        Probe {
            candidates: lines.iter().map(|l| Candidate::parse(&format!("candidate:{l}")).unwrap()).collect(),
            errors: errors.iter().map(|(code, text)| (*code, (*text).to_owned())).collect(),
            complete: true,
            took_ms,
            refused_url: None,
        }
    }

    #[test]
    fn an_address_of_the_wanted_kind_is_an_answer_whatever_else_went_wrong() {
        let seen = probe(&["1 1 udp 1 203.0.113.7 4000 typ srflx"], &[(701, "one interface")], 30);
        assert_eq!(seen.outcome(ServerKind::Stun), Outcome::Answered(30));
        assert_eq!(seen.outcome(ServerKind::TurnUdp), Outcome::Silent);
    }

    #[test]
    fn refusals_are_told_apart() {
        let refused = probe(&[], &[(701, ""), (401, "Unauthorized")], 30);
        assert_eq!(refused.outcome(ServerKind::TurnUdp), Outcome::Credentials);
        let full = probe(&[], &[(486, "Allocation Quota Reached")], 30);
        assert_eq!(
            full.outcome(ServerKind::TurnUdp),
            Outcome::Declined("486 Allocation Quota Reached".to_owned())
        );
        let url = Probe { refused_url: Some("no such scheme".to_owned()), ..Probe::default() };
        assert_eq!(url.outcome(ServerKind::Stun), Outcome::BadUrl("no such scheme".to_owned()));
    }

    #[test]
    fn a_device_without_a_router_has_its_answer_although_nothing_new_came_of_it() {
        let open = "1 1 udp 1 203.0.113.7 4000 typ host";
        assert_eq!(probe(&[open], &[], 50).outcome(ServerKind::Stun), Outcome::Answered(50));
        assert_eq!(probe(&[open], &[], 9_000).outcome(ServerKind::Stun), Outcome::Silent);
        assert_eq!(probe(&[open], &[(701, "")], 50).outcome(ServerKind::Stun), Outcome::Silent);
        let hidden = "1 1 udp 1 a.local 4000 typ host";
        assert_eq!(probe(&[hidden], &[], 50).outcome(ServerKind::Stun), Outcome::Silent);
        assert_eq!(probe(&[], &[], 50).outcome(ServerKind::Stun), Outcome::Silent);
    }
}
