//! Rounding of exact ratios: half away from zero, as cash registers and spreadsheets round.
//!
//! A share is printed with six decimals (ground rule 5 of the vocabulary), so it is kept as an integer of millionths.

/// `numerator / denominator` to the nearest integer, halves away from zero; nothing over zero.
///
/// ```
/// use regulars::stats::round_half_away;
/// assert_eq!(round_half_away(5, 2), Some(3));
/// assert_eq!(round_half_away(-5, 2), Some(-3));
/// ```
pub fn round_half_away(numerator: i128, denominator: i128) -> Option<i128> {
    let whole = numerator.checked_div(denominator)?;
    let rest = numerator.checked_rem(denominator)?.unsigned_abs();
    let size = denominator.unsigned_abs();
    if rest < size - rest {
        return Some(whole);
    }
    let away = if (numerator < 0) == (denominator < 0) { 1 } else { -1 };
    whole.checked_add(away)
}

/// `part / whole` in millionths, half away from zero; nothing if `whole` is zero or the result does not fit.
///
/// ```
/// use regulars::stats::share;
/// assert_eq!(share(1, 3), Some(333_333));
/// ```
pub fn share(part: i128, whole: i128) -> Option<i64> {
    let millionths = round_half_away(part.checked_mul(1_000_000)?, whole)?;
    i64::try_from(millionths).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_away_from_zero() {
        for (numerator, denominator, rounded) in [
            (0, 7, Some(0)),
            (1, 2, Some(1)),
            (-1, 2, Some(-1)),
            (1, -2, Some(-1)),
            (-1, -2, Some(1)),
            (49, 100, Some(0)),
            (-149, 100, Some(-1)),
            (-151, 100, Some(-2)),
            (4, 3, Some(1)),
            (5, 3, Some(2)),
            (6, 3, Some(2)),
            (i128::MAX, 1, Some(i128::MAX)),
            (i128::MIN, 1, Some(i128::MIN)),
            (i128::MIN, -1, None),
            (1, i128::MIN, Some(0)),
            (5, 0, None),
        ] {
            assert_eq!(round_half_away(numerator, denominator), rounded, "{numerator}/{denominator}");
        }
    }

    #[test]
    fn shares_are_exact_to_the_last_printed_digit() {
        for (part, whole, millionths) in [
            (1, 3, Some(333_333)),
            (2, 3, Some(666_667)),
            (1, 2_000_000, Some(1)),
            (1, 2_000_001, Some(0)),
            (-1, 3, Some(-333_333)),
            (7, 7, Some(1_000_000)),
            // CDNOW sample: 1,139 of 2,357 members came back (reference numbers).
            (2357 - 1139, 2357, Some(516_759)),
            (2357 - 1152, 2357, Some(511_243)),
            (1, 0, None),
            (i128::MAX, 1, None),
        ] {
            assert_eq!(share(part, whole), millionths, "{part}/{whole}");
        }
    }
}
