//! Finds out what the connection doctor tells: asks the server, its socket, each STUN and TURN server, and makes links
//! within the page. What it means is decided in `app::doctor`, where it is tested.

mod gather;
mod pair;

use std::cell::Cell;
use std::rc::Rc;

use app::doctor::{Fact, Mapping, Offer, Server, ServerKind};
use app::network::{IceServer, NetworkSettings};
use gloo_events::EventListener;
use i18n::t;
use js_sys::{Array, Function, Promise};
use room::RelayPolicy;
use signaling::ServerMessage;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MessageEvent, WebSocket};

use crate::{browser, task};

/// Longest wait for one answer, in milliseconds.
const PATIENCE_MS: u64 = 8_000;
/// Most servers that are asked: more say no more.
const SERVERS_MAX: usize = 10;

/// Examines the network by these settings; `tell` gets each fact as it comes.
pub fn examine(settings: NetworkSettings, tell: Box<dyn Fn(Fact)>) {
    let teller = Rc::new(Teller(tell));
    teller.tell(Fact::Settings(settings.clone()));
    let told = Rc::clone(&teller);
    spawn_local(async move { told.tell(Fact::Socket(greeting().await)) });
    let told = Rc::clone(&teller);
    spawn_local(async move { told.tell(Fact::Direct(pair::message(&Array::new(), false).await)) });
    spawn_local(servers(settings, teller));
}

/// Whoever has something to find out holds on to it; when the last is done, that is told.
struct Teller(Box<dyn Fn(Fact)>);

impl Teller {
    fn tell(&self, fact: Fact) {
        (self.0)(fact);
    }
}

impl Drop for Teller {
    fn drop(&mut self) {
        self.tell(Fact::Done);
    }
}

/// Asks the server what it offers, then everything that is to be used of it and of what the person added.
async fn servers(settings: NetworkSettings, teller: Rc<Teller>) {
    let (offer, offered, alternate) = match offer().await {
        Ok((offer, offered, alternate)) => (Ok(offer), offered, alternate),
        Err(why) => (Err(why), Vec::new(), None),
    };
    teller.tell(Fact::Offer(offer));
    let offered = offered.into_iter().filter(|_| settings.use_offered).map(|server| (server, false));
    let own = settings.servers.iter().cloned().map(|server| (server, true));
    let wanted = |server: &IceServer| settings.relay != RelayPolicy::Never || !server.relays();
    let asked: Vec<(IceServer, bool)> =
        own.chain(offered).filter(|(server, _)| wanted(server)).take(SERVERS_MAX).collect();
    let described = |(server, own): &(IceServer, bool)| Server {
        url: server.url.clone(),
        kind: ServerKind::of(&server.url),
        own: *own,
    };
    let described: Vec<Server> = asked.iter().map(described).collect();
    teller.tell(Fact::Servers(described.clone()));

    let alternate = alternate.filter(|_| settings.use_offered);
    let stun = asked.iter().map(|(server, _)| &server.url).filter(|url| !url.starts_with("turn"));
    let stun: Vec<String> = stun.cloned().chain(alternate).take(2).collect();
    if let [one, other] = <[String; 2]>::try_from(stun).unwrap_or_default()
        && one != other
    {
        spawn_local(map(one, other, Rc::clone(&teller)));
    }
    let tried = Rc::new(Cell::new(false));
    for (index, ((server, _), Server { kind, .. })) in asked.into_iter().zip(described).enumerate() {
        let (teller, tried) = (Rc::clone(&teller), Rc::clone(&tried));
        spawn_local(async move {
            let list = Array::of1(&entry(&server));
            let probe = gather::probe(&list, kind.relays(), false).await;
            let relays = kind.relays() && probe.answered(kind);
            teller.tell(Fact::Probed(index, probe));
            // The first that takes us shows whether packets get through.
            if relays && !tried.replace(true) {
                teller.tell(Fact::Relayed(pair::message(&list, true).await));
            }
        });
    }
}

/// What the router does with ports, by what two STUN servers see.
async fn map(one: String, other: String, teller: Rc<Teller>) {
    let entry = |url: &String| entry(&IceServer { url: url.clone(), ..IceServer::default() });
    let both = Array::of2(&entry(&one), &entry(&other));
    let one = gather::probe(&Array::of1(&entry(&one)), false, false).await;
    let other = gather::probe(&Array::of1(&entry(&other)), false, false).await;
    let both = gather::probe(&both, false, true).await;
    teller.tell(Fact::Mapping(Mapping::of(&one, &other, &both)));
}

/// One server as a browser wants it.
fn entry(server: &IceServer) -> JsValue {
    let mut entry = vec![("urls", JsValue::from(&server.url))];
    if server.relays() {
        entry.push(("username", JsValue::from(&server.username)));
        entry.push(("credential", JsValue::from(&server.credential)));
    }
    browser::object(&entry).into()
}

