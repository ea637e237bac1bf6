//! How likely a member of an R×F cell is to buy within the next days.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use crate::book::Rules;
use crate::book::calendar::months_before;
use crate::report::Refusal;
use crate::report::columns::share_cell;
use crate::report::rfm::recency_frequency;
use crate::table::{Cell, Table, column};

/// An R and an F score.
pub(super) type Scores = (u8, u8);

/// The past of one cell: member-months, and those with a purchase within the days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Past {
    pub(super) months: u64,
    pub(super) bought: u64,
}

/// The chance of each cell.
pub(super) type Chances = BTreeMap<Scores, Past>;

/// The R×F scores on a day of those who had bought by then, as positions in `occasions` with their scores. `occasions`
/// has the days of each member's purchases, in order.
///
/// # Errors
/// Rules of `[rfm]` that do not fit each other.
pub(super) fn scores(
    occasions: &[Vec<NaiveDate>],
    rules: &Rules,
    on: NaiveDate,
) -> Result<Vec<(usize, Scores)>, Refusal> {
    let start = rules.rfm.window.start(on).unwrap_or(NaiveDate::MIN);
    let (mut members, mut days, mut purchases) = (Vec::new(), Vec::new(), Vec::new());
    for (index, of) in occasions.iter().enumerate() {
        let held = &of[of.partition_point(|&day| day < start)..of.partition_point(|&day| day <= on)];
        if let Some(&last) = held.last() {
            members.push(index);
            days.push((on - last).num_days());
            purchases.push(i64::try_from(held.len()).unwrap_or(i64::MAX));
        }
    }
    let scores = recency_frequency(&days, &purchases, &rules.rfm)?;
    Ok(members.into_iter().zip(scores).collect())
}

/// Looks back month by month; a month whose days are not over yet tells nothing.
///
/// # Errors
/// See [`scores`].
pub(super) fn chances(occasions: &[Vec<NaiveDate>], rules: &Rules, as_of: NaiveDate) -> Result<Chances, Refusal> {
    let mut chances = Chances::new();
    for month in 1..=rules.shortfall.months {
        let on = months_before(as_of, month);
        let within = on.checked_add_days(Days::new(rules.shortfall.days.into())).unwrap_or(NaiveDate::MAX);
        if within > as_of {
            continue;
        }
        for (index, cell) in scores(occasions, rules, on)? {
            let of = &occasions[index];
            let next = of.get(of.partition_point(|&day| day <= on));
            let past = chances.entry(cell).or_default();
            past.months += 1;
            past.bought += u64::from(next.is_some_and(|&day| day <= within));
        }
    }
    Ok(chances)
}

/// One row a cell, the best first.
pub(super) fn table<'a>(chances: Chances) -> Table<'a> {
    let rows: Vec<(Scores, Past)> = chances.into_iter().rev().collect();
    Table::new("cells", ("各格会员的机会", "Chances"), rows, vec![
        column("r", ("R", "R"), |((r, _), _): &(Scores, Past)| Cell::Int((*r).into())),
        column("f", ("F", "F"), |((_, f), _): &(Scores, Past)| Cell::Int((*f).into())),
        column("member_months", ("人月", "Member-months"), |(_, past): &(Scores, Past)| Cell::count(past.months)),
        column("bought", ("其中来买的", "Bought"), |(_, past): &(Scores, Past)| Cell::count(past.bought)),
        column("chance", ("机会", "Chance"), |(_, past): &(Scores, Past)| {
            share_cell(past.bought.into(), past.months.into())
        }),
    ])
}
