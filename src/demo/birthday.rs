//! Birthdays in the many ways in which a shop writes them.

use super::period::date;
use super::rng::Dice;
use chrono::{Datelike, Days, NaiveDate};

/// A birthday and how it stands in the sheet.
#[derive(Clone, Copy)]
pub(super) enum Birthday {
    /// A real date of Excel.
    Excel(NaiveDate),
    /// `1985-3-8`.
    Dashes(NaiveDate),
    /// `1985年3月8日`.
    Chinese(NaiveDate),
    /// `3月8日`.
    NoYear(u32, u32),
    /// `农历八月十五`, or `农历1975-10-14` with a year.
    Lunar(Option<i32>, u32, u32),
}

/// The first days of the lunar months 7 to 10 of 2026, which the callback log covers; no leap month among them.
const LUNAR_MONTHS: [(u32, NaiveDate); 4] =
    [(7, date(2026, 8, 13)), (8, date(2026, 9, 11)), (9, date(2026, 10, 10)), (10, date(2026, 11, 9))];

const LUNAR_NAMES: [&str; 12] = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "腊"];

impl Birthday {
    /// Any birthday.
    pub(super) fn any(dice: &mut Dice) -> Self {
        let first = date(1952, 1, 1);
        let born = first + Days::new(u64::from(dice.below(19_500)));
        match dice.below(100) {
            0..34 => Self::Excel(born),
            34..60 => Self::Dashes(born),
            60..75 => Self::Chinese(born),
            75..85 => Self::NoYear(born.month(), born.day()),
            _ => Self::Lunar(None, 1 + dice.below(12), 1 + dice.below(29)),
        }
    }

    /// The day of birth, where the year is known and the calendar is the plain one.
    pub(super) fn born(self) -> Option<NaiveDate> {
        match self {
            Self::Excel(day) | Self::Dashes(day) | Self::Chinese(day) => Some(day),
            Self::NoYear(..) | Self::Lunar(..) => None,
        }
    }

    /// The day on which it is kept in 2026, if it falls among the days of the callback log.
    pub(super) fn kept(self) -> Option<NaiveDate> {
        match self {
            Self::Excel(day) | Self::Dashes(day) | Self::Chinese(day) => {
                NaiveDate::from_ymd_opt(2026, day.month(), day.day())
            }
            Self::NoYear(month, day) => NaiveDate::from_ymd_opt(2026, month, day),
            Self::Lunar(_, month, day) => LUNAR_MONTHS
                .iter()
                .find(|(lunar, _)| *lunar == month)
                .map(|(_, first)| *first + Days::new(u64::from(day - 1))),
        }
    }

    /// How it is written; a real date of Excel has no text of its own.
    pub(super) fn text(self) -> Option<String> {
        match self {
            Self::Excel(_) => None,
            Self::Dashes(day) => Some(day.format("%Y-%-m-%-d").to_string()),
            Self::Chinese(day) => Some(day.format("%Y年%-m月%-d日").to_string()),
            Self::NoYear(month, day) => Some(format!("{month}月{day}日")),
            Self::Lunar(Some(year), month, day) => Some(format!("农历{year}-{month}-{day}")),
            Self::Lunar(None, month, day) => {
                let month = LUNAR_NAMES[month as usize - 1];
                Some(format!("农历{month}月{}", lunar_day(day)))
            }
        }
    }
}

fn lunar_day(day: u32) -> String {
    let ones = ["十", "一", "二", "三", "四", "五", "六", "七", "八", "九"][day as usize % 10];
    match day {
        1..=10 => format!("初{ones}"),
        20 => "二十".to_owned(),
        21..=29 => format!("廿{ones}"),
        30 => "三十".to_owned(),
        _ => format!("十{ones}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Birthday, LUNAR_MONTHS, date};
    use lunar_lite::{LunarDate, SolarDate, lunar_to_solar};

    #[test]
    fn the_lunar_months_begin_where_the_calendar_says() {
        for (month, first) in LUNAR_MONTHS {
            let month = u8::try_from(month).expect("1-12");
            let lunar = LunarDate { year: 2026, month, day: 1, is_leap_month: false };
            let SolarDate { year, month, day } = lunar_to_solar(lunar).expect("a year it knows");
            assert_eq!(date(year, month.into(), day.into()), first);
        }
    }

    #[test]
    fn birthdays_are_written_as_shops_write_them() {
        let born = date(1985, 3, 8);
        for (birthday, expected) in [
            (Birthday::Excel(born), None),
            (Birthday::Dashes(born), Some("1985-3-8")),
            (Birthday::Chinese(born), Some("1985年3月8日")),
            (Birthday::NoYear(3, 8), Some("3月8日")),
            (Birthday::Lunar(None, 8, 15), Some("农历八月十五")),
            (Birthday::Lunar(None, 10, 10), Some("农历十月初十")),
            (Birthday::Lunar(None, 12, 29), Some("农历腊月廿九")),
            (Birthday::Lunar(Some(1975), 10, 14), Some("农历1975-10-14")),
        ] {
            assert_eq!(birthday.text().as_deref(), expected);
        }
    }
}
