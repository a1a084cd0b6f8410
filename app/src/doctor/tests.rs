use room::RelayPolicy;

use super::*;
use crate::network::NetworkSettings;

const STUN: &str = "stun:t.example:3478";
const TURN_UDP: &str = "turn:t.example:3478";
const TURN_TCP: &str = "turn:t.example:3478?transport=tcp";

fn candidate(line: &str) -> Candidate {
    Candidate::parse(&format!("candidate:{line}")).unwrap()
}

fn host() -> Candidate {
    candidate("1 1 udp 1 a.local 50000 typ host")
}

fn answered(kind: &str) -> Probe {
    let found = candidate(&format!("2 1 udp 1 203.0.113.7 4000 typ {kind} raddr 0.0.0.0 rport 0"));
    Probe { candidates: vec![host(), found], took_ms: 20, complete: true, ..Probe::default() }
}

fn failed(code: u16) -> Probe {
    Probe { errors: vec![(code, String::new())], took_ms: 8_000, ..Probe::default() }
}

fn pair(message_ms: Option<u32>) -> Pair {
    Pair { message_ms, candidates: vec![host()] }
}

/// Everything as it should be; what a test is about comes after and replaces it.
fn healthy() -> Vec<Fact> {
    let server = |url: &str| Server { url: url.to_owned(), kind: ServerKind::of(url), own: false };
    vec![
        Fact::Settings(NetworkSettings::default()),
        Fact::Socket(Ok(9)),
        Fact::Offer(Ok(Offer {
            clock_ahead_ms: -300,
            took_ms: 4,
            your_address: Some("203.0.113.7:4000".to_owned()),
            turn: true,
        })),
        Fact::Servers([STUN, TURN_UDP, TURN_TCP].map(server).to_vec()),
        Fact::Probed(0, answered("srflx")),
        Fact::Probed(1, answered("relay")),
        Fact::Probed(2, answered("relay")),
        Fact::Mapping(Mapping::Independent),
        Fact::Direct(pair(Some(5))),
        Fact::Relayed(pair(Some(7))),
        Fact::Done,
    ]
}

fn but(facts: Vec<Fact>) -> Facts {
    let mut all = Facts::default();
    healthy().into_iter().chain(facts).for_each(|fact| all.take(fact));
    all
}

fn without_relay() -> Vec<Fact> {
    let server = Server { url: STUN.to_owned(), kind: ServerKind::Stun, own: false };
    vec![Fact::Servers(vec![server]), Fact::Probed(0, answered("srflx"))]
}

fn judged(facts: &Facts) -> (Mark, String) {
    verdict(facts, &findings(facts))
}

/// The finding of the check whose name begins so.
fn found(facts: &Facts, check: &str) -> Finding {
    findings(facts).into_iter().find(|finding| finding.check.starts_with(check)).unwrap()
}

#[test]
fn everything_fine_is_said_in_four_words() {
    let facts = but(vec![]);
    for finding in findings(&facts) {
        assert_eq!((finding.mark, finding.advice.as_str()), (Mark::Fine, ""), "{finding:?}");
    }
    assert_eq!(judged(&facts), (Mark::Fine, "Everything works from here.".to_owned()));
}

#[test]
fn checks_come_in_one_by_one_and_none_is_judged_early() {
    let mut facts = Facts::default();
    let mut known = 0;
    assert_eq!(judged(&facts), (Mark::Waiting, "Checking: 0 of 10 done.".to_owned()));
    for fact in healthy() {
        facts.take(fact);
        let findings = findings(&facts);
        let now = findings.iter().filter(|finding| finding.mark == Mark::Fine).count();
        assert!(now >= known && findings.iter().all(|f| matches!(f.mark, Mark::Fine | Mark::Waiting)));
        known = now;
    }
    assert_eq!(known, 10);
}

#[test]
fn a_websocket_that_does_not_open_is_the_gravest() {
    let facts = but(vec![Fact::Socket(Err("it was closed".to_owned()))]);
    let finding = found(&facts, "Signaling");
    assert_eq!(finding.mark, Mark::Bad);
    assert!(finding.result.contains("it was closed") && finding.advice.contains("VPN"));
    assert!(judged(&facts).1.contains("signaling socket does not open"));
}

#[test]
fn blocked_udp_is_told_apart_by_whether_a_relay_answers_by_tcp() {
    let silent =
        || vec![Fact::Probed(0, failed(701)), Fact::Probed(1, failed(701)), Fact::Mapping(Mapping::Unknown)];
    let facts = but(silent());
    assert!(found(&facts, "UDP").result.starts_with("UDP is blocked here"));
    assert_eq!(found(&facts, "Relay over UDP").mark, Mark::Bad);
    assert_eq!(judged(&facts).1, "Links work, through the relay over TCP: this network blocks UDP.");

    let mut all = silent();
    all.push(Fact::Probed(2, failed(701)));
    all.push(Fact::Relayed(pair(None)));
    let facts = but(all);
    assert!(found(&facts, "UDP").result.starts_with("UDP is blocked, or the servers are down"));
    let (mark, words) = judged(&facts);
    assert_eq!(mark, Mark::Bad);
    assert!(words.contains("only people in the same network"));
}

#[test]
fn a_stun_server_that_is_down_is_no_blocked_udp() {
    let facts = but(vec![Fact::Probed(0, failed(701))]);
    assert_eq!(found(&facts, "UDP").mark, Mark::Note);
    assert_eq!(judged(&facts).0, Mark::Fine, "the relay over UDP does for it");
}

