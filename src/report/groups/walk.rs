//! Every member in every month.

use chrono::NaiveDate;

use super::group::{Group, Plan};
use crate::book::calendar::{By, Period};
use crate::book::{Book, Distance, Histories, History, MemberId, Money, NameId, Rules, Tier, opening, standing};
use crate::report::Refusal;
use crate::report::churn::{last_contact, rhythm};
use crate::report::responsible::responsible;
use crate::report::span::Span;
use crate::report::tags::Tags;
use crate::stats::Ratio;

/// A month and how many members each group has at its end.
pub(super) struct Month {
    pub(super) period: Period,
    pub(super) members: [u32; Group::ALL.len()],
}

/// A member at the end of the last month.
pub(super) struct Row<'a> {
    pub(super) id: MemberId,
    pub(super) group: Group,
    pub(super) last: NaiveDate,
    /// The day on which it was judged.
    pub(super) on: NaiveDate,
    /// In tenths of a day.
    pub(super) limit: i64,
    pub(super) purchases: usize,
    pub(super) last_contact: Option<NaiveDate>,
    pub(super) staff: NameId,
    pub(super) tags: Vec<&'a str>,
}

impl Month {
    const fn new(period: Period) -> Self {
        Self { period, members: [0; Group::ALL.len()] }
    }

    /// Everybody who was a customer by its end.
    pub(super) fn all(&self) -> u32 {
        self.members.iter().sum()
    }
}

impl Row<'_> {
    /// Days since the last purchase.
    pub(super) fn silent(&self) -> i64 {
        (self.on - self.last).num_days()
    }

    /// Days since the last contact.
    pub(super) fn since_contact(&self) -> Option<i64> {
        self.last_contact.map(|contact| (self.on - contact).num_days())
    }
}

/// What the walk finds.
pub(super) struct Found<'a> {
    pub(super) months: Vec<Month>,
    pub(super) rows: Vec<Row<'a>>,
}

/// Judges every member at every month end, at last on the last day of the span.
///
/// # Errors
/// A span or rules that do not fit each other.
pub(super) fn walk<'a>(
    book: &'a Book,
    rules: &'a Rules,
    plan: &Plan,
    span: Span,
    as_of: NaiveDate,
) -> Result<Found<'a>, Refusal> {
    let end = span.end(as_of)?;
    let tags = Tags::new(book, rules, as_of)?;
    let histories = Histories::new(book, &rules.purchases);
    let gaps = Gaps::new(&histories, as_of);
    let periods = gaps.first.map_or_else(Vec::new, |first| By::Month.periods(span.from.unwrap_or(first), end));
    let ends: Vec<NaiveDate> = periods.iter().map(|period| period.to.min(end)).collect();
    let pooled = gaps.rhythms(&ends);
    let mut found = Found { months: periods.into_iter().map(Month::new).collect(), rows: Vec::new() };
    let (mut history, mut days) = (History::default(), Vec::new());
    for (id, member) in book.members() {
        histories.fill(id, as_of, &mut history);
        if history.occasions().next().is_none() {
            continue;
        }
        let (carried, tags) = (opening(member, &history, &rules.opening), tags.of(id, &history));
        let mut row = Some((tags, responsible(book, id, &history, end)));
        // The newest month first, so that the history can be cut to each month's end.
        for (month, (&on, &pooled)) in found.months.iter_mut().zip(ends.iter().zip(&pooled)).rev() {
            history.purchases.retain(|purchase| purchase.day <= on);
            days.clear();
            days.extend(history.occasions().map(|purchase| purchase.day));
            let Some((group, limit)) = plan.judge(&days, on, pooled, || near(&history, carried, rules, on)) else { break };
            month.members[group as usize] += 1;
            if let Some((tags, staff)) = row.take() {
                let last_contact = last_contact(book, id, on);
                let (last, purchases) = (days[days.len() - 1], days.len());
                found.rows.push(Row { id, group, last, on, limit, purchases, last_contact, staff, tags });
            }
        }
    }
    found.rows.sort_by_key(|row| (row.group, row.last, row.id));
    Ok(found)
}

/// Whether the next tier is near, on a day up to which the history goes.
fn near(history: &History, carried: Money, rules: &Rules, on: NaiveDate) -> bool {
    let tier = standing(history, carried, &rules.tiers, on).map(|earned| earned.tier);
    let rule = tier.and_then(Tier::next).and_then(|next| next.rule(&rules.tiers));
    let distance = || Distance::of(tier, history, carried, &rules.tiers, on);
    rule.is_some_and(|rule| distance().is_near(rules.tiers.near, rule))
}

/// The days between purchase days of all members, each with the later of the two.
struct Gaps {
    first: Option<NaiveDate>,
    gaps: Vec<(NaiveDate, i64)>,
}

impl Gaps {
    fn new(histories: &Histories, as_of: NaiveDate) -> Self {
        let mut all = Self { first: None, gaps: Vec::new() };
        histories.each(as_of, |_, history| {
            let mut before: Option<NaiveDate> = None;
            for day in history.occasions().map(|purchase| purchase.day) {
                all.first = all.first.into_iter().chain([day]).min();
                let gap = before.map(|before| (day - before).num_days()).filter(|&gap| gap > 0);
                all.gaps.extend(gap.map(|gap| (day, gap)));
                before = Some(day);
            }
        });
        all.gaps.sort_unstable();
        all
    }

    /// What nine in ten of the gaps known by each of these days stay within.
    fn rhythms(&self, ends: &[NaiveDate]) -> Vec<Option<Ratio>> {
        let known = |on: NaiveDate| self.gaps.partition_point(|&(day, _)| day <= on);
        let gaps = |on| self.gaps[..known(on)].iter().map(|&(_, gap)| gap).collect::<Vec<_>>();
        ends.iter().map(|&on| rhythm(&mut gaps(on))).collect()
    }
}
