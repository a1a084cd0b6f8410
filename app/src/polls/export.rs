//! A poll written out: as a table for spreadsheets, as JSON, and its dates for calendars. Formats in `docs/export.md`.

use std::fmt::Write;

use room::{Ballot, DateAnswer, OptionId, PollKind, PollOption, PollView, ResultsShown};
use serde_json::{Value, json};

use super::draft::day_text;
use crate::words::{iso_time, iso_time_ms};

/// What a poll is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table.
    Csv,
    /// All that is shown.
    Json,
    /// Its dates.
    Ics,
}

impl Format {
    /// The end of the file's name, and its media type.
    pub fn file(self) -> (&'static str, &'static str) {
        match self {
            Self::Csv => ("csv", "text/csv;charset=utf-8"),
            Self::Json => ("json", "application/json"),
            Self::Ics => ("ics", "text/calendar;charset=utf-8"),
        }
    }
}

/// The name of the file.
pub fn file_name(poll: &PollView, format: Format) -> String {
    let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
    let name: String = poll.question.chars().take(40).map(plain).collect();
    let name = name.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    format!("{}.{}", if name.is_empty() { "poll" } else { name.as_str() }, format.file().0)
}

/// An option as a machine reads it: its text, its day, or its begin and end in UTC.
pub fn option_text(option: &PollOption) -> String {
    match option {
        PollOption::Text(text) => text.clone(),
        PollOption::Day(day) => day_text(*day),
        PollOption::Time { from, to } => format!("{}/{}", time_text(*from), time_text(*to)),
    }
}

fn time_text(unix_s: i64) -> String {
    iso_time(u64::try_from(unix_s).unwrap_or_default().saturating_mul(1000))
}

/// The table: a row for each ballot, a column for each option. `shown` tells whether results are; without them the table has none.
/// Begins with the mark by which spreadsheets know UTF-8, and no cell is a formula.
pub fn csv(poll: &PollView, words: &Words, shown: bool) -> String {
    let mut out = String::from("\u{feff}");
    let head = [words.name.clone()].into_iter().chain(poll.options.iter().map(option_text));
    line(&mut out, head);
    if !shown {
        return out;
    }
    let named = poll.votes.iter().filter_map(|vote| Some((vote.name.clone(), vote.ballot.as_ref()?)));
    let secret = poll.published.iter().flatten().map(|(_, ballot)| (String::new(), ballot));
    for (name, ballot) in named.chain(secret) {
        let cells = (0_u16..).zip(&poll.options).map(|(id, _)| cell(ballot, OptionId(id), words));
        line(&mut out, [name].into_iter().chain(cells));
    }
    out
}

/// Words in the table.
#[derive(Clone, Debug)]
pub struct Words {
    /// Above the names.
    pub name: String,
    /// Voted for it.
    pub chosen: String,
    /// It suits.
    pub yes: String,
    /// It will do.
    pub if_need_be: String,
    /// It does not suit.
    pub no: String,
}

