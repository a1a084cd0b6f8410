use room::{
    DateAnswer, MemberPeer, MessageId, Order, PeerId, PollKind, PollOption, PollOwner, PollRules, PollVote,
    Receipt, Thread,
};

use super::draft::{BadDate, DateRow, FormKind, Step, Typed, TypedRow, days, reorder};
use super::export::{Format, Words, csv, file_name, ics, to_json};
use super::*;

const NOW: u64 = 1_800_000_000_000;

fn user(number: u8) -> UserId {
    UserId([number; 32])
}

fn poll(number: u64) -> PollView {
    PollView {
        id: PollId(MessageId { author: PeerId([1; 32]), seq: number }),
        thread: Thread::Room,
        order: Order { depth: number, tie: [0; 8] },
        made_unix_ms: NOW,
        deleted: false,
        question: format!("Question {number}?"),
        description: String::new(),
        kind: PollKind::Choice { most: 1 },
        rules: PollRules::default(),
        options: vec![PollOption::Text("Tea".to_owned()), PollOption::Text("=1+1, \"quoted\"".to_owned())],
        owner: PollOwner {
            peer: PeerId([1; 32]),
            user: Some(user(1)),
            name: "Ada".to_owned(),
            own: false,
            ours: false,
            here: true,
            gone: false,
        },
        closed: false,
        revision: 0,
        as_of_unix_ms: NOW,
        role: PollRole::Voter,
        roles: Vec::new(),
        votes: Vec::new(),
        published: None,
        own_vote: None,
        own_receipt: None,
        pending: Vec::new(),
        refused: None,
    }
}

fn vote(number: u8, own: bool, ballot: Option<Ballot>) -> PollVote {
    PollVote { user: user(number), name: format!("Person {number}"), ballot, own, at_unix_ms: NOW }
}

fn chosen(id: u16) -> Option<Ballot> {
    Some(Ballot::Chosen(vec![OptionId(id)]))
}

fn all(polls: Vec<PollView>) -> BTreeMap<PollId, Arc<PollView>> {
    polls.into_iter().map(|poll| (poll.id, Arc::new(poll))).collect()
}

#[test]
fn open_polls_come_first_and_the_newest_of_them() {
    let closed = PollView { closed: true, ..poll(9) };
    let over = PollView { rules: PollRules { deadline: Some(NOW), ..PollRules::default() }, ..poll(2) };
    let deleted = PollView { deleted: true, ..poll(4) };
    let polls = all(vec![poll(1), over, poll(3), deleted, closed]);
    let ids = |polls: &[PollId]| polls.iter().map(|poll| poll.0.seq).collect::<Vec<_>>();
    let list = listed(&polls, NOW);
    assert_eq!((ids(&list.open), ids(&list.closed)), (vec![3, 1], vec![9, 2]));
    let before = listed(&polls, NOW - 1);
    assert_eq!(ids(&before.open), [3, 2, 1], "until its deadline");
}

#[test]
fn a_poll_waits_for_who_may_vote_and_did_not() {
    let open = poll(1);
    assert!(waits(&open, NOW));
    assert!(!waits(&PollView { role: PollRole::Viewer, ..open.clone() }, NOW));
    assert!(!waits(&PollView { votes: vec![vote(2, true, chosen(0))], ..open.clone() }, NOW));
    assert!(!waits(&PollView { closed: true, ..open.clone() }, NOW));
    let owner = |here, gone| PollOwner { here, gone, ..open.owner.clone() };
    assert!(!waits(&PollView { owner: owner(false, true), ..open.clone() }, NOW), "nobody counts any more");
    let mut away = PollView { owner: owner(false, false), ..open.clone() };
    assert!(waits(&away, NOW), "the vote is kept for the owner");
    away.rules.while_away = false;
    assert!(!waits(&away, NOW));
    assert_eq!(waiting(&all(vec![open, poll(2), PollView { closed: true, ..poll(3) }]), NOW), 2);
}

