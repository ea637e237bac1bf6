//! `--fit-mix`: thresholds that bring the mix of tiers as close to its targets as one factor a tier can.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::factor::{Scaled, scaled};
use crate::book::rules::{Threshold, TierRule, Tiers};
use crate::book::{Book, Histories, Rules, Tier, opening, standing};
use crate::report::columns::share_cell;
use crate::table::{Cell, Table, Words, column};

/// How many of its choices of thresholds a member reaches.
#[derive(Clone, Copy)]
struct Reach {
    gold: usize,
    silver: usize,
}

/// A choice for gold and one for silver.
#[derive(Clone, Copy)]
struct Fit {
    gold: Scaled,
    silver: Scaled,
}

/// The table `fit`, and how to try it.
pub(super) fn table<'a>(book: &Book, rules: &'a Rules, as_of: NaiveDate) -> (Table<'a>, Words) {
    let choices = Choices { gold: scaled(&rules.tiers.gold), silver: scaled(&rules.tiers.silver), tiers: &rules.tiers };
    let fit = choices.best(&choices.reaches(book, rules, as_of));
    let fitted = fit.rules(&rules.tiers);
    let [before, after] = [&rules.tiers, &fitted].map(|tiers| count(book, rules, tiers, as_of));
    let rows: Vec<Row> = Tier::ALL.into_iter().enumerate().map(|(index, tier)| Row {
        tier,
        factor: fit.of(tier).map(|scaled| scaled.factor.to_f64()),
        rules: [tier.rule(&rules.tiers), tier.rule(&fitted)].map(Option::<&TierRule>::copied),
        before: before[index],
        members: after[index],
    }).collect();
    let all: u64 = after.iter().sum();
    let money = |rule: Option<TierRule>, of: fn(&TierRule) -> Threshold| rule.and_then(|rule| of(&rule).0).into();
    let columns = vec![
        column("tier", ("级别", "Tier"), |row: &Row| row.tier.into()),
        column("factor", ("倍数", "Factor"), |row: &Row| Cell::maybe(row.factor, |factor| Cell::Real(factor, 4))),
        column("single_now", ("现单次门槛", "One purchase, now"), move |row: &Row| money(row.rules[0], |rule| rule.single)),
        column("single", ("新单次门槛", "One purchase, fitted"), move |row: &Row| money(row.rules[1], |rule| rule.single)),
        column("total_now", ("现累计门槛", "Total, now"), move |row: &Row| money(row.rules[0], |rule| rule.total)),
        column("total", ("新累计门槛", "Total, fitted"), move |row: &Row| money(row.rules[1], |rule| rule.total)),
        column("members_now", ("现人数", "Members now"), |row: &Row| Cell::count(row.before)),
        column("members", ("新人数", "Members, fitted"), |row: &Row| Cell::count(row.members)),
        column("share", ("新占比", "Share, fitted"), move |row: &Row| share_cell(row.members.into(), all.into())),
        column("target_share", ("目标占比", "Target share"), |row: &Row| super::mix::target(row.tier, rules)),
    ];
    (Table::new("fit", ("贴近目标占比的门槛", "Thresholds that fit the targets"), rows, columns), advice(&fitted))
}

struct Row {
    tier: Tier,
    factor: Option<f64>,
    /// Now and fitted.
    rules: [Option<TierRule>; 2],
    before: u64,
    members: u64,
}

impl Fit {
    const fn of(&self, tier: Tier) -> Option<&Scaled> {
        match tier {
            Tier::A => Some(&self.gold),
            Tier::B => Some(&self.silver),
            Tier::C => None,
        }
    }

    fn rules(&self, tiers: &Tiers) -> Tiers {
        Tiers { gold: self.gold.of(&tiers.gold), silver: self.silver.of(&tiers.silver), ..tiers.clone() }
    }
}

/// All choices of thresholds.
struct Choices<'a> {
    gold: Vec<Scaled>,
    silver: Vec<Scaled>,
    tiers: &'a Tiers,
}

impl Choices<'_> {
    /// What each customer reaches. Higher thresholds are reached by fewer, so that halving finds the last one reached.
    fn reaches(&self, book: &Book, rules: &Rules, as_of: NaiveDate) -> Vec<Reach> {
        let histories = Histories::new(book, &rules.purchases);
        let off = |rule: TierRule| TierRule { single: Threshold(None), total: Threshold(None), ..rule };
        let stretches = histories.fold(as_of, Vec::new, |reaches, id, history| {
            let carried = opening(book.member(id), history, &rules.opening);
            let tier = |tiers: Tiers| standing(history, carried, &tiers, as_of).map(|earned| earned.tier);
            if tier(self.tiers.clone()).is_none() {
                return;
            }
            let golden = |scaled: &Scaled| {
                tier(Tiers { gold: scaled.of(&self.tiers.gold), ..self.tiers.clone() }) == Some(Tier::A)
            };
            let silvery = |scaled: &Scaled| {
                let (gold, silver) = (off(self.tiers.gold), scaled.of(&self.tiers.silver));
                tier(Tiers { gold, silver, ..self.tiers.clone() }) == Some(Tier::B)
            };
            reaches.push(Reach { gold: self.gold.partition_point(golden), silver: self.silver.partition_point(silvery) });
        });
        stretches.concat()
    }

    /// The choice with the smallest sum of differences from the target shares; of equal ones the smallest change.
    fn best(&self, reaches: &[Reach]) -> Fit {
        let targets = Tier::ALL.map(|tier| super::mix::target_millionths(tier, self.tiers));
        let all = reaches.len() as i128;
        let off_target = |counts: [usize; 3]| -> i128 {
            let off = |(count, target): (usize, i64)| (count as i128 * 1_000_000 - i128::from(target) * all).abs();
            counts.into_iter().zip(targets).map(off).sum()
        };
        let golds = levels(&self.gold, reaches, |reach| reach.gold);
        let silvers = levels(&self.silver, reaches, |reach| reach.silver);
        let mut waiting: Vec<Reach> = reaches.to_vec();
        waiting.sort_unstable_by_key(|reach| reach.gold);
        let (mut rest, mut by_silver) = (waiting.into_iter().peekable(), vec![0_usize; self.silver.len() + 1]);
        let mut best: Option<((i128, i64), Fit)> = None;
        let mut not_gold = 0;
        for gold in golds {
            while let Some(reach) = rest.next_if(|reach| reach.gold <= gold) {
                by_silver[reach.silver] += 1;
                not_gold += 1;
            }
            // From the highest threshold of silver down, so that its members only become more.
            let (mut silver_members, mut above) = (0, by_silver.len());
            for &silver in silvers.iter().rev() {
                silver_members += by_silver[silver + 1..above].iter().sum::<usize>();
                above = silver + 1;
                let counts = [reaches.len() - not_gold, silver_members, not_gold - silver_members];
                let fit = Fit { gold: self.gold[gold], silver: self.silver[silver] };
                let rank = (off_target(counts), fit.gold.change().saturating_add(fit.silver.change()));
                if best.is_none_or(|(least, _)| rank.cmp(&least) == Ordering::Less) {
                    best = Some((rank, fit));
                }
            }
        }
        best.map_or(Fit { gold: unchanged(&self.tiers.gold), silver: unchanged(&self.tiers.silver) }, |(_, fit)| fit)
    }
}

