//! What stands against the target of a line, and who missed it.

use std::collections::BTreeMap;

use crate::book::NameId;
use crate::stats::share;
use crate::table::Cell;

/// A target, or what stands against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Figure {
    /// A share in millionths.
    Share(i64),
    /// So many.
    Count(u64),
}

impl Figure {
    pub(super) fn cell<'a>(self) -> Cell<'a> {
        match self {
            Self::Share(millionths) => Cell::Share(millionths),
            Self::Count(count) => Cell::count(count),
        }
    }

    fn shown(self) -> String {
        match self {
            // Tenths of a per cent, half up.
            Self::Share(millionths) => {
                let tenths = (millionths + 500) / 1_000;
                format!("{}.{}%", tenths / 10, tenths % 10)
            }
            Self::Count(count) => count.to_string(),
        }
    }
}

/// Who, or which sheet, missed the target.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    /// One of the staff, or nobody that is named.
    Staff(NameId),
    /// A sheet.
    Sheet(String),
    /// Nobody made a backup yet.
    NoBackup,
}

/// What was found of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) target: Option<Figure>,
    /// `None` where nothing could be found.
    pub(super) actual: Option<Figure>,
    pub(super) met: Option<bool>,
    pub(super) missed_by: Vec<(Who, Option<Figure>)>,
}

impl Found {
    /// A line of which nothing is known.
    pub(super) const fn unknown(target: Option<Figure>) -> Self {
        Self { target, actual: None, met: None, missed_by: Vec::new() }
    }

    /// A share, and the shares of those who stay below their own target.
    pub(super) fn share(
        target: i64,
        (part, whole): (u64, u64),
        of_each: impl Iterator<Item = (NameId, (u64, u64), i64)>,
    ) -> Self {
        let rate = |(part, whole): (u64, u64)| share(part.into(), whole.into());
        let below = |(staff, of, target)| rate(of).filter(|&rate| rate < target).map(|rate| (staff, rate));
        let missed_by = of_each.filter_map(below).map(|(staff, rate)| (Who::Staff(staff), Some(Figure::Share(rate))));
        let actual = rate((part, whole));
        Self {
            target: Some(Figure::Share(target)),
            actual: actual.map(Figure::Share),
            met: actual.map(|rate| rate >= target),
            missed_by: missed_by.collect(),
        }
    }

    /// What there should be at most `target` of, each by whom.
    pub(super) fn cases(target: u64, of: impl Iterator<Item = Who>) -> Self {
        let mut counts: BTreeMap<Who, u64> = BTreeMap::new();
        of.for_each(|who| *counts.entry(who).or_default() += 1);
        let count = counts.values().sum();
        // A sheet is named, those of a person are counted.
        let counted = |(who, count)| {
            let figure = matches!(who, Who::Staff(_)).then_some(Figure::Count(count));
            (who, figure)
        };
        Self {
            target: Some(Figure::Count(target)),
            actual: Some(Figure::Count(count)),
            met: Some(count <= target),
            missed_by: counts.into_iter().map(counted).collect(),
        }
    }

    /// A number that each of some people is asked for; nobody is asked for 0.
    pub(super) fn numbers(of_each: &[(NameId, u64, u64)]) -> Self {
        let asked: Vec<_> = of_each.iter().filter(|&&(.., target)| target > 0).collect();
        let missed = asked.iter().filter(|&&&(_, number, target)| number < target);
        let missed_by: Vec<_> =
            missed.map(|&&(staff, number, _)| (Who::Staff(staff), Some(Figure::Count(number)))).collect();
        let (is_asked, target) = (!asked.is_empty(), asked.iter().map(|&&(.., target)| target).sum());
        Self {
            target: is_asked.then_some(Figure::Count(target)),
            actual: Some(Figure::Count(of_each.iter().map(|&(_, number, _)| number).sum())),
            met: is_asked.then_some(missed_by.is_empty()),
            missed_by,
        }
    }

    /// Those who missed it, each with the figure, in Chinese and English; `left` where some of the staff have left, so that
    /// a case of nobody's may be of theirs.
    pub(super) fn missed_by(&self, name: impl Fn(NameId) -> String, left: bool) -> [String; 2] {
        let one = |(who, figure): &(Who, Option<Figure>), [nobody, no_backup]: [&str; 2]| {
            let who = match who {
                Who::Staff(staff) if staff.is_none() => nobody.to_owned(),
                Who::Staff(staff) => name(*staff),
                Who::Sheet(title) => title.clone(),
                Who::NoBackup => no_backup.to_owned(),
            };
            figure.map_or(who.clone(), |figure| format!("{who} {}", figure.shown()))
        };
        let nobody = if left { ["没写人或已离职", "nobody named, or left"] } else { ["没写人", "nobody named"] };
        [([nobody[0], "还没备份过"], "、"), ([nobody[1], "no backup yet"], ", ")]
            .map(|(words, between)| self.missed_by.iter().map(|of| one(of, words)).collect::<Vec<_>>().join(between))
    }
}

#[cfg(test)]
mod tests {
    use super::{Figure, Found, Who};
    use crate::book::Names;

    #[test]
    fn who_stays_below_a_target_is_named_with_the_figure() {
        let mut names = Names::default();
        let [li, wang] = ["小李", "小王"].map(|name| names.intern(name));
        // 5/8 and 1/1 against 80 %; nobody counts who served nobody.
        let found = Found::share(800_000, (6, 9), [(li, (5, 8), 800_000), (wang, (1, 1), 900_000), (wang, (0, 0), 1)].into_iter());
        assert_eq!((found.actual, found.met), (Some(Figure::Share(666_667)), Some(false)));
        assert_eq!(found.missed_by(|of| names.get(of).to_owned(), true), ["小李 62.5%", "小李 62.5%"]);
        let cases = Found::cases(2, [Who::Staff(wang), Who::Staff(crate::book::NameId::NONE), Who::Staff(wang)].into_iter());
        assert_eq!((cases.actual, cases.met), (Some(Figure::Count(3)), Some(false)));
        let by = |left| cases.missed_by(|of| names.get(of).to_owned(), left);
        assert_eq!(by(false), ["小王 2、没写人 1", "小王 2, nobody named 1"]);
        assert_eq!(by(true), ["小王 2、没写人或已离职 1", "小王 2, nobody named, or left 1"]);
        // 3 of 4 and 6 of 5 are asked for.
        let numbers = Found::numbers(&[(li, 3, 4), (wang, 6, 5)]);
        assert_eq!((numbers.target, numbers.actual, numbers.met), (Some(Figure::Count(9)), Some(Figure::Count(9)), Some(false)));
        assert_eq!(numbers.missed_by(|of| names.get(of).to_owned(), false)[0], "小李 3");
        let nobody = Found::numbers(&[(li, 3, 0)]);
        assert_eq!((nobody.target, nobody.actual, nobody.met), (None, Some(Figure::Count(3)), None));
        let none = Found::share(800_000, (0, 0), std::iter::empty());
        assert_eq!((none.actual, none.met), (None, None));
    }
}
