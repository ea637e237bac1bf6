//! The periods that are looked at: the last ones, unless days are asked for.

use chrono::NaiveDate;

use crate::book::Book;
use crate::book::calendar::{By, Period};
use crate::report::Refusal;
use crate::report::span::Span;

/// So many days, or else periods of another length, are looked at where no first day is asked for.
const LAST: [usize; 2] = [7, 4];

/// Some consecutive periods, the first and the last cut to the days asked for.
pub(super) struct Periods {
    /// The oldest first.
    pub(super) list: Vec<Period>,
    /// The last one that is over, whole, by the last day; the running one where none is.
    pub(super) judged: usize,
}

impl Periods {
    /// The periods of `span`.
    ///
    /// # Errors
    /// A first day after the last.
    pub(super) fn new(book: &Book, by: By, span: Span, as_of: NaiveDate) -> Result<Self, Refusal> {
        let end = span.end(as_of)?;
        let from = span.from.unwrap_or_else(|| first(book, by, end));
        let mut list = by.periods(from, end);
        let judged = list.iter().rposition(|period| from <= period.from && period.to <= end);
        for period in &mut list {
            (period.from, period.to) = (period.from.max(from), period.to.min(end));
        }
        Ok(Self { judged: judged.unwrap_or(list.len().saturating_sub(1)), list })
    }

    /// The position of the period that holds a day, if one does.
    pub(super) fn of(&self, day: NaiveDate) -> Option<usize> {
        let at = self.list.partition_point(|period| period.to < day);
        self.list.get(at).filter(|period| period.from <= day).map(|_| at)
    }

    /// The first day looked at.
    pub(super) fn first(&self) -> NaiveDate {
        self.list.first().map_or(NaiveDate::MAX, |period| period.from)
    }
}

/// The first day of the last periods up to `end`; where one period holds all, the first day of which the book knows.
fn first(book: &Book, by: By, end: NaiveDate) -> NaiveDate {
    let count = if by == By::Day { LAST[0] } else { LAST[1] };
    let back = |from: NaiveDate| Some(by.containing(from.pred_opt()?)?.from);
    let Some(last) = by.containing(end) else {
        let days = (0..book.lines.len()).map(|index| book.lines.day(index));
        return days.chain(book.contacts.iter().map(|row| row.day)).filter(|&day| day <= end).min().unwrap_or(end);
    };
    (1..count).try_fold(last.from, |from, _| back(from)).unwrap_or(last.from)
}

#[cfg(test)]
mod tests {
    use super::Periods;
    use crate::book::calendar::By;
    use crate::book::testing::{book, day, sale};
    use crate::report::span::Span;

    /// Keys, first and last day of the periods, the one judged behind.
    fn periods(by: By, from: Option<&str>, to: Option<&str>, as_of: &str) -> (String, String) {
        let book = book(&[], &[sale("01", "2026-02-03", "100")]);
        let span = Span { from: from.map(day), to: to.map(day) };
        let periods = Periods::new(&book, by, span, day(as_of)).expect("periods");
        let keys: Vec<&str> = periods.list.iter().map(|period| period.key.as_str()).collect();
        let last = &periods.list[periods.list.len() - 1];
        let judged = &periods.list[periods.judged].key;
        (format!("{} {judged}", keys.join(" ")), format!("{} {}", periods.first(), last.to))
    }

    #[test]
    fn the_last_periods_are_shown_and_the_last_whole_one_is_judged() {
        for (by, from, to, as_of, keys, days) in [
            // Sunday 22 November 2026 ends week 47; on the Wednesday after, 48 is running.
            (By::Week, None, None, "2026-11-22", "2026-W44 2026-W45 2026-W46 2026-W47 2026-W47", "2026-10-26 2026-11-22"),
            (By::Week, None, None, "2026-11-25", "2026-W45 2026-W46 2026-W47 2026-W48 2026-W47", "2026-11-02 2026-11-25"),
            (By::Week, None, Some("2026-11-22"), "2026-11-25", "2026-W44 2026-W45 2026-W46 2026-W47 2026-W47", "2026-10-26 2026-11-22"),
            // Cut at both ends: no week is whole but 46.
            (By::Week, Some("2026-11-04"), Some("2026-11-18"), "2026-11-25", "2026-W45 2026-W46 2026-W47 2026-W46", "2026-11-04 2026-11-18"),
            (By::Week, Some("2026-11-24"), None, "2026-11-25", "2026-W48 2026-W48", "2026-11-24 2026-11-25"),
            (By::Month, None, None, "2026-11-22", "2026-08 2026-09 2026-10 2026-11 2026-10", "2026-08-01 2026-11-22"),
            (By::All, None, None, "2026-11-22", "all all", "2026-02-03 2026-11-22"),
        ] {
            assert_eq!(periods(by, from, to, as_of), (keys.to_owned(), days.to_owned()), "{by} {as_of}");
        }
        let (days, span) = periods(By::Day, None, None, "2026-11-22");
        assert_eq!((days.split(' ').count(), span.as_str()), (8, "2026-11-16 2026-11-22"));
    }

    #[test]
    fn a_day_is_in_its_period_or_in_none() {
        let span = Span { from: Some(day("2026-11-04")), to: Some(day("2026-11-18")) };
        let periods = Periods::new(&book(&[], &[]), By::Week, span, day("2026-11-25")).expect("periods");
        let of = |text| periods.of(day(text));
        assert_eq!(["2026-11-03", "2026-11-04", "2026-11-09", "2026-11-18", "2026-11-19"].map(of), [None, Some(0), Some(1), Some(2), None]);
    }
}
