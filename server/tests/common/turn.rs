//! A TURN client over real sockets: what a browser does, step by step, with the codes it is refused with. STUN is read and
//! written by the crate.

use std::net::SocketAddr;

use server::turn::config::TurnSecret;
use server::turn::credentials::Credential;
use server::turn::framing::{Frames, pad};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpStream, UdpSocket};
use turn_types::attribute::{
    ChannelNumber, Data, Lifetime, RequestedTransport, XorPeerAddress, XorRelayedAddress,
};
use turn_types::channel::ChannelData;
use turn_types::message::{ALLOCATE, CHANNEL_BIND, CREATE_PERMISSION, DATA, REFRESH, SEND};
use turn_types::stun::attribute::{ErrorCode, Nonce, Realm, Username, XorMappedAddress};
use turn_types::stun::message::{
    BINDING, IntegrityAlgorithm, LongTermKeyCredentials, Message, MessageClass, MessageIntegrityCredentials,
    MessageWrite, MessageWriteExt, MessageWriteVec, Method, TransactionId,
};
use turn_types::stun::prelude::AttributeWrite;

use super::soon;

/// Seconds since 1970.
pub fn unix_s() -> u64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs()
}

/// A credential for `id` that ends in so many seconds.
pub fn credential(secret: &TurnSecret, id: &str, in_s: i64) -> Credential {
    Credential::mint(secret, id, unix_s().checked_add_signed(in_s).unwrap())
}

enum Wire {
    Udp(UdpSocket),
    Tcp(TcpStream, Frames),
}

/// A client of a TURN server.
pub struct TurnClient {
    wire: Wire,
    credential: Credential,
    /// Realm and nonce, once the server has told.
    told: Option<(String, String)>,
}

/// Data that was relayed here.
#[derive(Debug, PartialEq)]
pub enum Relayed {
    Channel(u16, Vec<u8>),
    From(SocketAddr, Vec<u8>),
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub bytes: Vec<u8>,
    /// The code of a refusal.
    pub code: Option<u16>,
}

impl Answer {
    fn read(bytes: Vec<u8>) -> Self {
        let message = Message::from_bytes(&bytes).unwrap();
        let code = message
            .has_class(MessageClass::Error)
            .then(|| message.attribute::<ErrorCode>().expect("an error has a code").code());
        Self { bytes, code }
    }

    pub fn message(&self) -> Message<'_> {
        Message::from_bytes(&self.bytes).unwrap()
    }

    fn done(self) -> Result<Self, u16> {
        match self.code {
            Some(code) => Err(code),
            None => Ok(self),
        }
    }
}

impl TurnClient {
    pub async fn udp(server: SocketAddr, credential: Credential) -> Self {
        let socket = UdpSocket::bind((server.ip(), 0)).await.unwrap();
        socket.connect(server).await.unwrap();
        Self { wire: Wire::Udp(socket), credential, told: None }
    }

    pub async fn tcp(server: SocketAddr, credential: Credential) -> Self {
        let stream = soon(TcpStream::connect(server)).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Self { wire: Wire::Tcp(stream, Frames::default()), credential, told: None }
    }

    /// Goes on under another credential on the same socket.
    pub fn become_another(&mut self, credential: Credential) {
        self.credential = credential;
    }

    pub fn local(&self) -> SocketAddr {
        match &self.wire {
            Wire::Udp(socket) => socket.local_addr().unwrap(),
            Wire::Tcp(stream, _) => stream.local_addr().unwrap(),
        }
    }

    /// Sends bytes as they are (over TCP padded).
    pub async fn send_raw(&mut self, bytes: &[u8]) {
        match &mut self.wire {
            Wire::Udp(socket) => assert_eq!(socket.send(bytes).await.unwrap(), bytes.len()),
            Wire::Tcp(stream, _) => soon(stream.write_all(&pad(bytes.to_vec()))).await.unwrap(),
        }
    }

    /// The next message as it came.
    pub async fn next_raw(&mut self) -> Vec<u8> {
        soon(self.next()).await
    }

