//! The list of numbers to mend.

use super::{mobile, rules, shop, with_result};
use crate::book::callback::{Block, NumberToMend, Schedule};
use crate::book::testing::{Sale, day, sale};
use crate::book::{Book, CallResult, Channel, Consent, Profile, Reach};

fn numbers(book: &Book, as_of: &str) -> Vec<NumberToMend> {
    let rules = rules("");
    Schedule::new(book, &rules, day(as_of), day(as_of)).expect("rules").numbers_to_mend()
}

#[test]
fn dead_and_unusable_numbers_of_customers_are_listed_with_who_took_them_down() {
    let none = || Profile { reach: Reach::None, ..Profile::default() };
    let people = [
        ("1", none()),
        ("2", mobile()),
        ("3", mobile()),
        ("4", Profile { consent: Consent::NoContact, ..none() }),
        ("5", none()),
        ("6", mobile()),
    ];
    // 1 bought from nobody known, then from 小李; 2 from 小王; 5 never bought.
    let sales = [
        sale("1", "2026-01-05", "100"),
        Sale { staff: "小李", ..sale("1", "2026-02-05", "100") },
        Sale { staff: "小王", ..sale("2", "2026-02-05", "100") },
        Sale { staff: "小李", ..sale("2", "2026-03-05", "100") },
        Sale { staff: "小王", ..sale("3", "2026-03-05", "100") },
        sale("4", "2026-02-05", "100"),
        sale("6", "2026-02-05", "100"),
    ];
    let mut book = shop(&people, &sales, &[("2", "2026-03-07", "第3天", Channel::Phone)]);
    for (member, phone) in [(1, "13912345678"), (2, "13912345678"), (5, "13712345678")] {
        book.members[member].phone = Some(phone.into());
    }
    let book = with_result(book, CallResult::DeadNumber);
    let taken = |name: &str| book.staff.find(name).expect("staff");
    let number = |index, block, found: Option<&str>, name| NumberToMend {
        member: crate::book::MemberId::new(index),
        block,
        found: found.map(day),
        taken_by: taken(name),
    };
    // 3 has the number of 2: it is dead for both.
    assert_eq!(
        numbers(&book, "2026-03-07"),
        [
            number(1, Block::DeadNumber, Some("2026-03-07"), "小王"),
            number(2, Block::DeadNumber, Some("2026-03-07"), "小王"),
            number(0, Block::InvalidNumber, None, "小李"),
        ]
    );
    // On the day before nobody knew.
    assert_eq!(numbers(&book, "2026-03-06"), [number(0, Block::InvalidNumber, None, "小李")]);
}
