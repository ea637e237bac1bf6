use chrono::NaiveDate;

use super::Profile;
use crate::book::calendar::YearlyDay;
use crate::book::testing::{Sale, book, day, sale};
use crate::book::{self, Book, Gender, Rules, Member, Personal, Place};
use crate::report::Run;
use crate::report::testing::{asked, contact, rows};

fn personal<'a>(book: &'a mut Book, card: &str) -> &'a mut Personal {
    profile(book, card).personal.get_or_insert_default()
}

fn profile<'a>(book: &'a mut Book, card: &str) -> &'a mut book::Profile {
    let found = book.members.iter_mut().find(|member| member.card_no.as_deref() == Some(card));
    found.expect("a member").profile.get_or_insert_default()
}

#[test]
fn groups_of_one_field() {
    // Four teachers and five doctors. One doctor comes on two days, one brings back everything.
    let sales = [
        sale("1", "2026-01-01", "100"),
        sale("2", "2026-01-01", "100"),
        sale("3", "2026-01-01", "100"),
        sale("4", "2026-01-01", "100"),
        sale("5", "2026-01-01", "3000"),
        sale("5", "2026-02-01", "1000"),
        sale("6", "2026-01-01", "100"),
        sale("7", "2026-01-01", "100"),
        sale("8", "2026-01-01", "100"),
        sale("9", "2026-01-01", "100.50"),
        sale("a", "2026-01-01", "70"),
        sale("a", "2026-01-02", "-70"),
    ];
    let mut book = book(&[], &sales);
    for card in ["1", "2", "3", "4"] {
        personal(&mut book, card).occupation = Some("教师".into());
    }
    for card in ["5", "6", "7", "8", "9", "a"] {
        personal(&mut book, card).occupation = Some("医生".into());
    }
    let rules = Rules::default();
    let report = asked::<Profile>(&["--by", "occupation"]).run(&book, &rules, day("2026-06-30")).expect("a report");
    let keys = ["group", "members", "share", "total", "total_share", "purchases", "average", "gold", "temporary", "churn_rate", "enough"];
    // 4,400.50 of 4,800.50 on six purchases: 733.4166…; four of five never came again.
    let expected = [
        "医生|5|0.555556|4400.50|0.916675|6|733.42|1|4|0.800000|true",
        "教师|4|0.444444|400.00|0.083325|4|-|0|4|-|false",
    ];
    assert_eq!(rows(&report, "groups", &keys), expected);
    let january = asked::<Profile>(&["--by", "occupation", "--to", "2026-01"]).run(&book, &rules, day("2026-06-30"));
    let january = rows(&january.expect("a report"), "groups", &["group", "total", "purchases", "churn_rate"]);
    assert_eq!(january[0], "医生|3400.50|5|1.000000");
}

#[test]
fn ages_come_from_the_birthday_then_from_the_sheet() {
    let cards = ["1", "2", "3", "4", "5", "6"];
    let sales: Vec<Sale> = cards.iter().map(|card| sale(card, "2026-01-01", "100")).collect();
    let mut book = book(&[], &sales);
    // 25 on the last day, 24 the day before the birthday; a birthday without year says nothing.
    profile(&mut book, "1").birthday = YearlyDay::solar(Some(2001), 6, 30);
    profile(&mut book, "2").birthday = YearlyDay::solar(Some(2001), 7, 1);
    profile(&mut book, "3").birthday = YearlyDay::solar(None, 7, 1);
    personal(&mut book, "3").age = Some("66 岁".into());
    personal(&mut book, "4").age = Some("34".into());
    personal(&mut book, "5").age = Some("80后".into());
    let rules = Rules::default();
    let report = asked::<Profile>(&["--by", "age"]).run(&book, &rules, day("2026-06-30")).expect("a report");
    let expected = ["0–24|1", "25–34|2", "65+|1", "80后|1", "-|1"];
    assert_eq!(rows(&report, "groups", &["group", "members"]), expected);
    // Of six: two birthdays with their year and three ages.
    assert!(rows(&report, "fields", &["field", "filled", "share"]).contains(&"age|5|0.833333".to_owned()));
}

