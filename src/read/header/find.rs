//! The header row: among the first thirty rows the one that names most fields of a kind.

use std::cmp::Reverse;

use super::border::{is_data, is_table};
use super::finding::Finding;
use super::kinds::fits;
use super::line::Line;
use super::naming::Naming;
use super::required::missing;
use crate::book::{Fact, Kind, mask};
use crate::read::dictionary::dictionary;
use crate::read::preview::{Preview, PreviewRow};

/// The last row where a header may begin.
const LAST: u32 = 30;

/// Finds the header, or says what is missing.
pub(super) fn find(preview: &Preview, naming: &Naming<'_>) -> Result<Line, Finding> {
    // A table below another begins with its header.
    let (last, candidates) = if preview.begins > 0 { (preview.begins + 1, 1) } else { (LAST, usize::MAX) };
    let rows = &preview.rows[..preview.rows.partition_point(|row| row.number <= last)];
    let mut best: Option<(usize, Line)> = None;
    let mut near: Option<(usize, Line)> = None;
    let singles: Vec<Line> = rows.iter().map(|row| Line::of(row).named(naming)).collect();
    for (at, single) in singles.iter().enumerate().take(candidates) {
        if best.as_ref().is_some_and(|(_, line)| is_followed_by(line, single, rows)) {
            break;
        }
        let joined = at.checked_add(1).filter(|next| *next < rows.len()).and_then(|next| {
            let line = Line::joined(&rows[at], &rows[next])?.named(naming);
            names_more(&line, [single, &singles[next]], naming).then_some(line)
        });
        for line in std::iter::once(single).chain(joined.as_ref()) {
            let named = most_fields(line, naming, |_| true);
            let fitting = most_fields(line, naming, |kind| fits(line, kind));
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

/// Whether a table stands between its header and the one of another, and not two rows of titles above a third.
fn is_followed_by(line: &Line, other: &Line, rows: &[PreviewRow]) -> bool {
    let mut between = rows.iter().filter(|row| (line.last + 1..other.first).contains(&row.number));
    is_table(other) && is_table(line) && between.any(|row| is_data(&row.row(), line))
}

/// Whether two rows joined name more fields of a kind than either alone.
fn names_more(joined: &Line, singles: [&Line; 2], naming: &Naming<'_>) -> bool {
    let fitting = most_fields(joined, naming, |kind| fits(joined, kind));
    singles.into_iter().all(|line| most_fields(line, naming, |_| true) < fitting)
}

/// The topmost of equals is kept.
fn keep_better(best: &mut Option<(usize, Line)>, fields: usize, line: &Line) {
    if best.as_ref().is_none_or(|(most, _)| fields > *most) {
        *best = Some((fields, line.clone()));
    }
}

fn most_fields(line: &Line, naming: &Naming<'_>, wanted: impl Fn(Kind) -> bool) -> usize {
    let kinds = Kind::ALL.into_iter().filter(|kind| naming.kind.is_none_or(|only| only == *kind) && wanted(*kind));
    kinds.map(|kind| line.fields(kind).len()).max().unwrap_or_default()
}

fn no_header(preview: &Preview) -> Finding {
    let first = preview.rows.first();
    let value = first.and_then(|row| row.cells.iter().map(|cell| cell.raw()).find(|cell| !cell.is_blank()));
    // Where a header is missing, the first cell is likely a name.
    let text = value.map(|cell| mask::name(cell.text().trim())).unwrap_or_default();
    Finding::row(first.map_or(0, |row| row.number), Fact::NoHeader, &text)
}

/// What the sheet lacks to be of the kind that it is nearest to.
pub(super) fn not_understood(line: &Line, naming: &Naming<'_>) -> Finding {
    let kinds = Kind::ALL.into_iter().filter(|kind| naming.kind.is_none_or(|only| only == *kind));
    let lacks = |kind: Kind| missing(kind, line.fields(kind), line.width());
    let is_usual = |kind: Kind| matches!(kind, Kind::Purchases | Kind::Members);
    // The first of equals is the kind that comes first in `Kind::ALL`.
    let nearest = kinds.min_by_key(|kind| (Reverse(line.fields(*kind).len()), !is_usual(*kind), lacks(*kind).len()));
    let nearest = nearest.unwrap_or(Kind::Purchases);
    lacking(nearest, line, &lacks(nearest))
}

pub(super) fn lacking(kind: Kind, line: &Line, lacks: &[&str]) -> Finding {
    Finding::row(line.last, Fact::NotUnderstood(dictionary().field_name(kind, &lacks.join(", "))), "")
}
