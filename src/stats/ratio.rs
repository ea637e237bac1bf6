//! An exact ratio of two integers, for figures that are compared and must not depend on rounding.

use std::cmp::Ordering;

use super::share::round_half_away;

/// An exact ratio, its denominator above zero. Equal values are equal whatever their terms: 1/2 = 2/4.
///
/// Comparing multiplies crosswise in 128 bits: exact where each numerator times the other's denominator is below
/// 1.7 × 10³⁸, as always with a numerator below 10²⁰ and a denominator below 10¹⁸; beyond, by floating point.
#[derive(Debug, Clone, Copy)]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

impl Ratio {
    /// `numerator / denominator`; nothing over zero.
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        match denominator.cmp(&0) {
            Ordering::Greater => Some(Self { numerator, denominator }),
            Ordering::Equal => None,
            Ordering::Less => {
                Some(Self { numerator: numerator.checked_neg()?, denominator: denominator.checked_neg()? })
            }
        }
    }

    /// The number above the line.
    pub fn numerator(self) -> i128 {
        self.numerator
    }

    /// The number below the line, above zero.
    pub fn denominator(self) -> i128 {
        self.denominator
    }

    /// The nearest integer, halves away from zero.
    pub fn rounded(self) -> i128 {
        round_half_away(self.numerator, self.denominator).unwrap_or(self.numerator)
    }

    /// The value in units of 1/`parts`, halves away from zero: `parts` 1,000,000 for a share, 10 for one decimal.
    /// Nothing if it does not fit.
    pub fn in_parts(self, parts: i64) -> Option<i64> {
        let scaled = self.numerator.checked_mul(parts.into())?;
        i64::try_from(round_half_away(scaled, self.denominator)?).ok()
    }

    /// The nearest floating-point number, or one beside it.
    #[expect(clippy::cast_precision_loss, reason = "a float is what is asked for")]
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

impl From<i64> for Ratio {
    fn from(whole: i64) -> Self {
        Self { numerator: whole.into(), denominator: 1 }
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = self.numerator.checked_mul(other.denominator);
        let right = other.numerator.checked_mul(self.denominator);
        match left.zip(right) {
            Some((left, right)) => left.cmp(&right),
            None => self.to_f64().total_cmp(&other.to_f64()),
        }
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(numerator: i128, denominator: i128) -> Ratio {
        Ratio::new(numerator, denominator).expect("a denominator other than zero")
    }

    #[test]
    fn ratios_compare_by_value() {
        for (left, right, order) in [
            (ratio(1, 2), ratio(2, 4), Ordering::Equal),
            (ratio(1, 3), ratio(33, 100), Ordering::Greater),
            (ratio(-1, 3), ratio(1, -4), Ordering::Less),
            (ratio(10, 5), Ratio::from(2), Ordering::Equal),
            (ratio(1487, 5), Ratio::from(297), Ordering::Greater),
            (ratio(i128::MAX, 3), ratio(1, 2), Ordering::Greater),
        ] {
            assert_eq!(left.cmp(&right), order, "{left:?}, {right:?}");
            assert_eq!(left == right, order == Ordering::Equal);
        }
        assert!(Ratio::new(1, 0).is_none());
    }

    #[test]
    fn ratios_are_rounded_half_away_from_zero() {
        for (value, rounded, tenths) in
            [(ratio(5, 2), 3, 25), (ratio(-5, 2), -3, -25), (ratio(1487, 5), 297, 2974), (ratio(1, 20), 0, 1)]
        {
            assert_eq!(value.rounded(), rounded, "{value:?}");
            assert_eq!(value.in_parts(10), Some(tenths), "{value:?}");
        }
        assert!((ratio(1487, 5).to_f64() - 297.4).abs() < 1e-12);
        assert_eq!(ratio(i128::MAX, 3).in_parts(10), None);
    }
}
