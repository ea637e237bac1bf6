//! Members whose reasons can be told by hand.

use super::Member;
use crate::book::testing::{application, complaint, day, row, rules, sale, stated};
use crate::book::{Book, CallResult, CardStage, Consent, Done, Moment, Place, Profile, Rules, Solved, Tier};
use crate::report::testing::{contact, rows};
use crate::report::{Refusal, Run};
use crate::table::{Lang, Report};

fn run<'a>(book: &'a Book, rules: &'a Rules, query: &str, as_of: &str) -> Result<Report<'a>, Refusal> {
    Member { query: query.to_owned() }.run(book, rules, day(as_of))
}

/// The lines of a table as `item|value|why` in English.
fn said(book: &Book, rules: &Rules, query: &str, as_of: &str, table: &str) -> Vec<String> {
    rows(&run(book, rules, query, as_of).expect("a member"), table, &["item", "value", "why"])
}

fn has(lines: &[String], line: &str) {
    assert!(lines.iter().any(|found| found == line), "{line}\n{lines:#?}");
}

#[test]
fn a_total_is_added_up_to_the_threshold_and_says_what_leaves_it() {
    // 3,000 would be gold by one purchase; 2,400 + 1,600 + 1,100 = 5,100 makes silver on the third day.
    let sales = ["2026-01-10 1400", "2026-03-01 2600", "2026-05-20 1100"].map(row);
    let book = crate::book::testing::book(&[("01", Profile { tier: Some(stated(Tier::C, 2)), ..Profile::default() })], &sales);
    let rules = rules(&["tiers.silver.single=off"]);
    let tier = said(&book, &rules, "01", "2026-06-30", "tier");
    has(&tier, "tier|B|3 purchases in all came to 5,100.00 by 2026-05-20, reaching the 5,000.00 that silver asks");
    has(&tier, "2026-03-01|2600.00|comes to 4,000.00");
    has(&tier, "recorded|C|below what was earned: apply for silver");
    let next = said(&book, &rules, "01", "2026-06-30", "next_tier");
    // From 1 January all three count: 10,000 − 5,100. On 10 July the window begins with 11 January.
    has(&next, "gap_total|4900.00|10,000.00 within 6 months is enough; there are 5,100.00 since 2026-01-01, so 4,900.00 are missing");
    has(&next, "window_ends|2026-07-09|after it the 1,400.00 of 2026-01-10 no longer count, and 6,300.00 would be missing");
    has(&next, "near|false|near means within 500.00 or 10 % of the threshold");
    let cells = rows(&run(&book, &rules, "01", "2026-06-30").expect("a member"), "tier", &["item", "sheet_cells"]);
    assert_eq!(cells[0], "tier|会员.xlsx › 消费!C2,C3,C4");
    assert_eq!(cells[cells.len() - 1], "recorded|会员.xlsx › 会员!H2");
}

#[test]
fn a_refund_is_shown_beside_the_purchase_that_it_lowered() {
    let sales = ["2026-05-01 1600 - R1 coat", "2026-05-04 -200 - R1 coat"].map(row);
    let book = crate::book::testing::book(&[], &sales);
    let rules = Rules::default();
    let purchases = said(&book, &rules, "01", "2026-05-31", "purchases");
    has(&purchases, "2026-05-04|-200.00|refund; coat; receipt R1");
    has(&purchases, "2026-05-01|1400.00|coat; was 1,600.00, refunds took 200.00; 1400 points");
    has(&purchases, "average|1400.00|1,400.00 ÷ 1");
    // 1,600 would have been silver.
    has(&said(&book, &rules, "01", "2026-05-31", "tier"), "tier|C|the first purchase, on 2026-05-01, makes a temporary card");
    has(&said(&book, &rules, "01", "2026-05-03", "tier"), "tier|B|one purchase of 1,600.00 on 2026-05-01 reached the 1,500.00 that silver asks of one");
}

