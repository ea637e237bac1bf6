//! Which group a member belongs to on a day.

use chrono::NaiveDate;

use crate::book::calendar::Window;
use crate::book::rules::{Churn, Days};
use crate::report::churn::{limit, own_rhythm};
use crate::stats::Ratio;
use crate::table::Code;

/// A group of members, in the order in which groups are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    /// 忠实
    Loyal,
    /// 不忠实
    Wavering,
    /// 征服
    Conquered,
    /// 有望赢得
    Winnable,
    /// 轻而易举
    Easy,
    /// 流失
    Lost,
}

impl Group {
    /// Every group, in order.
    pub(super) const ALL: [Self; 6] =
        [Self::Loyal, Self::Wavering, Self::Conquered, Self::Winnable, Self::Easy, Self::Lost];

    /// Its code and names.
    pub(super) const fn code(self) -> Code {
        let (key, words) = match self {
            Self::Loyal => ("loyal", ("忠实", "loyal")),
            Self::Wavering => ("wavering", ("不忠实", "wavering")),
            Self::Conquered => ("conquered", ("征服", "conquered")),
            Self::Winnable => ("winnable", ("有望赢得", "winnable")),
            Self::Easy => ("easy", ("轻而易举", "easy")),
            Self::Lost => ("lost", ("流失", "lost")),
        };
        Code { key, words }
    }
}

/// By what groups are told.
pub(super) struct Plan<'a> {
    pub(super) churn: &'a Churn,
    pub(super) new_days: u32,
    /// The promotions held, by day.
    pub(super) promotions: Vec<Days>,
}

impl Plan<'_> {
    /// The group on the day `on` of a member with these days of occasions, all up to it, and what silence is too long in
    /// tenths of a day. `near`: whether the next tier is near. The first that fits: lost, conquered, easy, loyal, winnable;
    /// else wavering.
    pub(super) fn judge(
        &self,
        days: &[NaiveDate],
        on: NaiveDate,
        pooled: Option<Ratio>,
        near: impl FnOnce() -> bool,
    ) -> Option<(Group, i64)> {
        let (first, last) = (*days.first()?, *days.last()?);
        let mut gaps: Vec<i64> = days.windows(2).map(|two| (two[1] - two[0]).num_days()).collect();
        gaps.retain(|&gap| gap > 0);
        let limit = limit(own_rhythm(&mut gaps), pooled, self.churn);
        let silent = (on - last).num_days();
        let lost_after = i64::from(self.churn.lost_after);
        let tenths = limit.in_parts(10).unwrap_or(i64::MAX);
        let group = if silent > lost_after {
            return Some((Group::Lost, lost_after * 10));
        } else if Window::Days(self.new_days).holds(first, on) {
            Group::Conquered
        } else if self.takes_every_promotion(days, on) {
            Group::Easy
        } else if days.len() > 1 && Ratio::from(silent) <= limit && !self.only_in_promotions(days) {
            Group::Loyal
        } else if days.len() == 1 || near() {
            Group::Winnable
        } else {
            Group::Wavering
        };
        Some((group, tenths))
    }

    /// Whether a member bought in two promotions or more, and missed none that ended since the first purchase.
    fn takes_every_promotion(&self, days: &[NaiveDate], on: NaiveDate) -> bool {
        let held = self.promotions.iter().filter(|promotion| promotion.from <= on && promotion.to >= days[0]);
        let mut taken = 0;
        for promotion in held {
            if days.iter().any(|&day| within(day, *promotion)) {
                taken += 1;
            } else if promotion.to <= on {
                return false;
            }
        }
        taken > 1
    }

    fn only_in_promotions(&self, days: &[NaiveDate]) -> bool {
        days.iter().all(|&day| self.promotions.iter().any(|promotion| within(day, *promotion)))
    }
}

fn within(day: NaiveDate, promotion: Days) -> bool {
    promotion.from <= day && day <= promotion.to
}
