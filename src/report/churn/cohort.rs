//! Members by the month of their first purchase, and who of them bought again.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::Seen;
use crate::book::calendar::{month_end, month_start};
use crate::stats;
use crate::table::Words;

/// Days within which members are looked for again.
const WITHIN: [u16; 4] = [30, 90, 180, 365];

/// Calendar months after the first purchase that are looked at.
const MONTHS: u32 = 12;

/// A row of the table `cohorts`.
pub(super) struct Row {
    /// The first day of the month.
    pub(super) month: NaiveDate,
    pub(super) members: u32,
    pub(super) within_days: u16,
    pub(super) returned: u32,
    /// Whether every member had that many days.
    pub(super) complete: bool,
}

/// A row of the table `cohort_months`.
pub(super) struct MonthRow {
    /// The first day of the month of the first purchase.
    pub(super) cohort: NaiveDate,
    pub(super) members: u32,
    /// Which calendar month after it.
    pub(super) month: u32,
    pub(super) returned: u32,
    /// Whether that month is over.
    pub(super) complete: bool,
}

#[derive(Default)]
struct Cohort {
    members: u32,
    returned: [u32; WITHIN.len()],
    /// Who bought in the first calendar month after, in the second, …
    monthly: [u32; MONTHS as usize],
}

/// Counts members by the month of their first purchase.
pub(super) struct Cohorts {
    from: NaiveDate,
    to: NaiveDate,
    by_month: BTreeMap<NaiveDate, Cohort>,
}

impl Cohorts {
    /// Counts those whose first purchase lies between these days.
    pub(super) fn new(from: Option<NaiveDate>, to: NaiveDate) -> Self {
        Self { from: from.unwrap_or(NaiveDate::MIN), to, by_month: BTreeMap::new() }
    }

    /// Counts a member.
    pub(super) fn see(&mut self, seen: &Seen) {
        let first = seen.days[0];
        if first < self.from || first > self.to {
            return;
        }
        let again = seen.days.iter().find(|&&day| day > first).map(|&day| (day - first).num_days());
        let cohort = self.by_month.entry(month_start(first)).or_default();
        cohort.members += 1;
        for (returned, within) in cohort.returned.iter_mut().zip(WITHIN) {
            *returned += u32::from(again.is_some_and(|days| days <= within.into()));
        }
        let mut latest = 0;
        for month in seen.days.iter().map(|&day| months_between(first, day)) {
            if month > latest {
                latest = month;
                if let Some(returned) = cohort.monthly.get_mut(month as usize - 1) {
                    *returned += 1;
                }
            }
        }
    }

    /// The rows by calendar month, those that have begun.
    pub(super) fn months(&self, as_of: NaiveDate) -> Vec<MonthRow> {
        let row = |cohort: NaiveDate, found: &Cohort, index: usize| {
            let month = u32::try_from(index).ok()? + 1;
            let begins = cohort.checked_add_months(Months::new(month)).filter(|&begins| begins <= as_of)?;
            let (members, returned) = (found.members, found.monthly[index]);
            Some(MonthRow { cohort, members, month, returned, complete: month_end(begins) <= as_of })
        };
        let of_month = |(&month, cohort)| (0..MONTHS as usize).filter_map(move |index| row(month, cohort, index));
        self.by_month.iter().flat_map(of_month).collect()
    }

    /// The rows, by month and days.
    pub(super) fn rows(&self, as_of: NaiveDate) -> Vec<Row> {
        let row = |month: NaiveDate, cohort: &Cohort, index: usize| {
            let within_days = WITHIN[index];
            let over = month_end(month).checked_add_days(Days::new(within_days.into()));
            let complete = over.is_some_and(|over| over <= as_of);
            Row { month, members: cohort.members, within_days, returned: cohort.returned[index], complete }
        };
        let of_month = |(&month, cohort)| (0..WITHIN.len()).map(move |index| row(month, cohort, index));
        self.by_month.iter().flat_map(of_month).collect()
    }

    /// The averages by calendar month over complete cells, for some of the months.
    pub(super) fn monthly_averages(&self, as_of: NaiveDate) -> Option<Words> {
        let rows = self.months(as_of);
        let of_month = |month: u32| {
            let cells = rows.iter().filter(|row| row.complete && row.month == month);
            Some((month, average(cells.map(|row| (row.returned, row.members)))?))
        };
        let averages: Vec<_> = [1, 2, 3, 6, 12].into_iter().filter_map(of_month).collect();
        let said = |of: fn(&(u32, String)) -> String, between: &str| {
            averages.iter().map(of).collect::<Vec<_>>().join(between)
        };
        (!averages.is_empty()).then(|| {
            Words::from((
                format!(
                    "首购后各自然月再来的平均比例（只算已过完的月）：{}",
                    said(|(month, share)| format!("第 {month} 月 {share}"), "，")
                ),
                format!(
                    "Bought in the calendar month after the first purchase, complete months: {}",
                    said(|(month, share)| format!("{month}: {share}"), ", ")
                ),
            ))
        })
    }

    /// The averages over complete cells.
    pub(super) fn averages(&self, as_of: NaiveDate) -> Option<Words> {
        let rows = self.rows(as_of);
        let average = |within: u16| {
            let cells = rows.iter().filter(|row| row.complete && row.within_days == within);
            Some((within, average(cells.map(|row| (row.returned, row.members)))?))
        };
        let averages: Vec<_> = WITHIN.into_iter().filter_map(average).collect();
        let said = |days: &str, between: &str| {
            averages.iter().map(|(within, share)| format!("{within} {days} {share}")).collect::<Vec<_>>().join(between)
        };
        (!averages.is_empty()).then(|| {
            Words::from((
                format!("首购后再来的平均比例（只算已满期的月份）：{}", said("天内", "，")),
                format!("Bought again after the first purchase, complete cohorts: within {}", said("days", ", ")),
            ))
        })
    }
}

/// The share of members who returned, over several cells; nothing without any member.
fn average(cells: impl Iterator<Item = (u32, u32)>) -> Option<String> {
    let (returned, members) =
        cells.fold((0, 0), |(returned, members), cell| (returned + i128::from(cell.0), members + i128::from(cell.1)));
    let tenths = stats::round_half_away(1000 * returned, members)?;
    Some(format!("{}.{} %", tenths / 10, tenths % 10))
}

/// Calendar months from that of one day to that of a later one.
fn months_between(first: NaiveDate, later: NaiveDate) -> u32 {
    let month = |day: NaiveDate| 12 * day.year() + day.month0().cast_signed();
    u32::try_from(month(later) - month(first)).unwrap_or_default()
}
