//! The purchases behind a tier, worked out again for each row that is written.

use chrono::NaiveDate;

use crate::book::{Book, EarnedBy, Histories, History, MemberId, Money, Place, Purchase, Rules, Sheet};
use crate::book::{standing, stated_opening};
use crate::report::said::{SHOWN, cells, grouped, more};

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
        let title = |sheet: u16| self.titles.get(usize::from(sheet)).map_or("", String::as_str);
        format!("{} {amount} {}", purchase.day, cells(title, &places))
    }
}
