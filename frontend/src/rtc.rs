//! One `RTCPeerConnection` with its six pre-negotiated channels.
//!
//! Does what the link machine of `room` asks for, one operation after another, and reports what happens. It decides
//! nothing: whether an offer collides, when to restart and when to give up is settled before a command comes here.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Promise, Uint8Array};
use room::{Candidate, Channel, Input, LinkCommand, LinkEvent, Path, PeerId, SignalContent};
use signaling::IceServer;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    MessageEvent, RtcConfiguration, RtcDataChannel, RtcDataChannelInit, RtcDataChannelState,
    RtcDataChannelType, RtcIceCandidateInit, RtcPeerConnection, RtcPeerConnectionIceEvent,
    RtcPeerConnectionState, RtcSdpType, RtcSessionDescriptionInit,
};

use crate::driver::Driver;
use crate::{browser, task};

/// A last word still on its way out keeps a closed connection alive for so long, in milliseconds.
const LINGER_MS: u64 = 250;
/// The pair of addresses may still change for a moment after connecting; ask again after so long, in milliseconds.
const PATH_AGAIN_MS: u64 = 3_000;
/// Bytes a channel may hold; Chromium closes a channel at 16 MiB, and more buffered is not faster.
const BUFFERED_LEN_MAX: u32 = 1024 * 1024;

#[wasm_bindgen]
extern "C" {
    /// What `web-sys` lacks of a connection.
    #[wasm_bindgen(extends = RtcPeerConnection, js_name = RTCPeerConnection)]
    #[derive(Clone)]
    type PeerConnection;

    #[wasm_bindgen(method, js_name = restartIce)]
    fn restart_ice(this: &PeerConnection);

    /// Offers or answers, whichever the state calls for.
    #[wasm_bindgen(method, js_name = setLocalDescription)]
    fn set_local_description_implicit(this: &PeerConnection) -> Promise;
}

/// One connection; closes when dropped.
pub struct Connection {
    shared: Rc<Shared>,
    listeners: Vec<EventListener>,
}

/// What operations under way hold on to.
struct Shared {
    driver: Weak<Driver>,
    peer: PeerId,
    instance: u64,
    pc: PeerConnection,
    channels: Vec<RtcDataChannel>,
    /// Operations that wait for the one under way, in order; bounded by what a link asks for.
    waiting: RefCell<VecDeque<LinkCommand>>,
    busy: Cell<bool>,
    path_again: RefCell<Option<Timeout>>,
}

impl Connection {
    /// Makes a connection with its channels.
    pub fn open(
        driver: &Rc<Driver>,
        peer: PeerId,
        instance: u64,
        servers: &[IceServer],
    ) -> Result<Self, String> {
        let pc = RtcPeerConnection::new_with_configuration(&configuration(servers))
            .map_err(|e| browser::reason(&e))?;
        let channels = Channel::ALL.iter().map(|channel| open_channel(&pc, *channel)).collect();
        let shared = Rc::new(Shared {
            driver: Rc::downgrade(driver),
            peer,
            instance,
            pc: pc.unchecked_into(),
            channels,
            waiting: RefCell::default(),
            busy: Cell::new(false),
            path_again: RefCell::default(),
        });
        let listeners = listen(&shared);
        Ok(Self { shared, listeners })
    }

    /// Does one thing, after what was asked before.
    pub fn command(&self, command: LinkCommand) {
        if let LinkCommand::Send(channel, frame) = command {
            return self.shared.send(channel, &frame);
        }
        self.shared.waiting.borrow_mut().push_back(command);
        if !self.shared.busy.replace(true) {
            spawn_local(work(Rc::clone(&self.shared)));
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.listeners.clear();
        self.shared.waiting.borrow_mut().clear();
        self.shared.path_again.take();
        let pc = self.shared.pc.clone();
        let pending = self
            .shared
            .channel(Channel::Control)
            .is_some_and(|c| c.ready_state() == RtcDataChannelState::Open && c.buffered_amount() > 0);
        if pending {
            task::after(LINGER_MS, move || pc.close()).forget();
        } else {
            pc.close();
        }
    }
}

impl Shared {
    fn report(&self, event: LinkEvent) {
        if let Some(driver) = self.driver.upgrade() {
            driver.give(Input::Link { peer: self.peer, instance: self.instance, event });
        }
    }

    fn channel(&self, channel: Channel) -> Option<&RtcDataChannel> {
        self.channels.get(channel as usize)
    }

