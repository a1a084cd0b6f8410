//! Every language says everything that English says, of the same things, with the plurals it has.

#![allow(clippy::unwrap_used, clippy::panic, reason = "files that cannot be read are what this finds")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser::parse;
use i18n::Language;

/// Cardinal categories by CLDR 46 that whole numbers and decimals fall into. French, Spanish: `many` is for millions and need not be told apart here.
fn categories(language: Language) -> &'static [&'static str] {
    match language {
        Language::English | Language::German | Language::Spanish | Language::French => &["one", "other"],
        Language::Chinese => &["other"],
        Language::Arabic => &["zero", "one", "two", "few", "many", "other"],
    }
}

/// What a message takes and chooses by.
#[derive(Debug, Default, PartialEq, Eq)]
struct Shape {
    takes: BTreeSet<String>,
    /// Sets of keys that it chooses among.
    chooses: Vec<BTreeSet<String>>,
    /// Everything it says, without what it takes.
    words: String,
}

impl Shape {
    fn of(message: &Message<String>) -> Self {
        let mut shape = Self::default();
        if let Some(pattern) = &message.value {
            shape.look(pattern);
        }
        shape
    }

    fn look(&mut self, pattern: &Pattern<String>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.words.push_str(value),
                PatternElement::Placeable { expression } => self.look_in(expression),
            }
        }
    }

    fn look_in(&mut self, expression: &Expression<String>) {
        match expression {
            Expression::Inline(inline) => self.look_at(inline),
            Expression::Select { selector, variants } => {
                self.look_at(selector);
                let key = |key: &VariantKey<String>| match key {
                    VariantKey::Identifier { name } => name.clone(),
                    VariantKey::NumberLiteral { value } => value.clone(),
                };
                self.chooses.push(variants.iter().map(|variant| key(&variant.key)).collect());
                variants.iter().for_each(|variant| self.look(&variant.value));
            }
        }
    }

    fn look_at(&mut self, inline: &InlineExpression<String>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.takes.insert(id.name.clone());
            }
            InlineExpression::FunctionReference { id, arguments } => {
                assert_eq!(id.name, "NUMBER", "only this function is there on both sides");
                arguments.positional.iter().for_each(|argument| self.look_at(argument));
            }
            InlineExpression::Placeable { expression } => self.look_in(expression),
            InlineExpression::StringLiteral { value } => self.words.push_str(value),
            InlineExpression::NumberLiteral { .. } => {}
            other => panic!("{other:?} is not used here"),
        }
    }
}

fn folder(language: Language) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language.tag())
}

/// The messages of a language by name, with the file each is in.
fn messages(language: Language) -> BTreeMap<String, (String, Shape)> {
    let mut all = BTreeMap::new();
    for file in fs::read_dir(folder(language)).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let resource = parse(fs::read_to_string(&path).unwrap());
        let resource = resource.unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in resource.body {
            let message = match entry {
                Entry::Message(message) => message,
                Entry::Term(_) | Entry::Junk { .. } => panic!("{}: {entry:?}", path.display()),
                _ => continue,
            };
            let id = message.id.name.clone();
            let part = name.trim_end_matches(".ftl");
            assert!(id.starts_with(&format!("{part}-")), "{id} is in {}", path.display());
            let before = all.insert(id.clone(), (name.clone(), Shape::of(&message)));
            assert!(before.is_none(), "{id} is there twice");
        }
    }
    all
}

#[test]
fn every_language_has_every_message_and_no_other() {
    let english = messages(Language::English);
    for language in Language::ALL {
        let these = messages(language);
        let place = |(id, (file, _)): (&String, &(String, Shape))| (file.clone(), id.clone());
        let wanted: BTreeSet<_> = english.iter().map(place).collect();
        let here: BTreeSet<_> = these.iter().map(place).collect();
        let (missing, over): (Vec<_>, Vec<_>) =
            (wanted.difference(&here).collect(), here.difference(&wanted).collect());
        assert!(
            missing.is_empty() && over.is_empty(),
            "{language:?} lacks {missing:?} and has {over:?} over"
        );
    }
}

#[test]
fn every_language_speaks_of_the_same_things() {
    let english = messages(Language::English);
    for language in Language::ALL {
        for (id, (_, shape)) in messages(language) {
            let Some((_, wanted)) = english.get(&id) else { continue };
            assert_eq!(shape.takes, wanted.takes, "{id} in {language:?}");
        }
    }
}

#[test]
fn every_language_has_its_plurals() {
    for language in Language::ALL {
        for (id, (_, shape)) in messages(language) {
            for keys in shape.chooses {
                // What is chosen by numbers alone, as "0" and the rest, is no plural.
                let plural = keys.iter().any(|key| key != "other" && key.parse::<f64>().is_err());
                let english_one = keys.contains("one");
                let lacks: Vec<_> = categories(language)
                    .iter()
                    .filter(|category| !keys.contains(**category))
                    // Numbers named one by one stand for their categories.
                    .filter(|category| {
                        !matches!((**category, language), ("zero", Language::Arabic) if keys.contains("0"))
                            && !matches!((**category, language), ("one", _) if keys.contains("1"))
                            && !matches!((**category, language), ("two", Language::Arabic) if keys.contains("2"))
                    })
                    .collect();
                assert!(!(plural || english_one) || lacks.is_empty(), "{id} in {language:?} lacks {lacks:?}");
                assert!(keys.contains("other"), "{id} in {language:?} has nothing for the rest");
            }
        }
    }
}

/// Words that are the same in two languages: names, and what the languages have in common.
const SAME: &str = include_str!("same.txt");

#[test]
fn nothing_is_left_in_english() {
    let same: BTreeSet<(&str, &str)> =
        SAME.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' ')).collect();
    let english = messages(Language::English);
    let mut left = Vec::new();
    let mut used = BTreeSet::new();
    for language in Language::ALL.into_iter().filter(|language| *language != Language::English) {
        for (id, (_, shape)) in messages(language) {
            let Some((_, wanted)) = english.get(&id) else { continue };
            if wanted.words.chars().any(char::is_alphabetic) && shape.words == wanted.words {
                match same.iter().find(|known| **known == (language.tag(), id.as_str())) {
                    Some(known) => drop(used.insert(*known)),
                    None => left.push(format!("{} {id}", language.tag())),
                }
            }
        }
    }
    assert!(left.is_empty(), "translate these, or name them in same.txt:\n{}", left.join("\n"));
    let over: Vec<_> = same.difference(&used).collect();
    assert!(over.is_empty(), "same.txt names what is not the same: {over:?}");
}
