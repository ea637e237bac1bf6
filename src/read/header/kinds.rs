//! Which kinds a header fits, the best first.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::choice::Choice;
use super::line::Line;
use super::required::missing;
use super::sample::Sample;
use crate::book::Kind;
use crate::read::dictionary::{When, dictionary};

/// The kinds that a header fits.
#[derive(Debug, Default)]
pub(super) struct Fitting {
    /// The best first.
    pub kinds: Vec<Kind>,
    /// Whether members and purchases both fit and no member was seen twice.
    pub may_be_purchases: bool,
}

impl Fitting {
    pub(super) fn of(line: &Line, sample: Sample<'_>, sheet_name: &str) -> Self {
        let mut kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| fits(line, *kind)).collect();
        // A stable sort keeps the order of `Kind::ALL` among equals.
        kinds.sort_by_key(|kind| Reverse((score(line, *kind), dictionary().words.sheet_speaks_for(sheet_name, *kind))));
        let at = |kind: Kind| kinds.iter().position(|other| *other == kind);
        let mut may_be_purchases = false;
        if let (Some(purchases), Some(members)) = (at(Kind::Purchases), at(Kind::Members))
            && members < purchases
        {
            let twice = a_member_stands_twice(&Choice::make(Kind::Purchases, line, sample), sample);
            may_be_purchases = !twice;
            if twice {
                kinds.remove(purchases);
                kinds.insert(members, Kind::Purchases);
            }
        }
        Self { kinds, may_be_purchases }
    }
}

/// Whether a header has what the kind requires.
pub(super) fn fits(line: &Line, kind: Kind) -> bool {
    missing(kind, line.fields(kind), line.width()).is_empty()
}

/// Two for each field whose name belongs to this kind alone, else one.
fn score(line: &Line, kind: Kind) -> usize {
    let mut fields: BTreeMap<&str, usize> = BTreeMap::new();
    for senses in line.senses(kind) {
        if let Some(heard) = senses.first().filter(|heard| heard.sense.when != When::Each) {
            let points = fields.entry(heard.sense.field).or_default();
            *points = (*points).max(1 + usize::from(heard.sense.alone));
        }
    }
    fields.values().sum()
}

fn a_member_stands_twice(choice: &Choice<'_>, sample: Sample<'_>) -> bool {
    let key = ["card_no", "phone", "name"].into_iter().find_map(|field| choice.column(field));
    key.is_some_and(|column| sample.repeats(column))
}
