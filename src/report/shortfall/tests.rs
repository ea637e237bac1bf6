//! The report on a small book, worked out by hand.

use super::Shortfall;
use crate::book::rules::Gift;
use crate::book::testing::{Sale, book, day, item, rules, sale};
use crate::book::{Book, Consent, Personal, Profile, Reach, Rules};
use crate::report::Run;
use crate::report::testing::{asked, contact, rows};
use crate::table::{Lang, Report};

/// As of 30 June 2026, looking back to 30 May and 30 April, with cuts at 30 days and one purchase (and further ones that
/// nobody reaches):
///
/// - 30 April: 03 bought 10 days ago, once: cell 5-1; buys nothing to 7 May.
/// - 30 May: 01 (10 days ago, once) buys on 3 June; 02 (5 days ago, once) on 20 June only; 03, 40 days ago, cell 4-1.
///
/// So 5-1 has 3 member-months, 1 with a purchase; 4-1 has 1 and none. Today 04, 05 and 06 are in 5-1, 03 still in 4-1,
/// 01 and 02 in 5-2, which has no past.
fn shop() -> Book {
    let open = || Profile { reach: Reach::Mobile, ..Profile::default() };
    let personal = Personal { size: Some("52".into()), preferences: Some("深色".into()), ..Personal::default() };
    let members = [
        ("01", open()),
        ("02", open()),
        ("03", open()),
        ("04", Profile { personal: Some(Box::new(personal)), ..open() }),
        ("05", open()),
        ("06", Profile { consent: Consent::NoMessages, ..open() }),
    ];
    let sales = [
        sale("03", "2026-04-20", "50"),
        sale("01", "2026-05-20", "100"),
        sale("02", "2026-05-25", "100"),
        sale("01", "2026-06-03", "300"),
        Sale { staff: "小李", item: "羊毛外套", ..sale("04", "2026-06-10", "600") },
        Sale { staff: "小王", ..sale("05", "2026-06-15", "100.01") },
        sale("06", "2026-06-16", "900"),
        sale("02", "2026-06-20", "100"),
    ];
    let mut book = book(&members, &sales);
    item(&mut book, "羊毛外套").category = "外套".into();
    book
}

fn fixed() -> Rules {
    rules(&["rfm.method=fixed", "shortfall.months=2"])
}

fn check(amount: &str, book: &Book, rules: &Rules, see: impl Fn(&Report)) {
    let shortfall: Shortfall = asked(&[amount]);
    see(&shortfall.run(book, rules, day("2026-06-30")).expect("a report"));
}

#[test]
fn the_chance_of_a_cell_is_its_share_of_member_months_with_a_purchase() {
    check("5000", &shop(), &fixed(), |report| {
        let cells = rows(report, "cells", &["r", "f", "member_months", "bought", "chance"]);
        assert_eq!(cells, ["5|1|3|1|0.333333", "4|1|1|0|0.000000"]);
    });
}

#[test]
fn a_month_whose_days_are_not_over_tells_nothing() {
    // 30 May + 32 days is after 30 June; 30 April + 32 days holds 03's nothing.
    let rules = rules(&["rfm.method=fixed", "shortfall.months=2", "shortfall.days=32"]);
    check("5000", &shop(), &rules, |report| {
        assert_eq!(rows(report, "cells", &["r", "f", "member_months", "bought"]), ["5|1|1|0"]);
        assert!(rows(report, "members", &["member"]).is_empty());
    });
}

#[test]
fn members_are_invited_until_their_expected_spend_covers_the_shortfall() {
    // 04: 600 ÷ 3. 05: 100.01 ÷ 3 = 33.3367.
    let both = ["04|小李|200.00|200.00|0.333333|600.00", "05|小王|33.34|233.34|0.333333|100.01"];
    for (amount, expected) in [("200", &both[..1]), ("200.01", &both[..]), ("5000", &both[..])] {
        check(amount, &shop(), &fixed(), |report| {
            let columns = ["member", "staff", "expected", "cumulative", "chance", "typical"];
            assert_eq!(rows(report, "members", &columns), expected, "{amount}");
        });
    }
    check("5000", &shop(), &fixed(), |report| {
        let notes: Vec<&str> = report.notes.iter().map(|note| note.get(Lang::English)).collect();
        let expected =
            ["All who may be invited come to 233.34; 4766.66 is not covered.", "Left out: wants no messages 1"];
        assert_eq!(notes, expected);
    });
}

