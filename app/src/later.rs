//! Parts of the program that are loaded when they are first wanted: what is on sheets, and pages that few open.
//!
//! `cargo leptos --split` puts what only such a part needs into WebAssembly files of their own. [`later!`] says where it is cut;
//! what it makes shows the part at once if it is here, else after a moment, and a way to try again when it does not come.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use i18n::t;
use leptos::html;
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use leptos::web_sys::HtmlElement;

use crate::client_only::ClientOnly;

/// A part that takes longer than this to come is announced.
const SAY_AFTER: Duration = Duration::from_millis(200);

/// What a part is, once it is here.
pub type Part = Result<AnyView, SplitLoaderError>;
/// A part on its way.
pub type Coming = Pin<Box<dyn Future<Output = Part>>>;

/// Makes a function that returns a view from an expression that is loaded with the chunk it names when it is first called.
macro_rules! later {
    ($(#[$mark:meta])* fn $name:ident($($given:ident: $kind:ty),*) in $chunk:ident => $body:expr) => {
        $(#[$mark])*
        #[allow(unsafe_code, reason = "the joint between two WebAssemblies is a foreign function")]
        fn $name($($given: $kind),*) -> ::leptos::prelude::AnyView {
            #[::leptos::wasm_split::wasm_split($chunk, wasm_split_path = ::leptos::wasm_split, fallible)]
            fn $name($($given: $kind),*) -> $crate::later::Part {
                Ok($crate::client_only::ClientOnly::client_only($body))
            }
            $crate::later::shown(Box::new(move || Box::pin($name($(Clone::clone(&$given)),*))))
        }
    };
}
pub(crate) use later;

/// Loads every part, one after another, so that what is wanted later is here even if the server is not. What does not come now is asked
/// for again when it is wanted.
#[allow(unsafe_code, reason = "the joint between two WebAssemblies is a foreign function")]
pub async fn load_all() {
    macro_rules! load {
        ($($chunk:ident)*) => {
            $({
                #[wasm_split($chunk, wasm_split_path = ::leptos::wasm_split, fallible)]
                fn $chunk() -> Result<(), SplitLoaderError> {
                    Ok(())
                }
                let _ = $chunk().await;
            })*
        };
    }
    load!(tools polls settings search vault doctor);
}

/// How far it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    /// Not long on its way.
    Begun,
    /// Longer than anybody would overlook.
    Slow,
    Here,
    Failed,
}

/// Shows what comes.
pub(crate) fn shown(part: Box<dyn Fn() -> Coming>) -> AnyView {
    let mut coming = part();
    // What is here needs no second look.
    let coming = match coming.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(view)) => return view,
        Poll::Ready(Err(_)) => None,
        Poll::Pending => Some(coming),
    };
    let progress = RwSignal::new(Progress::Failed);
    let here = StoredValue::new_local(None::<AnyView>);
    let place = NodeRef::<html::Div>::new();
    let part = StoredValue::new_local(part);
    // Who asks again does it from outside of the page's tree.
    let owner = StoredValue::new(Owner::current().unwrap_or_default());
    let wait = move |mut coming: Coming| {
        progress.set(Progress::Begun);
        let say = move || {
            let _ = progress.try_maybe_update(|progress| {
                let slow = *progress == Progress::Begun;
                if slow {
                    *progress = Progress::Slow;
                }
                (slow, ())
            });
        };
        set_timeout(say, SAY_AFTER);
        // What belongs to a view that is gone must not be drawn any more.
        let coming = poll_fn(move |context| {
            if here.is_disposed() { Poll::Ready(None) } else { coming.as_mut().poll(context).map(Some) }
        });
        let coming = owner.with_value(|owner| owner.with(|| ScopedFuture::new_untracked(coming)));
        spawn_local(async move {
            let came = match coming.await {
                None => return,
                Some(Ok(view)) => {
                    here.set_value(Some(view));
                    Progress::Here
                }
                Some(Err(_)) => Progress::Failed,
            };
            progress.set(came);
            // The browser looked for what is to have the focus when the sheet opened; now it is there.
            request_animation_frame(move || {
                let place = place.try_get_untracked().flatten();
                let first = place.and_then(|place| place.query_selector("[autofocus]").ok().flatten());
                if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
                    // It is in sight either way.
                    let _ = first.focus();
                }
            });
        });
    };
    if let Some(coming) = coming {
        wait(coming);
    }
    let again = move |_| wait(part.with_value(|part| part()));
    let view = move || match progress.get() {
        Progress::Begun => ().client_only(),
        Progress::Slow => view! { <p role="status">{t::later_coming()}</p> }.client_only(),
        Progress::Here => here.try_update_value(Option::take).flatten().unwrap_or_else(|| ().client_only()),
        Progress::Failed => view! {
            <p role="alert">{t::later_failed()}</p>
            <div class="actions">
                <button class="button button-main" type="button" on:click=again>
                    {t::later_again()}
                </button>
            </div>
        }
        .client_only(),
    };
    view! {
        <div class="part" node_ref=place>
            {view}
        </div>
    }
    .client_only()
}
