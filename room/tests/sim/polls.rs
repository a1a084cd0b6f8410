//! Polls while the room is cut in pieces and pages crash, and what must have come of them: counted here once more, in the simplest way
//! there is, from what lies on a disk.

use std::collections::{BTreeMap, BTreeSet};

use room::{
    Ballot, BoxPurpose, Command, CommandId, Content, Epoch, EpochName, MessageId, Operation, OperationKey,
    OptionId, PeerId, PollAnswer, PollAsk, PollDraft, PollError, PollId, PollKind, PollOption, PollRole,
    PollRules, PollView, PollWish, Thread, UserId,
};

use crate::ending::honest;
use crate::screen::Screen;
use crate::world::World;

/// Somebody does something about a poll.
pub fn step(world: &mut World, page: usize) {
    let polls: Vec<PollId> = world.pages[page].screen.polls.keys().copied().collect();
    if polls.is_empty() || world.below(8) == 0 {
        return make(world, page);
    }
    let poll = polls[world.below(polls.len() as u32) as usize];
    let wish = match world.below(16) {
        0..=7 => PollWish::Vote(ballot(world, page, poll)),
        8 => {
            world.serial += 1;
            PollWish::AddOption(PollOption::Text(format!("option {}", world.serial)))
        }
        9 => PollWish::Close,
        10 | 11 => PollWish::Reopen,
        12 => {
            let device = any_device(world);
            let role = [PollRole::Viewer, PollRole::Voter, PollRole::Editor][world.below(3) as usize];
            PollWish::SetRole { user: world.user(device), role }
        }
        13 => {
            let device = any_device(world);
            PollWish::Pass(world.secret(device).id())
        }
        14 => {
            let soon = u64::from(world.below(40_000));
            let at = world.now.0 + world.pages[page].skew_ms + soon;
            PollWish::SetDeadline((soon > 10_000).then_some(at))
        }
        _ => {
            let text = format!("about a poll {}", world.serial);
            world.serial += 1;
            let to = Thread::Channel(poll.comments());
            let secret = crate::members::kept_from(world, page, &text);
            if world.command(page, Command::Say { text, reply_to: None, to }).is_ok() {
                world.secrets.extend(secret);
            }
            return;
        }
    };
    // Much of it is refused, here or by the owner.
    let _ = world.command(page, Command::AskPoll { poll, wish });
}

pub fn make(world: &mut World, page: usize) {
    let question = format!("question {}", world.serial);
    world.serial += 1;
    let rules = PollRules {
        adding: world.below(2) == 0,
        changing: world.below(4) > 0,
        secret: world.below(3) == 0,
        cap: (world.below(3) == 0).then_some(1 + world.below(2)),
        while_away: world.below(4) > 0,
        ..PollRules::default()
    };
    let options = (0..3).map(|n| PollOption::Text(n.to_string())).collect();
    let kind = PollKind::Choice { most: 1 + world.below(2) as u16 };
    let description = String::new();
    let draft = PollDraft { question: question.clone(), description, kind, options, rules };
    let secret = crate::members::kept_from(world, page, &question);
    if world.command(page, Command::MakePoll { draft, to: Thread::Room }).is_ok() {
        world.secrets.extend(secret);
    }
}

pub fn ballot(world: &mut World, page: usize, poll: PollId) -> Ballot {
    let options = world.pages[page].screen.polls[&poll].options.len() as u32;
    let chosen: BTreeSet<u16> = (0..world.below(3)).map(|_| world.below(options) as u16).collect();
    Ballot::Chosen(chosen.into_iter().map(OptionId).collect())
}

fn any_device(world: &mut World) -> u8 {
    let devices: Vec<u8> = world.disks.keys().copied().collect();
    devices[world.below(devices.len() as u32) as usize]
}

/// What holds on every screen at any time.
pub fn check_screens(world: &World) {
    for page in world.pages.iter().filter(|page| page.alive && !page.hostile) {
        for view in page.screen.polls.values() {
            check_view(view);
        }
    }
}

