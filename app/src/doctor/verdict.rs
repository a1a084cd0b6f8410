//! All findings in one sentence: what works from here and what does not, the gravest first.

use room::RelayPolicy;

use super::findings::CLOCK_OFF_MS;
use super::relay::Group;
use super::{Facts, Finding, Mapping, Mark, ServerKind};

/// The sentence on top, and how grave it is.
pub fn verdict(facts: &Facts, findings: &[Finding]) -> (Mark, String) {
    if !facts.done {
        let known = findings.iter().filter(|finding| finding.mark != Mark::Waiting).count();
        return (Mark::Waiting, format!("Checking: {known} of {} done.", findings.len()));
    }
    let (mark, words) = judge(facts);
    (mark, words.to_owned())
}

fn judge(facts: &Facts) -> (Mark, &'static str) {
    let relays = facts.relays();
    let carries = facts.relayed.as_ref().is_some_and(|pair| pair.message_ms.is_some());
    let relay_works = matches!(relays, Group::Works(..)) && carries;
    let policy = facts.settings.relay;
    let by_tcp = matches!(facts.group(&[ServerKind::TurnTcp, ServerKind::TurnTls]), Group::Works(..));
    let clock_off =
        matches!(&facts.offer, Some(Ok(offer)) if offer.clock_ahead_ms.unsigned_abs() >= CLOCK_OFF_MS);
    if matches!(facts.socket, Some(Err(_))) && matches!(facts.offer, Some(Err(_))) {
        return (Mark::Bad, "This Tincan’s server is out of reach: nobody new can be met until it is back.");
    }
    if matches!(facts.socket, Some(Err(_)) | None) {
        return (
            Mark::Bad,
            "Browsers cannot be introduced to each other from here: the signaling socket does not open.",
        );
    }
    if policy == RelayPolicy::Always && !relay_works {
        return (
            Mark::Bad,
            "Your settings allow relays only, and no relay works from here: there will be no links.",
        );
    }
    if facts.udp() == Some(false) {
        return match (relay_works, by_tcp) {
            (true, true) => (Mark::Note, "Links work, through the relay over TCP: this network blocks UDP."),
            (true, false) => (Mark::Note, "Links work through the relay only."),
            _ => (
                Mark::Bad,
                "From here only people in the same network can be reached: UDP does not get out, and no relay works.",
            ),
        };
    }
    if facts.mapping == Some(Mapping::Dependent) && !relay_works {
        return (
            Mark::Bad,
            "Some people cannot be reached from here: the router is symmetric, and no relay works.",
        );
    }
    if clock_off {
        return (Mark::Bad, "Links may work, but this device’s clock is wrong.");
    }
    match relays {
        Group::Fails(_) => {
            return (
                Mark::Bad,
                "Direct links can work. Those that need the relay do not: no relay takes us.",
            );
        }
        Group::Works(..) if !carries && policy != RelayPolicy::Never => {
            return (
                Mark::Bad,
                "Direct links can work. Those that need the relay do not: it passes nothing on.",
            );
        }
        _ => {}
    }
    let near_fails = facts.direct.as_ref().is_none_or(|pair| pair.message_ms.is_none());
    match (near_fails, facts.mapping) {
        (true, _) => (Mark::Note, "Links work, but not straight to people in the same network."),
        (_, Some(Mapping::Dependent)) => {
            (Mark::Note, "Links work, some of them through the relay: the router is symmetric.")
        }
        _ if policy == RelayPolicy::Never => (
            Mark::Note,
            "Direct links work. Where networks allow none there is no link, as your settings say.",
        ),
        _ if matches!(facts.offer, Some(Err(_))) => (
            Mark::Note,
            "Nothing is wrong as far as could be checked; this Tincan does not tell its servers.",
        ),
        _ if relays == Group::None => {
            (Mark::Note, "Direct links work. For networks that allow none there is no relay.")
        }
        _ => (Mark::Fine, "Everything works from here."),
    }
}
