//! One `RTCPeerConnection` with its six pre-negotiated channels.
//!
//! Does what the link machine of `room` asks for, one operation after another, and reports what happens. It decides
//! nothing: whether an offer collides, when to restart and when to give up is settled before a command comes here.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use room::{Candidate, Channel, Description, Fingerprints, LinkCommand, LinkEvent, SignalContent};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    MessageEvent, RtcConfiguration, RtcDataChannel, RtcDataChannelInit, RtcDataChannelState,
    RtcDataChannelType, RtcIceCandidateInit, RtcIceConnectionState, RtcPeerConnection,
    RtcPeerConnectionIceEvent, RtcPeerConnectionState, RtcSdpType, RtcSessionDescription,
    RtcSessionDescriptionInit,
};

use crate::js;
use crate::route::route;

/// A last word still on its way out keeps a closed connection alive for so long, in milliseconds.
const LINGER_MS: u32 = 250;
/// The pair of addresses may still change for a moment after connecting; ask again after so long, in milliseconds.
const ROUTE_AGAIN_MS: u32 = 3_000;
/// A channel with no more than this to send counts as drained, in bytes: enough to keep the network busy until more comes.
const DRAINED_LEN_MAX: u32 = 64 * 1024;
/// What a browser takes in one message that does not say what it takes, in bytes.
const MESSAGE_LEN_USUAL: u32 = 16 * 1024;

#[wasm_bindgen]
extern "C" {
    /// What `web-sys` lacks of a connection.
    #[wasm_bindgen(extends = RtcPeerConnection, js_name = RTCPeerConnection)]
    #[derive(Clone)]
    type PeerConnection;

    #[wasm_bindgen(method, js_name = restartIce)]
    fn restart_ice(this: &PeerConnection);

    #[wasm_bindgen(method, catch, js_name = setConfiguration)]
    fn set_configuration(this: &PeerConnection, configuration: &RtcConfiguration) -> Result<(), JsValue>;

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
    report: Box<dyn Fn(LinkEvent)>,
    pc: PeerConnection,
    channels: Vec<RtcDataChannel>,
    /// Operations that wait for the one under way, in order; bounded by what a link asks for.
    waiting: RefCell<VecDeque<LinkCommand>>,
    busy: Cell<bool>,
    /// Channels that are to report when they are drained.
    asked: [Cell<bool>; 6],
    route_again: RefCell<Option<Timeout>>,
    opened: Cell<bool>,
    /// Settles when the connection is closed: an operation under way then never does.
    closed: Promise,
    close: Function,
}

impl Connection {
    /// Makes a connection with its channels. What happens is reported, never while a command is carried out.
    pub fn open(
        configuration: &RtcConfiguration,
        report: impl Fn(LinkEvent) + 'static,
    ) -> Result<Self, String> {
        let pc = RtcPeerConnection::new_with_configuration(configuration).map_err(|e| js::reason(&e))?;
        let channels = Channel::ALL.iter().map(|channel| open_channel(&pc, *channel)).collect();
        let mut close = None;
        let closed = Promise::new(&mut |resolve, _| close = Some(resolve));
        let close = close.ok_or("this browser makes no promises")?;
        let shared = Rc::new(Shared {
            report: Box::new(report),
            pc: pc.unchecked_into(),
            channels,
            waiting: RefCell::default(),
            busy: Cell::new(false),
            asked: Default::default(),
            route_again: RefCell::default(),
            opened: Cell::new(false),
            closed,
            close,
        });
        let listeners = listen(&shared);
        Ok(Self { shared, listeners })
    }

    /// Uses other servers, or other rules for routes, from the next description on. An error leaves the old ones.
    pub fn configure(&self, configuration: &RtcConfiguration) -> Result<(), String> {
        self.shared.pc.set_configuration(configuration).map_err(|e| js::reason(&e))
    }

    /// Bytes in the browser's own buffers, on all channels.
    pub fn buffered(&self) -> u64 {
        self.shared.channels.iter().map(|channel| u64::from(channel.buffered_amount())).sum()
    }

    /// Does one thing, after what was asked before.
    pub fn command(&self, command: LinkCommand) {
        match command {
            LinkCommand::Send(channel, frame) => return self.shared.send(channel, &frame),
            LinkCommand::TellDrained(channel) => return self.shared.tell_drained(channel),
            _ => {}
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
        self.shared.route_again.take();
        // Nothing is listening but what would wait for ever.
        let _ = self.shared.close.call0(&JsValue::UNDEFINED);
        let pc = self.shared.pc.clone();
        let pending = self
            .shared
            .channel(Channel::Control)
            .is_some_and(|c| c.ready_state() == RtcDataChannelState::Open && c.buffered_amount() > 0);
        if pending {
            Timeout::new(LINGER_MS, move || pc.close()).forget();
        } else {
            pc.close();
        }
    }
}

impl Shared {
    fn report(&self, event: LinkEvent) {
        (self.report)(event);
    }

