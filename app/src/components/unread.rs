//! What is new: the line *New* where it begins, and telling the others once it was looked at.

use std::time::Duration;

use leptos::prelude::*;

use super::log_view::LogView;
use crate::chat::use_chat;
use crate::erased::{effect, memo};
use crate::room_session::use_room_session;
use crate::store::{PageStateStoreFields, RoomStateStoreFields, use_page, use_room};
use crate::window::position;

/// The id of the line *New*.
pub(super) const DIVIDER_ID: &str = "new-messages";

/// Messages in sight for this long count as looked at.
const LOOKED_AT_AFTER: Duration = Duration::from_secs(2);

/// Draws the line where the room opens with something new or the person comes back to it, and says what was seen.
pub(super) fn follow_unread(view: LogView) {
    let room = use_room();
    let page = use_page();
    let chat = use_chat();
    let Some(session) = use_room_session() else {
        return;
    };
    let session = StoredValue::new(session);
    let visible = memo(move |_| page.visible().get());

    // Puts the line before the first message that is new, and says which that is. Before the very first message it would part
    // nothing.
    let mark = move || {
        let first = untrack(|| chat.unread()).first;
        let found = chat.messages_now(|messages| position(messages, first?).filter(|index| *index > 0));
        chat.divider.set(first.filter(|_| found.is_some()));
        found
    };

    effect(move |done: Option<bool>| {
        if done == Some(true) || !room.history_loaded().get() {
            return done == Some(true);
        }
        if let Some(index) = mark() {
            view.lead(index, DIVIDER_ID.to_owned(), false);
        }
        true
    });
    // What was said while the person was away arrives a moment after the page opened: that is new as well.
    effect(move |before: Option<(u64, bool)>| {
        let (missing, caught_up) = (room.missing().get(), before.is_some_and(|(_, caught_up)| caught_up));
        let just_now = !caught_up && missing == 0 && before.is_some_and(|(before, _)| before > 0);
        if just_now && chat.divider.with_untracked(Option::is_none) {
            mark();
        }
        (missing, caught_up || just_now)
    });
    effect(move |before: Option<bool>| {
        let now = visible.get();
        if before == Some(false) && now {
            mark();
        }
        now
    });
    effect(move |_| {
        let focused = window_event_listener_untyped("focus", move |_| {
            // A window that only gets the focus keeps its line unless there is something newer.
            if visible.get_untracked() && untrack(|| chat.unread()).first.is_some() {
                mark();
            }
        });
        on_cleanup(move || focused.remove());
    });

    // What is muted is never new, and is looked at all the same.
    let muted = memo(move |_| page.contacts().with(|all| all.iter().any(|known| known.contact.muted)));
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(Some(handle)) = timer.try_update_value(Option::take) {
            handle.clear();
        }
    };
    effect(move |_| {
        stop();
        let newest = view.shown.with(|shown| shown.newest);
        let something = chat.unread().count > 0 || muted.get();
        if newest.is_none() || !something || !visible.get() || chat.from.with(Option::is_some) {
            return;
        }
        let tell = move || {
            let _ = session.try_with_value(|session| {
                if visible.get_untracked() {
                    session.seen(chat.thread);
                }
            });
        };
        timer.set_value(set_timeout_with_handle(tell, LOOKED_AT_AFTER).ok());
    });
    on_cleanup(stop);
}