    async fn next(&mut self) -> Vec<u8> {
        match &mut self.wire {
            Wire::Udp(socket) => {
                let mut buffer = vec![0; 65_536];
                let len = socket.recv(&mut buffer).await.unwrap();
                buffer.truncate(len);
                buffer
            }
            Wire::Tcp(stream, frames) => loop {
                if let Some(frame) = frames.cut().unwrap() {
                    return frame;
                }
                let mut buffer = [0; 4_096];
                let len = stream.read(&mut buffer).await.unwrap();
                assert_ne!(len, 0, "the server ended the connection");
                frames.push(&buffer[..len]);
            },
        }
    }

    /// A request without a proof, and its answer.
    pub async fn bare(&mut self, method: Method) -> Answer {
        let request = Message::builder_request(method, MessageWriteVec::new());
        let id = request.transaction_id();
        self.send_raw(&request.finish()).await;
        self.answer(id).await
    }

    async fn answer(&mut self, id: TransactionId) -> Answer {
        loop {
            let bytes = self.next_raw().await;
            if Message::from_bytes(&bytes).is_ok_and(|m| m.is_response() && m.transaction_id() == id) {
                return Answer::read(bytes);
            }
        }
    }

    /// How the server sees this client.
    pub async fn binding(&mut self) -> SocketAddr {
        let answer = self.bare(BINDING).await;
        let message = answer.message();
        message.attribute::<XorMappedAddress>().unwrap().addr(message.transaction_id())
    }

    /// A signed request, first asking for a nonce if there is none; again with a new one when it is stale.
    pub async fn request(
        &mut self,
        method: Method,
        attributes: &dyn Fn(TransactionId) -> Vec<Box<dyn AttributeWrite>>,
    ) -> Result<Answer, u16> {
        if self.told.is_none() {
            let challenge = self.bare(method).await;
            assert_eq!(challenge.code, Some(ErrorCode::UNAUTHORIZED));
            self.listen_to(&challenge);
        }
        let answer = self.signed(method, attributes).await;
        if answer.code == Some(ErrorCode::STALE_NONCE) {
            self.listen_to(&answer);
            return self.signed(method, attributes).await.done();
        }
        answer.done()
    }

    fn listen_to(&mut self, challenge: &Answer) {
        let message = challenge.message();
        let realm = message.attribute::<Realm>().unwrap().realm().to_owned();
        self.told = Some((realm, message.attribute::<Nonce>().unwrap().nonce().to_owned()));
    }

    async fn signed(
        &mut self,
        method: Method,
        attributes: &dyn Fn(TransactionId) -> Vec<Box<dyn AttributeWrite>>,
    ) -> Answer {
        let bytes = self.sign(method, attributes);
        let id = Message::from_bytes(&bytes).unwrap().transaction_id();
        self.send_raw(&bytes).await;
        self.answer(id).await
    }

    /// The bytes of a signed request.
    pub fn sign(
        &self,
        method: Method,
        attributes: &dyn Fn(TransactionId) -> Vec<Box<dyn AttributeWrite>>,
    ) -> Vec<u8> {
        let (realm, nonce) = self.told.as_ref().unwrap();
        let mut request = Message::builder_request(method, MessageWriteVec::new());
        for attribute in attributes(request.transaction_id()) {
            request.push_attribute_unchecked(&*attribute);
        }
        request.add_attribute(&Username::new(&self.credential.username).unwrap()).unwrap();
        request.add_attribute(&Realm::new(realm).unwrap()).unwrap();
        request.add_attribute(&Nonce::new(nonce).unwrap()).unwrap();
        request.add_message_integrity(&self.key(), IntegrityAlgorithm::Sha1).unwrap();
        request.finish()
    }

    fn key(&self) -> MessageIntegrityCredentials {
        let (realm, _) = self.told.as_ref().unwrap();
        let Credential { username, password } = self.credential.clone();
        LongTermKeyCredentials::new(username, password, realm.clone()).into()
    }

    /// The attributes of an allocation's request.
    pub fn for_udp(_: TransactionId) -> Vec<Box<dyn AttributeWrite>> {
        vec![Box::new(RequestedTransport::new(RequestedTransport::UDP))]
    }

