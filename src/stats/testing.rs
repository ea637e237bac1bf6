//! The public data sets of the reference numbers, for tests.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;

/// The text of a file under the folder named by `REGULARS_DATA`; without the variable the test says that it skips.
#[expect(clippy::print_stderr, reason = "a skipped test must not look like a passed one")]
pub(crate) fn data(file: &str) -> Option<String> {
    let Ok(folder) = std::env::var("REGULARS_DATA") else {
        eprintln!("skipped: REGULARS_DATA names no folder to read {file} from");
        return None;
    };
    let path = Path::new(&folder).join(file);
    Some(std::fs::read_to_string(path).expect("a data file of the reference numbers"))
}

/// Days since the last order as of 2006-12-31, order rows and revenue of each customer.
pub(super) fn rfm_by_customer(orders: &str) -> (Vec<i64>, Vec<i64>, Vec<i64>) {
    let as_of = NaiveDate::from_ymd_opt(2006, 12, 31).expect("a date");
    let mut customers = BTreeMap::new();
    let mut rows = csv::Reader::from_reader(orders.as_bytes());
    for row in rows.records() {
        let row = row.expect("a row of three fields");
        let date: NaiveDate = row[1].parse().expect("a date");
        let days = (as_of - date).num_days();
        let (last, count, money) = customers.entry(row[0].to_owned()).or_insert((days, 0, 0));
        *last = days.min(*last);
        *count += 1;
        *money += row[2].parse::<i64>().expect("whole money");
    }
    assert_eq!(customers.len(), 995);
    let (mut days, mut counts, mut sums) = (vec![], vec![], vec![]);
    for (last, count, money) in customers.into_values() {
        days.push(last);
        counts.push(count);
        sums.push(money);
    }
    (days, counts, sums)
}

/// Total spend of each customer of the CDNOW sample, in cents.
pub(super) fn cdnow_totals(sample: &str) -> Vec<i64> {
    let mut totals = BTreeMap::new();
    let mut rows = csv::Reader::from_reader(sample.as_bytes());
    for row in rows.records() {
        let row = row.expect("a row of four fields");
        let (whole, cents) = row[3].split_once('.').unwrap_or((&row[3], "0"));
        let amount = format!("{whole}{cents:0<2}").parse::<i64>().expect("money with two decimals");
        *totals.entry(row[0].to_owned()).or_insert(0) += amount;
    }
    totals.into_values().collect()
}
