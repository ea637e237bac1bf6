//! What the sheets have said so far.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use super::cell::Raw;
use super::identity::Parties;
use super::lists::Lists;
use super::returns::Returned;
use super::staff_names::StaffNames;
use crate::book::{Consent, Fact, Import, Kind, Lines, Names, Place, Problem, Profile, Sheet, Source, Sources};

/// Everything read so far, with parties in the place of members.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The sheets.
    pub(super) sheets: Vec<Sheet>,
    /// For each sheet the number of its file.
    pub(super) file_of: Vec<usize>,
    /// For each sheet whether its lines are purchases that stand inside members' rows.
    pub(super) inside: Vec<bool>,
    /// Where the rows of a book on disk come from.
    pub(super) sources: Sources,
    /// The sheets imported, where everything is kept.
    pub(super) imports: Vec<Import>,
    /// Who rows mean.
    pub(super) parties: Parties,
    /// Parties whose rows were used, while a sheet is walked through.
    pub(super) met: Vec<bool>,
    /// The lines; their members are positions of parties.
    pub(super) lines: Lines,
    /// The rows of member sheets.
    pub(super) profiles: Vec<ProfileRow>,
    /// The rows of callback logs.
    pub(super) contacts: Vec<ContactRow>,
    /// The rows of complaints, the card register, staff, items, orders, vouchers and measures.
    pub(super) lists: Lists,
    /// Shops.
    pub(super) shops: Names,
    /// Staff.
    pub(super) staff: StaffNames,
    /// Items.
    pub(super) items: Names,
    /// Receipt numbers.
    pub(super) receipts: Names,
    /// What rows of purchases say of parties who do not want everything.
    pub(super) consents: Vec<(usize, Consent)>,
    /// Points that rows of purchases say were used, with the row.
    pub(super) points_used: Vec<(Place, i64)>,
    /// Receipts that came back, of sheets that say no more.
    pub(super) returned: Vec<Returned>,
    /// How many rows of each sheet were left out that another file has too.
    pub(super) left_out: BTreeMap<u16, u64>,
    /// Whether any line is a refund.
    pub(super) refunded: bool,
    /// What was wrong.
    pub(super) problems: Problems,
    /// Whether something was met that no report should be made of.
    pub(super) stop: bool,
}

impl Gathered {
    /// Adds a sheet, or a table below another, of a file; its number.
    pub(super) fn add_sheet(&mut self, sheet: Sheet, file: usize) -> u16 {
        let number = u16::try_from(self.sheets.len()).unwrap_or(u16::MAX);
        self.sheets.push(sheet);
        self.file_of.push(file);
        self.inside.push(false);
        number
    }

    /// Whether a line is the refund that stands beside a sale, in the row of the line before it.
    pub(super) fn is_refund_beside(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1) else { return false };
        let (sale, refund) = (self.lines.get(before).place, self.lines.get(index).place);
        (sale.sheet, sale.row) == (refund.sheet, refund.row) && sale.column != refund.column
    }

    /// Whether a line is what a row of its own says: not the refund beside a sale, nor a purchase inside a member's row.
    pub(super) fn has_row_of_its_own(&self, index: usize) -> bool {
        let sheet = &self.sheets[usize::from(self.lines.place(index).sheet)];
        sheet.kind != Some(Kind::Members) && !self.is_refund_beside(index)
    }

    /// Notes that a row that means somebody is used.
    pub(super) fn meet(&mut self, party: usize) {
        if self.met.len() <= party {
            self.met.resize(party + 1, false);
        }
        self.met[party] = true;
    }

    /// Takes back the parties after a sheet was walked through.
    pub(super) fn take_back(&mut self, parties: Parties) {
        self.parties = parties;
        self.parties.list.meet(self.met.drain(..));
        for note in std::mem::take(&mut self.parties.notes) {
            self.problems.push(note);
        }
    }

    /// Where a row comes from.
    pub(super) fn source(&self, place: Place) -> Source {
        self.sources.of(place, &self.sheets)
    }

    /// Adds a problem. Error values and formulas without a result are no news: all of a row have been said with the row.
    pub(super) fn problem(&mut self, place: Place, fact: Fact, value: &str) {
        if !fact.is_fault() {
            self.problems.add(place, fact, value);
        }
    }

    /// Says what is wrong with a cell that is used, whatever for: an error value, or a formula without its result.
    pub(super) fn fault(&mut self, place: Place, cell: Raw<'_>) {
        let fact = if cell == Raw::NoResult { Fact::NoFormulaResult } else { Fact::ErrorValue };
        self.problems.add(place, fact, &cell.text());
    }
}

/// A row of a member sheet.
#[derive(Debug)]
pub(super) struct ProfileRow {
    /// Whom it means: position of the party.
    pub(super) party: usize,
    /// What it says.
    pub(super) profile: Profile,
    /// How many cells are filled, by which the fuller of two rows is known.
    pub(super) filled: usize,
    /// Where it stands.
    pub(super) place: Place,
}

/// A row of a callback log.
#[derive(Debug)]
pub(super) struct ContactRow {
    /// Whom it means: position of the party.
    pub(super) party: usize,
    /// What it says; its member is set when all members are known.
    pub(super) contact: crate::book::Contact,
}

/// Problems, those of one sort listed one by one up to a limit and counted beyond.
#[derive(Debug, Default)]
pub(super) struct Problems {
    pub(super) list: Vec<Problem>,
    counts: HashMap<(u16, std::mem::Discriminant<Fact>), u64>,
}

impl Problems {
    /// How many problems of one sort are listed for one sheet.
    const LISTED: u64 = 1000;

    /// Adds a problem.
    pub(super) fn add(&mut self, place: Place, fact: Fact, value: &str) {
        if self.is_listed(place, &fact) {
            self.list.push(Problem::new(place, fact, value));
        }
    }

    /// Adds a problem that is worded already.
    pub(super) fn push(&mut self, problem: Problem) {
        if self.is_listed(problem.place, &problem.fact) {
            self.list.push(problem);
        }
    }

    fn is_listed(&mut self, place: Place, fact: &Fact) -> bool {
        let count = self.counts.entry((place.sheet, std::mem::discriminant(fact))).or_default();
        *count += 1;
        *count <= Self::LISTED
    }
}

impl Problems {
    /// All of them by place, with what was only counted.
    pub(super) fn into_list(mut self) -> Vec<Problem> {
        self.list.sort_by_key(|problem| problem.place);
        let mut more: Vec<Problem> = Vec::new();
        let sort = |fact: &Fact| std::mem::discriminant(fact);
        for problem in &self.list {
            let key = (problem.place.sheet, sort(&problem.fact));
            if let Some(count) = self.counts.remove(&key).filter(|&count| count > Self::LISTED) {
                let fact = Fact::More { severity: problem.severity(), count: count - Self::LISTED };
                more.push(Problem::new(Place::sheet(problem.place.sheet), fact, ""));
            }
        }
        self.list.extend(more);
        self.list
    }
}
