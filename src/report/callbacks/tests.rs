//! The call list on paper.

use super::Today;
use super::ahead::Ahead;
use crate::book::testing::{Sale, application, book, day, sale};
use crate::book::{CardStage, Consent, Done, Gender, Profile, Reach, Rules, Style, Tier};
use crate::report::Run;
use crate::table::{Cell, Dress, Lang};

const KEYS: &str = "key due days_overdue reasons channel member name salutation phone tier staff last_purchase \
    last_amount items points next_gift points_missing convenient_time last_contact last_result advice text result \
    reply news_welcome next_date done_by";

#[test]
fn a_call_list_has_the_keys_that_scripts_rely_on_and_says_what_was_bought() {
    let profile = Profile { reach: Reach::Mobile, gender: Some(Gender::Female), ..Profile::default() };
    let sales = [
        Sale { item: "大衣", staff: "小李", ..sale("7", "2026-03-01", "1600.50") },
        Sale { item: "帽", staff: "小王", receipt: "2", ..sale("7", "2026-03-01", "99.50") },
    ];
    let mut book = book(&[("7", profile)], &sales);
    book.members[0].name = Some("欧阳雪".into());
    // The Lantern Festival of 2026 is 3 March.
    let mut rules = Rules { festivals: Vec::new(), ..Rules::default() };
    rules.messages.lang = "zh".to_owned();
    rules.gifts = vec![crate::book::rules::Gift { name: "领带夹".to_owned(), points: 2000 }];
    let callbacks = Today { ahead: Ahead::of(7) };
    let report = callbacks.run(&book, &rules, day("2026-03-05")).expect("a report");
    let due = &report.tables[0];
    assert_eq!(due.heads().map(|head| head.key).collect::<Vec<_>>(), KEYS.split_whitespace().collect::<Vec<_>>());
    assert_eq!(due.len(), 1);
    let cell = |key| due.cell(0, due.position(key).expect("the column"));
    assert_eq!(cell("key"), Cell::text("7|d3|2026-03-01|2026-03-03"));
    assert_eq!(cell("days_overdue"), Cell::Int(2));
    assert_eq!(cell("salutation"), Cell::both("欧阳女士", "欧阳雪"));
    assert_eq!(cell("staff"), Cell::text("小李"));
    assert_eq!(cell("last_amount"), Cell::Money(170_000));
    assert_eq!(cell("items"), Cell::text("大衣、帽"));
    // floor(1600.50) + floor(99.50)
    assert_eq!(cell("points"), Cell::Int(1699));
    assert_eq!(cell("next_gift"), Cell::text("领带夹"));
    assert_eq!(cell("points_missing"), Cell::Int(301));
    // The next call of a silver card is that of day 7.
    let text = "欧阳女士您好，我是本店的小李，3月1日您选了大衣、帽。穿过了吗，合身吗？第一次洗请先看水洗标，深浅分开洗，\
                不要暴晒。那天我们招呼得还周到吗？3月7日前后我再打给您，问问洗过以后怎么样。";
    assert_eq!(cell("text"), Cell::text(text));
    let dress = |key| due.heads().find(|head| head.key == key).map(|head| head.dress.clone());
    assert!(matches!(dress("result"), Some(Dress::FillIn(choices)) if choices.len() == 7));
    assert_eq!(dress("key"), Some(Dress::Hidden));
    assert!(report.for_calling);
    // Day 7 and its message, one row, are coming; day 2 was missed.
    assert_eq!(report.tables[1].len(), 1);
    assert_eq!(report.tables[2].len(), 2);
    // No text message today; one goes with the call.
    let [now, after] = [&report.tables[3], &report.tables[4]];
    assert_eq!((now.key, now.len(), after.key, after.len()), ("sms", 0, "sms_after_call", 0));
}

/// The list of 2026-03-05 of a silver card's call of day 3, with this profile and phone.
fn listed(profile: Profile, phone: &str, check: impl Fn(&crate::table::Report)) {
    let mut book = book(&[("7", profile)], &[Sale { item: "大衣", ..sale("7", "2026-03-01", "1600") }]);
    book.members[0].phone = Some(phone.into());
    let mut rules = Rules { festivals: Vec::new(), ..Rules::default() };
    rules.messages.lang = "zh".to_owned();
    check(&Today { ahead: Ahead::of(0) }.run(&book, &rules, day("2026-03-05")).expect("a report"));
}

