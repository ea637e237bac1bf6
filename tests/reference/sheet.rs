//! Random sheets of a few members, small enough that days, receipts and amounts meet by chance.

use chrono::{Days, NaiveDate};

use crate::dice::Dice;

/// A row of the till's export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) member: String,
    pub(crate) day: NaiveDate,
    pub(crate) shop: &'static str,
    pub(crate) receipt: String,
    pub(crate) item: &'static str,
    /// In minor units; negative for a refund.
    pub(crate) amount: i64,
}

pub(crate) fn lines(seed: u64) -> Vec<Line> {
    let mut dice = Dice::new(seed);
    let rows = dice.between(1, 160);
    (0..rows).map(|_| line(&mut dice)).collect()
}

fn line(dice: &mut Dice) -> Line {
    let first = NaiveDate::from_ymd_opt(2025, 2, 1).expect("in range");
    let days = u64::try_from(dice.between(0, 500)).expect("in range");
    // Half of the days are few, so that several purchases fall on one.
    let days = if dice.chance(50) { days / 40 * 40 } else { days };
    let amount = *dice.pick(&[0, 100, 9_999, 49_900, 100_000, 149_999, 150_000, 250_000, 299_999, 300_000]);
    Line {
        member: format!("{:05}", dice.between(101, 112)),
        day: first + Days::new(days),
        shop: dice.pick::<&str>(&["A", "B"]),
        receipt: if dice.chance(40) { format!("R{}", dice.between(1, 6)) } else { String::new() },
        item: dice.pick::<&str>(&["", "coat", "shirt", "tie"]),
        amount: if dice.chance(12) { -amount.max(100) } else { amount },
    }
}

/// The sheet as text.
pub(crate) fn text(lines: &[Line]) -> String {
    let mut text = "card no,date,store,receipt,item,amount paid\n".to_owned();
    for line in lines {
        let money = crate::reports::money(line.amount);
        let day = line.day.to_string();
        text.push_str(&[&line.member, &day, line.shop, &line.receipt, line.item, &money].join(","));
        text.push('\n');
    }
    text
}
