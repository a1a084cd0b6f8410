//! Polls in every state.

use std::sync::Arc;

use ::room::{
    Ballot, CommandId, DateAnswer, MessageId, Misdeed, OptionId, Order, OwnVote, PollAudit, PollId, PollKind,
    PollOption, PollOwner, PollPending, PollRefused, PollRole, PollRules, PollView, PollVote, PollWish,
    Receipt, ResultsShown, Thread, Wrong,
};
use leptos::prelude::*;

use super::people::{ME, THE_DAY_MS, alone, crowd, peer, quiet, user};
use super::{Specimen, in_room, scene, specimen, wide};
use crate::components::poll_card::PollCard;
use crate::components::polls::{report, shown};
use crate::components::{PollHead, ToolTabs};
use crate::store::RoomState;
use crate::tools::{PollsPlace, Tool, use_tools};

/// An hour, in milliseconds and in seconds.
const HOUR_MS: u64 = 3_600_000;
const HOUR_S: i64 = 3_600;

fn poll(number: u64, question: &str, kind: PollKind, options: Vec<PollOption>) -> PollView {
    PollView {
        id: PollId(MessageId { author: peer(2), seq: number }),
        thread: Thread::Room,
        order: Order { depth: number, tie: [0; 8] },
        made_unix_ms: THE_DAY_MS,
        deleted: false,
        question: question.to_owned(),
        description: String::new(),
        kind,
        rules: PollRules::default(),
        options,
        owner: PollOwner {
            peer: peer(2),
            user: Some(user(2)),
            name: "Bo".to_owned(),
            own: false,
            ours: false,
            here: true,
            gone: false,
        },
        closed: false,
        revision: 4,
        as_of_unix_ms: THE_DAY_MS + HOUR_MS,
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

fn texts(texts: &[&str]) -> Vec<PollOption> {
    texts.iter().map(|text| PollOption::Text((*text).to_owned())).collect()
}

fn vote(number: u8, name: &str, ballot: Ballot) -> PollVote {
    PollVote {
        user: user(number),
        name: name.to_owned(),
        ballot: Some(ballot),
        own: number == ME,
        at_unix_ms: THE_DAY_MS + HOUR_MS,
    }
}

fn chosen(ids: &[u16]) -> Ballot {
    Ballot::Chosen(ids.iter().copied().map(OptionId).collect())
}

fn ranked(ids: &[u16]) -> Ballot {
    Ballot::Ranked(ids.iter().copied().map(OptionId).collect())
}

fn dates(answers: &[DateAnswer]) -> Ballot {
    Ballot::Dates((0..).map(OptionId).zip(answers.iter().copied()).collect())
}

/// Open, voted in by ourselves and others.
fn choice() -> PollView {
    let mut poll = poll(
        1,
        "What do we drink?",
        PollKind::Choice { most: 1 },
        texts(&["Tea", "Coffee, black and without sugar", "Water"]),
    );
    poll.description = "For the whole afternoon.".to_owned();
    poll.votes =
        vec![vote(ME, "Ada", chosen(&[0])), vote(2, "Bo", chosen(&[1])), vote(4, "Cy", chosen(&[0]))];
    poll.own_vote = Some(chosen(&[0]));
    poll.rules.adding = true;
    poll
}

/// Dates, with a table.
fn when() -> PollView {
    use DateAnswer::{IfNeedBe, No, Yes};
    let begin = i64::try_from(THE_DAY_MS / 1000).unwrap_or_default();
    let options = vec![
        PollOption::Day(20_588),
        PollOption::Time { from: begin + 9 * HOUR_S, to: begin + 11 * HOUR_S },
        PollOption::Day(20_590),
    ];
    let mut poll = poll(2, "When do we meet?", PollKind::Dates, options);
    poll.rules.adding = true;
    poll.votes = vec![
        vote(2, "Bo", dates(&[Yes, IfNeedBe, No])),
        vote(4, "Cy", dates(&[Yes, No])),
        vote(ME, "Ada", dates(&[IfNeedBe, Yes, No])),
    ];
    poll
}

/// Owned by ourselves, ranked, closed.
fn order() -> PollView {
    let mut poll = poll(
        3,
        "Where does the journey go?",
        PollKind::Ranked,
        texts(&["Memphis", "Nashville", "Knoxville"]),
    );
    poll.owner =
        PollOwner { own: true, ours: true, user: Some(user(ME)), name: "Ada".to_owned(), ..poll.owner };
    poll.role = PollRole::Owner;
    poll.closed = true;
    poll.votes = vec![
        vote(2, "Bo", ranked(&[0, 1, 2])),
        vote(4, "Cy", ranked(&[1, 2, 0])),
        vote(5, "Dee", ranked(&[2, 1])),
    ];
    poll
}

/// The same while it is open, with a vote of our own begun.
fn ordering() -> PollView {
    PollView { closed: false, own_vote: Some(ranked(&[1, 0])), ..order() }
}

/// Secret and closed.
fn secret() -> PollView {
    let mut poll = poll(4, "Who speaks for us?", PollKind::Choice { most: 1 }, texts(&["Bo", "Cy"]));
    poll.closed = true;
    poll.rules.secret = true;
    poll.votes = vec![vote(2, "Bo", chosen(&[])), vote(4, "Cy", chosen(&[]))];
    poll.votes.iter_mut().for_each(|vote| vote.ballot = None);
    poll.published = Some(vec![(Receipt([7; 16]), chosen(&[1])), (Receipt([9; 16]), chosen(&[0]))]);
    poll
}

/// The owner is away, something waits, something was refused.
fn waiting() -> PollView {
    let mut poll = choice();
    poll.owner.here = false;
    poll.rules.shown = ResultsShown::OnceClosed;
    let pending =
        |number: u8, wish, saved, sent| PollPending { id: CommandId([number; 16]), wish, saved, sent };
    poll.pending = vec![
        pending(1, PollWish::Vote(chosen(&[2])), true, false),
        pending(2, PollWish::AddOption(PollOption::Text("Juice".to_owned())), true, true),
    ];
    poll.refused = Some(PollRefused { wish: PollWish::Close, message: "No.".to_owned() });
    poll
}

fn room(polls: Vec<PollView>) -> RoomState {
    RoomState { polls: polls.into_iter().map(|poll| (poll.id, Arc::new(poll))).collect(), ..crowd() }
}

fn looked_at(poll: PollView) -> AnyView {
    let id = poll.id;
    in_room(room(vec![poll]), move |_| {
        use_tools().polls(PollsPlace::Poll(id));
        view! { <section class="polls">{shown(PollsPlace::Poll(id))}</section> }.into_any()
    })
}

fn audit(misdeeds: Vec<Wrong>, unchecked: u32) -> AnyView {
    let misdeed = |what| Misdeed { owner: peer(2), of: Some(peer(4)), what };
    let found = PollAudit {
        votes: 3,
        revision: 4,
        own: if misdeeds.is_empty() { OwnVote::Counted } else { OwnVote::Wronged },
        misdeeds: misdeeds.into_iter().map(misdeed).collect(),
        unchecked,
    };
    in_room(room(vec![choice()]), move |_| report(&found, false))
}

pub(super) fn polls() -> Vec<Specimen> {
    let list = |state: RoomState| {
        in_room(state, |_| view! { <section class="polls">{shown(PollsPlace::List)}</section> }.into_any())
    };
    let tabs = in_room(room(vec![choice(), when()]), |_| {
        use_tools().show(Tool::Chat);
        view! { <ToolTabs /> }.into_any()
    });
    let card = in_room(room(vec![when()]), |_| view! { <PollCard message=when().id.0 /> }.into_any());
    let head =
        scene(super::people::page(), room(vec![choice()]), Thread::Channel(choice().id.comments()), |_| {
            view! { <PollHead channel=choice().id.comments() /> }.into_any()
        });
    let form =
        in_room(quiet(), |_| view! { <section class="polls">{shown(PollsPlace::New)}</section> }.into_any());
    let unknown = in_room(alone(), |_| {
        view! { <section class="polls">{shown(PollsPlace::Poll(choice().id))}</section> }.into_any()
    });
    let all_wrong = vec![
        Wrong::Dropped,
        Wrong::CountedTwice,
        Wrong::Invented,
        Wrong::AgainstRules("No.".to_owned()),
        Wrong::RefusedWrongly,
        Wrong::BadRevision { next: 4, given: 6 },
        Wrong::NotOwner,
        Wrong::BallotCount { voted: 3, published: 2 },
        Wrong::BadBallot,
        Wrong::BallotMissing,
        Wrong::BallotAltered,
    ];
    vec![
        specimen("The tools", tabs),
        specimen("Among the messages", card),
        specimen("Above comments", head),
        specimen("No polls", list(alone())),
        specimen("All polls", list(room(vec![choice(), when(), order(), secret()]))),
        specimen("One option", looked_at(choice())),
        specimen("The owner is away", looked_at(waiting())),
        wide("Dates", looked_at(when())),
        specimen("An order that is made", looked_at(ordering())),
        specimen("An order, by its owner", looked_at(order())),
        specimen("Secret and closed", looked_at(secret())),
        specimen("One that is not here", unknown),
        specimen("Checked, and right", audit(Vec::new(), 0)),
        specimen("Checked in part", audit(Vec::new(), 1)),
        specimen("Checked, and wrong", audit(all_wrong, 1)),
        specimen("A new one", form),
    ]
}