#[test]
fn results_are_hidden_as_the_rules_say() {
    let with =
        |shown, secret| PollView { rules: PollRules { shown, secret, ..PollRules::default() }, ..poll(1) };
    assert_eq!(hidden(&with(ResultsShown::Always, false), NOW), None);
    let once_voted = with(ResultsShown::OnceVoted, false);
    assert_eq!(hidden(&once_voted, NOW), Some(Hidden::UntilVoted));
    assert_eq!(hidden(&PollView { votes: vec![vote(2, true, chosen(0))], ..once_voted }, NOW), None);
    let once_closed = with(ResultsShown::OnceClosed, false);
    assert_eq!(hidden(&once_closed, NOW), Some(Hidden::UntilClosed));
    assert_eq!(hidden(&PollView { closed: true, ..once_closed }, NOW), None);
    let secret = PollView { votes: vec![vote(2, false, None)], ..with(ResultsShown::Always, true) };
    assert_eq!(hidden(&secret, NOW), Some(Hidden::WithOwner));
    let closed = PollView { closed: true, ..secret };
    assert_eq!(hidden(&closed, NOW), Some(Hidden::NotPublished));
    assert_eq!(hidden(&PollView { published: Some(Vec::new()), ..closed }, NOW), None);
}

#[test]
fn the_form_says_why_it_can_only_be_read() {
    assert_eq!(read_only(&poll(1), NOW), None);
    let away = |while_away| {
        let mut poll = poll(1);
        (poll.owner.here, poll.rules.while_away) = (false, while_away);
        read_only(&poll, NOW)
    };
    assert_eq!((away(true), away(false)), (None, Some(ReadOnly::OwnerAway)));
    let mut voted = PollView { votes: vec![vote(2, true, chosen(0))], ..poll(1) };
    assert_eq!(read_only(&voted, NOW), None);
    voted.rules.changing = false;
    assert_eq!(read_only(&voted, NOW), Some(ReadOnly::Voted));
    assert_eq!(read_only(&PollView { role: PollRole::Viewer, ..poll(1) }, NOW), Some(ReadOnly::Viewer));
    assert_eq!(read_only(&PollView { closed: true, ..poll(1) }, NOW), Some(ReadOnly::Closed));
}

#[test]
fn who_may_vote_and_did_not_is_named() {
    let member = |number: u8, standing| MemberInfo {
        user: user(number),
        name: format!("Person {number}"),
        standing,
        own: false,
        peers: Vec::<MemberPeer>::new(),
    };
    let inside = Standing::In(Role::Member);
    let members = [
        member(1, inside),
        member(2, inside),
        member(3, Standing::In(Role::Reader)),
        member(4, Standing::Removed),
        member(5, inside),
    ];
    let mut poll = PollView { votes: vec![vote(2, false, chosen(0))], ..poll(1) };
    let names =
        |poll: &PollView| silent(poll, &members).into_iter().map(|(user, _)| user.0[0]).collect::<Vec<_>>();
    assert_eq!(names(&poll), [1, 5]);
    poll.roles = vec![(user(5), PollRole::Viewer)];
    assert_eq!(names(&poll), [1]);
}

#[test]
fn shares_are_rounded_and_leaders_found() {
    assert_eq!((percent(1, 3), percent(2, 3), percent(0, 0), percent(5, 5)), (33, 67, 0, 100));
    let mut poll = poll(1);
    let lead = |poll: &PollView| leading(&counts(poll));
    assert_eq!(lead(&poll), []);
    poll.votes = vec![vote(1, false, chosen(1)), vote(2, false, chosen(0))];
    assert_eq!(lead(&poll), [OptionId(0), OptionId(1)]);
    poll.kind = PollKind::Dates;
    let dates = |first, second| Some(Ballot::Dates(vec![(OptionId(0), first), (OptionId(1), second)]));
    poll.votes = vec![
        vote(1, false, dates(DateAnswer::Yes, DateAnswer::IfNeedBe)),
        vote(2, false, dates(DateAnswer::No, DateAnswer::Yes)),
    ];
    assert_eq!(lead(&poll), [OptionId(1)], "of two with one yes, that which will do for more");
}

