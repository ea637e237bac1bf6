//! A look through the log and the schedule, member by member.

use chrono::NaiveDate;

use super::completion::{Completion, Parts};
use super::judge::{Judged, judge};
use crate::book::callback::{Callback, Schedule};
use crate::book::{Book, MemberId, NameId, Rules};
use crate::report::callbacks::ahead::after;
use crate::report::callbacks::settled::Logged;

/// What a look through the log comes to.
pub(super) struct Look<'a, 's, K> {
    book: &'a Book,
    schedule: &'s Schedule<'s>,
    /// The first day looked at.
    first: NaiveDate,
    /// The first day of which it is known what was due.
    from: NaiveDate,
    /// The next member.
    next: usize,
    /// Every row of the log and every contact that nobody logged, by day and member.
    pub(super) judged: Vec<Judged<'a>>,
    /// How much of what was due was done.
    pub(super) completion: Completion<'s, K>,
}

impl<'a, 's, K: Ord> Look<'a, 's, K> {
    /// All from `first` on, counted by `parts`.
    pub(super) fn through(
        book: &'a Book,
        rules: &Rules,
        schedule: &'s Schedule<'s>,
        first: NaiveDate,
        parts: Parts<'s, K>,
    ) -> Self {
        let graces = rules.callbacks.steps.iter().map(|step| step.grace);
        let longest = graces.chain([rules.callbacks.quarterly_grace]).max().unwrap_or_default();
        let from = after(schedule.since, longest);
        let (judged, completion) = (Vec::new(), Completion::new(parts));
        let mut look = Self { book, schedule, first, from, next: 0, judged, completion };
        schedule.each(|seen| {
            look.pass_to(seen.member.index());
            look.see(seen.member, seen.callbacks);
        });
        look.pass_to(book.members.len());
        for row in &look.judged {
            look.completion.row(row);
        }
        look.judged.sort_by_key(|row| (row.day(), row.member));
        look
    }

    /// Members without a callback may have rows of the log all the same.
    fn pass_to(&mut self, index: usize) {
        while self.next < index {
            self.see(MemberId::new(self.next), &[]);
        }
    }

    fn see(&mut self, member: MemberId, callbacks: &[Callback]) {
        self.next = member.index() + 1;
        let logged = Logged::of(self.book, member);
        let callbacks: Vec<Callback> = callbacks.iter().map(|callback| self.answered_for(callback)).collect();
        for callback in callbacks.iter().filter(|callback| self.first <= callback.due) {
            self.completion.due(callback, logged.settling(callback).map(|row| row.day));
        }
        let found = judge(member, &callbacks, logged, self.from).into_iter();
        self.judged.extend(found.filter(|judged| self.first <= judged.day()));
    }

    /// A callback with the person who answers for it: nobody where who served had left by its day.
    fn answered_for(&self, callback: &Callback) -> Callback {
        let there = self.schedule.is_there(callback.staff, callback.due);
        Callback { staff: if there { callback.staff } else { NameId::NONE }, ..*callback }
    }
}