fn cell(ballot: &Ballot, option: OptionId, words: &Words) -> String {
    match ballot {
        Ballot::Chosen(chosen) if chosen.contains(&option) => words.chosen.clone(),
        Ballot::Chosen(_) => String::new(),
        Ballot::Dates(dates) => match dates.iter().find(|(id, _)| *id == option) {
            Some((_, DateAnswer::Yes)) => words.yes.clone(),
            Some((_, DateAnswer::IfNeedBe)) => words.if_need_be.clone(),
            Some((_, DateAnswer::No)) => words.no.clone(),
            None => String::new(),
        },
        Ballot::Ranked(order) => {
            order.iter().position(|id| *id == option).map(|at| (at + 1).to_string()).unwrap_or_default()
        }
    }
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        // What begins so is computed by spreadsheets.
        let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let cell = if formula { format!("'{cell}") } else { cell };
        if cell.contains(['"', ',', '\n', '\r']) || formula {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

/// Everything that is shown of a poll.
pub fn to_json(poll: &PollView, shown: bool) -> String {
    let ballot = |ballot: &Ballot| match ballot {
        Ballot::Chosen(chosen) => json!({ "chosen": numbers(chosen) }),
        Ballot::Dates(dates) => {
            let dates: Vec<Value> = dates
                .iter()
                .map(|(id, answer)| json!({ "option": id.0, "answer": answer_text(*answer) }))
                .collect();
            json!({ "dates": dates })
        }
        Ballot::Ranked(order) => json!({ "ranked": numbers(order) }),
    };
    let options: Vec<Value> = (0_u16..)
        .zip(&poll.options)
        .map(|(id, option)| match option {
            PollOption::Text(text) => json!({ "id": id, "text": text }),
            PollOption::Day(day) => json!({ "id": id, "day": day_text(*day) }),
            PollOption::Time { from, to } => {
                json!({ "id": id, "from": time_text(*from), "to": time_text(*to) })
            }
        })
        .collect();
    let votes: Vec<Value> = poll
        .votes
        .iter()
        .map(|vote| {
            json!({
                "name": vote.name,
                "user": vote.user.to_string(),
                "counted": iso_time_ms(vote.at_unix_ms),
                "ballot": vote.ballot.as_ref().filter(|_| shown).map(ballot),
            })
        })
        .collect();
    let published = poll.published.as_ref().filter(|_| shown).map(|all| {
        all.iter()
            .map(|(receipt, said)| json!({ "receipt": hex(&receipt.0), "ballot": ballot(said) }))
            .collect::<Vec<_>>()
    });
    let counts: Option<Vec<Value>> = shown.then(|| {
        let counts = super::counts(poll);
        counts.iter().map(|c| json!({ "yes": c.yes, "if_need_be": c.if_need_be, "no": c.no })).collect()
    });
    let (kind, most) = match poll.kind {
        PollKind::Choice { most } => ("choice", Some(most).filter(|most| *most < u16::MAX)),
        PollKind::Dates => ("dates", None),
        PollKind::Ranked => ("ranked", None),
    };
    let results = match poll.rules.shown {
        ResultsShown::Always => "always",
        ResultsShown::OnceVoted => "once_voted",
        ResultsShown::OnceClosed => "once_closed",
    };
    let value = json!({
        "format": "tincan-poll",
        "version": 1,
        "question": poll.question,
        "description": poll.description,
        "made": iso_time_ms(poll.made_unix_ms),
        "kind": kind,
        "most": most,
        "options": options,
        "rules": {
            "adding": poll.rules.adding,
            "changing": poll.rules.changing,
            "secret": poll.rules.secret,
            "results": results,
            "deadline": poll.rules.deadline.map(iso_time_ms),
            "cap": poll.rules.cap,
        },
        "owner": { "name": poll.owner.name, "peer": poll.owner.peer.to_string() },
        "closed": poll.closed,
        "revision": poll.revision,
        "as_of": iso_time_ms(poll.as_of_unix_ms),
        "votes": votes,
        "published": published,
        "counts": counts,
    });
    serde_json::to_string_pretty(&value).unwrap_or_default()
}

fn numbers(ids: &[OptionId]) -> Vec<u16> {
    ids.iter().map(|id| id.0).collect()
}

fn answer_text(answer: DateAnswer) -> &'static str {
    match answer {
        DateAnswer::Yes => "yes",
        DateAnswer::IfNeedBe => "if_need_be",
        DateAnswer::No => "no",
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        // A text takes everything.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// The dates of a poll as events that nothing is decided about, or of these alone: RFC 5545.
pub fn ics(poll: &PollView, only: &[OptionId]) -> String {
    let mut out = String::new();
    let mut push = |text: String| fold(&mut out, &text);
    push("BEGIN:VCALENDAR".to_owned());
    push("VERSION:2.0".to_owned());
    push("PRODID:-//Tincan//Polls//EN".to_owned());
    let stamp = basic(iso_time(poll.as_of_unix_ms));
    for (id, option) in (0_u16..).zip(&poll.options) {
        if !only.is_empty() && !only.contains(&OptionId(id)) {
            continue;
        }
        let (begin, end) = match option {
            PollOption::Text(_) => continue,
            PollOption::Day(day) => (
                format!("DTSTART;VALUE=DATE:{}", basic(day_text(*day))),
                format!("DTEND;VALUE=DATE:{}", basic(day_text(day.saturating_add(1)))),
            ),
            PollOption::Time { from, to } => {
                (format!("DTSTART:{}", basic(time_text(*from))), format!("DTEND:{}", basic(time_text(*to))))
            }
        };
        push("BEGIN:VEVENT".to_owned());
        push(format!("UID:{}.{}.{id}@tincan", poll.id.0.author, poll.id.0.seq));
        push(format!("DTSTAMP:{stamp}"));
        push(begin);
        push(end);
        push(format!("SUMMARY:{}", escape(&poll.question)));
        if !poll.description.is_empty() {
            push(format!("DESCRIPTION:{}", escape(&poll.description)));
        }
        push(format!("STATUS:{}", if only.is_empty() { "TENTATIVE" } else { "CONFIRMED" }));
        push("END:VEVENT".to_owned());
    }
    push("END:VCALENDAR".to_owned());
    out
}

/// `2026-11-21T14:05:00Z` without what calendars leave out.
fn basic(iso: String) -> String {
    iso.replace(['-', ':'], "")
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace("\r\n", "\\n")
        .replace('\n', "\\n")
}

/// A line of at most 75 bytes, and what is left in lines that begin with a space.
fn fold(out: &mut String, text: &str) {
    const BYTES_MAX: usize = 75;
    let mut len = 0;
    for c in text.chars() {
        if len + c.len_utf8() > BYTES_MAX {
            out.push_str("\r\n ");
            len = 1;
        }
        out.push(c);
        len += c.len_utf8();
    }
    out.push_str("\r\n");
}
