//! The difference of two proportions, in one stratum or in several.
//!
//! Sources: R. G. Newcombe, *Interval estimation for the difference between independent proportions: comparison of eleven
//! methods*, Statistics in Medicine 17 (1998) 873–890, method 10; X. Yan and X. G. Su, *Stratified Wilson and Newcombe
//! confidence intervals for multiple binomial proportions*, Statistics in Biopharmaceutical Research 2 (2010) 329–335.

use super::wilson::{Interval, Proportion, Z_95, wilson};

/// Two groups that are compared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stratum {
    /// The group whose share comes first.
    pub one: Proportion,
    /// The group whose share is taken off.
    pub other: Proportion,
}

/// A difference of proportions and its 95 % interval, from −1 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The first share less the other; over strata their weighted mean.
    pub estimate: f64,
    /// Its limits.
    pub interval: Interval,
}

/// The common difference of the strata and its 95 % interval, without continuity correction. Strata that lack one of the
/// groups say nothing about a difference and are passed over; nothing where none is left.
///
/// Stratum h weighs w = n₁n₀ ÷ (n₁ + n₀) (Mantel and Haenszel), the weights normed to 1. The estimate d is Σ w(p₁ − p₀). For
/// each group, with v = p(1 − p)/n: q = z·√(Σ w²v) ÷ Σ w√v; its limits l and u are Σ w times the Wilson limits at q in place of
/// z; λ = Σ w²/n. The interval goes from d − z·√(λ₁l₁(1 − l₁) + λ₀u₀(1 − u₀)) to d + z·√(λ₁u₁(1 − u₁) + λ₀l₀(1 − l₀)). Of one
/// stratum that is Newcombe's method 10.
///
/// ```
/// use regulars::stats::{Proportion, Stratum, newcombe};
/// let of = |hits, of| Proportion { hits, of };
/// let found = newcombe(&[Stratum { one: of(56, 70), other: of(48, 80) }]).unwrap();
/// assert_eq!(format!("{:.4} {:.4}", found.interval.lower, found.interval.upper), "0.0524 0.3339");
/// ```
pub fn newcombe(strata: &[Stratum]) -> Option<Difference> {
    let weight = |stratum: &Stratum| {
        let (one, other) = (stratum.one.size(), stratum.other.size());
        one * other / (one + other)
    };
    let both: Vec<&Stratum> = strata.iter().filter(|stratum| stratum.one.of > 0 && stratum.other.of > 0).collect();
    let sum: f64 = both.iter().map(|stratum| weight(stratum)).sum();
    let group = |of: fn(&Stratum) -> Proportion| -> Vec<(f64, Proportion)> {
        both.iter().map(|stratum| (weight(stratum) / sum, of(stratum))).collect()
    };
    let (one, other) = (Group::new(&group(|stratum| stratum.one))?, Group::new(&group(|stratum| stratum.other))?);
    let estimate = one.share - other.share;
    let reach = |a: f64, b: f64| Z_95 * (one.lambda * a * (1.0 - a) + other.lambda * b * (1.0 - b)).sqrt();
    let lower = estimate - reach(one.limits.lower, other.limits.upper);
    let upper = estimate + reach(one.limits.upper, other.limits.lower);
    Some(Difference { estimate, interval: Interval { lower: lower.max(-1.0), upper: upper.min(1.0) } })
}

/// One of the groups over all strata.
struct Group {
    /// The weighted mean of its shares.
    share: f64,
    /// Its stratified Wilson limits.
    limits: Interval,
    /// Σ w²/n.
    lambda: f64,
}

impl Group {
    /// A group from the normed weight and the proportion of each stratum; nothing of no stratum.
    fn new(strata: &[(f64, Proportion)]) -> Option<Self> {
        if strata.is_empty() {
            return None;
        }
        let z = quantile(strata)?;
        let mut group = Self { share: 0.0, limits: Interval { lower: 0.0, upper: 0.0 }, lambda: 0.0 };
        for &(weight, proportion) in strata {
            let own = wilson(proportion, z)?;
            group.share += weight * proportion.share()?;
            group.limits.lower += weight * own.lower;
            group.limits.upper += weight * own.upper;
            group.lambda += weight * weight / proportion.size();
        }
        Some(group)
    }
}

/// The quantile at which the strata's own limits come together to those of the whole.
fn quantile(strata: &[(f64, Proportion)]) -> Option<f64> {
    let variances: Vec<f64> = strata.iter().map(|(_, proportion)| proportion.variance()).collect::<Option<_>>()?;
    // Where every stratum has none or all, the formula is 0/0; as all shares go there alike it tends to that of 1/n.
    let flat = variances.iter().all(|&variance| variance == 0.0);
    let variance = |index: usize| if flat { strata[index].1.size().recip() } else { variances[index] };
    let of = |term: &dyn Fn(f64, f64) -> f64| -> f64 {
        (0..strata.len()).map(|index| term(strata[index].0, variance(index))).sum()
    };
    let whole = of(&|weight, variance| weight * weight * variance).sqrt();
    Some(Z_95 * whole / of(&|weight, variance| weight * variance.sqrt()))
}

