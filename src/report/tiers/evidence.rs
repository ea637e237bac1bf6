//! The purchases behind a tier, worked out again for each row that is written.

use chrono::NaiveDate;

use crate::book::{Book, EarnedBy, Histories, History, MemberId, Money, Place, Purchase, Rules, Sheet};
use crate::book::{standing, stated_opening};

/// So many purchases are written out, and so many cells of each; the others are counted.
const SHOWN: usize = 5;

/// What is needed to name the purchases behind a tier.
pub(super) struct Evidence<'a> {
    book: &'a Book,
    rules: &'a Rules,
    as_of: NaiveDate,
    histories: Histories<'a>,
    titles: Vec<String>,
}

impl<'a> Evidence<'a> {
    pub(super) fn new(book: &'a Book, rules: &'a Rules, as_of: NaiveDate, histories: Histories<'a>) -> Self {
        // Said for every purchase, so made once.
        let titles = book.sheets.iter().map(Sheet::title).collect();
        Self { book, rules, as_of, histories, titles }
    }

    /// `2026-03-05 3,000.00 会员.xlsx › 消费!D17`, joined by `；`.
    pub(super) fn text(&self, id: MemberId) -> String {
        let mut history = History::default();
        self.histories.fill(id, self.as_of, &mut history);
        let history = &history;
        let opening = stated_opening(self.book.member(id), history, &self.rules.opening);
        let carried = opening.map(|stated| stated.value).unwrap_or_default();
        let Some(earned) = standing(history, carried, &self.rules.tiers, self.as_of) else {
            return String::new();
        };
        // What is not among the purchases of a total is the opening balance before them.
        let rule = earned.tier.rule(&self.rules.tiers);
        let counted = rule.is_some_and(|rule| matches!(rule.window, crate::book::calendar::Window::All));
        let begins = earned.by == EarnedBy::Opening || (earned.by == EarnedBy::Total && counted);
        let opening = opening.filter(|stated| begins && stated.value > Money::ZERO);
        let opening = opening.map(|stated| format!("{} {}", grouped(stated.value), self.book.address(stated.place)));
        let purchases = earned.evidence.iter().map(|&index| &history.purchases[index]);
        let shown = purchases.take(SHOWN).map(|purchase| self.purchase(history, purchase));
        let mut parts: Vec<String> = opening.into_iter().chain(shown).collect();
        if earned.evidence.len() > SHOWN {
            parts.push(more(earned.evidence.len()));
        }
        parts.join("；")
    }

    fn purchase(&self, history: &History, purchase: &Purchase) -> String {
        let mut amount = grouped(purchase.net);
        if purchase.net != purchase.gross {
            let (gross, back) = (grouped(purchase.gross), grouped(purchase.gross - purchase.net));
            amount = format!("{amount} (= {gross} − {back})");
        }
        let mut places: Vec<Place> = history.lines(purchase).iter().map(|line| line.place).collect();
        places.sort_unstable();
        format!("{} {amount} {}", purchase.day, self.cells(&places))
    }

    /// `会员.xlsx › 消费!D17,D18`: the sheet is named once.
    fn cells(&self, places: &[Place]) -> String {
        let mut text = String::new();
        for (index, &place) in places.iter().take(SHOWN).enumerate() {
            let same = index > 0 && places[index - 1].sheet == place.sheet;
            let title = self.titles.get(usize::from(place.sheet)).map_or("", String::as_str);
            let cell = if same || title.is_empty() { place.cell() } else { format!("{title}!{}", place.cell()) };
            text.push_str(if index > 0 { "," } else { "" });
            text.push_str(&cell);
        }
        if places.len() > SHOWN { text + &more(places.len()) } else { text }
    }
}

fn more(all: usize) -> String {
    format!("…(+{})", all - SHOWN)
}

/// `-1,234,567.00`
fn grouped(money: Money) -> String {
    let plain = money.to_string();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("-", digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "00"));
    let mut text = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    format!("{text}.{part}")
}

#[cfg(test)]
mod tests {
    use super::grouped;
    use crate::book::Money;

    #[test]
    fn thousands_are_set_apart() {
        for (minor, text) in [
            (0, "0.00"),
            (99_999, "999.99"),
            (300_000, "3,000.00"),
            (-123_456_700, "-1,234,567.00"),
            (-99_900, "-999.00"),
        ] {
            assert_eq!(grouped(Money(minor)), text);
        }
    }
}
