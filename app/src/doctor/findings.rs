//! From facts to findings: one for each check, in the order they are shown. Every sentence says what was seen, and where
//! something can be done about it, what.

use room::{CandidateKind, RelayPolicy};

use super::relay::{Group, Outcome};
use super::{Facts, Mapping, Server, ServerKind};
use crate::words::{counted, duration_words};

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
    pub fn word(self) -> &'static str {
        match self {
            Self::Waiting => "checking",
            Self::Fine => "fine",
            Self::Note => "note",
            Self::Bad => "problem",
            Self::Skipped => "not checked",
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
    pub check: &'static str,
    /// How it went.
    pub mark: Mark,
    /// What was seen.
    pub result: String,
    /// What to do about it, or nothing.
    pub advice: &'static str,
}

/// Every check, as far as it got.
pub fn findings(facts: &Facts) -> Vec<Finding> {
    let checks: [(&str, Look); 10] = [
        ("This Tincan’s server", server),
        ("Clock", clock),
        ("Signaling (WebSocket)", socket),
        ("UDP and STUN", stun),
        ("Router", router),
        ("Relay over UDP (TURN)", turn_udp),
        ("Relay over TCP (TURN)", turn_tcp),
        ("Packets through the relay", carries),
        ("Same network", near),
        ("Addresses and settings", addresses),
    ];
    let finding = |(check, look): (&'static str, Look)| {
        let (mark, result, advice) = look(facts);
        let result = if mark == Mark::Waiting { "Checking…".to_owned() } else { result };
        Finding { check, mark, result, advice }
    };
    checks.into_iter().map(finding).collect()
}

