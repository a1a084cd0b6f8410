//! As JSON, one message a line. The format is described in `docs/export.md`; what it says there holds for all files of one version.

use room::{Message, Thread};
use serde::Serialize;

use super::{Format, Head, Participant, ThreadHead, fingerprint, message_name};
use crate::words::{iso_time, iso_time_ms, standing_attribute};

/// Grows when a field means something else or goes; new fields may come without.
const VERSION: u32 = 1;

/// Writes JSON.
#[derive(Debug, Default)]
pub struct Json {
    threads: u64,
    messages: u64,
}

#[derive(Serialize)]
struct Person<'a> {
    user: String,
    fingerprint: String,
    name: &'a str,
    standing: &'static str,
    own: bool,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
    fingerprint: String,
    peer: String,
    user: Option<String>,
}

#[derive(Serialize)]
struct Reaction<'a> {
    emoji: &'a str,
    count: u32,
    own: bool,
}

#[derive(Serialize)]
struct Said<'a> {
    id: String,
    author: Author<'a>,
    own: bool,
    at: String,
    text: &'a str,
    edited: bool,
    deleted: bool,
    pinned: bool,
    forwarded_from: Option<&'a str>,
    reply_to: Option<String>,
    reactions: Vec<Reaction<'a>>,
}

impl Format for Json {
    fn begin(&mut self, head: &Head) -> String {
        let people: Vec<String> = head.people.iter().map(|person| line(&self::person(person))).collect();
        format!(
            "{{\n\"format\": \"tincan-room\",\n\"version\": {VERSION},\n\"exported_at\": {},\n\"title\": {},\n\"with_private\": {},\n\"people\": [\n{}\n],\n\"threads\": [",
            line(&iso_time(head.made_unix_ms)),
            line(&head.title),
            head.with_private,
            people.join(",\n"),
        )
    }

    fn thread(&mut self, head: &ThreadHead) -> String {
        let (kind, name) = match head.thread {
            Thread::Room => ("room", String::new()),
            Thread::Channel(_) => ("channel", format!(", \"name\": {}", line(&head.name))),
            Thread::Private(user) => {
                let user = line(&user.to_string());
                ("private", format!(", \"with\": {{\"user\": {user}, \"name\": {}}}", line(&head.name)))
            }
        };
        let before = if self.threads == 0 { "" } else { "\n]}," };
        self.threads += 1;
        self.messages = 0;
        format!("{before}\n{{\"kind\": \"{kind}\"{name}, \"messages\": [")
    }

    fn message(&mut self, message: &Message) -> String {
        let before = if self.messages == 0 { "\n" } else { ",\n" };
        self.messages += 1;
        format!("{before}{}", line(&said(message)))
    }

    fn end(&mut self) -> String {
        if self.threads == 0 { "]\n}\n".to_owned() } else { "\n]}\n]\n}\n".to_owned() }
    }

    fn media_type(&self) -> &'static str {
        "application/json"
    }

    fn extension(&self) -> &'static str {
        ".json"
    }
}

fn person(person: &Participant) -> Person<'_> {
    Person {
        user: person.user.to_string(),
        fingerprint: person.user.short(),
        name: &person.name,
        standing: standing_attribute(person.standing),
        own: person.own,
    }
}

fn said(message: &Message) -> Said<'_> {
    let Message { id, author_name, author_user, reply, .. } = message;
    let reactions = message.reactions.iter();
    Said {
        id: message_name(id.author, id.seq),
        author: Author {
            name: author_name,
            fingerprint: fingerprint(message),
            peer: id.author.to_string(),
            user: author_user.map(|user| user.to_string()),
        },
        own: message.own,
        at: iso_time_ms(message.at_unix_ms),
        text: &message.text,
        edited: message.edited,
        deleted: message.deleted,
        pinned: message.pinned,
        forwarded_from: message.forwarded.as_deref(),
        reply_to: reply.as_ref().map(|reply| message_name(reply.to.author, reply.to.seq)),
        reactions: reactions.map(|r| Reaction { emoji: &r.emoji, count: r.count, own: r.own }).collect(),
    }
}

/// In one line. Texts, numbers and lists of them always can be written.
fn line<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
