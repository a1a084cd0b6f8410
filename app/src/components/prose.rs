//! The parts of a marked text as elements: text, marks and links, and nothing that loads or runs.

use i18n::t;
use leptos::prelude::*;
use markup::{Align, Block, Inline, Item};

use super::code_block::CodeBlock;
use crate::client_only::ClientOnly;
use crate::mentions::{Mentionable, Part, parts, use_mentionable};
use crate::store::{RoomState, RoomStateStoreFields, use_room};
use reactive_stores::Store;

/// What stands before the code in a link to a room.
const ROOM_PATH: &str = "/room#";

/// What the elements need to know of the room.
#[derive(Clone, Copy)]
pub(super) struct Prose {
    who: Memo<Vec<Mentionable>>,
    room: Store<RoomState>,
}

impl Prose {
    /// Of the room in context.
    pub(super) fn new() -> Self {
        Self { who: use_mentionable(), room: use_room() }
    }

    /// Elements for all of it.
    pub(super) fn blocks(self, blocks: &[Block]) -> AnyView {
        blocks.iter().map(|block| self.block(block)).collect_view().client_only()
    }

    fn block(self, block: &Block) -> AnyView {
        match block {
            Block::Paragraph(lines) => view! { <p dir="auto">{self.lines(lines)}</p> }.client_only(),
            // No heading of the page: it would lead those who go by headings into the talk.
            Block::Heading(level, lines) => view! {
                <p class="prose-heading" dir="auto" data-level=level.to_string()>
                    <strong>{self.lines(lines)}</strong>
                </p>
            }
            .client_only(),
            Block::Quote(blocks) => {
                view! { <blockquote dir="auto">{self.blocks(blocks)}</blockquote> }.client_only()
            }
            Block::List { start: None, items } => {
                view! { <ul dir="auto">{self.items(items)}</ul> }.client_only()
            }
            Block::List { start: Some(start), items } => view! {
                <ol dir="auto" start=start.to_string()>
                    {self.items(items)}
                </ol>
            }
            .client_only(),
            Block::Code { language, pieces } => {
                view! { <CodeBlock language=language.clone() pieces=pieces.clone() /> }.client_only()
            }
            Block::Table { columns, rows } => self.table(columns, rows),
            Block::Rule => view! { <hr /> }.client_only(),
        }
    }

    fn items(self, items: &[Item]) -> AnyView {
        let item = |item: &Item| {
            let task = item.done.map(|done| {
                let (mark, words) =
                    if done { ("☑ ", t::log_task_done()) } else { ("☐ ", t::log_task_open()) };
                view! {
                    <span class="prose-task" role="img" aria-label=words>
                        {mark}
                    </span>
                }
                .client_only()
            });
            view! {
                <li dir="auto" class:prose-todo=item.done.is_some()>
                    {task}
                    {self.blocks(&item.blocks)}
                </li>
            }
            .client_only()
        };
        items.iter().map(item).collect_view().client_only()
    }

    /// In a frame of its own that scrolls where the table is wider than the page.
    fn table(self, columns: &[Align], rows: &[Vec<Vec<Inline>>]) -> AnyView {
        let class = |column: usize| match columns.get(column) {
            Some(Align::Center) => Some("prose-center"),
            Some(Align::End) => Some("prose-end"),
            Some(Align::Start) | None => None,
        };
        let (head, body) = rows.split_at(rows.len().min(1));
        let head = head.iter().flatten().enumerate().map(|(column, cell)| {
            view! {
                <th scope="col" class=class(column) dir="auto">
                    {self.lines(cell)}
                </th>
            }
            .client_only()
        });
        let body = body.iter().map(|row| {
            let cells = row.iter().enumerate().map(|(column, cell)| {
                view! {
                    <td class=class(column) dir="auto">
                        {self.lines(cell)}
                    </td>
                }
                .client_only()
            });
            view! { <tr>{cells.collect_view()}</tr> }.client_only()
        });
        view! {
            <div class="prose-table" role="group" aria-label=t::log_table() tabindex="0">
                <table>
                    <thead>
                        <tr>{head.collect_view()}</tr>
                    </thead>
                    <tbody>{body.collect_view()}</tbody>
                </table>
            </div>
        }
        .client_only()
    }

    fn lines(self, lines: &[Inline]) -> AnyView {
        lines.iter().map(|inline| self.inline(inline)).collect_view().client_only()
    }

    fn inline(self, inline: &Inline) -> AnyView {
        match inline {
            Inline::Text(text) => self.text(text),
            Inline::Code(code) => view! { <code>{code.clone()}</code> }.client_only(),
            Inline::Emphasis(lines) => view! { <em>{self.lines(lines)}</em> }.client_only(),
            Inline::Strong(lines) => view! { <strong>{self.lines(lines)}</strong> }.client_only(),
            Inline::Strike(lines) => view! { <s>{self.lines(lines)}</s> }.client_only(),
            Inline::Link(to, lines) => self.link(to, lines),
        }
    }

    /// A room of this site opens in place; everything else in a tab that does not know where it came from.
    fn link(self, to: &str, lines: &[Inline]) -> AnyView {
        let own = self.room.link().with_untracked(|link| {
            let origin = link.split_once(ROOM_PATH).map(|(origin, _)| origin)?;
            to.strip_prefix(origin)
                .filter(|path| !origin.is_empty() && path.starts_with(ROOM_PATH))
                .map(str::to_owned)
        });
        let words = self.lines(lines);
        match own {
            Some(path) => view! { <a href=path>{words}</a> }.client_only(),
            None => view! {
                <a href=to.to_owned() title=to.to_owned() target="_blank" rel="noopener noreferrer nofollow">
                    {words}
                </a>
            }
            .client_only(),
        }
    }

    fn text(self, text: &str) -> AnyView {
        if !text.contains('@') {
            return text.to_owned().client_only();
        }
        let text = text.to_owned();
        (move || self.who.with(|who| parts(&text, who).into_iter().map(part).collect_view())).client_only()
    }
}

/// A text without marks.
pub(super) fn paragraph(text: &str, prose: Prose) -> AnyView {
    view! { <p dir="auto">{prose.text(text)}</p> }.client_only()
}

fn part(part: Part<'_>) -> AnyView {
    match part {
        Part::Text(text) => text.to_owned().client_only(),
        Part::Mention { text, own } => view! {
            <span class="mention" class:mention-own=own>
                {text.to_owned()}
            </span>
        }
        .client_only(),
    }
}
