//! The card that a member has earned, by the rules that the program starts with.
//!
//! Written apart from the program's own rules, and simpler, so that the example can be held against them.

use chrono::{Months, NaiveDate};

/// A member's card; also the sheet on which the member stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Tier {
    Points,
    Silver,
    Gold,
}

/// One occasion and what is left of it after refunds, in fen.
pub(super) struct Purchase {
    pub(super) day: NaiveDate,
    pub(super) paid: i32,
}

/// The tier earned by purchases in order of their days.
pub(super) fn tier(purchases: &[Purchase]) -> Tier {
    let largest = purchases.iter().map(|one| one.paid).max().unwrap_or(0);
    let total: i32 = purchases.iter().map(|one| one.paid).sum();
    if largest >= 3_000 * 100 || (0..purchases.len()).any(|end| half_year(purchases, end) >= 10_000 * 100) {
        Tier::Gold
    } else if largest >= 1_500 * 100 || total >= 5_000 * 100 {
        Tier::Silver
    } else {
        Tier::Points
    }
}

/// What was paid within the six months that end on the day of one purchase.
fn half_year(purchases: &[Purchase], end: usize) -> i32 {
    let last = purchases[end].day;
    let after = last.succ_opt().unwrap_or(last);
    let from = after - Months::new(6);
    let within = purchases.iter().filter(|one| (from..=last).contains(&one.day));
    within.map(|one| one.paid).sum()
}

#[cfg(test)]
mod tests {
    use super::{Purchase, Tier, tier};
    use crate::demo::period::date;
    use chrono::NaiveDate;

    #[test]
    fn thresholds_count_from_the_very_amount() {
        let day = date(2026, 3, 5);
        for (paid, expected) in
            [(149_999, Tier::Points), (150_000, Tier::Silver), (299_999, Tier::Silver), (300_000, Tier::Gold)]
        {
            assert_eq!(tier(&[Purchase { day, paid }]), expected);
        }
    }

    #[test]
    fn ten_thousand_are_gold_only_within_half_a_year() {
        let bought = |days: [NaiveDate; 8]| days.map(|day| Purchase { day, paid: 125_000 });
        let first = date(2026, 1, 1);
        let within = bought([first, first, first, first, first, first, first, date(2026, 6, 30)]);
        let beyond = bought([first, first, first, first, first, first, first, date(2026, 7, 1)]);
        assert_eq!(tier(&within), Tier::Gold);
        assert_eq!(tier(&beyond), Tier::Silver);
    }
}
