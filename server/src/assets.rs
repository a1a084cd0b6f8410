//! The files that make the page run: under which names they are, and which hashes browsers check them against.
//!
//! Hashes are of the files as they are when the server starts. What changes a file after that, on the disk or on the way, keeps
//! the page from running. Compressed copies have to unpack to the same. What `cargo leptos` builds lies in a folder that is named
//! after all of it, so a page never gets a file of another version. What the page loads only when it is wanted is kept in memory
//! and given out by a name made of its content, like the start script.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use app::hydration::{Asset, Assets, Joints};
use axum::body::Bytes;
use axum::http::HeaderValue;
use data_encoding::{BASE64, BASE64URL_NOPAD};
use i18n::Language;
use leptos::config::LeptosOptions;
use sha2::{Digest, Sha384};

use crate::emoji;

/// Characters of the hash that stands in the name of a file or folder: 132 bits.
pub const HASH_LEN: usize = 22;

/// Where the build puts what the page runs first.
const START: &str = "start/start.js";
/// Where the build puts the WebAssembly that reads marked messages.
const MARKUP: &str = "markup/reader.wasm";
/// Where the build puts the WebAssembly that turns what was typed into keys.
const STRETCH: &str = "stretch/stretcher.wasm";
/// What the build calls the script that loads the parts of a split program.
const JOINTS: &str = "__wasm_split.______________________.js";
/// What is put into it.
const FETCH_PART: &str = "\
function fetchPart(name, integrity) {
    const answer = fetch(new URL(name, import.meta.url), { integrity });
    answer.catch(() => {});
    return answer;
}
";
/// Where the build lists the files of each part.
const PARTS: &str = "__wasm_split_manifest.json";

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

/// The start script, the messages of each language, the list of emoji, and the two small WebAssemblies that were built.
pub fn held(options: &LeptosOptions) -> Vec<Held> {
    const TEXT: &str = "text/plain; charset=utf-8";
    let mut all = vec![hold(options, "emoji", "txt", TEXT, Bytes::from(emoji::list()))];
    for language in Language::ALL {
        let messages = Bytes::from_static(i18n::catalogue(language).as_bytes());
        all.push(hold(options, &words_of(language), "ftl", TEXT, messages));
    }
    let mut built = |at, name, extension, kind, without: &str| match std::fs::read(
        Path::new(options.site_root.as_ref()).join(at),
    ) {
        Ok(content) => all.push(hold(options, name, extension, kind, Bytes::from(content))),
        Err(error) => tracing::warn!("{without}: {at} cannot be read ({error})"),
    };
    built(START, "start", "js", "text/javascript", "pages will not run");
    built(MARKUP, "markup", "wasm", "application/wasm", "messages are shown as they were written");
    built(STRETCH, "stretcher", "wasm", "application/wasm", "pages stand still while they make keys");
    all
}

fn words_of(language: Language) -> String {
    format!("words-{}", language.tag())
}

fn hold(options: &LeptosOptions, name: &str, extension: &str, kind: &'static str, content: Bytes) -> Held {
    let path = format!("/{}/{name}.{}.{extension}", options.site_pkg_dir, short(&Sha384::digest(&content)));
    let asset = Asset { path, integrity: Some(integrity(&content)) };
    Held { asset, kind: HeaderValue::from_static(kind), content }
}

/// The built site.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// What pages name.
    pub assets: Assets,
    /// The folder in which browsers find what was built, a hash of all of it.
    pub version: String,
    /// The script that loads the parts, if the program is split, and where it is.
    pub joints: Option<(String, Bytes)>,
}

/// Looks at the built site.
pub fn of(options: &LeptosOptions, held: &[Held]) -> Site {
    let package = Package::read(options);
    let file = |kind: &str| package.asset(&format!("{}.{kind}", options.output_name));
    let held = |name: &str| {
        let prefix = format!("/{}/{name}.", options.site_pkg_dir);
        held.iter().find(|held| held.asset.path.starts_with(&prefix)).map(|held| held.asset.clone())
    };
    let joints = package.joints();
    let assets = Assets {
        start: held("start").unwrap_or_default(),
        glue: file("js"),
        wasm: file("wasm"),
        style: file("css"),
        joints: joints.as_ref().map(|content| Joints {
            script: Asset { path: package.path(JOINTS), integrity: Some(integrity(content)) },
            parts: package.parts.iter().map(|name| package.asset(name)).collect(),
        }),
        markup: held("markup"),
        stretcher: held("stretcher"),
        emoji: held("emoji").unwrap_or_default(),
        words: Language::ALL.map(|language| (language, held(&words_of(language)).unwrap_or_default())).into(),
    };
    let joints = joints.map(|content| (package.path(JOINTS), Bytes::from(content)));
    Site { assets, version: package.version, joints }
}

