//! A morning worked out by hand.

use super::Today;
use crate::book::testing::{Sale, application, book, day, sale, stated};
use crate::book::{CardStage, Consent, Done, Profile, Reach, Rules, Tier};
use crate::report::Run;
use crate::report::testing::rows;

/// Card 2 bought for 100 on 4 March: the message of day 2 is due on the 5th, the call of day 3 on the 6th.
/// Card 3 bought for 1,600 on 27 February: a silver card that is not recorded; the call of day 7 is due on 5 March, and
/// day 3 was over on the 4th with its grace.
/// It was applied for on 20 February and entered; three days later head office should have had it. There is nothing left to
/// apply for.
/// Card 5 earned silver with 1,500 on 1 September, and nobody applied; it wants no contact. Card 6 is recorded as gold and
/// never bought.
/// Card 4 has 4,700 from June, 300 short of silver; the call after half a year is due since the count begins, 14 days ago.
#[test]
fn a_morning_has_what_must_should_and_can_be_done() {
    let profile = || Profile { reach: Reach::Mobile, ..Profile::default() };
    let quiet = Profile { consent: Consent::NoContact, ..profile() };
    let gold = Profile { tier: Some(stated(Tier::A, 7)), ..profile() };
    let mut members = ["2", "3", "4"].map(|card| (card, profile())).to_vec();
    members.extend([("5", quiet), ("6", gold)]);
    let june = ["2025-06-02", "2025-06-04", "2025-06-06", "2025-06-08"].map(|day| sale("4", day, "1175"));
    let mut sales = vec![sale("2", "2026-03-04", "100"), sale("3", "2026-02-27", "1600")];
    sales.push(Sale { staff: "小李", ..sale("5", "2025-09-01", "1500") });
    sales.extend(june);
    let mut book = book(&members, &sales);
    let applied = application(&mut book, "3");
    for stage in [CardStage::Applied, CardStage::Entered] {
        applied.set(stage, Done::On(day("2026-02-20")));
    }
    let rules = Rules { festivals: Vec::new(), ..Rules::default() };
    let report = Today {}.run(&book, &rules, day("2026-03-05")).expect("a report");
    let tasks = rows(&report, "tasks", &["group", "task", "member", "due", "detail"]);
    assert_eq!(tasks, [
        "must|overdue|4|2026-02-19|half year",
        "must|call|3|2026-03-05|day 7, day 7 message",
        "must|card_late|3|2026-02-23|silver: send to head office",
        "must|text|2|2026-03-05|day 2",
        "should|card|5|2025-09-01|apply for silver",
        "should|card|6|-|review",
        "can|near|4|-|300.00 to silver",
        "can|tomorrow|2|2026-03-06|day 3",
    ]);
    let summary = rows(&report, "summary", &["group", "task", "count"]);
    assert_eq!(summary, [
        "must|overdue|1",
        "must|call|1",
        "must|card_late|1",
        "must|text|1",
        "should|card|2",
        "can|near|1",
        "can|tomorrow|1"
    ]);
}

#[test]
fn of_what_can_be_left_ten_are_named_and_all_are_counted() {
    let cards: Vec<String> = (10..25).map(|card| card.to_string()).collect();
    let of = |card| ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"].map(|day| sale(card, day, "1150"));
    let sales: Vec<_> = cards.iter().flat_map(|card| of(card)).collect();
    let (book, rules) = (book(&[], &sales), Rules::default());
    let report = Today {}.run(&book, &rules, day("2026-03-05")).expect("a report");
    // 4,600 in all, 400 short of silver; nobody can be called, since nobody has a number.
    assert_eq!(rows(&report, "summary", &["task", "count"]), ["near|15"]);
    let named: Vec<String> = (10..20).map(|card| format!("near|{card}|400.00 to silver")).collect();
    assert_eq!(rows(&report, "tasks", &["task", "member", "detail"]), named);
}
