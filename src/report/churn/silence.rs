//! Members who have been silent for longer than their rhythm allows.

use chrono::NaiveDate;

use super::Seen;
use crate::book::calendar::window_start;
use crate::book::rules::Churn;
use crate::book::{Book, Member, MemberId, Money, NameId};
use crate::stats::{self, Ratio};
use crate::table::Words;

/// A silent member.
#[derive(Debug, Clone, Copy)]
pub(super) struct Silence {
    pub(super) member: MemberId,
    pub(super) last: NaiveDate,
    pub(super) silent: u32,
    /// In tenths of a day: what type-7 quantiles at 9/10 come in.
    pub(super) limit: i64,
    pub(super) purchases: u32,
    pub(super) staff: NameId,
    pub(super) value: Money,
}

/// Looks at who has been silent for at least as long as anybody must.
pub(super) struct Silences<'a> {
    book: &'a Book,
    rules: &'a Churn,
    as_of: NaiveDate,
    // The limit of those without a rhythm of their own is filled in at last.
    found: Vec<(Silence, Option<Ratio>)>,
    pooled: Vec<i64>,
    gaps: Vec<i64>,
}

/// The days between purchases that nine in ten stay within.
pub(in crate::report) fn rhythm(gaps: &mut [i64]) -> Option<Ratio> {
    stats::quantile(gaps, 9, 10)
}

/// The rhythm of a member, by the days between purchase days; nothing with fewer than three of these.
pub(in crate::report) fn own_rhythm(gaps: &mut [i64]) -> Option<Ratio> {
    if gaps.len() > 1 { rhythm(gaps) } else { None }
}

/// The days of silence after which a member of this rhythm, else of that of all, is at risk.
pub(in crate::report) fn limit(own: Option<Ratio>, pooled: Option<Ratio>, rules: &Churn) -> Ratio {
    let least = Ratio::from(i64::from(rules.at_risk_least));
    own.or(pooled).map_or(least, |limit| limit.max(least))
}

impl<'a> Silences<'a> {
    /// Nobody looked at yet.
    pub(super) fn new(book: &'a Book, rules: &'a Churn, as_of: NaiveDate) -> Self {
        Self { book, rules, as_of, found: Vec::new(), pooled: Vec::new(), gaps: Vec::new() }
    }

    /// Looks at a member.
    pub(super) fn see(&mut self, seen: &Seen) {
        let last = seen.days[seen.days.len() - 1];
        self.gaps.clear();
        let between = seen.days.windows(2).map(|two| (two[1] - two[0]).num_days());
        self.gaps.extend(between.filter(|&gap| gap > 0));
        self.pooled.extend(&self.gaps);
        let silent = u32::try_from((self.as_of - last).num_days()).unwrap_or_default();
        if silent <= self.rules.at_risk_least.min(self.rules.lost_after) {
            return;
        }
        let own = own_rhythm(&mut self.gaps);
        let since = window_start(last, 12);
        let recent = seen.history.occasions().filter(|purchase| purchase.day >= since);
        let value = recent.map(|purchase| purchase.net).sum();
        let purchases = u32::try_from(seen.days.len()).unwrap_or(u32::MAX);
        let staff = staff(self.book.member(seen.member), seen);
        self.found.push((Silence { member: seen.member, last, silent, limit: 0, purchases, staff, value }, own));
    }

    /// Those at risk and those lost, most valuable first; and what the rhythm of all members is, in words.
    pub(super) fn judge(mut self) -> (Option<Words>, [Vec<Silence>; 2]) {
        let pooled = rhythm(&mut self.pooled);
        let tenths = |limit: Ratio| limit.in_parts(10).unwrap_or(i64::MAX);
        let (mut at_risk, mut lost) = (Vec::new(), Vec::new());
        for (silence, own) in self.found {
            let limit = limit(own, pooled, self.rules);
            let after = i64::from(self.rules.lost_after);
            if i64::from(silence.silent) > after {
                lost.push(Silence { limit: after * 10, ..silence });
            } else if Ratio::from(i64::from(silence.silent)) > limit {
                at_risk.push(Silence { limit: tenths(limit), ..silence });
            }
        }
        for list in [&mut at_risk, &mut lost] {
            list.sort_by_key(|silence| (-silence.value, silence.member));
        }
        let note = pooled.map(tenths).map(|tenths| format!("{}.{}", tenths / 10, tenths % 10)).map(|days| {
            Words::from((
                format!("全部会员两次消费的间隔，九成不超过 {days} 天；消费不足三天的会员按它算"),
                format!(
                    "Nine in ten gaps of all members are up to {days} days: the limit of members with under three days"
                ),
            ))
        });
        (note, [at_risk, lost])
    }
}

// Who looks after the member, else who served the last purchase.
fn staff(member: &Member, seen: &Seen) -> NameId {
    let own = member.profile.as_ref().map(|profile| profile.staff).filter(|staff| !staff.is_none());
    let served = || seen.history.occasions().next_back().map(|purchase| seen.history.staff(purchase));
    own.or_else(served).unwrap_or_default()
}
