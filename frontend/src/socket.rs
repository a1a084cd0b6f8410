//! The signaling socket: opens, parses, sends, closes. When to do which is the engine's business.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use base64ct::{Base64UrlUnpadded, Encoding};
use gloo_events::EventListener;
use i18n::t;
use room::{Input, Millis, PeerId, RelayKind, SignalInput, SignalOutput};
use signaling::{ClientMessage, ErrorCode, PeerKey, RoomId, ServerMessage, join_proof};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{MessageEvent, WebSocket};

use crate::driver::Driver;
use crate::{browser, task};

/// Bytes the browser may hold for a server that does not read; over it the socket is closed and opened again.
const BUFFERED_LEN_MAX: u32 = 1024 * 1024;
/// A socket opens within this time where all is well, in milliseconds.
const OPEN_MS_USUAL: u64 = 1_000;

/// One open socket; closes when dropped.
pub struct Socket {
    socket: WebSocket,
    opened_at: Millis,
    listeners: Vec<EventListener>,
}

impl Socket {
    /// Opens a socket to the page's own server. Whatever happens comes to the driver as an input.
    pub fn open(driver: &Rc<Driver>, room_id: &str) -> Option<Self> {
        let address = format!("{}/signal", browser::origin().replacen("http", "ws", 1));
        let socket = WebSocket::new(&address).ok()?;
        let room = RoomId::new(room_id).ok()?;
        let on_message = {
            let driver = Rc::downgrade(driver);
            EventListener::new(&socket, "message", move |event| {
                let text = event.dyn_ref::<MessageEvent>().and_then(|e| e.data().as_string());
                if let (Some(driver), Some(text)) = (driver.upgrade(), text) {
                    receive(&driver, &room, &text);
                }
            })
        };
        let told = Rc::new(RefCell::new(false));
        let on_end = |name: &'static str| {
            let (driver, told) = (Rc::downgrade(driver), Rc::clone(&told));
            EventListener::new(&socket, name, move |_| {
                if !told.replace(true) {
                    closed(&driver);
                }
            })
        };
        let listeners = vec![on_message, on_end("close"), on_end("error")];
        Some(Self { socket, opened_at: browser::now(), listeners })
    }

    /// Sends one message; a socket that is not open drops it, as the engine expects.
    pub fn send(&self, output: SignalOutput) {
        if self.socket.ready_state() != WebSocket::OPEN {
            return;
        }
        if self.socket.buffered_amount() > BUFFERED_LEN_MAX {
            // The close event tells the engine.
            let _ = self.socket.close();
            return;
        }
        if let Some(Ok(text)) = to_message(output).map(|message| message.to_json()) {
            // Throws only while connecting, which was asked above.
            let _ = self.socket.send_with_str(&text);
        }
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        self.listeners.clear();
        let socket = self.socket.clone();
        // Throws only for a bad close code, and none is given.
        let close = move || drop(socket.close());
        let patience_ms = OPEN_MS_USUAL.saturating_sub(browser::now().since(self.opened_at));
        if self.socket.ready_state() == WebSocket::CONNECTING && patience_ms > 0 {
            // Browsers warn of a socket that is given up before it is open. One that is slow is given up nevertheless:
            // they open one socket to a server at a time, and the next would wait for it.
            self.socket.set_onopen(Some(Closure::once_into_js(close.clone()).unchecked_ref()));
            task::after(patience_ms, close).forget();
        } else {
            close();
        }
    }
}

fn closed(driver: &Weak<Driver>) {
    if let Some(driver) = driver.upgrade() {
        driver.give(Input::Signal(SignalInput::Closed));
    }
}

