//! Fingerprints of DTLS certificates, as a session description names them.

/// The SHA-256 fingerprints of the certificates at both ends of a connection, as this browser reports them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprints {
    /// Of our own certificate.
    pub local: [u8; 32],
    /// Of the one the other end has shown.
    pub remote: [u8; 32],
}

impl Fingerprints {
    /// Those of the descriptions in force. `None` unless each names exactly one.
    pub fn of(local_sdp: &str, remote_sdp: &str) -> Option<Self> {
        Some(Self { local: the_one(local_sdp)?, remote: the_one(remote_sdp)? })
    }

    /// The line with which a description names a fingerprint.
    pub fn line(fingerprint: &[u8; 32]) -> String {
        let bytes: Vec<String> = fingerprint.iter().map(|byte| format!("{byte:02X}")).collect();
        format!("a=fingerprint:sha-256 {}\r\n", bytes.join(":"))
    }
}

/// The one SHA-256 fingerprint that a description names, once or more often. A browser may take any of several, and then it
/// would be unknown which.
pub(crate) fn the_one(sdp: &str) -> Option<[u8; 32]> {
    let mut all = sdp.lines().filter_map(|line| line.strip_prefix("a=fingerprint:")).map(parse);
    let first = all.next()??;
    all.all(|other| other == Some(first)).then_some(first)
}

/// `sha-256` and 32 bytes in hexadecimal with colons between (RFC 8122).
fn parse(value: &str) -> Option<[u8; 32]> {
    let (algorithm, bytes) = value.trim().split_once(' ')?;
    if !algorithm.eq_ignore_ascii_case("sha-256") {
        return None;
    }
    let byte = |text: &str| (text.len() == 2).then(|| u8::from_str_radix(text, 16).ok()).flatten();
    let bytes: Vec<u8> = bytes.trim().split(':').map(byte).collect::<Option<_>>()?;
    bytes.try_into().ok()
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn line(byte: u8) -> String {
        Fingerprints::line(&[byte; 32])
    }

    #[test]
    fn a_description_has_one_fingerprint() {
        let sdp = format!("v=0\r\n{}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n{0}", line(0xab));
        assert_eq!(the_one(&sdp), Some([0xab; 32]));
        assert_eq!(the_one(&sdp.to_lowercase()), Some([0xab; 32]));
        assert_eq!(the_one(&format!("{sdp}{}", line(1))), None, "which of them counts is unknown");
        let sha1 = "a=fingerprint:sha-1 AB:CD\r\n";
        for bad in ["", "v=0\r\n", sha1, "a=fingerprint:sha-256 AB", "a=fingerprint:sha-256 +A:GG"] {
            assert_eq!(the_one(bad), None, "{bad}");
            assert_eq!(the_one(&format!("{}{bad}", line(1))).is_some(), !bad.contains("finger"), "{bad}");
        }
        assert_eq!(
            Fingerprints::of(&sdp, &line(2)),
            Some(Fingerprints { local: [0xab; 32], remote: [2; 32] })
        );
    }
}
