//! From where on R, F and M are high.

use super::class8::Class8;
use super::measure::{Dimension, Measured};
use crate::book::Money;
use crate::book::rules::{High, Monetary, Rfm};
use crate::report::said::grouped;
use crate::stats::{self, Ratio};
use crate::table::Words;

/// The bar of each dimension, exact; none without members.
pub(super) struct Bars {
    high: High,
    bars: [Option<Ratio>; 3],
}

/// The mean, or median, of what a dimension measures of each member, or the shop's own figure; none without members.
pub(super) fn bar(rules: &Rfm, of: Dimension, mut values: impl Iterator<Item = i64>) -> Option<Ratio> {
    let own = &rules.high_from;
    match rules.high {
        High::Mean => {
            let (sum, count) = values.fold((0, 0), |(sum, count), value| (sum + i128::from(value), count + 1));
            Ratio::new(sum, count)
        }
        High::Median => stats::median(&mut values.collect::<Vec<_>>()),
        High::Fixed if values.next().is_none() => None,
        High::Fixed => Some(Ratio::from([own.recency_days, own.frequency, own.monetary.0][of as usize])),
    }
}

impl Bars {
    /// Those of days, purchases and money.
    pub(super) const fn new(high: High, bars: [Option<Ratio>; 3]) -> Self {
        Self { high, bars }
    }

    /// The class of a member.
    pub(super) fn class8(&self, row: &Measured, by: Monetary) -> Class8 {
        Class8::new(self.high(row, by))
    }

    /// The bar of a dimension, for people.
    pub(super) fn bar(&self, of: Dimension) -> Option<String> {
        let bar = self.bars[of as usize]?;
        Some(match of {
            Dimension::Monetary => grouped(Money(bar.in_parts(1)?)),
            Dimension::Recency | Dimension::Frequency => hundredths(bar).to_string(),
        })
    }

    /// What the bars are.
    pub(super) const fn words(&self) -> (&'static str, &'static str) {
        match self.high {
            High::Mean => ("平均数", "mean"),
            High::Median => ("中位数", "median"),
            High::Fixed => ("本店分界", "shop's own cuts"),
        }
    }

    /// In which of R, F and M a member is high: few days are high, many purchases and much money are.
    pub(super) fn high(&self, row: &Measured, by: Monetary) -> [bool; 3] {
        Dimension::ALL.map(|of| {
            let value = Ratio::from(of.value(row, by));
            self.bars[of as usize].is_some_and(|bar| match of {
                Dimension::Recency => value <= bar,
                Dimension::Frequency | Dimension::Monetary => value >= bar,
            })
        })
    }

    /// The bars in words.
    pub(super) fn note(&self) -> Option<Words> {
        let [days, purchases, money] = self.bars;
        let (days, purchases) = (hundredths(days?), hundredths(purchases?));
        let money = money?.in_parts(1).map(Money)?;
        let (zh, en) = self.words();
        Some(Words::from((
            format!(
                "八类客户按{zh}分高低：最近消费 ≤ {days} 天、次数 ≥ {purchases}、金额 ≥ {money} 为高（按精确值比）"
            ),
            format!(
                "Eight classes by the {en}: high is up to {days} days, from {purchases} purchases, from {money} (compared exactly)"
            ),
        )))
    }
}

fn hundredths(value: Ratio) -> Money {
    Money(value.in_parts(100).unwrap_or_default())
}
