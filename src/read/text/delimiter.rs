//! What separates the fields of a text file: the sign that cuts most rows into the same number of fields.

use std::io::{self, Read};

/// What a separator of more than one byte is turned into before the fields are cut.
pub(super) const UNIT: &str = "\u{1f}";

/// What separates the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// A tab.
    Tab,
    /// `;`
    Semicolon,
    /// `|`
    Bar,
    /// `，`
    WideComma,
    /// Blanks, any number of them.
    Blanks,
}

/// What must become [`UNIT`] before the fields are cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Replaced {
    /// A character.
    Character(char),
    /// Each run of blanks between two fields; those at the ends of a line are dropped.
    Blanks,
}

impl Delimiter {
    /// In the order of preference.
    const ALL: [Self; 5] = [Self::Comma, Self::Tab, Self::Semicolon, Self::Bar, Self::WideComma];

    /// How it is named to people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tab => "Tab",
            Self::Blanks => "空格",
            _ => self.text(),
        }
    }

    const fn text(self) -> &'static str {
        match self {
            Self::Comma => ",",
            Self::Tab => "\t",
            Self::Semicolon => ";",
            Self::Bar => "|",
            Self::WideComma => "，",
            Self::Blanks => " ",
        }
    }

    /// The byte at which fields are cut.
    pub(super) fn byte(self) -> u8 {
        match self {
            Self::WideComma | Self::Blanks => UNIT.as_bytes()[0],
            _ => self.text().as_bytes()[0],
        }
    }

    /// What must become [`UNIT`] first.
    pub(super) const fn replaced(self) -> Option<Replaced> {
        match self {
            Self::WideComma => Some(Replaced::Character('，')),
            Self::Blanks => Some(Replaced::Blanks),
            _ => None,
        }
    }
}

/// The first part of a file, enough to decide on.
///
/// # Errors
/// The file cannot be read.
pub(super) fn sample(input: impl Read, sample: &mut String) -> io::Result<()> {
    const ENOUGH: u64 = 64 * 1024;
    let mut bytes = Vec::new();
    input.take(ENOUGH).read_to_end(&mut bytes)?;
    sample.push_str(&String::from_utf8_lossy(&bytes));
    Ok(())
}

/// The delimiter under which most rows have the same number of fields, and more than one.
pub(super) fn decide(sample: &str) -> Delimiter {
    let lines = logical_lines(sample);
    let score = |delimiter: &Delimiter| {
        let fields: Vec<usize> = lines.iter().map(|line| fields(line, delimiter.text())).collect();
        let most = fields.iter().copied().filter(|&count| count > 1).map(|count| {
            let rows = fields.iter().filter(|&&other| other == count).count();
            (rows, count)
        });
        most.max().unwrap_or_default()
    };
    let best = Delimiter::ALL.into_iter().rev().max_by_key(score).unwrap_or(Delimiter::Comma);
    if score(&best) == (0, 0) && is_in_blanks(sample) { Delimiter::Blanks } else { best }
}

/// Whether runs of blanks cut nine of ten lines into the same number of fields.
fn is_in_blanks(sample: &str) -> bool {
    let fields: Vec<usize> = logical_lines(sample).iter().map(|line| line.split_whitespace().count()).collect();
    let agree = |count: usize| fields.iter().filter(|&&other| other == count).count();
    let most = fields.iter().copied().filter(|&count| count > 1).map(agree).max().unwrap_or_default();
    most > 1 && most * 10 >= fields.len() * 9
}

/// The first rows, with what stands in quotes left out.
fn logical_lines(sample: &str) -> Vec<String> {
    const ROWS: usize = 100;
    let (mut lines, mut line) = (Vec::new(), String::new());
    for part in sample.split('"').step_by(2) {
        for piece in part.split_inclusive(['\n', '\r']) {
            line.push_str(piece.trim_end_matches(['\n', '\r']));
            if piece.ends_with(['\n', '\r']) {
                let ended = std::mem::take(&mut line);
                lines.extend((!ended.trim().is_empty()).then_some(ended));
                if lines.len() == ROWS {
                    return lines;
                }
            }
        }
    }
    lines.extend((!line.trim().is_empty()).then_some(line));
    lines
}

fn fields(line: &str, delimiter: &str) -> usize {
    line.matches(delimiter).count() + 1
}

#[cfg(test)]
mod tests {
    use super::{Delimiter, decide};

    #[test]
    fn the_sign_that_cuts_rows_evenly_separates() {
        for (sample, expected) in [
            ("a,b,c\n1,2,3\n", Delimiter::Comma),
            ("a\tb\n1,5\t2\n1\t2\n", Delimiter::Tab),
            ("a;b\n\"1;2\";3\n", Delimiter::Semicolon),
            ("姓名，金额\n张，1\n", Delimiter::WideComma),
            ("XX店\n\na,b\n\"x,y\",2\n3,4\n", Delimiter::Comma),
            ("one column\nonly\n", Delimiter::Comma),
            ("日期   姓名 金额\n 1  张  2\n", Delimiter::Blanks),
            ("a b\n1,2 3\n", Delimiter::Comma),
        ] {
            assert_eq!(decide(sample), expected, "{sample}");
        }
    }
}
