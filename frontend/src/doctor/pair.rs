//! Two connections in this page that are linked to each other: shows whether packets get through, not only whether a server
//! says they would.

use std::cell::RefCell;
use std::rc::Rc;

use app::doctor::{Candidate, Pair};
use gloo_events::EventListener;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    RtcDataChannel, RtcDataChannelInit, RtcPeerConnection, RtcPeerConnectionIceEvent,
    RtcSessionDescriptionInit,
};

use super::gather::{connection, line};
use super::{call, elapsed, promise, settled, within};
use crate::browser;

/// Sends a message there and back, with these servers, through the relay only or by any way.
pub(super) async fn message(servers: &Array, relay: bool) -> Pair {
    let begun = browser::now();
    let mut pair = Pair { message_ms: None, candidates: Vec::new() };
    let (Ok(here), Ok(there)) = (connection(servers, relay), connection(servers, relay)) else {
        return pair;
    };
    let found = Rc::new(RefCell::new(Found::default()));
    let (arrived, settle) = promise();
    let (near, far) = (channel(&here), channel(&there));
    let mut listeners = vec![pass(&here, &there, &found), pass(&there, &here, &found)];
    let say = near.clone();
    listeners.push(EventListener::new(&near, "open", move |_| {
        // A channel that opens takes a word; if it closed again, time is up later.
        let _ = say.send_with_str("ping");
    }));
    let answer = far.clone();
    listeners.push(EventListener::new(&far, "message", move |_| {
        let _ = answer.send_with_str("pong");
    }));
    listeners.push(EventListener::new(&near, "message", move |_| settled(&settle, "pong")));

    if introduce(&here, &there).await.is_ok() {
        found.borrow_mut().introduced = true;
        let waiting = std::mem::take(&mut found.borrow_mut().waiting);
        for (to, candidate) in waiting {
            add(&to, &candidate);
        }
        let arrived = within(arrived).await.is_ok_and(|word| word.is_string());
        pair.message_ms = arrived.then(|| elapsed(begun));
    }
    drop(listeners);
    here.close();
    there.close();
    pair.candidates = std::mem::take(&mut found.borrow_mut().candidates);
    pair
}

#[derive(Default)]
struct Found {
    candidates: Vec<Candidate>,
    /// Whether both know each other's description; candidates wait for that.
    introduced: bool,
    waiting: Vec<(RtcPeerConnection, JsValue)>,
}

/// Passes the candidates of one connection on to the other.
fn pass(from: &RtcPeerConnection, to: &RtcPeerConnection, found: &Rc<RefCell<Found>>) -> EventListener {
    let (to, found) = (to.clone(), Rc::clone(found));
    EventListener::new(from, "icecandidate", move |event| {
        let Some(line) = line(event) else { return };
        let Some(candidate) = event.dyn_ref::<RtcPeerConnectionIceEvent>().and_then(|e| e.candidate()) else {
            return;
        };
        let mut found = found.borrow_mut();
        found.candidates.extend(Candidate::parse(&line));
        if found.introduced {
            add(&to, &candidate);
        } else {
            found.waiting.push((to.clone(), candidate.into()));
        }
    })
}

fn add(to: &RtcPeerConnection, candidate: &JsValue) {
    let added = to.add_ice_candidate_with_opt_rtc_ice_candidate_init(Some(candidate.unchecked_ref()));
    spawn_local(async move {
        // A candidate that cannot be used is no loss; the others may do.
        let _ = JsFuture::from(added).await;
    });
}

async fn introduce(here: &RtcPeerConnection, there: &RtcPeerConnection) -> Result<(), JsValue> {
    for (from, to) in [(here, there), (there, here)] {
        JsFuture::from(call(from, "setLocalDescription")?).await?;
        let description: JsValue = from.local_description().ok_or(JsValue::NULL)?.into();
        let description: RtcSessionDescriptionInit = description.unchecked_into();
        JsFuture::from(to.set_remote_description(&description)).await?;
    }
    Ok(())
}

fn channel(pc: &RtcPeerConnection) -> RtcDataChannel {
    let init = RtcDataChannelInit::new();
    init.set_negotiated(true);
    init.set_id(0);
    pc.create_data_channel_with_data_channel_dict("doctor", &init)
}
