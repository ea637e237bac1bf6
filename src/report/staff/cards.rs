//! Cards that somebody let wait.

use chrono::NaiveDate;

use super::count::Counts;
use crate::book::{Book, Rules};
use crate::report::cards;

/// Counts each card that is late with who answers for it, in the period in which its open stage was due.
pub(super) fn count(counts: &mut Counts, (book, rules, as_of): (&Book, &Rules, NaiveDate)) {
    for waiting in cards::waiting(&cards::Lists::new(book, rules, as_of)) {
        if let Some(due) = waiting.due.filter(|&due| due < as_of) {
            let slots = counts.slots(waiting.staff, None, due);
            counts.add(&slots, |figures| figures.cards_late += 1);
        }
    }
}
