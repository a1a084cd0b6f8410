//! The folded texts of all messages in one piece, so that a search is one walk through memory.

use std::ops::Range;

use memchr::memmem::Finder;

/// Stands after each text; no folded text has one.
const END: u8 = b'\n';

/// Texts end to end, each with a number; the numbers ascend with the places.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    bytes: Vec<u8>,
    /// Where each begins, and whose it is.
    starts: Vec<(u32, u32)>,
}

impl Texts {
    /// Bytes that an added text takes beyond its own.
    pub(crate) const EXTRA: usize = 1;

    /// Adds a text; answers where it lies.
    pub(crate) fn push(&mut self, owner: u32, text: &[u8]) -> Range<u32> {
        let start = place(self.bytes.len());
        self.starts.push((start, owner));
        self.bytes.extend_from_slice(text);
        let end = place(self.bytes.len());
        self.bytes.push(END);
        start..end
    }

    /// One of the texts.
    pub(crate) fn get(&self, at: &Range<u32>) -> &[u8] {
        self.bytes.get(at.start as usize..at.end as usize).unwrap_or_default()
    }

    /// All bytes, those of texts that nobody has any more included.
    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Gives the owner of each text in which something occurs, with the text, in their order.
    pub(crate) fn occurrences(&self, finder: &Finder<'_>, mut take: impl FnMut(u32, &[u8])) {
        let (mut from, mut next) = (0, 0);
        while let Some(found) = finder.find(self.bytes.get(from..).unwrap_or_default()) {
            let at = from + found;
            // The text it is in is the last that begins no later. It is near where the one before was, so look there first.
            let begins_later =
                |starts: &[(u32, u32)]| starts.partition_point(|(start, _)| *start as usize <= at);
            let mut step = 8;
            while self.starts.get(next + step).is_some_and(|(start, _)| *start as usize <= at) {
                next += step;
                step *= 2;
            }
            let near = self.starts.get(next..self.starts.len().min(next + step + 1)).unwrap_or_default();
            next += begins_later(near);
            let Some((start, owner)) = next.checked_sub(1).and_then(|last| self.starts.get(last)) else {
                break;
            };
            let end = self.starts.get(next).map_or(self.bytes.len(), |(start, _)| *start as usize);
            take(*owner, self.bytes.get(*start as usize..end - 1).unwrap_or_default());
            from = end;
        }
    }
}

fn place(at: usize) -> u32 {
    // The index stays far below by its bound.
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_with_an_occurrence_is_given_once_and_in_order() {
        let mut texts = Texts::default();
        for n in 0..1_000_u32 {
            let text = if n % 7 == 0 { &b"has a needle, a needle"[..] } else { b"needl e" };
            texts.push(n, text);
        }
        let mut found = Vec::new();
        texts.occurrences(&Finder::new("needle"), |owner, text| {
            assert_eq!(text, b"has a needle, a needle");
            found.push(owner);
        });
        assert_eq!(found, (0..1_000).filter(|n| n % 7 == 0).collect::<Vec<_>>());
    }

    #[test]
    fn nothing_reaches_from_one_text_into_the_next() {
        let mut texts = Texts::default();
        let at = texts.push(0, b"ab");
        texts.push(1, b"");
        texts.push(2, b"cd");
        assert_eq!(texts.get(&at), b"ab");
        texts.occurrences(&Finder::new("bc"), |_, _| unreachable!("they are two texts"));
    }
}
