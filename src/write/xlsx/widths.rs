//! How wide the columns of a sheet are: each on one line where paper has room for that, else headings and long texts go on
//! over a few lines, so that a page holds the columns in letters that can be read.

use unicode_width::UnicodeWidthStr;

use super::cells::{WIDEST, lines};
use super::headings::{heading, lines_of};
use super::paper::{self, Columns};
use super::sheet::height;
use super::wants::{Style, Want, want};
use super::{Leaf, chart};
use crate::table::{Dress, Head};
use crate::write::layout::label;
use crate::write::spelling::Spelling;

/// The widest column of texts that go on below, in digits: the first at which the columns fit.
const MOST: [usize; 5] = [56, 48, 40, 34, LEAST_MOST];

/// The widest where that is not enough.
const LEAST_MOST: usize = 28;

/// The widest where that takes less paper than all texts over a few lines.
const NARROW: [usize; 2] = [24, 20];

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
            Want { key: head.key, shown: true, common: 0, roomy, close: room, tight: room, apart: close }
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
        let (lying, upright) = (paper::LYING, paper::UPRIGHT);
        let is_long = !charts && paper::is_long(high);
        let ways: [(bool, Style, &[usize], _, _, _); 8] = [
            (is_long, Style::Roomy, &[LEAST_MOST], upright, 0, paper::GOOD),
            (is_long, Style::Close, &MOST, upright, 0, paper::GOOD),
            (true, Style::Roomy, &[LEAST_MOST], lying, beside, paper::GOOD),
            (true, Style::Close, &MOST, lying, beside, paper::LEAST),
            (charts, Style::Roomy, &[LEAST_MOST], lying, 0, paper::GOOD),
            (charts, Style::Close, &MOST, lying, 0, paper::LEAST),
            (true, Style::Close, &NARROW, lying, 0, paper::LEAST),
            (true, Style::Tight, &[LEAST_MOST], lying, 0, paper::LEAST),
        ];
        let mut best: Option<(Style, usize, u32)> = None;
        for (_, style, most, page, beside, least) in ways.into_iter().filter(|(may_be, ..)| *may_be) {
            let Some((most, paper)) = most.iter().find_map(|most| self.paper(style, *most, page, beside, least)) else {
                continue;
            };
            // A long table takes a way that saves a sixth of the paper.
            if best.is_none_or(|(.., least)| is_long && paper * 6 < least * 5) {
                best = Some((style, most, paper));
            }
        }
        if let Some((style, most, _)) = best {
            (self.style, self.most) = (style, most);
            return 1;
        }
        self.style = Style::Tight;
        self.columns().pages()
    }

    /// Whether a page holds the columns in this style, in letters at least so large, and the thousandths of it that a row takes.
    fn paper(&mut self, style: Style, most: usize, page: (u32, u32), beside: u32, least: u32) -> Option<(usize, u32)> {
        (self.style, self.most) = (style, most);
        let columns = self.columns().and(beside);
        let lines = (0..self.wants.len()).map(|column| match &self.wants[column] {
            want if want.shown => lines(want.common, self.room(column)),
            _ => 1,
        });
        let row = height(lines.max().unwrap_or(1)) * 4 / 3;
        columns.fit(page.0, least).then(|| (most, row * paper::scale(page.0, columns.whole()) * 10 / page.1))
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

/// Whether a table is filled in by hand, or has many narrow columns.
fn is_form(leaf: &Leaf) -> bool {
    let fill_in = || leaf.table.heads().any(|head| matches!(head.dress, Dress::FillIn(_)));
    leaf.rows > 0 && (leaf.table.narrow || fill_in())
}
