//! New items by the members whom they fit.

use chrono::NaiveDate;

use crate::book::callback::{Approach, Step, Wanted};
use crate::book::{Book, Histories, Rules};
use crate::report::callbacks::message::Writer;
use crate::report::new_items::{NewItems, named};
use crate::report::taste::{Tastes, size};

/// Who is to be told of what, in the order of the book.
pub(super) fn wanted(book: &Book, rules: &Rules, as_of: NaiveDate, approach: &Approach) -> Vec<Wanted> {
    let items = NewItems::new(book, rules, as_of);
    let mut wanted = Vec::new();
    if items.all().is_empty() {
        return wanted;
    }
    let (tastes, between) = (Tastes::new(book), Writer::new(book, rules, as_of).between());
    Histories::new(book, &rules.purchases).each(as_of, |member, history| {
        let mut fitting = items.fitting(&tastes.categories(history), size(book.member(member)));
        if fitting.is_empty() {
            return;
        }
        let told = approach.to(member).told(Step::Arrival);
        fitting.retain(|&(launch, _)| told.is_none_or(|told| launch > told));
        let Some(&(anchor, _)) = fitting.first() else { return };
        let due = rules.calendar.closed.next_open(anchor);
        wanted.push(Wanted { member, step: Step::Arrival, anchor, due, named: named(&fitting, between) });
    });
    wanted.retain(|wanted| wanted.due <= as_of);
    wanted
}