#[cfg(test)]
mod tests {
    use super::{Difference, Stratum, newcombe};
    use crate::stats::Proportion;

    /// `8/9 3/6` for each stratum.
    fn strata(text: &str) -> Vec<Stratum> {
        let proportion = |text: &str| {
            let (hits, of) = text.split_once('/').expect("hits and size");
            Proportion { hits: hits.parse().expect("hits"), of: of.parse().expect("a size") }
        };
        let words: Vec<Proportion> = text.split_whitespace().map(proportion).collect();
        words.chunks(2).map(|pair| Stratum { one: pair[0], other: pair[1] }).collect()
    }

    fn told(difference: Option<Difference>, decimals: usize) -> String {
        let Some(Difference { estimate, interval }) = difference else { return "nothing".to_owned() };
        format!("{estimate:.decimals$} {:.decimals$} {:.decimals$}", interval.lower, interval.upper)
    }

    #[test]
    fn intervals_of_one_stratum_are_those_of_newcombe_s_table() {
        // Newcombe 1998 (873–890), table II, contrasts (a) to (h), method 10.
        for (groups, expected) in [
            ("56/70 48/80", "0.2000 0.0524 0.3339"),
            ("9/10 3/10", "0.6000 0.1705 0.8090"),
            ("6/7 2/7", "0.5714 0.0582 0.8062"),
            ("5/56 0/29", "0.0893 -0.0381 0.1926"),
            ("0/10 0/20", "0.0000 -0.1611 0.2775"),
            ("0/10 0/10", "0.0000 -0.2775 0.2775"),
            ("10/10 0/20", "1.0000 0.6791 1.0000"),
            ("10/10 0/10", "1.0000 0.6075 1.0000"),
        ] {
            assert_eq!(told(newcombe(&strata(groups)), 4), expected, "{groups}");
        }
    }

    #[test]
    fn the_interval_of_six_strata_is_that_of_a_published_example() {
        // The example of `prop_diff_strat_nc` in the R package tern 0.9 with weights of Cochran, Mantel and Haenszel,
        // whose documentation says that it agrees with SAS (PROC FREQ, COMMONRISKDIFF(CL=NEWCOMBE)).
        let six = strata("8/9 3/6 2/5 2/5 6/7 3/8 4/4 6/12 5/7 3/4 5/8 3/5");
        assert_eq!(told(newcombe(&six), 8), "0.25390590 0.03467969 0.44544132");
    }

    #[test]
    fn strata_that_lack_a_group_change_nothing_and_none_at_all_say_nothing() {
        let alone = newcombe(&strata("9/10 3/10"));
        assert_eq!(newcombe(&strata("0/0 4/5 9/10 3/10 1/3 0/0 0/0 0/0")), alone);
        assert_eq!(newcombe(&strata("0/0 4/5 1/3 0/0")), None);
        assert_eq!(newcombe(&[]), None);
    }

    #[test]
    fn strata_of_none_or_all_have_an_interval_too() {
        // By hand, two equal strata of 10 and 10: w = 1/2, λ = 1/20, q = z·√(1/20) ÷ √(1/10) = z/√2 = 1.3859038, and of none
        // u = q² ÷ (10 + q²) = 1.9207294 ÷ 11.9207294 = 0.1611252, so ±z·√(u(1 − u)/20) = ±1.959964 · 0.0822083 = ±0.1611252.
        assert_eq!(told(newcombe(&strata("0/10 0/10 0/10 0/10")), 6), "0.000000 -0.161125 0.161125");
        // It is the interval of the strata put together, as it is for one stratum of twenty and twenty.
        assert_eq!(told(newcombe(&strata("0/20 0/20")), 6), "0.000000 -0.161125 0.161125");
        assert_eq!(told(newcombe(&strata("10/10 0/10 10/10 0/10")), 4), told(newcombe(&strata("20/20 0/20")), 4));
    }

    #[test]
    fn exchanging_the_groups_turns_the_interval_round() {
        let (a, b) = (strata("8/9 3/6 2/5 2/5 0/4 3/4"), strata("3/6 8/9 2/5 2/5 3/4 0/4"));
        let (a, b) = (newcombe(&a).expect("an interval"), newcombe(&b).expect("an interval"));
        assert!((a.estimate + b.estimate).abs() < 1e-12);
        assert!((a.interval.lower + b.interval.upper).abs() < 1e-12);
        assert!((a.interval.upper + b.interval.lower).abs() < 1e-12);
    }
}
