//! A list that people fill in, on paper too, or one of many narrow columns: each as narrow as its texts can bear over a few
//! lines, so that a page holds them all in letters that can be read.

use unicode_width::UnicodeWidthStr;

use super::Leaf;
use crate::table::{Cell, Dress, Head};
use crate::write::layout::label;
use crate::write::spelling::{Spelling, is_number};

/// The lines over which a text goes on, by its width in digits: the first that it fits.
const LINES: [(usize, usize); 3] = [(8, 1), (28, 2), (54, 3)];

/// The lines of a longer text.
const MOST_LINES: usize = 4;

/// The widest column, in digits.
const WIDEST: usize = 36;

/// The narrowest, in digits.
const NARROWEST: usize = 4;

/// How wide the columns of a list are, in digits.
pub(super) struct Form {
    widths: Vec<usize>,
}

impl Form {
    /// The form that a table is, if any of its columns is to be filled in, or if they are many and narrow.
    pub(super) fn of(leaf: &Leaf, spelling: &Spelling) -> Option<Self> {
        let heads: Vec<&Head> = leaf.table.heads().collect();
        let fill_in = || heads.iter().any(|head| matches!(head.dress, Dress::FillIn(_)));
        let is_form = leaf.rows > 0 && (leaf.table.narrow || fill_in());
        is_form.then(|| {
            let width = |(column, head): (usize, &&Head)| width(leaf, column, head, spelling);
            Self { widths: heads.iter().enumerate().map(width).collect() }
        })
    }

    /// The widest line of text that a column holds.
    pub(super) fn width(&self, column: usize) -> usize {
        self.widths[column]
    }
}

fn width(leaf: &Leaf, column: usize, head: &Head, spelling: &Spelling) -> usize {
    let choices = match &head.dress {
        Dress::FillIn(choices) => choices.iter().map(|code| spelling.code(*code).width()).max(),
        _ => None,
    };
    let cells = (0..leaf.rows).map(|row| leaf.table.cell(leaf.first + row, column));
    let values = cells.map(|cell| {
        let shown = spelling.shown(&cell);
        let text = shown.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
        if can_go_on(&cell) { narrowed(text) } else { text }
    });
    let needed = values.chain(choices).chain([head.room, heading(label(head, spelling.lang))]).max();
    needed.unwrap_or(0).clamp(NARROWEST, WIDEST)
}

/// Whether a value may go on in a second line: one that is compared or dialled may not.
fn can_go_on(cell: &Cell) -> bool {
    !is_number(cell) && !matches!(cell, Cell::Date(_) | Cell::Phone(_))
}

/// The width of a column in which a text so wide goes on over a few lines.
fn narrowed(text: usize) -> usize {
    let lines = LINES.iter().find(|(width, _)| text <= *width).map_or(MOST_LINES, |(_, lines)| *lines);
    text.div_ceil(lines) + usize::from(lines > 1)
}

/// The longest Chinese heading that stands on one line: over two it would break where the first is full, not between words.
const SHORT: usize = 8;

/// The width of a heading over two lines, no word of which is torn. A column has room for a digit more.
fn heading(label: &str) -> usize {
    if !label.is_ascii() && label.width() <= SHORT {
        return label.width() - 1;
    }
    let word = label.split(' ').filter(|word| word.is_ascii()).map(str::len).max().unwrap_or(0);
    label.width().div_ceil(2).max(word)
}

#[cfg(test)]
mod tests {
    use super::{heading, narrowed};

    #[test]
    fn a_text_goes_on_over_more_lines_the_longer_it_is() {
        for (text, width) in [(6, 6), (8, 8), (10, 6), (16, 9), (28, 15), (54, 19), (100, 26), (180, 46)] {
            assert_eq!(narrowed(text), width, "{text}");
        }
    }

    #[test]
    fn a_heading_stands_on_two_lines_and_a_short_chinese_one_on_one() {
        for (label, width) in [("应回访日", 7), ("上次消费日", 5), ("Days overdue", 7), ("Result", 6), ("电话", 3)]
        {
            assert_eq!(heading(label), width, "{label}");
        }
    }
}
