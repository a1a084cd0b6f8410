//! What was found, as a text to send to whoever helps. Holds addresses, for they are what it is about; no password, no
//! user name, no room.

use super::findings::{outcome_words, settings_words};
use super::{Facts, Mark, findings, verdict};

/// The text.
pub fn report(facts: &Facts) -> String {
    let findings = findings(facts);
    let (_, words) = verdict(facts, &findings);
    let mut text = format!("Tincan connection doctor\n{words}\n");
    for finding in &findings {
        text.push_str(&format!("\n[{}] {}: {}", finding.mark.word(), finding.check, finding.result));
        if !finding.advice.is_empty() && finding.mark != Mark::Fine {
            text.push_str(&format!("\n    What to do: {}", finding.advice));
        }
    }
    text.push_str("\n\nServers\n");
    for (server, probe) in facts.servers.iter().flatten() {
        let outcome = probe.as_ref().map(|probe| outcome_words(&probe.outcome(server.kind)));
        let outcome = outcome.unwrap_or_else(|| "was not asked to the end".to_owned());
        let whose = if server.own { "added" } else { "offered" };
        text.push_str(&format!("- {} ({}, {whose}) {outcome}\n", server.url, server.kind.words()));
        for (code, said) in probe.iter().flat_map(|probe| &probe.errors) {
            text.push_str(&format!("    error {code} {said}\n"));
        }
    }
    text.push_str("\nAddresses\n");
    for candidate in &facts.candidates {
        let transport = if candidate.tcp { "TCP" } else { "UDP" };
        text.push_str(&format!("- {} {transport} {}\n", candidate.kind_word(), candidate.address));
    }
    text.push_str(&format!("\n{}\n", settings_words(facts)));
    text
}