#[test]
fn scores_have_ranks_and_segments_the_first_condition_that_fails() {
    // Days 30, 20, 10, 5, 1 and one purchase each: R 1 to 5. F is 1 for all, M by amount 5 to 1.
    let days = ["2026-05-31", "2026-06-10", "2026-06-20", "2026-06-25", "2026-06-29"];
    let names = ["01", "02", "03", "04", "05"];
    let sales: Vec<_> = (0..5).map(|at| sale(names[at], days[at], ["500", "400", "300", "200", "100"][at])).collect();
    let book = crate::book::testing::book(&[], &sales);
    let rules = Rules::default();
    let scores = said(&book, &rules, "02", "2026-06-30", "rfm");
    // Type 7 of 1 5 10 20 30 at 1/5 … 4/5: 4.2, 8, 14, 22; of 100 to 500: 180, 260, 340, 420.
    has(&scores, "r|2|20 days since the last purchase; a 2 is 14 < R ≤ 22; rank 4 of 5");
    has(&scores, "f|1|1 purchase in all; a 1 is F ≤ 1; rank 1 of 5 (5 share it)");
    has(&scores, "m|4|400.00 in all; a 4 is 340.00 < M ≤ 420.00; rank 2 of 5");
    // Means: 66 ÷ 5 = 13.2 days, 1 purchase, 300.
    has(&scores, "class8|LHH|against the mean: R low (> 13.20), F high (≥ 1.00), M high (≥ 300.00)");
    let tried = said(&book, &rules, "02", "2026-06-30", "segment_rules");
    assert_eq!(tried[0], "Champions|false|asks for R 5 F 5 M 5; R is 2");
    assert_eq!(tried[2], "Loyal Customers|false|asks for R 2–4 F 2–4 M 2–4; F is 1");
    assert_eq!(tried[tried.len() - 1], "About To Sleep|true|asks for R 2–3 F 1–3 M 1–4; fits, and the first that fits counts");
    // 500, 400 and 300 of 1,500 come before 04: 80 %.
    let class = said(&book, &rules, "04", "2026-06-30", "abc");
    has(&class, "class|B|those ranked before hold 80.0%, between 75.0% and 95.0%: B");
    has(&said(&book, &rules, "02", "2026-06-30", "abc"), "class|A|those ranked before hold 33.3%, under 75.0%: A");
}

#[test]
fn whoever_is_not_contacted_today_is_told_why() {
    let rules = rules(&["callbacks.since=2026-03-01"]);
    let bought = [row("2026-06-01 900")];
    let mobile = |consent| Profile { consent, reach: crate::book::Reach::Mobile, ..Profile::default() };
    let book = crate::book::testing::book(&[("01", mobile(Consent::Open))], &bought);
    let today = |book: &Book, as_of| said(book, &rules, "01", as_of, "callbacks").swap_remove(0);
    // Day 2 of 1 June is the 2nd, day 3 the 3rd with grace to the 6th, day 10 the 10th.
    assert_eq!(today(&book, "2026-06-03"), "today|true|on today's list: day 3, day 2; phone");
    assert_eq!(today(&book, "2026-06-08"), "today|true|on today's list: day 7 message; text message");
    let quiet = crate::book::testing::book(&[("01", mobile(Consent::NoContact))], &bought);
    assert_eq!(today(&quiet, "2026-06-03"), "today|false|day 3 would be due, but: wants no contact");
    let mut called = crate::book::testing::book(&[("01", mobile(Consent::Open))], &bought);
    contact(&mut called, "01", "2026-06-03").result = Some(CallResult::Reached);
    let lines = said(&called, &rules, "01", "2026-06-04", "callbacks");
    assert!(lines[0].starts_with("today|false|nothing is due; the next is day 7 message on 2026-06-07"), "{lines:#?}");
    has(&lines, "d3|done|2026-06-03 phone; purchase of 2026-06-01; 2026-06-03 reached");
}

#[test]
fn cards_and_complaints_say_where_they_stand() {
    let mut book = crate::book::testing::book(&[], &[row("2026-06-01 3000")]);
    let rules = Rules::default();
    has(&said(&book, &rules, "01", "2026-06-10", "card"), "to_do|apply_gold|gold earned on 2026-06-01, not applied for yet");
    let applied = application(&mut book, "01");
    applied.card = Some(Tier::A);
    applied.set(CardStage::Applied, Done::On(day("2026-06-01")));
    applied.set(CardStage::Entered, Done::DayUnknown);
    let card = said(&book, &rules, "01", "2026-06-10", "card");
    has(&card, "applied|2026-06-01|-");
    has(&card, "entered|yes|-");
    // Three days after the application.
    has(&card, "next|2026-06-04|next: send to head office, 6 days late");
    assert!(!card.iter().any(|line| line.starts_with("to_do")), "{card:#?}");
    let complained = complaint(&mut book, "01", "2026-06-05");
    complained.content = "a button came off".into();
    has(&said(&book, &rules, "01", "2026-06-10", "complaints"), "2026-06-05|open|a button came off");
    book.complaints[0].solved = Solved::At(Moment { day: day("2026-06-08"), time: None });
    has(&said(&book, &rules, "01", "2026-06-10", "complaints"), "2026-06-05|solved|a button came off");
    // On the 7th nobody knew that it would be solved.
    has(&said(&book, &rules, "01", "2026-06-07", "complaints"), "2026-06-05|open|a button came off");
}

