//! Who gets which message, worked out by hand.

use super::Weather;
use super::kind::{KINDS, Kind};
use crate::book::testing::{Sale, complaint, day, item, sale};
use crate::book::{Book, Consent, Profile, Reach, Rules};
use crate::report::callbacks::testing::{mobile, rules, shop};
use crate::report::testing::rows;
use crate::report::{Refusal, Run};
use crate::table::Lang;

fn on() -> Profile {
    Profile { welcome: true, ..mobile() }
}

fn kind(name: &str) -> Kind {
    KINDS.iter().find(|(key, _)| *key == name).expect("a kind").1
}

fn due(name: &str, book: &Book, rules: &Rules, as_of: &str, columns: &[&str]) -> Vec<String> {
    rows(&Weather { kind: kind(name) }.run(book, rules, day(as_of)).expect("a report"), "due", columns)
}

/// 1 switched messages on; 2 said nothing, 3 no, 4 has a complaint, 5 a landline; 6 never bought.
fn shop_of_six(log: &[&str]) -> Book {
    let members = [
        ("1", on()),
        ("2", mobile()),
        ("3", Profile { consent: Consent::NoMessages, ..on() }),
        ("4", on()),
        ("5", Profile { reach: Reach::Landline, ..on() }),
        ("6", on()),
    ];
    let mut book = shop(&members, &["1", "2", "3", "4", "5"].map(|member| sale(member, "2026-01-05", "100")), log);
    complaint(&mut book, "4", "2026-03-01");
    book
}

#[test]
fn the_weather_is_told_to_those_who_switched_messages_on() {
    let (book, rules) = (shop_of_six(&[]), rules(&[]));
    let columns = ["member", "channel", "key"];
    let first = "1|sms|1|weather-cold|2026-03-10|2026-03-10";
    assert_eq!(due("cold", &book, &rules, "2026-03-10", &columns), [first]);
    let report = Weather { kind: Kind::Cold }.run(&book, &rules, day("2026-03-10")).expect("a report");
    let note = report.notes[0].get(Lang::English);
    assert_eq!(
        note,
        "Left out: wants no messages 1, a landline takes no messages 1, an open complaint 1, messages not switched on 1"
    );
    // 2 says yes in a call, 1 then no.
    let mut book = shop_of_six(&["1 2026-03-09 第30天 phone reached 小李 -", "2 2026-03-09 第30天 phone reached 小李 -"]);
    (book.contacts[0].welcome, book.contacts[1].welcome) = (Some(false), Some(true));
    assert_eq!(due("cold", &book, &rules, "2026-03-10", &["member"]), ["2"]);
}

#[test]
fn a_warning_that_was_logged_is_not_repeated_for_14_days() {
    let (book, rules) = (shop_of_six(&["1 2026-03-10 降温提醒 sms - 小李 -"]), rules(&[]));
    // 10 March + 14 days = 24 March.
    for (name, as_of, listed) in
        [("cold", "2026-03-10", 0), ("cold", "2026-03-23", 0), ("cold", "2026-03-24", 1), ("heat", "2026-03-11", 1)]
    {
        assert_eq!(due(name, &book, &rules, as_of, &["member"]).len(), listed, "{name} {as_of}");
    }
}

#[test]
fn garment_care_comes_every_30_days_by_category() {
    let bought = |item, amount| Sale { item, receipt: "R1", ..sale("1", "2026-01-01", amount) };
    let of = |log: &[&str]| {
        let mut book = shop(&[("1", on())], &[bought("西裤", "200"), bought("羊毛外套", "900")], log);
        (item(&mut book, "西裤").category, book.chinese) = ("裤装".into(), true);
        item(&mut book, "羊毛外套").category = "外套".into();
        book
    };
    let rules = rules(&[]);
    let key = ["due", "days_overdue", "key"];
    let book = of(&[]);
    // 1 January + 30 days = 31 January; + 60 = 2 March.
    assert_eq!(due("care", &book, &rules, "2026-01-30", &key), Vec::<String>::new());
    assert_eq!(due("care", &book, &rules, "2026-02-01", &key), ["2026-01-31|1|1|care|2026-01-01|2026-01-31"]);
    assert_eq!(due("care", &book, &rules, "2026-03-02", &key), ["2026-03-02|0|1|care|2026-01-01|2026-03-02"]);
    assert!(due("care", &book, &rules, "2026-02-01", &["text"])[0].contains("外套"), "the dearest of the last purchase");
    // Sent on 1 February: the next is due on 3 March, about the other category.
    let book = of(&["1 2026-02-01 衣物保养 sms - 小李 -"]);
    assert_eq!(due("care", &book, &rules, "2026-03-02", &key), Vec::<String>::new());
    assert_eq!(due("care", &book, &rules, "2026-03-03", &key), ["2026-03-03|0|1|care|2026-02-01|2026-03-03"]);
    assert!(due("care", &book, &rules, "2026-03-03", &["text"])[0].contains("裤装"));
}

#[test]
fn purchase_records_go_to_five_a_day_the_longest_not_sent_first() {
    let names = ["1", "2", "3", "4", "5", "6", "7"];
    let members = names.map(|name| (name, on()));
    // 7 was the first customer.
    let first = |(name, on): (&'static str, &'static str)| sale(name, on, "100");
    let days = ["2026-01-02", "2026-01-03", "2026-01-04", "2026-01-05", "2026-01-06", "2026-01-07", "2026-01-01"];
    let sales: Vec<Sale> = names.into_iter().zip(days).map(first).collect();
    let rules = rules(&[]);
    let sent = |log: &[&str], as_of| due("record", &shop(&members, &sales, log), &rules, as_of, &["member"]);
    let mut listed = sent(&[], "2026-03-01");
    listed.sort();
    assert_eq!(listed, ["1", "2", "3", "4", "7"]);
    // Two were sent theirs, three are left for today, five for tomorrow.
    let log = ["7 2026-03-01 消费记录 sms - 小李 -", "1 2026-03-01 消费记录 sms - 小李 -"];
    assert_eq!(sent(&log, "2026-03-01"), ["2", "3", "4"]);
    assert_eq!(sent(&log, "2026-03-02"), ["2", "3", "4", "5", "6"]);
    // 1 March + 30 days = 31 March.
    assert_eq!(sent(&log, "2026-03-30").len(), 5);
    assert_eq!(sent(&log, "2026-03-30"), ["2", "3", "4", "5", "6"]);
}

#[test]
fn a_special_message_needs_the_approval_of_head_office_and_goes_out_once() {
    let (book, mut rules) = (shop_of_six(&["1 2026-03-09 专门消息 sms - 小李 -"]), rules(&[]));
    let refused = |rules: &Rules, as_of: &str| Weather { kind: Kind::Special }.run(&book, rules, day(as_of)).err();
    assert!(refused(&rules, "2026-03-10").is_some_and(|Refusal(zh, en)| zh.contains("总部") && en.contains("head office")));
    rules.callbacks.switch_on.special_by = "王总".to_owned();
    rules.callbacks.switch_on.special_approved = "2026-03-11".to_owned();
    assert!(refused(&rules, "2026-03-10").is_some(), "the day is to come");
    let key = ["1|special|2026-03-11|2026-03-11"];
    assert_eq!(due("special", &book, &rules, "2026-03-12", &["key"]), key, "that of 9 March was another");
    let book = shop_of_six(&["1 2026-03-12 专门消息 sms - 小李 -"]);
    assert_eq!(due("special", &book, &rules, "2026-03-13", &["key"]), Vec::<String>::new());
}
