//! Two weeks of a small shop, worked out by hand.

use super::Staff;
use crate::book::calendar::YearlyDay;
use crate::book::testing::{Sale, book, day, person, rules, sale, stated};
use crate::book::{Book, CallResult, Profile, Reach, Rules, Tier};
use crate::report::Run;
use crate::report::testing::{asked, contact, keys, rows};

/// Monday 2 March to Sunday 15 March 2026 are the weeks 10 and 11. 01 and 02 left name, phone and birthday, 01 switched
/// messages on and said when to call; 03 left no birthday. 04 and 05 were there before, and cannot be called.
pub(super) fn shop() -> Book {
    let full = |born| Profile { reach: Reach::Mobile, birthday: YearlyDay::solar(Some(1980), 1, born), ..Profile::default() };
    let members = [
        ("01", Profile { welcome: true, call_time: Some("晚上".into()), ..full(15) }),
        ("02", full(16)),
        ("03", Profile { reach: Reach::Mobile, ..Profile::default() }),
        ("04", Profile { tier: Some(stated(Tier::B, 5)), ..Profile::default() }),
        ("05", Profile::default()),
    ];
    let east = |member, on, amount| Sale { staff: "小李", shop: "东店", ..sale(member, on, amount) };
    let west = |member, on, amount| Sale { staff: "小王", shop: "西店", ..sale(member, on, amount) };
    let sales = [
        west("04", "2026-02-10", "3500"),
        east("05", "2026-02-11", "100"),
        // Entered by the end of the next day, and a day later than that.
        Sale { entered: "2026-03-03", ..east("01", "2026-03-02", "100") },
        Sale { entered: "2026-03-06", ..east("02", "2026-03-04", "2000") },
        east("", "2026-03-05", "80"),
        west("01", "2026-03-06", "60"),
        east("03", "2026-03-08", "50"),
        east("01", "2026-03-09", "300"),
        east("01", "2026-03-10", "70"),
    ];
    let mut book = book(&members, &sales);
    for (index, name) in ["张三", "李四", "王五", "赵六", "孙七"].into_iter().enumerate() {
        book.members[index].name = Some(name.into());
        book.members[index].phone = Some(format!("1380000000{index}").into());
    }
    person(&mut book, "小王", "西店");
    person(&mut book, "陈静", "东店");
    let [li, wang] = ["小李", "小王"].map(|name| book.staff.find(name).expect("known"));
    let call = contact(&mut book, "01", "2026-03-05");
    (call.step, call.staff, call.result) = ("第3天".into(), wang, Some(CallResult::Reached));
    let call = contact(&mut book, "02", "2026-03-06");
    (call.step, call.staff, call.result) = ("第3天".into(), li, Some(CallResult::NoAnswer));
    book
}

/// Day 3 alone, from 1 March on; 5 members a week, of 小王 3, and nine in ten of the details.
pub(super) fn targets(changes: &[&str]) -> Rules {
    let own = ["supervision.lines.recorded.target=5", "supervision.targets.小王={ fill_rate = 0.9, recorded = 3 }"];
    let mut rules = rules(&[&own, changes].concat());
    rules.festivals.clear();
    rules.callbacks.since = "2026-03-01".to_owned();
    rules.callbacks.steps.retain(|step| step.id == "d3");
    rules
}

const COLUMNS: [&str; 19] = [
    "staff", "period", "purchases", "recorded", "fill_rate", "switch_on_rate", "late_entries", "due", "done", "late",
    "missed", "reached", "sales_after", "reach_rate", "time_asked", "cards_late", "fill_target", "recorded_target", "shop",
];

#[test]
fn each_person_has_a_row_a_week_with_all_that_was_done() {
    let (book, rules) = (shop(), targets(&[]));
    let report = asked::<Staff>(&["--from", "2026-03-02"]).run(&book, &rules, day("2026-03-15")).expect("a report");
    assert_eq!(keys(&report, "people"), COLUMNS);
    // Day 3 of 2 March is the 4th, called on the 5th: late, of 小李 who served; 小王 who called reached 01, and 60 + 300 + 70
    // followed. Day 3 of 6 March is the 8th, and counts until 01 came again on the 9th: missed. That of the 9th was made
    // pointless by the purchase of the 10th, whose own counts to the 15th. Of 02 it is the 6th, and nobody answered. Of 03
    // it is the 10th, missed. 02 earned the silver card on the 4th, and nobody applied.
    let expected = [
        "小李|2026-W11|2|1|1.000000|1.000000|0|1|0|0|1|0|0.00|-|1.000000|0|0.800000|5|东店",
        "小王|2026-W11|0|0|-|-|0|0|0|0|0|0|0.00|-|-|0|0.900000|3|西店",
        "陈静|2026-W11|0|0|-|-|0|0|0|0|0|0|0.00|-|-|0|0.800000|5|东店",
        "小李|2026-W10|4|2|0.500000|0.500000|1|2|2|1|0|0|0.00|0.000000|0.500000|1|0.800000|5|东店",
        "小王|2026-W10|1|1|1.000000|1.000000|0|1|0|0|1|1|430.00|1.000000|1.000000|0|0.900000|3|西店",
        "陈静|2026-W10|0|0|-|-|0|0|0|0|0|0|0.00|-|-|0|0.800000|5|东店",
    ];
    assert_eq!(rows(&report, "people", &COLUMNS), expected);
}

