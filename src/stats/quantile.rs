//! Quantiles of type 7, exact.
//!
//! With the values sorted, x₀ ≤ … ≤ xₙ₋₁, and h = (n − 1)·p, the quantile is x⌊h⌋ + (h − ⌊h⌋)·(x⌊h⌋₊₁ − x⌊h⌋).
//! For integer values and p = k/m it is an integer over m, so no rounding is needed anywhere.
//!
//! Source: R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages, The American Statistician 50 (1996)
//! 361–365, definition 7; the default of R and numpy, and PERCENTILE.INC of Excel. The tests reproduce
//! `quantile(1:10)` of R, and the RFM score counts of the reference numbers.

use super::Ratio;

/// The quantile at p = `k / of`; nothing for no values, or a p outside 0–1. Leaves `values` in another order.
///
/// ```
/// use regulars::stats::{Ratio, quantile};
/// assert_eq!(quantile(&mut [30, 10, 20, 40], 1, 2), Some(Ratio::from(25)));
/// ```
pub fn quantile(values: &mut [i64], k: u32, of: u32) -> Option<Ratio> {
    if values.is_empty() || of == 0 || k > of {
        return None;
    }
    Some(select(values, 0, k, of).1)
}

/// The middle value, or the mean of the two in the middle; nothing for no values. Leaves `values` in another order.
pub fn median(values: &mut [i64]) -> Option<Ratio> {
    quantile(values, 1, 2)
}

/// The `bins − 1` inner quantiles that cut the values into `bins` bins, ascending, equal ones kept.
///
/// No cuts for no values or fewer than two bins. Leaves `values` in another order.
pub fn cuts(values: &mut [i64], bins: u32) -> Vec<Ratio> {
    if values.is_empty() {
        return Vec::new();
    }
    let mut done = 0;
    (1..bins)
        .map(|k| {
            let (at, cut) = select(values, done, k, bins);
            done = at;
            cut
        })
        .collect()
}

/// For a value, how many of the cuts lie strictly below it. A score for which more is better is one more than this.
pub fn cuts_below(cuts: &[Ratio]) -> impl Fn(i64) -> usize {
    // A whole number is above a ratio where it is above the largest whole number in it.
    let floors: Vec<i128> = cuts.iter().map(|cut| cut.numerator().div_euclid(cut.denominator())).collect();
    move |value| floors.iter().filter(|floor| **floor < i128::from(value)).count()
}

/// The quantile at `k / of` and the index ⌊h⌋ at which its lower value now stands. Everything before index
/// `done` is known to be no greater than what follows; `values` is not empty and h not below `done`.
fn select(values: &mut [i64], done: usize, k: u32, of: u32) -> (usize, Ratio) {
    let h = (values.len() - 1) as u128 * u128::from(k);
    let of_wide = u128::from(of);
    let at = usize::try_from(h / of_wide).unwrap_or(values.len() - 1);
    let fraction = i128::try_from(h % of_wide).unwrap_or(0);
    let (_, &mut low, above) = values[done..].select_nth_unstable(at - done);
    let low = i128::from(low);
    let high = above.iter().min().map_or(low, |&high| i128::from(high));
    let of = i128::from(of);
    let value = Ratio::new(low * of + fraction * (high - low), of);
    (at, value.unwrap_or(Ratio::from(0)))
}

#[cfg(test)]
mod tests {
    use super::super::testing;
    use super::*;

    fn ratio(numerator: i128, denominator: i128) -> Ratio {
        Ratio::new(numerator, denominator).expect("a denominator other than zero")
    }

    #[test]
    fn quantiles_are_those_of_r() {
        let one_to_ten = [7, 3, 10, 1, 9, 2, 8, 4, 6, 5];
        for (values, k, of, expected) in [
            // quantile(1:10): 1.00 3.25 5.50 7.75 10.00; and at .9: 9.1
            (&one_to_ten[..], 0, 4, ratio(1, 1)),
            (&one_to_ten, 1, 4, ratio(325, 100)),
            (&one_to_ten, 2, 4, ratio(55, 10)),
            (&one_to_ten, 3, 4, ratio(775, 100)),
            (&one_to_ten, 4, 4, ratio(10, 1)),
            (&one_to_ten, 9, 10, ratio(91, 10)),
            // quantile(c(1, 2, 4, 8), .4): h = 1.2, 2 + .2 * 2
            (&[8, 1, 4, 2], 2, 5, ratio(24, 10)),
            (&[5], 1, 3, ratio(5, 1)),
            (&[3, 3, 3], 9, 10, ratio(3, 1)),
            (&[-10, -20], 1, 4, ratio(-175, 10)),
            (&[i64::MIN, i64::MAX], 1, 2, ratio(-1, 2)),
        ] {
            assert_eq!(quantile(&mut values.to_vec(), k, of), Some(expected), "{k}/{of} of {values:?}");
        }
        assert_eq!(quantile(&mut [], 1, 2), None);
        assert_eq!(quantile(&mut [1], 3, 2), None);
        assert_eq!(quantile(&mut [1], 0, 0), None);
        assert_eq!(median(&mut [4, 1, 2, 3]), Some(ratio(5, 2)));
    }

    #[test]
    fn cuts_are_the_inner_quantiles() {
        let mut values: Vec<i64> = (0..97).map(|i| i * 37 % 89).collect();
        for bins in 2..=10 {
            let one_by_one: Vec<_> = (1..bins).filter_map(|k| quantile(&mut values, k, bins)).collect();
            assert_eq!(cuts(&mut values, bins), one_by_one, "{bins} bins");
        }
        assert_eq!(cuts(&mut [], 5), []);
        assert_eq!(cuts(&mut [1, 2], 1), []);
        assert_eq!(cuts(&mut [7, 7, 7], 3), [Ratio::from(7), Ratio::from(7)]);
    }

    #[test]
    fn a_value_equal_to_a_cut_is_not_above_it() {
        let cuts = cuts(&mut (1..=11).collect::<Vec<_>>(), 5);
        assert_eq!(cuts, [3, 5, 7, 9].map(Ratio::from));
        for (value, below) in [(1, 0), (3, 0), (4, 1), (9, 3), (10, 4)] {
            assert_eq!(cuts_below(&cuts)(value), below, "{value}");
        }
    }

    #[test]
    fn published_rfm_orders_score_as_in_the_reference_numbers() {
        let Some(orders) = testing::data("rfm/rfm_data_orders.csv") else {
            return;
        };
        let (mut days, mut counts, mut money) = testing::rfm_by_customer(&orders);
        for (values, backwards, expected) in [
            (&mut days, true, [197, 201, 198, 199, 200]),
            (&mut counts, false, [268, 187, 176, 244, 120]),
            (&mut money, false, [199, 201, 197, 203, 195]),
        ] {
            let cuts = cuts(values, 5);
            let mut scores = [0; 5];
            for &value in values.iter() {
                let below = cuts_below(&cuts)(value);
                scores[if backwards { 4 - below } else { below }] += 1;
            }
            assert_eq!(scores, expected, "cuts {cuts:?}");
        }
    }
}
