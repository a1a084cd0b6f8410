//! From facts to findings: one for each check, in the order they are shown. Every sentence says what was seen, and where
//! something can be done about it, what.

use i18n::t;
use room::{CandidateKind, RelayPolicy};

use super::relay::{Group, Outcome};
use super::{Facts, Mapping, Server, ServerKind};
use crate::words::duration_words;

/// A clock this far off is wrong, in milliseconds: less is the way of the answer and everyday drift.
pub(super) const CLOCK_OFF_MS: u64 = 60_000;

/// How a check went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Still under way.
    Waiting,
    /// As it should be.
    Fine,
    /// Worth knowing.
    Note,
    /// Something does not work.
    Bad,
    /// Not checked, and why is said.
    Skipped,
}

impl Mark {
    /// In a word.
    pub fn word(self) -> String {
        match self {
            Self::Waiting => t::doctor_mark_waiting(),
            Self::Fine => t::doctor_mark_fine(),
            Self::Note => t::doctor_mark_note(),
            Self::Bad => t::doctor_mark_bad(),
            Self::Skipped => t::doctor_mark_skipped(),
        }
    }

    /// The value of `data-mark`, which the style draws by.
    pub fn attribute(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Fine => "fine",
            Self::Note => "note",
            Self::Bad => "bad",
            Self::Skipped => "skipped",
        }
    }
}

/// What one check says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was checked.
    pub check: String,
    /// How it went.
    pub mark: Mark,
    /// What was seen.
    pub result: String,
    /// What to do about it, or nothing.
    pub advice: String,
}

/// Every check, as far as it got.
pub fn findings(facts: &Facts) -> Vec<Finding> {
    let checks: [(String, Look); 10] = [
        (t::doctor_check_server(), server),
        (t::doctor_check_clock(), clock),
        (t::doctor_check_socket(), socket),
        (t::doctor_check_stun(), stun),
        (t::doctor_check_router(), router),
        (t::doctor_check_turn_udp(), turn_udp),
        (t::doctor_check_turn_tcp(), turn_tcp),
        (t::doctor_check_carries(), carries),
        (t::doctor_check_near(), near),
        (t::doctor_check_addresses(), addresses),
    ];
    let finding = |(check, look): (String, Look)| {
        let (mark, result, advice) = look(facts);
        Finding { check, mark, result, advice }
    };
    checks.into_iter().map(finding).collect()
}

/// A check: what it says of the facts so far.
type Look = fn(&Facts) -> Said;
/// How it went, what was seen, and what to do.
type Said = (Mark, String, String);

fn waiting() -> Said {
    (Mark::Waiting, t::doctor_checking(), String::new())
}

fn fine(result: String) -> Said {
    (Mark::Fine, result, String::new())
}

fn skipped(why: String) -> Said {
    (Mark::Skipped, why, String::new())
}

/// Waiting, or that nothing came of it.
fn open(facts: &Facts) -> Said {
    if facts.done { skipped(t::doctor_broken_off()) } else { waiting() }
}

fn server(facts: &Facts) -> Said {
    match &facts.offer {
        None => open(facts),
        Some(Ok(offer)) => {
            let answers = t::doctor_server_fine(offer.took_ms);
            fine(match &offer.your_address {
                Some(address) => t::common_two_sentences(&answers, &t::doctor_server_sees_you(address)),
                None => answers,
            })
        }
        Some(Err(why)) => (Mark::Note, t::doctor_server_untold(why), t::doctor_server_untold_advice()),
    }
}

fn clock(facts: &Facts) -> Said {
    let Some(offer) = &facts.offer else { return open(facts) };
    let Ok(offer) = offer else { return skipped(t::doctor_clock_untold()) };
    let off = offer.clock_ahead_ms.unsigned_abs();
    if off < CLOCK_OFF_MS {
        return fine(t::doctor_clock_fine());
    }
    let time = duration_words(off);
    let result = match offer.clock_ahead_ms > 0 {
        true => t::doctor_clock_ahead(&time),
        false => t::doctor_clock_behind(&time),
    };
    (Mark::Bad, result, t::doctor_clock_advice())
}

