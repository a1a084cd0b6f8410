//! Turning what a person types into a key: Argon2id, with its costs as a value that is stored beside what the key seals.
//!
//! Typed room names ([`crate::RoomSecret`]), exports ([`crate::Archive`]) and the vault ([`crate::WrappedKey`]) use it.

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

/// What stored costs may ask for at most: four times our memory, so that a later page can raise it; not all a device has.
const MEMORY_KIB_MAX: u32 = 256 * 1024;
/// About five times our passes.
const PASSES_MAX: u32 = 16;

/// What Argon2id is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over that memory.
    pub passes: u32,
    /// Lanes: one, WebAssembly has one thread here.
    pub lanes: u32,
}

/// Why no key came out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StretchError {
    /// Costs beyond the bounds: not of our making.
    #[error("its parameters are out of bounds")]
    OutOfBounds,
    /// Argon2id did not get its memory.
    #[error("this device has no {} MiB of free memory", .memory_kib / 1024)]
    NoMemory {
        /// What was asked for.
        memory_kib: u32,
    },
    /// Anything else, in the words of Argon2id.
    #[error("{0}")]
    Refused(String),
}

impl Stretch {
    /// 64 MiB fits phones and costs a guesser as much for each guess; three passes are about a second in WebAssembly on a small laptop.
    pub const STANDARD: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 };

    /// The standard, and what a device without that much memory may do instead: less memory, as much work. 16 MiB is the floor: below
    /// it a guesser's hardware gains more than a person does.
    pub const LADDER: [Self; 3] = [
        Self::STANDARD,
        Self { memory_kib: 32 * 1024, passes: 6, lanes: 1 },
        Self { memory_kib: 16 * 1024, passes: 12, lanes: 1 },
    ];

    /// The least that Argon2id does, for tests.
    #[cfg(any(test, feature = "testing"))]
    pub const LEAST: Self = Self { memory_kib: 8, passes: 1, lanes: 1 };

    /// The key. Takes about a second and its memory: call it off the main thread.
    pub fn key(self, typed: &[u8], salt: &[u8]) -> Result<Zeroizing<[u8; 32]>, StretchError> {
        if self.memory_kib > MEMORY_KIB_MAX || self.passes > PASSES_MAX || self.lanes != 1 {
            return Err(StretchError::OutOfBounds);
        }
        // Too little memory or no pass: nothing that we make.
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32))
            .map_err(|_| StretchError::OutOfBounds)?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(typed, salt, &mut *key)
            .map_err(|e| match e {
            argon2::Error::OutOfMemory => StretchError::NoMemory { memory_kib: self.memory_kib },
            other => StretchError::Refused(other.to_string()),
        })?;
        Ok(key)
    }

    /// As stored: three numbers of four bytes, little-endian.
    pub(crate) fn to_bytes(self) -> [u8; 12] {
        let numbers = [self.memory_kib, self.passes, self.lanes].map(u32::to_le_bytes);
        std::array::from_fn(|i| numbers[i / 4][i % 4])
    }

    /// Of stored bytes; whether the costs are within bounds is for [`Stretch::key`] to say.
    pub(crate) fn from_bytes(bytes: [u8; 12]) -> Self {
        let number = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        Self { memory_kib: number(0), passes: number(4), lanes: number(8) }
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn costs_out_of_bounds_are_refused_before_anything_is_spent() {
        for stretch in [
            Stretch { memory_kib: MEMORY_KIB_MAX + 1, ..Stretch::STANDARD },
            Stretch { memory_kib: u32::MAX, ..Stretch::STANDARD },
            Stretch { memory_kib: 7, ..Stretch::LEAST },
            Stretch { passes: PASSES_MAX + 1, ..Stretch::STANDARD },
            Stretch { passes: 0, ..Stretch::STANDARD },
            Stretch { lanes: 0, ..Stretch::STANDARD },
            Stretch { lanes: 2, ..Stretch::STANDARD },
        ] {
            assert_eq!(stretch.key(b"typed", &[0; 16]), Err(StretchError::OutOfBounds), "{stretch:?}");
        }
    }

    #[test]
    fn less_memory_is_as_much_work_and_never_below_the_floor() {
        for step in Stretch::LADDER {
            assert_eq!(step.memory_kib * step.passes, 64 * 1024 * 3);
            assert!(step.memory_kib >= 16 * 1024 && step.passes <= PASSES_MAX);
        }
        assert!(Stretch::LADDER.is_sorted_by(|a, b| a.memory_kib > b.memory_kib));
    }

    #[test]
    fn the_key_is_of_all_that_went_in() {
        let key = |stretch: Stretch, typed: &[u8], salt| *stretch.key(typed, &[salt; 16]).unwrap();
        let first = key(Stretch::LEAST, b"typed", 1);
        assert_eq!(first, key(Stretch::LEAST, b"typed", 1));
        assert_ne!(first, key(Stretch::LEAST, b"typed ", 1));
        assert_ne!(first, key(Stretch::LEAST, b"typed", 2));
        assert_ne!(first, key(Stretch { passes: 2, ..Stretch::LEAST }, b"typed", 1));
        assert_ne!(first, key(Stretch { memory_kib: 16, ..Stretch::LEAST }, b"typed", 1));
    }

    #[test]
    fn stored_costs_come_back() {
        let stretch = Stretch { memory_kib: 0x0102_0304, passes: 5, lanes: 6 };
        assert_eq!(stretch.to_bytes(), [4, 3, 2, 1, 5, 0, 0, 0, 6, 0, 0, 0]);
        assert_eq!(Stretch::from_bytes(stretch.to_bytes()), stretch);
    }
}
