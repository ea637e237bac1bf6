//! Published days, and every day against another calendar.

use lunar_lite::{SolarDate, solar_to_lunar};

use super::super::testing::{day, days_of};
use super::*;

#[test]
fn published_days_convert_both_ways() {
    for (solar, year, month, leap, of_month) in [
        ("2023-01-22", 2023, 1, false, 1),
        ("2023-03-22", 2023, 2, true, 1),
        ("2024-02-10", 2024, 1, false, 1),
        ("1994-05-21", 1994, 4, false, 11),
        ("2020-05-03", 2020, 4, false, 11),
        ("2020-06-02", 2020, 4, true, 11),
        ("2014-10-24", 2014, 9, true, 1),
        ("2024-02-09", 2023, 12, false, 30),
    ] {
        let lunar = LunarDay { year, month, leap, day: of_month };
        assert_eq!(LunarDay::from_solar(day(solar)), Some(lunar), "{solar}");
        assert_eq!(lunar.to_solar(), Some(day(solar)), "{lunar:?}");
    }
}

#[test]
fn leap_months_and_lengths_are_the_published_ones() {
    for (year, leap) in
        [(2014, Some(9)), (2015, None), (2020, Some(4)), (2023, Some(2)), (2025, Some(6)), (2033, Some(11))]
    {
        assert_eq!(leap_month(year), leap, "{year}");
    }
    assert_eq!(month_length(2020, 4, false), Some(30));
    assert_eq!(month_length(2020, 4, true), Some(29));
    assert_eq!(month_length(2020, 5, true), None);
    assert_eq!(month_length(2020, 13, false), None);
}

#[test]
fn days_that_do_not_exist_have_no_solar_date() {
    for (year, month, leap, day) in [
        (2024, 1, true, 1),
        (2020, 4, true, 30),
        (2024, 1, false, 31),
        (2024, 1, false, 0),
        (2024, 0, false, 1),
        (1899, 1, false, 1),
        (2101, 1, false, 1),
    ] {
        assert_eq!(LunarDay { year, month, leap, day }.to_solar(), None, "{year}-{month}-{day}");
    }
    assert_eq!(LunarDay::from_solar(day("1900-01-30")), None);
    assert_eq!(LunarDay::from_solar(NaiveDate::MAX), None);
}

#[test]
fn the_eve_of_the_new_year_1954_is_the_day_before_3_february() {
    // New moon at 23:55 on 3 February 1954, UTC+8: `lunar-lite` 1.3.0 is a day late.
    for (solar, month, of_month) in [("1954-02-02", 12, 29), ("1954-02-03", 1, 1)] {
        let lunar = LunarDay::from_solar(day(solar)).map(|lunar| (lunar.month, lunar.day));
        assert_eq!(lunar, Some((month, of_month)), "{solar}");
    }
}

#[test]
fn every_day_converts_there_and_back() {
    for solar in days_of(1901, 2100) {
        let lunar = LunarDay::from_solar(solar).expect("a year of the table");
        assert_eq!(lunar.to_solar(), Some(solar), "{lunar:?}");
    }
}

/// Until 1928 the calendar followed Beijing's own time, which crates treat differently. In 1942, 1943, 1954 and 1957
/// the new moon (`PyEphem`, UTC+8) is on the first day of our month; 2089 and 2097 are within three minutes of midnight.
const LUNAR_LITE_APART: &str = "1906-04 1909-08 1910-12 1916-03 1920-10 1927-10 1928-09 \
    1942-08 1943-11 1954-01 1957-02 2089-08 2097-07";

/// The lunar months (by our table) with a day on which `other` gives another date.
fn months_apart(other: impl Fn(NaiveDate) -> LunarDay) -> Vec<String> {
    let mut apart: Vec<String> = days_of(1901, 2099)
        .filter_map(|solar| {
            let ours = LunarDay::from_solar(solar).expect("a year of the table");
            (ours != other(solar) && ours.day == 15).then(|| format!("{}-{:02}", ours.year, ours.month))
        })
        .collect();
    apart.dedup();
    apart
}

#[test]
fn lunar_lite_differs_only_in_these_months() {
    let computed = |solar: NaiveDate| {
        let date = SolarDate {
            year: solar.year(),
            month: u8::try_from(solar.month()).expect("1-12"),
            day: u8::try_from(solar.day()).expect("1-31"),
        };
        let lunar = solar_to_lunar(date).expect("a year it knows");
        LunarDay { year: lunar.year, month: lunar.month.into(), leap: lunar.is_leap_month, day: lunar.day.into() }
    };
    assert_eq!(months_apart(computed).join(" "), LUNAR_LITE_APART);
}
