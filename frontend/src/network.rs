//! The network settings of this device: as they are kept, and as what a connection is configured with.

use app::network::{IceServer, NetworkSettings};
use i18n::t;
use js_sys::Array;
use room::RelayPolicy;
use wasm_bindgen::JsValue;
use web_sys::{RtcConfiguration, RtcIceTransportPolicy};

use crate::browser;

/// Settings as kept: one line for the policy and whether offered servers are used, then one a server, fields apart by tabs, which no
/// field holds.
pub fn print(settings: &NetworkSettings) -> String {
    let policy = match settings.relay {
        RelayPolicy::Automatic => "automatic",
        RelayPolicy::Always => "always",
        RelayPolicy::Never => "never",
    };
    let offered = if settings.use_offered { "offered" } else { "own" };
    let mut text = format!("{policy}\t{offered}");
    for IceServer { url, username, credential } in &settings.servers {
        text.push_str(&format!("\n{url}\t{username}\t{credential}"));
    }
    text
}

/// Settings that were kept; what cannot be read counts as never set.
pub fn parse(text: &str) -> Option<NetworkSettings> {
    let mut lines = text.lines();
    let (policy, offered) = lines.next()?.split_once('\t')?;
    let relay = match policy {
        "automatic" => RelayPolicy::Automatic,
        "always" => RelayPolicy::Always,
        "never" => RelayPolicy::Never,
        _ => return None,
    };
    let server = |line: &str| {
        let mut fields = line.splitn(3, '\t').map(str::to_owned);
        Some(IceServer { url: fields.next()?, username: fields.next()?, credential: fields.next()? })
    };
    let servers = lines.map(server).collect::<Option<Vec<_>>>()?;
    let settings = NetworkSettings { relay, use_offered: offered == "offered", servers };
    settings.check().is_ok().then_some(settings)
}

/// What a connection is made with: the servers offered by ours and those the person added, and whether only relays count.
pub fn configuration(
    settings: &NetworkSettings,
    offered: &[signaling::IceServer],
    relay_only: bool,
) -> RtcConfiguration {
    let own = settings.servers.iter().map(|server| signaling::IceServer {
        urls: vec![server.url.clone()],
        username: Some(server.username.clone()).filter(|name| !name.is_empty()),
        credential: Some(server.credential.clone()).filter(|word| !word.is_empty()),
    });
    let offered = offered.iter().filter(|_| settings.use_offered).cloned();
    let list = Array::new();
    for mut server in own.chain(offered) {
        if settings.relay == RelayPolicy::Never {
            server.urls.retain(|url| !url.starts_with("turn"));
        }
        if !server.urls.is_empty() {
            list.push(&entry(&server));
        }
    }
    let configuration = RtcConfiguration::new();
    configuration.set_ice_servers(&list);
    configuration.set_ice_transport_policy(if relay_only {
        RtcIceTransportPolicy::Relay
    } else {
        RtcIceTransportPolicy::All
    });
    configuration
}

/// Whether the browser takes these servers; an error is a sentence for the person.
pub fn try_out(settings: &NetworkSettings) -> Result<(), String> {
    match web_sys::RtcPeerConnection::new_with_configuration(&configuration(settings, &[], false)) {
        Ok(connection) => {
            connection.close();
            Ok(())
        }
        Err(error) => Err(t::page_errors_servers_unusable(&browser::reason(&error))),
    }
}

fn entry(server: &signaling::IceServer) -> JsValue {
    let urls: Array = server.urls.iter().map(JsValue::from).collect();
    let mut entry = vec![("urls", urls.into())];
    entry.extend(server.username.as_ref().map(|name| ("username", JsValue::from(name))));
    entry.extend(server.credential.as_ref().map(|word| ("credential", JsValue::from(word))));
    browser::object(&entry).into()
}
