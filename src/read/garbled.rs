//! Text that was garbled before it was saved: nothing can bring it back, so it is only said, once a column.

use std::collections::BTreeSet;

use super::preview::Preview;
use crate::read::cell::Raw;

/// What decoding with the wrong table leaves behind: 锟斤拷 is U+FFFD twice, read as GBK.
const SIGNS: [&str; 7] = ["锟斤拷", "锟斤", "烫烫烫", "屯屯屯", "ï»¿", "\u{fffd}", "???"];

/// The first garbled cell of each column among the first rows, those from another table on left out: its row, its
/// column, and what stands there.
pub(super) fn columns(preview: &Preview, other: Option<u32>) -> Vec<(u32, u16, String)> {
    let mut said = BTreeSet::new();
    let mut found = Vec::new();
    for row in preview.rows.iter().take_while(|row| other.is_none_or(|other| row.number < other)) {
        for (column, cell) in (0..u16::MAX).zip(&row.cells) {
            if let Raw::Text(text) = cell.raw()
                && is_garbled(text)
                && said.insert(column)
            {
                found.push((row.number, column, text.to_owned()));
            }
        }
    }
    found
}

/// Whether a text shows signs of a wrong table.
fn is_garbled(text: &str) -> bool {
    if text.is_ascii() {
        return text.contains("???");
    }
    SIGNS.iter().any(|sign| text.contains(sign)) || is_latin_of_bytes(text)
}

/// UTF-8 or GBK whose bytes were taken for Latin letters: `å¼ ä¸‰`, `ÕÅÈý`. Words of a European language have one such
/// letter among plain ones.
fn is_latin_of_bytes(text: &str) -> bool {
    let accented = |c: char| ('\u{c0}'..='\u{ff}').contains(&c);
    let trailing = |c: char| ('\u{80}'..='\u{bf}').contains(&c) || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".contains(c);
    let characters: Vec<char> = text.chars().collect();
    let pairs = characters.windows(2).filter(|pair| accented(pair[0]) && trailing(pair[1])).count();
    let run = characters.split(|&c| !accented(c) && !trailing(c)).map(<[char]>::len).max();
    pairs >= 2 || (run >= Some(4) && characters.iter().filter(|&&c| accented(c)).count() >= 3)
}

#[cfg(test)]
mod tests {
    #[test]
    fn garbled_text_is_told_from_what_people_write() {
        for (text, garbled) in [
            ("锟斤拷", true),
            ("ï»¿姓名", true),
            ("张\u{fffd}", true),
            ("???", true),
            ("烫烫烫烫", true),
            ("å¼ ä¸‰", true),
            ("ÕÅÈý", true),
            ("张三", false),
            ("José", false),
            ("Müller", false),
            ("Crème brûlée", false),
            ("几号来??", false),
            ("“张三”…", false),
            ("¥1,280", false),
            ("", false),
        ] {
            assert_eq!(super::is_garbled(text), garbled, "{text}");
        }
    }
}
