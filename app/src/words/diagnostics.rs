//! Diagnostics in words: the same on the screen and in the report.

use i18n::t;
use room::{
    Compared, Diagnostics, Event, LinkReport, LinkStatus, LogReport, OutboxReport, PeerId, SignalingStatus,
    Synced,
};

use super::{
    byte_words, detail_rows, duration_words, facts, has_link, rooms_words, round_trip_words, used_words,
};
use crate::diagnostics::PageDiagnostics;

/// A label and words.
type Row = (String, String);

/// The sum of it all, in a sentence or two.
pub fn diagnosis_words(engine: &Diagnostics) -> String {
    let up = engine.links.iter().filter(|link| link.details.status == LinkStatus::Connected).count();
    let server = match engine.signaling {
        SignalingStatus::Connected => t::diagnostics_sum_server(),
        SignalingStatus::Connecting => t::diagnostics_sum_server_first(),
        SignalingStatus::Reconnecting => t::diagnostics_sum_server_away(),
        SignalingStatus::Offline => t::diagnostics_sum_server_unasked(),
    };
    let links = match engine.links.iter().filter(|link| has_link(link.details.status)).count() {
        0 => t::diagnostics_sum_nobody(),
        all => t::diagnostics_sum_links(all, up),
    };
    let waits = match engine.outbox_len {
        0 => t::diagnostics_sum_nothing_waits(),
        some => t::diagnostics_sum_waits(some),
    };
    let sum = t::diagnostics_sum(&links, &server, &waits);
    match engine.missing {
        0 => sum,
        some => t::common_two_sentences(&sum, &t::diagnostics_coming(some)),
    }
}

/// What *sync now* did, and what came of it so far.
pub fn synced_words(synced: Synced, engine: &Diagnostics) -> String {
    let did: Vec<String> = [
        (synced.asked > 0).then(|| t::diagnostics_synced_asked(synced.asked)),
        (synced.dialed > 0).then(|| t::diagnostics_synced_dialed(synced.dialed)),
        (synced.unreachable > 0).then(|| t::diagnostics_synced_unreachable(synced.unreachable)),
        synced.server.then(t::diagnostics_synced_server),
    ]
    .into_iter()
    .flatten()
    .collect();
    if did.is_empty() {
        return t::diagnostics_synced_nobody();
    }
    let did = t::diagnostics_synced(&capitalized(&facts(&did)));
    let compared: Vec<Compared> = engine.links.iter().filter_map(|link| link.compared).collect();
    if compared.is_empty() {
        return did;
    }
    let same = compared.iter().all(|compared| compared.missing == 0 && compared.lacking == 0);
    let result = if same { t::diagnostics_synced_same() } else { t::diagnostics_synced_on_its_way() };
    t::common_two_sentences(&did, &result)
}

/// With a capital letter first, where the script has such.
fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// The room itself: the server, what is exchanged, the disk.
pub fn room_rows(engine: &Diagnostics) -> Vec<Row> {
    let server = match engine.signaling {
        SignalingStatus::Connected => t::diagnostics_server_connected(),
        SignalingStatus::Connecting => t::diagnostics_server_first(),
        SignalingStatus::Reconnecting => t::diagnostics_server_away(),
        SignalingStatus::Offline => t::diagnostics_server_unasked(),
    };
    let operations = t::diagnostics_operations(engine.logs.iter().map(|log| log.len).sum::<u64>());
    let mut logs = vec![t::diagnostics_operations_in_logs(engine.logs.len(), &operations)];
    if engine.missing > 0 {
        logs.push(t::diagnostics_coming_here(engine.missing));
    }
    let mut keys = vec![t::diagnostics_epochs(engine.epochs)];
    if engine.unreadable > 0 {
        keys.push(t::diagnostics_without_key(engine.unreadable));
    }
    let store = &engine.store;
    let keeps = if store.durable { t::diagnostics_keeps() } else { t::diagnostics_keeps_nothing() };
    let mut disk = vec![keeps];
    if store.under_way > 0 {
        disk.push(t::diagnostics_writes(store.under_way));
    }
    if store.failing {
        disk.push(t::diagnostics_write_failed());
    }
    if store.unstored > 0 {
        disk.push(t::diagnostics_not_stored(store.unstored));
    }
    vec![
        (t::diagnostics_server(), server),
        (t::diagnostics_logs(), facts(&logs)),
        (t::diagnostics_waiting_to_go_out(), t::diagnostics_entries(engine.outbox_len)),
        (t::diagnostics_keys(), facts(&keys)),
        (t::diagnostics_disk(), facts(&disk)),
    ]
}

