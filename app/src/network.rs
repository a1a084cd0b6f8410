//! How this device makes its links: which STUN and TURN servers, and when through a relay. Kept on the device, for every room.

use i18n::t;
use room::RelayPolicy;

/// Most servers a person may add: each costs every connection some packets, and browsers warn above five.
pub const SERVERS_MAX: usize = 4;
/// Longest URL, user name or credential, in bytes.
const FIELD_LEN_MAX: usize = 512;

/// The settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkSettings {
    /// When packets may go through a relay.
    pub relay: RelayPolicy,
    /// Whether to use the STUN and TURN servers that Tincan's server names.
    pub use_offered: bool,
    /// Servers the person added.
    pub servers: Vec<IceServer>,
}

impl Default for NetworkSettings {
    fn default() -> Self {
        Self { relay: RelayPolicy::default(), use_offered: true, servers: Vec::new() }
    }
}

/// A STUN or TURN server that the person added.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct IceServer {
    /// `stun:`, `turn:` or `turns:`, host, port.
    pub url: String,
    /// TURN user name, or empty.
    pub username: String,
    /// TURN password, or empty.
    pub credential: String,
}

/// Without the password.
impl std::fmt::Debug for IceServer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IceServer").field("url", &self.url).finish_non_exhaustive()
    }
}

/// What is wrong with a setting, as a sentence for the person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingsRefused {
    /// Not a URL of such a server.
    #[error("{}", t::network_no_address(.0))]
    Url(String),
    /// A relay wants to know who asks.
    #[error("{}", t::network_no_credential(.0))]
    NoCredential(String),
    /// Too many.
    #[error("{}", t::network_too_many(SERVERS_MAX))]
    TooMany,
    /// Too long, or with control characters.
    #[error("{}", t::network_field())]
    Field,
    /// Relaying always needs a relay.
    #[error("{}", t::network_no_relay())]
    NoRelay,
}

impl NetworkSettings {
    /// Checks what a person typed. Guarantees: at most [`SERVERS_MAX`] servers, each with a scheme and a host, relays with
    /// credentials, no field with control characters or beyond its length, and a relay where everything is to be relayed.
    pub fn check(&self) -> Result<(), SettingsRefused> {
        if self.servers.len() > SERVERS_MAX {
            return Err(SettingsRefused::TooMany);
        }
        for server in &self.servers {
            server.check()?;
        }
        let relay = self.use_offered || self.servers.iter().any(IceServer::relays);
        if self.relay == RelayPolicy::Always && !relay {
            return Err(SettingsRefused::NoRelay);
        }
        Ok(())
    }
}

impl IceServer {
    /// Whether it is a TURN server.
    pub fn relays(&self) -> bool {
        self.url.starts_with("turn")
    }

    fn check(&self) -> Result<(), SettingsRefused> {
        let fields = [&self.url, &self.username, &self.credential];
        if fields.iter().any(|field| field.len() > FIELD_LEN_MAX || field.chars().any(char::is_control)) {
            return Err(SettingsRefused::Field);
        }
        let host =
            ["stun:", "stuns:", "turn:", "turns:"].iter().find_map(|scheme| self.url.strip_prefix(scheme));
        let starts = |host: &str| host.starts_with(|c: char| c.is_alphanumeric() || c == '[');
        if !host.is_some_and(|host| starts(host) && !host.contains(char::is_whitespace)) {
            return Err(SettingsRefused::Url(self.url.clone()));
        }
        if self.relays() && (self.username.is_empty() || self.credential.is_empty()) {
            return Err(SettingsRefused::NoCredential(self.url.clone()));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(servers: Vec<IceServer>) -> NetworkSettings {
        NetworkSettings { servers, ..NetworkSettings::default() }
    }

    fn server(url: &str, username: &str, credential: &str) -> IceServer {
        IceServer { url: url.to_owned(), username: username.to_owned(), credential: credential.to_owned() }
    }

    #[test]
    fn nothing_secret_is_printed() {
        let printed = format!("{:?}", with(vec![server("turn:a.example", "qqqq", "qqqq")]));
        assert!(printed.contains("turn:a.example") && !printed.contains("qqqq"), "{printed}");
    }

    #[test]
    fn what_a_browser_would_throw_at_is_refused_with_a_reason() {
        assert_eq!(with(vec![server("stun:a.example:3478", "", "")]).check(), Ok(()));
        assert_eq!(with(vec![server("turns:[::1]:5349?transport=tcp", "u", "c")]).check(), Ok(()));
        for url in ["", "a.example", "http://a.example", "stun:", "turn: a", "stun://a"] {
            let refused = with(vec![server(url, "u", "c")]).check();
            assert_eq!(refused, Err(SettingsRefused::Url(url.to_owned())));
        }
        let bare = with(vec![server("turn:a", "u", "")]).check();
        assert_eq!(bare, Err(SettingsRefused::NoCredential("turn:a".to_owned())));
        assert_eq!(with(vec![server("stun:a", "a\tb", "")]).check(), Err(SettingsRefused::Field));
        assert_eq!(
            with(vec![server("stun:a", "", ""); SERVERS_MAX + 1]).check(),
            Err(SettingsRefused::TooMany)
        );
    }

    #[test]
    fn relaying_everything_needs_a_relay() {
        let mut settings = with(vec![server("stun:a", "", "")]);
        settings.relay = RelayPolicy::Always;
        assert_eq!(settings.check(), Ok(()));
        settings.use_offered = false;
        assert_eq!(settings.check(), Err(SettingsRefused::NoRelay));
    }
}
