//! The word lists beside the names of columns, and what the name of a sheet says.

use super::dictionary;
use crate::book::{Kind, Tier};
use crate::read::header::fold;

/// Lists of words that the reading of headers needs.
#[derive(Debug)]
pub(in crate::read) struct Words {
    /// Folded: names that count only as the whole header.
    pub generic: &'static [&'static str],
    /// Folded: a header with one of these is never matched by containment.
    pub never_contained: &'static [&'static str],
    /// Lower case: what a bracket at the end may hold.
    pub units: &'static [&'static str],
    /// Fields that may stand in several columns.
    pub many: &'static [&'static str],
    /// Folded: dates of payment.
    pub paid: &'static [&'static str],
    /// Folded: dates of ordering.
    pub ordered: &'static [&'static str],
    /// Folded: ends of headers that hold a date.
    pub dates: &'static [&'static str],
    /// Folded: names of an amount that may be a quantity.
    pub bare_amount: &'static [&'static str],
    pub(super) sheets: &'static [(Kind, &'static [&'static str])],
    pub(super) cards: &'static [(Tier, &'static [&'static str])],
}

impl Words {
    /// Whether the name of a sheet speaks for a kind.
    pub(in crate::read) fn sheet_speaks_for(&self, name: &str, kind: Kind) -> bool {
        let folded = fold(name);
        self.sheets.iter().any(|(of, words)| *of == kind && words.iter().any(|word| folded.contains(word)))
    }

    /// Whether a text is a word by which a sheet is named for its kind.
    pub(in crate::read) fn is_name_of_sheet(&self, text: &str) -> bool {
        let folded = fold(text);
        self.sheets.iter().flat_map(|(_, words)| *words).any(|word| *word == folded)
    }
}

/// The card that the name of a member sheet states for everybody in it: `A类顾客` is gold. Two cards state none.
pub fn recorded_tier_of_sheet_name(name: &str) -> Option<Tier> {
    let folded = fold(name);
    let bare = |tier: &Tier| folded.eq_ignore_ascii_case(tier.key());
    let cards = &dictionary().words.cards;
    let mut stated = cards
        .iter()
        .filter(|(tier, words)| bare(tier) || words.iter().any(|word| folded.contains(word)))
        .map(|(tier, _)| *tier);
    let tier = stated.next();
    stated.next().map_or(tier, |_| None)
}

#[cfg(test)]
mod tests {
    use super::recorded_tier_of_sheet_name;
    use crate::book::Tier;

    #[test]
    fn names_of_sheets_state_a_card() {
        for (name, tier) in [
            ("A类", Some(Tier::A)),
            ("B类客户", Some(Tier::B)),
            ("Ｃ类顾客", Some(Tier::C)),
            ("金卡会员", Some(Tier::A)),
            ("临时积分卡", Some(Tier::C)),
            ("Silver", Some(Tier::B)),
            ("a", Some(Tier::A)),
            ("银卡金卡跟进簿", None),
            ("Sheet1", None),
            ("VIPA", None),
        ] {
            assert_eq!(recorded_tier_of_sheet_name(name), tier, "{name}");
        }
    }
}
