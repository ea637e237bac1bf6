//! The report on a small book, worked out by hand.

use super::Promotion;
use crate::book::testing::{Sale, book, day, item, rules, sale};
use crate::book::{Book, CallResult, Consent, Personal, Profile, Reach, Rules};
use crate::report::Run;
use crate::report::testing::{contact, rows};
use crate::table::{Lang, Report};

fn sized(size: &str) -> Profile {
    let personal = Personal { size: Some(size.into()), ..Personal::default() };
    Profile { reach: Reach::Mobile, personal: Some(Box::new(personal)), ..Profile::default() }
}

/// A promotion of coats in size 52 or L on 1–3 June, for typical purchases of 300 to 800.
fn shop() -> Book {
    let members = [
        ("01", sized("上衣L、裤52")),
        ("02", sized("52/XL")),
        ("03", sized("52")),
        ("04", sized("50")),
        ("05", sized("l")),
        ("06", Profile { consent: Consent::NoContact, ..sized("52") }),
        ("07", sized("52")),
    ];
    let bought = |member, day, amount, item| Sale { item, staff: "小李", ..sale(member, day, amount) };
    let sales = [
        bought("01", "2026-01-01", "300", "羊毛外套"),
        bought("02", "2026-01-01", "800", "羊毛外套"),
        bought("03", "2026-01-01", "500", "领带"),
        bought("04", "2026-01-01", "500", "羊毛外套"),
        Sale { staff: "小王", ..bought("05", "2026-01-01", "500", "羊毛外套") },
        bought("06", "2026-01-01", "500", "羊毛外套"),
        bought("07", "2026-01-01", "800.01", "羊毛外套"),
        // On the days: 02 and, not invited, 04. It does not change who was to be chosen, nor who was responsible.
        Sale { staff: "小王", ..bought("02", "2026-06-01", "450", "领带") },
        bought("04", "2026-06-03", "100", "领带"),
        bought("02", "2026-06-04", "999", "领带"),
    ];
    let mut book = book(&members, &sales);
    item(&mut book, "羊毛外套").category = "外套".into();
    book
}

fn with_calls() -> Book {
    let mut book = shop();
    let calls = [
        // Reached on the second call; agreed on 1 June, came that day.
        ("02", "2026-05-18", "邀约", Some(CallResult::NoAnswer), None),
        ("02", "2026-05-20", "夏日促销", Some(CallResult::WillCome), Some("2026-06-01")),
        // Agreed on 2 June, did not come, and nobody called again.
        ("05", "2026-05-25", "Promotion", Some(CallResult::Reached), Some("2026-06-02")),
        // A day too early, and another matter.
        ("01", "2026-05-17", "邀约", Some(CallResult::Reached), None),
        ("04", "2026-05-25", "第30天", Some(CallResult::Reached), Some("2026-06-01")),
    ];
    for (member, on, step, result, next) in calls {
        let call = contact(&mut book, member, on);
        (call.step, call.result, call.next) = (step.into(), result, next.map(day));
    }
    book
}

fn june() -> Rules {
    rules(&[
        "promotion.from=2026-06-01",
        "promotion.to=2026-06-03",
        "promotion.categories=[\"外套\"]",
        "promotion.sizes=[\"52\", \"L\"]",
        "promotion.price=[\"300\", \"800\"]",
        "promotion.targets.小李=1000",
        "promotion.targets.小赵=500",
        "promotion.incentive=50 元",
    ])
}

fn check(book: &Book, rules: &Rules, as_of: &str, see: impl Fn(&Report)) {
    see(&Promotion {}.run(book, rules, day(as_of)).expect("a report"));
}

#[test]
fn members_are_chosen_by_category_size_and_price_and_have_one_person_each() {
    check(&shop(), &june(), "2026-06-30", |report| {
        // 03 bought no coat, 04 has another size, 06 wants no contact, 07 buys dearer.
        let found = rows(report, "chosen", &["member", "staff", "category", "typical"]);
        assert_eq!(found, ["02|小李|外套|800.00", "01|小李|外套|300.00", "05|小王|外套|500.00"]);
        let notes: Vec<&str> = report.notes.iter().map(|note| note.get(Lang::English)).collect();
        assert!(notes.contains(&"Left out: wants no contact 1"), "{notes:?}");
    });
}

