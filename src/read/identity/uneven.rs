//! Card numbers of one column that differ in length where some begin with a zero: the short ones may have lost theirs.

use std::collections::BTreeMap;

use super::Party;
use crate::book::{Fact, Place, Sheet};
use crate::read::gathered::Problems;

/// The card numbers of a sheet that are nothing but digits.
#[derive(Default)]
struct Column {
    /// How many there are of each length.
    lengths: BTreeMap<usize, usize>,
    /// Lengths of those with a zero in front.
    zeros: BTreeMap<usize, usize>,
}

impl Column {
    /// The length that the numbers should have: the most frequent of those with a zero in front.
    fn full(&self) -> Option<usize> {
        let most = self.lengths.iter().max_by_key(|(_, count)| **count).map(|(length, _)| *length)?;
        self.zeros.contains_key(&most).then_some(most)
    }
}

/// Says once a sheet which number is too short, with what it may have been.
pub(in crate::read) fn say(parties: &[Party], sheets: &[Sheet], problems: &mut Problems) {
    let digits = |party: &'_ Party| {
        let card = party.card.as_deref().filter(|card| card.bytes().all(|byte| byte.is_ascii_digit()))?;
        Some((usize::from(party.place.sheet), card.len(), card.starts_with('0')))
    };
    let mut columns: BTreeMap<usize, Column> = BTreeMap::new();
    for (sheet, length, zero) in parties.iter().filter(|party| party.met).filter_map(digits) {
        let column = columns.entry(sheet).or_default();
        *column.lengths.entry(length).or_default() += 1;
        if zero {
            *column.zeros.entry(length).or_default() += 1;
        }
    }
    let full: BTreeMap<usize, usize> =
        columns.into_iter().filter_map(|(sheet, column)| Some((sheet, column.full()?))).collect();
    let mut said: Vec<usize> = Vec::new();
    for party in parties.iter().filter(|party| party.met && !full.is_empty()) {
        let Some((sheet, length, zero)) = digits(party) else { continue };
        let Some(&full) = full.get(&sheet).filter(|&&full| length < full && !zero && !said.contains(&sheet)) else {
            continue;
        };
        said.push(sheet);
        let card = party.card.as_deref().unwrap_or_default();
        let column = sheets.get(sheet).and_then(|sheet| sheet.column("card_no"));
        let place = Place { column: column.unwrap_or(Place::WHOLE_ROW), ..party.place };
        problems.add(place, Fact::UnevenCards(format!("{card:0>full$}").into()), card);
    }
}
