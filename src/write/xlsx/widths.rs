//! How wide the columns of a sheet are: each on one line where paper has room for that, else headings and long texts go on
//! over a few lines, so that a page holds the columns in letters that can be read.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::cells::WIDEST;
use super::paper::{self, Columns};
use super::{Leaf, chart};
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

/// The widest column of texts that go on below, in digits: the first at which the columns fit.
const MOST: [usize; 4] = [56, 48, 40, 34];

/// The widest where that is not enough.
const LEAST_MOST: usize = 28;

/// The narrowest, in digits.
const NARROWEST: usize = 3;

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
struct Want {
    key: &'static str,
    shown: bool,
    roomy: usize,
    close: usize,
    tight: usize,
    /// What its heading and its numbers want, beside which stands a digit's room.
    apart: usize,
}

/// How wide the columns of a sheet are.
pub(super) struct Widths {
    style: Style,
    /// The widest column that is not roomy.
    most: usize,
    wants: Vec<Want>,
}

impl Widths {
    /// The widths for tables that stand under one another.
    pub(super) fn of(leaves: &[Leaf], spelling: &Spelling) -> Self {
        let mut wants: Vec<Want> = Vec::new();
        for leaf in leaves {
            for (column, head) in leaf.table.heads().enumerate() {
                let want = want(leaf, column, head, spelling);
                match wants.get_mut(column) {
                    Some(of_all) => of_all.add(&want),
                    None => wants.push(want),
                }
            }
        }
        let mut widths = Self { style: Style::Tight, most: LEAST_MOST, wants };
        let pages = if leaves.iter().any(is_form) { widths.columns().pages() } else { widths.choose(leaves) };
        if pages > 1 {
            widths.style = Style::Close;
            widths.spread(pages);
        }
        widths
    }

    /// The widths for columns that people fill in below these headings, with room for so many digits each.
    pub(super) fn blank(heads: &[&Head], room: usize, spelling: &Spelling) -> Self {
        let want = |head: &&Head| {
            let label = label(head, spelling.lang);
            let (roomy, close) = (label.width().max(room), heading(label, room));
            Want { key: head.key, shown: true, roomy, close: room, tight: room, apart: close }
        };
        let mut widths = Self { style: Style::Roomy, most: LEAST_MOST, wants: heads.iter().map(want).collect() };
        if !widths.columns().fit(paper::LYING.0, paper::GOOD) {
            widths.style = Style::Close;
        }
        widths
    }

    /// Takes the roomiest style in which a page holds the columns, and the charts beside them; how many pages side by side
    /// they need at least.
    fn choose(&mut self, leaves: &[Leaf]) -> usize {
        let rows: usize = leaves.iter().map(|leaf| leaf.rows).sum();
        let high = u32::try_from(rows).unwrap_or(u32::MAX).saturating_mul(super::sheet::ROW);
        let charts = leaves.iter().any(|leaf| !leaf.table.charts.is_empty());
        let beside = if charts { chart::BESIDE } else { 0 };
        let (lying, upright) = (paper::LYING.0, paper::UPRIGHT.0);
        let may_stand = !charts && paper::is_long(high);
        let ways = [
            (may_stand, Style::Roomy, upright, 0, paper::GOOD),
            (may_stand, Style::Close, upright, 0, paper::GOOD),
            (true, Style::Roomy, lying, beside, paper::GOOD),
            (true, Style::Close, lying, beside, paper::LEAST),
            (charts, Style::Roomy, lying, 0, paper::GOOD),
            (charts, Style::Close, lying, 0, paper::LEAST),
        ];
        for (_, style, page, beside, least) in ways.into_iter().filter(|(may_be, ..)| *may_be) {
            self.style = style;
            for most in MOST.into_iter().chain([LEAST_MOST]) {
                self.most = most;
                if self.columns().and(beside).fit(page, least) {
                    return 1;
                }
            }
        }
        self.style = Style::Tight;
        self.columns().pages()
    }

    /// Makes columns of long texts as wide as so many pages side by side hold them.
    fn spread(&mut self, pages: usize) {
        for most in MOST {
            self.most = most;
            if self.columns().pages() <= pages {
                return;
            }
        }
        (self.style, self.most) = (Style::Tight, LEAST_MOST);
    }

    /// The columns as they would be on paper.
    fn columns(&self) -> Columns {
        let width = |(column, want): (usize, &Want)| {
            (want.key, if want.shown { paper::pixels(self.width(column, 0)) } else { 0 })
        };
        Columns::new(self.wants.iter().enumerate().map(width).collect())
    }

    /// Whether headings stand on one line each, with the arrows of their filters.
    pub(super) fn are_roomy(&self) -> bool {
        self.style == Style::Roomy
    }

