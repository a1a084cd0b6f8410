//! From Markdown to a tree, with bounds on its depth and size. Nothing a person wrote becomes anything but text, marks and links.

use std::ops::Range;

use markup::{Align, Block, DEPTH_MAX, Inline, Item, PARTS_MAX, TEXT_LEN_MAX};
use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag};

use crate::code;
use crate::links::{allowed, linked, looks_like_address};

/// Longest name of a language that is shown, in characters.
const LANGUAGE_CHARS_MAX: usize = 24;

/// What a text says. Never nothing: a text in which nothing is left to see is shown as it was written.
pub fn read(text: &str) -> Vec<Block> {
    let (read, unread) = text.split_at(text.floor_char_boundary(TEXT_LEN_MAX));
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut tree = Tree::new(read);
    for (event, range) in Parser::new_ext(read, options).into_offset_iter() {
        if tree.parts > PARTS_MAX {
            // All that is open begins before this.
            let rest = read.get(range.start..).unwrap_or_default();
            tree.end();
            tree.push_block(Block::Paragraph(vec![Inline::Text(rest.to_owned())]));
            break;
        }
        tree.take(event, range);
    }
    tree.end();
    if !unread.is_empty() {
        tree.push_block(Block::Paragraph(vec![Inline::Text(unread.to_owned())]));
    }
    let Some(Open::Blocks(_, blocks)) = tree.open.pop() else { return Vec::new() };
    if blocks.is_empty() {
        return vec![Block::Paragraph(vec![Inline::Text(text.to_owned())])];
    }
    blocks
}

/// What is open and fills up.
enum Open {
    Blocks(Holds, Vec<Block>),
    List(Option<u64>, Vec<Item>),
    Lines(Lines, Vec<Inline>),
    Code(String, String),
    Html(String),
    Table(Vec<Align>, Vec<Vec<Vec<Inline>>>),
    Row(Vec<Vec<Inline>>),
}

/// What becomes of blocks.
enum Holds {
    Root,
    Quote,
    Item(Option<bool>),
}

/// What becomes of parts of lines.
enum Lines {
    Paragraph,
    Heading(u8),
    Cell,
    Emphasis,
    Strong,
    Strike,
    Link(String),
    /// A picture: nothing is loaded, it is a link to where it is.
    Image(String),
    /// A link that is not followed, as it was written.
    Source(String),
}

struct Tree<'a> {
    text: &'a str,
    /// The innermost is the last; the first holds everything.
    open: Vec<Open>,
    /// For each that the parser has open, whether it is in `open`.
    kept: Vec<bool>,
    depth: usize,
    parts: usize,
}

