//! UTF-8 → rows of fields, with the row numbers that a spreadsheet would show.
//!
//! Behind the first rows, fields are cut on a thread of their own, a batch of rows ahead of those that are looked at; batches
//! go to and fro, so that no memory is asked for row by row.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread;

use super::batch::Batch;
use super::cut::cut;
use crate::book::Fact;
use crate::read::row::{Ahead, Visit};

/// How many batches wait at most.
const AHEAD: usize = 3;

/// Bytes of a batch.
const BLOCK: usize = 128 * 1024;

/// Bytes of the first: who looks at the first rows only, or at a short sheet, waits for no thread.
const FIRST: usize = 32 * 1024;

/// Bytes after which a line is no line: as many fields as a spreadsheet has columns, each of three hundred characters.
const LONGEST_LINE: usize = 16 << 20;

/// A row number and what is wrong there.
type Fault = (u32, Fact);

/// Visits every record of `input`, blank lines as rows without cells, with what `ahead` says of it.
pub(super) fn walk(
    input: impl Read + Send,
    separator: u8,
    ahead: &mut Ahead<'_>,
    visit: &mut Visit<'_>,
) -> Result<(), Fault> {
    let mut source = Source { input, separator, rest: Vec::new(), next: 1, ended: false };
    let mut first = Batch::default();
    source.fill_and_mark(&mut first, FIRST, ahead)?;
    if first.visit(visit).is_break() || source.ended {
        return Ok(());
    }
    thread::scope(|scope| {
        let (filled, to_visit) = sync_channel(AHEAD);
        let (visited, to_fill) = channel();
        scope.spawn(move || fill(source, ahead, &filled, &to_fill));
        for batch in to_visit {
            let batch: Batch = batch?;
            if batch.visit(visit).is_break() {
                break;
            }
            // The other side may be at its end already.
            let _ = visited.send(batch);
        }
        Ok(())
    })
}

/// Fills batches until the input ends, something is wrong, or nobody wants them any more.
fn fill(
    mut source: Source<impl Read>,
    ahead: &mut Ahead<'_>,
    filled: &SyncSender<Result<Batch, Fault>>,
    to_fill: &Receiver<Batch>,
) {
    while !source.ended {
        let mut batch = to_fill.try_recv().unwrap_or_default();
        let whole = source.fill_and_mark(&mut batch, BLOCK, ahead);
        let failed = whole.is_err();
        if filled.send(whole.map(|()| batch)).is_err() || failed {
            return;
        }
    }
}

/// An input that is cut into batches.
struct Source<R> {
    input: R,
    separator: u8,
    /// The beginning of the next record.
    rest: Vec<u8>,
    /// Its number.
    next: u32,
    ended: bool,
}

impl<R: Read> Source<R> {
    /// Fills a batch with about so many bytes of records, each with what `ahead` says of it.
    fn fill_and_mark(&mut self, batch: &mut Batch, block: usize, ahead: &mut Ahead<'_>) -> Result<(), Fault> {
        self.fill(batch, block)?;
        batch.mark(ahead).map_err(|valid| self.broken(&batch.bytes[..=valid], batch.first))
    }

    /// Fills a batch with whole records: a block of them, or more where a record is longer than that.
    fn fill(&mut self, batch: &mut Batch, block: usize) -> Result<(), Fault> {
        let mut bytes = std::mem::take(&mut batch.bytes);
        let mut held = self.rest.len();
        if bytes.len() < held + block {
            bytes.resize(held + block, 0);
        }
        bytes[..held].copy_from_slice(&self.rest);
        loop {
            let cannot = |error: io::Error| (self.next, Fact::CannotOpen(error.to_string().into()));
            held += read_full(&mut self.input, &mut bytes[held..]).map_err(cannot)?;
            self.ended = held < bytes.len();
            batch.clear(self.next);
            batch.used = cut(&bytes[..held], self.separator, self.ended, batch);
            if batch.used > 0 || self.ended {
                break;
            }
            if held > LONGEST_LINE {
                return Err((self.next, Fact::LongLine));
            }
            bytes.resize(2 * held, 0);
        }
        self.rest.clear();
        self.rest.extend_from_slice(&bytes[batch.used..held]);
        self.next = self.next.saturating_add(batch.len());
        batch.bytes = bytes;
        Ok(())
    }

    /// The last row of some bytes whose first row is number `first`: the one with a byte that is no text.
    fn broken(&self, bytes: &[u8], first: u32) -> Fault {
        let mut until = Batch::default();
        cut(bytes, self.separator, true, &mut until);
        (first + until.len() - 1, Fact::BrokenText)
    }
}

/// Reads until `room` is full or the input ends.
fn read_full(input: &mut impl Read, room: &mut [u8]) -> io::Result<usize> {
    let mut read = 0;
    while read < room.len() {
        match input.read(&mut room[read..]) {
            Ok(0) => break,
            Ok(count) => read += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(read)
}
