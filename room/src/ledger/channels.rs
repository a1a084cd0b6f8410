//! Channels: making and changing them, and which are shown.

use std::collections::BTreeSet;

use super::Ledger;
use crate::{
    ChannelChange, ChannelId, CommandRefused, Content, LogId, Millis, PollError, PollId, Role, Standing,
    Thread,
    channels::{self, Shown},
    chat::Meta,
};

impl Ledger {
    /// Makes a channel.
    pub(crate) fn make_channel(
        &mut self,
        now: Millis,
        title: &str,
        purpose: &str,
    ) -> Result<(), CommandRefused> {
        let (title, purpose) = self.channel_name(None, title, purpose)?;
        if self.channels.full(|id| self.said_in(id)) {
            return Err(CommandRefused::TooManyChannels);
        }
        self.write(now, Thread::Room, &Content::MakeChannel { title, purpose })
    }

    /// Names, archives or restores a channel.
    pub(crate) fn change_channel(
        &mut self,
        now: Millis,
        channel: ChannelId,
        change: ChannelChange,
    ) -> Result<(), CommandRefused> {
        self.review();
        if !self.channels.contains(channel, |id| self.said_in(id)) {
            return Err(CommandRefused::NoSuchChannel);
        }
        let moderates = matches!(self.standing(), Standing::In(role) if role >= Role::Moderator);
        if !moderates && !self.roster.ours(channel.0.author) {
            return Err(CommandRefused::NotYourChannel);
        }
        let change = match change {
            ChannelChange::Named { title, purpose } => {
                let (title, purpose) = self.channel_name(Some(channel), &title, &purpose)?;
                ChannelChange::Named { title, purpose }
            }
            archived @ ChannelChange::Archived(_) => archived,
        };
        self.write(now, Thread::Room, &Content::ChangeChannel { channel, change })
    }

    /// Whether one may write in a channel, or about a poll.
    pub(super) fn open_channel(&self, channel: ChannelId) -> Result<(), CommandRefused> {
        if self.polls.get(PollId(channel.0)).is_some() {
            let deleted = self.chat.deleted(channel.0, &self.roster);
            return if deleted { Err(PollError::Deleted.into()) } else { Ok(()) };
        }
        match self.channel(channel) {
            None => Err(CommandRefused::NoSuchChannel),
            Some(channel) if channel.info.archived => Err(CommandRefused::ArchivedChannel),
            Some(_) => Ok(()),
        }
    }

    /// Whether there is such a channel: one of the list, or that of a poll.
    pub(super) fn has_channel(&self, id: ChannelId) -> bool {
        self.polls.get(PollId(id.0)).is_some() || self.channels.contains(id, |id| self.said_in(id))
    }

    fn all_channels(&self) -> Vec<Shown> {
        self.channels.shown(&self.roster, |id| self.said_in(id))
    }

    fn said_in(&self, id: ChannelId) -> bool {
        self.chat.said_in(id).next().is_some()
    }

    fn channel(&self, id: ChannelId) -> Option<Shown> {
        self.all_channels().into_iter().find(|channel| channel.id == id)
    }

    fn channel_name(
        &self,
        own: Option<ChannelId>,
        title: &str,
        purpose: &str,
    ) -> Result<(String, String), CommandRefused> {
        let title = channels::clean_title(title).ok_or(CommandRefused::BadChannelTitle)?;
        let purpose = channels::clean_purpose(purpose).ok_or(CommandRefused::LongPurpose)?;
        let lower = title.to_lowercase();
        let taken = self.all_channels().iter().any(|channel| {
            Some(channel.id) != own && !channel.info.archived && channel.title.to_lowercase() == lower
        });
        if taken { Err(CommandRefused::ChannelTitleTaken) } else { Ok((title, purpose)) }
    }

    /// Whether its author was a moderator, or the owner, where it was written.
    pub(super) fn moderated(&self, meta: Meta) -> bool {
        let log = LogId { author: meta.author, stream: self.main.stream.clone() };
        let user = self.roster.user_at(meta.author, meta.seq);
        self.rights.role_at(user, &log, meta.seq).is_some_and(|role| role >= Role::Moderator)
    }

    /// Looks which channels there are. Messages of those that are new, or gone, look different now.
    pub(super) fn review_channels(&mut self) {
        if !self.show.take_channels_changed() {
            return;
        }
        let channels = self.all_channels();
        let ids = |channels: &[Shown]| channels.iter().map(|channel| channel.id).collect::<BTreeSet<_>>();
        let (before, now) = (ids(self.show.channels()), ids(&channels));
        for channel in before.symmetric_difference(&now) {
            self.show.touch_all(self.chat.said_in(*channel).collect());
            self.look_at_polls();
        }
        self.show.set_channels(channels);
    }
}
