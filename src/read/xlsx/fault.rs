//! What goes wrong below the rows → what is said of the file.

use std::fmt;
use std::io;

use zip::result::ZipError;

use crate::book::{Fact, Limit};

/// A limit on its way through a reader.
#[derive(Debug)]
pub(super) struct Over(pub(super) Limit);

impl fmt::Display for Over {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.words().1)
    }
}

impl std::error::Error for Over {}

/// What a reader says.
pub(super) fn fault(error: &io::Error) -> Fact {
    let over = error.get_ref().and_then(|inner| inner.downcast_ref::<Over>());
    match (over, error.kind()) {
        (Some(Over(limit)), _) => Fact::OverLimit(*limit),
        // What the checksum or the inflater of a damaged part says.
        (None, io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof) => {
            Fact::Truncated
        }
        (None, _) => Fact::CannotOpen(error.to_string().into()),
    }
}

/// What the container says.
pub(super) fn zip_fault(error: &ZipError) -> Fact {
    match error {
        ZipError::Io(error) => fault(error),
        ZipError::InvalidArchive(_) | ZipError::FileNotFound => Fact::Truncated,
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => Fact::Encrypted,
        other => Fact::CannotOpen(other.to_string().into()),
    }
}
