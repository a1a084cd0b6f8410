//! Makes a function of each message, so that a message that is not there, or that is given something else than it takes, does not
//! compile. The functions are made of the English messages; `tests/` sees to it that the others are like them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Resource,
};
use fluent_syntax::parser::parse;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    println!("cargo::rerun-if-changed=locales");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut messages = String::new();
    let mut seen = BTreeMap::new();
    for language in fs::read_dir("locales")? {
        let language = language?.path();
        let mut whole = String::new();
        for file in files(&language)? {
            let text = fs::read_to_string(&file)?;
            let resource = parse(text.as_str())
                .map_err(|(_, errors)| format!("{} cannot be read: {errors:?}", file.display()))?;
            if language.ends_with("en") {
                for message in messages_of(&resource) {
                    let id = message.id.name;
                    if let Some(first) = seen.insert(id.to_owned(), file.clone()) {
                        return Err(
                            format!("{id} is in {} and in {}", first.display(), file.display()).into()
                        );
                    }
                    function(message, &mut messages).map_err(|why| format!("{id}: {why}"))?;
                }
            }
            without_comments(&text, &mut whole);
        }
        let tag = language.file_name().and_then(|name| name.to_str()).ok_or("a folder without a name")?;
        fs::write(out.join(format!("{tag}.ftl")), whole)?;
    }
    fs::write(out.join("t.rs"), messages)?;
    Ok(())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, Failure>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "ftl"));
    files.sort();
    Ok(files)
}

fn messages_of<'a>(resource: &'a Resource<&'a str>) -> impl Iterator<Item = &'a Message<&'a str>> {
    resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    })
}

/// Comments are for translators and need not be sent.
fn without_comments(text: &str, whole: &mut String) {
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        whole.push_str(line.trim_end());
        whole.push('\n');
    }
}

/// What a message takes, in the order of the names: other words would change any other order.
#[derive(Default)]
struct Arguments(Vec<(String, bool)>);

impl Arguments {
    fn note(&mut self, name: &str, number: bool) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, is_number)) => *is_number |= number,
            None => self.0.push((name.to_owned(), number)),
        }
    }

    fn look(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.look_in(expression);
            }
        }
    }

    fn look_in(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.look_at(inline, false),
            Expression::Select { selector, variants } => {
                // Whatever is chosen by is a number, for texts would have to be translated first.
                self.look_at(selector, true);
                variants.iter().for_each(|variant| self.look(&variant.value));
            }
        }
    }

    fn look_at(&mut self, inline: &InlineExpression<&str>, number: bool) {
        match inline {
            InlineExpression::VariableReference { id } => self.note(id.name, number),
            InlineExpression::FunctionReference { arguments, .. } => self.look_at_all(arguments),
            InlineExpression::Placeable { expression } => self.look_in(expression),
            _ => {}
        }
    }

    fn look_at_all(&mut self, arguments: &CallArguments<&str>) {
        arguments.positional.iter().for_each(|argument| self.look_at(argument, true));
    }
}

fn function(message: &Message<&str>, out: &mut String) -> Result<(), Failure> {
    if !message.attributes.is_empty() {
        return Err("attributes are not used here: make it a message of its own".into());
    }
    let pattern = message.value.as_ref().ok_or("says nothing")?;
    let mut arguments = Arguments::default();
    arguments.look(pattern);
    arguments.0.sort();
    let id = message.id.name;
    let name = id.replace('-', "_");
    writeln!(out, "/// {}", described(pattern))?;
    let takes: Vec<String> = arguments
        .0
        .iter()
        .map(|(name, number)| format!("{name}: {}", if *number { "impl crate::Number" } else { "&str" }))
        .collect();
    let gives: Vec<String> = arguments
        .0
        .iter()
        .map(|(name, number)| match number {
            true => format!("(\"{name}\", crate::Argument::Number(crate::Number::number({name})))"),
            false => format!("(\"{name}\", crate::Argument::Text({name}))"),
        })
        .collect();
    writeln!(out, "pub fn {name}({}) -> String {{", takes.join(", "))?;
    writeln!(out, "    crate::say(\"{id}\", &[{}])\n}}", gives.join(", "))?;
    Ok(())
}

/// The English words, as far as they are always the same.
fn described(pattern: &Pattern<&str>) -> String {
    let mut words = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => words.push_str(value),
            PatternElement::Placeable { .. } => words.push('…'),
        }
    }
    words.replace(['\n', '\r'], " ").replace(['[', ']', '<', '>', '`', '\\'], " ")
}
