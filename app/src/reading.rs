//! Reading the Markdown of messages: with a reader that is loaded when the first message needs it, and with what was read kept for
//! the next time it is drawn. Until the reader is there, and where it is not to be had, messages are shown as they were written.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use markup::Block;

use crate::session::{Session, use_session};

/// What was read is kept for texts of so many bytes, twice: a long room scrolled through is far less.
const KEPT_LEN_MAX: usize = 512 * 1024;

/// The reader, in the page's context.
#[derive(Clone, Copy)]
pub struct Reading {
    reader: RwSignal<Reader>,
    kept: StoredValue<Kept>,
    session: StoredValue<Option<Session>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reader {
    Unasked,
    Loading,
    There,
}

impl Reading {
    /// With no reader yet.
    pub fn new() -> Self {
        Self {
            reader: RwSignal::new(Reader::Unasked),
            kept: StoredValue::default(),
            session: StoredValue::new(use_session()),
        }
    }

    /// What a text says; nothing as long as it cannot be read. Who asks is told when it can.
    pub fn read(&self, text: &str) -> Option<Arc<[Block]>> {
        match self.reader.get() {
            Reader::There => {}
            Reader::Loading => return None,
            Reader::Unasked => {
                self.load();
                return None;
            }
        }
        if let Some(known) = self.kept.try_update_value(|kept| kept.get(text)).flatten() {
            return Some(known);
        }
        let read = self.session.with_value(|session| session.as_ref()?.read_markup(text))?;
        let read: Arc<[Block]> = read.into();
        self.kept.update_value(|kept| kept.put(text, Arc::clone(&read)));
        Some(read)
    }

    /// Tells who asks when what is drawn may change because the reader is there.
    pub fn track(&self) {
        self.reader.track();
    }

    /// What cannot be loaded is tried again when the next message is drawn.
    fn load(self) {
        *self.reader.write_untracked() = Reader::Loading;
        let loaded = move |result: Result<(), String>| match result {
            Ok(()) => self.reader.set(Reader::There),
            Err(_) => *self.reader.write_untracked() = Reader::Unasked,
        };
        self.session.with_value(|session| {
            if let Some(session) = session {
                session.load_markup(Box::new(loaded));
            }
        });
    }
}

impl Default for Reading {
    fn default() -> Self {
        Self::new()
    }
}

/// The reader, from context.
pub fn use_reading() -> Reading {
    expect_context()
}

/// What was read of late: when the newer half is full it takes the place of the older one.
#[derive(Debug, Default)]
struct Kept {
    newer: BTreeMap<Arc<str>, Arc<[Block]>>,
    newer_len: usize,
    older: BTreeMap<Arc<str>, Arc<[Block]>>,
}

impl Kept {
    fn get(&mut self, text: &str) -> Option<Arc<[Block]>> {
        if let Some(known) = self.newer.get(text) {
            return Some(Arc::clone(known));
        }
        let known = self.older.remove(text)?;
        self.put(text, Arc::clone(&known));
        Some(known)
    }

    fn put(&mut self, text: &str, read: Arc<[Block]>) {
        if self.newer_len + text.len() > KEPT_LEN_MAX {
            self.older = std::mem::take(&mut self.newer);
            self.newer_len = 0;
        }
        self.newer_len += text.len();
        self.newer.insert(text.into(), read);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_of_late_is_kept_and_the_rest_is_not() {
        let mut kept = Kept::default();
        let rule: Arc<[Block]> = vec![Block::Rule].into();
        let text = |n: usize| format!("{n:01000}");
        kept.put("often", Arc::clone(&rule));
        for n in 0..5_000 {
            kept.put(&text(n), Arc::clone(&rule));
            assert!(kept.get("often").is_some(), "what is drawn again stays");
            let len: usize = kept.newer.keys().chain(kept.older.keys()).map(|text| text.len()).sum();
            assert!(len <= 2 * KEPT_LEN_MAX);
        }
        assert!(kept.get(&text(4_999)).is_some());
        assert!(kept.get(&text(0)).is_none());
    }
}
