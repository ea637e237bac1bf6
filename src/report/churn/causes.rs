//! The table `causes`: what staff wrote down beside what the sheets say.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::cause::Cause;
use super::evidence::{Evidence, Traced};
use crate::book::rules::Leaving;
use crate::book::{Book, MemberId, Place};
use crate::table::{Cell, Table, Words, column};

/// So many cells that were not understood are named.
const NAMED: usize = 3;

/// What the log says.
pub(super) struct Tally {
    found: BTreeSet<(Cause, MemberId)>,
    other: Vec<Place>,
}

impl Tally {
    /// Counts every member once for each cause that notes up to `as_of` name.
    pub(super) fn new(book: &Book, rules: &Leaving, as_of: NaiveDate) -> Self {
        let (mut found, mut other) = (BTreeSet::new(), Vec::new());
        for contact in book.contacts.iter().filter(|contact| contact.day <= as_of) {
            for cause in Cause::named_in(&contact.leaving_reason, rules) {
                found.insert((cause, contact.member));
                other.extend((cause == Cause::Other).then_some(contact.place));
            }
        }
        other.sort_unstable();
        Self { found, other }
    }

    fn members(&self, cause: Cause) -> usize {
        self.found.iter().filter(|(found, _)| *found == cause).count()
    }

    /// Where to read what was not understood.
    pub(super) fn note(&self, book: &Book) -> Option<Words> {
        let (count, few) = (self.other.len(), self.other.len() > NAMED);
        let cells: Vec<String> = self.other.iter().take(NAMED).map(|&place| book.address(place)).collect();
        (count > 0).then(|| {
            Words::from((
                format!("{count} 条流失原因没有认出，算作其他：{}{}", cells.join("、"), if few { "等" } else { "" }),
                format!(
                    "Reasons for leaving not recognised, counted as other: {count}, at {}{}",
                    cells.join(", "),
                    if few { ", …" } else { "" }
                ),
            ))
        })
    }
}

/// From when on the log knows who was called.
pub(super) fn log_begins(book: &Book, as_of: NaiveDate) -> Option<Words> {
    let first = book.contacts.iter().map(|contact| contact.day).filter(|&day| day <= as_of).min()?;
    Some(Words::from((
        format!("回访记录从 {first} 起；再早有没有回访，无从知道"),
        format!("The callback log begins on {first}; of calls before it nobody knows"),
    )))
}

/// The table `causes`.
pub(super) fn table<'a>(tally: &Tally, evidence: &Evidence<'_>, lost: &[Traced]) -> Table<'a> {
    struct Row {
        cause: Cause,
        recorded: usize,
        evidence: Option<usize>,
    }
    let row = |cause| Row {
        cause,
        recorded: tally.members(cause),
        evidence: evidence
            .knows(cause)
            .then(|| lost.iter().filter(|traced| traced.causes.contains(&cause)).count()),
    };
    let columns = vec![
        column("cause", ("流失原因", "Cause"), |row: &Row| row.cause.into()),
        column("recorded", ("记录人数", "Recorded"), |row: &Row| Cell::count(row.recorded)),
        column("evidence", ("数据迹象", "Evidence"), |row: &Row| Cell::maybe(row.evidence, Cell::count)),
    ];
    Table::new("causes", ("流失原因", "Causes"), Cause::ALL.map(row).into(), columns)
}
