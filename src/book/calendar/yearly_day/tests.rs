//! Birthdays of both calendars. Lunar dates are published ones, or counted from published new years' days.

use super::super::testing::day;
use super::*;

fn birthday(text: &str) -> YearlyDay {
    text.parse().expect("a day of the year in a test")
}

#[test]
fn a_birthday_falls_on_these_dates_of_a_solar_year() {
    for (text, year, dates) in [
        ("05-21", 2026, "2026-05-21"),
        ("1996-02-29", 2024, "2024-02-29"),
        ("1996-02-29", 2026, "2026-02-28"),
        ("02-29", 2100, "2100-02-28"),
        ("lunar 1994-04-11", 1994, "1994-05-21"),
        // 2020 has a leap month 4: a plain birthday comes only in the plain month, a leap one only in the leap.
        ("lunar 1994-04-11", 2020, "2020-05-03"),
        ("lunar leap 04-11", 2020, "2020-06-02"),
        ("lunar leap 04-11", 1994, "1994-05-21"),
        ("lunar leap 09-01", 2014, "2014-10-24"),
        ("lunar leap 09-01", 2015, "2015-10-13"),
        // Leap month 4 of 2020 has 29 days, plain month 4 has 30.
        ("lunar 04-30", 2020, "2020-05-22"),
        ("lunar leap 04-30", 2020, "2020-06-20"),
        // 12-30 was 2024-02-09; the years 2024 to 2028 end on the 29th, the eves of 2025-01-29 and 2026-02-17.
        ("lunar 12-30", 2024, "2024-02-09"),
        ("lunar 12-30", 2025, "2025-01-28"),
        ("lunar 12-30", 2026, "2026-02-16"),
        // The lunar year 2023 has 384 days and 12-01 came twice in solar 2024, not at all in 2023's January.
        ("lunar 12-01", 2024, "2024-01-11 2024-12-31"),
        ("lunar 12-01", 2025, ""),
    ] {
        let dates: Vec<NaiveDate> = dates.split_whitespace().map(day).collect();
        assert_eq!(birthday(text).occurrences(year), dates, "{text} in {year}");
    }
}

#[test]
fn dates_between_two_days_cross_the_new_year() {
    let (from, to) = (day("2024-12-31"), day("2025-01-28"));
    assert_eq!(birthday("lunar 12-01").occurrences_between(from, to), [from]);
    assert_eq!(birthday("lunar 12-29").occurrences_between(from, to), [to]);
    assert_eq!(birthday("01-05").occurrences_between(from, to), [day("2025-01-05")]);
    assert_eq!(birthday("06-01").occurrences_between(from, to), []);
    assert_eq!(birthday("01-05").occurrences_between(to, from), []);
}

#[test]
fn the_date_of_birth_is_solar() {
    for (text, born) in [
        ("1994-05-21", Some("1994-05-21")),
        ("lunar 1994-04-11", Some("1994-05-21")),
        ("lunar leap 2014-09-01", Some("2014-10-24")),
        ("lunar 2023-12-30", Some("2024-02-09")),
        ("lunar leap 2020-04-30", Some("2020-06-20")),
        ("05-21", None),
        ("lunar 04-11", None),
    ] {
        assert_eq!(birthday(text).birth_date(), born.map(day), "{text}");
    }
}

#[test]
fn age_is_in_whole_years() {
    for (text, on, age) in [
        ("2012-11-22", "2026-11-21", Some(13)),
        ("2012-11-22", "2026-11-22", Some(14)),
        ("2012-02-29", "2026-02-27", Some(13)),
        ("2012-02-29", "2026-02-28", Some(14)),
        ("2012-02-29", "2012-02-29", Some(0)),
        ("2012-11-22", "2013-11-21", Some(0)),
        ("2012-11-22", "2012-11-21", None),
        ("2012-11-22", "2011-12-31", None),
        ("lunar 1994-04-11", "2008-05-20", Some(13)),
        ("lunar 1994-04-11", "2008-05-21", Some(14)),
        ("11-22", "2026-11-22", None),
    ] {
        assert_eq!(birthday(text).age_on(day(on)), age, "{text} on {on}");
    }
}

#[test]
fn days_that_no_year_has_are_refused() {
    assert_eq!(YearlyDay::solar(None, 2, 30), None);
    assert_eq!(YearlyDay::solar(Some(2023), 2, 29), None);
    assert!(YearlyDay::solar(None, 2, 29).is_some());
    assert_eq!(YearlyDay::lunar(None, 13, 1, false), None);
    assert_eq!(YearlyDay::lunar(None, 1, 31, false), None);
    assert_eq!(YearlyDay::lunar(None, 1, 0, false), None);
}