#[test]
fn a_symmetric_router_is_a_note_with_a_relay_and_a_problem_without() {
    let facts = but(vec![Fact::Mapping(Mapping::Dependent)]);
    assert_eq!(found(&facts, "Router").mark, Mark::Note);
    assert_eq!(
        judged(&facts),
        (Mark::Note, "Links work, some of them through the relay: the router is symmetric.".to_owned())
    );

    let mut facts = without_relay();
    facts.push(Fact::Mapping(Mapping::Dependent));
    let (mark, words) = judged(&but(facts));
    assert_eq!(mark, Mark::Bad);
    assert!(words.contains("no relay works"));
}

#[test]
fn a_server_without_a_relay_is_said_so() {
    let facts = but(without_relay());
    let finding = found(&facts, "Relay over UDP");
    assert_eq!((finding.mark, finding.result.as_str()), (Mark::Note, "No relay is in use."));
    assert_eq!(found(&facts, "Packets").mark, Mark::Skipped);
    assert!(judged(&facts).1.contains("there is no relay"));
    let facts = but(vec![Fact::Servers(Vec::new())]);
    assert!(found(&facts, "UDP").result.starts_with("No STUN server is in use"));
}

#[test]
fn a_wrong_clock_is_named_with_how_far_it_is_off() {
    let off = |clock_ahead_ms| but(vec![Fact::Offer(Ok(Offer { clock_ahead_ms, ..Offer::default() }))]);
    assert_eq!(
        found(&off(7_200_000), "Clock").result,
        "This device’s clock is 2 h 0 min ahead of the server’s."
    );
    assert_eq!(
        found(&off(-90_000), "Clock").result,
        "This device’s clock is 1 min 30 s behind the server’s."
    );
    assert_eq!(found(&off(59_000), "Clock").mark, Mark::Fine);
    assert_eq!(judged(&off(i64::MIN)).0, Mark::Bad);
}

#[test]
fn refused_credentials_are_told_apart_from_a_relay_out_of_reach() {
    let facts =
        but(vec![Fact::Probed(1, failed(401)), Fact::Probed(2, failed(401)), Fact::Relayed(pair(None))]);
    let finding = found(&facts, "Relay over UDP");
    assert!(finding.result.contains("refuses the user name or password"), "{}", finding.result);
    assert!(finding.advice.contains("settings"));
    assert!(judged(&facts).1.ends_with("no relay takes us."));
    assert_eq!(found(&facts, "UDP").mark, Mark::Fine);

    let facts = but(vec![Fact::Probed(1, failed(701)), Fact::Probed(2, failed(701))]);
    assert!(found(&facts, "Relay over TCP").advice.contains("port"));
}

#[test]
fn a_relay_that_passes_nothing_on_is_found_out() {
    let facts = but(vec![Fact::Relayed(pair(None))]);
    assert_eq!(found(&facts, "Packets").mark, Mark::Bad);
    assert!(judged(&facts).1.ends_with("it passes nothing on."));
}

#[test]
fn isolation_within_a_network_is_told_by_what_the_browser_shows() {
    let facts = but(vec![Fact::Direct(pair(None))]);
    let finding = found(&facts, "Same network");
    assert!(finding.result.contains(".local") && finding.advice.contains("client isolation"));
    assert_eq!(
        judged(&facts),
        (Mark::Note, "Links work, but not straight to people in the same network.".to_owned())
    );
    let open = candidate("1 1 udp 1 192.0.2.1 50000 typ host");
    let facts = but(vec![Fact::Direct(Pair { message_ms: None, candidates: vec![open] })]);
    assert!(found(&facts, "Same network").advice.contains("firewall on this device"));
    let facts = but(vec![Fact::Direct(Pair { message_ms: None, candidates: vec![] })]);
    assert!(found(&facts, "Same network").result.contains("to no page"));
}

#[test]
fn a_server_that_does_not_tell_is_said_so_and_the_rest_is_checked() {
    let facts = but(vec![Fact::Offer(Err("it answered 404".to_owned()))]);
    assert!(found(&facts, "This Tincan").result.contains("it answered 404"));
    assert_eq!(found(&facts, "Clock").mark, Mark::Skipped);
    assert_eq!(judged(&facts).0, Mark::Note);
    let facts =
        but(vec![Fact::Offer(Err("no answer".to_owned())), Fact::Socket(Err("no answer".to_owned()))]);
    assert!(judged(&facts).1.contains("server is out of reach"));
}

#[test]
fn the_persons_settings_are_kept_to_and_named() {
    let with = |relay| Fact::Settings(NetworkSettings { relay, ..NetworkSettings::default() });
    let mut never = without_relay();
    never.push(with(RelayPolicy::Never));
    let facts = but(never);
    assert_eq!(found(&facts, "Relay over TCP").mark, Mark::Skipped);
    assert!(found(&facts, "Addresses").result.contains("relay never through a relay"));
    assert!(judged(&facts).1.contains("as your settings say"));

    let facts = but(vec![with(RelayPolicy::Always), Fact::Relayed(pair(None))]);
    assert!(judged(&facts).1.contains("relays only, and no relay works"));
}

#[test]
fn the_report_has_what_helps_and_no_secrets() {
    let mut settings = NetworkSettings::default();
    settings.servers.push(crate::network::IceServer {
        url: TURN_UDP.to_owned(),
        username: "wilhelmina".to_owned(),
        credential: "marzipan".to_owned(),
    });
    let text = report(&but(vec![Fact::Settings(settings), Fact::Probed(1, failed(401))]));
    for part in [
        "[problem] Relay over UDP (TURN): No relay takes us by UDP",
        "What to do: If you added the relay",
        "- stun:t.example:3478 (STUN over UDP, offered) answers in 20 ms",
        "    error 401",
        "- srflx UDP 203.0.113.7",
        "1 server added by you",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(!text.contains("wilhelmina") && !text.contains("marzipan"));
}
