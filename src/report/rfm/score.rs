//! From values to scores.

use super::Plan;
use super::measure::Dimension;
use crate::book::rules::Method;
use crate::stats::{self, Ratio};

/// The values that get one score.
#[derive(Debug, Clone, Copy)]
pub(super) struct Band {
    pub(super) dimension: Dimension,
    pub(super) score: u8,
    /// The lower edge; `None` where it is open.
    pub(super) from: Option<Ratio>,
    /// The upper edge; `None` where it is open.
    pub(super) to: Option<Ratio>,
    /// How many members got it.
    pub(super) members: u32,
}

/// The scores of all members in one dimension.
pub(super) struct Scale {
    /// By position of the member.
    pub(super) scores: Vec<u8>,
    /// By score, from 1.
    pub(super) bands: Vec<Band>,
}

impl Scale {
    /// Scores `values`, one a member in the order of their keys; asked for more than once, since a million take room.
    pub(super) fn new<I: Iterator<Item = i64>>(dimension: Dimension, values: impl Fn() -> I, plan: Plan) -> Self {
        let bins = plan.bins;
        let fixed = || dimension.fixed(&plan.rules.cuts).into_iter().map(Ratio::from).collect::<Vec<_>>();
        let quantiles = || stats::cuts(&mut values().collect::<Vec<_>>(), bins.into());
        match plan.method {
            Method::Quantile => by_cuts(dimension, values(), &quantiles(), bins),
            Method::Fixed => by_cuts(dimension, values(), &fixed(), bins),
            Method::RfmCompat => by_bounds(dimension, &values, &quantiles(), bins),
            Method::Ntile => by_rank(dimension, &values().collect::<Vec<_>>(), bins),
        }
    }
}

// A step counts from the smallest values, a score from the worst.
fn score(dimension: Dimension, step: usize, bins: u8) -> u8 {
    let step = u8::try_from(step).unwrap_or(u8::MAX);
    if dimension == Dimension::Recency { bins.saturating_sub(step) } else { step + 1 }
}

/// Bands of the steps between `edges`, which has one edge more than there are steps.
fn bands(dimension: Dimension, scores: &[u8], edges: &[Option<Ratio>], bins: u8) -> Vec<Band> {
    let mut members = [0; u8::MAX as usize + 1];
    for &score in scores {
        members[usize::from(score)] += 1;
    }
    let edge = |step: usize| edges.get(step).copied().flatten();
    let band = |step: usize| {
        let score = score(dimension, step, bins);
        Band { dimension, score, from: edge(step), to: edge(step + 1), members: members[usize::from(score)] }
    };
    let mut bands: Vec<Band> = (0..usize::from(bins)).map(band).collect();
    bands.sort_by_key(|band| band.score);
    bands
}

/// A value lies above the cuts strictly below it.
fn by_cuts(dimension: Dimension, values: impl Iterator<Item = i64>, cuts: &[Ratio], bins: u8) -> Scale {
    let step = stats::cuts_below(cuts);
    let scores: Vec<u8> = values.map(|value| score(dimension, step(value), bins)).collect();
    let edges: Vec<_> = [None].into_iter().chain(cuts.iter().copied().map(Some)).collect();
    Scale { bands: bands(dimension, &scores, &edges, bins), scores }
}

/// Bins begin one unit above the cuts, that value included (R package rfm 0.3.0).
fn by_bounds<I: Iterator<Item = i64>>(dimension: Dimension, values: &impl Fn() -> I, cuts: &[Ratio], bins: u8) -> Scale {
    let unit = i128::from(dimension.unit());
    let above = |cut: &Ratio| Ratio::new(cut.numerator() + unit * cut.denominator(), cut.denominator());
    let bounds: Vec<Ratio> = cuts.iter().filter_map(above).collect();
    let step = |value: i64| bounds.partition_point(|&bound| bound <= Ratio::from(value));
    let scores: Vec<u8> = values().map(|value| score(dimension, step(value), bins)).collect();
    let first = values().min().map(Ratio::from);
    let last = values().max().map(|most| Ratio::from(most + dimension.unit()));
    let inner = bounds.iter().copied().map(Some);
    let edges: Vec<_> = [first].into_iter().chain(inner).chain([last]).collect();
    Scale { bands: bands(dimension, &scores, &edges, bins), scores }
}

/// As NTILE of SQL: worst to best, ties in the order of the members, larger groups first.
fn by_rank(dimension: Dimension, values: &[i64], bins: u8) -> Scale {
    let worth = |&index: &usize| if dimension == Dimension::Recency { -values[index] } else { values[index] };
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by_key(worth);
    let (size, larger) = (order.len() / usize::from(bins), order.len() % usize::from(bins));
    let mut scores = vec![0; values.len()];
    let mut rest = &order[..];
    let mut bands = Vec::new();
    for score in 1..=bins {
        let extra = usize::from(usize::from(score) <= larger);
        let (group, after) = rest.split_at(size + extra);
        for &index in group {
            scores[index] = score;
        }
        let of_group = || group.iter().map(|&index| values[index]);
        let (from, to) = (of_group().min().map(Ratio::from), of_group().max().map(Ratio::from));
        let members = u32::try_from(group.len()).unwrap_or(u32::MAX);
        bands.push(Band { dimension, score, from, to, members });
        rest = after;
    }
    Scale { scores, bands }
}
