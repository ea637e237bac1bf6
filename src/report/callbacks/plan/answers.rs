//! What the manager said to which contact.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::book::callback::{Callback, Schedule, Step};
use crate::book::{Book, MemberId, NameId, Place, Verdict};
use crate::report::callbacks::settled::{Logged, is_call};

/// The manager's word on a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) verdict: Verdict,
    /// The day that it is moved to.
    pub(super) moved: Option<NaiveDate>,
}

/// The calls and visits of a person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Calls {
    pub(super) agreed: u64,
    pub(super) refused: u64,
    pub(super) without: u64,
}

impl Calls {
    pub(super) const fn all(&self) -> u64 {
        self.agreed + self.refused + self.without
    }
}

/// A contact: whom, which step, counted from when.
type Key = (MemberId, Step, NaiveDate);

/// Every word of the manager.
pub(super) struct Answers {
    of: BTreeMap<Key, (Option<NaiveDate>, Answer)>,
    /// The first day of which there is one.
    first: Option<NaiveDate>,
}

impl Answers {
    pub(super) fn new(book: &Book) -> Self {
        let mut answers = Self { of: BTreeMap::new(), first: None };
        for approval in &book.approvals {
            let answer = Answer { verdict: approval.verdict, moved: approval.moved };
            if let Some(member) = approval.member {
                answers.add((member, approval.contact), approval.proposed, answer);
            }
        }
        for row in &book.contacts {
            if let Some(verdict) = row.oversight.verdict {
                let planned = row.planned.map(|contact| (row.member, contact));
                answers.first = answers.first.into_iter().chain([row.day]).min();
                if let Some(key) = planned {
                    answers.add(key, Some(row.day), Answer { verdict, moved: None });
                }
            }
        }
        answers
    }

    fn add(&mut self, (member, (step, anchor)): (MemberId, (Step, NaiveDate)), day: Option<NaiveDate>, answer: Answer) {
        self.first = self.first.into_iter().chain(day).min();
        let known = self.of.entry((member, step, anchor)).or_insert((day, answer));
        // The later list counts; of one day the word that holds back most.
        let weight = |day: Option<NaiveDate>, answer: Answer| (day, weight(answer.verdict), answer.moved);
        if weight(day, answer) > weight(known.0, known.1) {
            *known = (day, answer);
        }
    }

    /// The word on a row: that on the first of its contacts that has one.
    pub(super) fn to_row(&self, member: MemberId, callbacks: &[Callback]) -> Option<Answer> {
        callbacks.iter().find_map(|callback| self.to(member, callback))
    }

    fn to(&self, member: MemberId, callback: &Callback) -> Option<Answer> {
        self.of.get(&(member, callback.step, callback.anchor)).map(|&(_, answer)| answer)
    }

    /// The calls and visits since the first word, by person; none where the manager never said any.
    pub(super) fn calls(&self, book: &Book, schedule: &Schedule) -> Vec<(NameId, Calls)> {
        let Some(first) = self.first else { return Vec::new() };
        let mut verdicts: BTreeMap<Place, Verdict> = BTreeMap::new();
        schedule.each(|seen| {
            let logged = Logged::of(book, seen.member);
            for callback in seen.callbacks {
                let answer = self.to(seen.member, callback);
                if let Some((answer, row)) = answer.zip(logged.settling(callback)) {
                    verdicts.insert(row.place, answer.verdict);
                }
            }
        });
        let mut calls: BTreeMap<NameId, Calls> = BTreeMap::new();
        for row in book.contacts.iter().filter(|row| first <= row.day && is_call(row)) {
            let own = row.planned.and_then(|(step, anchor)| self.of.get(&(row.member, step, anchor)));
            let listed = own.map(|(_, answer)| answer.verdict);
            let calls = calls.entry(row.staff).or_default();
            match row.oversight.verdict.or(listed).or(verdicts.get(&row.place).copied()) {
                Some(Verdict::Yes | Verdict::Moved) => calls.agreed += 1,
                Some(Verdict::No) => calls.refused += 1,
                None => calls.without += 1,
            }
        }
        calls.into_iter().collect()
    }
}

const fn weight(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Yes => 0,
        Verdict::Moved => 1,
        Verdict::No => 2,
    }
}
