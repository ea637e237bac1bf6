//! Scores added up.

use crate::book::Score;
use crate::report::columns::share_cell;
use crate::stats::{Ratio, round_half_away};
use crate::table::Cell;

/// Scores added up, as scores of 1 to 5.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    pub(super) scores: u64,
    /// In nine-thousandths of a point.
    sum: i128,
    satisfied: u64,
}

impl Tally {
    pub(super) fn add(&mut self, score: Score) {
        self.scores += 1;
        self.sum += score.of_five();
        self.satisfied += u64::from(score.is_satisfied());
    }

    /// The mean of 5; nothing without scores.
    pub(super) fn mean(&self) -> Option<Ratio> {
        Ratio::new(self.sum, i128::from(self.scores) * Score::POINT)
    }

    pub(super) fn mean_cell<'a>(&self) -> Cell<'a> {
        points(self.mean())
    }

    pub(super) fn satisfied_cell<'a>(&self) -> Cell<'a> {
        share_cell(self.satisfied.into(), self.scores.into())
    }

    /// This mean less another.
    pub(super) fn above<'a>(&self, other: Option<&Self>) -> Cell<'a> {
        points(self.mean().zip(other.and_then(Self::mean)).and_then(|(own, other)| {
            let difference = own.numerator() * other.denominator() - other.numerator() * own.denominator();
            Ratio::new(difference, own.denominator() * other.denominator())
        }))
    }
}

/// Points to two decimals, halves away from zero.
pub(super) fn points<'a>(points: Option<Ratio>) -> Cell<'a> {
    let hundredths = points.and_then(|points| round_half_away(points.numerator() * 100, points.denominator()));
    let hundredths = hundredths.and_then(|hundredths| i32::try_from(hundredths).ok());
    Cell::maybe(hundredths, |hundredths| Cell::Real(f64::from(hundredths) / 100.0, 2))
}