fn socket(facts: &Facts) -> Said {
    match &facts.socket {
        None => open(facts),
        Some(Ok(ms)) => fine(t::doctor_socket_fine(*ms)),
        Some(Err(why)) => (Mark::Bad, t::doctor_socket_closed(why), t::doctor_socket_closed_advice()),
    }
}

fn stun(facts: &Facts) -> Said {
    match facts.group(&[ServerKind::Stun]) {
        Group::Waiting => waiting(),
        Group::Works(url, ms) => fine(t::doctor_stun_fine(ms, &url)),
        Group::None if facts.udp() == Some(true) => fine(t::doctor_stun_none_needed()),
        Group::None => (Mark::Note, t::doctor_stun_none(), t::doctor_stun_none_advice()),
        Group::Fails(fails) if facts.udp() == Some(false) => {
            let by_tcp = facts.group(&[ServerKind::TurnTcp, ServerKind::TurnTls]);
            if matches!(by_tcp, Group::Works(..)) {
                return (Mark::Bad, t::doctor_stun_blocked(), t::doctor_stun_blocked_advice());
            }
            let result = t::doctor_stun_blocked_or_down(fails.len());
            (Mark::Bad, result, t::doctor_stun_blocked_or_down_advice())
        }
        Group::Fails(fails) => {
            (Mark::Note, t::doctor_stun_fails(&failures(&fails)), t::doctor_stun_fails_advice())
        }
    }
}

fn router(facts: &Facts) -> Said {
    match facts.mapping {
        Some(Mapping::Independent) => fine(t::doctor_router_fine()),
        Some(Mapping::Dependent) => {
            (Mark::Note, t::doctor_router_symmetric(), t::doctor_router_symmetric_advice())
        }
        Some(Mapping::Absent) => fine(t::doctor_router_none()),
        Some(Mapping::Unknown) => skipped(t::doctor_router_unanswered()),
        None if facts.done => skipped(t::doctor_router_unknown()),
        None => waiting(),
    }
}

fn turn_udp(facts: &Facts) -> Said {
    turn(facts, &[ServerKind::TurnUdp], "UDP", t::doctor_turn_none_by_udp_advice)
}

fn turn_tcp(facts: &Facts) -> Said {
    let kinds = [ServerKind::TurnTcp, ServerKind::TurnTls];
    turn(facts, &kinds, "TCP", t::doctor_turn_none_by_tcp_advice)
}

/// `without`: what to do where relays are reached by something else alone.
fn turn(facts: &Facts, kinds: &[ServerKind], by: &str, without: fn() -> String) -> Said {
    if facts.settings.relay == RelayPolicy::Never {
        return skipped(t::doctor_relay_never());
    }
    match facts.group(kinds) {
        Group::Waiting => waiting(),
        Group::Works(url, ms) => fine(t::doctor_turn_fine(ms, &url)),
        Group::None if facts.relays() == Group::None => {
            (Mark::Note, t::doctor_turn_none(), t::doctor_turn_none_advice())
        }
        Group::None => (Mark::Note, t::doctor_turn_none_by(by), without()),
        Group::Fails(fails) => {
            let refused = fails.iter().any(|(_, outcome)| *outcome == Outcome::Credentials);
            let advice = match refused {
                true => t::doctor_turn_refused_advice(),
                false => t::doctor_turn_unreached_advice(),
            };
            (Mark::Bad, t::doctor_turn_fails(&failures(&fails), by), advice)
        }
    }
}

