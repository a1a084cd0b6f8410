//! What a person sees.

use std::collections::{BTreeMap, BTreeSet};

use room::{
    Delivery, LinkStatus, MemberInfo, Message, MessageId, Notice, PeerId, Pin, PollId, PollView, Presence,
    RoomInfo, SignalingStatus, Standing, Thread, ThreadInfo, Trouble, Unread, UserId, View, Writer,
};

/// The screen of one page.
#[derive(Default)]
pub struct Screen {
    pub messages: BTreeMap<MessageId, Message>,
    pub status: BTreeMap<PeerId, LinkStatus>,
    /// What each of them goes by.
    pub names: BTreeMap<PeerId, String>,
    pub room: RoomInfo,
    pub pins: BTreeMap<Thread, Vec<Pin>>,
    pub unread: Unread,
    pub missing: u64,
    /// Peers whose link was closed for breaking the protocol.
    pub misbehaved: BTreeSet<PeerId>,
    /// Peers said to have signed two histories.
    pub forked: BTreeSet<PeerId>,
    /// Newly shown as saved.
    pub promises: Vec<(MessageId, String)>,
    /// No longer shown.
    pub withdrawn: Vec<MessageId>,
    pub signaling: SignalingStatus,
    pub standing: Option<Standing>,
    pub members: Vec<MemberInfo>,
    /// The pictures people chose.
    pub pictures: BTreeMap<UserId, Vec<u8>>,
    /// Everything that was ever shown of messages.
    pub ever: BTreeSet<String>,
    /// How each peer stands to the room.
    pub standings: BTreeMap<PeerId, Standing>,
    pub presence: BTreeMap<UserId, Presence>,
    pub threads: Vec<ThreadInfo>,
    pub polls: BTreeMap<PollId, PollView>,
    /// Who is writing, and where.
    pub writers: Vec<Writer>,
    /// Other devices of the same person.
    pub mine: BTreeSet<PeerId>,
}

impl Screen {
    pub fn show(&mut self, me: PeerId, view: View) {
        match view {
            View::Messages(messages) => {
                for message in messages {
                    self.ever.insert(message.text.clone());
                    self.show_message(me, message);
                }
            }
            View::MessageGone(id) => {
                self.messages.remove(&id);
                self.withdrawn.push(id);
            }
            View::MessagesGone(ids) => self.messages.retain(|id, _| !ids.contains(id)),
            View::Person(person) => {
                assert_ne!(person.peer, me);
                self.status.insert(person.peer, person.link);
                self.names.insert(person.peer, person.name);
            }
            View::PersonGone(peer) => {
                self.status.remove(&peer);
                self.names.remove(&peer);
            }
            View::Notice(Notice::PeerMisbehaved { peer, .. }) => {
                self.misbehaved.insert(peer);
            }
            View::Notice(Notice::Forked { peer }) => {
                self.forked.insert(peer);
            }
            View::Notice(Notice::StoringFailed(_) | Notice::StoringWorks) => {}
            View::Notice(notice) => panic!("nothing of the kind happened: {notice:?}"),
            View::Unread(unread) => self.unread = unread,
            View::Missing(missing) => self.missing = missing,
            View::Room(room) => self.room = room,
            View::Signaling(status) => self.signaling = status,
            View::Standing(standing) => self.standing = Some(standing),
            View::Members(members) => {
                let standings =
                    members.iter().flat_map(|member| member.peers.iter().map(|p| (p.peer, member.standing)));
                self.standings = standings.collect();
                self.members = members;
            }
            View::Presence(user, presence) => {
                self.presence.insert(user, presence);
            }
            View::Threads(threads) => self.threads = threads,
            View::Poll(poll) => drop(self.polls.insert(poll.id, *poll)),
            View::PollGone(id) => drop(self.polls.remove(&id).expect("it was shown")),
            View::Typing(writers) => self.writers = writers,
            View::Links(..) => {}
            View::Pins(thread, pins) if pins.is_empty() => {
                self.pins.remove(&thread);
            }
            View::Pins(thread, pins) => {
                self.pins.insert(thread, pins);
            }
            View::Picture { user, bytes } if bytes.is_empty() => drop(self.pictures.remove(&user)),
            View::Picture { user, bytes } => drop(self.pictures.insert(user, bytes)),
        }
    }

    fn show_message(&mut self, me: PeerId, message: Message) {
        assert_eq!(message.delivery.is_some(), message.own, "{message:?}");
        let author = message.id.author;
        assert_eq!(message.own, author == me || self.mine.contains(&author), "{message:?}");
        let kept = match message.delivery {
            Some(
                Delivery::Saved
                | Delivery::Sent
                | Delivery::Delivered { .. }
                | Delivery::Read { .. }
                | Delivery::Attention(Trouble::NotConfirmed),
            ) => true,
            Some(Delivery::Saving | Delivery::Attention(Trouble::NotStored(_))) | None => false,
            Some(Delivery::Unsaved) => panic!("there is a disk"),
        };
        // What another device wrote is that one's to keep.
        if kept && author == me {
            self.promises.push((message.id, message.text.clone()));
        }
        self.messages.insert(message.id, message);
    }

    /// Own messages that wait for the person.
    pub fn attention(&self) -> Vec<MessageId> {
        let waits = |message: &&Message| matches!(message.delivery, Some(Delivery::Attention(_)));
        self.messages.values().filter(waits).map(|message| message.id).collect()
    }

    /// What everybody must agree on, in order.
    pub fn agreed(&self) -> Vec<Message> {
        let public = self.messages.values().filter(|message| !message.thread.is_private());
        let mut messages: Vec<Message> = public.cloned().collect();
        for message in &mut messages {
            message.own = false;
            message.delivery = None;
            for reaction in &mut message.reactions {
                reaction.own = false;
            }
        }
        messages.sort();
        messages
    }
}
