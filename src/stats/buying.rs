//! What the models of [`super::dropout`] look at in a customer: how often, how late, for how long.

use super::maximum::thinned;

/// The days of a week, the unit of the models' time.
const WEEK: f64 = 7.0;

/// A customer's purchases, in days from the first one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Buying {
    /// x: the days with a purchase after the first.
    pub repeats: u32,
    /// T: days from the first purchase to the day the report speaks for.
    pub observed: u32,
    /// tₓ: days from the first purchase to the last; 0 without repeat purchases.
    pub last: u32,
}

impl Buying {
    /// The repeat purchases, and tₓ and T in weeks. A last purchase is never after the last day.
    pub(super) fn in_weeks(self) -> (f64, f64, f64) {
        let weeks = |days: u32| f64::from(days) / WEEK;
        (self.repeats.into(), weeks(self.last.min(self.observed)), weeks(self.observed))
    }
}

/// Equal histories, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grouped(Vec<(Buying, u32)>);

impl Grouped {
    /// Puts equal histories together.
    pub fn new(mut histories: Vec<Buying>) -> Self {
        histories.sort_unstable();
        let same = histories.chunk_by(|a, b| a == b);
        Self(same.map(|same| (same[0], u32::try_from(same.len()).unwrap_or(u32::MAX))).collect())
    }

    /// The different histories in order, with how many customers have each.
    pub fn counted(&self) -> &[(Buying, u32)] {
        &self.0
    }

    /// Some of the different histories, each with all that have it.
    pub(super) fn thinned(&self) -> Self {
        Self(thinned(&self.0))
    }

    /// Customers with a repeat purchase.
    pub fn repeat_buyers(&self) -> u64 {
        self.0.iter().filter(|(buying, _)| buying.repeats > 0).map(|(_, members)| u64::from(*members)).sum()
    }

    /// Weeks under observation for each repeat purchase; nothing without any, or without time.
    pub(super) fn weeks_a_repeat(&self) -> Option<f64> {
        let (mut repeats, mut weeks) = (0.0, 0.0);
        for (own, _, observed, members) in self.0.iter().map(Self::weighed) {
            repeats += members * own;
            weeks += members * observed;
        }
        (repeats > 0.0 && weeks > 0.0).then(|| weeks / repeats)
    }

    /// For each number of repeat purchases: it, its customers, and their tₓ and T in weeks with how many have them.
    pub(super) fn by_repeats(&self) -> impl Iterator<Item = (f64, f64, impl Iterator<Item = (f64, f64, f64)>)> {
        self.0.chunk_by(|(a, _), (b, _)| a.repeats == b.repeats).map(|same| {
            let members = same.iter().map(|(_, members)| f64::from(*members)).sum();
            let each = same.iter().map(Self::weighed).map(|(_, last, observed, members)| (last, observed, members));
            (f64::from(same[0].0.repeats), members, each)
        })
    }

    fn weighed((buying, members): &(Buying, u32)) -> (f64, f64, f64, f64) {
        let (repeats, last, observed) = buying.in_weeks();
        (repeats, last, observed, f64::from(*members))
    }
}
