//! Taking everything to another browser: one sealed file out, one in. The format is [`Archive`]'s.

use std::collections::BTreeSet;
use std::rc::Rc;

use app::session::Imported;
use app::words::archive_refusal;
use i18n::t;
use js_sys::{Array, Uint8Array};
use rand_core::SeedableRng;
use room::{Archive, Changes, ForkProof, Operation, OperationKey, StoredIdentity, StoredRoomEntry};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

use crate::keep::Keep;
use crate::{browser, identity, seat};

/// What the file is called.
const FILE_NAME: &str = "tincan-export.tincan";
/// Two frames of a slow screen, in milliseconds: the page shows that it works before it stretches the passphrase.
const PAINT_MS: u32 = 70;
/// How long the browser may take to begin with the download, in milliseconds.
const DOWNLOAD_MS: u32 = 60_000;

/// Gives the person a file with everything stored.
pub async fn export(keep: &Rc<Keep>, passphrase: &str) -> Result<(), String> {
    let shelf = &*keep.shelf().await;
    let identity = identity::of_device(shelf).await?;
    let mut rooms = Vec::new();
    for entry in shelf.rooms().await.map_err(|e| identity::sentence(&e))? {
        let stored = shelf.load(&entry.room_id).await.map_err(|e| identity::sentence(&e))?;
        rooms.push((entry, stored));
    }
    let name = keep.name().unwrap_or_default();
    let archive = Archive { user_seed: identity.user_seed, name, rooms };
    gloo_timers::future::TimeoutFuture::new(PAINT_MS).await;
    let mut rng = chacha20::ChaCha20Rng::from_seed(identity::random_bytes()?);
    let bytes = archive.seal(passphrase, &mut rng).map_err(|e| archive_refusal(&e))?;
    download(&bytes).ok_or_else(t::page_errors_not_saved)
}

fn download(bytes: &[u8]) -> Option<()> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    save(&Blob::new_with_u8_array_sequence(&parts).ok()?, FILE_NAME)
}

/// Has the browser save a file.
pub fn save(blob: &Blob, name: &str) -> Option<()> {
    let url = Url::create_object_url_with_blob(blob).ok()?;
    let anchor: HtmlAnchorElement =
        browser::window()?.document()?.create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    let revoke = move || {
        // Refused only for an address that is no longer one.
        let _ = Url::revoke_object_url(&url);
    };
    gloo_timers::callback::Timeout::new(DOWNLOAD_MS, revoke).forget();
    Some(())
}

/// Has the browser save a text of this kind as a file.
pub fn save_text(name: &str, kind: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    save(&Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?, name)
}

/// Adds what is in the file of the file input `input` to what is here. The person becomes the user of the file; this
/// device keeps keys of its own, so that no log is written from two places.
pub async fn import(keep: &Rc<Keep>, input: &str, passphrase: &str) -> Result<Imported, String> {
    let shelf = &*keep.shelf().await;
    let bytes = chosen_file(input).await.ok_or_else(t::page_errors_no_export_chosen)?;
    gloo_timers::future::TimeoutFuture::new(PAINT_MS).await;
    let archive = Archive::open(&bytes, passphrase).map_err(|e| archive_refusal(&e))?;
    let mut operations = 0;
    let known_rooms = shelf.rooms().await.map_err(|e| identity::sentence(&e))?;
    for (entry, stored) in &archive.rooms {
        let here = shelf.load(&entry.room_id).await.map_err(|e| identity::sentence(&e))?;
        let known: BTreeSet<&[u8]> = here.operations.iter().map(Vec::as_slice).collect();
        let keys: BTreeSet<OperationKey> = known
            .iter()
            .filter_map(|bytes| Some(Operation::decode(bytes, &entry.room_id).ok()?.key()))
            .collect();
        let keyed: Vec<_> = stored
            .operations
            .iter()
            .filter_map(|bytes| {
                let operation = Operation::decode(bytes, &entry.room_id).ok()?;
                operation.verify(&entry.room_id).ok()?;
                Some((operation.key(), bytes.clone()))
            })
            .collect();
        operations += keyed.len();
        // What is here stays: of two histories both devices learn from the others in the room.
        let news: Vec<_> = keyed.into_iter().filter(|(key, _)| !keys.contains(key)).collect();
        let waiting = |key: &OperationKey| news.iter().any(|(new, _)| new == key);
        let older = |fork: &&ForkProof| here.forks.iter().all(|known| known.key.log() != fork.key.log());
        let changes = Changes {
            outbox: stored.outbox.iter().filter(|entry| waiting(&entry.key)).cloned().collect(),
            forks: stored.forks.iter().filter(older).cloned().collect(),
            marks: if here.marks.is_none() { stored.marks.clone() } else { None },
            // What is shown of the newest messages may be others now.
            tail: Some(Vec::new()),
            operations: news,
            strict: true,
            ..Changes::default()
        };
        shelf.commit(&entry.room_id, &changes).await.map_err(|e| identity::sentence(&e))?;
        let before = known_rooms.iter().find(|room| room.room_id == entry.room_id);
        let (turn, notes) = match before {
            Some(room) => (room.turn, room.notes.clone()),
            None => (seat::fresh_turn(), Vec::new()),
        };
        let entry = StoredRoomEntry { turn, notes, ..entry.clone() };
        shelf.keep_room(&entry).await.map_err(|e| identity::sentence(&e))?;
    }
    // Last: who was interrupted before is still who they were.
    let device_seed = identity::of_device(shelf).await?.device_seed;
    let user = StoredIdentity { user_seed: archive.user_seed, device_seed };
    shelf.set_identity(&user).await.map_err(|e| identity::sentence(&e))?;
    if keep.name().is_none() && !archive.name.is_empty() {
        keep.keep_name(&archive.name, || {});
    }
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(Imported { rooms: count(archive.rooms.len()), operations: count(operations) })
}

async fn chosen_file(input: &str) -> Option<Vec<u8>> {
    let input: HtmlInputElement = browser::window()?.document()?.get_element_by_id(input)?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    let buffer: JsValue = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
