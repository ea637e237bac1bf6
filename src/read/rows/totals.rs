//! Rows that add up others: 合计, 小计, 平均. They are no data.

use super::super::header::Layout;
use super::super::row::Row;
use super::super::values::text;

/// The words with which a totals row begins, folded.
const WORDS: [&str; 14] = [
    "合计",
    "小计",
    "总计",
    "共计",
    "累计",
    "平均",
    "本页合计",
    "本月合计",
    "合計",
    "小計",
    "總計",
    "total",
    "grand total",
    "subtotal",
];

/// Nearly every row begins with a number or a long text; no totals row does.
const LONGEST: usize = 40;

/// Whether a word stands for a mean, which is no sum of rows.
pub(super) fn is_mean(word: &str) -> bool {
    word == "平均"
}

/// Whether a word stands for the rows since the last total only.
pub(super) fn is_of_page(word: &str) -> bool {
    ["小计", "本页合计", "小計", "subtotal"].contains(&word)
}

/// The word that makes a row a totals row: its first cell with text is one, and it has no date of its own.
pub(super) fn word(row: &Row<'_>, layout: &Layout) -> Option<String> {
    let first = row.filled().next()?.1;
    let super::super::cell::Raw::Text(written) = first else { return None };
    if written.len() > LONGEST || written.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let folded = text::fold(written).to_lowercase();
    let bare = folded.trim_end_matches([':', '：']).trim();
    let dated = layout.column("date").is_some_and(|column| !row.get(column).is_blank() && row.get(column) != first);
    // 合 计 is spread out to fill its cell.
    let narrow = if bare.contains(' ') { bare.replace(' ', "") } else { String::new() };
    let word = WORDS.into_iter().find(|word| *word == bare || *word == narrow)?;
    (!dated).then(|| word.to_owned())
}
