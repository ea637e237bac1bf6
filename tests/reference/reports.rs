//! Purchases → the tables as CSV.

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveDate};

use crate::purchases::Purchase;

type Members = BTreeMap<String, Vec<Purchase>>;

/// Money with two places.
pub(crate) fn money(minor: i64) -> String {
    format!("{}{}.{:02}", if minor < 0 { "-" } else { "" }, minor.abs() / 100, minor.abs() % 100)
}

/// Gold: one of 3,000 or 10,000 within six months. Silver: one of 1,500 or 5,000 in all. Else any occasion.
pub(crate) fn tiers(members: &Members) -> String {
    let mut text = "member,tier,total,largest\n".to_owned();
    for (member, purchases) in members {
        let total: i64 = purchases.iter().map(|purchase| purchase.net).sum();
        let largest = occasions(purchases).map(|purchase| purchase.net).max();
        let tier = match largest {
            None => "",
            Some(largest) if largest >= 300_000 || half_year(purchases) >= 1_000_000 => "A",
            Some(largest) if largest >= 150_000 || total >= 500_000 => "B",
            Some(_) => "C",
        };
        let largest = largest.map(money).unwrap_or_default();
        text.extend([member, ",", tier, ",", &money(total), ",", &largest, "\n"]);
    }
    text
}

fn occasions(purchases: &[Purchase]) -> impl Iterator<Item = &Purchase> {
    purchases.iter().filter(|purchase| purchase.is_occasion())
}

/// The most that was bought in the six months ending on a day of purchase.
fn half_year(purchases: &[Purchase]) -> i64 {
    let within = |end: NaiveDate| {
        let start = end + Days::new(1) - Months::new(6);
        let inside = purchases.iter().filter(|purchase| (start..=end).contains(&purchase.day));
        inside.map(|purchase| purchase.net).sum::<i64>()
    };
    purchases.iter().map(|purchase| within(purchase.day)).max().unwrap_or_default()
}

/// Five scores by quantiles of type 7: one and the number of cuts strictly below; for days five less that number.
pub(crate) fn rfm(members: &Members) -> String {
    let as_of = NaiveDate::from_ymd_opt(2026, 11, 22).expect("in range");
    let known: Vec<(&String, [i64; 3])> = members
        .iter()
        .filter_map(|(member, purchases)| {
            let last = occasions(purchases).map(|purchase| purchase.day).max()?;
            let count = i64::try_from(occasions(purchases).count()).expect("in range");
            let spent = purchases.iter().map(|purchase| purchase.net).sum();
            Some((member, [(as_of - last).num_days(), count, spent]))
        })
        .collect();
    let below =
        |which: usize, value: i64| cuts(known.iter().map(|(_, all)| all[which])).filter(|cut| *cut < 5 * value).count();
    let mut text = "member,recency_days,frequency,monetary,r,f,m\n".to_owned();
    for &(member, [days, count, spent]) in &known {
        let (r, f, m) = (5 - below(0, days), 1 + below(1, count), 1 + below(2, spent));
        text.push_str(&[member.clone(), days.to_string(), count.to_string(), money(spent)].join(","));
        text.extend([r, f, m].map(|score| format!(",{score}")));
        text.push('\n');
    }
    text
}

/// The four cuts, each five times itself so that it is whole.
fn cuts(values: impl Iterator<Item = i64>) -> impl Iterator<Item = i64> {
    let mut sorted: Vec<i64> = values.collect();
    sorted.sort_unstable();
    let last = sorted.len() - 1;
    (1..5).map(move |cut| {
        let (at, part) = (last * cut / 5, i64::try_from(last * cut % 5).expect("in range"));
        let next = sorted[(at + 1).min(last)];
        5 * sorted[at] + part * (next - sorted[at])
    })
}
