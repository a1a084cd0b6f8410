//! What the worker calls: it has a place told, writes there what was typed and the salt behind it, and reads the key from there.

use std::cell::RefCell;

use room::{Stretch, StretchError};

/// Longest of what is typed and salted together, in bytes: a passphrase is far shorter.
const GIVEN_LEN_MAX: usize = 64 * 1024;

/// A key is there.
const DONE: u32 = 0;
/// It was asked for with costs beyond the bounds.
const OUT_OF_BOUNDS: u32 = 1;
/// There is not as much memory.
const NO_MEMORY: u32 = 2;
/// Anything else.
const REFUSED: u32 = 3;

thread_local! {
    static PLACE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for `len` bytes and tells where they are to be written; 0 if they are too many.
#[allow(unsafe_code, reason = "an exported name; nothing else in it is unsafe")]
#[unsafe(no_mangle)]
pub extern "C" fn place(len: usize) -> usize {
    if len > GIVEN_LEN_MAX {
        return 0;
    }
    PLACE.with_borrow_mut(|place| {
        place.clear();
        // The key will be written here, too.
        place.resize(len.max(32), 0);
        place.as_mut_ptr() as usize
    })
}

/// Makes the key of the first `typed_len` bytes with the `salt_len` behind them and writes it over them. Tells how it went.
#[allow(unsafe_code, reason = "an exported name; nothing else in it is unsafe")]
#[unsafe(no_mangle)]
pub extern "C" fn stretch(
    typed_len: usize,
    salt_len: usize,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
) -> u32 {
    PLACE.with_borrow_mut(|place| {
        let given = place.split_at_checked(typed_len);
        let given = given.and_then(|(typed, rest)| Some((typed, rest.get(..salt_len)?)));
        let Some((typed, salt)) = given else { return REFUSED };
        match (Stretch { memory_kib, passes, lanes }).key(typed, salt) {
            Ok(key) => {
                place.fill(0);
                place[..32].copy_from_slice(&*key);
                DONE
            }
            Err(StretchError::OutOfBounds) => OUT_OF_BOUNDS,
            Err(StretchError::NoMemory { .. }) => NO_MEMORY,
            Err(StretchError::Refused(_)) => REFUSED,
        }
    })
}
