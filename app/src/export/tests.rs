use room::{MessageId, Order, Reaction, Reply, Role};
use serde_json::{Value, json};

use super::*;
use crate::words::iso_time;

/// UTC, so that the tests are the same everywhere.
struct Utc;

impl Clock for Utc {
    fn day(&self, unix_ms: u64) -> String {
        iso_time(unix_ms)[..10].to_owned()
    }

    fn time(&self, unix_ms: u64) -> String {
        iso_time(unix_ms)[11..16].to_owned()
    }
}

const ADA: UserId = UserId([10; 32]);
const BO: UserId = UserId([20; 32]);
/// 2026-11-22 05:00 UTC.
const AT: u64 = 1_795_323_600_000;
const HOSTILE: &str = "</p><script>alert(1)</script> <img src=x onerror=\"alert(1)\"> & 'so' \u{0}";

fn message(author: u8, seq: u64, at_unix_ms: u64, text: &str) -> Message {
    let user = if author == 1 { ADA } else { BO };
    Message {
        poll: false,
        id: MessageId { author: PeerId([author; 32]), seq },
        thread: Thread::Room,
        order: Order { depth: seq, tie: [author; 8] },
        own: author == 1,
        author_name: if author == 1 { "Ada".to_owned() } else { "<b>Bo</b>".to_owned() },
        author_user: Some(user),
        text: text.to_owned(),
        at_unix_ms,
        edited: false,
        deleted: false,
        reply: None,
        forwarded: None,
        pinned: false,
        reactions: Vec::new(),
        delivery: None,
    }
}

fn head(title: &str) -> Head {
    let person = |user, name: &str, role, own| Participant {
        user,
        name: name.to_owned(),
        standing: Standing::In(role),
        own,
    };
    Head {
        title: title.to_owned(),
        made_unix_ms: AT,
        people: vec![person(ADA, "Ada", Role::Owner, true), person(BO, "<b>Bo</b>", Role::Member, false)],
        with_private: true,
    }
}

/// A room with all that can be in it.
fn write(format: &mut dyn Format) -> String {
    let mut first = message(1, 1, AT, "hello\nthere");
    first.edited = true;
    first.pinned = true;
    first.reactions.push(Reaction { emoji: "👍".to_owned(), count: 2, own: true, by: Vec::new() });
    let mut answer = message(2, 1, AT + 1_000, HOSTILE);
    answer.reply = Some(Reply {
        to: first.id,
        thread: Some(Thread::Room),
        author_name: "Ada".to_owned(),
        excerpt: Some("hello".to_owned()),
        hidden: false,
    });
    let mut deleted = message(2, 2, AT + 86_400_000, "");
    deleted.deleted = true;
    let mut written = format.begin(&head("Harbour & <sea>"));
    written += &format.thread(&ThreadHead { thread: Thread::Room, name: String::new() });
    written += &format.message(&first);
    for message in [&answer, &message(2, 3, AT + 2_000, "more"), &deleted] {
        written += &format.message(message);
    }
    written += &format.thread(&ThreadHead { thread: Thread::Private(BO), name: "<b>Bo</b>".to_owned() });
    let mut passed_on = message(2, 4, AT, "psst");
    passed_on.forwarded = Some("Eve <x>".to_owned());
    written += &format.message(&passed_on);
    written + &format.end()
}

#[test]
fn json_holds_everything_that_is_shown() {
    let file: Value = serde_json::from_str(&write(&mut Json::default())).unwrap();
    assert_eq!(file["format"], "tincan-room");
    assert_eq!(file["version"], 1);
    assert_eq!(file["exported_at"], "2026-11-22T05:00:00Z");
    assert_eq!(file["title"], "Harbour & <sea>");
    assert_eq!(
        file["people"][0],
        json!({
            "user": ADA.to_string(), "fingerprint": ADA.short(), "name": "Ada", "standing": "owner", "own": true,
        })
    );
    let room = &file["threads"][0];
    assert_eq!(room["kind"], "room");
    assert_eq!(room["messages"].as_array().unwrap().len(), 4);
    let first = &room["messages"][0];
    assert_eq!(
        (&first["text"], &first["edited"], &first["pinned"]),
        (&json!("hello\nthere"), &json!(true), &json!(true))
    );
    assert_eq!(first["at"], "2026-11-22T05:00:00.000Z");
    assert_eq!(first["reactions"], json!([{ "emoji": "👍", "count": 2, "own": true }]));
    assert_eq!(first["author"]["fingerprint"], ADA.short());
    assert_eq!(room["messages"][1]["reply_to"], first["id"]);
    assert_eq!(room["messages"][1]["text"], HOSTILE);
    assert_eq!(room["messages"][3]["deleted"], true);
    let private = &file["threads"][1];
    assert_eq!((&private["kind"], &private["with"]["user"]), (&json!("private"), &json!(BO.to_string())));
    assert_eq!(private["messages"][0]["text"], "psst");
    assert_eq!(private["messages"][0]["forwarded_from"], "Eve <x>");
}

#[test]
fn json_of_an_empty_room_is_json() {
    let mut json = Json::default();
    let empty = json.begin(&head("")) + &json.end();
    assert_eq!(serde_json::from_str::<Value>(&empty).unwrap()["threads"], json!([]));
    let mut json = Json::default();
    let thread = ThreadHead { thread: Thread::Room, name: String::new() };
    let bare = json.begin(&head("")) + &json.thread(&thread) + &json.end();
    assert_eq!(serde_json::from_str::<Value>(&bare).unwrap()["threads"][0]["messages"], json!([]));
}

#[test]
fn what_people_write_is_text_in_the_page() {
    let page = write(&mut Html::new(Utc));
    for tag in ["<script", "<img", "<b>Bo", "<sea>", "\u{0}"] {
        assert!(!page.contains(tag), "{tag}");
    }
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(page.contains("onerror=&quot;alert(1)&quot;"));
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn the_page_groups_by_day_and_author_and_links_answers() {
    let page = write(&mut Html::new(Utc));
    assert_eq!(page.matches("<h3>").count(), 3, "two days, and one in the private thread");
    assert_eq!(page.matches("class=\"more\"").count(), 1);
    let first = message_name(PeerId([1; 32]), 1);
    assert!(
        page.contains(&format!("<article id=\"{first}\">")) && page.contains(&format!("href=\"#{first}\""))
    );
    assert_eq!(page.matches("<section>").count(), page.matches("</section>").count());
    for words in
        ["Message deleted", "edited", "pinned", "👍 2", "Private with", "Private threads are included."]
    {
        assert!(page.contains(words), "{words}");
    }
    assert!(page.ends_with("</html>\n"));
}

#[test]
fn a_file_is_called_by_room_and_day() {
    assert_eq!(file_name("Harbour & sea", "2026-11-22"), "tincan-Harbour-sea-2026-11-22");
    assert_eq!(file_name("../..", "2026-11-22"), "tincan-2026-11-22");
    assert_eq!(file_name("Öl", "2026-11-22"), "tincan-Öl-2026-11-22");
}
