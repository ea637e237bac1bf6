//! What the shop has new, by the items sheet, and whom it fits.

use chrono::{Days, NaiveDate};

use super::taste::fits;
use crate::book::message::{Slot, Values};
use crate::book::{Book, Item, Rules};

/// An item with the day from which it is sold.
pub(super) type Launched<'a> = (NaiveDate, &'a Item);

/// The items launched within the days of `callbacks.arrivals.days`, the newest first.
pub(super) struct NewItems<'a>(Vec<Launched<'a>>);

impl<'a> NewItems<'a> {
    /// Those of the as-of date.
    pub(super) fn new(book: &'a Book, rules: &Rules, as_of: NaiveDate) -> Self {
        let days = rules.callbacks.arrivals.days;
        let since = as_of.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN);
        let launched = book.goods.iter().filter_map(|item| Some((item.launch?, item)));
        let mut items: Vec<Launched> =
            launched.filter(|&(day, item)| since < day && day <= as_of && !item.category.is_empty()).collect();
        items.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.cmp(other)));
        Self(items)
    }

    /// All of them.
    pub(super) fn all(&self) -> &[Launched<'a>] {
        &self.0
    }

    /// Those of these categories in one of the sizes as written.
    pub(super) fn fitting(&self, categories: &[&str], size: &str) -> Vec<Launched<'a>> {
        let fits = |&&(_, item): &&Launched| categories.contains(&&*item.category) && fits(size, &item.size);
        self.0.iter().filter(fits).copied().collect()
    }
}

/// The items and their categories as a message names them, at most three.
pub(super) fn named(items: &[Launched], between: &str) -> Values {
    let mut values = Values::default();
    let mut list = |slot, name: fn(&Item) -> &str| {
        let mut names: Vec<&str> = Vec::new();
        for (_, item) in items {
            if !names.contains(&name(item)) {
                names.push(name(item));
            }
        }
        names.truncate(3);
        values.set(slot, names.join(between));
    };
    list(Slot::NewItems, |item| if item.name.is_empty() { &item.sku } else { &item.name });
    list(Slot::Category, |item| &item.category);
    values
}
