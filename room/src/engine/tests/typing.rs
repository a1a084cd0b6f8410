//! What is told while our person writes, and what is made of what Bo tells.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::*;
use crate::{ChannelId, UserId, engine::typing::TYPING_MS_MAX};

const CHANNEL: Thread = Thread::Channel(ChannelId(MessageId { author: PeerId([5; 32]), seq: 3 }));

fn user(n: u8) -> UserId {
    UserSecret::from_seed(&[n; 32]).id()
}

impl Room {
    fn types(&mut self, thread: Thread, active: bool) {
        self.command(Command::Typing { thread, active }).unwrap();
    }

    /// The marks we told Bo since somebody looked.
    fn typing_told(&mut self) -> Vec<PeerMessage> {
        let typing = |message: &PeerMessage| {
            matches!(message, PeerMessage::Typing { .. } | PeerMessage::Writing { .. })
        };
        std::mem::take(&mut self.told).into_iter().filter(typing).collect()
    }

    /// Where Bo was shown to write since somebody looked.
    fn typing_shown(&mut self) -> Vec<Option<Thread>> {
        let bo = self.bo.id();
        let typing = |view| match view {
            View::Typing(writers) => Some(writers.first().map(|writer| {
                assert_eq!((writer.peer, writers.len()), (bo, 1));
                writer.thread
            })),
            _ => None,
        };
        self.views().into_iter().filter_map(typing).collect()
    }
}

fn writing(thread: Thread, active: bool) -> PeerMessage {
    PeerMessage::Writing { thread, active }
}

#[test]
fn who_writes_tells_it_now_and_then_until_the_message_is_sent() {
    let mut room = Room::linked(false);
    room.hear(&PeerMessage::KNOWS_MORE);
    room.types(Thread::Room, false);
    assert!(room.typing_told().is_empty(), "nobody thought so");
    for _ in 0..41 {
        room.types(Thread::Room, true);
        room.run_for(100);
    }
    assert_eq!(room.typing_told(), vec![writing(Thread::Room, true); 3], "at once, after 2 s and after 4 s");
    room.say("hello");
    assert_eq!(room.typing_told(), [writing(Thread::Room, false)]);
}

#[test]
fn an_older_page_is_told_of_the_room_itself_and_of_nothing_else() {
    let mut room = Room::linked(false);
    room.types(Thread::Room, true);
    room.types(CHANNEL, true);
    let told = [PeerMessage::Typing { active: true }, PeerMessage::Typing { active: false }];
    assert_eq!(room.typing_told(), told);
    room.hear(&PeerMessage::Typing { active: true });
    assert_eq!(room.typing_shown(), [Some(Thread::Room)]);
}

#[test]
fn what_is_written_in_private_is_told_to_that_person_alone() {
    let mut room = Room::linked(false);
    room.hear(&PeerMessage::KNOWS_MORE);
    room.types(Thread::Private(user(7)), true);
    assert_eq!(room.typing_told(), []);
    let private = Thread::Private(user(2));
    room.types(private, true);
    room.types(Thread::Room, true);
    assert_eq!(
        room.typing_told(),
        [writing(private, true), writing(private, false), writing(Thread::Room, true)],
        "one writes in one place at a time"
    );
    // Bo writes to us, and to somebody else: the latter is no business of ours.
    room.hear(&writing(Thread::Private(user(1)), true));
    assert_eq!(room.typing_shown(), [Some(private)]);
    room.hear(&writing(Thread::Private(user(1)), false));
    room.hear(&writing(Thread::Private(user(7)), true));
    assert_eq!(room.typing_shown(), [None]);
}

#[test]
fn a_typing_mark_fades_unless_it_is_told_again() {
    let mut room = Room::linked(false);
    room.hear(&writing(CHANNEL, true));
    assert_eq!(room.typing_shown(), [Some(CHANNEL)]);
    room.run_for(TYPING_MS_MAX - 1_000);
    room.hear(&writing(CHANNEL, true));
    room.run_for(TYPING_MS_MAX - 1);
    assert_eq!(room.typing_shown(), []);
    room.run_for(1);
    assert_eq!(room.typing_shown(), [None]);
    // Frames on `presence` overtake each other: the end of one mark is not that of the next.
    room.hear(&writing(Thread::Room, true));
    room.hear(&writing(CHANNEL, false));
    assert_eq!(room.typing_shown(), [Some(Thread::Room)]);
    room.hear(&writing(Thread::Room, false));
    assert_eq!(room.typing_shown(), [None]);
}

#[test]
fn who_does_not_tell_takes_the_mark_back_and_tells_nothing_more() {
    let mut room = Room::linked(false);
    room.hear(&PeerMessage::KNOWS_MORE);
    room.types(Thread::Room, true);
    room.command(Command::Let(Privacy { typing: false, ..Privacy::default() })).unwrap();
    assert_eq!(room.typing_told(), [writing(Thread::Room, true), writing(Thread::Room, false)]);
    room.types(Thread::Room, true);
    room.types(Thread::Private(user(2)), true);
    room.say("hello");
    assert_eq!(room.typing_told(), []);
}