fn check_view(view: &PollView) {
    let voters: BTreeSet<UserId> = view.votes.iter().map(|vote| vote.user).collect();
    assert_eq!(voters.len(), view.votes.len(), "somebody votes twice: {view:?}");
    assert!(view.votes.len() as u64 <= view.revision, "more votes than were agreed to: {view:?}");
    let mut counts = vec![0; view.options.len()];
    for ballot in view.ballots() {
        let PollKind::Choice { most } = view.kind else { panic!("{:?}", view.kind) };
        let chosen: Vec<OptionId> = ballot.options().collect();
        assert!((1..=usize::from(most)).contains(&chosen.len()), "{ballot:?} in {view:?}");
        chosen.iter().for_each(|option| counts[usize::from(option.0)] += 1);
    }
    let full = counts.iter().all(|count| view.rules.cap.is_none_or(|cap| *count <= cap));
    assert!(full, "more than there is room for: {view:?}");
    assert!(!view.rules.secret || view.votes.iter().all(|vote| vote.ballot.is_none()));
}

/// What everybody must agree on.
fn agreed(view: &PollView) -> PollView {
    let mut view = view.clone();
    let secret = view.rules.secret;
    if secret && view.owner.own {
        // The owner's page counts all the time.
        view.published = None;
    }
    view.role = PollRole::Viewer;
    view.owner.own = false;
    view.owner.ours = false;
    view.owner.here = true;
    view.votes.iter_mut().for_each(|vote| vote.own = false);
    view.own_vote = None;
    view.own_receipt = None;
    view.pending.clear();
    view.refused = None;
    view
}

/// Everybody honest shows the same polls, what was asked is answered, and no owner who keeps the rules is blamed.
pub fn check(world: &World) {
    check_screens(world);
    let reads_all = |page: &usize| !world.partial_history || world.pages[*page].screen.room.unreadable == 0;
    let honest: Vec<usize> = honest(world).into_iter().filter(reads_all).collect();
    let Some(first) = honest.first() else { return };
    let of_first = &world.pages[*first].screen.polls;
    for page in &honest {
        let Screen { polls, .. } = &world.pages[*page].screen;
        let ids = |polls: &BTreeMap<PollId, PollView>| polls.keys().copied().collect::<Vec<_>>();
        assert_eq!(ids(polls), ids(of_first), "pages {page} and {first} show other polls");
        for (id, view) in polls {
            let (mut ours, mut theirs) = (agreed(view), agreed(&of_first[id]));
            if view.owner.own != of_first[id].owner.own {
                ours.published = None;
                theirs.published = None;
            }
            assert_eq!(ours, theirs, "pages {page} and {first}");
            check_page(world, *page, view);
        }
    }
}

fn check_page(world: &World, page: usize, view: &PollView) {
    let owner = world.disks.keys().find(|device| world.secret(**device).id() == view.owner.peer);
    let decides = owner.is_some_and(|device| !world.is_hostile(*device)) && !view.owner.gone;
    assert!(view.pending.is_empty() || !decides, "page {page} waits for an answer: {view:?}");
    let own = view.votes.iter().find(|vote| vote.own);
    if !view.rules.secret {
        assert_eq!(own.and_then(|vote| vote.ballot.clone()), view.own_vote, "page {page}");
    } else if decides && view.closed {
        let published = view.published.as_ref().map(Vec::len);
        assert_eq!(published, Some(view.votes.len()), "page {page}: {view:?}");
    }
    let audit = world.pages[page].engine.poll_audit(view.id).unwrap();
    assert_eq!((audit.votes as usize, audit.revision), (view.votes.len(), view.revision), "page {page}");
    for misdeed in audit.misdeeds {
        let bad = world
            .disks
            .keys()
            .any(|device| world.is_hostile(*device) && world.secret(*device).id() == misdeed.owner);
        assert!(bad, "page {page} blames {misdeed:?} for {view:?}");
    }
}