fn to_message(output: SignalOutput) -> Option<ClientMessage> {
    Some(match output {
        SignalOutput::Join { room_id, peer, signature, profile } => ClientMessage::JoinRoom {
            room: RoomId::new(room_id).ok()?,
            peer: PeerKey(peer.0),
            signature: Base64UrlUnpadded::encode_string(&signature),
            profile,
        },
        SignalOutput::Ping => ClientMessage::Ping,
        SignalOutput::Leave => ClientMessage::LeaveRoom,
        SignalOutput::Relay { kind, to, payload } => {
            let to = PeerKey(to.0);
            match kind {
                RelayKind::Offer => ClientMessage::Offer { to, payload },
                RelayKind::Answer => ClientMessage::Answer { to, payload },
                RelayKind::IceCandidate => ClientMessage::IceCandidate { to, payload },
            }
        }
    })
}

fn receive(driver: &Rc<Driver>, room: &RoomId, text: &str) {
    // What this version does not understand is passed over; a newer server may say more.
    let Ok(message) = ServerMessage::parse(text) else { return };
    let relayed = |from: PeerKey, payload| SignalInput::Relayed { from: PeerId(from.0), payload };
    let input = match message {
        ServerMessage::Challenge { nonce, site, .. } => {
            driver.page().compare_version(site.as_deref());
            SignalInput::Challenge { to_sign: join_proof(&nonce, room) }
        }
        ServerMessage::RoomJoined { peers, ice_servers, .. } => {
            driver.use_ice_servers(ice_servers);
            SignalInput::Joined { peers: peers.into_iter().map(|p| (PeerId(p.peer.0), p.profile)).collect() }
        }
        ServerMessage::IceServers { ice_servers } => {
            driver.use_ice_servers(ice_servers);
            SignalInput::RelaysRenewed
        }
        ServerMessage::PeerJoined { peer, profile } => SignalInput::PeerJoined(PeerId(peer.0), profile),
        ServerMessage::PeerLeft { peer, .. } => SignalInput::PeerLeft(PeerId(peer.0)),
        ServerMessage::Offer { from, payload }
        | ServerMessage::Answer { from, payload }
        | ServerMessage::IceCandidate { from, payload } => relayed(from, payload),
        ServerMessage::Error { code: ErrorCode::SeatTaken, .. } => SignalInput::SeatTaken,
        ServerMessage::Error { code, message, retry_after } => SignalInput::Refused {
            message: refusal(code, message),
            retry_after_ms: retry_after.map(milliseconds),
            // A peer that left a moment ago and a slow-down are everyday; the links try again by themselves.
            notable: !matches!(code, ErrorCode::UnknownPeer | ErrorCode::RateLimited),
        },
        ServerMessage::Pong => SignalInput::Pong,
        ServerMessage::ServerClosing { retry_after } => {
            SignalInput::Closing { retry_after_ms: milliseconds(retry_after) }
        }
    };
    driver.give(Input::Signal(input));
}

/// Why the server refused something. What only a mistake of ours brings about stays in its own words: they say what is wrong.
fn refusal(code: ErrorCode, said: String) -> String {
    match code {
        ErrorCode::RoomFull => {
            let max = said.split(' ').find_map(|word| word.parse::<u32>().ok());
            max.map_or(said, t::refusals_server_room_full)
        }
        ErrorCode::ServerFull if said.starts_with("this address") => t::refusals_server_address_full(),
        ErrorCode::ServerFull => t::refusals_server_full(),
        ErrorCode::JoinTimeout => t::refusals_server_join_late(),
        ErrorCode::Flooding => t::refusals_server_flooding(),
        ErrorCode::SlowReader => t::refusals_server_slow_reader(),
        ErrorCode::BadMessage
        | ErrorCode::UnknownType
        | ErrorCode::BinaryFrame
        | ErrorCode::FrameTooLong
        | ErrorCode::BadRoomId
        | ErrorCode::BadPeerId
        | ErrorCode::ProfileTooLong
        | ErrorCode::BadProof
        | ErrorCode::NotJoined
        | ErrorCode::AlreadyJoined
        | ErrorCode::UnknownPeer
        | ErrorCode::RateLimited
        | ErrorCode::SeatTaken
        | ErrorCode::Other => said,
    }
}

/// Seconds from the wire; nonsense becomes zero, and the engine bounds the rest.
fn milliseconds(seconds: f64) -> u64 {
    (seconds * 1_000.0) as u64
}
