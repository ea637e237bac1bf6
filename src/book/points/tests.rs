//! Points, each rule of the plan by an example worked out by hand.

use super::{Points, of_each};
use crate::book::rules::{Gift, Rules};
use crate::book::testing::{Sale, book, day, row, rules, sale};
use crate::book::{Histories, History, Money, Profile, Stated};

const AS_OF: &str = "2026-06-30";

fn points(profile: &Profile, sales: &[Sale], rules: &Rules) -> Points {
    let book = book(&[("01", profile.clone())], sales);
    let mut history = History::default();
    let member = book.members().map(|(id, _)| id).next().expect("member 01");
    Histories::new(&book, &rules.purchases).fill(member, day(AS_OF), &mut history);
    Points::of(book.member(member).profile.as_deref(), &history, rules)
}

fn earned(sales: &[Sale], changes: &[&str]) -> i64 {
    points(&Profile::default(), sales, &rules(changes)).earned
}

#[test]
fn each_purchase_is_rounded_down_by_itself() {
    // floor(99.90) + floor(0.90) = 99 + 0, not floor(100.80).
    assert_eq!(earned(&[sale("01", "2026-03-01", "99.90"), sale("01", "2026-03-02", "0.90")], &[]), 99);
    // Two lines of one receipt are one purchase: floor(100.80).
    let receipt = [row("2026-03-01 99.90 - R1 coat"), row("2026-03-01 0.90 - R1 hat")];
    assert_eq!(earned(&receipt, &[]), 100);
}

#[test]
fn the_rate_is_an_exact_decimal() {
    // 3 × 33.40 × 1.125: floor(37.575) each.
    let sales = ["2026-03-01", "2026-03-02", "2026-03-03"].map(|day| sale("01", day, "33.40"));
    assert_eq!(earned(&sales, &["points.rate=1.125"]), 3 * 37);
    assert_eq!(earned(&sales, &["points.rate=0"]), 0);
}

#[test]
fn a_refund_takes_the_points_before_it_less_those_after_it() {
    // 100.50 earns 100; after 0.60 back 99.90 earn 99: the refund took one point, not floor(0.60) = 0.
    let bought = row("2026-03-01 100.50 - R1 coat");
    assert_eq!(earned(&[bought], &[]), 100);
    assert_eq!(earned(&[bought, row("2026-03-05 -0.60 - R1 coat")], &[]), 99);
    assert_eq!(earned(&[bought, row("2026-03-05 -100.50 - R1 coat")], &[]), 0);
}

#[test]
fn what_no_purchase_can_take_takes_no_points() {
    // 50 are left over of the refund: they lower total spend only.
    assert_eq!(earned(&[row("2026-03-01 100 - R1 coat"), row("2026-03-05 -150 - R1 coat")], &[]), 0);
    // Where refunds lower totals only, points are those of what was paid.
    let sales = [row("2026-03-01 100 - R1 coat"), row("2026-03-05 -60 - R1 coat")];
    assert_eq!(earned(&sales, &["purchases.refunds=own-date"]), 100);
}

#[test]
fn the_rate_is_that_of_the_tier_before_the_purchase_day() {
    // 1 March: no card yet, rate 1. 2 March: silver since 1 March (1,600 ≥ 1,500), rate 2. Of that day the second
    // purchase has the same rate, though the first one of 3,000 earned gold. 3 March: gold, rate 3.
    let changes = ["points.rates.silver=2", "points.rates.gold=3"];
    let sales = [
        row("2026-03-01 1600 - R1 coat"),
        row("2026-03-02 3000 - R2 coat"),
        row("2026-03-02 10 - R3 tie"),
        row("2026-03-03 10 - R4 tie"),
    ];
    assert_eq!(earned(&sales, &changes), 1600 + 6000 + 20 + 30);
    // A refund that takes the silver card back takes its rate back too: R1 nets 1,000, so 2 March has rate 1; R2 still
    // makes gold.
    let refunded = [&sales[..], &[row("2026-05-01 -600 - R1 coat")]].concat();
    assert_eq!(earned(&refunded, &changes), 1000 + 3000 + 10 + 30);
}

#[test]
fn a_temporary_card_has_a_rate_of_its_own() {
    // 1 March: no card yet, rate 1. 2 March: the temporary card of the day before, rate 4; gold and silver are others'.
    let sales = [row("2026-03-01 100 - R1 coat"), row("2026-03-02 10 - R2 tie")];
    assert_eq!(earned(&sales, &["points.rates.temporary=4", "points.rates.silver=2", "points.rates.gold=3"]), 140);
}

#[test]
fn an_opening_balance_earns_no_points_but_its_tier_sets_the_rate() {
    // 5,000 at opening are a silver card from the start: 100 × 2.
    let opening = Stated { value: Money::yuan(5000), place: crate::book::Place::row(1, 2) };
    let profile = Profile { opening: Some(opening), ..Profile::default() };
    let found = points(&profile, &[sale("01", "2026-03-01", "100")], &rules(&["points.rates.silver=2"]));
    assert_eq!(found, Points { opening: 0, earned: 200, redeemed: 0 });
}

#[test]
fn the_balance_starts_at_the_opening_points_and_loses_what_was_redeemed() {
    let profile = Profile { points_opening: Some(300), points_redeemed: Some(450), ..Profile::default() };
    let found = points(&profile, &[sale("01", "2026-03-01", "199.99")], &Rules::default());
    assert_eq!(found, Points { opening: 300, earned: 199, redeemed: 450 });
    assert_eq!(found.balance(), 49);
    assert_eq!(Points { redeemed: 500, ..found }.balance(), -1);
}

#[test]
fn purchases_after_the_as_of_date_earn_nothing_yet() {
    assert_eq!(earned(&[sale("01", "2026-06-30", "100"), sale("01", "2026-07-01", "1000")], &[]), 100);
}

#[test]
fn the_points_of_each_purchase_add_up() {
    let book = book(&[], &[row("2026-03-01 99.90 - R1 coat"), row("2026-03-02 50.50 - R2 tie")]);
    let mut history = History::default();
    let rules = Rules::default();
    Histories::new(&book, &rules.purchases).fill(crate::book::MemberId::new(0), day(AS_OF), &mut history);
    assert_eq!(of_each(None, &history, &rules), [99, 50]);
}

#[test]
fn gifts_are_within_reach_or_the_next_is_the_cheapest_of_the_others() {
    let gift = |name: &str, points| Gift { name: name.to_owned(), points };
    let gifts = [gift("领带夹", 500), gift("围巾", 1000), gift("袜子", 100), gift("皮带", 1000)];
    let with = |earned| Points { earned, ..Points::default() };
    let within = |earned| with(earned).within_reach(&gifts).iter().map(|gift| &*gift.name).collect::<Vec<_>>();
    assert_eq!(within(500), ["领带夹", "袜子"]);
    assert_eq!(within(99), [""; 0]);
    let next = |earned| with(earned).next_gift(&gifts).map(|(gift, missing)| (&*gift.name, missing));
    assert_eq!([next(0), next(500), next(1000)], [Some(("袜子", 100)), Some(("围巾", 500)), None]);
}
