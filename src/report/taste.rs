//! What a member usually buys: category and item, the typical purchase.

use std::collections::BTreeMap;

use crate::book::{Book, History, Member, Money, NameId};
use crate::stats::{Ratio, median};

/// The categories of what the shop sells.
pub(super) struct Tastes<'a> {
    book: &'a Book,
    // By item as purchases name it; a name before a style number, the first row of several.
    categories: BTreeMap<&'a str, &'a str>,
}

impl<'a> Tastes<'a> {
    /// From the items sheet.
    pub(super) fn new(book: &'a Book) -> Self {
        let mut categories = BTreeMap::new();
        let goods = || book.goods.iter().filter(|item| !item.category.is_empty());
        let names = goods().map(|item| (&*item.name, &*item.category));
        for (called, category) in names.chain(goods().map(|item| (&*item.sku, &*item.category))) {
            if !called.is_empty() {
                categories.entry(called).or_insert(category);
            }
        }
        Self { book, categories }
    }

    /// The category of an item, as purchases name it.
    pub(super) fn of(&self, item: NameId) -> Option<&'a str> {
        self.categories.get(self.book.items.get(item)).copied()
    }

    /// The category bought on most purchases; of equal ones that with the larger sum, then in text order.
    pub(super) fn category(&self, history: &History) -> Option<&'a str> {
        usual(history, |item| self.of(item))
    }

    /// The item bought on most purchases, chosen alike.
    pub(super) fn item(&self, history: &History) -> Option<&'a str> {
        usual(history, |item| Some(self.book.items.get(item)).filter(|name| !name.is_empty()))
    }

    /// The categories that the member bought of, the last one first; those of one purchase by amount.
    pub(super) fn last_first(&self, history: &History) -> Vec<&'a str> {
        let mut found: Vec<&str> = Vec::new();
        for line in history.occasions().rev().flat_map(|purchase| history.lines(purchase)) {
            let category = self.of(line.item);
            found.extend(category.filter(|category| !found.contains(category)));
        }
        found
    }

    /// Every category that the member ever bought of, in text order.
    pub(super) fn categories(&self, history: &History) -> Vec<&'a str> {
        let lines = history.occasions().flat_map(|purchase| history.lines(purchase));
        let mut found: Vec<&str> = lines.filter_map(|line| self.of(line.item)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The name that stands on most purchases; of equal ones that with the larger sum, then the first in text order.
fn usual<'a>(history: &History, name: impl Fn(NameId) -> Option<&'a str>) -> Option<&'a str> {
    let mut counts: BTreeMap<&str, (u32, Money)> = BTreeMap::new();
    for purchase in history.occasions() {
        let mut bought: Vec<&str> = Vec::new();
        for line in history.lines(purchase) {
            let Some(name) = name(line.item) else { continue };
            let (times, sum) = counts.entry(name).or_default();
            *times += u32::from(!bought.contains(&name));
            *sum += line.amount;
            bought.push(name);
        }
    }
    counts.into_iter().rev().max_by_key(|&(_, count)| count).map(|(name, _)| name)
}

/// The typical purchase: the median of the net purchases, rounded half away from zero; nothing without any.
pub(super) fn typical(history: &History) -> Option<Money> {
    let mut amounts: Vec<i64> = history.occasions().map(|purchase| purchase.net.0).collect();
    median(&mut amounts).map(Ratio::rounded).and_then(|rounded| i64::try_from(rounded).ok()).map(Money)
}

/// The member's sizes as written.
pub(super) fn size(member: &Member) -> &str {
    let personal = member.profile.as_deref().and_then(|profile| profile.personal.as_deref());
    personal.and_then(|personal| personal.size.as_deref()).unwrap_or_default()
}

/// What the member likes to wear, as written.
pub(super) fn preferences(member: &Member) -> &str {
    let personal = member.profile.as_deref().and_then(|profile| profile.personal.as_deref());
    personal.and_then(|personal| personal.preferences.as_deref()).unwrap_or_default()
}