fn carries(facts: &Facts) -> Said {
    if facts.settings.relay == RelayPolicy::Never {
        return skipped(t::doctor_relay_never());
    }
    match (&facts.relayed, facts.relays()) {
        (_, Group::Waiting) => waiting(),
        (_, Group::None) => skipped(t::doctor_carries_no_relay()),
        (_, Group::Fails(_)) => skipped(t::doctor_carries_refused()),
        (None, _) => open(facts),
        (Some(pair), _) => match pair.message_ms {
            Some(ms) => fine(t::doctor_carries_fine(ms)),
            None => (Mark::Bad, t::doctor_carries_nothing(), t::doctor_carries_nothing_advice()),
        },
    }
}

fn near(facts: &Facts) -> Said {
    let Some(direct) = &facts.direct else { return open(facts) };
    let hosts = || direct.candidates.iter().filter(|c| c.kind == CandidateKind::Host);
    match direct.message_ms {
        Some(ms) if facts.settings.relay == RelayPolicy::Always => fine(t::doctor_near_fine_unused(ms)),
        Some(ms) => fine(t::doctor_near_fine(ms)),
        None if hosts().next().is_none() => {
            (Mark::Bad, t::doctor_near_no_address(), t::doctor_near_no_address_advice())
        }
        None if hosts().any(|host| host.hidden()) => {
            (Mark::Bad, t::doctor_near_hidden(), t::doctor_near_hidden_advice())
        }
        None => (Mark::Bad, t::doctor_near_closed(), t::doctor_near_closed_advice()),
    }
}

fn addresses(facts: &Facts) -> Said {
    if !facts.done {
        return waiting();
    }
    let mut kinds: Vec<String> = Vec::new();
    for candidate in &facts.candidates {
        let address = &candidate.address;
        let words = match candidate.kind {
            CandidateKind::Host if candidate.hidden() => t::doctor_address_hidden(),
            CandidateKind::Host => t::doctor_address_own(address),
            CandidateKind::ServerReflexive => t::doctor_address_outside(address),
            CandidateKind::PeerReflexive => continue,
            CandidateKind::Relay => t::doctor_address_relay(address),
        };
        if !kinds.contains(&words) {
            kinds.push(words);
        }
    }
    let (mark, found) = match kinds.into_iter().reduce(|all, next| t::doctor_addresses_more(&all, &next)) {
        None => (Mark::Bad, t::doctor_addresses_none()),
        Some(kinds) => (Mark::Fine, t::doctor_addresses(&kinds)),
    };
    (mark, t::common_two_sentences(&found, &settings_words(facts)), String::new())
}

/// The settings that the checks kept to.
pub(super) fn settings_words(facts: &Facts) -> String {
    let relay = match facts.settings.relay {
        RelayPolicy::Automatic => t::doctor_settings_relay_automatic(),
        RelayPolicy::Always => t::doctor_settings_relay_always(),
        RelayPolicy::Never => t::doctor_settings_relay_never(),
    };
    let offered = match facts.settings.use_offered {
        true => t::doctor_settings_offered_used(),
        false => t::doctor_settings_offered_unused(),
    };
    let added = match facts.settings.servers.len() {
        0 => t::doctor_settings_none_added(),
        some => t::doctor_settings_added(some),
    };
    t::doctor_settings(&added, &offered, &relay)
}

fn failures(fails: &[(Server, Outcome)]) -> String {
    let each = fails.iter().map(|(server, outcome)| outcome_words(&server.url, outcome));
    each.reduce(|all, next| t::doctor_outcome_more(&all, &next)).unwrap_or_default()
}

/// How asking one server ended. `server`: its address, and what else is said of it.
pub(super) fn outcome_words(server: &str, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Answered(ms) => t::doctor_outcome_answered(*ms, server),
        Outcome::Credentials => t::doctor_outcome_credentials(server),
        Outcome::Declined(why) => t::doctor_outcome_declined(server, why),
        Outcome::Silent => t::doctor_outcome_silent(server),
        Outcome::BadUrl(why) => t::doctor_outcome_bad_address(server, why),
    }
}