#[test]
fn full_is_what_others_filled() {
    let mut poll = poll(1);
    poll.votes = vec![vote(1, false, chosen(0)), vote(2, true, chosen(1))];
    assert_eq!(full(&poll), []);
    poll.rules.cap = Some(1);
    assert_eq!(full(&poll), [OptionId(0)], "one's own vote can be cast again");
    let dates = |answer| vec![vote(1, false, Some(Ballot::Dates(vec![(OptionId(1), answer)])))];
    poll.kind = PollKind::Dates;
    poll.votes = dates(DateAnswer::IfNeedBe);
    assert_eq!(full(&poll), []);
    poll.votes = dates(DateAnswer::Yes);
    assert_eq!(full(&poll), [OptionId(1)]);
}

#[test]
fn dates_are_read_as_they_are_typed() {
    assert_eq!(
        (days("1970-01-01"), days("2000-02-29"), days("2026-11-21")),
        (Some(0), Some(11_016), Some(20_778))
    );
    assert_eq!((days(""), days("2026-13-01"), days("soon")), (None, None, None));
    for day in [0, 11_016, 20_778, 47_481] {
        assert_eq!(days(&draft::day_text(day)), Some(day));
    }
    let at = |_: &str, time: &str| {
        time.split_once(':').map(|(h, m)| h.parse::<i64>().unwrap() * 3600 + m.parse::<i64>().unwrap() * 60)
    };
    let row = |from: &str, to: &str| DateRow {
        day: "1970-01-02".to_owned(),
        from: from.to_owned(),
        to: to.to_owned(),
    };
    assert_eq!(row("", "").option(at), Ok(PollOption::Day(1)));
    assert_eq!(row("09:00", "10:30").option(at), Ok(PollOption::Time { from: 32_400, to: 37_800 }));
    assert_eq!(row("09:00", "").option(at), Ok(PollOption::Time { from: 32_400, to: 36_000 }));
    assert_eq!(row("", "10:00").option(at), Err(BadDate::NoBegin));
    assert_eq!(row("11:00", "10:00").option(at), Err(BadDate::Backwards));
    assert_eq!(DateRow::default().option(at), Err(BadDate::Day));
}

#[test]
fn the_form_keeps_kinds_and_lets_go_of_deadlines_that_were() {
    for kind in [PollKind::Choice { most: 1 }, PollKind::Dates, PollKind::Ranked] {
        assert_eq!(FormKind::of(kind).kind(None), kind);
    }
    assert_eq!(FormKind::Several.kind(Some(3)), PollKind::Choice { most: 3 });
    assert_eq!(FormKind::Several.kind(None), PollKind::Choice { most: u16::MAX });
    let mut draft = poll(1).draft();
    draft.rules.deadline = Some(NOW);
    let moment = |unix_ms: u64| (format!("day {}", unix_ms / 1000), format!("time {}", unix_ms / 1000));
    let over = Typed::again(draft.clone(), NOW, moment);
    assert_eq!((over.day.as_str(), over.time.as_str()), ("", ""));
    let text = |text: &str| TypedRow { text: text.to_owned(), ..TypedRow::default() };
    assert_eq!(over.rows, [text("Tea"), text("=1+1, \"quoted\"")]);
    draft.kind = PollKind::Choice { most: 2 };
    draft.options = vec![PollOption::Day(20_778), PollOption::Time { from: 60, to: 120 }];
    let again = Typed::again(draft, NOW - 1, moment);
    assert_eq!((again.kind, again.most.as_str(), again.cap.as_str()), (FormKind::Several, "2", ""));
    assert_eq!((again.day, again.time), (format!("day {}", NOW / 1000), format!("time {}", NOW / 1000)));
    let date = |day: &str, from: &str, to: &str| TypedRow {
        date: DateRow { day: day.to_owned(), from: from.to_owned(), to: to.to_owned() },
        ..TypedRow::default()
    };
    assert_eq!(again.rows, [date("2026-11-21", "", ""), date("day 60", "time 60", "time 120")]);
}

