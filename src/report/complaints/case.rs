//! A complaint with all that the tables say of it.

use chrono::NaiveDate;

use super::outcome::Outcome;
use super::timing::Timing;
use crate::book::{Book, Complaint, Rules};
use crate::report::span::Span;

/// A complaint, its times and what came of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) complaint: &'a Complaint,
    pub(super) timing: Timing,
    pub(super) outcome: Outcome,
    pub(super) is_open: bool,
}

impl<'a> Case<'a> {
    fn new(complaint: &'a Complaint, rules: &Rules, as_of: NaiveDate) -> Self {
        let timing = Timing::new(complaint, &rules.complaints, as_of);
        let is_open = complaint.is_open_on(as_of);
        let outcome = match timing.quickly {
            _ if is_open => Outcome::Unsolved,
            true => Outcome::Quickly,
            false => Outcome::Solved,
        };
        Self { complaint, timing, outcome, is_open }
    }

    /// The complaints received on the days of `span` up to `as_of`, the open ones first, of these the oldest first; then the
    /// others, the latest first.
    pub(super) fn all(book: &'a Book, rules: &Rules, span: Span, as_of: NaiveDate) -> Vec<Self> {
        let received = |complaint: &&Complaint| complaint.received.day <= as_of && span.holds(complaint.received.day);
        let all = book.complaints.iter().filter(received);
        let mut all: Vec<Self> = all.map(|complaint| Self::new(complaint, rules, as_of)).collect();
        all.sort_by(|a, b| {
            let by_day = a.complaint.received.end().cmp(&b.complaint.received.end());
            let by_day = if a.is_open { by_day } else { by_day.reverse() };
            // What is the same to its last word may stand in any order.
            b.is_open.cmp(&a.is_open).then(by_day).then_with(|| a.complaint.cmp(b.complaint))
        });
        all
    }
}
