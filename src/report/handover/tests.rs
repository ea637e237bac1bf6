//! A small shop whose members go from hand to hand, worked out by hand.

use super::Handover;
use crate::book::testing::{Sale, book, complaint, day, person, rules, sale};
use crate::book::{Book, CallResult, Done, Profile, Reach, Rules};
use crate::report::Run;
use crate::report::testing::{asked, contact, keys, rows};

/// In 东店 work 小李, 小王 and 赵敏, 陈静 left at the end of February; 周婷 works in 西店. Of 小李 are 01, whose own person
/// that is, 02 whom 小李 served last, and 04 whom 陈静 served last and 小李 before.
fn shop() -> Book {
    let of = |staff, member, on, amount| Sale { staff, shop: "东店", ..sale(member, on, amount) };
    let sales = [
        of("小王", "01", "2026-02-20", "3000"),
        of("小李", "02", "2026-03-03", "200"),
        of("小王", "03", "2026-02-21", "300"),
        of("小李", "04", "2025-12-01", "100"),
        of("陈静", "04", "2026-01-02", "150"),
        Sale { shop: "西店", ..of("周婷", "05", "2026-02-01", "100") },
    ];
    let mut book = book(&[("02", Profile { reach: Reach::Mobile, ..Profile::default() })], &sales);
    book.members[0].profile = Some(Box::default());
    for name in ["小李", "小王", "陈静", "赵敏"] {
        person(&mut book, name, "东店");
    }
    person(&mut book, "周婷", "西店");
    book.people[2].left = Done::On(day("2026-02-28"));
    let li = book.staff.find("小李").expect("known");
    book.members[0].profile.as_mut().expect("a profile").staff = li;
    let call = contact(&mut book, "01", "2026-02-22");
    (call.result, call.reply) = (Some(CallResult::Reached), "下月再来".into());
    contact(&mut book, "01", "2026-02-25").result = Some(CallResult::NoAnswer);
    // Of 01 by 小王; of 03, of nobody known and a solved one by 小李.
    complaint(&mut book, "01", "2026-03-01").owner = book.staff.find("小王").expect("known");
    complaint(&mut book, "03", "2026-03-02").owner = li;
    complaint(&mut book, "", "2026-03-03").owner = li;
    let solved = complaint(&mut book, "03", "2026-03-04");
    (solved.owner, solved.solved) = (li, crate::book::Solved::DayUnknown);
    book
}

fn day_three() -> Rules {
    let mut rules = rules(&["callbacks.since=2026-03-01"]);
    rules.festivals.clear();
    rules.callbacks.steps.retain(|step| step.id == "d3");
    rules
}

fn table(arguments: &[&str], table: &str, columns: &str) -> Vec<String> {
    let (book, rules) = (shop(), day_three());
    let report = asked::<Handover>(arguments).run(&book, &rules, day("2026-03-05")).expect("a report");
    rows(&report, table, &columns.split(' ').collect::<Vec<_>>())
}

#[test]
fn members_go_to_whoever_has_fewest_of_their_card_with_what_was_said_last() {
    // 小王 has 03, of temporary cards one; 赵敏 nobody. 01 is gold: nobody has one, 赵敏 fewer in all. 02 goes to her too, who has no
    // temporary card; then each has one, and 小王 one member in all, so that 04 is his.
    let columns = "new_owner member tier purchases last_purchase last_amount last_contact last_result last_words";
    let expected = [
        "小王|04|C|2|2026-01-02|150.00|-|-|-",
        "赵敏|01|A|1|2026-02-20|3000.00|2026-02-25|no_answer|下月再来",
        "赵敏|02|C|1|2026-03-03|200.00|-|-|-",
    ];
    assert_eq!(table(&["--from", "小李"], "members", columns), expected);
    let owners = table(&["--from", "小李"], "owners", "new_owner members callbacks cards complaints members_before members_after");
    assert_eq!(owners, ["小王|1|0|0|2|1|2", "赵敏|2|1|1|1|0|2"]);
}

#[test]
fn what_belongs_to_a_member_goes_with_it() {
    // Day 3 of 3 March is the 5th.
    let callbacks = table(&["--from", "小李"], "callbacks", "due days_overdue reasons channel member new_owner");
    assert_eq!(callbacks, ["2026-03-05|0|d3|phone|02|赵敏"]);
    // 3,000 on 20 February earn the gold card; nobody applied.
    let cards = table(&["--from", "小李"], "cards", "member card stage since due days_late new_owner");
    assert_eq!(cards, ["01|A|applied|2026-02-20|2026-02-20|13|赵敏"]);
    // 03 stays with 小王; of nobody's both have two members, and 小王 is the first by name.
    let complaints = table(&["--from", "小李"], "complaints", "received member owner new_owner");
    assert_eq!(complaints, ["2026-03-01|01|小王|赵敏", "2026-03-02|03|小李|小王", "2026-03-03|-|小李|小王"]);
}

#[test]
fn who_has_left_hands_over_and_gets_nothing() {
    // 小李 has 01 and 02, 小王 03, 赵敏 nobody.
    assert_eq!(table(&["--from", "陈静"], "members", "member new_owner"), ["04|赵敏"]);
    let owners = table(&["--from", "陈静"], "owners", "new_owner members_before members_after");
    assert_eq!(owners, ["小李|2|2", "小王|1|1", "赵敏|0|1"]);
}

#[test]
fn one_person_can_be_named_for_all() {
    let members = table(&["--from", "小李", "--to", "周婷"], "members", "member new_owner");
    assert_eq!(members, ["01|周婷", "02|周婷", "04|周婷"]);
    let owners = table(&["--from", "小李", "--to", "周婷"], "owners", "new_owner members complaints members_before members_after");
    // 03 and its complaint stay with 小王.
    assert_eq!(owners, ["周婷|3|2|1|4", "小王|0|1|-|-"]);
}

#[test]
fn where_nobody_else_is_there_it_is_said() {
    let (book, rules) = (shop(), day_three());
    let report = asked::<Handover>(&["--from", "周婷"]).run(&book, &rules, day("2026-03-05")).expect("a report");
    assert_eq!(rows(&report, "members", &["member", "new_owner"]), ["05|-"]);
    let note = report.notes[0].get(crate::table::Lang::English);
    assert_eq!(note, "Nobody else works in the shop of 周婷: 1 members without a new owner; name one with --to");
    assert!(report.for_calling, "phones are written in full");
    for (table, columns) in [
        ("members", "member name phone tier purchases last_purchase last_amount convenient_time last_contact last_result last_words new_owner taken_over"),
        ("callbacks", "due days_overdue reasons channel member name phone tier new_owner taken_over"),
        ("cards", "member name phone card stage since due days_late new_owner taken_over"),
        ("complaints", "received member name phone category content action owner new_owner taken_over"),
    ] {
        assert_eq!(keys(&report, table).join(" "), columns);
    }
}
