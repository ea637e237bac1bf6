//! The ranking of members, and the classes that it is cut into.
//!
//! Source: V. Pareto's observation that few hold most (Cours d'économie politique, 1896), as ABC analysis of stock by
//! H. F. Dickie, ABC Inventory Analysis Shoots for Dollars, not Pennies (1951). The share that counts is that *before*
//! a member, so that whoever crosses a cut still belongs to the higher class.

use std::cmp::Reverse;

use super::measure::Measured;
use crate::book::rules::Parts;
use crate::table::{Cell, Code};

/// One of the classes, the highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    A,
    B,
    C,
}

impl Class {
    /// Every class, the highest first.
    pub(super) const ALL: [Self; 3] = [Self::A, Self::B, Self::C];

    /// Its letter.
    pub(super) const fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
        }
    }
}

impl From<Class> for Cell<'_> {
    fn from(class: Class) -> Self {
        Self::Code(Code { key: class.letter(), words: (class.letter(), class.letter()) })
    }
}

/// A member in the ranking.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ranked {
    pub(super) measured: Measured,
    /// From 1.
    pub(super) rank: usize,
    /// The sum of the values above zero down to this member.
    pub(super) cumulative: i64,
    pub(super) class: Class,
}

/// All members, the largest value first.
pub(super) struct Ranking {
    pub(super) rows: Vec<Ranked>,
    /// The sum of the values above zero.
    pub(super) whole: i64,
}

impl Ranking {
    /// Ranks members that stand in the order of their keys: equal values keep it.
    pub(super) fn new(mut measured: Vec<Measured>, cuts: Parts) -> Self {
        measured.sort_by_key(|row| Reverse(row.value));
        let whole = measured.iter().map(|row| row.value.max(0)).sum();
        let mut cumulative = 0;
        let ranked = |(rank, measured): (usize, Measured)| {
            let class = class(measured.value, cumulative, whole, cuts);
            cumulative += measured.value.max(0);
            Ranked { measured, rank, cumulative, class }
        };
        Self { rows: (1..).zip(measured).map(ranked).collect(), whole }
    }

    /// The members of a class, which stand together.
    pub(super) fn of(&self, class: Class) -> &[Ranked] {
        let from = self.rows.partition_point(|row| row.class < class);
        let to = self.rows.partition_point(|row| row.class <= class);
        &self.rows[from..to]
    }

    /// The sum of the values above zero of the first `members`.
    pub(super) fn held_by(&self, members: usize) -> i64 {
        members.checked_sub(1).and_then(|last| self.rows.get(last)).map_or(0, |row| row.cumulative)
    }
}

fn class(value: i64, before: i64, whole: i64, cuts: Parts) -> Class {
    let [a, b] = cuts.ends().map(|end| i128::from(end) * i128::from(whole));
    let before = i128::from(before) * i128::from(Parts::WHOLE);
    match value {
        1.. if before < a => Class::A,
        1.. if before < b => Class::B,
        _ => Class::C,
    }
}
