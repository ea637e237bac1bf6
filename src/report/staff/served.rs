//! What was bought from whom, of whom the details are there, and when it was entered.

use chrono::{Days, NaiveDate};

use super::count::{Counts, Slot};
use super::required::Required;
use crate::book::callback::Approach;
use crate::book::{Book, Histories, History, Line, MemberId, Money, Rules};
use crate::report::spend::anonymous;

/// Counts purchases, members recorded and entries.
pub(super) fn count(counts: &mut Counts, required: &Required, (book, rules, as_of): (&Book, &Rules, NaiveDate)) {
    let approach = Approach::new(book, rules, as_of);
    let (first, histories) = (counts.periods.first(), Histories::new(book, &rules.purchases));
    let mut history = History::default();
    let bought = |id: &MemberId| book.lines.of(*id).any(|index| first <= book.lines.day(index));
    for id in book.members().map(|(id, _)| id).filter(bought) {
        histories.fill(id, as_of, &mut history);
        let slots = of_member(counts, (book, rules), (id, &history), required);
        if !slots.is_empty() {
            let on = approach.to(id).is_switched_on();
            let asked = book.member(id).profile.as_deref().is_some_and(|profile| profile.call_time.is_some());
            counts.add(&slots, |figures| {
                figures.recorded += 1;
                figures.switched_on += u64::from(on);
                figures.asked += u64::from(asked);
            });
        }
    }
    without_member(counts, (book, rules, as_of));
}

/// Counts the purchases of a member; where they count, each once, if the details are there.
fn of_member(
    counts: &mut Counts,
    (book, rules): (&Book, &Rules),
    (id, history): (MemberId, &History),
    required: &Required,
) -> Vec<Slot> {
    let first = counts.periods.first();
    let mut slots = Vec::new();
    let mut filled = None;
    for purchase in history.occasions().filter(|purchase| first <= purchase.day) {
        let filled = *filled.get_or_insert_with(|| required.all_of(book.member(id)));
        let own = counts.slots(history.staff(purchase), Some(purchase.shop), purchase.day);
        let small = is_small(purchase.net, rules);
        counts.add(&own, |figures| {
            figures.purchases += 1;
            figures.filled += u64::from(filled);
            figures.small += u64::from(small);
            figures.registered += u64::from(small);
        });
        entered(counts, &own, (purchase.day, history.lines(purchase)));
        slots.extend(own.into_iter().filter(|_| filled));
    }
    slots.sort_unstable();
    slots.dedup();
    slots
}

fn without_member(counts: &mut Counts, (book, rules, as_of): (&Book, &Rules, NaiveDate)) {
    let periods = counts.periods;
    let lines = anonymous::lines(book, |day| day <= as_of && periods.of(day).is_some());
    for receipt in anonymous::receipts(&lines, rules.purchases.unit) {
        let Some((day, shop, staff)) = anonymous::occasion(receipt) else { continue };
        let slots = counts.slots(staff, Some(shop), day);
        let small = is_small(receipt.iter().map(|line| line.amount).sum(), rules);
        counts.add(&slots, |figures| {
            figures.purchases += 1;
            figures.small += u64::from(small);
        });
        entered(counts, &slots, (day, receipt));
    }
}

/// Whether a purchase does not earn the silver card by itself.
fn is_small(amount: Money, rules: &Rules) -> bool {
    rules.tiers.silver.single.0.is_none_or(|single| amount < single)
}

/// Counts a purchase that says when it was entered, by its last line.
fn entered(counts: &mut Counts, slots: &[Slot], (day, lines): (NaiveDate, &[Line])) {
    if let Some(entered) = lines.iter().filter_map(|line| line.entered).max() {
        let late = day.checked_add_days(Days::new(1)).is_some_and(|next| next < entered);
        counts.add(slots, |figures| {
            figures.entered += 1;
            figures.entered_late += u64::from(late);
        });
    }
}
