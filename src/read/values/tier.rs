//! The recorded card of a member.

use super::{Read, text};
use crate::book::{Fact, Tier};
use crate::read::cell::Raw;

/// The words for each card, folded; a cell names a card when it contains one.
const WORDS: [(&str, Tier); 12] = [
    ("临时", Tier::C),
    ("积分卡", Tier::C),
    ("普通", Tier::C),
    ("金", Tier::A),
    ("银", Tier::B),
    ("gold", Tier::A),
    ("silver", Tier::B),
    ("temporary", Tier::C),
    ("points", Tier::C),
    ("臨時", Tier::C),
    ("銀", Tier::B),
    ("regular", Tier::C),
];

/// Reads 金卡, B类, `silver`, A. A word of another plan is none of the three, and said.
///
/// # Errors
/// [`Fact::UnknownTier`].
pub fn tier(raw: Raw<'_>) -> Result<Read<Tier>, Fact> {
    let written = raw.text();
    let folded = text::fold(&written).to_lowercase();
    let word = folded.trim();
    let letter = word.trim_end_matches(['类', '級', '级', '類', '客', '户', '顾', '卡', '会', '员', ' ']);
    match letter {
        "a" => return Ok(Read::plain(Tier::A)),
        "b" => return Ok(Read::plain(Tier::B)),
        "c" => return Ok(Read::plain(Tier::C)),
        _ => {}
    }
    let found = WORDS.into_iter().find(|(known, _)| word.contains(known));
    found.map(|(_, tier)| Read::plain(tier)).ok_or(Fact::UnknownTier)
}

#[cfg(test)]
mod tests {
    use super::tier;
    use crate::book::{Fact, Tier};
    use crate::read::cell::Raw;

    #[test]
    fn cards_are_known_by_their_letter_or_name() {
        for (written, expected) in [
            ("A", Ok(Tier::A)),
            ("b类", Ok(Tier::B)),
            ("C类顾客", Ok(Tier::C)),
            ("金卡", Ok(Tier::A)),
            ("银卡会员", Ok(Tier::B)),
            ("临时积分卡", Ok(Tier::C)),
            ("Gold", Ok(Tier::A)),
            ("钻石", Err(Fact::UnknownTier)),
        ] {
            assert_eq!(tier(Raw::Text(written)).map(|read| read.value), expected, "{written}");
        }
    }
}