    /// The keys of the columns.
    pub(super) fn key(&self, column: usize) -> &'static str {
        self.wants[column].key
    }

    /// The widest line of text that a column holds, in digits.
    pub(super) fn room(&self, column: usize) -> usize {
        if self.are_roomy() { WIDEST } else { self.wants[column].line(self.style, self.most) }
    }

    /// How wide a column is, in digits, if what cannot go on in a second line is so wide.
    pub(super) fn width(&self, column: usize, needed: usize) -> f64 {
        let want = &self.wants[column];
        let digits = |room: usize| u32::try_from(room).map_or(255.0, f64::from);
        let room = digits(want.room(self.style, self.most).max(needed));
        if self.are_roomy() { (room + 2.0).max(8.0) } else { (room + 0.2).max(digits(want.apart) + 1.0) }
    }

    /// The lines of the longest heading.
    pub(super) fn heading_lines<'l>(&self, labels: impl Iterator<Item = &'l str>) -> usize {
        let lines = labels.zip(&self.wants).filter(|(_, want)| want.shown);
        lines
            .map(|(label, want)| lines_of(label, want.line(self.style, self.most).max(want.apart + 1)))
            .max()
            .unwrap_or(1)
    }
}

impl Want {
    /// What stands in the same column of another table on the sheet.
    fn add(&mut self, other: &Self) {
        self.shown |= other.shown;
        self.roomy = self.roomy.max(other.roomy);
        self.close = self.close.max(other.close);
        self.tight = self.tight.max(other.tight);
        self.apart = self.apart.max(other.apart);
    }

    /// The widest line of a text.
    fn line(&self, style: Style, most: usize) -> usize {
        self.room(style, most).max(self.apart)
    }

    fn room(&self, style: Style, most: usize) -> usize {
        match style {
            Style::Roomy => self.roomy,
            Style::Close => self.close.min(most),
            Style::Tight => self.tight.min(most),
        }
    }
}

/// Whether a table is filled in by hand, or has many narrow columns.
fn is_form(leaf: &Leaf) -> bool {
    let fill_in = || leaf.table.heads().any(|head| matches!(head.dress, Dress::FillIn(_)));
    leaf.rows > 0 && (leaf.table.narrow || fill_in())
}

fn want(leaf: &Leaf, column: usize, head: &Head, spelling: &Spelling) -> Want {
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
    let label = label(head, spelling.lang);
    let by_hand = if matches!(head.dress, Dress::FillIn(_)) { NARROWEST_BY_HAND } else { NARROWEST };
    let least = fixed.max(choices.unwrap_or(0)).max(head.room).max(by_hand);
    let (close, tight) = (least.max(usual(&texts)), least.max(narrowed(longest)));
    Want {
        key: head.key,
        shown: filled && head.dress != Dress::Hidden,
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

/// The longest Chinese heading that stands on one line: over two it would break where the first is full, not between words.
/// One of four signs is two words of two.
const SHORT: usize = 8;

/// The width of a heading over two lines, no word of which is torn, in a column of values so wide. A column has room for a
/// digit more.
fn heading(label: &str, values: usize) -> usize {
    if !label.is_ascii() && label.width() <= SHORT {
        return if label.width() == SHORT && values <= SHORT / 2 { NARROWEST } else { label.width() - 1 };
    }
    let word = label.split(' ').filter(|word| word.is_ascii()).map(str::len).max().unwrap_or(0);
    let least = label.width().div_ceil(2).max(word);
    (least..label.width()).find(|width| lines_of(label, width + 1) <= 2).unwrap_or(least)
}

/// The lines on which a heading stands in a column of so many digits: Chinese breaks anywhere, words do not.
fn lines_of(label: &str, room: usize) -> usize {
    let (mut lines, mut filled) = (1, 0);
    for word in label.split_inclusive(|c: char| c == ' ' || !c.is_ascii()) {
        // What stands before a Chinese sign is part of its word only if nothing blank is between them.
        let (word, sign) = match word.chars().next_back() {
            Some(sign) if !sign.is_ascii() => (word.len() - sign.len_utf8(), sign.width().unwrap_or(0)),
            _ => (word.len(), 0),
        };
        for part in [word, sign].into_iter().filter(|part| *part > 0) {
            // A blank may hang over the end.
            if filled > 0 && filled + part > room + usize::from(sign == 0) {
                lines += 1;
                filled = 0;
            }
            filled += part;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{heading, lines_of, narrowed, usual};

    #[test]
    fn a_text_goes_on_over_more_lines_the_longer_it_is() {
        for (text, width) in
            [(6, 6), (8, 8), (10, 7), (16, 10), (20, 12), (28, 12), (40, 16), (54, 16), (100, 27), (180, 47)]
        {
            assert_eq!(narrowed(text), width, "{text}");
        }
    }

    #[test]
    fn a_heading_stands_on_two_lines_and_a_short_chinese_one_on_one() {
        for (label, values, width) in [
            ("应回访日", 10, 7),
            ("逾期天数", 4, 3),
            ("消费次数", 5, 7),
            ("上次消费日", 10, 5),
            ("Days overdue", 3, 7),
            ("Result", 4, 6),
            ("电话", 11, 3),
        ] {
            assert_eq!(heading(label, values), width, "{label}");
        }
    }

    #[test]
    fn the_lines_of_a_heading_are_counted_as_it_breaks() {
        for (label, room, lines) in [
            ("上次消费日", 6, 2),
            ("上次消费日", 5, 3),
            ("Last purchase date", 9, 3),
            ("Last purchase date", 13, 2),
            ("还会来的可能 MBG", 9, 2),
            ("Result", 7, 1),
        ] {
            assert_eq!(lines_of(label, room), lines, "{label} {room}");
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