    /// Asks for an allocation; answers where the relay is. The answer is signed and names this client's address.
    pub async fn allocate(&mut self) -> Result<SocketAddr, u16> {
        let answer = self.request(ALLOCATE, &Self::for_udp).await?;
        let message = answer.message();
        message.validate_integrity(&self.key()).expect("the answer is signed");
        let mapped = message.attribute::<XorMappedAddress>().unwrap().addr(message.transaction_id());
        assert_eq!(mapped, self.local());
        assert!(message.attribute::<Lifetime>().unwrap().seconds() >= 600);
        Ok(message.attribute::<XorRelayedAddress>().unwrap().addr(message.transaction_id()))
    }

    pub async fn refresh(&mut self, lifetime_s: u32) -> Result<u32, u16> {
        let answer = self.request(REFRESH, &|_| vec![Box::new(Lifetime::new(lifetime_s))]).await?;
        Ok(answer.message().attribute::<Lifetime>().unwrap().seconds())
    }

    pub async fn permit(&mut self, peers: &[SocketAddr]) -> Result<(), u16> {
        let peers = |id| -> Vec<Box<dyn AttributeWrite>> {
            peers
                .iter()
                .map(|peer| Box::new(XorPeerAddress::new(*peer, id)) as Box<dyn AttributeWrite>)
                .collect()
        };
        self.request(CREATE_PERMISSION, &peers).await.map(|_| ())
    }

    pub async fn bind(&mut self, channel: u16, peer: SocketAddr) -> Result<(), u16> {
        let attributes = |id| -> Vec<Box<dyn AttributeWrite>> {
            vec![Box::new(ChannelNumber::new(channel)), Box::new(XorPeerAddress::new(peer, id))]
        };
        self.request(CHANNEL_BIND, &attributes).await.map(|_| ())
    }

    /// Sends by an indication.
    pub async fn send(&mut self, peer: SocketAddr, data: &[u8]) {
        let mut indication = Message::builder_indication(SEND, MessageWriteVec::new());
        let id = indication.transaction_id();
        indication.add_attribute(&XorPeerAddress::new(peer, id)).unwrap();
        indication.add_attribute(&Data::new(data)).unwrap();
        self.send_raw(&indication.finish()).await;
    }

    /// Sends by a channel.
    pub async fn send_channel(&mut self, channel: u16, data: &[u8]) {
        let mut bytes = vec![0; data.len() + 4];
        ChannelData::new(channel, data).write_into_unchecked(&mut bytes);
        self.send_raw(&bytes).await;
    }

    /// The next relayed data.
    pub async fn relayed(&mut self) -> Relayed {
        let bytes = self.next_raw().await;
        if let Ok(channel) = ChannelData::parse(&bytes) {
            return Relayed::Channel(channel.id(), channel.data().to_vec());
        }
        let message = Message::from_bytes(&bytes).unwrap();
        assert!(message.has_method(DATA), "not relayed data but {message}");
        let from = message.attribute::<XorPeerAddress>().unwrap().addr(message.transaction_id());
        Relayed::From(from, message.attribute::<Data>().unwrap().data().to_vec())
    }

    /// Nothing was relayed here before the answer to a binding, asked for after all that could have come.
    pub async fn nothing_came(&mut self) {
        let request = Message::builder_request(BINDING, MessageWriteVec::new());
        let id = request.transaction_id();
        self.send_raw(&request.finish()).await;
        let bytes = self.next_raw().await;
        assert_eq!(Answer::read(bytes).message().transaction_id(), id, "something came");
    }

    /// Waits until the server ends the stream.
    pub async fn ended(&mut self) {
        let Wire::Tcp(stream, _) = &mut self.wire else { panic!("datagrams have no end") };
        let mut rest = Vec::new();
        let _ = soon(stream.read_to_end(&mut rest)).await;
    }

    /// Sends bytes that are no whole message, over TCP.
    pub async fn send_part(&mut self, bytes: &[u8]) -> bool {
        let Wire::Tcp(stream, _) = &mut self.wire else { panic!("for streams") };
        soon(stream.write_all(bytes)).await.is_ok()
    }
}
