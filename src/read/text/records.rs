//! UTF-8 → rows of fields, with the row numbers that a spreadsheet would show.
//!
//! Fields are cut on a thread of their own, a batch of rows ahead of those that are looked at; batches go to and fro, so
//! that no memory is asked for row by row.

use std::io::Read;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread;

use super::batch::Batch;
use super::cut::Cutter;
use crate::book::Fact;
use crate::read::row::Row;

/// How many batches wait at most.
const AHEAD: usize = 3;

/// A row number and what is wrong there.
type Fault = (u32, Fact);

/// What is said of a row before it is visited.
type Ahead<'a> = dyn FnMut(&Row<'_>) -> u32 + Send + 'a;

/// Visits every record of `input`, blank lines as rows without cells, with what `ahead` says of it.
pub(super) fn walk(
    input: impl Read + Send,
    delimiter: u8,
    ahead: &mut Ahead<'_>,
    visit: &mut dyn FnMut(Row<'_>, u32) -> ControlFlow<()>,
) -> Result<(), Fault> {
    thread::scope(|scope| {
        let (filled, to_visit) = sync_channel(AHEAD);
        let (visited, to_fill) = channel();
        scope.spawn(move || fill(input, delimiter, ahead, &filled, &to_fill));
        for batch in to_visit {
            let batch: Batch = batch?;
            if batch.marked_rows().try_for_each(|(row, mark)| visit(row, mark)).is_break() {
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
    input: impl Read,
    delimiter: u8,
    ahead: &mut Ahead<'_>,
    filled: &SyncSender<Result<Batch, Fault>>,
    to_fill: &Receiver<Batch>,
) {
    let mut cutter = Cutter::new(input, delimiter);
    loop {
        let mut batch = to_fill.try_recv().unwrap_or_default();
        batch.clear();
        let more = cutter.fill(&mut batch);
        let checked = batch.check();
        if checked.is_ok() {
            batch.mark(ahead);
        }
        let ended = matches!(more, Ok(false) | Err(_)) || checked.is_err();
        let whole = checked.map(|()| batch);
        if filled.send(whole).is_err() {
            return;
        }
        if let Err(fault) = more {
            let _ = filled.send(Err(fault));
        }
        if ended {
            return;
        }
    }
}
