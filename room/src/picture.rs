//! Pictures that people chose of themselves: small squares that their own page drew anew.
//!
//! Only what our pages make is taken, a WebP or a JPEG without anything beside the picture, and of no more than so many pixels: a
//! browser that shows it decodes what has been looked at here first. Layout in `docs/protocol.md`, "Pictures".

use std::collections::BTreeMap;

use crate::{Order, UserId, replica::Place};

/// Longest picture, in bytes. A page that draws one lowers the quality until it fits.
pub const PICTURE_LEN_MAX: usize = 16 * 1024;
/// Pixels of a side that our pages draw: twice what the largest place on a page takes.
pub const PICTURE_SIDE: u32 = 128;
/// Longest side that is shown, in pixels: what a later page may draw.
const SIDE_MAX: u32 = 256;
/// Parts of a file that are looked at; ours have fewer than ten.
const PARTS_MAX: usize = 64;

/// What a picture is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKind {
    /// WebP, one picture that does not move.
    WebP,
    /// JPEG.
    Jpeg,
}

impl PictureKind {
    /// As browsers call it.
    pub fn mime(self) -> &'static str {
        match self {
            Self::WebP => "image/webp",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// What these bytes are, if they are a picture that may be shown: by what is in them, whoever sent them.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.len() > PICTURE_LEN_MAX {
            return None;
        }
        let (kind, (width, height)) = match bytes {
            [b'R', b'I', b'F', b'F', ..] => (Self::WebP, webp_size(bytes)?),
            [0xff, 0xd8, ..] => (Self::Jpeg, jpeg_size(bytes)?),
            _ => return None,
        };
        let small = |side: u32| (1..=SIDE_MAX).contains(&side);
        (small(width) && small(height)).then_some(kind)
    }
}

/// The picture a person chose on this device, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPicture {
    /// Nothing: taken away.
    pub bytes: Vec<u8>,
    /// The wall clock then, Unix milliseconds.
    pub chosen_unix_ms: u64,
}

/// Whether a person may have this said of them: a picture, or none.
pub(crate) fn good_picture(bytes: &[u8]) -> bool {
    bytes.is_empty() || PictureKind::of(bytes).is_some()
}

/// Who has which picture: the fold of [`crate::Content::Picture`]. Of what a person's pages said the last by [`Order`] counts. Holds
/// where the pictures are, not the pictures.
#[derive(Debug, Default)]
pub(crate) struct Pictures(BTreeMap<UserId, Chosen>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Chosen {
    pub order: Order,
    pub place: Place,
    pub at_unix_ms: u64,
}

impl Pictures {
    /// Folds in one. Answers whether the person's picture is another now.
    pub(crate) fn apply(&mut self, user: UserId, chosen: Chosen) -> bool {
        let later = self.0.get(&user).is_none_or(|before| before.order < chosen.order);
        if later {
            self.0.insert(user, chosen);
        }
        later
    }

    /// What a person said last.
    pub(crate) fn of(&self, user: UserId) -> Option<Chosen> {
        self.0.get(&user).copied()
    }

    /// Everybody who said something.
    pub(crate) fn users(&self) -> impl Iterator<Item = UserId> {
        self.0.keys().copied()
    }
}

/// The size of a WebP that is one picture and nothing else (RFC 9649).
fn webp_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let rest = bytes.strip_prefix(b"RIFF")?;
    let (len, rest) = rest.split_first_chunk()?;
    let body = rest.strip_prefix(b"WEBP")?;
    if usize::try_from(u32::from_le_bytes(*len)).ok()? != rest.len() {
        return None;
    }
    // The picture itself says how large it is, and so does the frame around it, if there is one; nothing is larger than that.
    let (mut rest, mut size) = (body, None::<(u32, u32)>);
    for _ in 0..PARTS_MAX {
        let Some((name, after)) = rest.split_first_chunk::<4>() else { break };
        let (len, after) = after.split_first_chunk()?;
        let len = usize::try_from(u32::from_le_bytes(*len)).ok()?;
        let (part, after) = (after.get(..len)?, after.get(len + len % 2..)?);
        let one = match name {
            b"VP8 " => match *part {
                [_, _, _, 0x9d, 0x01, 0x2a, w, wide, h, high, ..] => {
                    // Two bits of each are for scaling.
                    Some((u16::from_le_bytes([w, wide & 0x3f]), u16::from_le_bytes([h, high & 0x3f])))
                        .map(|(w, h)| (u32::from(w), u32::from(h)))
                }
                _ => return None,
            },
            b"VP8L" => match *part {
                [0x2f, a, b, c, d, ..] => {
                    let bits = u32::from_le_bytes([a, b, c, d]);
                    Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
                }
                _ => return None,
            },
            b"VP8X" => match *part {
                // A colour profile and transparency may be there, no more: nothing that moves, no Exif, no XMP.
                [flags, _, _, _, w0, w1, w2, h0, h1, h2] if flags & !0x30 == 0 => {
                    Some((u32::from_le_bytes([w0, w1, w2, 0]) + 1, u32::from_le_bytes([h0, h1, h2, 0]) + 1))
                }
                _ => return None,
            },
            b"ICCP" | b"ALPH" => None,
            _ => return None,
        };
        if let Some((w, h)) = one {
            let (wide, high) = size.unwrap_or_default();
            size = Some((w.max(wide), h.max(high)));
        }
        rest = after;
    }
    rest.is_empty().then_some(size)?
}

