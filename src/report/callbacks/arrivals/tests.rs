//! Whom to tell of what has arrived, worked out by hand.

use super::Arrivals;
use crate::book::testing::{Sale, day, item, order, sale};
use crate::book::{Book, Consent, Done, Personal, Profile, Rules};
use crate::report::Run;
use crate::report::callbacks::Today;
use crate::report::callbacks::ahead::Ahead;
use crate::report::callbacks::testing::{mobile, rules, shop};
use crate::report::testing::rows;
use crate::table::{Lang, Report};

/// Someone of this size, with messages switched on or not.
fn sized(size: &str, welcome: bool) -> Profile {
    let personal = Personal { size: Some(size.into()), ..Personal::default() };
    Profile { welcome, personal: Some(Box::new(personal)), ..mobile() }
}

/// Five who bought coats, 4 a tie; a coat of L and XL is new from 1 March, another was from 24 February.
fn coats(log: &[&str]) -> Book {
    let quiet = Profile { consent: Consent::NoContact, ..sized("L", true) };
    let members = [
        ("1", sized("上衣L", true)),
        ("2", sized("L", false)),
        ("3", sized("M", true)),
        ("4", sized("L", true)),
        ("5", quiet),
        ("6", sized("XL", true)),
    ];
    let bought = |member| Sale { item: if member == "4" { "领带" } else { "羊毛外套" }, ..sale(member, "2026-01-05", "100") };
    let mut book = shop(&members, &["1", "2", "3", "4", "5", "6"].map(bought), log);
    for (name, category, launch) in [
        ("羊毛外套", "外套", None),
        ("领带", "配饰", None),
        ("风衣", "外套", Some("2026-03-01")),
        ("夹克", "外套", Some("2026-02-24")),
    ] {
        let item = item(&mut book, name);
        (item.category, item.size, item.launch) = (category.into(), "L/XL".into(), launch.map(day));
    }
    book
}

fn arrivals<T>(book: &Book, rules: &Rules, as_of: &str, see: impl FnOnce(&Report) -> T) -> T {
    see(&Arrivals {}.run(book, rules, day(as_of)).expect("a report"))
}

#[test]
fn new_items_go_to_those_who_buy_of_the_category_and_have_the_size() {
    let columns = ["member", "channel", "new_items", "category", "size", "due", "days_overdue", "key"];
    // 6 was told on 2 March. The jacket of 24 February is new on 14 days, to 9 March.
    arrivals(&coats(&["6 2026-03-02 新品到店 sms - 小李 -"]), &rules(&[]), "2026-03-10", |report| {
        assert_eq!(rows(report, "fitting", &columns), [
            "1|sms|风衣|外套|上衣L|2026-03-01|9|1|arrival|2026-03-01|2026-03-01",
            "2|phone|风衣|外套|L|2026-03-01|9|2|arrival|2026-03-01|2026-03-01",
        ]);
        let notes: Vec<_> = report.notes.iter().map(|note| note.get(Lang::English)).collect();
        assert_eq!(notes, ["Left out: wants no contact 1"]);
    });
    arrivals(&coats(&[]), &rules(&[]), "2026-03-09", |report| {
        let both = ["1|风衣, 夹克", "2|风衣, 夹克", "6|风衣, 夹克"];
        assert_eq!(rows(report, "fitting", &["member", "new_items"]), both);
    });
}

#[test]
fn the_text_names_the_items_and_the_messages_count_their_parts() {
    let mut book = coats(&[]);
    book.chinese = true;
    for member in &mut book.members {
        member.phone = Some("13800000001".into());
    }
    arrivals(&book, &rules(&[]), "2026-03-10", |report| {
        let text = rows(report, "fitting", &["text"]).remove(0);
        assert!(text.contains("风衣") && text.ends_with("回T退订"), "{text}");
        assert_eq!(rows(report, "sms", &["member", "text", "parts"]), [
            format!("1|{text}|1"),
            format!("6|{}|1", rows(report, "fitting", &["text"]).remove(2)),
        ]);
    });
}

