//! A look at everything on the list.

use chrono::NaiveDate;

use super::found::{Figure, Found, Who};
use super::line::Line;
use crate::book::calendar::By;
use crate::book::{Book, CardStage, Fact, Kind, NameId, Rules, Tier};
use crate::report::staff::count::{Counts, Figures, Of};
use crate::report::staff::tables::millionths;
use crate::report::{cards, churn};

/// What the list looks at.
pub(super) struct Look<'a, 'c> {
    pub(super) book: &'a Book,
    pub(super) rules: &'a Rules,
    pub(super) as_of: NaiveDate,
    pub(super) by: By,
    pub(super) counts: &'c Counts<'c>,
    /// The people of the period that is judged, with what they did.
    pub(super) people: &'c [(NameId, Figures)],
    pub(super) cards: &'c cards::Lists<'a>,
}

impl Look<'_, '_> {
    /// What is found of a line whose target is `target`.
    pub(super) fn at(&self, line: Line, target: f64) -> Found {
        let share = |of: fn(&Figures) -> (u64, u64)| self.share(millionths(target), of, |_| millionths(target));
        let has_register = !self.book.applications.is_empty() || self.book.has(Kind::Register);
        match line {
            Line::Offered => share(|of| (of.registered, of.small)),
            Line::FillRate => {
                let own = |staff| millionths(self.rules.supervision.fill_rate(self.book.staff.get(staff)));
                self.share(millionths(target), |of| (of.filled, of.purchases), own)
            }
            Line::Recorded => self.recorded(),
            Line::SwitchOn => share(|of| (of.switched_on, of.recorded)),
            Line::Entry => share(|of| (of.entered - of.entered_late, of.entered)),
            Line::Callbacks => share(|of| (of.callbacks.done, of.callbacks.due)),
            Line::SameColumns => Found::cases(count(target), self.other_sheets()),
            Line::Backup => self.backup(count(target)),
            Line::AboveSilver => staff(target, self.not_applied(Tier::C, Tier::B)),
            Line::GoldDue => staff(target, self.not_applied(Tier::B, Tier::A)),
            Line::Followed | Line::Pos | Line::CardStaff | Line::Voided if !has_register => {
                Found::unknown(Some(Figure::Count(count(target))))
            }
            Line::Followed => staff(target, self.not_followed()),
            Line::Pos => staff(target, cards::check::of_register(self.book).map(|of| of.staff)),
            Line::CardStaff => staff(target, cards::of_another(self.cards).into_iter().map(|of| of.staff)),
            Line::Voided => staff(target, cards::voiding(self.cards).into_iter()),
            Line::Measures if !self.book.has(Kind::Measures) && self.book.measures.is_empty() => {
                Found::unknown(Some(Figure::Count(count(target))))
            }
            Line::Measures => {
                let late = self.book.measures.iter().filter(|measure| churn::measure_is_late(measure, self.as_of));
                staff(target, late.map(|measure| measure.owner))
            }
        }
    }

    /// The share of everybody, and that of each against the own target.
    fn share(&self, target: i64, of: impl Fn(&Figures) -> (u64, u64), own: impl Fn(NameId) -> i64) -> Found {
        let judged = Some(self.counts.periods.judged);
        let whole = self.counts.found.get(&(Of::Whole, judged)).copied().unwrap_or_default();
        Found::share(target, of(&whole), self.people.iter().map(|(staff, figures)| (*staff, of(figures), own(*staff))))
    }

    /// The number is asked for by the week.
    fn recorded(&self) -> Found {
        let asked = |staff: NameId| match self.book.staff.get(staff) {
            name if name.is_empty() || self.by != By::Week => 0,
            name => self.rules.supervision.recorded(name).into(),
        };
        let of_each = self.people.iter().map(|(staff, figures)| (*staff, figures.recorded, asked(*staff)));
        Found::numbers(&of_each.collect::<Vec<_>>())
    }

    /// Who answers for members recorded with one card who earned another, or a higher one, and have not applied.
    fn not_applied(&self, recorded: Tier, earned: Tier) -> impl Iterator<Item = NameId> {
        let waiting = cards::not_applied(self.cards).into_iter();
        let is_one = move |who: cards::Who| matches!(who, cards::Who::Member(id) if self.cards.recorded(id) == recorded);
        waiting.filter(move |row| row.card >= earned && is_one(row.who)).map(|row| row.staff)
    }

    /// Who answers for cards that were approved and are late on their way to the member.
    fn not_followed(&self) -> impl Iterator<Item = NameId> {
        const BEHIND: [CardStage; 3] = [CardStage::Notified, CardStage::NotifiedAgain, CardStage::Mailed];
        let late = cards::waiting(self.cards).into_iter().filter(|row| row.due.is_some_and(|due| due < self.as_of));
        late.filter(|row| BEHIND.contains(&row.stage)).map(|row| row.staff)
    }

    /// The days since the last backup; there may be none, and where nobody could look nothing is known.
    fn backup(&self, most: u64) -> Found {
        let days = self.book.last_backup(self.as_of).and_then(|last| u64::try_from((self.as_of - last).num_days()).ok());
        let never = self.book.backups.is_some() && days.is_none();
        Found {
            actual: days.map(Figure::Count),
            met: self.book.backups.as_ref().map(|_| days.is_some_and(|days| days <= most)),
            missed_by: never.then_some((Who::NoBackup, None)).into_iter().collect(),
            ..Found::unknown(Some(Figure::Count(most)))
        }
    }

    /// Member sheets whose columns are not those of the first of their workbook, as reading found.
    fn other_sheets(&self) -> impl Iterator<Item = Who> {
        let differ = self.book.problems.iter().filter(|problem| matches!(problem.fact, Fact::SheetDiffers(_)));
        differ.map(|problem| Who::Sheet(self.book.address(problem.place)))
    }
}

/// Cases that there should be at most so many of, by the person of each.
fn staff(target: f64, of: impl Iterator<Item = NameId>) -> Found {
    Found::cases(count(target), of.map(Who::Staff))
}

/// A number of cases from the rules.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a target is a small count")]
fn count(target: f64) -> u64 {
    target.max(0.0) as u64
}
