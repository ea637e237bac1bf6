//! Round values along an axis.

use super::picture::Unit;
use crate::table::Lang;
use crate::write::spelling::{Spelling, grouped};

/// The steps of an axis: whole multiples of 1, 2 or 5 of some power of ten.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    /// The first and the last value, in steps.
    first: f64,
    last: f64,
    step: f64,
    /// The power of ten that the step is of.
    power: i32,
    unit: Unit,
}

impl Scale {
    /// A scale of some five steps that holds the values from `low` to `high`.
    pub(super) fn around((low, high): (f64, f64), unit: Unit) -> Self {
        const STEPS: f64 = 5.0;
        /// What reckoning with halves of halves leaves.
        const DUST: f64 = 1e-9;
        let high = if high > low { high } else { low + 1.0 };
        let (step, power) = match round_step((high - low) / STEPS) {
            (step, _) if unit == Unit::Count && step < 1.0 => (1.0, 0),
            step => step,
        };
        Self { first: (low / step + DUST).floor(), last: (high / step - DUST).ceil(), step, power, unit }
    }

    /// A scale for values that are compared by their height, which begins at nothing.
    pub(super) fn from_zero((low, high): (f64, f64), unit: Unit) -> Self {
        Self::around((low.min(0.0), high.max(0.0)), unit)
    }

    /// A scale for values whose change counts: where they are close to each other, nothing is far below.
    pub(super) fn of_lines((low, high): (f64, f64), unit: Unit) -> Self {
        const CLOSE: f64 = 6.0;
        let spread = high - low;
        if spread > 0.0 && low > 0.0 && spread * CLOSE < high {
            Self::around((low - spread / 2.0, high), unit)
        } else {
            Self::from_zero((low, high), unit)
        }
    }

    /// The values to name.
    pub(super) fn ticks(&self) -> impl Iterator<Item = f64> {
        let (first, last, step) = (self.first, self.last, self.step);
        std::iter::successors(Some(first), |place| Some(place + 1.0))
            .take_while(move |place| *place <= last)
            .map(move |place| place * step)
    }

    /// Where a value stands: 0 at the first, 1 at the last.
    pub(super) fn part(&self, value: f64) -> f64 {
        (value / self.step - self.first) / (self.last - self.first)
    }

    /// How a value to name is written: `20%`, `1,500`, `12万`, `1.5M`.
    pub(super) fn label(&self, tick: f64, spelling: &Spelling) -> String {
        let decimals = |shift: i32| usize::try_from(shift - self.power).unwrap_or(0);
        if self.unit == Unit::Share {
            return format!("{:.*}%", decimals(-2), tick * 100.0);
        }
        match self.shortened(spelling) {
            Some((power, divisor, sign)) if tick != 0.0 => {
                format!("{:.*}{sign}", decimals(power), tick / divisor)
            }
            _ if self.power < 0 => format!("{tick:.*}", decimals(0)),
            #[expect(clippy::cast_possible_truncation, reason = "greater ones are shortened")]
            _ => grouped(tick as i64),
        }
    }

    /// The power of ten by which great numbers are shortened, and the sign for it.
    fn shortened(&self, spelling: &Spelling) -> Option<(i32, f64, &'static str)> {
        const CHINESE: [(f64, i32, f64, &str); 2] = [(1e8, 8, 1e8, "亿"), (1e5, 4, 1e4, "万")];
        const ENGLISH: [(f64, i32, f64, &str); 3] = [(1e9, 9, 1e9, "B"), (1e6, 6, 1e6, "M"), (1e5, 3, 1e3, "k")];
        let signs = if spelling.lang == Lang::Chinese { &CHINESE[..] } else { &ENGLISH[..] };
        let most = (self.last.abs().max(self.first.abs())) * self.step;
        signs.iter().find(|(from, ..)| most >= *from).map(|&(_, power, divisor, sign)| (power, divisor, sign))
    }
}

/// The least round number that is not below `least`, which is above zero, with its power of ten.
fn round_step(least: f64) -> (f64, i32) {
    let (mut ten, mut power) = (1.0, 0);
    while ten * 10.0 <= least {
        ten *= 10.0;
        power += 1;
    }
    while ten > least && ten > f64::MIN_POSITIVE {
        ten /= 10.0;
        power -= 1;
    }
    match least / ten {
        part if part <= 1.0 => (ten, power),
        part if part <= 2.0 => (ten * 2.0, power),
        part if part <= 5.0 => (ten * 5.0, power),
        _ => (ten * 10.0, power + 1),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Scale, Unit};
    use crate::table::{Lang, Privacy};
    use crate::write::spelling::Spelling;

    fn labels(scale: Scale, lang: Lang) -> Vec<String> {
        let privacy = Privacy { phone: str::to_owned, suffixes: BTreeMap::new() };
        let spelling = Spelling::new(lang, &privacy);
        scale.ticks().map(|tick| scale.label(tick, &spelling)).collect()
    }

    #[test]
    fn axes_name_round_values() {
        for (extent, unit, chinese, english) in [
            ((3.0, 4.0), Unit::Count, "0 1 2 3 4", "0 1 2 3 4"),
            ((0.0, 0.0), Unit::Count, "0 1", "0 1"),
            ((12.0, 2_345.0), Unit::Money, "0 500 1,000 1,500 2,000 2,500", "0 500 1,000 1,500 2,000 2,500"),
            ((0.0, 450_000.0), Unit::Money, "0 10万 20万 30万 40万 50万", "0 100k 200k 300k 400k 500k"),
            ((0.0, 120_000.0), Unit::Money, "0 5万 10万 15万", "0 50k 100k 150k"),
            ((0.0, 30_000_000.0), Unit::Money, "0 1000万 2000万 3000万", "0 10M 20M 30M"),
            ((0.1, 0.62), Unit::Share, "0% 20% 40% 60% 80%", "0% 20% 40% 60% 80%"),
            ((0.001, 0.021), Unit::Share, "0.0% 0.5% 1.0% 1.5% 2.0% 2.5%", "0.0% 0.5% 1.0% 1.5% 2.0% 2.5%"),
            ((-0.25, 0.5), Unit::Share, "-40% -20% 0% 20% 40% 60%", "-40% -20% 0% 20% 40% 60%"),
            ((0.3, 1.2), Unit::Real, "0.0 0.5 1.0 1.5", "0.0 0.5 1.0 1.5"),
        ] {
            let scale = Scale::from_zero(extent, unit);
            assert_eq!(labels(scale, Lang::Chinese).join(" "), chinese, "{extent:?}");
            assert_eq!(labels(scale, Lang::English).join(" "), english, "{extent:?}");
        }
    }

    #[test]
    fn lines_close_to_each_other_are_seen_apart() {
        // From 4.0 - 0.2 to 4.4: steps of 0.2.
        assert_eq!(labels(Scale::of_lines((4.0, 4.4), Unit::Real), Lang::English).join(" "), "3.8 4.0 4.2 4.4");
        // 1 to 4 are far apart.
        assert_eq!(labels(Scale::of_lines((1.0, 4.0), Unit::Count), Lang::English).join(" "), "0 1 2 3 4");
    }

    #[test]
    fn a_value_stands_where_its_part_of_the_axis_is() {
        let scale = Scale::from_zero((-10.0, 30.0), Unit::Count);
        let parts = [-10.0, 0.0, 30.0].map(|value| format!("{:.2}", scale.part(value)));
        assert_eq!(parts, ["0.00", "0.25", "1.00"]);
    }
}
