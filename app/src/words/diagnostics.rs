//! Diagnostics in words: the same on the screen and in the report.

use room::{
    Compared, Diagnostics, Event, LinkReport, LinkStatus, LogReport, OutboxReport, PeerId, SignalingStatus,
    Synced,
};

use super::{byte_words, counted, detail_rows, duration_words, rooms_words, round_trip_words, used_words};
use crate::diagnostics::PageDiagnostics;

/// A label and words.
type Row = (&'static str, String);

/// The sum of it all, in one sentence.
pub fn diagnosis_words(engine: &Diagnostics) -> String {
    let all = engine.links.len() as u64;
    let up = engine.links.iter().filter(|link| link.details.status == LinkStatus::Connected).count() as u64;
    let server = match engine.signaling {
        SignalingStatus::Connected => "The server is connected",
        SignalingStatus::Reconnecting => "The server is out of reach",
        SignalingStatus::Offline => "The server is not asked",
    };
    let links = match all {
        0 => "nobody else is here".to_owned(),
        all => format!("{up} of {} up", counted(all, "link is", "links are")),
    };
    let waits = match engine.outbox_len {
        0 => "nothing of yours waits".to_owned(),
        some => format!("{} to go out", counted(some, "entry of yours waits", "entries of yours wait")),
    };
    let lacks = match engine.missing {
        0 => String::new(),
        some => format!(" {} on the way to you.", counted(some, "entry is", "entries are")),
    };
    format!("{server}, {links}, {waits}.{lacks}")
}

/// What *sync now* did, and what came of it so far.
pub fn synced_words(synced: Synced, engine: &Diagnostics) -> String {
    let mut did = Vec::new();
    if synced.asked > 0 {
        did.push(format!("compared with {}", counted(synced.asked.into(), "person", "people")));
    }
    if synced.dialed > 0 {
        did.push(format!("dialing {}", counted(synced.dialed.into(), "person", "people")));
    }
    if synced.unreachable > 0 {
        did.push(format!(
            "{} out of reach without the server",
            counted(synced.unreachable.into(), "person", "people")
        ));
    }
    if synced.server {
        did.push("asked for the server".to_owned());
    }
    if did.is_empty() {
        return "Nobody else is here to compare with.".to_owned();
    }
    let mut words = did.join(", ");
    if let Some(first) = words.get(..1).map(str::to_uppercase) {
        words.replace_range(..1, &first);
    }
    let compared: Vec<Compared> = engine.links.iter().filter_map(|link| link.compared).collect();
    let result = if compared.is_empty() {
        ""
    } else if compared.iter().all(|compared| compared.missing == 0 && compared.lacking == 0) {
        " Everybody who is linked has the same."
    } else {
        " Something is still on its way."
    };
    format!("{words}.{result}")
}

/// The room itself: the server, what is exchanged, the disk.
pub fn room_rows(engine: &Diagnostics) -> Vec<Row> {
    let server = match engine.signaling {
        SignalingStatus::Connected => "connected",
        SignalingStatus::Reconnecting => "out of reach, tried again and again",
        SignalingStatus::Offline => "not asked",
    };
    let operations: u64 = engine.logs.iter().map(|log| log.len).sum();
    let mut logs = format!(
        "{} in {}",
        counted(operations, "operation", "operations"),
        counted(engine.logs.len() as u64, "log", "logs")
    );
    if engine.missing > 0 {
        logs.push_str(&format!(", {} on the way here", engine.missing));
    }
    let mut keys = format!("{} after the first", counted(engine.epochs, "epoch", "epochs"));
    if engine.unreadable > 0 {
        keys.push_str(&format!(
            ", {} without a key here",
            counted(engine.unreadable, "operation", "operations")
        ));
    }
    let store = &engine.store;
    let mut disk =
        if store.durable { "keeps what is written" } else { "keeps nothing beyond this page" }.to_owned();
    if store.under_way > 0 {
        disk.push_str(&format!(", {} under way", counted(store.under_way, "write", "writes")));
    }
    if store.failing {
        disk.push_str(", the last write failed");
    }
    if store.unstored > 0 {
        disk.push_str(&format!(", {} not stored", counted(store.unstored, "entry", "entries")));
    }
    let outbox = counted(engine.outbox_len, "entry", "entries");
    vec![
        ("Server", server.to_owned()),
        ("Logs", logs),
        ("Waiting to go out", outbox),
        ("Keys", keys),
        ("Disk", disk),
    ]
}

/// One link: what is known of it, for how long, and what waits.
pub fn link_report_rows(link: &LinkReport, buffered: Option<u64>) -> Vec<Row> {
    let mut rows = detail_rows(&link.details);
    rows.insert(1, ("As it is for", duration_words(link.since_ms)));
    let at_server = if link.at_server { "has them in the room" } else { "does not have them in the room" };
    rows.insert(2, ("Server", at_server.to_owned()));
    rows.push(("Round trip", round_trip_words(&link.details.latencies_ms)));
    let waiting: u64 = link.queued.iter().map(|(_, len)| len).sum();
    let channels: Vec<&str> = link.queued.iter().map(|(channel, _)| channel.label()).collect();
    let mut words = format!("{} waiting", byte_words(waiting));
    if !channels.is_empty() {
        words.push_str(&format!(" ({})", channels.join(", ")));
    }
    words.push_str(&format!(", {} on the way", byte_words(link.on_the_way)));
    if let Some(buffered) = buffered {
        words.push_str(&format!(", {} in the browser", byte_words(buffered)));
    }
    rows.push(("Buffers", words));
    rows
}

/// How the logs compare over one link.
pub fn compared_words(compared: Option<Compared>) -> String {
    let Some(Compared { heard_ms, missing, lacking, under_way }) = compared else {
        return "nothing is exchanged".to_owned();
    };
    let Some(heard) = heard_ms else {
        return "not compared yet".to_owned();
    };
    let when = duration_words(heard);
    if missing == 0 && lacking == 0 {
        return format!("the same, compared {when} ago");
    }
    format!("{missing} to come, {lacking} to go, {} under way, compared {when} ago", byte_words(under_way))
}

/// One entry of the outbox; never what it says.
pub fn outbox_words(entry: &OutboxReport) -> String {
    let tries = match entry.tries {
        0 => "not handed to anybody yet".to_owned(),
        1 => "handed over once".to_owned(),
        more => format!("handed over {more} times"),
    };
    let attention = if entry.attention { ", needs attention" } else { "" };
    let waiting = duration_words(entry.age_ms);
    format!("{} {}, waiting for {waiting}, {tries}{attention}", entry.stream, entry.seq)
}

/// One log, after its author.
pub fn log_words(log: &LogReport) -> String {
    let operations = counted(log.len, "operation", "operations");
    let stored =
        if log.stored < log.len { format!(", {} of them stored", log.stored) } else { String::new() };
    let tip: String = log.tip.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let forked = if log.forked { ", has two histories" } else { "" };
    format!("{}: {operations}{stored}, ends {tip}{forked}", log.log.stream.as_str())
}

/// Something that happened. `name` says who; `said` passes on what a browser or a peer gave as a reason.
pub fn event_words(event: &Event, name: &dyn Fn(PeerId) -> String, said: &dyn Fn(&str) -> String) -> String {
    match event {
        Event::Started => "Entered the room.".to_owned(),
        Event::Server(SignalingStatus::Connected) => "The server is connected.".to_owned(),
        Event::Server(SignalingStatus::Reconnecting) => "Looking for the server.".to_owned(),
        Event::Server(SignalingStatus::Offline) => "The server is not asked any more.".to_owned(),
        Event::Link { peer, status, fault } => {
            let stands = match status {
                LinkStatus::Connecting => "connecting",
                LinkStatus::Connected => "up",
                LinkStatus::Reconnecting => "lost, being made again",
                LinkStatus::Offline => "out of reach",
                LinkStatus::Asleep => "asleep",
            };
            let fault = fault.as_deref().map(|fault| format!(": {}", said(fault))).unwrap_or_default();
            format!("Link to {}: {stands}{fault}.", name(*peer))
        }
        Event::Gone(peer) => format!("{} is gone.", name(*peer)),
        Event::Compared { peer, missing: 0, lacking: 0 } => {
            format!("Compared with {}: the same.", name(*peer))
        }
        Event::Compared { peer, missing, lacking } => {
            format!("Compared with {}: {missing} to come, {lacking} to go.", name(*peer))
        }
        Event::Synced(synced) => format!(
            "Sync now: {} compared, {} dialed, {} out of reach.",
            synced.asked, synced.dialed, synced.unreachable
        ),
        Event::StoringFailed => "Storing failed.".to_owned(),
        Event::StoringWorks => "Storing works again.".to_owned(),
        Event::Misbehaved(peer, reason) => format!("{} broke the protocol: {}.", name(*peer), said(reason)),
        Event::Forked(peer) => format!("{} signed two histories.", name(*peer)),
        Event::NetworkChanged => "The network changed, or the device woke up.".to_owned(),
        Event::ServerRefused => "The server refused something.".to_owned(),
    }
}

/// The device: storage, rooms, the page.
pub fn storage_rows(page: &PageDiagnostics) -> Vec<Row> {
    let storage = &page.storage;
    let mut words = used_words(storage.used_bytes, storage.quota_bytes);
    if storage.unavailable.is_some() {
        words = "This browser stores nothing.".to_owned();
    }
    let kept = match storage.persistent {
        Some(true) => "until the person removes it",
        Some(false) => "as long as there is space",
        None => "the browser does not say for how long",
    };
    let network = if page.online { "The device has one." } else { "The device says it has none." };
    let running = counted(page.rooms.len() as u64, "room runs", "rooms run");
    let rooms = storage.rooms.map(|rooms| format!("{} ", rooms_words(rooms))).unwrap_or_default();
    vec![
        ("Storage", words),
        ("Kept", kept.to_owned()),
        ("Rooms", format!("{rooms}{running} in this page.")),
        ("Network", network.to_owned()),
        ("Page", if page.visible { "in front" } else { "behind another" }.to_owned()),
    ]
}

/// Letters of a word that may stand in a report as it is: words of sentences are no longer.
const WORD_CHARS_MAX: usize = 14;

/// What a browser or a peer gave as a reason, without anything that may be a name, an address or part of a link: only plain lower-case
/// words and small numbers stay, and nothing of what stands in quotes.
pub fn scrubbed(reason: &str) -> String {
    let mut quoted = false;
    let word = |word: &str| {
        let opens = word.contains(['“', '"', '«']);
        let closes = word.contains(['”', '"', '»']);
        let inside = quoted || opens;
        quoted = (quoted || opens) && !closes;
        let bare = word.trim_matches(|c: char| matches!(c, ',' | '.' | ';' | '(' | ')' | ':'));
        let plain = bare.chars().count() <= WORD_CHARS_MAX
            && bare.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        let number = bare.len() <= 6 && bare.bytes().all(|b| b.is_ascii_digit());
        if (plain || number) && !inside { word.to_owned() } else { "…".to_owned() }
    };
    let words: Vec<String> = reason.split_whitespace().map(word).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use room::StoreReport;

    use super::*;

    fn engine() -> Diagnostics {
        Diagnostics {
            signaling: SignalingStatus::Connected,
            links: Vec::new(),
            outbox: Vec::new(),
            outbox_len: 0,
            logs: Vec::new(),
            missing: 0,
            epochs: 0,
            unreadable: 0,
            store: StoreReport::default(),
            synced: None,
            events: Vec::new(),
        }
    }

    #[test]
    fn the_sum_is_one_sentence() {
        let mut engine = engine();
        assert_eq!(
            diagnosis_words(&engine),
            "The server is connected, nobody else is here, nothing of yours waits."
        );
        (engine.outbox_len, engine.missing, engine.signaling) = (2, 1, SignalingStatus::Reconnecting);
        assert_eq!(
            diagnosis_words(&engine),
            "The server is out of reach, nobody else is here, 2 entries of yours wait to go out. 1 entry is on the way to you."
        );
    }

    #[test]
    fn sync_now_says_what_it_did() {
        let engine = engine();
        assert_eq!(synced_words(Synced::default(), &engine), "Nobody else is here to compare with.");
        let synced = Synced { asked: 2, dialed: 1, unreachable: 0, server: true };
        assert_eq!(
            synced_words(synced, &engine),
            "Compared with 2 people, dialing 1 person, asked for the server."
        );
    }

    #[test]
    fn a_comparison_says_what_is_on_its_way() {
        assert_eq!(compared_words(None), "nothing is exchanged");
        let same = Compared { heard_ms: Some(3_000), missing: 0, lacking: 0, under_way: 0 };
        assert_eq!(compared_words(Some(same)), "the same, compared 3 s ago");
        let differs = Compared { missing: 4, lacking: 1, under_way: 77, ..same };
        assert_eq!(compared_words(Some(differs)), "4 to come, 1 to go, 77 bytes under way, compared 3 s ago");
    }

    #[test]
    fn reasons_lose_whatever_may_be_a_name_or_an_address() {
        for (reason, left) in [
            ("no route was found within 15 s", "no route was found within 15 s"),
            ("no way to 10.0.0.1:80 by turn:x.example", "no way to … by …"),
            ("said “the secret plan” to Bo", "said … … … to …"),
            ("aLongBase64Fragment", "…"),
        ] {
            assert_eq!(scrubbed(reason), left);
        }
    }
}