#[test]
fn without_criteria_nobody_is_chosen_and_without_days_nothing_is_counted() {
    check(&with_calls(), &rules(&[]), "2026-06-30", |report| {
        assert!(rows(report, "chosen", &["member"]).is_empty());
        assert!(rows(report, "staff", &["staff"]).is_empty());
        assert_eq!(report.notes.len(), 2);
    });
}

#[test]
fn each_person_s_part_stands_against_the_target() {
    check(&with_calls(), &june(), "2026-06-03", |report| {
        let columns =
            ["staff", "target", "chosen", "invited", "reached", "promised", "came", "amount", "achieved"];
        let expected = [
            "小李|1000.00|2|1|1|1|1|450.00|0.450000",
            "小王|-|1|1|1|1|0|0.00|-",
            "小赵|500.00|0|0|0|0|0|0.00|0.000000",
        ];
        assert_eq!(rows(report, "staff", &columns), expected);
        let notes: Vec<&str> = report.notes.iter().map(|note| note.get(Lang::English)).collect();
        let total = "Total target 1500.00, the sum of 2 personal ones; members invited spent 450.00";
        assert!(notes.contains(&total), "{notes:?}");
    });
}

#[test]
fn an_agreed_day_that_passed_is_followed_up_the_day_after() {
    let due = |book: &Book, as_of: &str, expected: &[&str]| {
        check(book, &june(), as_of, |report| {
            let found = rows(report, "follow_up", &["member", "staff", "agreed", "due", "days_late"]);
            assert_eq!(found, expected, "{as_of}");
        });
    };
    due(&with_calls(), "2026-06-02", &[]);
    due(&with_calls(), "2026-06-03", &["05|小王|2026-06-02|2026-06-03|0"]);
    due(&with_calls(), "2026-06-10", &["05|小王|2026-06-02|2026-06-03|7"]);
    let mut called = with_calls();
    contact(&mut called, "05", "2026-06-03");
    due(&called, "2026-06-10", &[]);
}

#[test]
fn buyers_who_were_not_invited_stand_beside() {
    check(&with_calls(), &june(), "2026-06-30", |report| {
        let columns = ["group", "members", "bought", "share", "purchases", "amount", "average"];
        // Invited 02 and 05: one bought for 450. The five others: 04 for 100.
        let expected =
            ["invited|2|1|0.500000|1|450.00|450.00", "not_invited|5|1|0.200000|1|100.00|100.00"];
        assert_eq!(rows(report, "comparison", &columns), expected);
    });
}

#[test]
fn days_and_prices_that_are_none_are_refused() {
    for change in ["promotion.from=June", "promotion.to=2026-06-01", "promotion.price=[\"cheap\", \"\"]"] {
        assert!(Promotion {}.run(&shop(), &rules(&[change]), day("2026-06-30")).is_err(), "{change}");
    }
    let backwards = rules(&["promotion.from=2026-06-03", "promotion.to=2026-06-01"]);
    assert!(Promotion {}.run(&shop(), &backwards, day("2026-06-30")).is_err());
}

#[test]
fn the_text_names_the_promotion_and_its_last_day() {
    let (mut book, mut rules) = (shop(), june());
    (book.chinese, rules.promotion.name) = (true, "换季".to_owned());
    rules.messages.wordings.get_mut("promotion").expect("a wording").zh = "{活动}到{截止日}，{品类}，{导购}".to_owned();
    check(&book, &rules, "2026-05-20", |report| {
        let texts = rows(report, "chosen", &["member", "text", "parts", "fallbacks"]);
        assert_eq!(texts[0].split_once('|').expect("two").1, "换季到6月3日，外套，小李。回T退订|1|-", "{texts:?}");
    });
}
