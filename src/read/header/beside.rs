//! Two tables beside each other in one sheet, an empty column between them. Which rows of them belong together nobody
//! knows, so that they are not read as one.

use super::border::is_table;
use super::line::Line;
use crate::read::preview::PreviewRow;

/// Empty columns between two names that are looked at: a header with more of them is no row of tables, and looking at both
/// sides of each would take its width squared.
const GAPS: usize = 8;

/// The column, from 0, where a second table begins beside the first: both headers are such by whole names, and nothing
/// stands between them. Not asked where the shop said itself what columns are.
pub(super) fn second(line: &Line, rows: &[PreviewRow]) -> Option<usize> {
    let named = |at: usize| line.headings.get(at).is_some_and(|heading| !heading.is_blank());
    if line.headings.iter().any(|heading| heading.given.is_some()) {
        return None;
    }
    let is_gap = |at: &usize| !named(*at) && rows.iter().all(|row| row.get(*at).is_blank());
    let begins = (1..line.headings.len()).filter(|&at| named(at) && is_gap(&(at - 1)));
    let apart = |at: &usize| is_table(&line.part(0..*at)) && is_table(&line.part(*at..line.headings.len()));
    begins.filter(|at| (0..*at).any(named)).take(GAPS).find(apart)
}
