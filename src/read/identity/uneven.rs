//! Card numbers of one column that differ in length where some begin with a zero: the short ones may have lost theirs.

use super::{Party, PartyList};
use crate::book::{Fact, Place, Sheet};
use crate::read::gathered::Problems;

/// Longer numbers are no card numbers that anybody counts.
const LONGEST: usize = 32;

/// The card numbers of a sheet that are nothing but digits: how many there are of each length.
#[derive(Clone, Default)]
struct Column {
    all: [u32; LONGEST],
    /// Those with a zero in front.
    zeros: [u32; LONGEST],
}

impl Column {
    /// The length that the numbers should have: the most frequent one, if some of that length begin with a zero.
    fn full(&self) -> Option<usize> {
        let most = (0..LONGEST).max_by_key(|&length| self.all[length])?;
        (self.zeros[most] > 0).then_some(most)
    }
}

/// A card number of nothing but digits: its sheet, its length, and whether it begins with a zero.
fn digits(party: &Party<'_>) -> Option<(usize, usize, bool)> {
    let card = party.card.filter(|card| card.len() < LONGEST)?;
    let all = party.met && card.bytes().all(|byte| byte.is_ascii_digit());
    all.then(|| (usize::from(party.place.sheet), card.len(), card.starts_with('0')))
}

/// Says once a sheet which number is too short, with what it may have been.
pub(in crate::read) fn say(parties: &PartyList, sheets: &[Sheet], problems: &mut Problems) {
    let mut columns = vec![Column::default(); sheets.len()];
    for (sheet, length, zero) in parties.iter().filter_map(|party| digits(&party)) {
        columns[sheet].all[length] += 1;
        columns[sheet].zeros[length] += u32::from(zero);
    }
    let mut full: Vec<Option<usize>> = columns.iter().map(Column::full).collect();
    if full.iter().all(Option::is_none) {
        return;
    }
    for party in parties.iter() {
        let Some((sheet, length, false)) = digits(&party) else { continue };
        let Some(width) = full[sheet].filter(|&width| length < width) else { continue };
        full[sheet] = None;
        let card = party.card.unwrap_or_default();
        let column = sheets[sheet].column("card_no").unwrap_or(Place::WHOLE_ROW);
        problems.add(Place { column, ..party.place }, Fact::UnevenCards(format!("{card:0>width$}").into()), card);
    }
}
