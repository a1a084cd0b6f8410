//! The script that brings the page to life, and the files it does it with.
//!
//! Leptos has one of its own, written into the page. This one is a file, so that the page's policy need not allow inline scripts;
//! it begins to load the WebAssembly without announcing it as a preload, which browsers complain about where scripts are off or
//! slow, and leaves all addresses where the stretching worker finds them. Every file is named with the hash it must have.

use leptos::prelude::*;

/// What the page runs first. The server gives it out by a name of its own.
pub const START: &str = include_str!("start.js");

/// A file that the page loads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asset {
    /// Where it is.
    pub path: String,
    /// What it has to be, as subresource integrity says it. `None` if it was not there when the server started.
    pub integrity: Option<String>,
}

/// The files that make the page run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// [`START`].
    pub start: Asset,
    /// The JavaScript around the WebAssembly.
    pub glue: Asset,
    /// The WebAssembly.
    pub wasm: Asset,
    /// The style sheet.
    pub style: Asset,
    /// The WebAssembly that reads marked messages, loaded when the first needs it; absent where it was not built.
    pub markup: Option<Asset>,
    /// The list of emoji, loaded when it is first wanted.
    pub emoji: Asset,
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
    let Assets { start, glue, wasm, markup, emoji, .. } = assets;
    let (markup, markup_integrity) =
        markup.map_or((None, None), |markup| (Some(markup.path), markup.integrity));
    // In this order: the first waits for what becomes of the second.
    view! {
        <script
            type="module"
            id="hydration"
            src=start.path
            integrity=start.integrity
            data-glue=glue.path.clone()
            data-glue-integrity=glue.integrity.clone()
            data-wasm=wasm.path
            data-wasm-integrity=wasm.integrity
            data-markup=markup
            data-markup-integrity=markup_integrity
            data-emoji=emoji.path
            data-emoji-integrity=emoji.integrity
        ></script>
        <script type="module" id="glue" src=glue.path integrity=glue.integrity></script>
    }
}
