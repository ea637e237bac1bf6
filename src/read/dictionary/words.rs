//! The word lists beside the names of columns, and what the name of a sheet says.

use toml_edit::Table;

use super::build::texts;
use super::dictionary;
use crate::book::{Kind, Tier};
use crate::read::header::fold;

/// Lists of words that the reading of headers needs.
#[derive(Debug)]
pub(in crate::read) struct Words {
    /// As written: names of a member that do not say which.
    pub identity: Vec<String>,
    /// Folded: names that count only as the whole header.
    pub generic: Vec<String>,
    /// Folded: a header with one of these is never matched by containment.
    pub never_contained: Vec<String>,
    /// Lower case: what a bracket at the end may hold.
    pub units: Vec<String>,
    /// Fields that may stand in several columns.
    pub many: Vec<String>,
    /// Folded: dates of payment.
    pub paid: Vec<String>,
    /// Folded: dates of ordering.
    pub ordered: Vec<String>,
    /// Folded: ends of headers that hold a date.
    pub dates: Vec<String>,
    /// Folded: names of an amount that may be a quantity.
    pub bare_amount: Vec<String>,
    sheets: Vec<(Kind, Vec<String>)>,
    cards: Vec<(Tier, Vec<String>)>,
}

impl Words {
    pub(super) fn of(document: &Table) -> Option<Self> {
        let words = document.get("words")?.as_table()?;
        let sheets = document.get("sheets")?.as_table()?;
        let cards = document.get("cards")?.as_table()?;
        let folded = |key: &str| texts(words, key).iter().map(|word| fold(word)).collect::<Vec<_>>();
        let identity = texts(words, "identity");
        let mut generic = folded("generic");
        generic.extend(identity.iter().map(|name| fold(name)));
        Some(Self {
            identity,
            generic,
            never_contained: folded("never_contained"),
            units: texts(words, "units"),
            many: texts(words, "many"),
            paid: folded("paid"),
            ordered: folded("ordered"),
            dates: folded("dates"),
            bare_amount: folded("bare_amount"),
            sheets: Kind::ALL.map(|kind| (kind, fold_all(&texts(sheets, kind.key())))).into(),
            cards: Tier::ALL.map(|tier| (tier, fold_all(&texts(cards, tier.key())))).into(),
        })
    }

    /// Whether the name of a sheet speaks for a kind.
    pub(in crate::read) fn sheet_speaks_for(&self, name: &str, kind: Kind) -> bool {
        let folded = fold(name);
        self.sheets.iter().any(|(of, words)| *of == kind && words.iter().any(|word| folded.contains(word)))
    }

    /// Whether a text is a word by which a sheet is named for its kind.
    pub(in crate::read) fn is_name_of_sheet(&self, text: &str) -> bool {
        let folded = fold(text);
        self.sheets.iter().flat_map(|(_, words)| words).any(|word| *word == folded)
    }
}

fn fold_all(words: &[String]) -> Vec<String> {
    words.iter().map(|word| fold(word)).collect()
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
