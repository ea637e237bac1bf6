//! The public data sets of the reference numbers, for tests.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;

use super::{Buying, Spent};

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

/// A customer of the CDNOW sample: the history up to 1997-09-30, what the repeat days brought, and later purchase days.
pub(super) struct Cdnow {
    pub(super) buying: Buying,
    pub(super) spent: Spent,
    pub(super) later: u32,
}

/// The customers of the CDNOW sample, in the order of their numbers; time ends on 1997-09-30.
pub(super) fn cdnow(sample: &str) -> Vec<Cdnow> {
    let end = NaiveDate::from_ymd_opt(1997, 9, 30).expect("a date");
    let mut days: BTreeMap<String, BTreeMap<NaiveDate, f64>> = BTreeMap::new();
    for row in csv::Reader::from_reader(sample.as_bytes()).records() {
        let row = row.expect("a row of four fields");
        let day = row[1].parse().expect("a date");
        *days.entry(row[0].to_owned()).or_default().entry(day).or_default() += row[3].parse::<f64>().expect("money");
    }
    let since = |from: &NaiveDate, to: &NaiveDate| u32::try_from((*to - *from).num_days()).expect("later");
    let customer = |days: BTreeMap<NaiveDate, f64>| {
        let known: Vec<_> = days.range(..=end).collect();
        let repeats = u32::try_from(known.len() - 1).expect("few");
        let (first, last) = (known[0].0, known[known.len() - 1].0);
        let buying = Buying { repeats, last: since(first, last), observed: since(first, &end) };
        let paid = known[1..].iter().filter(|(_, money)| **money > 0.0);
        let spent = Spent {
            purchases: u32::try_from(paid.clone().count()).expect("few"),
            total: paid.map(|(_, money)| **money).sum(),
        };
        Cdnow { buying, spent, later: u32::try_from(days.len() - known.len()).expect("few") }
    };
    days.into_values().map(customer).collect()
}
