//! As a page to read: one file without scripts, that asks nobody for anything. What people wrote is text in it and nothing else.

use i18n::t;
use room::{Message, Reply, Thread};

use super::{Before, Clock, Format, Head, ThreadHead, fingerprint, message_name};
use crate::words::{excerpt_words, iso_time, role_words};

/// How it looks.
const STYLE: &str = include_str!("page.css");

/// Writes HTML.
pub struct Html<C> {
    clock: C,
    before: Option<Before>,
    threads: u64,
}

impl<C: Clock> Html<C> {
    /// With times as this clock writes them.
    pub fn new(clock: C) -> Self {
        Self { clock, before: None, threads: 0 }
    }

    fn close_thread(&mut self) -> &'static str {
        self.before = None;
        if self.threads == 0 { "" } else { "</section>\n" }
    }
}

impl<C: Clock> Format for Html<C> {
    fn begin(&mut self, head: &Head) -> String {
        let title = text(&head.title);
        let people: String = head
            .people
            .iter()
            .map(|person| {
                let you = if person.own { format!(" {}", t::export_you()) } else { String::new() };
                format!(
                    "<li><b dir=\"auto\">{}</b>{you} <code>{}</code> {}</li>\n",
                    text(&person.name),
                    person.user.short(),
                    role_words(person.standing),
                )
            })
            .collect();
        let (day, time) = (self.clock.day(head.made_unix_ms), self.clock.time(head.made_unix_ms));
        let made = t::export_made(&format!(
            "<time datetime=\"{}\">{}</time>",
            iso_time(head.made_unix_ms),
            text(&t::export_day_and_time(&day, &time)),
        ));
        let private = if head.with_private { t::export_with_private() } else { t::export_without_private() };
        let language = i18n::current();
        // Should the writer of this file ever fail to turn something into text, the browser still loads and runs nothing.
        format!(
            "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
             <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
             <header>\n<h1 dir=\"auto\">{title}</h1>\n\
             <p>{}</p>\n\
             <details>\n<summary>{}</summary>\n<ul>\n{people}</ul>\n</details>\n</header>\n<main>\n",
            language.tag(),
            language.direction().attribute(),
            t::common_two_sentences(&made, &private),
            t::export_people(head.people.len()),
        )
    }

    fn thread(&mut self, head: &ThreadHead) -> String {
        let close = self.close_thread();
        self.threads += 1;
        let title = match head.thread {
            Thread::Room => t::export_room(),
            Thread::Channel(_) => format!("<span dir=\"auto\">#{}</span>", text(&head.name)),
            Thread::Private(_) => text(&t::export_private_with(&head.name)),
        };
        format!("{close}<section>\n<h2>{title}</h2>\n")
    }

    fn message(&mut self, message: &Message) -> String {
        let day = self.clock.day(message.at_unix_ms);
        let mut html = String::new();
        let new_day = self.before.as_ref().is_none_or(|before| before.day != day);
        if new_day {
            html.push_str(&format!("<h3>{}</h3>\n", text(&day)));
        }
        let head = !self.before.as_ref().is_some_and(|before| before.goes_on(message, &day));
        let id = message_name(message.id.author, message.id.seq);
        html.push_str(&format!("<article id=\"{id}\"{}>\n", if head { "" } else { " class=\"more\"" }));
        let time = format!(
            "<time datetime=\"{}\">{}</time>",
            iso_time(message.at_unix_ms),
            text(&self.clock.time(message.at_unix_ms)),
        );
        if head {
            let (name, fingerprint) = (text(&message.author_name), fingerprint(message));
            html.push_str(&format!(
                "<p class=\"by\"><b dir=\"auto\">{name}</b> <code>{fingerprint}</code> {time}</p>\n"
            ));
        } else {
            html.push_str(&format!("<p class=\"by\">{time}</p>\n"));
        }
        if let Some(reply) = &message.reply {
            html.push_str(&quote(reply));
        }
        if let Some(from) = &message.forwarded {
            html.push_str(&format!("<p class=\"gone\">{}</p>\n", text(&t::export_forwarded_from(from))));
        }
        if message.deleted {
            html.push_str(&format!("<p class=\"gone\">{}</p>\n", t::export_deleted()));
        } else {
            html.push_str(&format!("<p class=\"text\" dir=\"auto\">{}</p>\n", text(&message.text)));
        }
        let mut marks: Vec<String> = Vec::new();
        if message.pinned {
            marks.push(t::export_pinned());
        }
        if message.edited && !message.deleted {
            marks.push(t::export_edited());
        }
        marks.extend(
            message
                .reactions
                .iter()
                .map(|r| format!("<span class=\"reaction\">{} {}</span>", text(&r.emoji), r.count)),
        );
        if !marks.is_empty() {
            html.push_str(&format!("<p class=\"marks\">{}</p>\n", marks.join(" ")));
        }
        html.push_str("</article>\n");
        self.before = Some(Before::of(message, day));
        html
    }

    fn end(&mut self) -> String {
        format!("{}</main>\n</body>\n</html>\n", self.close_thread())
    }

    fn media_type(&self) -> &'static str {
        "text/html"
    }

    fn extension(&self) -> &'static str {
        ".html"
    }
}

/// What a message answers; leads there.
fn quote(reply: &Reply) -> String {
    let (to, excerpt) = (message_name(reply.to.author, reply.to.seq), text(&excerpt_words(reply)));
    let answers = text(&t::export_answers(&reply.author_name));
    format!("<blockquote dir=\"auto\"><a href=\"#{to}\">{answers}</a> {excerpt}</blockquote>\n")
}

/// As text of a page, whatever it was; also within quotes.
fn text(written: &str) -> String {
    let mut html = String::with_capacity(written.len());
    for c in written.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\n' | '\t' => html.push(c),
            // No page may have them.
            c if c.is_control() => html.push('\u{fffd}'),
            c => html.push(c),
        }
    }
    html
}
