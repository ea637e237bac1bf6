//! Closing rules against a calendar of 2026, in which 22 November is a Sunday.

use super::super::testing::day;
use super::*;

fn closed(rules: &str) -> ClosedDays {
    let rules: Vec<&str> = rules.split_whitespace().collect();
    ClosedDays::parse(&rules).expect("closing rules in a test")
}

#[test]
fn days_and_their_open_neighbours() {
    for (rules, date, is_closed, next, last) in [
        ("", "2026-11-22", false, "2026-11-22", "2026-11-22"),
        ("sun", "2026-11-22", true, "2026-11-23", "2026-11-21"),
        ("sun mon", "2026-11-22", true, "2026-11-24", "2026-11-21"),
        ("sun", "2026-11-21", false, "2026-11-21", "2026-11-21"),
        ("11-22", "2026-11-22", true, "2026-11-23", "2026-11-21"),
        ("12-30..01-02", "2026-12-31", true, "2027-01-03", "2026-12-29"),
        ("12-30..01-02", "2027-01-02", true, "2027-01-03", "2026-12-29"),
        ("12-30..01-02", "2027-01-03", false, "2027-01-03", "2027-01-03"),
        ("10-01..10-07 thu", "2026-10-03", true, "2026-10-09", "2026-09-30"),
        ("02-28", "2024-02-28", true, "2024-02-29", "2024-02-27"),
        ("02-29..03-01", "2026-03-01", true, "2026-03-02", "2026-02-28"),
        ("01-01..12-30", "2026-11-22", true, "2026-12-31", "2025-12-31"),
    ] {
        let (closed, date) = (closed(rules), day(date));
        assert_eq!(closed.is_closed(date), is_closed, "{rules}: {date}");
        assert_eq!(closed.next_open(date), day(next), "{rules}: after {date}");
        assert_eq!(closed.last_open_before_or_on(date), day(last), "{rules}: before {date}");
    }
}

#[test]
fn rules_that_never_open_are_refused() {
    for rules in [
        &["mon", "tue", "wed", "thu", "fri", "sat", "sun"][..],
        &["01-01..12-31"],
        &["01-01..06-30", "07-01..12-31"],
        &["03-01..02-28", "02-29"],
        &["07-01..06-30"],
    ] {
        assert_eq!(ClosedDays::parse(rules), Err(ClosedDaysError::NeverOpen), "{rules:?}");
    }
}

#[test]
fn one_open_day_in_28_years_is_still_found() {
    let closed = closed("mon tue wed thu fri sat 03-01..02-28");
    // 29 February is a Sunday in 2004 and 2032.
    assert_eq!(closed.next_open(day("2026-11-22")), day("2032-02-29"));
    assert_eq!(closed.last_open_before_or_on(day("2026-11-22")), day("2004-02-29"));
}

#[test]
fn what_is_no_rule_is_named_with_the_forms_allowed() {
    for text in ["", "someday", "02-30", "13-01", "01-01..", "01-01..02-30", "2026-01-01", "01-01...01-02"] {
        let error = ClosedDays::parse(&[text]).expect_err(text).to_string();
        assert!(error.starts_with(&format!("\"{text}\" is not a closed day; write a weekday")), "{error}");
    }
}

#[test]
fn settings_read_and_write_a_list_of_texts() {
    let json = r#"["mon","05-01","12-30..01-02"]"#;
    let closed: ClosedDays = serde_json::from_str(json).expect("three rules");
    assert_eq!(closed.rules().len(), 3);
    assert_eq!(serde_json::to_string(&closed).ok().as_deref(), Some(json));
    assert!(serde_json::from_str::<ClosedDays>(r#"["01-01..12-31"]"#).is_err());
}