/// Of the choices that the same members reach, the one with the smallest change: the positions of these.
fn levels(choices: &[Scaled], reaches: &[Reach], of: impl Fn(&Reach) -> usize) -> Vec<usize> {
    // Members whose last choice is the one before this.
    let mut lost = vec![false; choices.len() + 1];
    for reach in reaches {
        lost[of(reach)] = true;
    }
    let all: Vec<usize> = (0..choices.len()).collect();
    let same = all.chunk_by(|_, &next| !lost[next]);
    same.filter_map(|same| same.iter().copied().min_by_key(|&choice| choices[choice].change())).collect()
}

fn unchanged(rule: &TierRule) -> Scaled {
    Scaled { factor: 1.into(), single: rule.single, total: rule.total }
}

/// Members of each tier, the highest first.
fn count(book: &Book, rules: &Rules, tiers: &Tiers, as_of: NaiveDate) -> [u64; 3] {
    let stretches = Histories::new(book, &rules.purchases).fold(as_of, || [0; 3], |counts: &mut [u64; 3], id, history| {
        let carried = opening(book.member(id), history, &rules.opening);
        let tier = standing(history, carried, tiers, as_of).map(|earned| earned.tier);
        if let Some(index) = Tier::ALL.iter().position(|&other| Some(other) == tier) {
            counts[index] += 1;
        }
    });
    stretches.into_iter().fold([0; 3], |sum, counts| [0, 1, 2].map(|index: usize| sum[index] + counts[index]))
}

fn advice(fitted: &Tiers) -> Words {
    let set = |key: &str, threshold: Threshold| {
        threshold.0.map(|money| format!("--set {key}={}", money.to_string().trim_end_matches(".00"))) 
    };
    let sets = [
        set("tiers.gold.single", fitted.gold.single),
        set("tiers.gold.total", fitted.gold.total),
        set("tiers.silver.single", fitted.silver.single),
        set("tiers.silver.total", fitted.silver.total),
    ];
    let sets: Vec<String> = sets.into_iter().flatten().collect();
    let sets = sets.join(" ");
    (format!("试一试：regulars tiers --compare {sets}"), format!("To try it: regulars tiers --compare {sets}")).into()
}

#[cfg(test)]
mod tests {
    use super::{Choices, Fit, count};
    use crate::book::testing::{book, day, rules, sale};
    use crate::report::tiers::factor::scaled;

    #[test]
    fn no_other_choice_comes_closer_or_changes_less() {
        let rules = rules(&[
            "tiers.gold.single=300",
            "tiers.gold.total=1000",
            "tiers.silver.single=200",
            "tiers.silver.total=500",
        ]);
        let amounts = ["90", "150", "150", "220", "260", "340", "480", "700", "950", "1300", "1301"];
        let members = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11"];
        let sales: Vec<_> = members.iter().zip(amounts).map(|(member, amount)| sale(member, "2026-03-05", amount)).collect();
        let (book, as_of) = (book(&[], &sales), day("2026-06-30"));
        let choices = Choices { gold: scaled(&rules.tiers.gold), silver: scaled(&rules.tiers.silver), tiers: &rules.tiers };
        // In tenths of a member: 11 × 0.2, 0.4, 0.4.
        let rank = |fit: &Fit| {
            let counts = count(&book, &rules, &fit.rules(&rules.tiers), as_of);
            let off = |(count, target): (u64, u64)| (count * 10).abs_diff(target);
            (counts.into_iter().zip([22, 44, 44]).map(off).sum::<u64>(), fit.gold.change() + fit.silver.change())
        };
        let pairs = choices.gold.iter().flat_map(|&gold| choices.silver.iter().map(move |&silver| Fit { gold, silver }));
        let least = pairs.map(|fit| rank(&fit)).min().expect("choices");
        let best = choices.best(&choices.reaches(&book, &rules, as_of));
        // 2, 4 and 5 of eleven: 0.2 + 0.4 + 0.6 members off.
        assert_eq!((rank(&best), least.0), (least, 12));
    }
}