/// What the server says at `/network`: of itself, its STUN and TURN servers one URL each, and a second address of its STUN.
async fn offer() -> Result<(Offer, Vec<IceServer>, Option<String>), String> {
    let begun = browser::now();
    let window = browser::window().ok_or_else(t::server_answers_no_window)?;
    let response =
        within(window.fetch_with_str("/network")).await.map_err(|_| t::server_answers_unreachable())?;
    if !browser::flag(&response, "ok") {
        let status = browser::property(&response, "status").and_then(|s| s.as_f64()).unwrap_or_default();
        return Err(t::server_answers_status(&(status as u16).to_string()));
    }
    let took_ms = browser::now().since(begun);
    let nonsense = |_| t::server_answers_no_json();
    let json = within(call(&response, "json").map_err(nonsense)?).await.map_err(nonsense)?;
    let number = |name| browser::property(&json, name).and_then(|n| n.as_f64());
    let time = number("time_unix_ms").ok_or_else(t::server_answers_no_time)?;
    // The answer was written about half way through.
    let ahead = browser::unix_ms() as f64 - time - took_ms as f64 / 2.0;
    let list = |value: Option<JsValue>| value.map(|value| Array::from(&value).to_vec()).unwrap_or_default();
    let mut servers = Vec::new();
    for entry in list(browser::property(&json, "ice_servers")) {
        let text = |name| browser::text(&entry, name).unwrap_or_default();
        let urls = browser::property(&entry, "urls");
        let urls = match urls.as_ref().and_then(JsValue::as_string) {
            Some(url) => vec![url],
            None => list(urls).iter().filter_map(JsValue::as_string).collect(),
        };
        let server = |url| IceServer { url, username: text("username"), credential: text("credential") };
        servers.extend(urls.into_iter().map(server));
    }
    let offer = Offer {
        clock_ahead_ms: ahead as i64,
        took_ms: u32::try_from(took_ms).unwrap_or(u32::MAX),
        your_address: browser::text(&json, "your_address"),
        turn: browser::flag(&json, "turn"),
    };
    Ok((offer, servers, browser::text(&json, "stun_alternate")))
}

/// Opens the signaling socket and waits for the server to greet; answers after how many milliseconds it did.
async fn greeting() -> Result<u32, String> {
    let begun = browser::now();
    let address = format!("{}/signal", browser::origin().replacen("http", "ws", 1));
    let socket = WebSocket::new(&address).map_err(|e| browser::reason(&e))?;
    let (promise, settle) = promise();
    let on_message = {
        let settle = settle.clone();
        EventListener::once(&socket, "message", move |event| {
            let text = event.dyn_ref::<MessageEvent>().and_then(|e| e.data().as_string());
            let message = text.and_then(|text| ServerMessage::parse(&text).ok());
            let greeted = matches!(message, Some(ServerMessage::Challenge { .. }));
            settled(&settle, &if greeted { String::new() } else { t::server_answers_no_tincan() });
        })
    };
    // An error comes before the close that tells more.
    let on_close = EventListener::once(&socket, "close", move |event| {
        let code = browser::property(event, "code").and_then(|code| code.as_f64()).unwrap_or_default();
        settled(&settle, &t::server_answers_closed(&(code as u16).to_string()));
    });
    let answer = within(promise).await;
    drop((on_message, on_close));
    // Throws only for a bad close code, and none is given.
    let _ = socket.close();
    match answer.ok().and_then(|why| why.as_string()) {
        Some(why) if why.is_empty() => Ok(elapsed(begun)),
        Some(why) => Err(why),
        None => Err(t::server_answers_late()),
    }
}

fn elapsed(begun: room::Millis) -> u32 {
    u32::try_from(browser::now().since(begun)).unwrap_or(u32::MAX)
}

/// A promise, and what fulfils it.
fn promise() -> (Promise, Function) {
    let mut settle = None;
    let promise = Promise::new(&mut |resolve, _| settle = Some(resolve));
    (promise, settle.unwrap_or_default())
}

fn settled(settle: &Function, with: &str) {
    // What a promise gives to settle it never throws.
    let _ = settle.call1(&JsValue::UNDEFINED, &JsValue::from(with));
}

/// Waits for a promise, but no longer than an answer may take; `undefined` then.
async fn within(promise: Promise) -> Result<JsValue, JsValue> {
    let (timeout, settle) = self::promise();
    let timer = task::after(PATIENCE_MS, move || {
        let _ = settle.call0(&JsValue::UNDEFINED);
    });
    let answer = JsFuture::from(Promise::race(&Array::of2(&promise, &timeout))).await;
    drop(timer);
    answer
}

/// Calls a method without arguments that answers with a promise.
fn call(object: &JsValue, method: &str) -> Result<Promise, JsValue> {
    let method: Function = browser::property(object, method).ok_or(JsValue::NULL)?.dyn_into()?;
    method.call0(object)?.dyn_into()
}
