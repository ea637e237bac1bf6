//! On which days a member comes: many once, some for years and often, some no more.

use super::people::BUYERS;
use super::period::{LAST_OFFSET, date, day};
use super::rng::Dice;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// How many visits, and how many members in a thousand make them; a long tail, as of a lognormal.
const VISITS: [(u32, u32, u32); 12] = [
    (1, 1, 390),
    (2, 2, 180),
    (3, 3, 125),
    (4, 4, 85),
    (5, 5, 60),
    (6, 6, 44),
    (7, 8, 46),
    (9, 12, 38),
    (13, 18, 17),
    (19, 26, 10),
    (27, 36, 4),
    (37, 48, 1),
];

/// First visits whose anniversaries fall near 22 November 2026.
const ANNIVERSARIES: [NaiveDate; 5] =
    [date(2024, 11, 22), date(2025, 11, 22), date(2023, 11, 26), date(2024, 11, 23), date(2025, 11, 25)];

/// The days of one member's visits, each once, in order.
pub(super) fn visiting_days(dice: &mut Dice, place: usize) -> Vec<NaiveDate> {
    if place >= BUYERS {
        return Vec::new();
    }
    let visits = visits(dice);
    let last = last_visit(dice, visits);
    let span = (visits - 1) * (18 + dice.below(100));
    let first = last.saturating_sub(span);
    // A member who was there before the first day: the visits since begin somewhere in its first weeks.
    let first = if first == 0 { dice.below(40).min(last) } else { first };
    let mut days = BTreeSet::from([first, last]);
    let room = visits.min(last - first + 1) as usize;
    while days.len() < room {
        days.insert(first + dice.below(last - first + 1));
    }
    if visits == 1 {
        days = BTreeSet::from([last]);
    }
    let days = days.into_iter().map(day);
    match ANNIVERSARIES.get(place) {
        None => days.collect(),
        Some(&joined) => std::iter::once(joined).chain(days.filter(|&day| day > joined)).collect(),
    }
}

fn visits(dice: &mut Dice) -> u32 {
    let weights = VISITS.map(|(_, _, weight)| weight);
    let (least, most, _) = VISITS[dice.weighted(&weights)];
    least + dice.below(most - least + 1)
}

/// The offset of the last visit; who comes often has rarely stopped.
fn last_visit(dice: &mut Dice, visits: u32) -> u32 {
    let spread = if visits > 6 { 75 } else { 100 };
    match dice.below(spread) {
        0..11 => LAST_OFFSET - dice.below(10),
        11..52 => LAST_OFFSET - dice.below(180),
        _ => LAST_OFFSET - 180 - dice.below(850),
    }
}

#[cfg(test)]
mod tests {
    use super::{BUYERS, Dice, VISITS, visiting_days};
    use crate::demo::period::{FIRST_DAY, LAST_DAY};

    #[test]
    fn the_shares_are_parts_of_a_thousand() {
        assert_eq!(VISITS.iter().map(|(_, _, weight)| weight).sum::<u32>(), 1_000);
    }

    #[test]
    fn every_buyer_comes_within_the_period_and_nobody_twice_a_day() {
        let mut dice = Dice::new(2);
        for place in 0..BUYERS {
            let days = visiting_days(&mut dice, place);
            assert!(!days.is_empty());
            assert!(days.is_sorted_by(|a, b| a < b));
            assert!(days.iter().all(|day| (FIRST_DAY..=LAST_DAY).contains(day)));
        }
    }
}
