//! The files that make the page run: under which names they are, and which hashes browsers check them against.
//!
//! Hashes are of the files as they are when the server starts. What changes a file after that, on the disk or on the way, keeps
//! the page from running. Compressed copies have to unpack to the same. What the page loads only when it is wanted is kept in
//! memory and given out by a name made of its content, like the start script.

use std::path::Path;

use app::hydration::{Asset, Assets, START};
use axum::body::Bytes;
use axum::http::HeaderValue;
use data_encoding::{BASE64, BASE64URL_NOPAD};
use leptos::config::LeptosOptions;
use sha2::{Digest, Sha384};

use crate::emoji;

/// Characters of the hash that stands in the name of a file: as many as the build puts there.
pub const HASH_LEN: usize = 22;

/// Where the build puts the WebAssembly that reads marked messages.
const MARKUP: &str = "markup/reader.wasm";

/// What is given out from memory.
#[derive(Clone, Debug)]
pub struct Held {
    /// Under which name.
    pub asset: Asset,
    /// Of which kind it is.
    pub kind: HeaderValue,
    /// What it is.
    pub content: Bytes,
}

/// The start script, the list of emoji, and the reader of marked messages if it was built.
pub fn held(options: &LeptosOptions) -> Vec<Held> {
    let mut all = vec![
        hold(options, "start", "js", "text/javascript", Bytes::from_static(START.as_bytes())),
        hold(options, "emoji", "txt", "text/plain; charset=utf-8", Bytes::from(emoji::list())),
    ];
    match std::fs::read(Path::new(options.site_root.as_ref()).join(MARKUP)) {
        Ok(content) => all.push(hold(options, "markup", "wasm", "application/wasm", Bytes::from(content))),
        Err(error) => {
            tracing::warn!("messages are shown as they were written: {MARKUP} cannot be read ({error})")
        }
    }
    all
}

fn hold(options: &LeptosOptions, name: &str, extension: &str, kind: &'static str, content: Bytes) -> Held {
    let mut hash = BASE64URL_NOPAD.encode(&Sha384::digest(&content));
    hash.truncate(HASH_LEN);
    let path = format!("/{}/{name}.{hash}.{extension}", options.site_pkg_dir);
    let asset = Asset { path, integrity: Some(integrity(&content)) };
    Held { asset, kind: HeaderValue::from_static(kind), content }
}

/// Looks at the built site.
pub fn of(options: &LeptosOptions, held: &[Held]) -> Assets {
    let package = options.site_pkg_dir.as_ref();
    let hashes = list_of_hashes(options);
    let file = |kind: &str| {
        let hash = hashes.iter().find(|(name, _)| name == kind).map(|(_, hash)| format!(".{hash}"));
        let path = format!("/{package}/{}{}.{kind}", options.output_name, hash.unwrap_or_default());
        let on_disk = Path::new(options.site_root.as_ref()).join(path.trim_start_matches('/'));
        let integrity = match std::fs::read(&on_disk) {
            Ok(content) => Some(integrity(&content)),
            Err(error) => {
                tracing::warn!("pages will not run: {} cannot be read ({error})", on_disk.display());
                None
            }
        };
        Asset { path, integrity }
    };
    let held = |name: &str| {
        let prefix = format!("/{package}/{name}.");
        held.iter().find(|held| held.asset.path.starts_with(&prefix)).map(|held| held.asset.clone())
    };
    let (start, emoji) = (held("start").unwrap_or_default(), held("emoji").unwrap_or_default());
    let markup = held("markup");
    Assets { start, glue: file("js"), wasm: file("wasm"), style: file("css"), markup, emoji }
}

fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", BASE64.encode(&Sha384::digest(content)))
}

/// The hashes in the names of files by kind, from the list that the build leaves beside the program.
fn list_of_hashes(options: &LeptosOptions) -> Vec<(String, String)> {
    if !options.hash_files {
        return Vec::new();
    }
    let list =
        std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join(options.hash_file.as_ref())));
    let list = list.and_then(|list| std::fs::read_to_string(list).ok()).unwrap_or_default();
    let line = |line: &str| {
        let (name, hash) = line.split_once(':')?;
        Some((name.trim().to_owned(), hash.trim().to_owned()))
    };
    list.lines().filter_map(line).collect()
}