impl<'a> Tree<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, open: vec![Open::Blocks(Holds::Root, Vec::new())], kept: Vec::new(), depth: 0, parts: 0 }
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        let source = || self.text.get(range.clone()).unwrap_or_default();
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(_) => {
                if self.kept.pop() == Some(true) {
                    self.close();
                }
            }
            // `&lt;` is four characters to who wrote it.
            Event::Text(text) if source().starts_with('&') && *text != *source() => {
                let source = source().to_owned();
                self.push_text(&source);
            }
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.push_text(&text),
            Event::Code(code) => self.push_inline(Inline::Code(code.into_string())),
            Event::SoftBreak | Event::HardBreak => self.push_text("\n"),
            Event::Rule => self.push_block(Block::Rule),
            Event::TaskListMarker(done) => {
                if let Some(Open::Blocks(Holds::Item(task), _)) =
                    self.open.iter_mut().rev().find(|open| matches!(open, Open::Blocks(..)))
                {
                    *task = Some(done);
                }
            }
            // Not asked for.
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::FootnoteReference(_) => {
                self.push_text(source())
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let in_list = matches!(self.open.last(), Some(Open::List(..)));
        let deep = self.depth >= DEPTH_MAX;
        let kept = match tag {
            Tag::Paragraph => Some(Open::Lines(Lines::Paragraph, Vec::new())),
            Tag::Heading { level, .. } => Some(Open::Lines(Lines::Heading(number(level)), Vec::new())),
            Tag::CodeBlock(kind) => Some(Open::Code(language(&kind), String::new())),
            Tag::HtmlBlock => Some(Open::Html(String::new())),
            Tag::Table(columns) => Some(Open::Table(columns.into_iter().map(align).collect(), Vec::new())),
            Tag::TableHead | Tag::TableRow => Some(Open::Row(Vec::new())),
            Tag::TableCell => Some(Open::Lines(Lines::Cell, Vec::new())),
            Tag::Item => in_list.then(|| Open::Blocks(Holds::Item(None), Vec::new())),
            _ if deep => None,
            Tag::BlockQuote(_) => Some(Open::Blocks(Holds::Quote, Vec::new())),
            Tag::List(start) => Some(Open::List(start, Vec::new())),
            Tag::Emphasis => Some(Open::Lines(Lines::Emphasis, Vec::new())),
            Tag::Strong => Some(Open::Lines(Lines::Strong, Vec::new())),
            Tag::Strikethrough => Some(Open::Lines(Lines::Strike, Vec::new())),
            Tag::Link { dest_url, .. } if allowed(&dest_url) => {
                Some(Open::Lines(Lines::Link(dest_url.into_string()), Vec::new()))
            }
            Tag::Link { link_type: pulldown_cmark::LinkType::Email, dest_url, .. } => {
                Some(Open::Lines(Lines::Link(format!("mailto:{dest_url}")), Vec::new()))
            }
            Tag::Image { dest_url, .. } if allowed(&dest_url) => {
                Some(Open::Lines(Lines::Image(dest_url.into_string()), Vec::new()))
            }
            Tag::Link { .. } | Tag::Image { .. } => {
                let source = self.text.get(range).unwrap_or_default().to_owned();
                Some(Open::Lines(Lines::Source(source), Vec::new()))
            }
            // Not asked for.
            _ => None,
        };
        self.kept.push(kept.is_some());
        if let Some(open) = kept {
            self.open.push(open);
            self.depth += 1;
            self.parts += 1;
        }
    }

    /// Closes the innermost and puts it into the one around it.
    fn close(&mut self) {
        if self.open.len() < 2 {
            return;
        }
        let Some(open) = self.open.pop() else { return };
        self.depth = self.depth.saturating_sub(1);
        match open {
            Open::Blocks(Holds::Item(done), blocks) => self.push_item(Item { done, blocks }),
            Open::Blocks(_, blocks) => self.push_block(Block::Quote(blocks)),
            Open::List(start, items) => self.push_block(Block::List { start, items }),
            Open::Code(language, text) => {
                let pieces = code::pieces(&language, text.strip_suffix('\n').unwrap_or(&text));
                self.parts += pieces.len();
                self.push_block(Block::Code { language, pieces });
            }
            Open::Html(text) => {
                let lines = vec![Inline::Text(text.trim_end().to_owned())];
                self.push_block(Block::Paragraph(lines));
            }
            Open::Table(columns, rows) => self.push_block(Block::Table { columns, rows }),
            Open::Row(cells) => {
                if let Some(Open::Table(_, rows)) = self.open.last_mut() {
                    rows.push(cells);
                }
            }
            Open::Lines(kind, lines) => self.close_lines(kind, lines),
        }
    }

    fn close_lines(&mut self, kind: Lines, lines: Vec<Inline>) {
        let lines = match &kind {
            // What is in a link is no link once more, and what is not followed stays as it is.
            Lines::Link(_) | Lines::Image(_) | Lines::Source(_) => lines,
            _ if self.open.iter().any(|open| {
                matches!(open, Open::Lines(Lines::Link(_) | Lines::Image(_) | Lines::Source(_), _))
            }) =>
            {
                lines
            }
            _ => with_links(lines),
        };
        match kind {
            Lines::Paragraph => self.push_block(Block::Paragraph(lines)),
            Lines::Heading(level) => self.push_block(Block::Heading(level, lines)),
            Lines::Cell => match self.open.last_mut() {
                Some(Open::Row(cells)) => cells.push(lines),
                _ => self.push_block(Block::Paragraph(lines)),
            },
            Lines::Emphasis => self.push_inline(Inline::Emphasis(lines)),
            Lines::Strong => self.push_inline(Inline::Strong(lines)),
            Lines::Strike => self.push_inline(Inline::Strike(lines)),
            Lines::Link(to) => {
                // A label that looks like an address has to be the one it leads to.
                let label = text_of(&lines);
                let own = label.is_empty() || (looks_like_address(&label) && label.trim() != to);
                let lines = if own { vec![Inline::Text(to.clone())] } else { lines };
                self.push_inline(Inline::Link(to, lines));
            }
            Lines::Image(to) => {
                let label = text_of(&lines);
                let own = label.is_empty() || looks_like_address(&label);
                let label = if own { to.clone() } else { label };
                self.push_inline(Inline::Link(to, vec![Inline::Text(label)]));
            }
            Lines::Source(source) => self.push_text(&source),
        }
    }

    /// Closes everything that is open.
    fn end(&mut self) {
        while self.open.len() > 1 {
            self.close();
        }
        self.kept.clear();
    }

    fn push_text(&mut self, text: &str) {
        match self.open.last_mut() {
            Some(Open::Code(_, all) | Open::Html(all)) => all.push_str(text),
            Some(Open::Lines(_, lines)) => add_text(lines, text),
            _ => self.push_inline(Inline::Text(text.to_owned())),
        }
    }

    fn push_inline(&mut self, inline: Inline) {
        self.parts += 1;
        match self.open.last_mut() {
            Some(Open::Lines(_, lines)) => match inline {
                Inline::Text(text) => add_text(lines, &text),
                inline => lines.push(inline),
            },
            // A list whose points are single lines has no paragraphs in them.
            Some(Open::Blocks(_, blocks)) => match (blocks.last_mut(), inline) {
                (Some(Block::Paragraph(lines)), Inline::Text(text)) => add_text(lines, &text),
                (Some(Block::Paragraph(lines)), inline) => lines.push(inline),
                (_, inline) => blocks.push(Block::Paragraph(vec![inline])),
            },
            Some(Open::List(..)) => {
                self.push_item(Item { done: None, blocks: vec![Block::Paragraph(vec![inline])] })
            }
            Some(Open::Row(cells)) => cells.push(vec![inline]),
            Some(Open::Table(_, rows)) => rows.push(vec![vec![inline]]),
            Some(Open::Code(_, all) | Open::Html(all)) => all.push_str(&text_of(&[inline])),
            None => {}
        }
    }

    fn push_block(&mut self, block: Block) {
        self.parts += 1;
        match self.open.last_mut() {
            Some(Open::Blocks(_, blocks)) => blocks.push(block),
            Some(Open::List(_, items)) => items.push(Item { done: None, blocks: vec![block] }),
            // The parser puts no block into a line.
            _ => {}
        }
    }

    fn push_item(&mut self, mut item: Item) {
        for block in &mut item.blocks {
            if let Block::Paragraph(lines) = block {
                *lines = with_links(std::mem::take(lines));
            }
        }
        match self.open.last_mut() {
            Some(Open::List(_, items)) => items.push(item),
            _ => item.blocks.into_iter().for_each(|block| self.push_block(block)),
        }
    }
}

