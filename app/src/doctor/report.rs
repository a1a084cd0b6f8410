//! What was found, as a text to send to whoever helps. Holds addresses, for they are what it is about; no password, no
//! user name, no room.

use i18n::t;

use super::findings::{outcome_words, settings_words};
use super::{Facts, Mark, findings, verdict};

/// The text.
pub fn report(facts: &Facts) -> String {
    let findings = findings(facts);
    let (_, words) = verdict(facts, &findings);
    let mut text = format!("{}\n{words}\n", t::doctor_report_title());
    for finding in &findings {
        text.push_str(&format!("\n[{}] {}: {}", finding.mark.word(), finding.check, finding.result));
        if !finding.advice.is_empty() && finding.mark != Mark::Fine {
            text.push_str(&format!("\n    {}", t::doctor_report_advice(&finding.advice)));
        }
    }
    text.push_str(&format!("\n\n{}\n", t::doctor_report_servers()));
    for (server, probe) in facts.servers.iter().flatten() {
        let kind = server.kind.words();
        let named = match server.own {
            true => t::doctor_report_server_added(&kind, &server.url),
            false => t::doctor_report_server_offered(&kind, &server.url),
        };
        let outcome = match probe {
            Some(probe) => outcome_words(&named, &probe.outcome(server.kind)),
            None => t::doctor_report_server_unfinished(&named),
        };
        text.push_str(&format!("- {outcome}\n"));
        for (code, said) in probe.iter().flat_map(|probe| &probe.errors) {
            text.push_str(&format!("    {}\n", t::doctor_report_error(&code.to_string(), said)));
        }
    }
    text.push_str(&format!("\n{}\n", t::doctor_report_addresses()));
    for candidate in &facts.candidates {
        let transport = if candidate.tcp { "TCP" } else { "UDP" };
        text.push_str(&format!("- {} {transport} {}\n", candidate.kind_word(), candidate.address));
    }
    text.push_str(&format!("\n{}\n", settings_words(facts)));
    text
}
