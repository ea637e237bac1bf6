//! Bytes read on a thread of their own, some blocks ahead of those that are looked at.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::Scope;

/// Bytes of a block.
const BLOCK: usize = 128 * 1024;
/// How many blocks wait at most.
const AHEAD: usize = 4;

/// The reading end.
pub(super) struct Ahead {
    filled: Receiver<io::Result<Vec<u8>>>,
    emptied: Sender<Vec<u8>>,
    block: Vec<u8>,
    given: usize,
}

/// Reads `input` on a thread of `scope`, which ends with the input or when the reading end is dropped.
pub(super) fn ahead<'scope>(scope: &'scope Scope<'scope, '_>, input: impl Read + Send + 'scope) -> Ahead {
    let (fill, filled) = sync_channel(AHEAD);
    let (emptied, to_fill) = channel();
    scope.spawn(move || blocks(input, &fill, &to_fill));
    Ahead { filled, emptied, block: Vec::new(), given: 0 }
}

/// Fills blocks until the input ends, fails, or nobody wants them any more; the last one is short or blank.
fn blocks(mut input: impl Read, filled: &SyncSender<io::Result<Vec<u8>>>, to_fill: &Receiver<Vec<u8>>) {
    loop {
        let mut block = to_fill.try_recv().unwrap_or_default();
        block.clear();
        block.reserve_exact(BLOCK);
        let failed = input.by_ref().take(BLOCK as u64).read_to_end(&mut block).err();
        let ended = block.is_empty();
        // What was read before an error is looked at first.
        if (!ended || failed.is_none()) && filled.send(Ok(block)).is_err() {
            return;
        }
        if let Some(error) = failed {
            let _ = filled.send(Err(error));
            return;
        }
        if ended {
            return;
        }
    }
}

impl Read for Ahead {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.given == self.block.len() {
            // A thread that is gone has sent its last block.
            let Ok(next) = self.filled.recv() else { return Ok(0) };
            let used = std::mem::replace(&mut self.block, next?);
            self.given = 0;
            let _ = self.emptied.send(used);
        }
        let count = out.len().min(self.block.len() - self.given);
        out[..count].copy_from_slice(&self.block[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, ahead};
    use std::io::{self, Read};

    /// Gives its bytes, then fails.
    struct Failing(usize);

    impl Read for Failing {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            let count = out.len().min(self.0);
            self.0 -= count;
            if count == 0 { Err(io::ErrorKind::InvalidData.into()) } else { Ok(count) }
        }
    }

    #[test]
    fn all_bytes_come_in_order_and_an_error_after_them() {
        let bytes: Vec<u8> = (0..BLOCK * 7 + 5).map(|at| u8::try_from(at % 251).unwrap_or_default()).collect();
        let mut read = Vec::new();
        std::thread::scope(|scope| ahead(scope, bytes.as_slice()).read_to_end(&mut read)).expect("all of them");
        assert_eq!(read, bytes);
        let mut read = Vec::new();
        let failed = std::thread::scope(|scope| ahead(scope, Failing(BLOCK + 3)).read_to_end(&mut read));
        assert_eq!((read.len(), failed.map_err(|error| error.kind())), (BLOCK + 3, Err(io::ErrorKind::InvalidData)));
    }

    #[test]
    fn who_stops_reading_stops_the_thread() {
        let mut first = [0; 10];
        std::thread::scope(|scope| ahead(scope, io::repeat(7)).read_exact(&mut first)).expect("ten bytes");
        assert_eq!(first, [7; 10]);
    }
}