#[test]
fn points_that_the_sheet_has_otherwise_are_said_with_the_likely_cause() {
    let profile = Profile { points: Some(stated(1000, 2)), points_opening: Some(100), place: Some(Place::row(1, 2)), ..Profile::default() };
    let book = crate::book::testing::book(&[("01", profile)], &["2026-05-01 700.50", "2026-05-09 200.70"].map(row));
    let points = said(&book, &Rules::default(), "01", "2026-05-31", "points");
    has(&points, "earned|900|2 purchases, each net amount × the rate 1, rounded down, added up (see below)");
    has(&points, "balance|1000|100 + 900 − 0");
    has(&points, "recorded|1000|as computed");
}

#[test]
fn a_member_is_found_by_card_phone_or_name_and_otherwise_the_nearest_are_named() {
    let mut book = crate::book::testing::book(&[], &[row("2026-05-01 700")]);
    book.members[0].name = Some("王小芳".into());
    book.members[0].phone = Some("13812345678".into());
    let rules = Rules::default();
    for query in ["01", "王小芳", "13812345678", "138-1234-5678", "+86 138 1234 5678", "138****5678", " 王小芳 "] {
        assert!(run(&book, &rules, query, "2026-05-31").is_ok(), "{query}");
    }
    let refused = |query: &str| run(&book, &rules, query, "2026-05-31").err().expect("nobody").1;
    // What the query does not have of the name stays hidden.
    let near = "no member \"王*\": write a whole card number, phone or name; the nearest are\n  01  王*芳  138****5678  2026-05-01";
    assert_eq!(refused("王晓芳"), near);
    assert!(refused("5678").ends_with("01  ***  138****5678  2026-05-01"), "the end of a phone");
    assert!(refused("13812345679").ends_with("138****5678  2026-05-01"), "one digit wrong");
    assert_eq!(refused("赵"), "no member \"赵*\": write a whole card number, phone or name");
}

#[test]
fn every_reason_is_given_in_both_languages() {
    let mut book = crate::book::testing::book(&[("01", Profile::default())], &["2026-05-01 3100", "2026-05-04 -200"].map(row));
    complaint(&mut book, "01", "2026-05-20").category = "质量".into();
    let rules = Rules::default();
    let report = run(&book, &rules, "01", "2026-05-31").expect("a member");
    for table in &report.tables {
        let why = table.position("why").expect("a reason");
        for line in 0..table.len() {
            if let crate::table::Cell::Both(zh, en) = table.cell(line, why) {
                assert!(!zh.is_empty() && !en.is_empty(), "{} {line}", table.key);
                assert!(zh.chars().any(|c| c > '\u{7f}') || zh == en, "{zh}");
            }
        }
    }
    assert_eq!(report.title.get(Lang::English), "Member");
}

#[test]
fn who_brought_whom_stands_with_what_they_spent() {
    let named = |referrer: &str| {
        let about = crate::book::Personal { referrer: Some(referrer.into()), ..Default::default() };
        Profile { personal: Some(Box::new(about)), ..Profile::default() }
    };
    // 01 brought 02, 02 brought 03; 04 names nobody known.
    let members = [("02", named("01")), ("03", named("02")), ("04", named("99"))];
    let sales = [sale("01", "2026-03-01", "10"), sale("02", "2026-03-02", "200"), sale("03", "2026-03-03", "30")];
    let book = crate::book::testing::book(&members, &sales);
    let rules = Rules::default();
    let of = |member| said(&book, &rules, member, "2026-06-30", "referrals");
    assert_eq!(of("01"), ["02|200.00|brought here; spent so far", "03|30.00|brought by one of those; spent so far"]);
    assert_eq!(of("02"), ["brought_by|01|-", "03|30.00|brought here; spent so far"]);
    assert_eq!(of("03"), ["brought_by|02|-"]);
    assert_eq!(of("04"), ["brought_by|unknown|-"]);
}