/// One link: what is known of it, for how long, and what waits.
pub fn link_report_rows(link: &LinkReport, buffered: Option<u64>) -> Vec<Row> {
    let mut rows = detail_rows(&link.details);
    rows.insert(1, (t::diagnostics_as_it_is_for(), duration_words(link.since_ms)));
    let at_server = if link.at_server { t::diagnostics_at_server() } else { t::diagnostics_not_at_server() };
    rows.insert(2, (t::diagnostics_server(), at_server));
    rows.push((t::round_trip_label(), round_trip_words(&link.details.latencies_ms)));
    let waiting = byte_words(link.queued.iter().map(|(_, len)| len).sum());
    let channels: Vec<&str> = link.queued.iter().map(|(channel, _)| channel.label()).collect();
    let waiting = match channels[..] {
        [] => t::diagnostics_buffers_waiting(&waiting),
        _ => t::diagnostics_buffers_waiting_by(&channels.join(", "), &waiting),
    };
    let mut buffers = vec![waiting, t::diagnostics_buffers_on_the_way(&byte_words(link.on_the_way))];
    buffers.extend(buffered.map(|bytes| t::diagnostics_buffers_in_browser(&byte_words(bytes))));
    rows.push((t::diagnostics_buffers(), facts(&buffers)));
    rows
}

/// How the logs compare over one link.
pub fn compared_words(compared: Option<Compared>) -> String {
    let Some(Compared { heard_ms, missing, lacking, under_way }) = compared else {
        return t::diagnostics_not_exchanged();
    };
    let Some(heard) = heard_ms else {
        return t::diagnostics_not_compared();
    };
    let time = duration_words(heard);
    if missing == 0 && lacking == 0 {
        return t::diagnostics_same(&time);
    }
    t::diagnostics_differs(lacking, missing, &byte_words(under_way), &time)
}

/// One entry of the outbox; never what it says.
pub fn outbox_words(entry: &OutboxReport) -> String {
    let mut words = vec![
        format!("{} {}", entry.stream, entry.seq),
        t::diagnostics_waiting_for(&duration_words(entry.age_ms)),
        match entry.tries {
            0 => t::diagnostics_not_handed_over(),
            some => t::diagnostics_handed_over(some),
        },
    ];
    if entry.attention {
        words.push(t::diagnostics_needs_attention());
    }
    facts(&words)
}

/// One log, after its author.
pub fn log_words(log: &LogReport) -> String {
    let mut words = vec![t::diagnostics_operations(log.len)];
    if log.stored < log.len {
        words.push(t::diagnostics_of_them_stored(log.stored));
    }
    let tip: String = log.tip.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    words.push(t::diagnostics_ends(&tip));
    if log.forked {
        words.push(t::diagnostics_two_histories());
    }
    t::common_named_value(log.log.stream.as_str(), &facts(&words))
}