/// What `cargo leptos` built.
struct Package {
    /// The folder as browsers know it.
    folder: String,
    version: String,
    /// The files that pages load, by name.
    files: BTreeMap<String, Vec<u8>>,
    /// Those of them that are parts of the program.
    parts: Vec<String>,
}

impl Package {
    fn read(options: &LeptosOptions) -> Self {
        let package = options.site_pkg_dir.as_ref();
        let folder: PathBuf = Path::new(options.site_root.as_ref()).join(package);
        let list = std::fs::read(folder.join(PARTS)).unwrap_or_default();
        let list: BTreeMap<String, Vec<String>> = serde_json::from_slice(&list).unwrap_or_default();
        let mut parts: Vec<String> =
            list.into_values().flatten().map(|name| format!("{name}.wasm")).collect();
        parts.sort_unstable();
        parts.dedup();
        let whole = ["js", "wasm", "css"].map(|kind| format!("{}.{kind}", options.output_name));
        let joints = (!parts.is_empty()).then(|| JOINTS.to_owned());
        let mut files = BTreeMap::new();
        for name in whole.into_iter().chain(joints).chain(parts.iter().cloned()) {
            match std::fs::read(folder.join(&name)) {
                Ok(content) => drop(files.insert(name, content)),
                Err(error) => tracing::warn!("pages will not run: {name} cannot be read ({error})"),
            }
        }
        let mut all = Sha384::new();
        for (name, content) in &files {
            all.update(Sha384::digest(name));
            all.update(Sha384::digest(content));
        }
        let version = short(&all.finalize());
        Self { folder: format!("/{package}/{version}"), version, files, parts }
    }

    fn path(&self, name: &str) -> String {
        format!("{}/{name}", self.folder)
    }

    fn asset(&self, name: &str) -> Asset {
        Asset { path: self.path(name), integrity: self.files.get(name).map(|content| integrity(content)) }
    }

    /// The script that loads the parts, told which hash each must have: a browser asks for them by what it says. Of one that does not
    /// come whoever waits for all of them tells; that nobody waits for it alone is no error of the page.
    fn joints(&self) -> Option<Vec<u8>> {
        let script = String::from_utf8(self.files.get(JOINTS)?.clone()).ok()?;
        let mut script = format!("{script}{FETCH_PART}");
        for part in &self.parts {
            let integrity = integrity(self.files.get(part)?);
            let asked = format!("fetch(new URL(\"./{part}\", import.meta.url))");
            let checked = format!("fetchPart(\"./{part}\", \"{integrity}\")");
            if !script.contains(&asked) {
                tracing::warn!(
                    "pages load {part} without a hash: the script that does it is not as expected"
                );
            }
            script = script.replace(&asked, &checked);
        }
        Some(script.into_bytes())
    }
}

fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", BASE64.encode(&Sha384::digest(content)))
}

fn short(hash: &[u8]) -> String {
    let mut hash = BASE64URL_NOPAD.encode(hash);
    hash.truncate(HASH_LEN);
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(site: &Path) -> LeptosOptions {
        LeptosOptions::builder()
            .output_name("tincan")
            .site_root(site.to_string_lossy().into_owned())
            .site_pkg_dir("pkg")
            .build()
    }

    #[test]
    fn the_folder_is_named_after_all_that_is_in_it_and_parts_are_asked_for_with_their_hashes() {
        let site = tempfile::tempdir().unwrap();
        let package = site.path().join("pkg");
        std::fs::create_dir(&package).unwrap();
        let write = |name: &str, content: &str| std::fs::write(package.join(name), content).unwrap();
        for name in ["tincan.js", "tincan.wasm", "tincan.css", "stray.wasm"] {
            write(name, name);
        }
        let whole = of(&options(site.path()), &[]);
        assert_eq!(whole.assets.joints, None);
        assert_eq!(whole.assets.wasm.path, format!("/pkg/{}/tincan.wasm", whole.version));

        write(PARTS, r#"{"a":["chunk_1","split_a"],"b":["chunk_1"]}"#);
        write("chunk_1.wasm", "shared");
        write("split_a.wasm", "a");
        let asked = |part: &str| format!("fetch(new URL(\"./{part}.wasm\", import.meta.url))");
        write(JOINTS, &["chunk_1", "split_a"].map(asked).join(";"));
        let split = of(&options(site.path()), &[]);
        assert_ne!(split.version, whole.version);
        assert_eq!(split.version.len(), HASH_LEN);
        let (path, script) = split.joints.unwrap();
        let joints = split.assets.joints.unwrap();
        assert_eq!(joints.script, Asset { path, integrity: Some(integrity(&script)) });
        assert_eq!(joints.parts.len(), 2, "each once");
        let script = String::from_utf8(script.into()).unwrap();
        for part in joints.parts {
            assert!(script.contains(&part.integrity.unwrap()), "{}", part.path);
        }

        write("chunk_1.wasm", "changed");
        assert_ne!(of(&options(site.path()), &[]).version, split.version);
    }
}
