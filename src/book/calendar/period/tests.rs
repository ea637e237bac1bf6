//! Each period length against days worked out by hand.

use super::super::testing::{day, days_of};
use super::*;

#[test]
fn a_day_lies_in_the_period_that_the_calendar_says() {
    for (by, of, key, from, to) in [
        (By::Day, "2026-11-22", "2026-11-22", "2026-11-22", "2026-11-22"),
        (By::Week, "2026-11-22", "2026-W47", "2026-11-16", "2026-11-22"),
        (By::Week, "2027-01-03", "2026-W53", "2026-12-28", "2027-01-03"),
        (By::Week, "2024-12-30", "2025-W01", "2024-12-30", "2025-01-05"),
        (By::Month, "2026-11-22", "2026-11", "2026-11-01", "2026-11-30"),
        (By::Month, "2024-02-29", "2024-02", "2024-02-01", "2024-02-29"),
        (By::Quarter, "2026-11-22", "2026-Q4", "2026-10-01", "2026-12-31"),
        (By::Quarter, "2026-03-31", "2026-Q1", "2026-01-01", "2026-03-31"),
        (By::Half, "2026-06-30", "2026-H1", "2026-01-01", "2026-06-30"),
        (By::Half, "2026-07-01", "2026-H2", "2026-07-01", "2026-12-31"),
        (By::Year, "2026-11-22", "2026", "2026-01-01", "2026-12-31"),
        (By::Rolling, "2026-11-22", "2026-11", "2026-06-01", "2026-11-30"),
        (By::Rolling, "2026-02-03", "2026-02", "2025-09-01", "2026-02-28"),
    ] {
        let (from, to) = (day(from), day(to));
        let key = key.to_owned();
        assert_eq!(by.containing(day(of)), Some(Period { key, from, to }), "{by} of {of}");
    }
    assert_eq!(By::All.containing(day("2026-11-22")), None);
}

#[test]
fn periods_cover_the_history_whole() {
    for (by, first, last, keys) in [
        (By::Day, "2026-11-29", "2026-12-01", "2026-11-29 2026-11-30 2026-12-01"),
        (By::Week, "2026-12-26", "2027-01-04", "2026-W52 2026-W53 2027-W01"),
        (By::Month, "2026-11-22", "2027-01-01", "2026-11 2026-12 2027-01"),
        (By::Quarter, "2026-01-31", "2026-07-01", "2026-Q1 2026-Q2 2026-Q3"),
        (By::Half, "2025-12-31", "2026-07-01", "2025-H2 2026-H1 2026-H2"),
        (By::Year, "2025-12-31", "2026-01-01", "2025 2026"),
        (By::All, "2025-12-31", "2026-07-01", "all"),
        (By::Rolling, "2026-01-31", "2026-03-01", "2026-01 2026-02 2026-03"),
        (By::Month, "2026-11-22", "2026-11-22", "2026-11"),
        (By::Month, "2026-11-22", "2026-11-21", ""),
        (By::All, "2026-11-22", "2026-11-21", ""),
    ] {
        let periods = by.periods(day(first), day(last));
        let found: Vec<&str> = periods.iter().map(|period| period.key.as_str()).collect();
        assert_eq!(found.join(" "), keys, "{by} from {first} to {last}");
    }
    let all = By::All.periods(day("2025-12-31"), day("2026-07-01"));
    assert_eq!((all[0].from, all[0].to), (day("2025-12-31"), day("2026-07-01")));
}

#[test]
fn every_day_is_in_its_own_period_and_periods_meet() {
    for by in [By::Day, By::Week, By::Month, By::Quarter, By::Half, By::Year] {
        let periods = by.periods(day("2023-01-01"), day("2025-12-31"));
        assert!(periods.windows(2).all(|two| after(two[0].to) == two[1].from), "{by}");
        for each in days_of(2023, 2025) {
            let index = periods.partition_point(|period| period.to < each);
            assert_eq!(by.containing(each).as_ref(), Some(&periods[index]));
        }
    }
}

#[test]
fn names_are_read_and_written() {
    for (by, name) in By::ALL.into_iter().zip(By::NAMES) {
        assert_eq!(name.parse(), Ok(by));
        assert_eq!(by.to_string(), name);
    }
    let error = "decade".parse::<By>().expect_err("no period").to_string();
    assert_eq!(error, "\"decade\" is not a period; use one of day, week, month, quarter, half, year, all, rolling");
}

#[test]
fn periods_stop_at_the_last_day_chrono_knows() {
    assert_eq!(By::Day.periods(NaiveDate::MAX, NaiveDate::MAX).len(), 1);
}
