//! Pure mathematics on slices: no dates, no money, no members. Where the answer is a ratio of integers it is exact.

mod beta_mean;
mod buying;
mod control;
mod dropout;
mod forecast;
mod gamma;
mod gini;
mod matrix;
mod maximum;
mod newcombe;
#[cfg(test)]
mod published;
mod quantile;
mod ratio;
mod sample;
mod share;
#[cfg(test)]
mod simulated;
mod spending;
#[cfg(test)]
pub(crate) mod testing;
mod wilson;

pub use buying::{Buying, Grouped};
pub use control::{Chart, Limits, MIN_EXPECTED, MIN_PERIODS, Sample, TooFewPeriods, Verdict};
pub use dropout::{Dropout, Rates, fit_dropout};
pub use forecast::{Expected, Horizon};
pub use gini::gini;
pub use maximum::Maximum;
pub use newcombe::{Difference, Stratum, newcombe};
pub use quantile::{cuts, cuts_below, median, quantile};
pub use ratio::Ratio;
pub use sample::sample;
pub use share::{round_half_away, share};
pub use spending::{Spending, Spent, fit_spending};
pub use wilson::{Interval, Proportion, Z_95, wilson};
