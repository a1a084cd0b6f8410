//! What is typed in the forms below a poll: kept for whoever looks at something else meanwhile, and not overwritten by what arrives.

use leptos::prelude::*;
use room::PollId;

use super::poll::looked;
use crate::erased::effect;
use crate::tools::{Tools, use_tools};

/// One of the forms.
#[derive(Clone, Copy)]
pub(super) struct TypedIn {
    poll: PollId,
    form: &'static str,
    tools: Tools,
}

impl TypedIn {
    /// That of this name, of the poll that is looked at.
    pub fn new(form: &'static str) -> Self {
        Self { poll: looked().id, form, tools: use_tools() }
    }

    /// Keeps what is typed.
    pub fn keep(&self, texts: Vec<String>) {
        self.tools.begin(self.poll, |begun| {
            begun.texts.insert(self.form, texts);
        });
    }

    /// It was sent.
    pub fn sent(&self) {
        self.tools.begin(self.poll, |begun| {
            begun.texts.remove(self.form);
        });
    }

    /// Puts into the boxes what was typed in them; else what the poll says, and again when it says otherwise. `there` tells whether the
    /// boxes are.
    pub fn fill(
        self,
        now: Memo<Option<Vec<String>>>,
        there: impl Fn() -> bool + 'static,
        put: impl Fn(&[String]) + 'static,
    ) {
        effect(move |filled: Option<bool>| {
            let now = now.get();
            if !there() {
                return false;
            }
            let kept = self.tools.begun(self.poll, |begun| begun.texts.get(self.form).cloned());
            if kept.is_none() || filled != Some(true) {
                put(&kept.or(now).unwrap_or_default());
            }
            true
        });
    }
}
