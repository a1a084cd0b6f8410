//! Why something was not done, taken or read: the errors of `room`, in words.

use i18n::t;
use room::{
    AddressError, ArchiveError, CHANNEL_TITLE_CHARS_MAX, CommandRefused, NAME_CHARS_MAX, NameRefused,
    PASSPHRASE_CHARS_MIN, PINS_MAX, PURPOSE_CHARS_MAX, PassphraseRefused, ROOM_NAME_CHARS_MAX, RecordRefused,
    StorageError, Stretch, StretchError, TEXT_LEN_MAX, TITLE_CHARS_MAX, WrappedRefused,
};

use super::polls::poll_error;

/// Limits that `room` keeps to itself; the tests hold them against what it says.
const EMOJI_SHOWN_MAX: u32 = 32;
const CODE_LETTERS: u32 = 30;
const ARCHIVE_MIB_MAX: u32 = 256;

/// Why something the person asked for was not done.
pub fn command_refusal(refused: &CommandRefused) -> String {
    match refused {
        CommandRefused::Empty => t::refusals_message_empty(),
        CommandRefused::TooLong { len } => t::refusals_message_too_long(*len, TEXT_LEN_MAX),
        CommandRefused::BadEmoji => t::refusals_no_emoji(),
        CommandRefused::BadTitle => t::refusals_title_length(TITLE_CHARS_MAX),
        CommandRefused::NotYours => t::refusals_not_yours(),
        CommandRefused::Forwarded => t::refusals_forwarded(),
        CommandRefused::NoSuchMessage => t::refusals_message_gone(),
        CommandRefused::ReactionsFull => t::refusals_reactions_full(EMOJI_SHOWN_MAX),
        CommandRefused::PinsFull => t::refusals_pins_full(PINS_MAX),
        CommandRefused::ReadOnly => t::refusals_read_only(),
        CommandRefused::Removed => t::refusals_removed(),
        CommandRefused::NotAllowed => t::refusals_not_allowed(),
        CommandRefused::BadChannelTitle => t::refusals_channel_title_length(CHANNEL_TITLE_CHARS_MAX),
        CommandRefused::LongPurpose => t::refusals_purpose_length(PURPOSE_CHARS_MAX),
        CommandRefused::ChannelTitleTaken => t::refusals_channel_title_taken(),
        CommandRefused::TooManyChannels => t::refusals_channels_full(),
        CommandRefused::NoSuchChannel => t::refusals_channel_gone(),
        CommandRefused::ArchivedChannel => t::refusals_channel_archived(),
        CommandRefused::NotYourChannel => t::refusals_not_your_channel(),
        CommandRefused::NoSuchPerson => t::refusals_person_gone(),
        CommandRefused::NotYourDevice => t::refusals_not_your_device(),
        CommandRefused::BadPicture => t::refusals_picture(),
        CommandRefused::BadName(refused) => name_refusal(refused),
        CommandRefused::Poll(error) => poll_error(*error),
        CommandRefused::NoOwner => t::refusals_no_owner(),
        CommandRefused::Unstored(count) => t::refusals_unstored(*count),
        CommandRefused::Forked => t::refusals_forked(),
    }
}

/// Why the owner of a room refused a title; owners of other versions may say something else.
pub fn owner_refusal(said: &str) -> String {
    let title = CommandRefused::BadTitle;
    if said == title.to_string() { command_refusal(&title) } else { said.to_owned() }
}

/// Why a display name was refused.
pub fn name_refusal(refused: &NameRefused) -> String {
    match refused {
        NameRefused::Empty => t::lobby_name_missing(),
        NameRefused::TooLong { chars } => t::refusals_name_too_long(*chars, NAME_CHARS_MAX),
    }
}

/// Why what was typed or opened names no room.
pub fn address_refusal(error: &AddressError) -> String {
    match error {
        AddressError::Empty => t::refusals_link_empty(),
        AddressError::Length { letters } => t::refusals_code_incomplete(CODE_LETTERS, *letters),
        AddressError::Letter(letter) => t::refusals_code_letter(letter.encode_utf8(&mut [0; 4])),
        AddressError::Checksum => t::refusals_code_mistake(),
        AddressError::Unknown => t::refusals_link_unknown(),
        AddressError::NameLength { chars } => t::refusals_room_name_too_long(*chars, ROOM_NAME_CHARS_MAX),
    }
}

/// Why a passphrase was not taken.
pub fn passphrase_refusal(refused: &PassphraseRefused) -> String {
    match refused {
        PassphraseRefused::TooShort => t::refusals_passphrase_short(PASSPHRASE_CHARS_MIN),
        PassphraseRefused::TooLong => t::refusals_passphrase_long(),
        PassphraseRefused::Empty => t::refusals_passphrase_missing(),
    }
}

/// Why a passphrase did not open the vault.
pub fn vault_refusal(refused: &WrappedRefused) -> String {
    match refused {
        WrappedRefused::WrongPassphrase => t::refusals_passphrase_wrong(),
        WrappedRefused::Damaged => t::refusals_passphrase_damaged(),
        WrappedRefused::Newer => t::refusals_passphrase_newer(),
        WrappedRefused::Stretch(error) => t::refusals_passphrase_key(&stretch_refusal(error)),
    }
}

/// Why everything was not taken out of this browser, or into it.
pub fn archive_refusal(error: &ArchiveError) -> String {
    match error {
        ArchiveError::NoPassphrase => t::refusals_export_unsealed(),
        ArchiveError::WrongOrDamaged => t::refusals_export_wrong(),
        ArchiveError::NotAnArchive => t::refusals_export_no_export(),
        ArchiveError::Newer => t::refusals_export_newer(),
        ArchiveError::TooBig => t::refusals_export_too_big(ARCHIVE_MIB_MAX),
        ArchiveError::Stretch(said) => t::refusals_export_key(&stretch_refusal(&stretch_error(said))),
    }
}