/// Something that happened. `name` says who; `said` passes on what a browser or a peer gave as a reason.
pub fn event_words(event: &Event, name: &dyn Fn(PeerId) -> String, said: &dyn Fn(&str) -> String) -> String {
    match event {
        Event::Started => t::diagnostics_event_entered(),
        Event::Server(SignalingStatus::Connected) => t::diagnostics_event_server(),
        Event::Server(SignalingStatus::Connecting) => t::connection_trying(),
        Event::Server(SignalingStatus::Reconnecting) => t::diagnostics_event_server_away(),
        Event::Server(SignalingStatus::Offline) => t::diagnostics_event_server_unasked(),
        Event::Link { peer, status, fault } => {
            link_event_words(&name(*peer), *status, fault.as_deref().map(said).as_deref())
        }
        Event::Gone(peer) => t::diagnostics_event_gone(&name(*peer)),
        Event::Compared { peer, missing: 0, lacking: 0 } => t::diagnostics_event_same(&name(*peer)),
        Event::Compared { peer, missing, lacking } => {
            t::diagnostics_event_differs(*lacking, *missing, &name(*peer))
        }
        Event::Synced(Synced { asked, dialed, unreachable, .. }) => {
            t::diagnostics_event_synced(*asked, *dialed, *unreachable)
        }
        Event::StoringFailed => t::diagnostics_event_storing_failed(),
        Event::StoringWorks => t::diagnostics_event_storing_works(),
        Event::Misbehaved(peer, reason) => t::diagnostics_event_misbehaved(&name(*peer), &said(reason)),
        Event::Forked(peer) => t::diagnostics_event_forked(&name(*peer)),
        Event::NetworkChanged => t::diagnostics_event_network(),
        Event::ServerRefused => t::diagnostics_event_refused(),
    }
}

fn link_event_words(name: &str, status: LinkStatus, why: Option<&str>) -> String {
    match (status, why) {
        (LinkStatus::Connecting, None) => t::diagnostics_event_connecting(name),
        (LinkStatus::Connecting, Some(why)) => t::diagnostics_event_connecting_why(name, why),
        (LinkStatus::Connected, None) => t::diagnostics_event_up(name),
        (LinkStatus::Connected, Some(why)) => t::diagnostics_event_up_why(name, why),
        (LinkStatus::Reconnecting, None) => t::diagnostics_event_lost(name),
        (LinkStatus::Reconnecting, Some(why)) => t::diagnostics_event_lost_why(name, why),
        (LinkStatus::Offline, None) => t::diagnostics_event_offline(name),
        (LinkStatus::Offline, Some(why)) => t::diagnostics_event_offline_why(name, why),
        (LinkStatus::Asleep, None) => t::diagnostics_event_asleep(name),
        (LinkStatus::Asleep, Some(why)) => t::diagnostics_event_asleep_why(name, why),
        (LinkStatus::ThroughHub, _) => t::diagnostics_event_through_hub(name),
        (LinkStatus::WaitsForHub, _) => t::diagnostics_event_waits_for_hub(name),
    }
}

/// The device: storage, rooms, the page.
pub fn storage_rows(page: &PageDiagnostics) -> Vec<Row> {
    let storage = &page.storage;
    let used = match storage.unavailable {
        Some(_) => t::diagnostics_stores_nothing(),
        None => used_words(storage.used_bytes, storage.quota_bytes),
    };
    let kept = match storage.persistent {
        Some(true) => t::diagnostics_kept_until_removed(),
        Some(false) => t::diagnostics_kept_while_space(),
        None => t::diagnostics_kept_not_told(),
    };
    let running = t::diagnostics_rooms_run(page.rooms.len());
    let rooms = match storage.rooms {
        Some(rooms) => t::common_two_sentences(&rooms_words(rooms), &running),
        None => running,
    };
    let network = if page.online { t::diagnostics_network_there() } else { t::diagnostics_network_none() };
    let place = if page.visible { t::diagnostics_in_front() } else { t::diagnostics_behind() };
    vec![
        (t::diagnostics_storage(), used),
        (t::diagnostics_kept(), kept),
        (t::diagnostics_rooms(), rooms),
        (t::diagnostics_network(), network),
        (t::diagnostics_this_page(), place),
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
