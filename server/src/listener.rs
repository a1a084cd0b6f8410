//! Accepting connections and ending them: time limits before the first byte is trusted, and a graceful end.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use socket2::{Domain, Protocol, Socket, Type};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;

use crate::client::{Proxies, counted_as};
use crate::turn::quotas::Places;

/// Longest time to send the request's head, so that a connection that says nothing costs little for long.
const HEAD_TIME_MAX: Duration = Duration::from_secs(10);
/// What the kernel may hold for one slow reader, besides our own queue.
const SEND_BUFFER_LEN: usize = 256 * 1024;
/// Connections that wait to be accepted.
const BACKLOG: i32 = 1024;
/// Connections that may be open besides the signaling ones: pages and files, soon done.
const OTHER_CONNECTIONS_MAX: usize = 1_000;
/// Of these, from one address: a class of 40 opens six for each browser.
const OTHER_CONNECTIONS_PER_ADDRESS: usize = 500;
/// How long open connections have to end when the server goes down.
const END_TIME_MAX: Duration = Duration::from_secs(4);
/// Pause after the system refused a connection for want of file descriptors.
const REFUSED_PAUSE: Duration = Duration::from_millis(100);

/// Binds the address.
pub fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    socket.set_reuse_address(true)?;
    // Accepted connections inherit it.
    socket.set_send_buffer_size(SEND_BUFFER_LEN)?;
    socket.set_nonblocking(true)?;
    socket.bind(&address.into())?;
    socket.listen(BACKLOG)?;
    TcpListener::from_std(socket.into())
}

/// How many connections may be open: in all, and from one address unless it is that of a named proxy.
#[derive(Clone, Debug)]
pub struct Admission {
    places: Arc<Semaphore>,
    by_address: Places<IpAddr>,
    proxies: Proxies,
}

impl Admission {
    /// So many signaling connections, and a reserve for pages.
    pub fn new(connections_max: usize, per_address: usize, proxies: Proxies) -> Self {
        let all = connections_max.saturating_add(OTHER_CONNECTIONS_MAX).min(Semaphore::MAX_PERMITS);
        let per_address = per_address.saturating_add(OTHER_CONNECTIONS_PER_ADDRESS);
        Self {
            places: Arc::new(Semaphore::new(all)),
            by_address: Places::new(usize::MAX, per_address),
            proxies,
        }
    }

    /// A place for a connection from `ip`, held until it is dropped.
    fn admit(&self, ip: IpAddr) -> Option<impl Send + use<>> {
        let place = Arc::clone(&self.places).try_acquire_owned().ok()?;
        if self.proxies.named(ip.to_canonical()) {
            return Some((place, None));
        }
        let own = self.by_address.take(counted_as(ip)).ok()?;
        Some((place, Some(own)))
    }
}

/// Serves until `closing` is cancelled, then gives what is open a moment to end. A connection that is not admitted is closed at
/// once.
pub async fn serve(listener: TcpListener, routes: Router, admission: Admission, closing: CancellationToken) {
    let tasks = TaskTracker::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = closing.cancelled() => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                if let Some(place) = admission.admit(peer.ip()) {
                    let connection = connection(stream, peer, routes.clone(), closing.clone());
                    tasks.spawn(async move {
                        connection.await;
                        drop(place);
                    });
                }
            }
            Err(error) => {
                tracing::warn!(%error, "a connection was not accepted");
                tokio::time::sleep(REFUSED_PAUSE).await;
            }
        }
    }
    drop(listener);
    tasks.close();
    if tokio::time::timeout(END_TIME_MAX, tasks.wait()).await.is_err() {
        tracing::warn!(open = tasks.len(), "ended with connections still open");
    }
}

async fn connection(stream: TcpStream, peer: SocketAddr, routes: Router, closing: CancellationToken) {
    if let Err(error) = stream.set_nodelay(true) {
        return tracing::debug!(%error, "a connection ended before it began");
    }
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        routes.clone().oneshot(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME_MAX)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    tokio::pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = closing.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
}