#[test]
fn fields_that_no_member_has_are_left_out_and_tags_count_in_each() {
    let sales = [sale("1", "2026-01-01", "100"), sale("2", "2026-01-01", "50")];
    let mut book = book(&[], &sales);
    profile(&mut book, "1").gender = Some(Gender::Female);
    personal(&mut book, "1").tags = Some("老客 团购".into());
    let rules = Rules::default();
    let report = asked::<Profile>(&[]).run(&book, &rules, day("2026-06-30")).expect("a report");
    let expected = ["gender|female|100.00", "gender|-|50.00", "tag|团购|100.00", "tag|老客|100.00", "tag|-|50.00"];
    assert_eq!(rows(&report, "groups", &["field", "group", "total"]), expected);
}

#[test]
fn a_profile_is_untouched_after_twelve_months_without_any_sign() {
    // Twelve months that end on 30 June 2026 begin on 1 July 2025.
    let sales = ["1", "2", "3", "4"].map(|card| sale(card, "2025-06-30", "100"));
    let mut book = book(&[("5", book::Profile::default())], &[&sales[..], &[sale("6", "2025-07-01", "1")]].concat());
    profile(&mut book, "2").updated = Some(day("2025-07-01"));
    profile(&mut book, "3").joined = Some(day("2025-08-01"));
    // A day to come is no sign.
    profile(&mut book, "4").updated = Some(day("2026-07-01"));
    contact(&mut book, "6", "2025-08-01");
    let rules = Rules::default();
    let report = asked::<Profile>(&[]).run(&book, &rules, day("2026-06-30")).expect("a report");
    let found = rows(&report, "untouched", &["member", "last", "updated"]);
    assert_eq!(found, ["5|-|-", "1|2025-06-30|-", "4|2025-06-30|-"]);
}

fn named(book: &mut Book, card: &str, name: &str, phone: &str) {
    let found = book.members.iter_mut().find(|member| member.card_no.as_deref() == Some(card));
    let member: &mut Member = found.expect("a member");
    (member.name, member.phone) = (Some(name.into()), Some(phone.into()));
}

#[test]
fn who_brought_whom_on_two_levels() {
    let spent = [("001", "10"), ("002", "20"), ("003", "40"), ("004", "80"), ("005", "160"), ("006", "320")];
    let sales = spent.map(|(card, amount)| sale(card, "2026-01-01", amount));
    let mut book = book(&[], &sales);
    for (card, name, phone) in [
        ("001", "张三", "13800000001"),
        ("002", "李四", "13800000002"),
        ("003", "张三", "13800000003"),
        ("004", "王五", "13800000004"),
        ("005", "赵六", "13800000005"),
        ("006", "孙七", "13800000006"),
    ] {
        named(&mut book, card, name, phone);
    }
    // By a card that lost its zeros, by phone, by name with phone; a name of two, nobody, oneself.
    for (card, written) in
        [("002", "1"), ("003", "13800000002"), ("004", "张三 13800000001"), ("005", "张三"), ("006", "006")]
    {
        personal(&mut book, card).referrer = Some(written.into());
        profile(&mut book, card).place = Some(Place::row(1, 7));
    }
    let report = |book: &Book, on: NaiveDate| {
        let rules = Rules::default();
        let report = asked::<Profile>(&[]).run(book, &rules, on).expect("a report");
        let keys = ["member", "brought", "brought_total", "second", "second_total", "total"];
        (rows(&report, "referrals", &keys), rows(&report, "unclear", &["member", "referrer", "why", "sheet_cell"]))
    };
    let (found, unclear) = report(&book, day("2026-06-30"));
    // 001 brought 002 and 004 (20 + 80), and 002 brought 003 (40).
    assert_eq!(found, ["001|2|100.00|1|40.00|140.00", "002|1|40.00|0|0.00|40.00"]);
    assert_eq!(unclear, ["005|张三|ambiguous|会员.xlsx › 会员!7", "006|006|self|会员.xlsx › 会员!7"]);
    // Two who name each other have brought each other, and not themselves.
    personal(&mut book, "001").referrer = Some("李四".into());
    personal(&mut book, "006").referrer = Some("13999999999".into());
    let (found, unclear) = report(&book, day("2026-06-30"));
    let expected = ["001|2|100.00|1|40.00|140.00", "002|2|50.00|1|80.00|130.00"];
    assert_eq!(found, expected);
    assert_eq!(unclear[1], "006|139****9999|unknown|会员.xlsx › 会员!7");
}
