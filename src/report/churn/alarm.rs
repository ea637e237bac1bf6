//! Which period differs more than chance explains.

use std::collections::{BTreeMap, BTreeSet};

use crate::report::grouping::Key;
use super::rate::Row;
use crate::stats::{Chart, Limits, MIN_EXPECTED, MIN_PERIODS, Sample, Verdict};
use crate::table::Words;

/// The limits of a period, and whether its rate lies outside of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Alarm {
    pub(super) limits: Limits,
    pub(super) raised: bool,
}

/// Judges every complete period by those of its group; says which could not be.
pub(super) fn judge(rows: &mut [Row]) -> Vec<Words> {
    let mut complete: BTreeMap<Key, Vec<Sample>> = BTreeMap::new();
    for row in rows.iter() {
        let samples = complete.entry(row.group).or_default();
        samples.extend((row.stretch.complete == Some(true)).then(|| sample(row)));
    }
    let charts: BTreeMap<Key, Option<Chart>> =
        complete.into_iter().map(|(key, samples)| (key, Chart::new(&samples).ok())).collect();
    let mut small = BTreeSet::new();
    for row in rows.iter_mut().filter(|row| row.stretch.complete == Some(true)) {
        let Some(chart) = charts.get(&row.group).and_then(Option::as_ref) else { continue };
        let raised = matches!(chart.judge(sample(row)), Verdict::Above | Verdict::Below);
        row.alarm = chart.limits(sample(row).size).map(|limits| Alarm { limits, raised });
        if row.alarm.is_none() {
            small.insert(row.stretch.period.key.clone());
        }
    }
    let without = charts.values().filter(|chart| chart.is_none()).count();
    [too_few(without, charts.len()), too_small(&small)].into_iter().flatten().collect()
}

fn sample(row: &Row) -> Sample {
    let tally = row.tally;
    Sample { events: u64::from(tally.customers - tally.returned), size: tally.customers.into() }
}

fn too_few(without: usize, groups: usize) -> Option<Words> {
    let (zh, en) = match (without, groups) {
        (0, _) => return None,
        (_, 1) => (String::new(), String::new()),
        _ => (format!("{without} 个分组"), format!(" in {without} of {groups} groups")),
    };
    Some(Words::from((
        format!("{zh}完整且有会员的时段不足 {MIN_PERIODS} 个，不判警报"),
        format!("No alarm{en}: fewer than {MIN_PERIODS} complete periods with members"),
    )))
}

fn too_small(periods: &BTreeSet<String>) -> Option<Words> {
    let named = |between| periods.iter().map(String::as_str).collect::<Vec<_>>().join(between);
    (!periods.is_empty()).then(|| {
        Words::from((
            format!("人数太少（人数 × 平均流失率 < {MIN_EXPECTED}），不判警报：{}", named("、")),
            format!("No alarm, too few members (members × mean rate < {MIN_EXPECTED}): {}", named(", ")),
        ))
    })
}
