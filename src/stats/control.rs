//! Control limits for a rate over periods (p chart): which period differs more than chance explains.
//!
//! p̄ = Σ events / Σ size over the complete periods; the limits of a period of size nᵢ are
//! p̄ ± 3·√(p̄(1 − p̄)/nᵢ), kept within 0–1. A period of which fewer than 5 events are expected (nᵢ·p̄ < 5) is not
//! judged, and nothing is with fewer than 6 complete periods.
//!
//! Source: W. A. Shewhart, Economic Control of Quality of Manufactured Product (1931); D. C. Montgomery, Introduction
//! to Statistical Quality Control, chapter on control charts for attributes (variable sample size).

use std::fmt;

/// The fewest complete periods, with at least one member each, that a chart is drawn from.
pub const MIN_PERIODS: usize = 6;

/// The fewest expected events of a period that is judged.
pub const MIN_EXPECTED: u64 = 5;

/// What was counted in one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// Members to whom it happened, at most `size`.
    pub events: u64,
    /// Members to whom it could have happened.
    pub size: u64,
}

/// The band within which a rate is left to chance, 0–1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The lower limit, not below 0.
    pub lower: f64,
    /// The upper limit, not above 1.
    pub upper: f64,
}

/// What the chart says about a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// On or within the limits.
    Usual,
    /// Strictly above the upper limit.
    Above,
    /// Strictly below the lower limit.
    Below,
    /// Too few events are expected to judge.
    TooSmall,
}

/// There are fewer than [`MIN_PERIODS`] complete periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooFewPeriods {
    /// How many there are.
    pub periods: usize,
}

impl fmt::Display for TooFewPeriods {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let have = self.periods;
        write!(f, "{have} complete periods are too few for an alarm; it takes {MIN_PERIODS}")
    }
}

impl std::error::Error for TooFewPeriods {}

/// A chart drawn from the complete periods, with which any period can be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chart {
    pooled: Sample,
}

impl Chart {
    /// Draws the chart from the complete periods; those of size zero have no rate and do not count.
    ///
    /// # Errors
    /// Fewer than [`MIN_PERIODS`] of them.
    pub fn new(complete: &[Sample]) -> Result<Self, TooFewPeriods> {
        let used = || complete.iter().filter(|sample| sample.size > 0);
        let periods = used().count();
        if periods < MIN_PERIODS {
            return Err(TooFewPeriods { periods });
        }
        let events = used().map(|sample| sample.events).sum();
        let size = used().map(|sample| sample.size).sum();
        Ok(Self { pooled: Sample { events, size } })
    }

    /// The pooled counts, whose quotient is p̄.
    pub fn pooled(&self) -> Sample {
        self.pooled
    }

    /// The limits for a period of this size; nothing if too few events are expected in it.
    pub fn limits(&self, size: u64) -> Option<Limits> {
        if !self.is_judged(size) {
            return None;
        }
        let centre = quotient(self.pooled.events, self.pooled.size);
        let spread = 3.0 * (centre * (1.0 - centre) / quotient(size, 1)).sqrt();
        Some(Limits { lower: (centre - spread).max(0.0), upper: (centre + spread).min(1.0) })
    }

    /// Where a period lies, decided without rounding: (e/n − p̄)² against 9·p̄(1 − p̄)/n in integers.
    ///
    /// Exact for sizes up to a thousand million members in all periods together.
    pub fn judge(&self, sample: Sample) -> Verdict {
        if !self.is_judged(sample.size) {
            return Verdict::TooSmall;
        }
        let (events, size) = (i128::from(sample.events), i128::from(sample.size));
        let (all_events, all) = (i128::from(self.pooled.events), i128::from(self.pooled.size));
        let apart = events * all - all_events * size;
        let allowed = 9 * all_events * (all - all_events) * size;
        match (apart.saturating_mul(apart) > allowed, apart > 0) {
            (false, _) => Verdict::Usual,
            (true, true) => Verdict::Above,
            (true, false) => Verdict::Below,
        }
    }

    fn is_judged(&self, size: u64) -> bool {
        let expected = u128::from(size) * u128::from(self.pooled.events);
        size > 0 && expected >= u128::from(MIN_EXPECTED) * u128::from(self.pooled.size)
    }
}

#[expect(clippy::cast_precision_loss, reason = "limits are shown, never compared")]
fn quotient(events: u64, size: u64) -> f64 {
    events as f64 / size as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(events: u64, size: u64) -> Chart {
        Chart::new(&[Sample { events, size }; 6]).expect("six periods")
    }

    #[test]
    fn limits_worked_out_by_hand() {
        // p 0.2, n 100: 0.2 ± 3·√(0.2·0.8/100) = 0.2 ± 0.12; p 0.5, n 25: 0.5 ± 0.3; n 9: 0.5 ± 0.5 is not judged.
        for (chart, size, limits) in [
            (chart(20, 100), 100, Some((0.08, 0.32))),
            (chart(20, 100), 400, Some((0.14, 0.26))),
            (chart(20, 100), 25, Some((0.0, 0.44))),
            (chart(20, 100), 24, None),
            (chart(50, 100), 25, Some((0.2, 0.8))),
            (chart(50, 100), 10, Some((0.025_658_350_974_743_11, 0.974_341_649_025_256_9))),
            (chart(50, 100), 9, None),
            (chart(96, 100), 6, Some((0.72, 1.0))),
            (chart(0, 100), 1_000_000, None),
            (chart(100, 100), 5, Some((1.0, 1.0))),
        ] {
            let found = chart.limits(size);
            assert_eq!(found.is_some(), limits.is_some(), "{chart:?}, {size}");
            if let (Some(found), Some((lower, upper))) = (found, limits) {
                assert!((found.lower - lower).abs() < 1e-12, "{found:?}");
                assert!((found.upper - upper).abs() < 1e-12, "{found:?}");
            }
        }
    }

    #[test]
    fn a_rate_on_the_limit_is_usual() {
        let chart = chart(20, 100);
        for (events, size, verdict) in [
            (20, 100, Verdict::Usual),
            (32, 100, Verdict::Usual),
            (33, 100, Verdict::Above),
            (8, 100, Verdict::Usual),
            (7, 100, Verdict::Below),
            (11, 25, Verdict::Usual),
            (12, 25, Verdict::Above),
            (0, 25, Verdict::Usual),
            (24, 24, Verdict::TooSmall),
            (0, 0, Verdict::TooSmall),
        ] {
            assert_eq!(chart.judge(Sample { events, size }), verdict, "{events}/{size}");
        }
    }

    #[test]
    fn fewer_than_six_periods_with_members_give_no_chart() {
        let full = Sample { events: 5, size: 10 };
        let empty = Sample { events: 0, size: 0 };
        assert_eq!(Chart::new(&[full; 5]), Err(TooFewPeriods { periods: 5 }));
        let six = [full, full, full, full, full, empty];
        let error = Chart::new(&six).expect_err("five with members");
        assert_eq!(error.to_string(), "5 complete periods are too few for an alarm; it takes 6");
        let pooled = Chart::new(&[full; 6]).map(|chart| chart.pooled());
        assert_eq!(pooled, Ok(Sample { events: 30, size: 60 }));
    }
}
