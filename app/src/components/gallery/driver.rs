//! What the gallery answers where a browser would: fixed times, fixed settings, nothing else.

use i18n::Language;
use markup::{Align, Block, Inline, Item, Piece};
use room::{
    ChannelChange, ChannelId, History, MessageId, NotifyLevel, PeerId, PollAudit, PollDraft, PollId,
    PollWish, Privacy, Role, Thread, Topology, UserId,
};

use super::people::{MARKED, THE_DAY_MS};
use crate::appearance::Appearance;
use crate::diagnostics::PageDiagnostics;
use crate::doctor::Fact;
use crate::exporting::{ExportChoice, ExportStep};
use crate::network::{IceServer, NetworkSettings};
use crate::notifications::{NotificationSettings, Permission, QuietHours};
use crate::room_session::RoomDriver;
use crate::rooms::{RoomColour, RoomWeight};
use crate::searching::{Ask, Person, Results};
use crate::session::{Answer, Hush, Imported, SessionDriver};
use crate::words::iso_day;

/// Answers everything, does nothing.
pub(super) struct Still;

/// So that pictures can be compared, every time of day is told by this alone.
fn clock(unix_ms: u64) -> String {
    let minutes = unix_ms / 60_000 % (24 * 60);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

impl SessionDriver for Still {
    fn remembered_name(&self) -> Option<String> {
        None
    }
    fn remember_name(&self, _: &str) -> Result<(), String> {
        Ok(())
    }
    fn generate_room(&self) -> String {
        String::new()
    }
    fn room_fragment(&self, typed: &str) -> Result<String, String> {
        Ok(typed.to_owned())
    }
    fn open_link(&self, _: &str) {}
    fn show_none(&self) {}
    fn take_shared(&self, _: Box<dyn FnOnce(Option<String>)>) {}
    fn update(&self) {}
    fn go(&self, _: &str) {}
    fn weigh(&self, _: &str, done: Answer<RoomWeight>) {
        done(Ok(RoomWeight { operations: 1_234, unsent: 2 }));
    }
    fn leave_room(&self, _: &str) {}
    fn forget(&self, _: &str, _: Answer<()>) {}
    fn archive(&self, _: &str, _: bool) {}
    fn colour(&self, _: &str, _: RoomColour) {}
    fn appearance(&self) -> Appearance {
        Appearance::default()
    }
    fn set_appearance(&self, _: Appearance) {}
    fn speak(&self, _: Language, _: Answer<()>) {}
    fn can_share(&self) -> bool {
        true
    }
    fn share(&self, _: &str, _: &str) {}
    fn local_time(&self, unix_ms: u64) -> String {
        clock(unix_ms)
    }
    fn local_short(&self, unix_ms: u64) -> String {
        if unix_ms >= THE_DAY_MS { clock(unix_ms) } else { "2026-05-13".to_owned() }
    }
    fn local_day(&self, unix_ms: u64) -> String {
        self.day_of(unix_ms)
    }
    fn day_of(&self, unix_ms: u64) -> String {
        if unix_ms >= THE_DAY_MS { "2026-05-14".to_owned() } else { "2026-05-13".to_owned() }
    }
    fn day_begins(&self, _: &str) -> Option<u64> {
        Some(THE_DAY_MS)
    }
    fn instant(&self, _: &str, _: &str) -> Option<i64> {
        i64::try_from(THE_DAY_MS / 1000).ok()
    }
    fn clock_of(&self, unix_ms: u64) -> String {
        clock(unix_ms)
    }
    fn short_date(&self, day: i32) -> String {
        iso_day(day)
    }
    fn short_moment(&self, unix_ms: u64) -> String {
        format!("{} {}", self.day_of(unix_ms), clock(unix_ms))
    }
    fn save_text(&self, _: &str, _: &str, _: &str) -> Result<(), String> {
        Ok(())
    }
    fn network_settings(&self) -> NetworkSettings {
        let own = IceServer { url: "turn:relay.example:3478".to_owned(), ..IceServer::default() };
        NetworkSettings { servers: vec![own], ..NetworkSettings::default() }
    }
    fn set_network_settings(&self, _: NetworkSettings) -> Result<(), String> {
        Ok(())
    }
    fn privacy(&self) -> Privacy {
        Privacy::default()
    }
    fn set_privacy(&self, _: Privacy) {}
    fn notifications(&self) -> NotificationSettings {
        NotificationSettings { on: true, quiet: Some(QuietHours::NIGHT), ..NotificationSettings::default() }
    }
    fn set_notifications(&self, _: &NotificationSettings) {}
    fn notification_permission(&self) -> Permission {
        Permission::Granted
    }
    fn ask_notifications(&self, _: Box<dyn FnOnce(Permission)>) {}
    fn play_notification(&self) {}
    fn notify_of(&self, _: &str, _: Option<NotifyLevel>) {}
    fn examine(&self, tell: Box<dyn Fn(Fact)>) {
        super::examined().into_iter().for_each(tell);
    }
    fn open_search(&self) {}
    fn search(&self, _: &Ask, _: usize) -> Results {
        super::found()
    }
    fn search_people(&self) -> Vec<(Person, String)> {
        Vec::new()
    }
    fn export_room(&self, _: &str, _: ExportChoice, _: Box<dyn Fn(ExportStep)>) {}
    fn stop_export_room(&self) {}
    fn diagnostics(&self, done: Answer<PageDiagnostics>) {
        done(Ok(PageDiagnostics::default()));
    }
    fn sync_now(&self) {}
    fn local_seconds(&self, unix_ms: u64) -> String {
        clock(unix_ms)
    }
    fn copy(&self, _: &str, _: Box<dyn FnOnce(bool)>) {}
    fn load_markup(&self, done: Answer<()>) {
        done(Ok(()));
    }
    fn read_markup(&self, text: &str) -> Option<Vec<Block>> {
        (text == MARKED).then(marked)
    }
    fn load_emoji(&self, done: Answer<String>) {
        let smileys = ["😀", "😄", "😁", "😅", "😂", "🙂", "😉", "😊", "😍", "😎"];
        let lines = smileys.iter().map(|emoji| format!("0\t{emoji}\tface\tface\n"));
        done(Ok(lines.collect()));
    }
    fn recent_emoji(&self) -> Vec<String> {
        Vec::new()
    }
    fn keep_recent_emoji(&self, _: &[String]) {}
    fn by_touch(&self) -> bool {
        false
    }
    fn verify(&self, _: UserId, _: &str, _: bool, _: Answer<()>) {}
    fn hush(&self, _: UserId, _: &str, _: Hush, _: Answer<()>) {}
    fn choose_picture(&self, _: &str, _: Answer<()>) {}
    fn remove_picture(&self) {}
    fn scan_camera(&self, _: &str, _: Box<dyn Fn(Result<Vec<String>, String>)>) {}
    fn stop_scan(&self) {}
    fn scan_picture(&self, _: &str, _: Answer<Vec<String>>) {}
    fn look_at_storage(&self) {}
    fn ask_persistence(&self) {}
    fn export(&self, _: &str, _: Answer<()>) {}
    fn unlock(&self, _: &str, _: Answer<()>) {}
    fn set_passphrase(&self, _: &str, _: Answer<()>) {}
    fn change_passphrase(&self, _: &str, _: &str, _: Answer<()>) {}
    fn remove_passphrase(&self, _: &str, _: Answer<()>) {}
    fn lock(&self) {}
    fn set_idle_minutes(&self, _: Option<u32>) {}
    fn erase_device(&self) {}
    fn go_on(&self) {}
    fn import(&self, _: &str, _: &str, _: Answer<Imported>) {}
}

impl RoomDriver for Still {
    fn enter(&self, _: &str) -> Result<(), String> {
        Ok(())
    }
    fn join(&self) {}
    fn send(&self, _: &str, _: Option<MessageId>, _: Thread) -> Result<(), String> {
        Ok(())
    }
    fn edit(&self, _: MessageId, _: &str) -> Result<(), String> {
        Ok(())
    }
    fn delete(&self, _: MessageId) -> Result<(), String> {
        Ok(())
    }
    fn react(&self, _: MessageId, _: &str, _: bool) -> Result<(), String> {
        Ok(())
    }
    fn pin(&self, _: MessageId, _: bool) -> Result<(), String> {
        Ok(())
    }
    fn forward(&self, _: &str, _: &str, _: Thread) -> Result<(), String> {
        Ok(())
    }
    fn forward_to_room(&self, _: &str, _: &str, _: &str) -> Result<(), String> {
        Ok(())
    }
    fn look_at(&self, _: Option<MessageId>) {}
    fn retry(&self, _: MessageId) {}
    fn discard(&self, _: MessageId) {}
    fn seen(&self, _: Thread) {}
    fn set_role(&self, _: UserId, _: Option<Role>) -> Result<(), String> {
        Ok(())
    }
    fn close_room(&self) -> Result<(), String> {
        Ok(())
    }
    fn set_history(&self, _: History) -> Result<(), String> {
        Ok(())
    }
    fn set_topology(&self, _: Topology) -> Result<(), String> {
        Ok(())
    }
    fn revoke(&self, _: PeerId) -> Result<(), String> {
        Ok(())
    }
    fn make_channel(&self, _: &str, _: &str) -> Result<(), String> {
        Ok(())
    }
    fn change_channel(&self, _: ChannelId, _: ChannelChange) -> Result<(), String> {
        Ok(())
    }
    fn make_poll(&self, _: PollDraft, _: Thread) -> Result<(), String> {
        Ok(())
    }
    fn ask_poll(&self, _: PollId, _: PollWish) -> Result<(), String> {
        Ok(())
    }
    fn audit_poll(&self, _: PollId, done: Answer<Option<PollAudit>>) {
        done(Ok(None));
    }
    fn ask_title(&self, _: &str) -> Result<(), String> {
        Ok(())
    }
    fn shown(&self) -> Thread {
        Thread::Room
    }
    fn keep_shown(&self, _: Thread) {}
    fn draft(&self, _: Thread) -> String {
        String::new()
    }
    fn keep_draft(&self, _: Thread, _: &str) {}
    fn typing(&self, _: Thread, _: bool) {}
    fn dismiss_notice(&self) {}
    fn leave(&self) {}
    fn copy_link(&self, _: Box<dyn FnOnce(bool)>) {}
    fn watch_link(&self, _: Option<PeerId>) {}
}

/// [`MARKED`], read: the reader itself is a WebAssembly.
fn marked() -> Vec<Block> {
    let text = |text: &str| Inline::Text(text.to_owned());
    let line = |words: &str| vec![text(words)];
    let item = |words: &str, done| Item { done, blocks: vec![Block::Paragraph(line(words))] };
    vec![
        Block::Heading(2, line("What to bring")),
        Block::Paragraph(vec![
            text("Somebody @Ada, "),
            Inline::Strong(line("strong")),
            text(", "),
            Inline::Emphasis(line("stressed")),
            text(", "),
            Inline::Strike(line("gone")),
            text(", "),
            Inline::Code("code".to_owned()),
            text(" and "),
            Inline::Link("https://tincan.example/".to_owned(), line("a link")),
            text("."),
        ]),
        Block::Quote(vec![Block::Paragraph(line("What somebody else said."))]),
        Block::List { start: None, items: vec![item("Glasses", Some(true)), item("Lanterns", Some(false))] },
        Block::List { start: Some(1), items: vec![item("First", None), item("Second", None)] },
        Block::Code {
            language: "rust".to_owned(),
            pieces: vec![
                (Piece::Comment, "// How many lanterns.\n".to_owned()),
                (Piece::Word, "let".to_owned()),
                (Piece::Plain, " lanterns = ".to_owned()),
                (Piece::Number, "40".to_owned()),
                (Piece::Plain, "; print(".to_owned()),
                (Piece::Text, "\"paper\"".to_owned()),
                (Piece::Plain, ");\n".to_owned()),
                (Piece::Removed, "-away\n".to_owned()),
                (Piece::Added, "+here\n".to_owned()),
            ],
        },
        Block::Table {
            columns: vec![Align::Start, Align::Center, Align::End],
            rows: vec![
                vec![line("Who"), line("What"), line("How many")],
                vec![line("Ada"), line("Lanterns"), line("40")],
            ],
        },
        Block::Rule,
    ]
}
