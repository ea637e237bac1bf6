//! The days of lines, two bytes each while all of them are from 1900 to 2079.

use chrono::{Datelike, NaiveDate};

use super::packed::{arrange, retain};

/// The day before 1900-01-01, counted from the first day of the year 1.
const BEFORE: i32 = 693_595;

/// A column of days.
#[derive(Debug, Clone)]
pub(super) enum Days {
    /// Counted from 1900-01-01, which is 1.
    Narrow(Vec<u16>),
    /// All others.
    Wide(Vec<NaiveDate>),
}

impl Default for Days {
    fn default() -> Self {
        Self::Narrow(Vec::new())
    }
}

impl Days {
    /// Puts `more` at the end.
    #[inline]
    pub(super) fn extend(&mut self, more: impl Iterator<Item = NaiveDate> + Clone) {
        match self {
            Self::Narrow(days) => {
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
            Self::Narrow(days) => wide(days[index]),
            Self::Wide(days) => days[index],
        }
    }

    /// Keeps the days for which `keep` says so.
    pub(super) fn retain(&mut self, keep: &[bool]) {
        match self {
            Self::Narrow(days) => retain(days, keep),
            Self::Wide(days) => retain(days, keep),
        }
    }

    /// Puts the days into another order, given by where each comes from.
    pub(super) fn arrange(&mut self, order: &[u32]) {
        match self {
            Self::Narrow(days) => arrange(days, order),
            Self::Wide(days) => arrange(days, order),
        }
    }
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
            assert_eq!(matches!(column, Days::Narrow(_)), index < 3, "{day}");
            for (at, &known) in days[..=index].iter().enumerate() {
                assert_eq!(column.get(at), known, "{at} of {index}");
            }
        }
    }
}