#[test]
fn over_all_weeks_a_member_is_recorded_once_and_shops_have_what_was_bought_in_them() {
    let (book, rules) = (shop(), targets(&[]));
    let report = asked::<Staff>(&["--from", "2026-03-02"]).run(&book, &rules, day("2026-03-15")).expect("a report");
    let figures: Vec<&str> = COLUMNS[2..16].to_vec();
    let totals = [&["staff"], &figures[..], &["shop"]].concat();
    assert_eq!(keys(&report, "totals"), totals);
    // Filled 2 of 4 and 2 of 2, of 01 twice and 02.
    let expected = [
        "小李|6|2|0.666667|0.500000|1|3|2|1|1|0|0.00|0.000000|0.500000|1|东店",
        "小王|1|1|1.000000|1.000000|0|1|0|0|1|1|430.00|1.000000|1.000000|0|西店",
    ];
    assert_eq!(rows(&report, "totals", &totals), expected);
    let shops = [&["shop", "period"], &figures[..]].concat();
    assert_eq!(keys(&report, "shops"), shops);
    let expected = [
        "东店|2026-W11|2|1|1.000000|1.000000|0|1|0|0|1|0|0.00|-|1.000000|0",
        "东店|2026-W10|4|2|0.500000|0.500000|1|2|2|1|0|0|0.00|0.000000|0.500000|1",
        "西店|2026-W10|1|1|1.000000|1.000000|0|1|0|0|1|1|430.00|1.000000|1.000000|0",
    ];
    assert_eq!(rows(&report, "shops", &shops), expected);
}

#[test]
fn sales_follow_the_last_contact_within_thirty_days_if_anybody_was_spoken_to() {
    let on = |purchase| {
        let mut book = book(&[], &[sale("01", purchase, "500")]);
        contact(&mut book, "01", "2026-03-02").result = Some(CallResult::Reached);
        contact(&mut book, "01", "2026-03-10").result = Some(CallResult::DeadNumber);
        let rules = targets(&[]);
        let report = asked::<Staff>(&["--from", "2026-03-01"]).run(&book, &rules, day("2026-04-30")).expect("a report");
        rows(&report, "people", &["period", "sales_after"]).into_iter().find(|row| row.starts_with("2026-W10"))
    };
    // Day 1 to day 30 after 2 March are 3 March to 1 April.
    let followed = |amount: &str| Some(format!("2026-W10|{amount}"));
    assert_eq!(on("2026-03-02"), followed("0.00"));
    assert_eq!(on("2026-03-03"), followed("500.00"));
    assert_eq!(on("2026-03-11"), followed("500.00"), "a dead number is no contact");
    assert_eq!(on("2026-04-01"), followed("500.00"));
    assert_eq!(on("2026-04-02"), followed("0.00"));
}

#[test]
fn which_details_are_required_is_a_rule() {
    let book = shop();
    let rate = |required: &str| {
        let rules = targets(&[&format!("supervision.required={required}")]);
        let report = asked::<Staff>(&["--from", "2026-03-02", "--by", "all"]).run(&book, &rules, day("2026-03-15"));
        report.map(|report| rows(&report, "people", &["staff", "purchases", "recorded", "fill_rate"])[0].clone())
    };
    // Of 小李's six purchases one names nobody; one is of 03, who left no birthday.
    assert_eq!(rate("[\"name\", \"电话\"]").as_deref(), Ok("小李|6|3|0.833333"));
    assert_eq!(rate("[]").as_deref(), Ok("小李|6|3|0.833333"));
    assert_eq!(rate("[\"call_time\"]").as_deref(), Ok("小李|6|1|0.500000"));
    assert!(rate("[\"shoe\"]").is_err_and(|refusal| refusal.1.contains("no such detail \"shoe\"; there are: name")));
}

#[test]
fn without_any_date_of_entry_nothing_is_late_or_in_time() {
    let (book, rules) = (book(&[], &[Sale { staff: "小李", ..sale("01", "2026-03-02", "100") }]), targets(&[]));
    let report = asked::<Staff>(&["--by", "month"]).run(&book, &rules, day("2026-03-15")).expect("a report");
    let columns = ["staff", "period", "purchases", "late_entries", "recorded_target"];
    assert_eq!(rows(&report, "people", &columns), ["小李|2026-03|1|-|-"]);
}
