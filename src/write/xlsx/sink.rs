//! An output that fails once, at the end.

use std::io::{self, Write};

/// Takes everything after its first failure and keeps that failure.
///
/// A zip archive that is dropped half written tries to finish itself and complains on standard error; this lets it.
pub(super) struct Sink<'o> {
    out: &'o mut (dyn Write + Send),
    failure: Option<io::Error>,
}

impl<'o> Sink<'o> {
    /// Over `out`.
    pub(super) fn new(out: &'o mut (dyn Write + Send)) -> Self {
        Self { out, failure: None }
    }

    /// What happened.
    pub(super) fn outcome(self) -> io::Result<()> {
        self.failure.map_or(Ok(()), Err)
    }
}

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.failure.is_none() {
            self.failure = self.out.write_all(bytes).err();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.failure.is_none() {
            self.failure = self.out.flush().err();
        }
        Ok(())
    }
}