    /// Reports once what goes on now is done.
    fn report_soon(self: &Rc<Self>, event: LinkEvent) {
        let shared = Rc::downgrade(self);
        spawn_local(async move {
            if let Some(shared) = shared.upgrade() {
                shared.report(event);
            }
        });
    }

    fn closed(&self) -> bool {
        self.pc.connection_state() == RtcPeerConnectionState::Closed
    }

    /// Waits for an operation, or for the end of the connection.
    async fn settled(&self, operation: Promise) -> Result<(), JsValue> {
        JsFuture::from(Promise::race(&Array::of2(&operation, &self.closed))).await?;
        if self.closed() { Err(JsValue::from("closed")) } else { Ok(()) }
    }

    fn channel(&self, channel: Channel) -> Option<&RtcDataChannel> {
        self.channels.get(channel as usize)
    }

    fn send(self: &Rc<Self>, channel: Channel, frame: &[u8]) {
        let Some(open) = self.channel(channel).filter(|c| c.ready_state() == RtcDataChannelState::Open)
        else {
            return;
        };
        if let Err(error) = open.send_with_u8_array(frame)
            && channel.reliable()
        {
            // What was to arrive for certain did not go out: begin again, the other side tells where to go on.
            self.report_soon(LinkEvent::Broken(js::reason(&error)));
        }
    }

    fn tell_drained(self: &Rc<Self>, channel: Channel) {
        if self.channel(channel).is_some_and(|open| open.buffered_amount() > DRAINED_LEN_MAX) {
            self.asked(channel).set(true);
        } else {
            self.report_soon(LinkEvent::Drained(channel));
        }
    }

    fn asked(&self, channel: Channel) -> &Cell<bool> {
        let [control, code, cursor, ai, presence, files] = &self.asked;
        match channel {
            Channel::Control => control,
            Channel::CodeSync => code,
            Channel::CursorPos => cursor,
            Channel::AiStream => ai,
            Channel::Presence => presence,
            Channel::Files => files,
        }
    }

    /// A channel has opened, or an operation is done; the link is told once, when all channels are open and it is known to whom. On a fast
    /// network they open while the answer is still being taken in: the browser connects before it says with whose description.
    fn on_open(self: &Rc<Self>) {
        let all = self.channels.iter().all(|channel| channel.ready_state() == RtcDataChannelState::Open);
        if !all || self.opened.get() {
            return;
        }
        let fingerprints = self.fingerprints();
        if fingerprints.is_none() && self.busy.get() {
            return;
        }
        self.opened.set(true);
        ask_route(self);
        let message_len_max = self.message_len_max();
        self.report(match fingerprints {
            Some(fingerprints) => LinkEvent::ChannelsOpen { fingerprints, message_len_max },
            None => LinkEvent::Broken("the browser does not say whose keys the connection has".to_owned()),
        });
    }

    /// By the descriptions in force: the browser has compared the other's certificate with them.
    fn fingerprints(&self) -> Option<Fingerprints> {
        let sdp = |description: Option<RtcSessionDescription>| Some(description?.sdp());
        let local = sdp(self.pc.current_local_description())?;
        Fingerprints::of(&local, &sdp(self.pc.current_remote_description())?)
    }

    fn message_len_max(&self) -> u32 {
        let sctp = js::property(&self.pc, "sctp");
        let max = sctp.and_then(|sctp| js::property(&sctp, "maxMessageSize")?.as_f64());
        // Infinity is the greatest number; what is beyond our own limit makes no difference.
        max.map_or(MESSAGE_LEN_USUAL, |max| max as u32)
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
            Err(_) if shared.closed() => break,
            Err(error) => shared.report(LinkEvent::Broken(js::reason(&error))),
        }
        shared.on_open();
    }
    shared.busy.set(false);
    shared.on_open();
}

async fn run(shared: &Rc<Shared>, command: LinkCommand) -> Result<Option<LinkEvent>, JsValue> {
    let pc = &shared.pc;
    match command {
        LinkCommand::Offer { ice_restart, number } => {
            if ice_restart {
                pc.restart_ice();
            }
            shared.settled(pc.set_local_description_implicit()).await?;
            Ok(local_description(pc, number))
        }
        LinkCommand::Accept(SignalContent::Offer(Description { number, sdp })) => {
            shared.settled(pc.set_remote_description(&description(RtcSdpType::Offer, &sdp))).await?;
            shared.settled(pc.set_local_description_implicit()).await?;
            ask_route(shared);
            Ok(local_description(pc, number))
        }
        LinkCommand::Accept(SignalContent::Answer(Description { sdp, .. })) => {
            shared.settled(pc.set_remote_description(&description(RtcSdpType::Answer, &sdp))).await?;
            ask_route(shared);
            Ok(None)
        }
        LinkCommand::AddCandidate(candidate) => {
            let init = RtcIceCandidateInit::new(&candidate.candidate);
            init.set_sdp_mid(candidate.sdp_mid.as_deref());
            init.set_sdp_m_line_index(candidate.sdp_mline_index);
            shared.settled(pc.add_ice_candidate_with_opt_rtc_ice_candidate_init(Some(&init))).await?;
            // One that comes after its packets did tells what kind of address they come from.
            if shared.opened.get() {
                ask_route(shared);
            }
            Ok(None)
        }
        LinkCommand::Open
        | LinkCommand::Close
        | LinkCommand::Relay { .. }
        | LinkCommand::Send(..)
        | LinkCommand::TellDrained(_)
        | LinkCommand::Accept(SignalContent::Candidate(_)) => Ok(None),
    }
}

