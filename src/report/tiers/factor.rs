//! Thresholds multiplied by one factor and rounded to whole hundreds: every choice that there is.

use crate::book::Money;
use crate::book::rules::{Threshold, TierRule};
use crate::stats::{Ratio, round_half_away};

/// What thresholds are rounded to.
const STEP: Money = Money::yuan(100);

/// Factors from a tenth to ten.
const RANGE: i128 = 10;

/// Thresholds that one stretch of factors gives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scaled {
    /// The middle of the stretch, 1 where that lies in it.
    pub(super) factor: Ratio,
    pub(super) single: Threshold,
    pub(super) total: Threshold,
}

impl Scaled {
    /// How far it is from no change, in millionths.
    pub(super) fn change(&self) -> i64 {
        self.factor.in_parts(1_000_000).map_or(i64::MAX, |factor| (factor - 1_000_000).abs())
    }

    /// A rule with these thresholds.
    pub(super) const fn of(&self, rule: &TierRule) -> TierRule {
        TierRule { single: self.single, total: self.total, ..*rule }
    }
}

/// Every choice of thresholds for a tier, the lowest first.
pub(super) fn scaled(rule: &TierRule) -> Vec<Scaled> {
    let one = Ratio::from(1);
    let mut edges: Vec<Ratio> = [rule.single, rule.total].into_iter().flat_map(edges).collect();
    edges.extend(Ratio::new(1, RANGE));
    edges.push(Ratio::from(10));
    edges.sort_unstable();
    edges.dedup();
    let between = |two: &[Ratio]| {
        let factor = if two[0] <= one && one < two[1] { one } else { middle(two[0], two[1]) };
        Scaled { factor, single: times(rule.single, factor), total: times(rule.total, factor) }
    };
    let all: Vec<Scaled> = edges.windows(2).map(between).collect();
    // The least threshold is one step, however small the factor; the smallest change stands for all that give the same.
    let same = |a: &Scaled, b: &Scaled| (a.single, a.total) == (b.single, b.total);
    all.chunk_by(same).filter_map(|same| same.iter().min_by_key(|scaled| scaled.change()).copied()).collect()
}

/// The factors from which a threshold is rounded to the next hundred.
fn edges(threshold: Threshold) -> Vec<Ratio> {
    let Some(threshold) = threshold.0.filter(|threshold| threshold.0 > 0) else { return Vec::new() };
    let (step, threshold) = (i128::from(STEP.0), i128::from(threshold.0));
    let edge = |halves: i128| Ratio::new((2 * halves + 1) * step, 2 * threshold);
    let all = (0..).map_while(edge);
    let (least, most) = (Ratio::new(1, RANGE), Ratio::from(10));
    all.take_while(|&edge| edge < most).filter(|&edge| Some(edge) > least).collect()
}

fn middle(from: Ratio, to: Ratio) -> Ratio {
    let sum = from.numerator() * to.denominator() + to.numerator() * from.denominator();
    Ratio::new(sum, 2 * from.denominator() * to.denominator()).unwrap_or(from)
}

fn times(threshold: Threshold, factor: Ratio) -> Threshold {
    let steps = |money: Money| {
        let step = i128::from(STEP.0);
        round_half_away(i128::from(money.0) * factor.numerator(), factor.denominator() * step)
    };
    let money = |money: Money| {
        let rounded = steps(money).and_then(|steps| i64::try_from(steps).ok()?.checked_mul(STEP.0));
        Money(rounded.unwrap_or(money.0)).max(STEP)
    };
    Threshold(threshold.0.map(money))
}

#[cfg(test)]
mod tests {
    use super::{Scaled, scaled};
    use crate::book::Rules;
    use crate::book::rules::Threshold;

    fn text(scaled: &Scaled) -> String {
        let threshold = |threshold: Threshold| threshold.0.map_or("off".to_owned(), |money| money.to_string());
        format!("{} {}", threshold(scaled.single), threshold(scaled.total))
    }

    #[test]
    fn every_pair_of_whole_hundreds_that_one_factor_gives_comes_once() {
        let rules = Rules::default().tiers;
        let all = scaled(&rules.gold);
        let written: Vec<String> = all.iter().map(text).collect();
        // 3,000 and 10,000 by 0.1, from 0.105 on (1,050), from 0.115 on (1,150), from 0.11667 on (3,000 × 7/60 = 350).
        assert_eq!(written[..4], ["300.00 1000.00", "300.00 1100.00", "300.00 1200.00", "400.00 1200.00"]);
        assert_eq!(written.last().map(String::as_str), Some("30000.00 100000.00"));
        let unchanged: Vec<_> = all.iter().filter(|scaled| scaled.change() == 0).map(text).collect();
        assert_eq!(unchanged, ["3000.00 10000.00"]);
        assert!(all.windows(2).all(|two| two[0].factor < two[1].factor && text(&two[0]) != text(&two[1])));
    }

    #[test]
    fn a_threshold_that_is_off_stays_off_and_none_falls_below_a_hundred() {
        let mut rule = Rules::default().tiers.silver;
        rule.single = Threshold(None);
        rule.total = Threshold(Some(crate::book::Money::yuan(300)));
        let written: Vec<String> = scaled(&rule).iter().map(text).collect();
        assert_eq!((written[0].as_str(), written[1].as_str(), written.len()), ("off 100.00", "off 200.00", 30));
        rule.total = Threshold(None);
        assert_eq!(scaled(&rule).len(), 1);
    }
}
