//! The parts pages are made of: one idea a file.

mod card;
mod composer;
mod connection;
mod field;
mod invite;
mod leave;
mod logo;
mod message_list;
mod notice_bar;
mod people;
mod qr;
mod string_mark;
mod thread;
mod typing_line;

pub use card::Card;
pub use composer::Composer;
pub use connection::Connection;
pub use field::{FieldState, TextField};
pub use invite::{CopyLink, Invite};
pub use leave::Leave;
pub use logo::{Banner, Logo};
pub use message_list::MessageList;
pub use notice_bar::NoticeBar;
pub use people::People;
pub use qr::{QrCode, QrPanel};
pub use string_mark::StringMark;
pub use thread::Thread;
pub use typing_line::TypingLine;
