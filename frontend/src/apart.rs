//! Work that is loaded when it is first wanted, with the sheet or page that asks for it. How the program is cut is in `app::later`.

/// Makes a function that answers `done` what a body makes that is loaded with the part it names.
macro_rules! apart {
    ($(#[$mark:meta])* $seen:vis fn $name:ident($($given:ident: $kind:ty,)* => $done:ident: Answer<$answer:ty>) in $chunk:ident { $($body:tt)* }) => {
        $(#[$mark])*
        #[allow(unsafe_code, reason = "the joint between two WebAssemblies is a foreign function")]
        $seen fn $name($($given: $kind,)* $done: ::app::session::Answer<$answer>) {
            use ::leptos::wasm_split::{SplitLoaderError, wasm_split};
            use ::wasm_bindgen_futures::spawn_local;

            #[wasm_split($chunk, wasm_split_path = ::leptos::wasm_split, fallible, preload(load))]
            fn $name($($given: $kind,)* $done: ::app::session::Answer<$answer>) -> Result<(), SplitLoaderError> {
                spawn_local(async move { $done(async move { $($body)* }.await) });
                Ok(())
            }
            spawn_local(async move {
                if load().await.is_err() {
                    return $done(Err(::i18n::t::later_failed()));
                }
                // It is here.
                let _ = $name($($given,)* $done).await;
            });
        }
    };
}
pub(crate) use apart;