/// Every operation on a disk, opened with whatever keys its device was given.
pub fn opened(world: &World, device: u8) -> BTreeMap<OperationKey, (u64, Content)> {
    let room_id = &world.keys.room_id;
    let stored = world.disks[&device].storage.load_now(room_id).operations;
    let stored: Vec<Operation> =
        stored.iter().map(|bytes| Operation::decode(bytes, room_id).unwrap()).collect();
    let open = |operation: &Operation, key: &[u8; 32]| {
        let content = Content::decode(&operation.open(key).ok()?)?;
        Some((operation.key(), (operation.at_unix_ms(), content)))
    };
    let first: BTreeMap<_, _> =
        stored.iter().filter_map(|operation| open(operation, &world.keys.epoch_key)).collect();
    let mut keys: BTreeMap<EpochName, [u8; 32]> = BTreeMap::new();
    for (at, (_, content)) in &first {
        let Content::Keys { boxes, .. } = content else { continue };
        let purpose = BoxPurpose::Epochs { author: at.author };
        let told = boxes.iter().filter_map(|sealed| world.device(device).open(sealed, room_id, purpose));
        for key in told.flat_map(|told| told.as_chunks::<32>().0.to_vec()) {
            keys.insert(EpochName::of(&key), key);
        }
    }
    let later = stored.iter().filter_map(|operation| match operation.epoch() {
        Epoch::Later(name) => open(operation, keys.get(&name)?),
        Epoch::First => None,
    });
    later.chain(first.clone()).collect()
}

/// Who votes for what, and the last revision: counted by going through the answers of one owner after another, believing them. Only where
/// everybody is in the room all the time.
fn recount(
    world: &World,
    log: &BTreeMap<OperationKey, (u64, Content)>,
    poll: PollId,
) -> (u64, BTreeMap<UserId, Option<Ballot>>) {
    let person: BTreeMap<PeerId, UserId> =
        world.disks.keys().map(|device| (world.secret(*device).id(), world.user(*device))).collect();
    let command = |by: PeerId, of: CommandId| {
        log.iter().find_map(|(at, (_, content))| match content {
            Content::AskPoll { id, poll: about, ask, .. }
                if at.author == by && *id == of && *about == poll =>
            {
                Some(ask.clone())
            }
            _ => None,
        })
    };
    let (mut owner, mut revision) = (poll.0.author, 0);
    let mut votes = BTreeMap::new();
    let mut agreed_to = BTreeSet::new();
    let mut gone_through: BTreeMap<PeerId, u64> = BTreeMap::new();
    'owners: loop {
        let from = gone_through.get(&owner).copied().unwrap_or_default();
        for (at, (_, content)) in log.iter().filter(|(at, _)| at.author == owner && at.seq >= from) {
            let Content::AnswerPoll { poll: about, by, id, answer: PollAnswer::Ack { revision: given } } =
                content
            else {
                continue;
            };
            if *about != poll {
                continue;
            }
            gone_through.insert(owner, at.seq + 1);
            revision += 1;
            assert_eq!(*given, revision, "a hole in the revisions of {poll:?}");
            assert!(agreed_to.insert((*by, *id)), "one command counts twice");
            match command(*by, *id).expect("what was agreed to was asked for") {
                PollAsk::Vote(ballot) if ballot.is_empty() => drop(votes.remove(&person[by])),
                PollAsk::Vote(ballot) => drop(votes.insert(person[by], Some(ballot))),
                PollAsk::VoteSecretly(_) => drop(votes.insert(person[by], None)),
                PollAsk::Pass { to, .. } => {
                    owner = to;
                    continue 'owners;
                }
                _ => {}
            }
        }
        return (revision, votes);
    }
}

/// Every page shows what is counted here.
fn check_recount(world: &World) {
    for page in world.alive().into_iter().filter(|page| !world.pages[*page].hostile) {
        let here = &world.pages[page];
        let log = opened(world, here.device);
        for view in here.screen.polls.values() {
            let (revision, votes) = recount(world, &log, view.id);
            let shown: BTreeMap<UserId, Option<Ballot>> =
                view.votes.iter().map(|vote| (vote.user, vote.ballot.clone())).collect();
            assert_eq!((view.revision, &shown), (revision, &votes), "page {page}: {view:?}");
        }
    }
}