    fn send(&self, channel: Channel, frame: &[u8]) {
        let Some(open) = self.channel(channel).filter(|c| c.ready_state() == RtcDataChannelState::Open)
        else {
            return;
        };
        if !channel.reliable() && open.buffered_amount() > BUFFERED_LEN_MAX {
            return;
        }
        if open.send_with_u8_array(frame).is_err() && channel.reliable() {
            // What was to arrive for certain did not go out: begin again, the other side tells where to go on.
            let (driver, peer, instance) = (self.driver.clone(), self.peer, self.instance);
            task::after(0, move || {
                if let Some(driver) = driver.upgrade() {
                    driver.give(Input::Link { peer, instance, event: LinkEvent::ChannelsClosed });
                }
            })
            .forget();
        }
    }
}

/// Runs the waiting operations one after another.
async fn work(shared: Rc<Shared>) {
    loop {
        let Some(command) = shared.waiting.borrow_mut().pop_front() else { break };
        let candidate = matches!(command, LinkCommand::AddCandidate(_));
        match run(&shared, command).await {
            Ok(Some(event)) => shared.report(event),
            Ok(None) => {}
            // A candidate this browser cannot use is no loss; the others may do.
            Err(_) if candidate => {}
            Err(_) if shared.pc.connection_state() == RtcPeerConnectionState::Closed => break,
            Err(_) => shared.report(LinkEvent::Failed),
        }
    }
    shared.busy.set(false);
}

async fn run(shared: &Shared, command: LinkCommand) -> Result<Option<LinkEvent>, JsValue> {
    let pc = &shared.pc;
    match command {
        LinkCommand::Offer { ice_restart } => {
            if ice_restart {
                pc.restart_ice();
            }
            JsFuture::from(pc.set_local_description_implicit()).await?;
            Ok(local_description(pc))
        }
        LinkCommand::Accept(SignalContent::Offer(sdp)) => {
            JsFuture::from(pc.set_remote_description(&description(RtcSdpType::Offer, &sdp))).await?;
            JsFuture::from(pc.set_local_description_implicit()).await?;
            Ok(local_description(pc))
        }
        LinkCommand::Accept(SignalContent::Answer(sdp)) => {
            JsFuture::from(pc.set_remote_description(&description(RtcSdpType::Answer, &sdp))).await?;
            Ok(None)
        }
        LinkCommand::AddCandidate(candidate) => {
            let init = RtcIceCandidateInit::new(&candidate.candidate);
            init.set_sdp_mid(candidate.sdp_mid.as_deref());
            init.set_sdp_m_line_index(candidate.sdp_mline_index);
            JsFuture::from(pc.add_ice_candidate_with_opt_rtc_ice_candidate_init(Some(&init))).await?;
            Ok(None)
        }
        LinkCommand::Open
        | LinkCommand::Close
        | LinkCommand::Send(..)
        | LinkCommand::Accept(SignalContent::Candidate(_)) => Ok(None),
    }
}

fn listen(shared: &Rc<Shared>) -> Vec<EventListener> {
    let mut listeners = Vec::new();
    let pc: &RtcPeerConnection = &shared.pc;
    let weak = Rc::downgrade(shared);
    listeners.push(EventListener::new(pc, "icecandidate", move |event| {
        let event = event.dyn_ref::<RtcPeerConnectionIceEvent>();
        if let (Some(shared), Some(candidate)) = (weak.upgrade(), event.and_then(|e| e.candidate())) {
            shared.report(LinkEvent::LocalCandidate(Candidate {
                candidate: candidate.candidate(),
                sdp_mid: candidate.sdp_mid(),
                sdp_mline_index: candidate.sdp_m_line_index(),
            }));
        }
    }));
    let weak = Rc::downgrade(shared);
    listeners.push(EventListener::new(pc, "connectionstatechange", move |_| {
        let Some(shared) = weak.upgrade() else { return };
        match shared.pc.connection_state() {
            RtcPeerConnectionState::Connected => ask_path(&shared),
            RtcPeerConnectionState::Disconnected => shared.report(LinkEvent::Disconnected),
            RtcPeerConnectionState::Failed => shared.report(LinkEvent::Failed),
            _ => {}
        }
    }));
    for (channel, data) in Channel::ALL.into_iter().zip(&shared.channels) {
        let weak = Rc::downgrade(shared);
        listeners.push(EventListener::new(data, "message", move |event| {
            let data = event.dyn_ref::<MessageEvent>().map(|e| e.data());
            if let (Some(shared), Some(data)) = (weak.upgrade(), data) {
                // Text is no frame of ours: as an empty one it is refused where all frames are judged.
                let bytes = data.dyn_ref::<js_sys::ArrayBuffer>().map(|b| Uint8Array::new(b).to_vec());
                shared.report(LinkEvent::Frame(channel, bytes.unwrap_or_default()));
            }
        }));
    }
    if let Some(control) = shared.channel(Channel::Control) {
        let on = |name: &'static str, tell: fn(&Rc<Shared>)| {
            let weak = Rc::downgrade(shared);
            EventListener::new(control, name, move |_| {
                if let Some(shared) = weak.upgrade() {
                    tell(&shared);
                }
            })
        };
        listeners.push(on("open", |shared| {
            ask_path(shared);
            shared.report(LinkEvent::ChannelsOpen);
        }));
        listeners.push(on("close", |shared| shared.report(LinkEvent::ChannelsClosed)));
    }
    listeners
}