/// Whether sizes as written hold this one: `上衣L、裤52` holds L and 52, not 5.
pub(super) fn has_size(written: &str, wanted: &str) -> bool {
    let mut sizes = written.split(|c: char| !c.is_ascii_alphanumeric() && c != '.' && c != '-');
    sizes.any(|size| size.eq_ignore_ascii_case(wanted)) || (!wanted.is_ascii() && written.contains(wanted))
}

/// Whether somebody with sizes as written can wear an item of these sizes: one of them is theirs, or lies in a range
/// (`48-52`). An item without sizes fits everybody.
pub(super) fn fits(member: &str, item: &str) -> bool {
    let sizes = || item.split(['/', ',', '，', '、', ';', '；', '|']).flat_map(str::split_whitespace);
    let number = |text: &str| text.parse::<f64>().ok();
    let own = || member.split(|c: char| !c.is_ascii_digit() && c != '.').filter_map(number);
    let in_range = |size: &str| {
        let range = size.split_once(['-', '~', '～']);
        let range = range.and_then(|(from, to)| Some((number(from)?, number(to)?)));
        range.is_some_and(|(from, to)| own().any(|size| from <= size && size <= to))
    };
    sizes().next().is_none() || sizes().any(|size| has_size(member, size) || in_range(size))
}

#[cfg(test)]
mod tests {
    use super::{Tastes, fits, typical};
    use crate::book::testing::{book, day, item, row};
    use crate::book::{Book, Histories, History, MemberId, Money, Rules};

    fn history(book: &Book) -> History {
        let mut history = History::default();
        Histories::new(book, &Rules::default().purchases).fill(MemberId::new(0), day("2026-06-30"), &mut history);
        history
    }

    #[test]
    fn the_usual_category_is_the_one_of_most_purchases_then_of_most_money() {
        let sales = [
            // Two shirts on one receipt are one purchase of shirts.
            row("2026-01-01 100 S R1 白衬衫"),
            row("2026-01-01 100 S R1 蓝衬衫"),
            row("2026-02-01 90 S R2 Q4-118"),
            row("2026-03-01 300 S R3 大衣"),
            row("2026-04-01 5 S R4 袜子"),
        ];
        let mut book = book(&[], &sales);
        for (name, sku, category) in
            [("白衬衫", "", "衬衫"), ("蓝衬衫", "", "衬衫"), ("羊毛外套", "Q4-118", "外套"), ("大衣", "", "外套")]
        {
            let item = item(&mut book, name);
            (item.sku, item.category) = (sku.into(), category.into());
        }
        let (tastes, history) = (Tastes::new(&book), history(&book));
        // Coats on two purchases; of items each one once, the coat of 300 is the dearest.
        assert_eq!(tastes.category(&history), Some("外套"));
        assert_eq!(tastes.item(&history), Some("大衣"));
        assert_eq!(tastes.categories(&history), ["外套", "衬衫"]);
    }

    #[test]
    fn the_typical_purchase_is_the_median_of_net_purchases() {
        let sales = [
            row("2026-01-01 100.00 S R1 a"),
            row("2026-02-01 200.01 S R2 b"),
            row("2026-03-01 900.00 S R3 c"),
            // R3 is brought to zero and counts no more: the median of 100 and 200.01 is 150.005.
            row("2026-03-02 -900.00 S R3 c"),
        ];
        assert_eq!(typical(&history(&book(&[], &sales))), Some(Money(15_001)));
        assert_eq!(typical(&History::default()), None);
    }

    #[test]
    fn an_item_fits_by_one_of_its_sizes_or_a_range() {
        assert!(fits("上衣L、裤52", "M/L/XL") && fits("上衣L、裤52", "50 52") && fits("52", "48-54") && fits("", ""));
        assert!(!fits("上衣XL、裤52", "S/M/L") && !fits("46", "48-54") && !fits("", "L") && !fits("5", "52"));
    }
}
