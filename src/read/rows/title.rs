//! Titles between the tables of a sheet, or between the groups of one: `二、消费记录`, `会员名单`, `Sales`.

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

/// Whether a row of a table so wide is such a title: its only cell ends like one, is numbered like one, or names what a sheet holds.
pub(super) fn is_title(row: &Row<'_>, width: usize) -> bool {
    let mut filled = row.filled();
    let Some((_, Raw::Text(text))) = filled.next() else { return false };
    // Nearly every row is told from a title by its second cell.
    if width < 2 || filled.next().is_some() || text.chars().count() > LONGEST {
        return false;
    }
    let text = text.trim_matches(|c| is_space(c) || matches!(c, ':' | '：'));
    ENDS.iter().any(|end| text.ends_with(end)) || is_numbered(text) || ends_in_english(text) || names_a_kind(text)
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
    fn a_lone_cell_is_a_title_by_its_words() {
        let text = |text: &str| if text.is_empty() { OwnedCell::Blank } else { OwnedCell::Text(text.to_owned()) };
        for (cells, expected) in [
            (["会员信息表", ""], true),
            (["", "消费明细："], true),
            (["二、三月的", ""], true),
            (["（一）老顾客", ""], true),
            (["消费", ""], true),
            (["Sales", ""], true),
            (["Our regular customers", ""], true),
            (["会员信息表", "张三"], false),
            (["张三", ""], false),
            (["一一", ""], false),
            (["外套", ""], false),
        ] {
            let row = PreviewRow { number: 2, cells: cells.map(text).into() };
            assert_eq!(is_title(&row.row(), 2), expected, "{cells:?}");
        }
    }
}