fn configuration(servers: &[IceServer]) -> RtcConfiguration {
    let list = Array::new();
    for server in servers {
        let urls: Array = server.urls.iter().map(JsValue::from).collect();
        let mut entry = vec![("urls", urls.into())];
        entry.extend(server.username.as_ref().map(|name| ("username", JsValue::from(name))));
        entry.extend(server.credential.as_ref().map(|word| ("credential", JsValue::from(word))));
        list.push(&browser::object(&entry));
    }
    let configuration = RtcConfiguration::new();
    configuration.set_ice_servers(&list);
    configuration
}

fn open_channel(pc: &RtcPeerConnection, channel: Channel) -> RtcDataChannel {
    let init = RtcDataChannelInit::new();
    init.set_negotiated(true);
    init.set_id(channel as u16);
    init.set_ordered(channel.reliable());
    if !channel.reliable() {
        init.set_max_retransmits(0);
    }
    let priority = match channel {
        Channel::Control | Channel::CodeSync | Channel::AiStream => "high",
        Channel::CursorPos => "medium",
        Channel::Presence => "low",
        Channel::Files => "very-low",
    };
    // Browsers without channel priorities pass the member over.
    let _ = js_sys::Reflect::set(&init, &"priority".into(), &priority.into());
    let data = pc.create_data_channel_with_data_channel_dict(channel.label(), &init);
    data.set_binary_type(RtcDataChannelType::Arraybuffer);
    data
}

fn description(kind: RtcSdpType, sdp: &str) -> RtcSessionDescriptionInit {
    let init = RtcSessionDescriptionInit::new(kind);
    init.set_sdp(sdp);
    init
}

fn local_description(pc: &PeerConnection) -> Option<LinkEvent> {
    let description = pc.local_description()?;
    let content = match description.type_() {
        RtcSdpType::Offer => SignalContent::Offer(description.sdp()),
        RtcSdpType::Answer => SignalContent::Answer(description.sdp()),
        _ => return None,
    };
    Some(LinkEvent::LocalDescription(content))
}

/// Asks how packets travel, now and once more a little later.
fn ask_path(shared: &Rc<Shared>) {
    let asked = Rc::clone(shared);
    spawn_local(async move {
        if let Some(path) = path(&asked.pc).await {
            asked.report(LinkEvent::Path(path));
        }
    });
    let weak = Rc::downgrade(shared);
    let again = task::after(PATH_AGAIN_MS, move || {
        if let Some(shared) = weak.upgrade() {
            spawn_local(async move {
                if let Some(path) = path(&shared.pc).await {
                    shared.report(LinkEvent::Path(path));
                }
            });
        }
    });
    shared.path_again.replace(Some(again));
}

/// Relayed when either end of the selected pair is a relay.
async fn path(pc: &RtcPeerConnection) -> Option<Path> {
    let report: js_sys::Map = JsFuture::from(pc.get_stats()).await.ok()?.unchecked_into();
    let mut selected = None;
    // Firefox has no `transport` entry and marks the pair itself.
    report.for_each(&mut |entry, _| {
        if browser::text(&entry, "type").as_deref() == Some("transport") {
            selected = selected.take().or(browser::text(&entry, "selectedCandidatePairId"));
        } else if browser::text(&entry, "type").as_deref() == Some("candidate-pair")
            && browser::flag(&entry, "selected")
        {
            selected = browser::text(&entry, "id");
        }
    });
    let pair = report.get(&JsValue::from(selected?));
    let relayed = ["localCandidateId", "remoteCandidateId"].into_iter().any(|end| {
        let candidate = browser::text(&pair, end).map(|id| report.get(&JsValue::from(id)));
        candidate.and_then(|c| browser::text(&c, "candidateType")).as_deref() == Some("relay")
    });
    Some(if relayed { Path::Relayed } else { Path::Direct })
}
