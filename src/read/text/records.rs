//! UTF-8 → rows of fields, with the row numbers that a spreadsheet would show.
//!
//! Fields are cut, and rows looked at, by some threads: each takes the next batch of rows, cuts it, looks at each row
//! by itself, and then, in its turn, at what the rows before decide. Batches go to and fro, so that no memory is asked
//! for row by row.

use std::io::{self, Read};
use std::ops::ControlFlow;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread;

use super::batch::Batch;
use super::cut::cut;
use super::turns::Turns;
use crate::book::Fact;
use crate::read::row::{Ahead, Glance, Row};

/// How many batches wait at most.
const AHEAD: usize = 3;

/// Bytes of a batch.
const BLOCK: usize = 128 * 1024;

/// Rows that are looked at in one go.
const AT_ONCE: usize = 64;

/// Bytes after which a line is no line: as many fields as a spreadsheet has columns, each of three hundred characters.
const LONGEST_LINE: usize = 16 << 20;

/// A row number and what is wrong there.
type Fault = (u32, Fact);

/// Visits every record of `input`, blank lines as rows without cells, with what `ahead` tells of it.
pub(super) fn walk(
    input: impl Read + Send,
    separator: u8,
    threads: usize,
    ahead: Ahead<'_>,
    visit: &mut dyn FnMut(Row<'_>, Glance) -> ControlFlow<()>,
) -> Result<(), Fault> {
    let Ahead { alone, in_turn } = ahead;
    let (visited, emptied) = channel();
    let source = Source { input, separator, emptied, rest: Vec::new(), next: 1, batches: 0, ended: false };
    let (source, turns) = (Mutex::new(source), Turns::new(in_turn));
    thread::scope(|scope| {
        let (filled, to_visit) = sync_channel(AHEAD);
        for _ in 0..threads {
            let (source, turns, filled) = (&source, &turns, filled.clone());
            scope.spawn(move || work(source, turns, alone, &filled));
        }
        drop(filled);
        for batch in to_visit {
            let batch: Batch = batch?;
            let texts = batch.texts().unwrap_or_default();
            let mut rows = batch.rows(texts).zip(&batch.glances);
            if rows.try_for_each(|(row, glance)| visit(row, *glance)).is_break() {
                break;
            }
            drop(rows);
            // The other side may be at its end already.
            let _ = visited.send(batch);
        }
        Ok(())
    })
}

/// Fills batches until the input ends, something is wrong, or nobody wants them any more.
fn work<R: Read>(
    source: &Mutex<Source<R>>,
    turns: &Turns<'_>,
    alone: &(dyn Fn(&Row<'_>) -> Glance + Sync),
    filled: &SyncSender<Result<Batch, Fault>>,
) {
    let _leaving = turns.leaving();
    loop {
        let Ok(mut cutting) = source.lock() else { return };
        if cutting.ended {
            return;
        }
        let mut batch = cutting.emptied.try_recv().unwrap_or_default();
        let (number, separator) = (cutting.batches, cutting.separator);
        let whole = cutting.fill(&mut batch);
        cutting.batches += 1;
        cutting.ended |= whole.is_err();
        drop(cutting);
        let mut glances = std::mem::take(&mut batch.glances);
        glances.clear();
        let texts = whole.and_then(|()| batch.texts().ok_or_else(|| broken(&batch, separator)));
        if let Ok(texts) = texts {
            glances.extend(batch.rows(texts).map(|row| alone(&row)));
        }
        let Some(mut turn) = turns.wait(number) else { return };
        let looked_at = texts.map(|texts| {
            let (mut rows, mut at_once) = (batch.rows(texts), Vec::with_capacity(AT_ONCE));
            for glances in glances.chunks_mut(AT_ONCE) {
                at_once.clear();
                at_once.extend(rows.by_ref().take(AT_ONCE));
                turn.look(&at_once, glances);
            }
        });
        batch.glances = glances;
        turn.end(filled.send(looked_at.map(|()| batch)).is_ok());
    }
}

/// The row with the first byte that is no text.
fn broken(batch: &Batch, separator: u8) -> Fault {
    let bytes = &batch.bytes[..batch.used];
    let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let mut until = Batch::default();
    cut(&bytes[..=valid], separator, true, &mut until);
    (batch.first + until.len() - 1, Fact::BrokenText)
}

/// An input that is cut into batches.
struct Source<R> {
    input: R,
    separator: u8,
    /// Batches that were visited, to be filled again.
    emptied: Receiver<Batch>,
    /// The beginning of the next record.
    rest: Vec<u8>,
    /// Its number.
    next: u32,
    /// How many batches there were.
    batches: u64,
    ended: bool,
}

impl<R: Read> Source<R> {
    /// Fills a batch with whole records: a block of them, or more where a record is longer than that.
    fn fill(&mut self, batch: &mut Batch) -> Result<(), Fault> {
        let mut bytes = std::mem::take(&mut batch.bytes);
        let mut held = self.rest.len();
        if bytes.len() < held + BLOCK {
            bytes.resize(held + BLOCK, 0);
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