#[test]
fn orders_are_changed_step_by_step() {
    let ids = |ids: &[u16]| ids.iter().copied().map(OptionId).collect::<Vec<_>>();
    let order = ids(&[2, 0]);
    assert_eq!(reorder(&order, OptionId(1), Step::Add), ids(&[2, 0, 1]));
    assert_eq!(reorder(&order, OptionId(0), Step::Up), ids(&[0, 2]));
    assert_eq!(reorder(&order, OptionId(2), Step::Up), order);
    assert_eq!(reorder(&order, OptionId(0), Step::Down), order);
    assert_eq!(reorder(&order, OptionId(2), Step::Take), ids(&[0]));
}

#[test]
fn tables_are_safe_for_spreadsheets() {
    let words = Words {
        name: "Name".to_owned(),
        chosen: "Chosen".to_owned(),
        yes: "Yes".to_owned(),
        if_need_be: "If need be".to_owned(),
        no: "No".to_owned(),
    };
    let mut poll = poll(1);
    poll.votes = vec![PollVote { name: "@Bo".to_owned(), ..vote(2, false, chosen(1)) }];
    let table = csv(&poll, &words, true);
    assert_eq!(table, "\u{feff}Name,Tea,\"'=1+1, \"\"quoted\"\"\"\r\n\"'@Bo\",,Chosen\r\n");
    assert_eq!(csv(&poll, &words, false).lines().count(), 1, "nothing of what is hidden");
}

#[test]
fn json_says_what_is_shown_and_no_more() {
    let mut poll = poll(1);
    poll.votes = vec![vote(2, false, chosen(1))];
    let read = |shown| serde_json::from_str::<serde_json::Value>(&to_json(&poll, shown)).unwrap();
    let (open, hidden) = (read(true), read(false));
    assert_eq!(open["format"], "tincan-poll");
    assert_eq!(open["votes"][0]["ballot"]["chosen"][0], 1);
    assert_eq!(open["counts"][1]["yes"], 1);
    assert!(hidden["votes"][0]["ballot"].is_null() && hidden["counts"].is_null());
    poll.published = Some(vec![(Receipt([255; 16]), Ballot::Chosen(vec![OptionId(0)]))]);
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&to_json(&poll, true)).unwrap()["published"][0]["receipt"],
        "ff".repeat(16)
    );
}

#[test]
fn dates_become_events() {
    let mut poll = poll(1);
    poll.question = format!("Meet, {}", "ä".repeat(60));
    poll.kind = PollKind::Dates;
    poll.options = vec![PollOption::Day(20_778), PollOption::Time { from: 1_800_000_000, to: 1_800_003_600 }];
    let calendar = ics(&poll, &[]);
    assert!(
        calendar.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && calendar.ends_with("END:VCALENDAR\r\n")
    );
    assert!(calendar.contains("DTSTART;VALUE=DATE:20261121\r\nDTEND;VALUE=DATE:20261122\r\n"));
    assert!(calendar.contains("DTSTART:20270115T080000Z\r\nDTEND:20270115T090000Z\r\n"));
    assert!(calendar.contains("SUMMARY:Meet\\, ä"));
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75), "lines are folded");
    assert_eq!(calendar.matches("STATUS:TENTATIVE").count(), 2);
    let best = ics(&poll, &[OptionId(1)]);
    assert_eq!((best.matches("BEGIN:VEVENT").count(), best.matches("STATUS:CONFIRMED").count()), (1, 1));
}

#[test]
fn files_are_called_by_their_question() {
    let named =
        |question: &str| file_name(&PollView { question: question.to_owned(), ..poll(1) }, Format::Csv);
    assert_eq!(named("What / when: tea?"), "What-when-tea.csv");
    assert_eq!(named("???"), "poll.csv");
}
