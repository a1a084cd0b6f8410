//! Which way the packets of a connection go, as its statistics tell.

use room::{CandidateKind, Route, Transport};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::RtcPeerConnection;

use crate::js;

/// The selected pair of addresses; `None` while there is none.
pub(crate) async fn route(pc: &RtcPeerConnection) -> Option<Route> {
    let report: js_sys::Map = JsFuture::from(pc.get_stats()).await.ok()?.unchecked_into();
    let mut selected = None;
    // Firefox has no `transport` entry and marks the pair itself.
    report.for_each(&mut |entry, _| {
        if js::text(&entry, "type").as_deref() == Some("transport") {
            selected = selected.take().or(js::text(&entry, "selectedCandidatePairId"));
        } else if js::text(&entry, "type").as_deref() == Some("candidate-pair")
            && js::flag(&entry, "selected")
        {
            selected = js::text(&entry, "id");
        }
    });
    let pair = report.get(&JsValue::from(selected?));
    let end = |name| Some(report.get(&JsValue::from(js::text(&pair, name)?)));
    let (local, remote) = (end("localCandidateId")?, end("remoteCandidateId")?);
    // To a relay by `relayProtocol`, to anybody else by `protocol`.
    let protocol = js::text(&local, "relayProtocol").or(js::text(&local, "protocol"));
    let transport = match protocol.as_deref() {
        Some("tcp") => Transport::Tcp,
        Some("tls") => Transport::Tls,
        _ => Transport::Udp,
    };
    Some(Route { local: kind(&local), remote: kind(&remote), transport })
}

fn kind(candidate: &JsValue) -> CandidateKind {
    match js::text(candidate, "candidateType").as_deref() {
        Some("srflx") => CandidateKind::ServerReflexive,
        Some("prflx") => CandidateKind::PeerReflexive,
        Some("relay") => CandidateKind::Relay,
        _ => CandidateKind::Host,
    }
}
