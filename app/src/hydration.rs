//! The script that brings the page to life, and the files it does it with.
//!
//! Leptos has one of its own, written into the page. This one is a file, so that the page's policy need not allow inline scripts;
//! it begins to load the WebAssembly without announcing it as a preload, which browsers complain about where scripts are off or
//! slow, and leaves the addresses of what is loaded later where the page finds them. Every file is named with the hash it must have.

use i18n::{Language, t};
use leptos::prelude::*;

/// A file that the page loads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asset {
    /// Where it is.
    pub path: String,
    /// What it has to be, as subresource integrity says it. `None` if it was not there when the server started.
    pub integrity: Option<String>,
}

/// What loads the parts of a split program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joints {
    /// A script that the JavaScript around the WebAssembly imports, from the same folder.
    pub script: Asset,
    /// The parts, in the same folder. The script knows their hashes.
    pub parts: Vec<Asset>,
}

/// The files that make the page run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// What the page runs first (`start/`). The server gives it out by a name of its own.
    pub start: Asset,
    /// The JavaScript around the WebAssembly.
    pub glue: Asset,
    /// The WebAssembly.
    pub wasm: Asset,
    /// The style sheet.
    pub style: Asset,
    /// What loads the parts of the program, if it is split.
    pub joints: Option<Joints>,
    /// The WebAssembly that reads marked messages, loaded when the first needs it; absent where it was not built.
    pub markup: Option<Asset>,
    /// The WebAssembly that turns what was typed into keys, loaded by a worker; absent where it was not built.
    pub stretcher: Option<Asset>,
    /// The list of emoji, loaded when it is first wanted.
    pub emoji: Asset,
    /// The messages of each language.
    pub words: Vec<(Language, Asset)>,
}

/// The style sheet's element. On the server only.
#[component]
pub fn Style(
    /// The style sheet.
    asset: Asset,
) -> impl IntoView {
    view! { <link id="style" rel="stylesheet" href=asset.path integrity=asset.integrity /> }
}

/// The scripts' elements. On the server only; a hydrated page has run them.
#[component]
pub fn Hydration(
    /// The built site's files.
    assets: Assets,
) -> impl IntoView {
    let Assets { start, glue, wasm, joints, markup, stretcher, emoji, words, .. } = assets;
    // What the page needs is kept for use offline; what it may come to need is only named.
    let spoken =
        words.iter().find(|(language, _)| *language == i18n::current()).map(|(_, asset)| asset.clone());
    let named = |(language, asset): &(Language, Asset)| {
        format!("{},{},{}", language.tag(), asset.path, asset.integrity.as_deref().unwrap_or_default())
    };
    let languages: Vec<String> = words.iter().map(named).collect();
    let (spoken, spoken_integrity) = attributes(spoken);
    let (markup, markup_integrity) = attributes(markup);
    let (stretcher, stretcher_integrity) = attributes(stretcher);
    let joints = joints.map(|Joints { script, parts }| {
        let part = |Asset { path, integrity }| format!("{path},{}", integrity.unwrap_or_default());
        let parts: Vec<String> = parts.into_iter().map(part).collect();
        view! {
            <script type="module" id="joints" src=script.path integrity=script.integrity data-parts=parts.join(" ")></script>
        }
    });
    // In this order: the first waits for what becomes of the others.
    view! {
        <script
            type="module"
            id="hydration"
            src=start.path
            integrity=start.integrity
            data-wasm=wasm.path
            data-wasm-integrity=wasm.integrity
            data-markup=markup
            data-markup-integrity=markup_integrity
            data-stretcher=stretcher
            data-stretcher-integrity=stretcher_integrity
            data-emoji=emoji.path
            data-emoji-integrity=emoji.integrity
            data-words=spoken
            data-words-integrity=spoken_integrity
            data-languages=languages.join(" ")
            data-changed=t::start_changed()
            data-away=t::start_away()
            data-broken=t::start_broken()
        ></script>
        <script type="module" id="glue" src=glue.path integrity=glue.integrity></script>
        {joints}
    }
}

/// The address and the hash of what may not be there.
fn attributes(asset: Option<Asset>) -> (Option<String>, Option<String>) {
    asset.map_or((None, None), |asset| (Some(asset.path), asset.integrity))
}
