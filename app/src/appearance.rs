//! How the page looks on this device: its theme, the size of its text, and whether things move.
//!
//! The server draws it from a cookie, so nothing changes its look after it was drawn.

use i18n::t;

/// The cookie that tells the server what was chosen.
pub const APPEARANCE_COOKIE: &str = "appearance";

/// What was chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Appearance {
    /// Light, dark, or as the device has it.
    pub theme: Theme,
    /// How large text is.
    pub size: TextSize,
    /// Whether nothing moves, whatever the device says.
    pub still: bool,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device has it.
    #[default]
    Device,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// How large text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// As the browser has it.
    #[default]
    Usual,
    /// An eighth larger.
    Large,
    /// A quarter larger.
    Larger,
}

impl Theme {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Device, Self::Light, Self::Dark];

    /// What it is called.
    pub fn words(self) -> String {
        match self {
            Self::Device => t::appearance_device(),
            Self::Light => t::appearance_light(),
            Self::Dark => t::appearance_dark(),
        }
    }

    /// The value of `data-theme`; none where the device decides.
    pub fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Device => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

impl TextSize {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Usual, Self::Large, Self::Larger];

    /// What it is called.
    pub fn words(self) -> String {
        match self {
            Self::Usual => t::appearance_usual(),
            Self::Large => t::appearance_large(),
            Self::Larger => t::appearance_larger(),
        }
    }

    /// The value of `data-size`; none where the browser decides.
    pub fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Usual => None,
            Self::Large => Some("large"),
            Self::Larger => Some("larger"),
        }
    }
}

impl Appearance {
    /// As the cookie has it: the values of the attributes that are there.
    pub fn print(self) -> String {
        let still = self.still.then_some(STILL);
        let all = [self.theme.attribute(), self.size.attribute(), still];
        all.into_iter().flatten().collect::<Vec<_>>().join(".")
    }

    /// The same read; what is not known counts as not chosen.
    pub fn parse(printed: &str) -> Self {
        let has = |word: Option<&str>| word.is_some_and(|word| printed.split('.').any(|part| part == word));
        Self {
            theme: Theme::ALL.into_iter().find(|theme| has(theme.attribute())).unwrap_or_default(),
            size: TextSize::ALL.into_iter().find(|size| has(size.attribute())).unwrap_or_default(),
            still: has(Some(STILL)),
        }
    }
}

/// The word of the cookie, and the attribute, of a page where nothing moves.
pub const STILL: &str = "still";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_read_again() {
        for theme in Theme::ALL {
            for size in TextSize::ALL {
                for still in [false, true] {
                    let chosen = Appearance { theme, size, still };
                    assert_eq!(Appearance::parse(&chosen.print()), chosen);
                }
            }
        }
        assert_eq!(Appearance::default().print(), "");
        assert_eq!(
            Appearance::parse("pink.dark.huge"),
            Appearance { theme: Theme::Dark, ..Default::default() }
        );
    }
}
