//! What another app shared with this one, until it is put into a room's composer.

use leptos::prelude::*;

/// What stands in the address, after the path, where something was shared.
pub const SHARED: &str = "#shared";

/// What was shared, in context.
#[derive(Clone, Copy)]
pub struct Sharing {
    /// The text; the composer that is shown next takes it.
    pub text: RwSignal<Option<String>>,
}

impl Sharing {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { text: RwSignal::new(None) }
    }

    /// Takes it, behind what was begun.
    pub fn take(self, begun: &str) -> Option<String> {
        let text = self.text.get_untracked()?;
        self.text.set(None);
        Some(if begun.is_empty() { text } else { format!("{begun}\n{text}") })
    }
}

impl Default for Sharing {
    fn default() -> Self {
        Self::new()
    }
}

/// What was shared, from context.
pub fn use_sharing() -> Sharing {
    expect_context()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_taken_once_and_comes_behind_what_was_begun() {
        Owner::new().with(|| {
            let sharing = Sharing::new();
            assert_eq!(sharing.take("begun"), None);
            sharing.text.set(Some("shared".to_owned()));
            assert_eq!(sharing.take("begun").as_deref(), Some("begun\nshared"));
            assert_eq!(sharing.take("begun"), None);
            sharing.text.set(Some("shared".to_owned()));
            assert_eq!(sharing.take("").as_deref(), Some("shared"));
        });
    }
}
