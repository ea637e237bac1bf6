//! Called against not called, stratum by stratum and put together.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::unit::{Stratum, Unit};
use crate::book::callback::Step;
use crate::stats::{self, Difference, newcombe};

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// All strata together.
    Whole,
    /// Those of one step.
    Step(Step),
    /// One stratum.
    Stratum(Stratum),
}

/// Called (`one`) and not called (`other`), each with those who bought.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Row {
    pub(super) scope: Scope,
    pub(super) counts: stats::Stratum,
    /// Whether there are enough on both sides to tell.
    pub(super) enough: bool,
    /// The difference of the shares and its interval, where there are.
    pub(super) difference: Option<Difference>,
}

/// The comparison.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// The whole, the steps, the strata that have both sides.
    pub(super) rows: Vec<Row>,
    /// Contacts in strata of which all were called, or none.
    pub(super) alone: u64,
}

/// Compares with at least so many on each side.
pub(super) fn compare(units: &[Unit], least: u64) -> Found {
    let mut strata: BTreeMap<(Step, Reverse<_>, _), (Stratum, stats::Stratum)> = BTreeMap::new();
    for unit in units {
        let (tier, step, month) = unit.stratum;
        let (_, counts) = strata.entry((step, Reverse(tier), month)).or_insert((unit.stratum, stats::Stratum::default()));
        let side = if unit.called { &mut counts.one } else { &mut counts.other };
        side.of += 1;
        side.hits += u64::from(unit.bought);
    }
    let (both, alone): (Vec<_>, Vec<_>) =
        strata.into_values().partition(|(_, counts)| counts.one.of > 0 && counts.other.of > 0);
    let row = |scope, counts: &[(Stratum, stats::Stratum)]| row(scope, counts, least);
    let mut rows = vec![row(Scope::Whole, &both)];
    rows.extend(both.chunk_by(|a, b| a.0.1 == b.0.1).map(|of_step| row(Scope::Step(of_step[0].0.1), of_step)));
    rows.extend(both.iter().map(|stratum| row(Scope::Stratum(stratum.0), std::slice::from_ref(stratum))));
    Found { rows, alone: alone.iter().map(|(_, counts)| counts.one.of + counts.other.of).sum() }
}

fn row(scope: Scope, strata: &[(Stratum, stats::Stratum)], least: u64) -> Row {
    let counts: Vec<stats::Stratum> = strata.iter().map(|(_, counts)| *counts).collect();
    let mut sum = stats::Stratum::default();
    for stratum in &counts {
        for (side, of) in [(&mut sum.one, stratum.one), (&mut sum.other, stratum.other)] {
            side.of += of.of;
            side.hits += of.hits;
        }
    }
    let enough = sum.one.of.min(sum.other.of) >= least.max(1);
    let difference = if enough { newcombe(&counts) } else { None };
    Row { scope, counts: sum, enough, difference }
}
