//! The browser's notifications: asking for leave, showing one, taking it away, and what a click on one says.
//!
//! They are shown by the service worker's registration where there is one with an active worker, so that a click finds the page; else by
//! the page itself. Nothing in them leads into a room: the worker gets the room's id and the name of the thread, not the link.
//!
//! Pages take turns: Chromium forgets a notification that is not on the screen yet while anybody asks for the list of all.

use app::notifications::{Due, Permission, news_of};
use gloo_events::EventListener;
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    MessageEvent, Notification, NotificationOptions, NotificationPermission, ServiceWorkerContainer,
    ServiceWorkerRegistration,
};

use crate::locks::{self, Ask, Lock};
use crate::{browser, task};

/// The lock of the page whose turn it is.
const TURN: &str = "tincan notices";
/// Longest wait for one's turn, in milliseconds: a browser that does not answer another page is not to silence this one.
const TURN_MS_MAX: u32 = 5_000;
/// Longest wait for a worker that is being installed, in milliseconds: it fetches the pages first.
const ACTIVE_MS_MAX: u64 = 10_000;
/// What the worker is asked to learn which of its pages this one is.
const WHO: &str = "who";

/// Whether the browser lets the page notify.
pub fn permission() -> Permission {
    let secure = browser::window().is_some_and(|window| window.is_secure_context());
    if !secure || !browser::has("Notification") {
        return Permission::Unsupported;
    }
    words(Notification::permission())
}

/// Asks the person, by the browser's own question; called in answer to a click.
pub fn ask(done: Box<dyn FnOnce(Permission)>) {
    if permission() != Permission::NotAsked {
        return done(permission());
    }
    let Ok(asked) = Notification::request_permission() else { return done(Permission::Unsupported) };
    spawn_local(async move {
        // Refused where the browser asks nobody; it says so by the permission.
        drop(JsFuture::from(asked).await);
        done(permission());
    });
}

fn words(permission: NotificationPermission) -> Permission {
    match permission {
        NotificationPermission::Granted => Permission::Granted,
        NotificationPermission::Denied => Permission::Denied,
        _ => Permission::NotAsked,
    }
}

/// Shows one, in place of what was shown of its thread and is still there. `client`: what the worker calls this page. Answers whether it
/// is shown.
pub async fn show(due: &Due, text: bool, client: &str) -> bool {
    let tag = due.news.tag();
    let registration = active().await;
    let _turn = turn().await;
    let shown = match &registration {
        Some(registration) => with_tag(registration, &tag).await,
        None => Vec::new(),
    };
    let before = shown.first().and_then(|shown| browser::property(&shown.data(), "count"));
    let before = before.and_then(|count| count.as_f64()).map_or(0, |count| count as u32);
    let count = before.saturating_add(due.count);
    let words = news_of(&due.news, count, text);
    let data = browser::object(&[
        ("room", due.news.room_id.as_str().into()),
        ("thread", due.news.thread.key().into()),
        ("count", count.into()),
        ("client", client.into()),
    ]);
    let options: NotificationOptions = browser::object(&[
        ("body", words.body.into()),
        ("tag", tag.as_str().into()),
        ("icon", "/icon-192.png".into()),
        // Our own sound is calmer, and the person can switch it off.
        ("silent", true.into()),
        ("renotify", due.calls.into()),
        ("data", data.into()),
    ])
    .unchecked_into();
    match registration {
        Some(registration) => match registration.show_notification_with_options(&words.title, &options) {
            Ok(shown) => JsFuture::from(shown).await.is_ok(),
            Err(_) => false,
        },
        // Refused on phones, where only a worker may.
        None => Notification::new_with_options(&words.title, &options).is_ok(),
    }
}

/// Takes away what is shown of a thread.
pub fn close(tag: &str) {
    let tag = tag.to_owned();
    spawn_local(async move {
        if let Some(registration) = active().await {
            let _turn = turn().await;
            for shown in with_tag(&registration, &tag).await {
                shown.close();
            }
        }
    });
}

/// Learns what the worker calls this page, and what is clicked: `named` gets the first, `opened` the room's id and the thread's name.
pub fn listen(named: impl Fn(String) + 'static, opened: impl Fn(&str, &str) + 'static) {
    let Some(container) = container() else { return };
    EventListener::new(&container, "message", move |event| {
        let data = event.unchecked_ref::<MessageEvent>().data();
        if let Some(client) = browser::text(&data, "client") {
            named(client);
        }
        if let Some(open) = browser::property(&data, "open")
            && let (Some(room), Some(thread)) = (browser::text(&open, "room"), browser::text(&open, "thread"))
        {
            opened(&room, &thread);
        }
    })
    .forget();
    spawn_local(async move {
        if let Some(worker) = active().await.and_then(|registration| registration.active()) {
            // A worker that is gone is asked again by the next page.
            let _ = worker.post_message(&WHO.into());
        }
    });
}

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = browser::window()?.navigator();
    browser::property(&navigator, "serviceWorker").map(JsCast::unchecked_into)
}

/// The registration, once its worker is active: before that it shows nothing.
pub async fn active() -> Option<ServiceWorkerRegistration> {
    let container = container()?;
    let registered = JsFuture::from(container.get_registration()).await.ok()?;
    let registration: ServiceWorkerRegistration = registered.dyn_into().ok()?;
    if registration.active().is_some() {
        return Some(registration);
    }
    let mut timer = None;
    let timeout = Promise::new(&mut |late, _| {
        timer = Some(task::after(ACTIVE_MS_MAX, move || drop(late.call0(&JsValue::UNDEFINED))));
    });
    let ready = container.ready().ok()?;
    let first = JsFuture::from(Promise::race(&Array::of2(&ready, &timeout))).await;
    drop(timer);
    first.ok()?.dyn_into().ok()
}

async fn turn() -> Option<Lock> {
    locks::take(TURN, Ask::Alone(TURN_MS_MAX), || {}).await
}

async fn with_tag(registration: &ServiceWorkerRegistration, tag: &str) -> Vec<Notification> {
    let Ok(asked) = registration.get_notifications() else { return Vec::new() };
    match JsFuture::from(asked).await {
        Ok(shown) => {
            let shown = Array::from(&shown);
            let shown = shown.iter().filter_map(|shown| shown.dyn_into::<Notification>().ok());
            shown.filter(|shown| shown.tag().as_deref() == Some(tag)).collect()
        }
        Err(_) => Vec::new(),
    }
}
