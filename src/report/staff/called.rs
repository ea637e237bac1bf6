//! Callbacks, and what was bought after them.

use chrono::{Days, NaiveDate};

use super::count::{Counts, slots};
use crate::book::{Book, Contact, Histories, History, Rules};
use crate::report::Refusal;
use crate::report::callbacks::audit;

/// Counts callbacks, as `callbacks audit` does, and the sales that followed them.
///
/// # Errors
/// A rule of `[callbacks]` that cannot be used.
pub(super) fn count(counts: &mut Counts, of: (&Book, &Rules, NaiveDate)) -> Result<(), Refusal> {
    let (periods, homes) = (counts.periods, counts.homes);
    let found = audit::completion(of, periods.first(), &|staff, _, day| slots(periods, homes, staff, None, day))?;
    for (slot, figures) in found {
        counts.found.entry(slot).or_default().callbacks = figures;
    }
    sales(counts, of);
    Ok(())
}

/// Each purchase follows the last contact before it, if that is not too long ago.
fn sales(counts: &mut Counts, (book, rules, as_of): (&Book, &Rules, NaiveDate)) {
    let days = Days::new(rules.effect.days.into());
    let histories = Histories::new(book, &rules.purchases);
    let mut history = History::default();
    for rows in book.contacts.chunk_by(|a, b| a.member == b.member) {
        histories.fill(rows[0].member, as_of, &mut history);
        for purchase in history.occasions() {
            let before = |row: &&Contact| row.day < purchase.day && audit::was_spoken_to(row);
            let last = rows.iter().rfind(before);
            let in_time = |row: &&Contact| row.day.checked_add_days(days).is_some_and(|end| purchase.day <= end);
            if let Some(row) = last.filter(in_time) {
                let slots = counts.slots(row.staff, None, row.day);
                counts.add(&slots, |figures| figures.sales_after += purchase.net);
            }
        }
    }
}
