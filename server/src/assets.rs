//! The files that make the page run: under which names they are, and which hashes browsers check them against.
//!
//! Hashes are of the files as they are when the server starts. What changes a file after that, on the disk or on the way, keeps
//! the page from running. Compressed copies have to unpack to the same.

use std::path::Path;

use app::hydration::{Asset, Assets, START};
use data_encoding::{BASE64, BASE64URL_NOPAD};
use leptos::config::LeptosOptions;
use sha2::{Digest, Sha384};

/// Characters of the hash that stands in the name of a file: as many as the build puts there.
pub const HASH_LEN: usize = 22;

/// Looks at the built site.
pub fn of(options: &LeptosOptions) -> Assets {
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
    let mut name = BASE64URL_NOPAD.encode(&Sha384::digest(START));
    name.truncate(HASH_LEN);
    let start =
        Asset { path: format!("/{package}/start.{name}.js"), integrity: Some(integrity(START.as_bytes())) };
    Assets { start, glue: file("js"), wasm: file("wasm"), style: file("css") }
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
