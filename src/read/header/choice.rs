//! Which column each field of a kind is read from: by trust, by the dictionary's order, by the values.

use std::collections::BTreeMap;

use super::finding::Finding;
use super::hear::Heard;
use super::line::Line;
use super::looks::Look;
use super::required::is_identity;
use super::sample::Sample;
use crate::book::{Fact, FieldName, Kind, Match};
use crate::read::dictionary::{Dictionary, When, dictionary};

/// A column that could be read as a field.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    column: usize,
    how: Match,
    rank: usize,
    when: When,
}

/// How well the values of a column suit its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Suits {
    Well,
    /// Used only where nothing better is there.
    Poorly,
    No,
}

/// The columns of a sheet, taken as one kind.
#[derive(Debug)]
pub(super) struct Choice<'a> {
    kind: Kind,
    line: &'a Line,
    pub sample: Sample<'a>,
    /// By column.
    pub fields: BTreeMap<usize, (&'static str, Match)>,
    /// Columns that would do for a field that another one has.
    pub others: Vec<(&'static str, usize)>,
    pub findings: Vec<Finding>,
}

impl<'a> Choice<'a> {
    pub(super) fn make(kind: Kind, line: &'a Line, sample: Sample<'a>) -> Self {
        let mut choice = Self { kind, line, sample, fields: BTreeMap::new(), others: Vec::new(), findings: Vec::new() };
        let candidates = choice.candidates();
        for field in dictionary().fields(kind) {
            if let Some(candidates) = candidates.get(field.name) {
                choice.settle(field.name, candidates);
            }
        }
        choice.doubt();
        choice.take_scores();
        choice.note_taken_again();
        choice
    }

    /// The column of a field.
    pub(super) fn column(&self, field: &str) -> Option<usize> {
        self.fields.iter().find(|(_, (name, _))| *name == field).map(|(column, _)| *column)
    }

    /// What kind of sheet it is taken as.
    pub(super) const fn kind(&self) -> Kind {
        self.kind
    }

    /// The columns with their headings as written.
    pub(super) fn headings(&self) -> Vec<(usize, String)> {
        self.line.headings.iter().map(|heading| heading.text.clone()).enumerate().collect()
    }

    /// Whether nothing stands in a column.
    pub(super) fn is_empty(&self, column: usize) -> bool {
        self.sample.count(column) == 0
    }

    /// Candidates by field, the most trusted first.
    fn candidates(&self) -> BTreeMap<&'static str, Vec<Candidate>> {
        const AFTER_NAMED: usize = 10_000;
        let mut all: BTreeMap<&'static str, Vec<Candidate>> = BTreeMap::new();
        for (column, senses) in self.line.senses(self.kind).enumerate() {
            for Heard { sense, how } in senses {
                let (field, rank) = match sense.field {
                    Dictionary::MEMBER => (self.sample.identity(column), AFTER_NAMED + sense.rank),
                    field => (field, sense.rank),
                };
                all.entry(field).or_default().push(Candidate { column, how, rank, when: sense.when });
            }
        }
        for candidates in all.values_mut() {
            candidates.sort_by_key(|c| (trust(c.how), c.when != When::Always, c.rank, c.column));
        }
        all
    }

    fn settle(&mut self, field: &'static str, candidates: &[Candidate]) {
        const LOOKED_AT: usize = 30;
        let is_free = |candidate: &&Candidate| !self.fields.contains_key(&candidate.column);
        let free: Vec<Candidate> = candidates.iter().filter(is_free).take(LOOKED_AT).copied().collect();
        let suits: Vec<Suits> = free.iter().map(|candidate| self.suits(field, *candidate, free.len() > 1)).collect();
        let best = |wanted: Suits| suits.iter().position(|suits| *suits == wanted);
        let half = |at: &usize| suits[*at] == Suits::Well && self.is_enough(free[*at]);
        let many = dictionary().words.many.contains(&field);
        let chosen = (0..free.len()).find(half).or_else(|| best(Suits::Well)).or_else(|| best(Suits::Poorly));
        for (at, candidate) in free.iter().enumerate() {
            let is_used = Some(at) == chosen || (many && suits[at] != Suits::No);
            if is_used {
                self.fields.insert(candidate.column, (field, candidate.how));
            } else {
                self.leave(field, candidate.column, suits[at]);
            }
        }
    }

    fn is_enough(&self, candidate: Candidate) -> bool {
        matches!(candidate.how, Match::Mapped | Match::Configured) || self.sample.is_half_filled(candidate.column)
    }

    /// Rule 8, and what can never be a key.
    fn suits(&self, field: &str, candidate: Candidate, has_rival: bool) -> Suits {
        const ENOUGH_TO_REFUSE: usize = 5;
        if matches!(candidate.how, Match::Mapped | Match::Configured) {
            return Suits::Well;
        }
        let (column, sample) = (candidate.column, self.sample);
        if (is_identity(field) && sample.is_masked(column)) || (field == "name" && sample.is_order_numbers(column)) {
            return Suits::No;
        }
        let Some(look) = Look::of(field) else { return Suits::Well };
        let (fits, all) = sample.looking(column, look);
        match () {
            () if fits * 100 >= all * look.share() => Suits::Well,
            () if candidate.how == Match::Contained || (fits == 0 && (has_rival || all >= ENOUGH_TO_REFUSE)) => {
                Suits::No
            }
            () => Suits::Poorly,
        }
    }

    /// What becomes of a column that its field does not take.
    fn leave(&mut self, field: &'static str, column: usize, suits: Suits) {
        if field == "date" && self.sample.is_times(column) && dictionary().field(self.kind, "time").is_some() {
            self.fields.insert(column, ("time", Match::Exact));
        } else if field == "name" && self.sample.is_order_numbers(column) && self.lacks_receipt() {
            self.fields.insert(column, ("receipt", Match::Exact));
            self.say(column, Fact::TakenAs(self.named("receipt")));
        } else if suits == Suits::Well {
            self.others.push((field, column));
        } else {
            self.say(column, Fact::ColumnRefused(self.named(field)));
        }
    }

    fn lacks_receipt(&self) -> bool {
        self.kind == Kind::Purchases && self.column("receipt").is_none()
    }

    /// Says which columns would have done too, once every field has its own.
    fn note_taken_again(&mut self) {
        let fields = &self.fields;
        let is_used = |finding: &Finding| finding.column.is_some_and(|at| fields.contains_key(&usize::from(at)));
        self.findings.retain(|finding| !(matches!(finding.fact, Fact::ColumnRefused(_)) && is_used(finding)));
        self.others.retain(|(_, column)| !fields.contains_key(column));
        for (field, column) in self.others.clone() {
            self.say(column, Fact::OtherColumn(self.named(field)));
        }
    }

    /// What the sheet calls a field.
    pub(super) fn named(&self, field: &str) -> FieldName {
        dictionary().field_name(self.kind, field)
    }

    pub(super) fn say(&mut self, column: usize, fact: Fact) {
        self.findings.push(Finding::column(self.line.last, column, fact, &self.line.headings[column].text));
    }
}

const fn trust(how: Match) -> u8 {
    match how {
        Match::Mapped => 0,
        Match::Configured => 1,
        Match::Exact => 2,
        Match::Contained => 3,
        Match::Values => 4,
        Match::Unused(_) => 5,
    }
}
