//! Who calls: nobody who has left.

use super::{mobile, rules, shop};
use crate::book::callback::{Agenda, Schedule};
use crate::book::testing::{Sale, day, person, sale};
use crate::book::{Book, Channel, Done};

/// Who has the row of each member on `as_of`, in key order.
fn callers<'a>(book: &'a Book, as_of: &str, until: &str) -> Vec<&'a str> {
    let rules = rules("");
    let schedule = Schedule::new(book, &rules, day(as_of), day(until)).expect("rules");
    let Agenda { due, coming, .. } = Agenda::new(&schedule);
    let mut rows = if as_of == until { due } else { coming };
    rows.sort_by_key(|row| (row.member, row.due()));
    rows.iter().map(|row| book.staff.get(row.staff)).collect()
}

fn of<'a>(member: &'a str, staff: &'a str) -> Sale<'a> {
    Sale { staff, shop: "中山路店", ..sale(member, "2026-03-01", "100") }
}

#[test]
fn who_left_calls_on_the_last_day_and_not_on_the_next() {
    let mut book = shop(&[], &[of("1", "陈静"), of("2", "小李")], &[]);
    person(&mut book, "陈静", "中山路店").left = Done::On(day("2026-03-03"));
    person(&mut book, "小李", "中山路店");
    assert_eq!(callers(&book, "2026-03-03", "2026-03-03"), ["陈静", "小李"]);
    assert_eq!(callers(&book, "2026-03-04", "2026-03-04"), ["小李", "小李"]);
    // Rows of the days to come go to who will be there: day 7's message on the 7th.
    assert_eq!(callers(&book, "2026-03-03", "2026-03-07"), ["小李", "小李"]);
}

#[test]
fn the_last_caller_takes_over_if_still_there() {
    let log = [("1", "2026-02-01", "新品", Channel::Phone)];
    let mut book = shop(&[("1", mobile())], &[of("1", "陈静"), of("2", "小李"), of("3", "小王")], &log);
    person(&mut book, "陈静", "中山路店").left = Done::DayUnknown;
    book.contacts[0].staff = book.staff.find("小王").expect("staff");
    assert_eq!(callers(&book, "2026-03-03", "2026-03-03"), ["小王", "小李", "小王"]);
    // Who called last left as well: the one with the fewest rows, the other two have one each, then by name.
    person(&mut book, "小王", "中山路店").left = Done::On(day("2026-03-02"));
    assert_eq!(callers(&book, "2026-03-03", "2026-03-03"), ["小李", "小李", "小李"]);
}

#[test]
fn calls_are_spread_over_who_is_there_also_over_who_never_served() {
    let mut book = shop(&[], &[of("1", "陈静"), of("2", "陈静"), of("3", "陈静")], &[]);
    person(&mut book, "陈静", "中山路店").left = Done::On(day("2026-02-28"));
    // 吴倩 is new and never served; 赵敏 works elsewhere; 孙悦 begins on the 4th.
    person(&mut book, "吴倩", "中山路店");
    person(&mut book, "赵敏", "人民路店");
    person(&mut book, "孙悦", "中山路店").joined = Some(day("2026-03-04"));
    assert_eq!(callers(&book, "2026-03-03", "2026-03-03"), ["吴倩", "吴倩", "吴倩"]);
    let mut next = callers(&book, "2026-03-04", "2026-03-04");
    next.sort_unstable();
    let (one, two) = (next.iter().filter(|name| **name == "吴倩").count(), next.len());
    assert!(two == 3 && (one == 1 || one == 2), "two share three rows: {next:?}");
}

#[test]
fn a_shop_whose_staff_all_left_has_nobody() {
    let mut book = shop(&[], &[of("1", "陈静")], &[]);
    person(&mut book, "陈静", "中山路店").left = Done::On(day("2026-03-02"));
    assert_eq!(callers(&book, "2026-03-03", "2026-03-03"), [""]);
}
