//! New items by the members whom they fit.

use chrono::{Days, NaiveDate};

use crate::book::callback::{Approach, Step, Wanted};
use crate::book::message::{Slot, Values};
use crate::book::{Book, Histories, Item, Rules};
use crate::report::taste::{Tastes, fits, size};

/// Who is to be told of what, in the order of the book.
pub(super) fn wanted(book: &Book, rules: &Rules, as_of: NaiveDate, approach: &Approach) -> Vec<Wanted> {
    let items = new_items(book, rules.callbacks.arrivals.days, as_of);
    let mut wanted = Vec::new();
    if items.is_empty() {
        return wanted;
    }
    let tastes = Tastes::new(book);
    Histories::new(book, &rules.purchases).each(as_of, |member, history| {
        let (bought, sizes) = (tastes.categories(history), size(book.member(member)));
        let fitting = |&&(_, item): &&(NaiveDate, &Item)| bought.contains(&&*item.category) && fits(sizes, &item.size);
        let told = || approach.to(member).told(Step::Arrival);
        let mut fitting: Vec<_> = items.iter().filter(fitting).copied().collect();
        if !fitting.is_empty()
            && let Some(told) = told()
        {
            fitting.retain(|&(launch, _)| launch > told);
        }
        let Some(&(anchor, _)) = fitting.first() else { return };
        let due = rules.calendar.closed.next_open(anchor);
        wanted.push(Wanted { member, step: Step::Arrival, anchor, due, named: named(&fitting) });
    });
    wanted.retain(|wanted| wanted.due <= as_of);
    wanted
}

/// Those launched within so many days, the newest first, each style once.
pub(super) fn new_items(book: &Book, days: u32, as_of: NaiveDate) -> Vec<(NaiveDate, &Item)> {
    let since = as_of.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN);
    let launched = book.goods.iter().filter_map(|item| Some((item.launch?, item)));
    let mut items: Vec<_> =
        launched.filter(|&(day, item)| since < day && day <= as_of && !item.category.is_empty()).collect();
    items.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.cmp(other)));
    items
}

/// The items and their categories as a message names them, at most three.
fn named(items: &[(NaiveDate, &Item)]) -> Values {
    let mut values = Values::default();
    let mut list = |slot, name: fn(&Item) -> &str| {
        let mut names: Vec<&str> = Vec::new();
        for (_, item) in items {
            if !names.contains(&name(item)) {
                names.push(name(item));
            }
        }
        names.truncate(3);
        values.set(slot, names.join("、"));
    };
    list(Slot::NewItems, |item| if item.name.is_empty() { &item.sku } else { &item.name });
    list(Slot::Category, |item| &item.category);
    values
}
