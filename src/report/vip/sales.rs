//! Every line of every sale with the card that its buyer held before that day.

use chrono::NaiveDate;

use super::held::Buyer;
use crate::book::{Book, Histories, History, Line, MemberId, Money, Rules, opening, standing};

/// The sales of a book.
pub(super) struct Sales<'a> {
    book: &'a Book,
    rules: &'a Rules,
    histories: Histories<'a>,
}

impl<'a> Sales<'a> {
    /// The sales of `book`.
    pub(super) const fn new(book: &'a Book, rules: &'a Rules) -> Self {
        Self { book, rules, histories: Histories::new(book, &rules.purchases) }
    }

    /// Visits every line up to `as_of`.
    pub(super) fn each(&self, as_of: NaiveDate, mut visit: impl FnMut(&Line, Buyer)) {
        let (mut history, mut lines) = (History::default(), Vec::new());
        for (id, _) in self.book.members() {
            lines.clear();
            lines.extend(self.histories.lines(id, as_of));
            self.histories.fill(id, as_of, &mut history);
            self.of_member(id, &mut history, &mut lines, &mut visit);
        }
        let nobody = self.book.lines.iter().filter(|line| line.member.is_none() && line.day <= as_of);
        nobody.for_each(|line| visit(&line, Buyer::NoMember));
    }

    /// Visits the lines of a member, the last day first, so that the history can be cut as it goes.
    fn of_member(&self, id: MemberId, history: &mut History, lines: &mut [Line], visit: &mut impl FnMut(&Line, Buyer)) {
        let carried: Money = opening(self.book.member(id), history, &self.rules.opening);
        lines.sort_unstable_by_key(|line| line.day);
        for of_day in lines.chunk_by(|one, other| one.day == other.day).rev() {
            let day = of_day[0].day;
            history.purchases.truncate(history.purchases.partition_point(|purchase| purchase.day < day));
            let before = day.pred_opt().and_then(|before| standing(history, carried, &self.rules.tiers, before));
            let buyer = before.map_or(Buyer::NoCard, |earned| Buyer::Holder(earned.tier));
            for line in of_day {
                visit(line, buyer);
            }
        }
    }
}