fn add_text(lines: &mut Vec<Inline>, text: &str) {
    match lines.last_mut() {
        Some(Inline::Text(before)) => before.push_str(text),
        _ => lines.push(Inline::Text(text.to_owned())),
    }
}

fn with_links(lines: Vec<Inline>) -> Vec<Inline> {
    let parts = lines.into_iter().flat_map(|inline| match inline {
        Inline::Text(text) => linked(text),
        inline => vec![inline],
    });
    parts.collect()
}

/// What is read of it, without marks.
fn text_of(lines: &[Inline]) -> String {
    let texts = lines.iter().map(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) => text.clone(),
        Inline::Emphasis(lines) | Inline::Strong(lines) | Inline::Strike(lines) | Inline::Link(_, lines) => {
            text_of(lines)
        }
    });
    texts.collect()
}

fn language(kind: &CodeBlockKind<'_>) -> String {
    let CodeBlockKind::Fenced(info) = kind else { return String::new() };
    let name = info.split(|c: char| c.is_whitespace() || c == ',' || c == '{').next().unwrap_or_default();
    name.chars().filter(|c| !c.is_control()).take(LANGUAGE_CHARS_MAX).collect()
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

fn align(column: Alignment) -> Align {
    match column {
        Alignment::None | Alignment::Left => Align::Start,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::End,
    }
}

#[cfg(test)]
#[path = "reader_tests.rs"]
mod tests;