/// Why no key came of what was typed, as the last part of a sentence.
pub fn stretch_refusal(error: &StretchError) -> String {
    match error {
        StretchError::OutOfBounds => t::refusals_key_bounds(),
        StretchError::NoMemory { memory_kib } => t::refusals_key_memory(memory_kib / 1024),
        StretchError::Refused(why) => why.clone(),
    }
}

/// The error that says this: workers and other errors pass on only what it says.
pub fn stretch_error(said: &str) -> StretchError {
    let no_memory = Stretch::LADDER.map(|Stretch { memory_kib, .. }| StretchError::NoMemory { memory_kib });
    let mut known = no_memory.into_iter().chain([StretchError::OutOfBounds]);
    known.find(|error| error.to_string() == said).unwrap_or_else(|| StretchError::Refused(said.to_owned()))
}

/// Why something was not stored or not read, as the last part of a sentence.
pub fn storage_refusal(error: &StorageError) -> String {
    match error {
        StorageError::Unavailable(why) => t::refusals_store_none(why),
        StorageError::QuotaExceeded => t::refusals_store_full(),
        StorageError::Blocked => t::refusals_store_blocked(),
        StorageError::Newer => t::refusals_store_newer(),
        StorageError::Gone => t::refusals_store_gone(),
        StorageError::Sealed(RecordRefused::Forged) => t::refusals_record_forged(),
        StorageError::Sealed(RecordRefused::Newer) => t::refusals_record_newer(),
        StorageError::Failed(why) => t::refusals_store_failed(why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_refused_in_the_words_of_room() {
        for refused in [
            CommandRefused::Empty,
            CommandRefused::TooLong { len: 70_000 },
            CommandRefused::BadEmoji,
            CommandRefused::BadTitle,
            CommandRefused::NotYours,
            CommandRefused::Forwarded,
            CommandRefused::NoSuchMessage,
            CommandRefused::ReactionsFull,
            CommandRefused::PinsFull,
            CommandRefused::ReadOnly,
            CommandRefused::Removed,
            CommandRefused::NotAllowed,
            CommandRefused::BadChannelTitle,
            CommandRefused::LongPurpose,
            CommandRefused::ChannelTitleTaken,
            CommandRefused::TooManyChannels,
            CommandRefused::NoSuchChannel,
            CommandRefused::ArchivedChannel,
            CommandRefused::NotYourChannel,
            CommandRefused::NoSuchPerson,
            CommandRefused::NotYourDevice,
            CommandRefused::BadPicture,
            CommandRefused::NoOwner,
            CommandRefused::Unstored(100),
            CommandRefused::Forked,
        ] {
            assert_eq!(command_refusal(&refused), refused.to_string());
        }
        assert_eq!(owner_refusal("A title has 1 to 80 characters."), "A title has 1 to 80 characters.");
        assert_eq!(owner_refusal("No."), "No.");
    }

    #[test]
    fn names_and_links_are_refused_in_the_words_of_room() {
        for refused in [NameRefused::Empty, NameRefused::TooLong { chars: 65 }] {
            assert_eq!(name_refusal(&refused), refused.to_string());
        }
        for error in [
            AddressError::Empty,
            AddressError::Length { letters: 29 },
            AddressError::Letter('ß'),
            AddressError::Checksum,
            AddressError::Unknown,
            AddressError::NameLength { chars: 65 },
        ] {
            assert_eq!(address_refusal(&error), error.to_string());
        }
    }

    #[test]
    fn what_is_stored_is_refused_in_the_words_of_room() {
        for error in [
            StorageError::Unavailable("SecurityError: no".to_owned()),
            StorageError::QuotaExceeded,
            StorageError::Blocked,
            StorageError::Newer,
            StorageError::Gone,
            StorageError::Sealed(RecordRefused::Forged),
            StorageError::Sealed(RecordRefused::Newer),
            StorageError::Failed("UnknownError: why".to_owned()),
        ] {
            assert_eq!(storage_refusal(&error), error.to_string());
        }
    }

    #[test]
    fn passphrases_are_refused_in_the_words_of_room() {
        for refused in [PassphraseRefused::TooShort, PassphraseRefused::TooLong, PassphraseRefused::Empty] {
            assert_eq!(passphrase_refusal(&refused), refused.to_string());
        }
        for refused in [
            WrappedRefused::WrongPassphrase,
            WrappedRefused::Damaged,
            WrappedRefused::Newer,
            WrappedRefused::Stretch(StretchError::OutOfBounds),
        ] {
            assert_eq!(vault_refusal(&refused), refused.to_string());
        }
        for error in [
            ArchiveError::NoPassphrase,
            ArchiveError::WrongOrDamaged,
            ArchiveError::NotAnArchive,
            ArchiveError::Newer,
            ArchiveError::TooBig,
            ArchiveError::Stretch("something else".to_owned()),
        ] {
            assert_eq!(archive_refusal(&error), error.to_string());
        }
    }

    #[test]
    fn an_error_that_was_passed_on_as_text_is_told_as_what_it_is() {
        for Stretch { memory_kib, .. } in Stretch::LADDER {
            let error = StretchError::NoMemory { memory_kib };
            assert_eq!(stretch_error(&error.to_string()), error);
            assert_eq!(stretch_refusal(&error), error.to_string());
        }
        assert_eq!(stretch_error("its parameters are out of bounds"), StretchError::OutOfBounds);
        assert_eq!(stretch_refusal(&stretch_error("something else")), "something else");
    }
}
