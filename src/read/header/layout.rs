//! A sheet as it was understood: its kind, where its header stands, which column holds what.

use std::collections::BTreeSet;

use super::border::Border;
use super::choice::Choice;
use super::finding::Finding;
use super::fold::fold;
use super::line::{Line, label};
use super::suggest;
use crate::book::{Column, Fact, Kind, Match, column_letters};
use crate::read::cell::{Raw, is_space};
use crate::read::dictionary::dictionary;
use crate::read::preview::Preview;
use crate::read::row::Row;

/// How a sheet is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// What it holds.
    pub kind: Kind,
    /// The first row of the header, from 1; 0 without a header.
    pub header_first: u32,
    /// The last row of the header: rows below are data.
    pub header_last: u32,
    /// How many cells the header has, blank ones between them included.
    pub width: usize,
    /// Every column that has a header or a field, from left to right.
    pub columns: Vec<Column>,
    /// What the shop should know about it.
    pub findings: Vec<Finding>,
    /// Whether the sheet says only who came when.
    pub occasions_only: bool,
    /// Columns that would do for a field that another column has, the preferred first.
    pub others: Vec<(&'static str, usize)>,
    /// The date of payment, whether it is read as the date or not.
    pub paid: Option<usize>,
    /// The date of ordering, whether it is read as the date or not.
    pub ordered: Option<usize>,
    /// The kind it is if some member stands on two rows further down than was looked.
    pub could_be: Option<Kind>,
    /// The row where another table of the sheet begins, if it is one of the first.
    pub next_table: Option<u32>,
    /// The header rows as they stand.
    pub(super) rows: Vec<Vec<String>>,
}

impl Layout {
    /// The column of a field, from 0; the first where it has several.
    pub fn column(&self, field: &str) -> Option<usize> {
        self.columns_of(field).next()
    }

    /// Every column of a field that may have several, such as `notes`.
    pub fn columns_of<'a>(&'a self, field: &'a str) -> impl Iterator<Item = usize> + 'a {
        self.columns.iter().filter(move |column| column.field == field).map(|column| usize::from(column.index))
    }

    /// The same for a sheet whose columns were all taken as what they are called.
    pub(in crate::read) fn with_columns_as_called(mut self) -> Self {
        for column in self.columns.iter_mut().filter(|column| column.how == Match::Mapped) {
            column.how = Match::Exact;
        }
        self.findings.clear();
        self
    }

    /// Whether a row further down is the header again.
    pub fn is_header_again(&self, row: &Row<'_>) -> bool {
        self.rows.iter().any(|header| is_again(header, row))
    }

    /// Where the table ends because another begins, whose columns may be `configured`; without a header nobody can tell.
    pub(in crate::read) fn border<'a>(&'a self, configured: &'a [(String, String)]) -> Option<Border<'a>> {
        (self.header_last > 0).then(|| Border::new(&self.rows, self.header_last, configured))
    }

    /// Whether a header row begins with a digit, so that a row that does so may be it.
    pub fn header_begins_with_digit(&self) -> bool {
        let digit = |name: &String| name.starts_with(|first: char| first.is_ascii_digit());
        self.rows.iter().flatten().any(digit)
    }

    pub(super) fn of(choice: Choice<'_>, kind: Kind, line: &Line, preview: &Preview) -> Self {
        let dates: Vec<usize> = choice
            .column("date")
            .into_iter()
            .chain(choice.others.iter().filter(|o| o.0 == "date").map(|o| o.1))
            .collect();
        let named =
            |names: &[&str]| dates.iter().copied().find(|at| names.contains(&fold(&line.headings[*at].text).as_str()));
        let words = &dictionary().words;
        let mut layout = Self {
            kind,
            header_first: line.first,
            header_last: line.last,
            width: line.headings.len(),
            columns: columns(&choice, kind, line),
            findings: facts(line, preview),
            occasions_only: false,
            paid: named(words.paid).filter(|_| kind == Kind::Purchases),
            ordered: named(words.ordered).filter(|_| kind == Kind::Purchases),
            could_be: None,
            next_table: None,
            rows: header_rows(line, preview),
            others: choice.others,
        };
        layout.findings.extend(choice.findings);
        layout
    }
}

/// Compared as written, from the first cell on: nearly every row differs there.
pub(super) fn is_again(header: &[String], row: &Row<'_>) -> bool {
    let (mut filled, mut equal) = (0, 0);
    for (at, cell) in row.filled() {
        filled += 1;
        equal += usize::from(header.get(at).is_some_and(|name| says(cell, name)));
        if equal == 0 {
            return false;
        }
    }
    equal >= 2 && equal * 5 >= filled * 4
}

fn says(cell: Raw<'_>, name: &str) -> bool {
    let Raw::Text(text) = cell else { return false };
    // Nearly every row is told from the header by its first byte.
    let first = |text: &str| text.as_bytes().first().copied();
    if first(text) != first(name) && first(text).is_some_and(|byte| byte.is_ascii_graphic()) {
        return false;
    }
    let text = text.trim_matches(is_space);
    // Line breaks inside a header are no part of its name, but never its first character.
    text == name || (text.chars().next() == name.chars().next() && label(cell) == name)
}

pub(super) fn header_rows(line: &Line, preview: &Preview) -> Vec<Vec<String>> {
    let rows = preview.rows.iter().filter(|row| (line.first..=line.last).contains(&row.number));
    rows.map(|row| row.cells.iter().map(|cell| label(cell.raw())).collect()).collect()
}

fn columns(choice: &Choice<'_>, kind: Kind, line: &Line) -> Vec<Column> {
    const SUGGESTED: usize = 40;
    let taken: BTreeSet<&str> = choice.fields.values().map(|(field, _)| *field).collect();
    let mut columns = Vec::new();
    let mut asked = 0;
    for (at, heading) in line.headings.iter().enumerate() {
        let other = choice.others.iter().find(|(_, column)| *column == at).map(|(field, _)| *field);
        let (field, how) = choice.fields.get(&at).copied().unwrap_or_else(|| {
            asked += 1;
            let nearest = || (asked <= SUGGESTED).then(|| suggest::nearest(&heading.text, kind, &taken)).flatten();
            ("", Match::Unused(other.or_else(nearest)))
        });
        if field.is_empty() && heading.is_blank() && choice.is_empty(at) {
            continue;
        }
        let index = u16::try_from(at).unwrap_or(u16::MAX);
        let header = if line.first == 0 { column_letters(index) } else { heading.text.clone() };
        columns.push(Column { index, header, field: field.to_owned(), how });
    }
    columns
}

/// The first name that was put together of two.
fn joined_name(line: &Line) -> &str {
    let joined = line.headings.iter().find(|heading| heading.text.contains('-'));
    joined.map(|heading| heading.text.as_str()).unwrap_or_default()
}

/// Title rows above, a header of two rows, columns of one name.
fn facts(line: &Line, preview: &Preview) -> Vec<Finding> {
    let mut findings = Vec::new();
    let above = preview.rows.iter().any(|row| row.number < line.first);
    if above {
        findings.push(Finding::row(line.first, Fact::HeaderAt(line.first), ""));
    }
    if line.last > line.first {
        findings.push(Finding::row(line.first, Fact::TwoRowHeader, joined_name(line)));
    }
    for (at, heading) in line.headings.iter().enumerate() {
        if let Some(twin) = heading.twin {
            let letters = column_letters(u16::try_from(twin).unwrap_or(u16::MAX));
            findings.push(Finding::column(line.last, at, Fact::SameHeader(letters.into()), &line.headings[twin].text));
        }
    }
    findings
}
