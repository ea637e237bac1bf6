//! Failures and the exit codes that scripts rely on.

use std::path::Path;
use std::{fmt, io};

use crate::table::Lang;
use crate::write::{WriteError, atomic, why};

/// How a run ended, as an exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done; an empty list is good news.
    Done = 0,
    /// Done, but `--strict` found rows that need attention.
    Attention = 1,
    /// Usage or configuration.
    Usage = 2,
    /// Input that cannot be read or understood.
    Input = 3,
    /// Output that cannot be written.
    Output = 4,
    /// A fault of the program.
    Internal = 5,
}

/// Marks an error with the exit code that it leads to.
#[derive(Debug)]
pub struct Failure {
    /// The exit code.
    pub exit: Exit,
    message: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

impl Failure {
    /// A failure of usage or configuration.
    pub fn usage(message: impl fmt::Display) -> anyhow::Error {
        Self { exit: Exit::Usage, message: message.to_string() }.into()
    }

    /// A failure of input.
    pub fn input(message: impl fmt::Display) -> anyhow::Error {
        Self { exit: Exit::Input, message: message.to_string() }.into()
    }

    /// A file or folder that the system does not let us read.
    pub fn unread(path: &Path, error: &io::Error) -> anyhow::Error {
        Self::input(Self::at(path, error))
    }

    /// What the system says of a file or folder, and what to do.
    pub fn at(path: &Path, error: &io::Error) -> String {
        let (zh, en) = why(error);
        format!("{}: {zh} / {en}", path.display())
    }

    /// A file or folder that was not written.
    pub fn unwritten(path: &Path, error: impl Into<WriteError>) -> anyhow::Error {
        let words = atomic::named(error.into(), path).words();
        Self::output(format!("{}: {} / {}", path.display(), words.get(Lang::Chinese), words.get(Lang::English)))
    }

    /// A failure of output.
    pub fn output(message: impl fmt::Display) -> anyhow::Error {
        Self { exit: Exit::Output, message: message.to_string() }.into()
    }
}

/// The exit code of an error: that of the failure in its chain, else a fault of the program.
pub(super) fn exit_of(error: &anyhow::Error) -> Exit {
    error.downcast_ref::<Failure>().map_or(Exit::Internal, |failure| failure.exit)
}
