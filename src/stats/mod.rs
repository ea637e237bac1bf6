//! Pure mathematics on slices: no dates, no money, no members. Where the answer is a ratio of integers it is exact.

mod control;
mod gini;
mod newcombe;
mod quantile;
mod ratio;
mod sample;
mod share;
#[cfg(test)]
pub(crate) mod testing;
mod wilson;

pub use control::{Chart, Limits, MIN_EXPECTED, MIN_PERIODS, Sample, TooFewPeriods, Verdict};
pub use gini::gini;
pub use newcombe::{Difference, Stratum, newcombe};
pub use quantile::{cuts, cuts_below, median, quantile};
pub use ratio::Ratio;
pub use sample::sample;
pub use share::{round_half_away, share};
pub use wilson::{Interval, Proportion, Z_95, wilson};
