//! All findings in one sentence: what works from here and what does not, the gravest first.

use i18n::t;
use room::RelayPolicy;

use super::findings::CLOCK_OFF_MS;
use super::relay::Group;
use super::{Facts, Finding, Mapping, Mark, ServerKind};

/// The sentence on top, and how grave it is.
pub fn verdict(facts: &Facts, findings: &[Finding]) -> (Mark, String) {
    if !facts.done {
        let known = findings.iter().filter(|finding| finding.mark != Mark::Waiting).count();
        return (Mark::Waiting, t::doctor_verdict_checking(findings.len(), known));
    }
    judge(facts)
}

fn judge(facts: &Facts) -> (Mark, String) {
    let relays = facts.relays();
    let carries = facts.relayed.as_ref().is_some_and(|pair| pair.message_ms.is_some());
    let relay_works = matches!(relays, Group::Works(..)) && carries;
    let policy = facts.settings.relay;
    let by_tcp = matches!(facts.group(&[ServerKind::TurnTcp, ServerKind::TurnTls]), Group::Works(..));
    let clock_off =
        matches!(&facts.offer, Some(Ok(offer)) if offer.clock_ahead_ms.unsigned_abs() >= CLOCK_OFF_MS);
    if matches!(facts.socket, Some(Err(_))) && matches!(facts.offer, Some(Err(_))) {
        return (Mark::Bad, t::doctor_verdict_server_away());
    }
    if matches!(facts.socket, Some(Err(_)) | None) {
        return (Mark::Bad, t::doctor_verdict_no_socket());
    }
    if policy == RelayPolicy::Always && !relay_works {
        return (Mark::Bad, t::doctor_verdict_relays_only());
    }
    if facts.udp() == Some(false) {
        return match (relay_works, by_tcp) {
            (true, true) => (Mark::Note, t::doctor_verdict_relay_over_tcp()),
            (true, false) => (Mark::Note, t::doctor_verdict_relay_alone()),
            _ => (Mark::Bad, t::doctor_verdict_same_network_alone()),
        };
    }
    if facts.mapping == Some(Mapping::Dependent) && !relay_works {
        return (Mark::Bad, t::doctor_verdict_symmetric());
    }
    if clock_off {
        return (Mark::Bad, t::doctor_verdict_clock());
    }
    match relays {
        Group::Fails(_) => {
            return (Mark::Bad, t::doctor_verdict_relay_refuses());
        }
        Group::Works(..) if !carries && policy != RelayPolicy::Never => {
            return (Mark::Bad, t::doctor_verdict_relay_carries_nothing());
        }
        _ => {}
    }
    let near_fails = facts.direct.as_ref().is_none_or(|pair| pair.message_ms.is_none());
    match (near_fails, facts.mapping) {
        (true, _) => (Mark::Note, t::doctor_verdict_not_near()),
        (_, Some(Mapping::Dependent)) => (Mark::Note, t::doctor_verdict_symmetric_relayed()),
        _ if policy == RelayPolicy::Never => (Mark::Note, t::doctor_verdict_no_relay_by_settings()),
        _ if matches!(facts.offer, Some(Err(_))) => (Mark::Note, t::doctor_verdict_server_untold()),
        _ if relays == Group::None => (Mark::Note, t::doctor_verdict_no_relay()),
        _ => (Mark::Fine, t::doctor_verdict_fine()),
    }
}
