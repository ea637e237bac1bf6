//! The header row: among the first thirty rows the one that names most fields of a kind.

use std::cmp::Reverse;

use super::finding::Finding;
use super::kinds::fits;
use super::line::Line;
use super::naming::Naming;
use super::required::missing;
use crate::book::{Fact, Kind};
use crate::read::preview::{Preview, PreviewRow};

/// The last row where a header may begin.
const LAST: u32 = 30;

/// Finds the header, or says what is missing.
pub(super) fn find(preview: &Preview, naming: &Naming<'_>) -> Result<Line, Finding> {
    let rows = &preview.rows[..preview.rows.partition_point(|row| row.number <= LAST)];
    let mut best: Option<(usize, Line)> = None;
    let mut near: Option<(usize, Line)> = None;
    for (at, row) in rows.iter().enumerate() {
        for line in candidates(row, rows.get(at + 1), naming) {
            let named = most_fields(&line, naming, |_| true);
            let fitting = most_fields(&line, naming, |kind| fits(&line, kind));
            if line.is_plausible(fitting) {
                keep_better(&mut best, fitting, line);
            } else if line.is_plausible(named.max(2)) && named > 0 {
                keep_better(&mut near, named, line);
            }
        }
    }
    best.map(|(_, line)| line)
        .ok_or_else(|| near.map_or_else(|| no_header(preview), |(_, line)| not_understood(&line, naming)))
}

/// The row as a header, and joined with the next where that names more than either of the two.
fn candidates(row: &PreviewRow, next: Option<&PreviewRow>, naming: &Naming<'_>) -> Vec<Line> {
    let named = |mut line: Line| {
        naming.apply(&mut line);
        line
    };
    let single = named(Line::of(row));
    let joined = next.and_then(|next| {
        let joined = named(Line::joined(row, next)?);
        let alone = |line: &Line| most_fields(line, naming, |_| true);
        let fields = most_fields(&joined, naming, |kind| fits(&joined, kind));
        (fields > alone(&single).max(alone(&named(Line::of(next))))).then_some(joined)
    });
    std::iter::once(single).chain(joined).collect()
}

/// The topmost of equals is kept.
fn keep_better(best: &mut Option<(usize, Line)>, fields: usize, line: Line) {
    if best.as_ref().is_none_or(|(most, _)| fields > *most) {
        *best = Some((fields, line));
    }
}

fn most_fields(line: &Line, naming: &Naming<'_>, wanted: impl Fn(Kind) -> bool) -> usize {
    let kinds = Kind::ALL.into_iter().filter(|kind| naming.kind.is_none_or(|only| only == *kind) && wanted(*kind));
    kinds.map(|kind| line.fields(kind).len()).max().unwrap_or_default()
}

fn no_header(preview: &Preview) -> Finding {
    let first = preview.rows.first();
    let value = first.and_then(|row| row.cells.iter().map(|cell| cell.raw()).find(|cell| !cell.is_blank()));
    let text = value.map(|cell| cell.text().into_owned()).unwrap_or_default();
    Finding::row(first.map_or(0, |row| row.number), Fact::NoHeader, &text)
}

/// What the sheet lacks to be of the kind that it is nearest to.
pub(super) fn not_understood(line: &Line, naming: &Naming<'_>) -> Finding {
    let kinds = Kind::ALL.into_iter().filter(|kind| naming.kind.is_none_or(|only| only == *kind));
    let lacks = |kind: Kind| missing(kind, &line.fields(kind), line.width());
    // The first of equals is the kind that comes first in `Kind::ALL`.
    let nearest = kinds.min_by_key(|kind| (Reverse(line.fields(*kind).len()), lacks(*kind).len()));
    lacking(line, &nearest.map(lacks).unwrap_or_default())
}

pub(super) fn lacking(line: &Line, lacks: &[&str]) -> Finding {
    Finding::row(line.last, Fact::NotUnderstood(lacks.join(", ").into()), "")
}