/// The size of a JPEG with nothing beside the picture but its colours.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    let mut size = None;
    for _ in 0..PARTS_MAX {
        let (marker, after) = match *rest {
            [0xff, marker, ref after @ ..] => (marker, after),
            _ => return None,
        };
        let (len, _) = after.split_first_chunk()?;
        let len = usize::from(u16::from_be_bytes(*len));
        let (part, after) = (after.get(2..len)?, after.get(len..)?);
        match marker {
            // The start of a picture: precision, height, width.
            0xc0..=0xc2 => match *part {
                [8, h, high, w, wide, ..] => {
                    let side = |high, low| u32::from(u16::from_be_bytes([high, low]));
                    if size.replace((side(w, wide), side(h, high))).is_some() {
                        return None;
                    }
                }
                _ => return None,
            },
            // The scan: what follows is the picture.
            0xda => return size.filter(|_| !after.is_empty()),
            // Tables, and what JFIF, colour profiles and Adobe say of colours.
            0xc4 | 0xdb | 0xdd | 0xe0 | 0xe2 | 0xee => {}
            _ => return None,
        }
        rest = after;
    }
    None
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn riff(parts: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let mut body = b"WEBP".to_vec();
        for (name, part) in parts {
            body.extend_from_slice(*name);
            body.extend_from_slice(&u32::try_from(part.len()).unwrap().to_le_bytes());
            body.extend_from_slice(part);
            body.resize(body.len() + part.len() % 2, 0);
        }
        [b"RIFF".as_slice(), &u32::try_from(body.len()).unwrap().to_le_bytes(), &body].concat()
    }

    fn lossy(width: u16, height: u16) -> Vec<u8> {
        let (w, h) = (width.to_le_bytes(), height.to_le_bytes());
        [&[0, 0, 0, 0x9d, 0x01, 0x2a], w.as_slice(), &h, &[1, 2, 3]].concat()
    }

    /// A WebP as far as anybody looks here, told from others by a byte.
    pub(crate) fn webp(mark: u8) -> Vec<u8> {
        riff(&[(b"VP8 ", &[lossy(128, 128), vec![mark]].concat())])
    }

    fn frame(flags: u8, side: u8) -> Vec<u8> {
        vec![flags, 0, 0, 0, side, 0, 0, side, 0, 0]
    }

    fn jpeg(parts: &[(u8, &[u8])]) -> Vec<u8> {
        let mut bytes = vec![0xff, 0xd8];
        for (marker, part) in parts {
            bytes.extend_from_slice(&[0xff, *marker]);
            bytes.extend_from_slice(&u16::try_from(part.len() + 2).unwrap().to_be_bytes());
            bytes.extend_from_slice(part);
        }
        bytes.extend_from_slice(&[1, 2, 3, 0xff, 0xd9]);
        bytes
    }

    const START: (u8, &[u8]) = (0xc0, &[8, 0, 128, 0, 128, 3]);
    const SCAN: (u8, &[u8]) = (0xda, &[3, 1, 0]);

    #[test]
    fn what_our_pages_draw_is_taken() {
        assert_eq!(PictureKind::of(&webp(0)), Some(PictureKind::WebP));
        let lossless = riff(&[(b"VP8L", &[0x2f, 0x7f, 0xc0, 0x1f, 0, 9])]);
        assert_eq!(PictureKind::of(&lossless), Some(PictureKind::WebP));
        let framed = riff(&[(b"VP8X", &frame(0x20, 127)), (b"ICCP", b"odd"), (b"VP8 ", &lossy(128, 128))]);
        assert_eq!(PictureKind::of(&framed), Some(PictureKind::WebP));
        let plain = jpeg(&[(0xe0, b"JFIF\0"), (0xdb, &[0; 65]), START, (0xc4, &[0; 20]), SCAN]);
        assert_eq!(PictureKind::of(&plain), Some(PictureKind::Jpeg));
    }

    #[test]
    fn anything_else_is_not() {
        let bad = [
            Vec::new(),
            b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
            b"\x89PNG\r\n\x1a\n".to_vec(),
            b"GIF89a".to_vec(),
            riff(&[]),
            riff(&[(b"VP8 ", &lossy(257, 128))]),
            riff(&[(b"VP8 ", &lossy(128, 0))]),
            // Moves, has Exif, is larger inside than outside, has a part nobody knows.
            riff(&[(b"VP8X", &frame(0x02, 127)), (b"VP8 ", &lossy(128, 128))]),
            riff(&[(b"VP8X", &frame(0x08, 127)), (b"VP8 ", &lossy(128, 128))]),
            riff(&[(b"VP8X", &frame(0, 127)), (b"VP8 ", &lossy(4_000, 128))]),
            riff(&[(b"VP8 ", &lossy(128, 128)), (b"EXIF", b"where")]),
            [webp(0), vec![0]].concat(),
            // Exif, a comment, two pictures, a picture nobody began, too large, cut off.
            jpeg(&[(0xe1, b"Exif\0\0"), START, SCAN]),
            jpeg(&[START, (0xfe, b"hello"), SCAN]),
            jpeg(&[START, START, SCAN]),
            jpeg(&[SCAN]),
            jpeg(&[(0xc0, &[8, 2, 0, 0, 128, 3]), SCAN]),
            vec![0xff, 0xd8, 0xff, 0xc0],
            vec![0xff, 0xd8, 0xff, 0xdb, 0, 0],
        ];
        for bytes in bad {
            assert_eq!(PictureKind::of(&bytes), None, "{bytes:02x?}");
        }
        let mut long = lossy(128, 128);
        long.resize(PICTURE_LEN_MAX, 0);
        assert_eq!(PictureKind::of(&riff(&[(b"VP8 ", &long)])), None);
    }

    #[test]
    fn the_last_word_of_a_person_counts_in_any_order() {
        let chosen = |depth, seq| Chosen {
            order: Order { depth, tie: [0; 8] },
            place: Place { log: 0, seq },
            at_unix_ms: 0,
        };
        let (ada, said) = (UserId([1; 32]), [chosen(1, 4), chosen(3, 0), chosen(2, 9)]);
        let mut pictures = Pictures::default();
        let news: Vec<bool> = said.iter().map(|chosen| pictures.apply(ada, *chosen)).collect();
        assert_eq!((news, pictures.of(ada)), (vec![true, true, false], Some(chosen(3, 0))));
        assert_eq!((pictures.of(UserId([2; 32])), pictures.users().count()), (None, 1));
    }

    proptest! {
        #[test]
        fn no_bytes_are_trouble(mut bytes in prop::collection::vec(any::<u8>(), 0..200), start in 0..3_u8) {
            let begin: &[u8] = match start { 0 => b"RIFF", 1 => &[0xff, 0xd8, 0xff, 0xc0], _ => &[] };
            bytes.splice(..0, begin.iter().copied());
            let _ = PictureKind::of(&bytes);
        }
    }
}
