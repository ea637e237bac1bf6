//! Titles between the tables of a sheet, or between the groups of one: `二、消费记录`, `会员名单`, `门店：江南店`, `Sales`; and
//! the upper row of a header of two, 会员 and 消费 over their columns.

use super::super::cell::{Raw, is_space};
use super::super::dictionary::dictionary;
use super::super::row::Row;

/// How the title of a list ends.
const ENDS: [&str; 16] = [
    "表", "记录", "明细", "名单", "清单", "流水", "台账", "档案", "资料", "信息", "列表", "記錄", "明細", "名單",
    "清單", "資料",
];

/// How it ends in English: as a word of its own.
const LAST_WORDS: [&str; 9] =
    ["list", "records", "table", "details", "log", "members", "customers", "purchases", "sales"];

/// Characters of the longest title.
const LONGEST: usize = 40;

/// Whether a row of a table so wide holds titles and nothing else, in half of its columns at most.
pub(super) fn is_title(row: &Row<'_>, width: usize) -> bool {
    // Nearly every row is told from a title by its first two cells.
    let leads = |column| !row.get(column).is_blank();
    if leads(0) && leads(1) {
        return false;
    }
    let mut filled = 0;
    let all =
        row.filled().inspect(|_| filled += 1).all(|(_, cell)| matches!(cell, Raw::Text(text) if says_title(text)));
    all && filled > 0 && filled * 2 <= width.max(2)
}

/// Whether a text ends like a title, is numbered like one, names what a sheet holds, or puts a name before a value.
fn says_title(text: &str) -> bool {
    let text = text.trim_matches(|c| is_space(c) || matches!(c, ':' | '：'));
    let ends = ENDS.iter().any(|end| text.ends_with(end));
    let is = ends || is_numbered(text) || ends_in_english(text) || is_labelled(text) || names_a_kind(text);
    is && text.chars().count() <= LONGEST
}

/// `门店：江南店`, `Printed: 2024-03-31`; no time of day.
fn is_labelled(text: &str) -> bool {
    let label = text.split_once([':', '：']).map(|(label, _)| label);
    label.is_some_and(|label| !label.is_empty() && !label.contains(|c: char| c.is_ascii_digit()))
}

/// `一、`, `(二)`, `三．`: what numbers the parts of a text, and never a value.
fn is_numbered(text: &str) -> bool {
    let open = text.trim_start_matches(['(', '（', '第']);
    let rest = open.trim_start_matches(|c| "一二三四五六七八九十".contains(c));
    rest.len() < open.len() && rest.starts_with(['、', '.', '．', ')', '）', ':', '：'])
}

fn ends_in_english(text: &str) -> bool {
    let last = text.rsplit(is_space).next().unwrap_or_default();
    LAST_WORDS.iter().any(|word| last.eq_ignore_ascii_case(word))
}

/// 会员, 消费: as a sheet is named that holds them.
fn names_a_kind(text: &str) -> bool {
    dictionary().words.is_name_of_sheet(text)
}

#[cfg(test)]
mod tests {
    use super::is_title;
    use crate::read::preview::{OwnedCell, PreviewRow};

    #[test]
    fn titles_are_known_by_their_words() {
        let text = |text: &str| if text.is_empty() { OwnedCell::Blank } else { OwnedCell::Text(text.to_owned()) };
        for (cells, expected) in [
            ("会员信息表,,,", true),
            (",消费明细：", true),
            ("二、三月的", true),
            ("（一）老顾客", true),
            ("消费", true),
            ("会员,,消费,", true),
            ("门店：江南店,,,导出日期：2024-3-31", true),
            ("Sales", true),
            ("Our regular customers", true),
            ("会员信息表,张三,,", false),
            ("会员,,张三,", false),
            ("会员,,消费,明细", false),
            ("张三", false),
            ("一一", false),
            ("外套", false),
            ("10:30", false),
            (",,,", false),
        ] {
            let row = PreviewRow { number: 2, cells: cells.split(',').map(text).collect() };
            assert_eq!(is_title(&row.row(), 4), expected, "{cells:?}");
        }
    }
}