#[test]
fn an_order_is_told_from_the_day_of_its_arrival_until_somebody_did() {
    let listed = |book: &Book, rules: &Rules, as_of: &str| {
        arrivals(book, rules, as_of, |report| rows(report, "ordered", &["member", "channel", "due", "ordered_item"]))
    };
    let ordered = |log: &[&str]| {
        let mut book = shop(&[], &[sale("1", "2026-01-05", "100")], log);
        order(&mut book, "1", "羊毛大衣").arrived = Done::On(day("2026-03-08"));
        book
    };
    let (mut book, mut rules) = (ordered(&[]), rules(&[]));
    assert_eq!(listed(&book, &rules, "2026-03-07"), Vec::<String>::new());
    assert_eq!(listed(&book, &rules, "2026-03-08"), ["1|phone|2026-03-08|羊毛大衣"]);
    assert_eq!(listed(&book, &rules, "2026-04-08"), ["1|phone|2026-03-08|羊毛大衣"]);
    // The 8th is a Sunday.
    rules.calendar.closed = crate::book::calendar::ClosedDays::parse(&["sun"]).expect("a rule");
    assert_eq!(listed(&book, &rules, "2026-03-08"), Vec::<String>::new());
    assert_eq!(listed(&book, &rules, "2026-03-09"), ["1|phone|2026-03-09|羊毛大衣"]);
    book.orders[0].told = Done::On(day("2026-03-09"));
    assert_eq!(listed(&book, &rules, "2026-03-09"), Vec::<String>::new());
    // Told by the log, and then something else arrived.
    let mut book = ordered(&["1 2026-03-09 订货到店 phone no_answer 小李 -"]);
    assert_eq!(listed(&book, &rules, "2026-03-10"), Vec::<String>::new());
    order(&mut book, "1", "皮带").arrived = Done::On(day("2026-03-10"));
    assert_eq!(listed(&book, &rules, "2026-03-10"), ["1|phone|2026-03-10|皮带"]);
}

#[test]
fn nobody_is_called_twice_a_day() {
    // 2 bought on the 8th and is called on the 10th for day 3; the order is part of that call, the new coat is not.
    let members = [("1", sized("L", true)), ("2", sized("L", false))];
    let sales = [("1", "2026-01-05"), ("2", "2026-03-08")];
    let sales = sales.map(|(member, on)| Sale { item: "羊毛外套", staff: "小李", ..sale(member, on, "100") });
    let mut book = Book { goods: coats(&[]).goods, ..shop(&members, &sales, &[]) };
    order(&mut book, "2", "皮带").arrived = Done::On(day("2026-03-09"));
    arrivals(&book, &rules(&["d3"]), "2026-03-10", |report| {
        assert_eq!(rows(report, "fitting", &["member", "channel"]), ["1|sms"]);
        let row = rows(report, "ordered", &["member", "reasons", "staff", "key"]);
        assert_eq!(row, ["2|d3,ordered|小李|2|ordered|2026-03-09|2026-03-09"]);
        let notes: Vec<_> = report.notes.iter().map(|note| note.get(Lang::English)).collect();
        assert_eq!(notes, ["Left out: called today already 1"]);
    });
}

#[test]
fn the_call_of_day_30_names_what_is_new_in_passing() {
    // Bought on 1 February, so that day 30 is 2 March; the coat of 1 March is new, the jacket too.
    let book = shop(&[], &[sale("1", "2026-02-01", "100")], &[]);
    let book = Book { goods: coats(&[]).goods, chinese: true, ..book };
    let today = Today { ahead: Ahead::of(0) };
    let (rules, on) = (rules(&["d30"]), day("2026-03-02"));
    let text = rows(&today.run(&book, &rules, on).expect("a report"), "due", &["text"]).remove(0);
    assert!(text.contains("店里刚到了风衣、夹克"), "{text}");
}
