//! What the Markdown of a message says, as a tree: `markup-reader` makes it, in a WebAssembly of its own, and the page draws it.
//!
//! The page has only what is here: the tree, how it is handed over, and which texts need no reader at all.

mod plain;

use serde::{Deserialize, Serialize};

pub use plain::is_plain;

/// The first byte of a tree that is handed over. A page and a reader of two versions of the site may meet; the page then shows
/// the text as it was written. Raised with every change of the types here.
pub const VERSION: u8 = 1;
/// Longest text that is read, in bytes; what stands behind it is shown as it was written. As long as a message may be.
pub const TEXT_LEN_MAX: usize = 64 * 1024;
/// Most quotes, lists and marks in one another; what is deeper stands in the innermost. Nobody writes so deep by hand.
pub const DEPTH_MAX: usize = 12;
/// Most parts of a tree; the rest is shown as it was written. A page of dense code has some 2,000.
pub const PARTS_MAX: usize = 4_000;

/// A part that stands on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// Lines of text.
    Paragraph(Vec<Inline>),
    /// A heading of this level, from 1.
    Heading(u8, Vec<Inline>),
    /// What somebody else said.
    Quote(Vec<Block>),
    /// Points, or numbers from `start` on.
    List {
        /// The first number.
        start: Option<u64>,
        /// What is listed.
        items: Vec<Item>,
    },
    /// Code in a face of its own.
    Code {
        /// Its language as it was written, shortened; may be empty.
        language: String,
        /// What it says, in pieces of a kind.
        pieces: Vec<(Piece, String)>,
    },
    /// Rows of cells.
    Table {
        /// How the columns are aligned.
        columns: Vec<Align>,
        /// The first is the head.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A line across.
    Rule,
}

/// A point of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Whether it is done, where it is a task.
    pub done: Option<bool>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Inline {
    /// Text, with its line breaks.
    Text(String),
    /// Code among text.
    Code(String),
    /// Stressed.
    Emphasis(Vec<Inline>),
    /// Stressed more.
    Strong(Vec<Inline>),
    /// Struck out.
    Strike(Vec<Inline>),
    /// A link to an address whose scheme is http, https or mailto.
    Link(String, Vec<Inline>),
}

/// How a column is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Align {
    /// As its text runs.
    Start,
    /// In the middle.
    Center,
    /// To the end, as numbers are.
    End,
}

/// What a piece of code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    /// Nothing in particular.
    Plain,
    /// A word of the language.
    Word,
    /// A text, with its quotes.
    Text,
    /// A number.
    Number,
    /// What the machine does not read.
    Comment,
    /// A line that came, in a comparison.
    Added,
    /// A line that went.
    Removed,
}

/// Writes a tree down. Too much for memory is the only way to fail, and gives nothing.
pub fn encode(blocks: &[Block]) -> Vec<u8> {
    postcard::to_extend(blocks, vec![VERSION]).unwrap_or_default()
}

/// Reads a tree; nothing if it is of another version or broken.
pub fn decode(bytes: &[u8]) -> Option<Vec<Block>> {
    let (version, tree) = bytes.split_first()?;
    if *version != VERSION {
        return None;
    }
    postcard::from_bytes(tree).ok()
}

/// Where the links of a tree lead, in their order. The tests of the reader ask.
pub fn addresses(blocks: &[Block]) -> Vec<&str> {
    blocks.iter().flat_map(of_block).collect()
}

fn of_block(block: &Block) -> Vec<&str> {
    match block {
        Block::Paragraph(lines) | Block::Heading(_, lines) => of_lines(lines),
        Block::Quote(blocks) => addresses(blocks),
        Block::List { items, .. } => items.iter().flat_map(|item| addresses(&item.blocks)).collect(),
        Block::Table { rows, .. } => rows.iter().flatten().flat_map(|cell| of_lines(cell)).collect(),
        Block::Code { .. } | Block::Rule => Vec::new(),
    }
}

fn of_lines(lines: &[Inline]) -> Vec<&str> {
    lines.iter().flat_map(of_inline).collect()
}

fn of_inline(inline: &Inline) -> Vec<&str> {
    match inline {
        Inline::Text(_) | Inline::Code(_) => Vec::new(),
        Inline::Emphasis(lines) | Inline::Strong(lines) | Inline::Strike(lines) => of_lines(lines),
        Inline::Link(to, lines) => std::iter::once(to.as_str()).chain(of_lines(lines)).collect(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn a_tree_is_handed_over_whole() {
        let tree = vec![
            Block::Heading(2, vec![Inline::Text("a".into())]),
            Block::Quote(vec![Block::Paragraph(vec![
                Inline::Strong(vec![Inline::Code("b".into())]),
                Inline::Link("https://x.example".into(), vec![Inline::Strike(vec![])]),
            ])]),
            Block::List {
                start: Some(3),
                items: vec![Item { done: Some(true), blocks: vec![] }, Item::default()],
            },
            Block::Code { language: "rust".into(), pieces: vec![(Piece::Word, "fn".into())] },
            Block::Table { columns: vec![Align::End], rows: vec![vec![vec![]]] },
            Block::Rule,
        ];
        assert_eq!(decode(&encode(&tree)).unwrap(), tree);
    }

    #[test]
    fn what_is_of_another_version_or_broken_is_nothing() {
        let mut bytes = encode(&[Block::Rule]);
        assert_eq!(decode(&[]), None);
        assert_eq!(decode(bytes.get(..bytes.len() - 1).unwrap()), None);
        bytes[0] = VERSION + 1;
        assert_eq!(decode(&bytes), None);
    }
}
