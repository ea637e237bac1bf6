//! What a column wants: as much as its heading and the values of some rows need, on one line each or on a few.

use unicode_width::UnicodeWidthStr;

use super::Leaf;
use super::cells::WIDEST;
use super::headings::{NARROWEST, heading};
use crate::table::{Cell, Dress, Head};
use crate::write::layout::label;
use crate::write::spelling::{Spelling, is_number};

/// So many rows of a table, evenly spaced, tell how wide its texts are; a number that is wider is seen when it is written.
const LOOKED_AT: usize = 1000;

/// Room for the arrow of a heading's filter, in digits.
const ARROW: usize = 4;

/// The lines over which a text goes on, by its width in digits: the first that it fits.
const LINES: [(usize, usize); 3] = [(8, 1), (20, 2), (40, 3)];

/// The lines of a longer text.
const MOST_LINES: usize = 4;

/// The narrowest that is written in by hand.
const NARROWEST_BY_HAND: usize = 5;

/// How much room columns give to what stands in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Headings on one line, with their filter's arrow, and texts too, unless they are very long.
    Roomy,
    /// Headings over two lines, and texts that are much longer than nearly all others in their column.
    Close,
    /// Headings and texts over a few lines.
    Tight,
}

/// What a column wants in each style, in digits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Want {
    pub(super) key: &'static str,
    pub(super) shown: bool,
    /// The width that three quarters of its values have at most.
    pub(super) common: usize,
    pub(super) roomy: usize,
    pub(super) close: usize,
    pub(super) tight: usize,
    /// What its heading and its numbers want, beside which stands a digit's room.
    pub(super) apart: usize,
}

impl Want {
    /// What stands in the same column of another table on the sheet.
    pub(super) fn add(&mut self, other: &Self) {
        self.shown |= other.shown;
        self.common = self.common.max(other.common);
        self.roomy = self.roomy.max(other.roomy);
        self.close = self.close.max(other.close);
        self.tight = self.tight.max(other.tight);
        self.apart = self.apart.max(other.apart);
    }

    /// The widest line of a text.
    pub(super) fn line(&self, style: Style, most: usize) -> usize {
        self.room(style, most).max(self.apart)
    }

    /// The same without its heading and its numbers.
    pub(super) fn room(&self, style: Style, most: usize) -> usize {
        match style {
            Style::Roomy => self.roomy,
            Style::Close => self.close.min(most),
            Style::Tight => self.tight.min(most),
        }
    }
}

/// What a column of a table wants.
pub(super) fn want(leaf: &Leaf, column: usize, head: &Head, spelling: &Spelling) -> Want {
    let choices = match &head.dress {
        Dress::FillIn(choices) => choices.iter().map(|code| spelling.code(*code).width()).max(),
        _ => None,
    };
    let mut texts: Vec<usize> = Vec::new();
    let (mut numbers, mut fixed, mut filled) = (0, 0, leaf.rows == 0 || matches!(head.dress, Dress::FillIn(_)));
    let step = leaf.rows.div_ceil(LOOKED_AT).max(1);
    for row in (0..leaf.rows).step_by(step) {
        let cell = leaf.table.cell(leaf.first + row, column);
        if cell == Cell::Blank {
            continue;
        }
        filled = true;
        let width = spelling.shown(&cell).lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
        let of = if is_number(&cell) { &mut numbers } else { &mut fixed };
        if can_go_on(&cell) { texts.push(width) } else { *of = width.max(*of) }
    }
    texts.sort_unstable();
    let longest = texts.last().copied().unwrap_or(0);
    let looked_at = leaf.rows.div_ceil(step);
    let common = texts.iter().rev().nth(looked_at / 4).copied().unwrap_or(0);
    let label = label(head, spelling.lang);
    let by_hand = if matches!(head.dress, Dress::FillIn(_)) { NARROWEST_BY_HAND } else { NARROWEST };
    let least = fixed.max(choices.unwrap_or(0)).max(head.room).max(by_hand);
    let (close, tight) = (least.max(usual(&texts)), least.max(narrowed(longest)));
    Want {
        key: head.key,
        shown: filled && head.dress != Dress::Hidden,
        common,
        roomy: fixed.max(choices.unwrap_or(0)).max(numbers).max(longest).max(label.width() + ARROW).min(WIDEST),
        close,
        tight,
        apart: numbers.max(heading(label, tight.max(numbers + 1))),
    }
}

/// Whether a value may go on in a second line: one that is compared or dialled may not.
pub(super) fn can_go_on(cell: &Cell) -> bool {
    let is_digits = |text: &str| text.len() < WIDEST && text.bytes().all(|byte| byte.is_ascii_digit());
    match cell {
        Cell::Text(text) => !is_digits(text),
        Cell::Date(_) | Cell::Phone(_) | Cell::PhoneKey(_) => false,
        _ => !is_number(cell),
    }
}

/// The width that holds nine tenths of the texts, in order of their widths, and all that are little wider.
fn usual(texts: &[usize]) -> usize {
    /// What is little, in digits: two Chinese signs.
    const LITTLE: usize = 4;
    let most = texts.get((texts.len() * 9).div_ceil(10).saturating_sub(1)).copied().unwrap_or(0);
    let longest = texts.last().copied().unwrap_or(0);
    if longest <= most + LITTLE { longest } else { most.max(narrowed(longest)) }
}

/// What lines leave blank of a column, in digits.
const SLACK: usize = 2;

/// The width of a column in which a text so wide goes on over a few lines.
fn narrowed(text: usize) -> usize {
    let lines = LINES.iter().find(|(width, _)| text <= *width).map_or(MOST_LINES, |(_, lines)| *lines);
    text.div_ceil(lines) + if lines > 1 { SLACK } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{narrowed, usual};

    #[test]
    fn a_text_goes_on_over_more_lines_the_longer_it_is() {
        for (text, width) in
            [(6, 6), (8, 8), (10, 7), (16, 10), (20, 12), (28, 12), (40, 16), (54, 16), (100, 27), (180, 47)]
        {
            assert_eq!(narrowed(text), width, "{text}");
        }
    }

    #[test]
    fn one_long_text_in_a_column_of_short_ones_goes_on_below() {
        let mut texts = vec![6; 19];
        assert_eq!(usual(&texts), 6);
        texts.push(10);
        assert_eq!(usual(&texts), 10);
        // 40 digits over three lines: 14, and two for what does not fill a line.
        texts[19] = 40;
        assert_eq!(usual(&texts), 16);
        assert_eq!(usual(&[]), 0);
    }
}
