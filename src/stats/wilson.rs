//! Wilson's score interval for a proportion.
//!
//! Source: E. B. Wilson, *Probable inference, the law of succession, and statistical inference*, Journal of the American
//! Statistical Association 22 (1927) 209–212; recommended, as method 3, by R. G. Newcombe, *Two-sided confidence intervals
//! for the single proportion*, Statistics in Medicine 17 (1998) 857–872.

/// The 97.5 % point of the standard normal distribution: a two-sided interval of 95 %.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// So many of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Proportion {
    /// How many of them have what is asked about; never more than `of`.
    pub hits: u64,
    /// How many there are.
    pub of: u64,
}

/// A lower and an upper limit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower limit.
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
}

impl Proportion {
    /// The share itself, from 0 to 1; nothing of nothing.
    pub fn share(self) -> Option<f64> {
        (self.of > 0).then(|| self.hits() / self.size())
    }

    /// `p(1 − p)/n`, the variance of the share; nothing of nothing.
    pub(super) fn variance(self) -> Option<f64> {
        // The product of the two shares, so that none or all give exactly 0.
        let share = self.share()?;
        Some(share * (self.size() - self.hits()) / self.size() / self.size())
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of a shop are far below 2^53")]
    pub(super) fn size(self) -> f64 {
        self.of as f64
    }

    #[expect(clippy::cast_precision_loss, reason = "as above")]
    fn hits(self) -> f64 {
        self.hits as f64
    }
}

/// Wilson's interval for a proportion, without continuity correction; nothing of nothing.
///
/// With p = hits ÷ n and the normal quantile z: (2np + z² ± z·√(z² + 4np(1 − p))) ÷ 2(n + z²).
///
/// ```
/// use regulars::stats::{Proportion, Z_95, wilson};
/// let interval = wilson(Proportion { hits: 81, of: 263 }, Z_95).unwrap();
/// assert_eq!(format!("{:.4} {:.4}", interval.lower, interval.upper), "0.2553 0.3662");
/// ```
pub fn wilson(proportion: Proportion, z: f64) -> Option<Interval> {
    let (share, n) = (proportion.share()?, proportion.size());
    let spread = z * (z * z + 4.0 * n * n * proportion.variance()?).sqrt();
    let (middle, whole) = (2.0 * n * share + z * z, 2.0 * (n + z * z));
    // Of none the lower limit is 0, of all the upper 1: rounding must not put it a little off.
    let lower = if proportion.hits == 0 { 0.0 } else { (middle - spread) / whole };
    let upper = if proportion.hits == proportion.of { 1.0 } else { (middle + spread) / whole };
    Some(Interval { lower, upper })
}

#[cfg(test)]
mod tests {
    use super::{Proportion, Z_95, wilson};

    #[test]
    fn intervals_are_those_of_newcombe_s_table() {
        // Newcombe 1998 (857–872), table I, method 3: the score method without continuity correction.
        for (hits, of, expected) in
            [(81, 263, "0.2553 0.3662"), (15, 148, "0.0624 0.1605"), (0, 20, "0.0000 0.1611"), (1, 29, "0.0061 0.1718")]
        {
            let interval = wilson(Proportion { hits, of }, Z_95).expect("an interval");
            assert_eq!(format!("{:.4} {:.4}", interval.lower, interval.upper), expected, "{hits}/{of}");
        }
    }

    #[test]
    fn none_and_all_mirror_each_other_and_nothing_has_no_interval() {
        // z² ÷ (n + z²) = 3.8414588 ÷ 13.8414588 = 0.2775328 of ten.
        let none = wilson(Proportion { hits: 0, of: 10 }, Z_95).expect("an interval");
        let all = wilson(Proportion { hits: 10, of: 10 }, Z_95).expect("an interval");
        assert_eq!((none.lower, all.upper), (0.0, 1.0));
        assert!((none.upper - 0.277_532_8).abs() < 1e-6, "{none:?}");
        assert!((all.lower - (1.0 - none.upper)).abs() < 1e-12, "{all:?}");
        assert_eq!(wilson(Proportion { hits: 0, of: 0 }, Z_95), None);
    }
}
