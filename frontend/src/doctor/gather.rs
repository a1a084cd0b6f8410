//! A connection that looks for addresses and goes nowhere: shows what a STUN or TURN server answers.

use std::cell::RefCell;
use std::rc::Rc;

use app::doctor::{Candidate, Probe};
use gloo_events::EventListener;
use js_sys::{Array, Function};
use room::CandidateKind;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RtcConfiguration, RtcIceTransportPolicy, RtcPeerConnection, RtcPeerConnectionIceEvent};

use super::{call, elapsed, promise, settled, within};
use crate::browser;

/// Looks for addresses with these servers; through relays only where that is what they are for. Ends with the first address
/// that a server gave, unless everything is wanted.
pub(super) async fn probe(servers: &Array, relay: bool, everything: bool) -> Probe {
    let begun = browser::now();
    let pc = match connection(servers, relay) {
        Ok(pc) => pc,
        Err(error) => return Probe { refused_url: Some(browser::reason(&error)), ..Probe::default() },
    };
    let _channel = pc.create_data_channel("");
    let found = Rc::new(RefCell::new(Probe::default()));
    let (gathered, settle) = promise();
    let listeners = [listen(&pc, &found, &settle, everything), listen_for_errors(&pc, &found)];
    let begin = match call(&pc, "setLocalDescription") {
        Ok(set) => JsFuture::from(set).await,
        Err(error) => Err(error),
    };
    if begin.is_ok() {
        // Time that is up shows in what is missing.
        let _ = within(gathered).await;
    }
    drop(listeners);
    pc.close();
    let mut probe = found.take();
    probe.took_ms = elapsed(begun);
    probe
}

/// A connection with these servers.
pub(super) fn connection(servers: &Array, relay: bool) -> Result<RtcPeerConnection, JsValue> {
    let configuration = RtcConfiguration::new();
    configuration.set_ice_servers(servers);
    if relay {
        configuration.set_ice_transport_policy(RtcIceTransportPolicy::Relay);
    }
    RtcPeerConnection::new_with_configuration(&configuration)
}

/// The candidate of an event as a line; `None` when there are no more.
pub(super) fn line(event: &web_sys::Event) -> Option<String> {
    let candidate = event.dyn_ref::<RtcPeerConnectionIceEvent>()?.candidate()?;
    // Some browsers end with an empty one instead of none.
    Some(candidate.candidate()).filter(|line| !line.is_empty())
}

fn listen(
    pc: &RtcPeerConnection,
    found: &Rc<RefCell<Probe>>,
    settle: &Function,
    everything: bool,
) -> EventListener {
    let (found, settle) = (Rc::clone(found), settle.clone());
    EventListener::new(pc, "icecandidate", move |event| {
        let mut found = found.borrow_mut();
        let Some(line) = line(event) else {
            found.complete = true;
            return settled(&settle, "");
        };
        if let Some(candidate) = Candidate::parse(&line) {
            let given = !matches!(candidate.kind, CandidateKind::Host);
            found.candidates.push(candidate);
            if given && !everything {
                settled(&settle, "");
            }
        }
    })
}

fn listen_for_errors(pc: &RtcPeerConnection, found: &Rc<RefCell<Probe>>) -> EventListener {
    let found = Rc::clone(found);
    EventListener::new(pc, "icecandidateerror", move |event| {
        let code = browser::property(event, "errorCode").and_then(|code| code.as_f64()).unwrap_or_default();
        let error = (code as u16, browser::text(event, "errorText").unwrap_or_default());
        let errors = &mut found.borrow_mut().errors;
        // One for each network of the device; one of a kind tells enough.
        if !errors.contains(&error) {
            errors.push(error);
        }
    })
}
