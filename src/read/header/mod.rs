//! From the first rows of a sheet to what its columns mean.
//!
//! A header is *found* among the first thirty rows, by the names of the dictionary; the kinds it
//! fits are ordered; for the best of them each field *chooses* its column by trust (`--map`, `[columns]`, whole name,
//! contained name), by the dictionary's order, and by the look of the first two hundred values.

mod beside;
mod border;
mod choice;
mod doubt;
mod find;
mod finding;
mod fold;
mod heading;
mod hear;
mod kinds;
mod layout;
mod line;
mod look_date;
mod looks;
mod naming;
mod question;
mod required;
mod sample;
mod scores;
mod suggest;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub(in crate::read) use border::Border;
pub use finding::Finding;
pub use fold::fold;
pub use layout::Layout;
pub use naming::{Mapping, Naming};
pub(in crate::read) use question::Question;

use super::dictionary::dictionary;
use super::preview::Preview;
use super::space::is_space;
use crate::book::{Fact, Kind, Match, column_letters};
use choice::Choice;
use kinds::Fitting;
use line::Line;
use required::{missing, occasions_only};
use sample::Sample;

/// Understands a sheet by its first rows.
///
/// # Errors
/// Why it cannot be used, first, and what led to it: no header, something missing, an amount that may be a quantity, two
/// tables beside each other.
pub fn understand(preview: &Preview, sheet_name: &str, naming: &Naming<'_>) -> Result<Layout, Vec<Finding>> {
    let line = header(preview, naming).map_err(|finding| vec![finding])?;
    let headers = layout::header_rows(&line, preview);
    let mut border = Border::new(&headers, line.last, naming.configured);
    let next = preview.rows.iter().position(|row| naming.has_header && border.is_crossed_by(&row.row()));
    let own = &preview.rows[..next.unwrap_or(preview.rows.len())];
    if let Some(at) = beside::second(&line, own) {
        return Err(vec![Finding::column(line.last, at, Fact::TablesBeside, &line.headings[at].text)]);
    }
    let sample = Sample::below(own, line.last);
    let fitting = Fitting::of(&line, sample, sheet_name);
    let mut failure = None;
    for kind in fitting.kinds.iter().copied().filter(|kind| naming.kind.is_none_or(|only| only == *kind)) {
        match take(kind, &line, sample, preview) {
            Ok(mut layout) => {
                let all = preview.whole || next.is_some();
                let open = kind == Kind::Members && fitting.may_be_purchases && !all;
                layout.could_be = open.then_some(Kind::Purchases);
                layout.next_table = next.map(|at| preview.rows[at].number);
                return Ok(layout);
            }
            Err(findings) => failure = failure.or(Some(findings)),
        }
        if is_sure(kind, &line) {
            break;
        }
    }
    Err(failure.unwrap_or_else(|| vec![find::not_understood(&line, naming)]))
}

fn header(preview: &Preview, naming: &Naming<'_>) -> Result<Line, Finding> {
    if naming.has_header {
        return find::find(preview, naming);
    }
    Ok(Line::none(Sample::below(&preview.rows, 0).width()).named(naming))
}

/// The sheet as one kind, unless its values leave that kind without something it requires.
fn take(kind: Kind, line: &Line, sample: Sample<'_>, preview: &Preview) -> Result<Layout, Vec<Finding>> {
    let choice = Choice::make(kind, line, sample);
    let fields: BTreeSet<&'static str> =
        choice.fields.values().map(|(field, _)| *field).filter(|field| !field.starts_with("each.")).collect();
    let lacks = missing(kind, &fields, line.width());
    if !lacks.is_empty() {
        return Err(std::iter::once(find::lacking(kind, line, &lacks)).chain(choice.findings).collect());
    }
    if let Some(finding) = quantity_for_amount(&choice, kind, line, sample) {
        return Err(vec![finding]);
    }
    let mut layout = Layout::of(choice, kind, line, preview);
    layout.occasions_only = occasions_only(kind, &fields, line.width());
    Ok(layout)
}

/// Whether whole names alone make the sheet this kind: then no other kind is tried.
fn is_sure(kind: Kind, line: &Line) -> bool {
    let whole =
        line.senses(kind).filter_map(|senses| senses.first().copied()).filter(|heard| heard.how != Match::Contained);
    missing(kind, &whole.map(|heard| heard.sense.field).collect(), line.width()).is_empty()
}

/// A column named only 金额 beside a price, with small whole numbers and no quantity anywhere.
fn quantity_for_amount(choice: &Choice<'_>, kind: Kind, line: &Line, sample: Sample<'_>) -> Option<Finding> {
    let at = choice.column("amount")?;
    let name = &line.headings[at].text;
    let by_name = choice.fields.get(&at).is_some_and(|(_, how)| *how == Match::Exact);
    let bare = dictionary().words.bare_amount.contains(&fold(name).as_str());
    let alone = choice.column("price").is_some() && choice.column("qty").is_none();
    let letters = column_letters(u16::try_from(at).ok()?);
    let ask = kind == Kind::Purchases && by_name && bare && alone && sample.is_like_quantities(at);
    ask.then(|| Finding::column(line.last, at, Fact::LooksLikeQuantity(letters.into()), name))
}
