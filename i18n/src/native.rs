//! Messages of all languages, for the server and for tests.

use std::cell::Cell;
use std::sync::{LazyLock, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_langneg::{NegotiationStrategy, accepted_languages, negotiate_languages};
use unic_langid::LanguageIdentifier;

use crate::{Argument, Language, isolated};

static BUNDLES: LazyLock<Vec<FluentBundle<FluentResource>>> =
    LazyLock::new(|| Language::ALL.map(bundle).into());
static SOURCE: OnceLock<fn() -> Option<Language>> = OnceLock::new();

thread_local! {
    static CHOSEN: Cell<Option<Language>> = const { Cell::new(None) };
}

/// All messages of a language, as the page's start script reads them.
pub fn catalogue(language: Language) -> &'static str {
    match language {
        Language::English => include_str!(concat!(env!("OUT_DIR"), "/en.ftl")),
        Language::German => include_str!(concat!(env!("OUT_DIR"), "/de.ftl")),
        Language::Spanish => include_str!(concat!(env!("OUT_DIR"), "/es.ftl")),
        Language::French => include_str!(concat!(env!("OUT_DIR"), "/fr.ftl")),
        Language::Chinese => include_str!(concat!(env!("OUT_DIR"), "/zh-Hans.ftl")),
        Language::Arabic => include_str!(concat!(env!("OUT_DIR"), "/ar.ftl")),
    }
}

/// The language of those that somebody reads, as `Accept-Language` says it; English where there is none of them.
pub fn chosen(accept_language: &str) -> Language {
    // All who read Chinese read simplified characters more easily than English.
    let requested = accept_language.replace("zh-TW", "zh").replace("zh-HK", "zh").replace("zh-Hant", "zh");
    let requested = accepted_languages::parse(&requested);
    let available: Vec<LanguageIdentifier> = Language::ALL.into_iter().map(identifier).collect();
    let best = negotiate_languages(&requested, &available, None, NegotiationStrategy::Lookup);
    let best = best.first().and_then(|best| available.iter().position(|language| language == *best));
    best.and_then(|at| Language::ALL.get(at)).copied().unwrap_or_default()
}

/// Where the language of what is being made is to be found, where nothing else says it. The first one counts.
pub fn take_from(source: fn() -> Option<Language>) {
    let _ = SOURCE.set(source);
}

/// The language that [`crate::t`] speaks now.
pub fn current() -> Language {
    let source = || SOURCE.get().and_then(|source| source());
    CHOSEN.get().or_else(source).unwrap_or_default()
}

/// Has this thread speak a language while `act` runs.
pub fn in_language<R>(language: Language, act: impl FnOnce() -> R) -> R {
    /// Also where `act` panics.
    struct Before(Option<Language>);
    impl Drop for Before {
        fn drop(&mut self) {
            CHOSEN.set(self.0);
        }
    }
    let _before = Before(CHOSEN.replace(Some(language)));
    act()
}

pub(crate) fn say(id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
    let language = current();
    let mut given = FluentArgs::with_capacity(arguments.len());
    for (name, argument) in arguments {
        match argument {
            Argument::Text(text) => given.set(*name, isolated(text, language.direction())),
            Argument::Number(number) => given.set(*name, FluentValue::from(*number)),
        }
    }
    // The tests see to it that every language has every message, and that none has a mistake that shows only here.
    let at = Language::ALL.into_iter().position(|known| known == language);
    let bundle = at.and_then(|at| BUNDLES.get(at));
    let said = bundle.and_then(|bundle| {
        let pattern = bundle.get_message(id)?.value()?;
        Some(bundle.format_pattern(pattern, Some(&given), &mut Vec::new()).into_owned())
    });
    said.unwrap_or_else(|| id.to_owned())
}

fn identifier(language: Language) -> LanguageIdentifier {
    // Chinese in simplified characters is what "zh" means.
    let tag = if language == Language::Chinese { "zh" } else { language.tag() };
    tag.parse().unwrap_or_default()
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![identifier(language)]);
    // `isolated` does it where it is needed.
    bundle.set_use_isolating(false);
    // `NUMBER`. It fails only where the name is taken.
    let _ = bundle.add_builtins();
    let resource = FluentResource::try_new(catalogue(language).to_owned());
    let resource = resource.unwrap_or_else(|(rest, _)| rest);
    // A message that is there twice keeps its first words; the tests see to it that there is none.
    let _ = bundle.add_resource(resource);
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_that_is_spoken_counts() {
        assert_eq!(chosen(""), Language::English);
        assert_eq!(chosen("de-AT,de;q=0.9,en;q=0.8"), Language::German);
        assert_eq!(chosen("nl,fr-CA;q=0.7,en;q=0.5"), Language::French);
        assert_eq!(chosen("zh-CN,zh;q=0.9"), Language::Chinese);
        assert_eq!(chosen("zh-TW"), Language::Chinese);
        assert_eq!(chosen("ar-EG"), Language::Arabic);
        assert_eq!(chosen("tlh, *;q=0.1"), Language::English);
        assert_eq!(chosen(&"x,".repeat(10_000)), Language::English);
    }
}