/// A check: what it says of the facts so far.
type Look = fn(&Facts) -> Said;
/// How it went, what was seen, and what to do.
type Said = (Mark, String, &'static str);

fn waiting() -> Said {
    (Mark::Waiting, String::new(), "")
}

fn fine(result: impl Into<String>) -> Said {
    (Mark::Fine, result.into(), "")
}

fn skipped(result: &str) -> Said {
    (Mark::Skipped, result.to_owned(), "")
}

/// Waiting, or what to say when nothing came of it.
fn open(facts: &Facts, at_the_end: &str) -> Said {
    if facts.done { skipped(at_the_end) } else { waiting() }
}

fn server(facts: &Facts) -> Said {
    match &facts.offer {
        None => open(facts, "The check was broken off."),
        Some(Ok(offer)) => {
            let seen = offer.your_address.as_ref();
            let seen = seen.map(|address| format!(" It sees you at {address}.")).unwrap_or_default();
            fine(format!("It answers in {} ms and names its STUN and TURN servers.{seen}", offer.took_ms))
        }
        Some(Err(why)) => (
            Mark::Note,
            format!(
                "It does not tell which STUN and TURN servers it offers: {why}. Only servers you added can be checked."
            ),
            "If pages load but this does not, the server is older than this page, or a proxy in front of it does not pass /network on. Tell whoever runs it.",
        ),
    }
}

fn clock(facts: &Facts) -> Said {
    let Some(offer) = &facts.offer else { return open(facts, "The check was broken off.") };
    let Ok(offer) = offer else { return skipped("The server did not tell the time.") };
    let off = offer.clock_ahead_ms.unsigned_abs();
    if off < CLOCK_OFF_MS {
        return fine("This device and the server agree about the time.");
    }
    let which = if offer.clock_ahead_ms > 0 { "ahead of" } else { "behind" };
    (
        Mark::Bad,
        format!("This device’s clock is {} {which} the server’s.", duration_words(off)),
        "Set this device to take the time from the network. With a wrong clock your messages carry wrong times, and secure connections and relays may refuse you. If this clock is right, the server’s is wrong: tell whoever runs it.",
    )
}

fn socket(facts: &Facts) -> Said {
    match &facts.socket {
        None => open(facts, "The check was broken off."),
        Some(Ok(ms)) => fine(format!("It opens, and the server greets in {ms} ms.")),
        Some(Err(why)) => (
            Mark::Bad,
            format!("The socket by which browsers are introduced to each other does not open: {why}."),
            "Without it nobody new can be reached; links that are up go on. Something between here and the server blocks WebSockets: try without VPN, without a filtering proxy or in another network. Whoever runs this Tincan: the proxy must pass on the upgrade of /signal.",
        ),
    }
}

fn stun(facts: &Facts) -> Said {
    match facts.group(&[ServerKind::Stun]) {
        Group::Waiting => waiting(),
        Group::Works(url, ms) => fine(format!("UDP gets out: {url} answers in {ms} ms.")),
        Group::None if facts.udp() == Some(true) => {
            fine("UDP gets out. No STUN server is in use, a relay does for it.")
        }
        Group::None => (
            Mark::Note,
            "No STUN server is in use, so this device does not know how it looks from outside.".to_owned(),
            "Fine within one network. To be found from others, add a STUN server in the settings, or ask whoever runs this Tincan for one.",
        ),
        Group::Fails(fails) if facts.udp() == Some(false) => {
            let servers = counted(fails.len() as u64, "server", "servers");
            let by_tcp = facts.group(&[ServerKind::TurnTcp, ServerKind::TurnTls]);
            if matches!(by_tcp, Group::Works(..)) {
                return (
                    Mark::Bad,
                    "UDP is blocked here: nothing answers by UDP, and a relay answers by TCP.".to_owned(),
                    "Links go through the relay over TCP, which is slower. Direct ones need another network, such as a phone’s hotspot, or a firewall that lets UDP out.",
                );
            }
            (
                Mark::Bad,
                format!("UDP is blocked, or the servers are down: no answer from {servers} asked by UDP."),
                "Offices, hotels and some VPNs block UDP. Try another network, such as a phone’s hotspot; ask for UDP to be let out, or for a relay over TCP.",
            )
        }
        Group::Fails(fails) => (
            Mark::Note,
            format!("UDP gets out, but no STUN server answers: {}.", failures(&fails)),
            "Links can still go through the relay. Check the addresses of servers you added; the others are for whoever runs this Tincan.",
        ),
    }
}

fn router(facts: &Facts) -> Said {
    match facts.mapping {
        Some(Mapping::Independent) => fine("It gives this device one port for everybody, so others can reach it."),
        Some(Mapping::Dependent) => (
            Mark::Note,
            "It gives this device another port for every destination (symmetric NAT): the address a server sees is of no use to others."
                .to_owned(),
            "Links to people behind an open router still work; those behind one like this need the relay. Another network or a router’s “full cone” or UPnP setting helps.",
        ),
        Some(Mapping::Absent) => fine("There is none, or it changes nothing: others see the address that this device has."),
        Some(Mapping::Unknown) => skipped("Two STUN servers are needed to tell, and two did not answer."),
        None if facts.done => skipped("Two STUN servers are needed to tell."),
        None => waiting(),
    }
}

const REFUSED: &str = "If you added the relay, mend its user name and password in the settings. If it is this Tincan’s, load the page again; if that does not help, tell whoever runs it: the relay’s secret or its clock differs from the server’s.";
const UNREACHED: &str = "A firewall here or there may close its port, or it is down. Other networks may reach it; whoever runs it can open the port, or offer it on 443.";

fn turn_udp(facts: &Facts) -> Said {
    turn(facts, &[ServerKind::TurnUdp], "UDP")
}

fn turn_tcp(facts: &Facts) -> Said {
    turn(facts, &[ServerKind::TurnTcp, ServerKind::TurnTls], "TCP")
}

fn turn(facts: &Facts, kinds: &[ServerKind], by: &str) -> Said {
    if facts.settings.relay == RelayPolicy::Never {
        return skipped("Your settings say never through a relay.");
    }
    match facts.group(kinds) {
        Group::Waiting => waiting(),
        Group::Works(url, ms) => fine(format!("{url} takes us in {ms} ms.")),
        Group::None if facts.relays() == Group::None => (
            Mark::Note,
            "No relay is in use.".to_owned(),
            "Where two networks allow no direct link, there will be none. Whoever runs this Tincan can turn on its relay, or you can add one in the settings.",
        ),
        Group::None => (
            Mark::Note,
            format!("No relay is reached by {by}."),
            if by == "TCP" {
                "Networks that block UDP need one; whoever runs this Tincan can offer it over TCP or TLS."
            } else {
                "Relays over TCP work, and are slower than over UDP."
            },
        ),
        Group::Fails(fails) => {
            let refused = fails.iter().any(|(_, outcome)| *outcome == Outcome::Credentials);
            let advice = if refused { REFUSED } else { UNREACHED };
            (Mark::Bad, format!("No relay takes us by {by}: {}.", failures(&fails)), advice)
        }
    }
}

fn carries(facts: &Facts) -> Said {
    if facts.settings.relay == RelayPolicy::Never {
        return skipped("Your settings say never through a relay.");
    }
    match (&facts.relayed, facts.relays()) {
        (_, Group::Waiting) => waiting(),
        (_, Group::None) => skipped("There is no relay to try."),
        (_, Group::Fails(_)) => skipped("No relay takes us."),
        (None, _) => open(facts, "The check was broken off."),
        (Some(pair), _) => match pair.message_ms {
            Some(ms) => fine(format!("A message went there and back in {ms} ms.")),
            None => (
                Mark::Bad,
                "The relay takes us, but a message through it did not arrive.".to_owned(),
                "Its ports for passing on are closed, or it may not reach itself. Whoever runs it: open its range of relay ports by UDP, and check the address it gives out.",
            ),
        },
    }
}

fn near(facts: &Facts) -> Said {
    let Some(direct) = &facts.direct else { return open(facts, "The check was broken off.") };
    let hosts = || direct.candidates.iter().filter(|c| c.kind == CandidateKind::Host);
    match direct.message_ms {
        Some(ms) if facts.settings.relay == RelayPolicy::Always => {
            fine(format!("A direct link within this page works in {ms} ms; your settings use none."))
        }
        Some(ms) => fine(format!("A direct link within this page works in {ms} ms.")),
        None if hosts().next().is_none() => (
            Mark::Bad,
            "The browser gives this device’s own addresses to no page.".to_owned(),
            "A setting, an extension or a VPN does this. Direct links may still work through the router; otherwise they take the relay.",
        ),
        None if hosts().any(|host| host.hidden()) => (
            Mark::Bad,
            "Two connections in this page do not find each other: the browser hides addresses behind names (.local), and this network does not answer to them."
                .to_owned(),
            "Networks for guests keep devices apart like this. People in your own network are then reached through the router or the relay. A network without “client isolation”, or giving this page the microphone, which lets browsers show addresses, mends it.",
        ),
        None => (
            Mark::Bad,
            "Two connections in this page do not reach each other at this device’s own address.".to_owned(),
            "A firewall on this device or a VPN forbids it. Let the browser accept connections, or leave the VPN.",
        ),
    }
}

fn addresses(facts: &Facts) -> Said {
    if !facts.done {
        return waiting();
    }
    let mut kinds: Vec<String> = Vec::new();
    for candidate in &facts.candidates {
        let words = match candidate.kind {
            CandidateKind::Host if candidate.hidden() => "its own, hidden (host, .local)".to_owned(),
            CandidateKind::Host => format!("its own, {} (host)", candidate.address),
            CandidateKind::ServerReflexive => format!("as seen from outside, {} (srflx)", candidate.address),
            CandidateKind::PeerReflexive => continue,
            CandidateKind::Relay => format!("a relay’s, {} (relay)", candidate.address),
        };
        if !kinds.contains(&words) {
            kinds.push(words);
        }
    }
    let found = match kinds.is_empty() {
        true => "The browser found no address of this device.".to_owned(),
        false => format!("Addresses others can be given: {}.", kinds.join("; ")),
    };
    let mark = if kinds.is_empty() { Mark::Bad } else { Mark::Fine };
    (mark, format!("{found} {}", settings_words(facts)), "")
}

/// The settings that the checks kept to.
pub(super) fn settings_words(facts: &Facts) -> String {
    let relay = match facts.settings.relay {
        RelayPolicy::Automatic => "automatic",
        RelayPolicy::Always => "always through a relay",
        RelayPolicy::Never => "never through a relay",
    };
    let offered = if facts.settings.use_offered { "used" } else { "not used" };
    let added = match facts.settings.servers.len() as u64 {
        0 => "none".to_owned(),
        some => counted(some, "server", "servers"),
    };
    format!("Your settings: relay {relay}; this Tincan’s servers {offered}; {added} added by you.")
}

fn failures(fails: &[(Server, Outcome)]) -> String {
    let each = |(server, outcome): &(Server, Outcome)| format!("{} {}", server.url, outcome_words(outcome));
    fails.iter().map(each).collect::<Vec<_>>().join(", ")
}

/// How asking one server ended, in words that follow its name.
pub(super) fn outcome_words(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Answered(ms) => format!("answers in {ms} ms"),
        Outcome::Credentials => "refuses the user name or password".to_owned(),
        Outcome::Declined(why) => format!("declines ({why})"),
        Outcome::Silent => "does not answer".to_owned(),
        Outcome::BadUrl(why) => format!("is no address this browser takes ({why})"),
    }
}
