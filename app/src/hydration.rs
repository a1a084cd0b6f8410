//! The script that brings the page to life.
//!
//! Leptos has one of its own; this one begins to load the WebAssembly at once without announcing it as a preload, which
//! browsers complain about where scripts are off or slow, and leaves both addresses where the stretching worker finds them.

use leptos::config::LeptosOptions;
use leptos::nonce::use_nonce;
use leptos::prelude::*;

/// Loads script and WebAssembly side by side, then hydrates.
const SCRIPT: &str = "const { glue, wasm } = document.getElementById('hydration').dataset;\
const module_or_path = fetch(wasm);\
import(glue).then(async (m) => { await m.default({ module_or_path }); m.hydrate(); });";

/// The script's element. On the server only; a hydrated page has run it.
#[component]
pub fn Hydration(
    /// Where the built site is.
    options: LeptosOptions,
) -> impl IntoView {
    let package = format!("/{}/{}", options.site_pkg_dir, options.output_name);
    let hash = |kind: &str| hash_of(&options, kind).map(|hash| format!(".{hash}")).unwrap_or_default();
    let glue = format!("{package}{}.js", hash("js"));
    let wasm = format!("{package}{}.wasm", hash("wasm"));
    view! {
        <link rel="modulepreload" href=glue.clone() />
        <script type="module" id="hydration" nonce=use_nonce() data-glue=glue data-wasm=wasm inner_html=SCRIPT></script>
    }
}

/// The hash in the name of the file of this kind, from the list that the build leaves beside the program.
fn hash_of(options: &LeptosOptions, kind: &str) -> Option<String> {
    if !options.hash_files {
        return None;
    }
    let list = std::env::current_exe().ok()?.parent()?.join(options.hash_file.as_ref());
    let list = std::fs::read_to_string(list).ok()?;
    list.lines().find_map(|line| {
        let (name, hash) = line.split_once(':')?;
        (name.trim() == kind).then(|| hash.trim().to_owned())
    })
}