#[test]
fn a_call_has_its_text_message_only_for_a_mobile_phone_that_takes_messages() {
    for (reach, consent, phone, messages) in [
        (Reach::Mobile, Consent::Open, "13812345678", 1),
        (Reach::Mobile, Consent::NoMessages, "13812345678", 0),
        (Reach::Landline, Consent::Open, "02088886666", 0),
    ] {
        listed(Profile { reach, consent, ..Profile::default() }, phone, |report| {
            assert_eq!(report.tables[0].len(), 1, "the call goes on");
            assert_eq!(report.tables[4].len(), messages, "{reach:?} {consent:?}");
        });
    }
}

#[test]
fn a_task_says_whom_to_call_when_and_about_what() {
    let profile = Profile {
        reach: Reach::Mobile,
        call_time: Some("晚上7点".into()),
        style: Some(Style::Amiable),
        ..Profile::default()
    };
    listed(profile, "13812345678", |report| {
        let tasks: Vec<_> = report.tables[0].tasks().collect();
        assert_eq!(tasks.len(), 1);
        let task = &tasks[0];
        assert_eq!(task.key, "7|d3|2026-03-01|2026-03-03");
        assert_eq!((task.day, task.late, task.revision), (day("2026-03-05"), 2, 2));
        assert_eq!((task.hour, task.phone), (Some(19), Some("13812345678")));
        // Without a name the card number.
        assert_eq!(task.whom, "7");
        let notes: Vec<&str> = task.notes.iter().map(|note| note.get(Lang::Chinese)).collect();
        assert_eq!(notes[..2], ["方便接听：晚上7点", "2026-03-01 购买大衣，1600.00 元"]);
        assert!(notes[2].contains("和蔼型"));
        // The states are no tasks.
        assert!(!report.tables[2].has_tasks());
    });
}

#[test]
fn a_card_that_waits_is_named_in_the_call_of_day_7() {
    let sales = [Sale { item: "大衣", ..sale("7", "2026-03-01", "1600") }];
    let profile = Profile { reach: Reach::Mobile, ..Profile::default() };
    let mut rules = Rules { festivals: Vec::new(), ..Rules::default() };
    rules.messages.lang = "zh".to_owned();
    let waiting = "您的银卡已经办好了，哪天方便来领？";
    for (stages, named) in [
        (&[][..], false),
        (&[(CardStage::Approved, "2026-03-05"), (CardStage::Notified, "2026-03-06")][..], true),
        // Approved only after the as-of date; mailed; collected. (Not yet notified, the day's call is the notice itself.)
        (&[(CardStage::Approved, "2026-03-08")][..], false),
        (&[(CardStage::Approved, "2026-03-05"), (CardStage::Mailed, "2026-03-06")][..], false),
        (&[(CardStage::Approved, "2026-03-05"), (CardStage::Collected, "2026-03-07")][..], false),
    ] {
        let mut book = book(&[("7", profile.clone())], &sales);
        book.members[0].phone = Some("13812345678".into());
        let application = application(&mut book, "7");
        application.card = Some(Tier::B);
        for &(stage, on) in stages {
            application.set(stage, Done::On(day(on)));
        }
        let report = Today { ahead: Ahead::of(0) }.run(&book, &rules, day("2026-03-07")).expect("a report");
        let due = &report.tables[0];
        let Cell::Text(text) = due.cell(0, due.position("text").expect("the column")) else { panic!("a text") };
        assert!(text.contains("洗过了吗"), "day 7: {text}");
        assert_eq!(text.contains(waiting), named, "{stages:?}: {text}");
    }
}

#[test]
fn a_rule_that_names_no_step_is_refused() {
    let mut rules = Rules::default();
    rules.callbacks.steps[0].id = "d5".to_owned();
    let callbacks = Today { ahead: Ahead::of(7) };
    assert!(callbacks.run(&book(&[], &[]), &rules, day("2026-03-05")).is_err());
}
