//! Names that Excel takes: of sheets, of a table's columns.

use std::collections::BTreeSet;

/// The longest name of a sheet.
const LONGEST: usize = 31;

/// Names that are taken, in any case.
#[derive(Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// A name for a sheet after `title`, numbered where it is taken.
    pub(super) fn unused(&mut self, title: &str) -> String {
        let title: String =
            title.chars().map(|c| if c.is_control() || "[]:*?/\\".contains(c) { ' ' } else { c }).collect();
        let title = title.trim_matches([' ', '\'']);
        // Excel keeps "History" for itself.
        let title = if title.is_empty() || title.eq_ignore_ascii_case("history") { "Sheet" } else { title };
        self.numbered(title, LONGEST)
    }

    /// A heading for a column after `label`, numbered where it is taken.
    pub(super) fn heading(&mut self, label: &str) -> String {
        const LONGEST: usize = 250;
        self.numbered(if label.is_empty() { " " } else { label }, LONGEST)
    }

    fn numbered(&mut self, name: &str, longest: usize) -> String {
        let mut number = 1;
        loop {
            let tail = if number == 1 { String::new() } else { format!("({number})") };
            let name = cut(name, longest - tail.len()).to_owned() + &tail;
            if self.taken.insert(name.to_lowercase()) {
                return name;
            }
            number += 1;
        }
    }
}

/// The beginning of a text that is not longer than `longest`, as Excel counts: in UTF-16.
pub(super) fn cut(text: &str, longest: usize) -> &str {
    let mut length = 0;
    for (at, character) in text.char_indices() {
        length += character.len_utf16();
        if length > longest {
            return &text[..at];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn sheets_get_names_that_excel_takes() {
        let mut names = Names::default();
        for (title, name) in [
            ("会员", "会员"),
            ("会员", "会员(2)"),
            ("R×F: 2026/11 [all]", "R×F  2026 11  all"),
            ("Members", "Members"),
            ("MEMBERS", "MEMBERS(2)"),
            ("'x'", "x"),
            ("", "Sheet"),
            (
                "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二",
                "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一",
            ),
            (
                "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一三",
                "一二三四五六七八九十一二三四五六七八九十一二三四五六七八(2)",
            ),
        ] {
            assert_eq!(names.unused(title), name);
        }
    }
}
