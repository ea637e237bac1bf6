//! A row, or two, looked at as a header.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::heading::Heading;
use super::hear::Heard;
use super::naming::Naming;
use crate::book::Kind;
use crate::read::cell::{Raw, is_space};
use crate::read::dictionary::When;
use crate::read::preview::PreviewRow;

/// A header that may be one.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub first: u32,
    pub last: u32,
    pub headings: Vec<Heading>,
    /// Cells that are not blank.
    filled: usize,
    /// Of these, the ones that hold text.
    texts: usize,
    /// Whether a column holds dates of purchases, or may.
    dated: bool,
    /// What each kind of sheet finds in it.
    fields: BTreeMap<Kind, BTreeSet<&'static str>>,
}

impl Line {
    pub(super) fn of(row: &PreviewRow) -> Self {
        let headings: Vec<Heading> =
            (0..row.cells.len().min(usize::from(u16::MAX))).map(|at| Heading::new(&label(row.get(at)))).collect();
        let (filled, texts) = count(row);
        Self { first: row.number, last: row.number, headings: told_apart(headings), filled, texts, ..Self::default() }
    }

    /// No header: columns are known by their letters only.
    pub(super) fn none(width: usize) -> Self {
        let headings = vec![Heading::default(); width.min(usize::from(u16::MAX))];
        Self { first: 0, last: 0, headings, filled: width, texts: width, ..Self::default() }
    }

    /// Two rows as one header; a parent's name holds for the blank cells to its right that have names below.
    pub(super) fn joined(upper: &PreviewRow, lower: &PreviewRow) -> Option<Self> {
        let (above, below) = (count(upper), count(lower));
        if lower.number != upper.number + 1 || below.0 != below.1 {
            return None;
        }
        let mut parent = String::new();
        let width = upper.cells.len().max(lower.cells.len()).min(usize::from(u16::MAX));
        let headings = (0..width).map(|at| {
            let (name, child) = (label(upper.get(at)), label(lower.get(at)));
            if !name.is_empty() || child.is_empty() {
                parent.clone_from(if child.is_empty() { &child } else { &name });
            }
            match (parent.as_str(), child.as_str()) {
                (_, "") => Heading::new(&name),
                ("", child) => Heading::new(child),
                (parent, child) => Heading::joined(parent, child),
            }
        });
        let headings = told_apart(headings);
        let filled = headings.iter().filter(|heading| !heading.is_blank()).count();
        let texts = filled.saturating_sub(above.0 - above.1);
        Some(Self { first: upper.number, last: lower.number, headings, filled, texts, ..Self::default() })
    }

    /// The header with what the user says about its columns, each kind's fields counted.
    pub(super) fn named(mut self, naming: &Naming<'_>) -> Self {
        naming.apply(&mut self.headings);
        self.dated = self.headings.iter().any(Heading::is_date);
        self.fields = Kind::ALL.into_iter().map(|kind| (kind, self.count_fields(kind))).collect();
        if naming.survey {
            self.expect_questions();
        }
        self
    }

    /// Whether the columns that nothing claims are questions, their values tell; until then they may be.
    fn expect_questions(&mut self) {
        let open =
            self.headings.iter().any(|heading| !heading.is_blank() && heading.senses(Kind::Survey, true).is_empty());
        let fields = self.fields.entry(Kind::Survey).or_default();
        if open && !fields.is_empty() {
            fields.insert("attribute");
        }
    }

    /// Some of its columns, as a header of their own.
    pub(super) fn part(&self, columns: Range<usize>) -> Self {
        let headings = self.headings[columns].to_vec();
        let filled = headings.iter().filter(|heading| !heading.is_blank()).count();
        let part = Self { first: self.first, last: self.last, headings, filled, texts: filled, ..Self::default() };
        part.named(&Naming::default())
    }

    /// The meanings of every column in a kind of sheet.
    pub(super) fn senses(&self, kind: Kind) -> impl Iterator<Item = Vec<Heard>> {
        self.headings.iter().map(move |heading| heading.senses(kind, self.dated))
    }

    /// The fields of a kind that the header names.
    pub(super) fn fields(&self, kind: Kind) -> &BTreeSet<&'static str> {
        &self.fields[&kind]
    }

    fn count_fields(&self, kind: Kind) -> BTreeSet<&'static str> {
        let first = |senses: Vec<Heard>| senses.first().filter(|heard| heard.sense.when != When::Each).copied();
        self.senses(kind).filter_map(first).map(|heard| heard.sense.field).collect()
    }

    /// Whether the row has enough names for its width, and more text than anything else.
    pub(super) fn is_plausible(&self, fields: usize) -> bool {
        let enough = fields >= 3 || (fields == 2 && fields * 5 >= self.filled * 2);
        enough && self.texts * 2 > self.filled
    }

    /// Columns that have a name; all of them where there is no header.
    pub(super) fn width(&self) -> usize {
        if self.first == 0 { self.headings.len() } else { self.headings.iter().filter(|h| !h.is_blank()).count() }
    }
}

/// A header cell on one line, without white space around it.
pub(super) fn label(cell: Raw<'_>) -> String {
    let text = cell.text();
    let words: Vec<&str> = text.split(['\n', '\r', '\t']).map(|part| part.trim_matches(is_space)).collect();
    words.concat()
}

/// Columns of one name, by order: 备注, 备注(2).
fn told_apart(headings: impl IntoIterator<Item = Heading>) -> Vec<Heading> {
    let mut seen: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let number = |(at, mut heading): (usize, Heading)| {
        if !heading.is_blank() {
            let (first, count) = seen.entry(heading.text.clone()).or_insert((at, 0));
            *count += 1;
            if *count > 1 {
                heading.twin = Some(*first);
                heading.text = format!("{}({count})", heading.text);
            }
        }
        heading
    };
    headings.into_iter().enumerate().map(number).collect()
}

/// Cells that are not blank, and cells of text among them.
fn count(row: &PreviewRow) -> (usize, usize) {
    let is_text = |cell: &Raw<'_>| matches!(cell, Raw::Text(text) if !is_number(text));
    let filled = || row.cells.iter().map(|cell| cell.raw()).filter(|cell| !cell.is_blank());
    (filled().count(), filled().filter(is_text).count())
}

/// Numbers and dates of a text file: digits and marks without a letter.
fn is_number(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit()) && !text.chars().any(char::is_alphabetic)
}
