//! How the members divide among the tiers, and whether a higher tier is worth more.

use std::ops::AddAssign;

use crate::book::rules::Tiers;
use crate::book::{History, Money, Rules, Tier};
use crate::report::columns::share_cell;
use crate::stats::{Ratio, round_half_away};
use crate::table::{Cell, Chart, Column, Drawing, Table, Words, column};

/// One tier; the last row is those who are not yet customers.
#[derive(Debug, Clone, Copy, Default)]
struct Row {
    tier: Option<Tier>,
    members: u64,
    total: Money,
    opening: Money,
    purchases: u64,
    repeat: u64,
}

/// The tiers, the highest first, and those who are not yet customers.
pub(super) struct Mix([Row; 4]);

impl Default for Mix {
    fn default() -> Self {
        let row = |tier| Row { tier, ..Row::default() };
        Self([row(Some(Tier::A)), row(Some(Tier::B)), row(Some(Tier::C)), row(None)])
    }
}

impl Mix {
    /// Counts a member, whose total holds this opening balance.
    pub(super) fn add(&mut self, tier: Option<Tier>, history: &History, total: Money, opening: Money) {
        for row in self.0.iter_mut().filter(|row| row.tier == tier) {
            let mut days = history.occasions().map(|purchase| purchase.day);
            let first = days.next();
            row.members += 1;
            row.total += total;
            row.opening += opening;
            row.purchases += history.occasions().map(|_| 1).sum::<u64>();
            row.repeat += u64::from(days.any(|day| Some(day) > first));
        }
    }
}

impl AddAssign for Mix {
    fn add_assign(&mut self, other: Self) {
        for (row, more) in self.0.iter_mut().zip(other.0) {
            row.members += more.members;
            row.total += more.total;
            row.opening += more.opening;
            row.purchases += more.purchases;
            row.repeat += more.repeat;
        }
    }
}

impl Row {
    fn average(&self) -> Option<Money> {
        (self.purchases > 0).then(|| (self.total - self.opening).average(self.purchases))
    }

    fn purchases_per_member(&self) -> Option<f64> {
        let hundredths = round_half_away(i128::from(self.purchases) * 100, self.members.into())?;
        Some(Ratio::new(hundredths, 100)?.to_f64())
    }
}

/// The table, and what is to be said where a higher tier does not exceed a lower one.
pub(super) fn table<'a>(mix: &Mix, rules: &'a Rules) -> (Table<'a>, Vec<Words>) {
    let customers: u64 = mix.0.iter().filter(|row| row.tier.is_some()).map(|row| row.members).sum();
    let spend: Money = mix.0.iter().map(|row| row.total).sum();
    let per_member = |row: &Row| Cell::maybe(row.purchases_per_member(), |number| Cell::Real(number, 2));
    let share = move |row: &Row| Cell::maybe(row.tier, |_| share_cell(row.members.into(), customers.into()));
    let columns: Vec<Column<'a, Row>> = vec![
        column("tier", ("级别", "Tier"), |row: &Row| row.tier.into()),
        column("members", ("人数", "Members"), |row: &Row| Cell::count(row.members)),
        column("share", ("占比", "Share"), share),
        column("target_share", ("目标占比", "Target share"), |row: &Row| Cell::maybe(row.tier, |tier| target(tier, rules))),
        column("total", ("消费合计", "Total"), |row: &Row| row.total.into()),
        column("total_share", ("消费占比", "Share of total"), move |row: &Row| share_cell(row.total.0.into(), spend.0.into())),
        column("average", ("单次平均", "Average"), |row: &Row| row.average().into()),
        column("purchases_per_member", ("人均次数", "Purchases per member"), per_member),
        column("repeat_share", ("回头率", "Repeat share"), |row: &Row| share_cell(row.repeat.into(), row.members.into())),
    ];
    let chart = Chart {
        drawing: Drawing::Columns,
        title: ("级别构成", "Tier mix").into(),
        category: "tier",
        series: vec!["share", "target_share"],
    };
    (Table::new("mix", ("级别构成", "Tier mix"), mix.0.to_vec(), columns).with_chart(chart), notes(mix))
}

pub(super) fn target<'a>(tier: Tier, rules: &Rules) -> Cell<'a> {
    Cell::Share(target_millionths(tier, &rules.tiers))
}

/// The share of the members that a tier is to have.
pub(super) fn target_millionths(tier: Tier, rules: &Tiers) -> i64 {
    let share = tier.rule(rules).map_or(rules.temporary.target_share, |rule| rule.target_share);
    #[expect(clippy::cast_possible_truncation, reason = "a share is a small number")]
    let millionths = (share * 1e6).round() as i64;
    millionths
}

/// What a tier is compared by: its name in Chinese and English, and its figure.
type Measure = (&'static str, &'static str, fn(&Row) -> Option<Ratio>);

const MEASURES: [Measure; 3] = [
    ("单次平均", "average purchase", |row| Ratio::new((row.total - row.opening).0.into(), row.purchases.into())),
    ("人均次数", "purchases per member", |row| Ratio::new(row.purchases.into(), row.members.into())),
    ("回头率", "repeat share", |row| Ratio::new(row.repeat.into(), row.members.into())),
];

fn notes(mix: &Mix) -> Vec<Words> {
    let tiers: Vec<(Tier, &Row)> = mix.0.iter().filter_map(|row| Some((row.tier?, row))).collect();
    let mut notes = Vec::new();
    for (zh, en, figure) in MEASURES {
        let known: Vec<_> = tiers.iter().filter_map(|&(tier, row)| Some((tier.words(), figure(row)?))).collect();
        for pair in known.windows(2).filter(|pair| pair[0].1 <= pair[1].1) {
            let [(high, _), (low, _)] = [pair[0], pair[1]];
            let chinese = format!("{}的{zh}没有超过{}。", high.0, low.0);
            let english = format!("{} does not exceed {} in {en}.", high.1, low.1);
            notes.push((chinese, english).into());
        }
    }
    notes
}
