//! The days of lines, two bytes each while all of them are from 1900 to 2079.

use chrono::{Datelike, NaiveDate};

use super::packed::{arrange, retain};

/// The day before 1900-01-01, counted from the first day of the year 1.
const BEFORE: i32 = 693_595;

/// A column of days.
#[derive(Debug, Clone)]
pub(super) enum Days {
    /// Counted from 1900-01-01, which is 1; and once they stand by member, the calendar of them all.
    Narrow(Vec<u16>, Calendar),
    /// All others.
    Wide(Vec<NaiveDate>),
}

/// Every day from the first of a column to its last, since to work out a year and a day in it takes longer than to look.
#[derive(Debug, Clone, Default)]
pub(super) struct Calendar {
    first: u16,
    days: Vec<NaiveDate>,
}

impl Calendar {
    fn of(days: &[u16]) -> Self {
        let first = days.iter().copied().min().unwrap_or_default();
        let last = days.iter().copied().max().unwrap_or_default();
        Self { first, days: (first..=last).map(wide).collect() }
    }

    #[inline]
    fn day(&self, narrow: u16) -> NaiveDate {
        self.days.get(usize::from(narrow.wrapping_sub(self.first))).copied().unwrap_or_else(|| wide(narrow))
    }
}

impl Default for Days {
    fn default() -> Self {
        Self::Narrow(Vec::new(), Calendar::default())
    }
}

impl Days {
    /// Puts `more` at the end.
    #[inline]
    pub(super) fn extend(&mut self, more: impl Iterator<Item = NaiveDate> + Clone) {
        match self {
            Self::Narrow(days, _) => {
                let known = days.len();
                let mut fits = true;
                days.extend(more.clone().map(|day| {
                    let narrow = u16::try_from(day.num_days_from_ce() - BEFORE);
                    fits &= narrow.is_ok();
                    narrow.unwrap_or_default()
                }));
                if !fits {
                    *self = Self::Wide(days[..known].iter().map(|&narrow| wide(narrow)).chain(more).collect());
                }
            }
            Self::Wide(days) => days.extend(more),
        }
    }

    /// The day at `index`.
    #[inline]
    pub(super) fn get(&self, index: usize) -> NaiveDate {
        match self {
            Self::Narrow(days, calendar) => calendar.day(days[index]),
            Self::Wide(days) => days[index],
        }
    }

    /// The day at `index` as a number that is larger for a later day.
    #[inline]
    pub(super) fn rank(&self, index: usize) -> u32 {
        match self {
            Self::Narrow(days, _) => days[index].into(),
            Self::Wide(days) => rank(days[index]),
        }
    }

    /// Keeps the days for which `keep` says so.
    pub(super) fn retain(&mut self, keep: &[bool]) {
        match self {
            Self::Narrow(days, _) => retain(days, keep),
            Self::Wide(days) => retain(days, keep),
        }
    }

    /// Puts the days into another order, given by where each comes from.
    pub(super) fn arrange(&mut self, order: &[u32]) {
        match self {
            Self::Narrow(days, calendar) => {
                arrange(days, order);
                *calendar = Calendar::of(days);
            }
            Self::Wide(days) => arrange(days, order),
        }
    }
}

/// Days before the first of the year 1 come first, too.
fn rank(day: NaiveDate) -> u32 {
    day.num_days_from_ce().cast_unsigned() ^ (1 << 31)
}

fn wide(narrow: u16) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(BEFORE + i32::from(narrow)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::Days;

    #[test]
    fn days_stay_as_the_column_gets_wider() {
        let days = [(1900, 1, 1), (2079, 6, 5), (1899, 12, 31), (1899, 12, 30), (9999, 12, 31), (2024, 2, 29)];
        let days = days.map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day).expect("a day"));
        let mut column = Days::default();
        for (index, &day) in days.iter().enumerate() {
            column.extend([day].into_iter());
            assert_eq!(matches!(column, Days::Narrow(..)), index < 3, "{day}");
            for (at, &known) in days[..=index].iter().enumerate() {
                assert_eq!(column.get(at), known, "{at} of {index}");
                assert_eq!(column.rank(at).cmp(&column.rank(index)), known.cmp(&day), "{known} and {day}");
            }
        }
    }

    #[test]
    fn days_are_the_same_once_they_stand_in_another_order() {
        let days = [(2026, 2, 28), (2024, 2, 29), (2025, 12, 31)];
        let days = days.map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day).expect("a day"));
        let mut column = Days::default();
        column.extend(days.into_iter());
        column.arrange(&[1, 2, 0]);
        assert_eq!([0, 1, 2].map(|at| column.get(at)), [days[1], days[2], days[0]]);
        // A day beyond the calendar that was made.
        let later = NaiveDate::from_ymd_opt(2030, 1, 1).expect("a day");
        column.extend([later].into_iter());
        assert_eq!(column.get(3), later);
    }
}
