//! The periods of the report, as far as they go.

use chrono::NaiveDate;

use crate::book::calendar::{By, Period};
use crate::book::{Lines, Money};

/// A period, cut to the days looked at.
#[derive(Debug, Clone)]
pub(super) struct Stretch {
    pub(super) period: Period,
    /// Whether it is whole; `None` where it has no length of its own.
    pub(super) complete: Option<bool>,
}

/// The periods from `from`, else from the first line, to `end`.
pub(super) fn stretches(
    by: By,
    lines: &Lines,
    from: Option<NaiveDate>,
    end: NaiveDate,
    as_of: NaiveDate,
) -> Vec<Stretch> {
    let sold = lines.iter().filter(|line| line.member.is_some() && line.amount >= Money::ZERO);
    let first = from.or_else(|| sold.map(|line| line.day).filter(|&day| day <= as_of).min());
    let whole = first.map_or_else(Vec::new, |first| by.periods(first, end));
    let cut = |whole: Period| {
        let start = from.map_or(whole.from, |from| whole.from.max(from));
        let complete = start == whole.from && whole.to <= end;
        let period = Period { key: whole.key, from: start, to: whole.to.min(end) };
        Stretch { period, complete: (by != By::All).then_some(complete) }
    };
    whole.into_iter().map(cut).collect()
}
