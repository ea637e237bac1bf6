//! Threads that do one part of their work in turn, so that its order is that of the input whichever is faster.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::read::row::{Glance, Row};

/// Looks at rows of which those before them were looked at.
type InTurn<'a> = dyn FnMut(&[Row<'_>], &mut [Glance]) + Send + 'a;

/// Whose turn it is to look at rows.
pub(super) struct Turns<'a> {
    state: Mutex<State<'a>>,
    moved: Condvar,
}

struct State<'a> {
    next: u64,
    /// Whether the rows to come are wanted.
    open: bool,
    in_turn: &'a mut InTurn<'a>,
}

impl<'a> Turns<'a> {
    pub(super) const fn new(in_turn: &'a mut InTurn<'a>) -> Self {
        Self { state: Mutex::new(State { next: 0, open: true, in_turn }), moved: Condvar::new() }
    }

    /// Waits for the turn of batch `number`; none if no further batch is wanted.
    pub(super) fn wait(&self, number: u64) -> Option<Turn<'_, 'a>> {
        let state = self.state.lock().ok()?;
        let state = self.moved.wait_while(state, |state| state.open && state.next != number).ok()?;
        state.open.then_some(Turn { state, moved: &self.moved })
    }

    /// Lets all others go if a thread that holds this ends by a panic: its turn would never be over.
    pub(super) const fn leaving(&self) -> Leaving<'_, 'a> {
        Leaving(self)
    }
}

/// The turn of a batch.
pub(super) struct Turn<'t, 'a> {
    state: MutexGuard<'t, State<'a>>,
    moved: &'t Condvar,
}

impl Turn<'_, '_> {
    /// Looks at some rows.
    pub(super) fn look(&mut self, rows: &[Row<'_>], glances: &mut [Glance]) {
        (self.state.in_turn)(rows, glances);
    }

    /// Ends the turn, the last one unless further batches are wanted.
    pub(super) fn end(mut self, wanted: bool) {
        self.state.next += 1;
        self.state.open = wanted;
        self.moved.notify_all();
    }
}

/// See [`Turns::leaving`].
pub(super) struct Leaving<'t, 'a>(&'t Turns<'a>);

impl Drop for Leaving<'_, '_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.state.lock().unwrap_or_else(PoisonError::into_inner).open = false;
            self.0.moved.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::{Glance, Row, Turns};

    #[test]
    fn turns_come_in_order_whoever_is_first() {
        let seen = Mutex::new(Vec::new());
        let mut in_turn = |_: &[Row<'_>], _: &mut [Glance]| {};
        let turns = Turns::new(&mut in_turn);
        std::thread::scope(|scope| {
            for number in (0..8).rev() {
                let (turns, seen) = (&turns, &seen);
                scope.spawn(move || {
                    let Some(turn) = turns.wait(number) else { return };
                    seen.lock().expect("no panic").push(number);
                    turn.end(number < 5);
                });
            }
        });
        assert_eq!(*seen.lock().expect("no panic"), [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn a_panic_lets_the_others_go() {
        let mut in_turn = |_: &[Row<'_>], _: &mut [Glance]| {};
        let turns = Turns::new(&mut in_turn);
        let ended = std::thread::scope(|scope| {
            let waiting = scope.spawn(|| turns.wait(1).is_none());
            let panicking = scope.spawn(|| {
                let _leaving = turns.leaving();
                std::panic::resume_unwind(Box::new("on purpose"));
            });
            (waiting.join().expect("no panic"), panicking.join().is_err())
        });
        assert_eq!(ended, (true, true));
    }
}
