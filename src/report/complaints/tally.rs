//! How many complaints there were, were late, and how long they took: of all, and by category, person and month.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::case::Case;
use crate::book::calendar::{By, Period};
use crate::stats::{Ratio, quantile};

/// The minutes of a day.
const DAY: i128 = 24 * 60;

/// What is counted of some complaints.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    pub(super) complaints: u32,
    pub(super) open: u32,
    /// Of those of which it is known whether they were answered in time, those that were not.
    pub(super) late: u32,
    pub(super) judged: u32,
    pub(super) solved: u32,
    pub(super) quickly: u32,
    minutes: Vec<i64>,
}

/// The complaints of a category, a person or a month.
pub(super) struct Group {
    pub(super) name: String,
    pub(super) tally: Tally,
}

impl Tally {
    pub(super) fn of<'c, 'a: 'c>(cases: impl IntoIterator<Item = &'c Case<'a>>) -> Self {
        let mut tally = Self::default();
        cases.into_iter().for_each(|case| tally.add(case));
        tally
    }

    fn add(&mut self, case: &Case<'_>) {
        self.complaints += 1;
        self.open += u32::from(case.is_open);
        self.late += u32::from(case.timing.reply.is_late());
        self.judged += u32::from(case.timing.reply.is_judged());
        self.solved += u32::from(!case.is_open);
        self.quickly += u32::from(case.timing.quickly);
        self.minutes.extend(case.timing.solve_minutes);
    }

    /// The days to the solution that `tenths` in ten took at most; nothing where none was solved on a known day.
    pub(super) fn days(&self, tenths: u32) -> Option<Ratio> {
        let minutes = quantile(&mut self.minutes.clone(), tenths, 10)?;
        Ratio::new(minutes.numerator(), minutes.denominator() * DAY)
    }
}

/// The complaints by a name, the most frequent first, then by name.
pub(super) fn by_name<'a>(cases: &[Case<'a>], name: impl Fn(&Case<'a>) -> &'a str) -> Vec<Group> {
    let mut groups: BTreeMap<&str, Tally> = BTreeMap::new();
    for case in cases {
        groups.entry(name(case)).or_default().add(case);
    }
    let mut groups: Vec<Group> =
        groups.into_iter().map(|(name, tally)| Group { name: name.to_owned(), tally }).collect();
    groups.sort_by_key(|group| Reverse(group.tally.complaints));
    groups
}

/// The complaints by the month in which they were received, from the first to the last with one.
pub(super) fn by_month(cases: &[Case<'_>]) -> Vec<Group> {
    let days = || cases.iter().map(|case| case.complaint.received.day);
    let Some((first, last)) = days().min().zip(days().max()) else { return Vec::new() };
    let of = |period: Period| {
        let own = cases.iter().filter(|case| (period.from..=period.to).contains(&case.complaint.received.day));
        Group { tally: Tally::of(own), name: period.key }
    };
    By::Month.periods(first, last).into_iter().map(of).collect()
}