fn listen(shared: &Rc<Shared>) -> Vec<EventListener> {
    let pc: &RtcPeerConnection = &shared.pc;
    let on = |target: &web_sys::EventTarget, name: &'static str, tell: fn(&Rc<Shared>)| {
        let weak = Rc::downgrade(shared);
        EventListener::new(target, name, move |_| {
            if let Some(shared) = weak.upgrade() {
                tell(&shared);
            }
        })
    };
    let weak = Rc::downgrade(shared);
    let mut listeners = vec![
        EventListener::new(pc, "icecandidate", move |event| {
            let event = event.dyn_ref::<RtcPeerConnectionIceEvent>();
            if let (Some(shared), Some(event)) = (weak.upgrade(), event) {
                on_candidate(&shared, event);
            }
        }),
        on(pc, "connectionstatechange", on_state),
    ];
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
        let weak = Rc::downgrade(shared);
        listeners.push(EventListener::new(data, "bufferedamountlow", move |_| {
            if let Some(shared) = weak.upgrade()
                && shared.asked(channel).take()
            {
                shared.report(LinkEvent::Drained(channel));
            }
        }));
        listeners.push(on(data, "open", Shared::on_open));
        // The other side may close any of them, and then none is of any use.
        listeners.push(on(data, "close", |shared| shared.report(LinkEvent::ChannelsClosed)));
    }
    listeners
}

fn on_candidate(shared: &Shared, event: &RtcPeerConnectionIceEvent) {
    let candidate = match event.candidate() {
        // Firefox says the end of candidates in both ways; once is enough.
        Some(candidate) if candidate.candidate().is_empty() => return,
        Some(candidate) => Candidate {
            candidate: candidate.candidate(),
            sdp_mid: candidate.sdp_mid(),
            sdp_mline_index: candidate.sdp_m_line_index(),
        },
        None => {
            Candidate { candidate: String::new(), sdp_mid: Some("0".to_owned()), sdp_mline_index: Some(0) }
        }
    };
    shared.report(LinkEvent::LocalCandidate(candidate));
}

fn on_state(shared: &Rc<Shared>) {
    match shared.pc.connection_state() {
        RtcPeerConnectionState::Connected => ask_route(shared),
        RtcPeerConnectionState::Disconnected => shared.report(LinkEvent::Disconnected),
        RtcPeerConnectionState::Failed => {
            // Where ICE has a route, it is the encryption that failed.
            let state = shared.pc.ice_connection_state();
            let routed = matches!(state, RtcIceConnectionState::Connected | RtcIceConnectionState::Completed);
            shared.report(if routed {
                LinkEvent::Broken("the encryption of the connection failed".to_owned())
            } else {
                LinkEvent::Unreachable
            });
        }
        _ => {}
    }
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
    let _ = Reflect::set(&init, &"priority".into(), &priority.into());
    let data = pc.create_data_channel_with_data_channel_dict(channel.label(), &init);
    data.set_binary_type(RtcDataChannelType::Arraybuffer);
    data.set_buffered_amount_low_threshold(DRAINED_LEN_MAX);
    data
}

fn description(kind: RtcSdpType, sdp: &str) -> RtcSessionDescriptionInit {
    let init = RtcSessionDescriptionInit::new(kind);
    init.set_sdp(sdp);
    init
}

fn local_description(pc: &PeerConnection, number: u32) -> Option<LinkEvent> {
    let local = pc.local_description()?;
    let description = Description { number, sdp: local.sdp() };
    let content = match local.type_() {
        RtcSdpType::Offer => SignalContent::Offer(description),
        RtcSdpType::Answer => SignalContent::Answer(description),
        _ => return None,
    };
    Some(LinkEvent::LocalDescription(content))
}

/// Asks which way packets go, now and once more a little later.
fn ask_route(shared: &Rc<Shared>) {
    let ask = |shared: Rc<Shared>| {
        spawn_local(async move {
            if let Some(route) = route(&shared.pc).await {
                shared.report(LinkEvent::Route(route));
            }
        });
    };
    ask(Rc::clone(shared));
    let weak = Rc::downgrade(shared);
    let again = Timeout::new(ROUTE_AGAIN_MS, move || {
        if let Some(shared) = weak.upgrade() {
            ask(shared);
        }
    });
    shared.route_again.replace(Some(again));
}
