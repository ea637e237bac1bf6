//! The published figures of the CDNOW sample, as of 1998-06-30: its first half ends on 1997-09-30.

use super::Value;
use crate::book::Rules;
use crate::book::testing::day;
use crate::report::Run;
use crate::report::testing::{asked, published, rows};

const SAMPLE: (&str, usize, usize, usize) = ("cdnow/cdnow_sample.csv", 0, 1, 3);

fn found(as_of: &str, key: &str, columns: &[&str]) -> Option<Vec<String>> {
    let book = published(SAMPLE)?;
    let rules = Rules::default();
    let report = asked::<Value>(&[]).run(&book, &rules, day(as_of)).expect("a report");
    Some(rows(&report, key, columns))
}

#[test]
fn the_second_half_of_the_sample_is_forecast_as_published() {
    let Some(summary) = found("1998-06-30", "summary", &["key", "value"]) else { return };
    for figure in ["members|2357", "first_half_until|1997-09-30", "after_actual|1882", "after_bg_nbd|1653.4"] {
        assert!(summary.iter().any(|found| found == figure), "{figure} in {summary:?}");
    }
    let model = found("1998-06-30", "model", &["until", "model", "parameter", "estimate"]).expect("the data");
    // Published with five significant digits at most, so the last decimals may differ.
    for (parameter, expected) in [("r", 0.24259), ("alpha", 4.4136), ("a", 0.79292), ("b", 2.42589), ("log_likelihood", -9582.429)] {
        let name = format!("1997-09-30|bg_nbd|{parameter}|");
        let found: f64 = model.iter().find_map(|row| row.strip_prefix(&*name)).expect(parameter).parse().expect("a number");
        assert!((found / expected - 1.0).abs() < 5e-5, "{parameter}: {found} for {expected}");
    }
}

#[test]
fn the_first_ten_members_have_their_published_values() {
    let Some(members) = found("1997-09-30", "members", &["member", "expected_value"]) else { return };
    // To the cent: 36.2740 4.6409 8.3445 8.3445 8.3445 283.5581 6.8817 8.3445 43.3587 8.3445.
    let expected = ["36.27", "4.64", "8.34", "8.34", "8.34", "283.56", "6.88", "8.34", "43.36", "8.34"];
    for (number, value) in (1..).zip(expected) {
        let row = format!("{number:04}|{value}");
        assert!(members.contains(&row), "{row}");
    }
}
