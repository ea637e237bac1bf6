//! The members who complained: what they are worth, and whether they came back.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::case::Case;
use super::outcome::Outcome;
use crate::book::{Book, Histories, History, MemberId, Money, Rules, Solved};
use crate::report::value::basics;

/// A member who complained, once, however often that was.
#[derive(Debug, Clone, Copy)]
pub(super) struct Complainer {
    pub(super) member: MemberId,
    pub(super) complaints: u32,
    /// The worst of the outcomes; of several the last.
    pub(super) outcome: Outcome,
    /// When it was solved; an open one, and one of an unknown day, when it was received.
    pub(super) since: NaiveDate,
    pub(super) basic: Money,
    /// The part of the basic value that is expected to be lost.
    pub(super) at_stake: Money,
    /// The first purchase in the days after `since` that count.
    pub(super) next: Option<NaiveDate>,
    /// Whether these days are over.
    pub(super) followed: bool,
}

/// Everybody who complained, the most at stake first, then by key.
pub(super) fn complainers(book: &Book, rules: &Rules, cases: &[Case<'_>], as_of: NaiveDate) -> Vec<Complainer> {
    let basics = basics(book, rules, as_of);
    let basic = |member| basics.binary_search_by_key(&member, |found| found.0).map_or(Money::ZERO, |at| basics[at].1);
    let mut of_member: BTreeMap<MemberId, Vec<&Case<'_>>> = BTreeMap::new();
    for case in cases {
        if let Some(member) = case.complaint.member {
            of_member.entry(member).or_default().push(case);
        }
    }
    let histories = Histories::new(book, &rules.purchases);
    let mut history = History::default();
    let mut rows: Vec<Complainer> = Vec::new();
    for (member, own) in of_member {
        let Some((outcome, Reverse(since))) = own.iter().map(|case| (case.outcome, Reverse(since(case)))).min() else {
            continue;
        };
        histories.fill(member, as_of, &mut history);
        let until = later(since, rules);
        let mut days = history.occasions().map(|purchase| purchase.day);
        let basic = basic(member);
        rows.push(Complainer {
            member,
            complaints: u32::try_from(own.len()).unwrap_or(u32::MAX),
            outcome,
            since,
            basic,
            at_stake: outcome.share(&rules.complaints.shares).rest().of(basic, 1),
            next: days.find(|&day| since < day && day <= until),
            followed: until <= as_of,
        });
    }
    rows.sort_by_key(|row| (Reverse(row.at_stake), row.member));
    rows
}

fn since(case: &Case<'_>) -> NaiveDate {
    match case.complaint.solved {
        Solved::At(moment) if !case.is_open => moment.day.max(case.complaint.received.day),
        _ => case.complaint.received.day,
    }
}

fn later(day: NaiveDate, rules: &Rules) -> NaiveDate {
    day.checked_add_days(Days::new(rules.complaints.again_days.into())).unwrap_or(NaiveDate::MAX)
}

/// Of the members who never complained and had bought before the last so many days, how many there are, and how many of
/// them bought in these days.
pub(super) fn others(book: &Book, rules: &Rules, as_of: NaiveDate) -> [u32; 2] {
    let complained = book.complaints.iter().filter(|complaint| complaint.received.day <= as_of);
    let complained: BTreeSet<MemberId> = complained.filter_map(|complaint| complaint.member).collect();
    let mut counts = [0, 0];
    Histories::new(book, &rules.purchases).each(as_of, |member, history| {
        let mut days = history.occasions().map(|purchase| purchase.day);
        let Some(first) = days.next().filter(|_| !complained.contains(&member)) else { return };
        let last = days.next_back().unwrap_or(first);
        let before = later(first, rules) <= as_of;
        counts[0] += u32::from(before);
        counts[1] += u32::from(before && later(last, rules) > as_of);
    });
    counts
}