#[test]
fn targets_divide_the_amount_by_what_is_expected() {
    // 220 × 200 ÷ 233.34 = 188.5660; 220 × 33.34 ÷ 233.34 = 31.4340: the cent goes to the larger rest.
    check("220", &shop(), &fixed(), |report| {
        let staff = rows(report, "staff", &["staff", "members", "expected", "target"]);
        assert_eq!(staff, ["小李|1|200.00|188.57", "小王|1|33.34|31.43"]);
    });
}

#[test]
fn whoever_was_contacted_within_a_week_is_left_alone() {
    for (on, listed) in [("2026-06-22", 2), ("2026-06-23", 1)] {
        let mut book = shop();
        contact(&mut book, "04", on);
        check("5000", &book, &fixed(), |report| {
            assert_eq!(rows(report, "members", &["member"]).len(), listed, "{on}");
        });
    }
}

#[test]
fn each_row_says_what_to_offer_and_what_is_near() {
    let mut rules = fixed();
    rules.gifts = vec![Gift { name: "领带夹".to_owned(), points: 666 }];
    // A silver card at 1,000 of total spend: 04 is 400 short, within 500.
    let gap = crate::book::rules::Threshold(Some(crate::book::Money::yuan(1000)));
    rules.tiers.silver.total = gap;
    rules.tiers.silver.single = crate::book::rules::Threshold(None);
    check("200", &shop(), &rules, |report| {
        // 66 points are missing to 666; 10 % of it are 66.6.
        let columns = ["category", "item", "size", "taste", "near_tier", "near_gift", "at_risk"];
        assert_eq!(rows(report, "members", &columns), ["外套|羊毛外套|52|深色|true|true|false"]);
    });
}

#[test]
fn the_text_is_about_the_promotion_else_the_next_card_else_new_items_else_a_greeting() {
    let mut book = shop();
    book.chinese = true;
    let coat = item(&mut book, "风衣");
    (coat.category, coat.size, coat.launch) = ("外套".into(), "50/52".into(), Some(day("2026-06-20")));
    let texts = |book: &Book, rules: &Rules, expected: [&str; 2], missing: [&str; 2]| {
        check("5000", book, rules, |report| {
            let found = rows(report, "members", &["text"]);
            for (text, part) in found.iter().zip(expected) {
                assert!(text.contains(part) && text.ends_with("回T退订"), "{text}");
            }
            assert_eq!(rows(report, "members", &["parts", "fallbacks"]), missing.map(|slots| format!("1|{slots}")));
        });
    };
    let mut rules = fixed();
    let nobody = ["salutation, shop"; 2];
    // 05 bought nothing that the items sheet knows.
    texts(&book, &rules, ["到了风衣，有您的尺码，小李", "小王，给您问个好"], nobody);
    // A silver card at 1,000 of total spend: 04 is 400 short, within 500; 05 is not near.
    rules.tiers.silver.total = crate::book::rules::Threshold(Some(crate::book::Money::yuan(1000)));
    texts(&book, &rules, ["再消费400元就可以升为银卡", "小王，给您问个好"], nobody);
    (rules.promotion.from, rules.promotion.to) = ("2026-06-29".to_owned(), "2026-07-01".to_owned());
    texts(&book, &rules, ["会员活动开始了，到7月1日"; 2], ["salutation, shop, promotion"; 2]);
    rules.promotion.name = "会员日".to_owned();
    texts(&book, &rules, ["会员日开始了，到7月1日"; 2], nobody);
}