/// Everything heals, and everybody comes back.
fn settle(world: &mut World) {
    world.heal();
    world.server_up = true;
    let devices: Vec<u8> = world.disks.keys().copied().collect();
    for device in devices {
        world.disk(device).full = false;
        if world.page_of(world.secret(device).id()).is_none() {
            world.open_page(device);
        }
    }
    world.run_for(10_000);
    for page in world.alive() {
        for id in world.pages[page].screen.attention() {
            let _ = world.command(page, Command::Retry(id));
        }
    }
    world.run_for(150_000);
}

/// Something goes wrong, or right again.
fn trouble(world: &mut World) {
    let devices: Vec<u8> = world.disks.keys().copied().collect();
    let device = devices[world.below(devices.len() as u32) as usize];
    let Some(page) = world.page_of(world.secret(device).id()) else {
        world.open_page(device);
        return;
    };
    match world.below(8) {
        0 | 1 => world.kill(page),
        2 => {
            let other = world.below(world.pages.len() as u32) as usize;
            world.cut_off(page, other);
        }
        3 | 4 => world.heal(),
        5 => world.disk(device).full = true,
        6 => {
            world.disk(device).full = false;
            for id in world.pages[page].screen.attention() {
                let discard = world.below(4) == 0;
                let _ = world.command(page, if discard { Command::Discard(id) } else { Command::Retry(id) });
            }
        }
        _ => world.input(page, room::Input::NetworkChanged),
    }
}

/// A room of five devices, two of them one person's, who do little but ask each other.
pub fn polling(seed: u64) {
    let mut world = World::new(seed);
    world.owners.extend([(1, 1), (2, 1)]);
    world.jitter_ms = [0, 50, 400][world.below(3) as usize];
    world.loss = [0, 20][world.below(2) as usize];
    for device in 0..5 {
        world.open_page(device);
    }
    world.run_for(3_000);
    for _ in 0..60 {
        let alive = world.alive();
        if world.below(5) == 0 || alive.is_empty() {
            trouble(&mut world);
        } else {
            let page = alive[world.below(alive.len() as u32) as usize];
            step(&mut world, page);
        }
        let wait = [0, 5, 60, 500, 3_000, 15_000][world.below(6) as usize];
        world.run_for(wait);
        check_screens(&world);
    }
    settle(&mut world);
    check(&world);
    check_recount(&world);
}

#[test]
fn every_vote_that_was_agreed_to_counts_once_everywhere_and_no_other_does() {
    // Each takes as long as a dozen of the others.
    let seeds = crate::seeds();
    for seed in seeds.clone().take(seeds.count().div_ceil(13)) {
        if let Err(panic) = std::panic::catch_unwind(|| polling(seed)) {
            eprintln!("failing seed: {seed} (replay with SEED={seed})");
            std::panic::resume_unwind(panic);
        }
    }
}

#[test]
fn a_vote_is_refused_in_the_owners_words_when_two_take_the_last_place() {
    let mut world = World::new(1);
    for device in 0..3 {
        world.open_page(device);
    }
    world.run_for(3_000);
    let options = (0..2).map(|n| PollOption::Text(n.to_string())).collect();
    let rules = PollRules { cap: Some(1), ..PollRules::default() };
    let (question, description) = ("Who comes along?".to_owned(), String::new());
    let draft = PollDraft { question, description, kind: PollKind::Choice { most: 1 }, options, rules };
    world.command(0, Command::MakePoll { draft, to: Thread::Room }).unwrap();
    world.run_for(2_000);
    let poll = *world.pages[1].screen.polls.keys().next().unwrap();
    let wish = PollWish::Vote(Ballot::Chosen(vec![OptionId(0)]));
    // Both at once, and the owner is away.
    world.cut_off(0, 1);
    world.cut_off(0, 2);
    for page in [1, 2] {
        world.command(page, Command::AskPoll { poll, wish: wish.clone() }).unwrap();
    }
    world.run_for(1_000);
    world.heal();
    world.run_for(20_000);
    let refused: Vec<_> =
        [1, 2].iter().filter_map(|page| world.pages[*page].screen.polls[&poll].refused.clone()).collect();
    assert_eq!(refused.len(), 1);
    assert_eq!(PollError::of_message(&refused[0].message), Some(PollError::OptionFull));
    check(&world);
    let at: MessageId = poll.0;
    assert!(world.pages[2].screen.messages[&at].poll);
}
