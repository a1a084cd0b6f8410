//! What the browser's errors mean for a store.

use indexed_db_futures::error::{Error, OpenDbError, UnexpectedDataError};
use room::StorageError;
use web_sys::DomException;

/// An error of opening the database.
pub(crate) fn on_open(error: OpenDbError) -> StorageError {
    let error = match error {
        OpenDbError::Base(error) => error,
        // The crate's word for whatever `indexedDB.open` throws; our version is never zero.
        OpenDbError::VersionZero => {
            return StorageError::Unavailable("it refuses this page IndexedDB".into());
        }
        OpenDbError::NullFactory | OpenDbError::UnsupportedEnvironment => {
            return StorageError::Unavailable("it has no IndexedDB".into());
        }
    };
    by_name(error, |name, words| match name {
        "SecurityError" | "InvalidStateError" => StorageError::Unavailable(words),
        "VersionError" => StorageError::Newer,
        _ => StorageError::Failed(words),
    })
}

/// An error of a transaction or of a request in one.
pub(crate) fn in_use(error: Error) -> StorageError {
    if matches!(error, Error::MissingData(UnexpectedDataError::TransactionAborted)) {
        // We abort none that we wait for: it was the browser, which closed the connection.
        return StorageError::Gone;
    }
    by_name(error, |name, words| match name {
        "AbortError" | "InvalidStateError" => StorageError::Gone,
        _ => StorageError::Failed(words),
    })
}

fn by_name(error: Error, meaning: fn(&str, String) -> StorageError) -> StorageError {
    match error {
        Error::DomException(exception) => {
            let exception = DomException::from(exception);
            match exception.name().as_str() {
                "QuotaExceededError" => StorageError::QuotaExceeded,
                name => meaning(name, [name, ": ", &exception.message()].concat()),
            }
        }
        // The crate's own words would bring the formatting of floating-point numbers with them: kilobytes, for what no browser does.
        _ => StorageError::Failed("its answer makes no sense".into()),
    }
}
