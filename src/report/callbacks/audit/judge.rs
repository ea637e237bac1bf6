//! What is to be said of each row of the log, and of each contact that nobody logged.

use chrono::NaiveDate;

use crate::book::callback::{Callback, State, Step};
use crate::book::{CallResult, Contact, MemberId};
use crate::report::callbacks::settled::{Logged, is_call, is_in_its_days, names, steps};
use crate::table::Code;

/// What is not as it should be, in the order in which it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Finding {
    /// Due, and nobody called while it counted.
    NotLogged,
    /// Logged, and nothing was due.
    NotDue,
    /// Logged for a contact that counted on other days.
    WrongDay,
    /// Another person called than the one who served.
    OtherCaller,
    /// Spoken to, and nothing of it written down.
    NoReply,
}

impl Finding {
    pub(super) const fn code(self) -> Code {
        let (key, words) = match self {
            Self::NotLogged => ("not_logged", ("到期没有记录", "due but not logged")),
            Self::NotDue => ("not_due", ("记录了但没到期", "logged but not due")),
            Self::WrongDay => ("wrong_day", ("日子不对", "wrong day")),
            Self::OtherCaller => ("other_caller", ("不是接待人员回访", "other caller than who served")),
            Self::NoReply => ("no_reply", ("没写顾客反馈", "no reply written")),
        };
        Code { key, words }
    }
}

/// A row of the log with the contact that it is about, or a contact that nobody logged.
#[derive(Debug, Clone)]
pub(super) struct Judged<'a> {
    pub(super) member: MemberId,
    pub(super) row: Option<&'a Contact>,
    pub(super) about: Option<Callback>,
    pub(super) findings: Vec<Finding>,
}

impl Judged<'_> {
    /// The day that it belongs to: that of the row, else that on which it was due.
    pub(super) fn day(&self) -> NaiveDate {
        let due = || self.about.map(|callback| callback.due);
        self.row.map(|row| row.day).or_else(due).unwrap_or_default()
    }

    /// Days from the due day to the row, below zero where it came early.
    pub(super) fn days_late(&self) -> Option<i64> {
        let late = (self.row?.day - self.about?.due).num_days();
        Some(late)
    }
}

/// The rows of one member, by day, and the contacts that nobody logged. Of rows before `from` nobody can tell what they
/// were about.
pub(super) fn judge<'a>(
    member: MemberId,
    callbacks: &[Callback],
    logged: Logged<'a>,
    from: NaiveDate,
) -> Vec<Judged<'a>> {
    let mut settled: Vec<(&Contact, Callback)> = Vec::new();
    for callback in callbacks {
        settled.extend(logged.settling(callback).map(|row| (row, *callback)));
    }
    let mut judged: Vec<Judged<'a>> =
        logged.rows().iter().map(|row| of_row(member, row, callbacks, &settled, from)).collect();
    let missed: Vec<Judged<'a>> = callbacks
        .iter()
        .filter(|callback| callback.state == State::Missed && !judged.iter().any(|row| is_of(row, callback)))
        .map(|callback| Judged { member, row: None, about: Some(*callback), findings: vec![Finding::NotLogged] })
        .collect();
    judged.extend(missed);
    judged
}

fn is_of(judged: &Judged, callback: &Callback) -> bool {
    judged.about.is_some_and(|about| (about.step, about.anchor) == (callback.step, callback.anchor))
}

fn of_row<'a>(
    member: MemberId,
    row: &'a Contact,
    callbacks: &[Callback],
    settled: &[(&Contact, Callback)],
    from: NaiveDate,
) -> Judged<'a> {
    let own = |(other, _): &&(&Contact, Callback)| std::ptr::eq(*other, row);
    let first = settled.iter().filter(own).min_by_key(|(_, callback)| (!names(row, callback), callback.step));
    let mut judged = Judged { member, row: Some(row), about: first.map(|(_, callback)| *callback), findings: Vec::new() };
    if judged.about.is_none() {
        let nearest = nearest(row, callbacks);
        let same_day = settled.iter().find(|(other, _)| other.day == row.day).map(|(_, callback)| *callback);
        match (nearest, same_day) {
            // A message beside the call, or a second try, is part of what was done.
            (Some(callback), _) if in_its_days(row, &callback) && was_due(&callback) => judged.about = Some(callback),
            (Some(callback), _) if matches!(callback.state, State::Missed | State::Due(_)) => {
                judged.about = Some(callback);
                judged.findings.push(Finding::WrongDay);
            }
            (_, Some(callback)) => judged.about = Some(callback),
            _ if is_beside(row) => {}
            _ if row.day >= from => judged.findings.push(Finding::NotDue),
            _ => {}
        }
    }
    if is_call(row) {
        let served = judged.about.map(|callback| callback.staff).filter(|staff| !staff.is_none());
        if served.is_some_and(|served| !row.staff.is_none() && row.staff != served) {
            judged.findings.push(Finding::OtherCaller);
        }
        if was_spoken_to(row) && row.reply.is_empty() {
            judged.findings.push(Finding::NoReply);
        }
    }
    judged
}

/// Whether a row is about what no schedule brings, so that nobody can say when it is due.
fn is_beside(row: &Contact) -> bool {
    let planned = row.planned.map(|(step, _)| step);
    planned.is_some_and(Step::is_beside_schedule) || steps(row).iter().any(|step| step.is_beside_schedule())
}

/// The contact that a row names whose day is the nearest, of two equally near ones the earlier.
fn nearest(row: &Contact, callbacks: &[Callback]) -> Option<Callback> {
    let can = |callback: &&Callback| names(row, callback) && (callback.step.is_wish() || callback.anchor < row.day);
    let named = callbacks.iter().filter(can);
    named.min_by_key(|callback| ((callback.due - row.day).num_days().abs(), callback.due)).copied()
}

fn in_its_days(row: &Contact, callback: &Callback) -> bool {
    if callback.step.is_wish() { row.day == callback.due } else { is_in_its_days(row.day, callback) }
}

const fn was_due(callback: &Callback) -> bool {
    matches!(callback.state, State::Done { .. } | State::Merged(_) | State::Due(_))
}

/// Whether somebody answered, as far as the row says.
pub(in crate::report) const fn was_spoken_to(row: &Contact) -> bool {
    !matches!(row.result, Some(CallResult::NoAnswer | CallResult::Declined | CallResult::DeadNumber))
}
