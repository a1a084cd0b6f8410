//! The `tincan` program: reads its settings, serves, and ends gracefully.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use server::client::Proxies;
use server::config::Config;
use server::listener::Admission;
use server::{Server, listener};
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

/// The STUN crates tell of every bad packet and of clients' addresses, which is not for our log unless it is asked for.
const QUIET: &str = "stun_types=off,stun_proto=off,turn_types=off,turn_server_proto=off";

#[tokio::main]
async fn main() -> ExitCode {
    let config = Config::parse();
    let filter = match EnvFilter::try_new(format!("{QUIET},{}", config.log)) {
        Ok(filter) => filter,
        Err(error) => return fail(&format!("--log {:?} is no filter: {error}", config.log)),
    };
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match run(config).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => fail(&sentence),
    }
}

fn fail(sentence: &str) -> ExitCode {
    eprintln!("tincan: {sentence}");
    ExitCode::FAILURE
}

async fn run(config: Config) -> Result<(), String> {
    let site = config.site_root();
    if !site.join("pkg").is_dir() {
        return Err(format!(
            "no built site in {}. Build it with `make build`, or name its folder with --site-root.",
            site.display()
        ));
    }
    let address = config.listen;
    let listener = listener::bind(address)
        .map_err(|e| format!("cannot listen on {address}: {e}. Choose another address with --listen."))?;
    let address = listener.local_addr().map_err(|e| format!("no address to listen on: {e}"))?;
    let mut terminate =
        signal(SignalKind::terminate()).map_err(|e| format!("cannot wait for SIGTERM: {e}"))?;
    let mut interrupt =
        signal(SignalKind::interrupt()).map_err(|e| format!("cannot wait for SIGINT: {e}"))?;

    let mut server = Server::new(config);
    let turn = server.open_turn().map_err(|e| e.to_string())?;
    let metrics = match server.config.metrics_listen {
        Some(address) => Some(listener::bind(address).map_err(|e| {
            format!("cannot serve metrics on {address}: {e}. Choose another address with --metrics-listen.")
        })?),
        None => None,
    };
    let closing = server.closing.clone();
    let serving =
        tokio::spawn(listener::serve(listener, server.routes(), server.admission(), closing.clone()));
    let turn = turn.map(|turn| tokio::spawn(turn.serve()));
    if let Some(listener) = metrics {
        // Prometheus and its kin: a few.
        let admission = Admission::new(0, 0, Proxies::default());
        tokio::spawn(listener::serve(listener, server.metrics_routes(), admission, closing.clone()));
    }
    // Nobody may be reading; that is no reason to stop.
    let _ = writeln!(std::io::stdout(), "Tincan is ready: open http://{address}");
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    tracing::info!(connections = server.hub.connections(), rooms = server.hub.rooms(), "closing");
    closing.cancel();
    // Upgraded sockets are tasks of their own; they end once each was told.
    let _ = serving.await;
    if let Some(turn) = turn {
        let _ = turn.await;
    }
    let told = async {
        while server.hub.connections() > 0 {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    let _ = tokio::time::timeout(std::time::Duration::from_secs(3), told).await;
    Ok(())
}
