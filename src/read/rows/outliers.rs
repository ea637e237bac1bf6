//! Amounts that look like they stand in the wrong column: over a hundred times the 99th percentile.

use crate::book::{Lines, Money, Place};

/// The lines from `first` on whose amount is over a hundred times their 99th percentile, with the amount.
pub(super) fn among(lines: &Lines, first: usize, largest: Money) -> Vec<(Place, Money)> {
    const TIMES: i64 = 100;
    let count = lines.len() - first;
    let above = |limit: i64| (first..lines.len()).filter(move |&index| lines.amount(index).0 > limit);
    // If the largest amount is one, then hardly any line comes near a hundredth of it: no percentile is needed to
    // see that nearly every sheet has none.
    let near = above(largest.0 / TIMES).count();
    if largest <= Money::ZERO || near * 100 > count {
        return Vec::new();
    }
    let mut amounts: Vec<i64> = (first..lines.len()).map(|index| lines.amount(index).0).collect();
    let (_, percentile, _) = amounts.select_nth_unstable((count - 1) * 99 / 100);
    let limit = percentile.saturating_mul(TIMES);
    if limit <= 0 { Vec::new() } else { above(limit).map(|index| (lines.place(index), lines.amount(index))).collect() }
}
