//! The report on small books. What a whole survey comes to is worked out in `tests/satisfaction.rs`.

use super::Satisfaction;
use super::dimension::{place, quality};
use crate::book::testing::{Sale, answer, book, day, rules, sale};
use crate::book::{Book, Inspection, Scale, Score};
use crate::report::Run;
use crate::report::testing::{asked, keys, rows};
use crate::table::{Lang, Report};

fn report<'a>(book: &'a Book, rules: &'a crate::book::Rules, arguments: &[&str]) -> Report<'a> {
    asked::<Satisfaction>(arguments).run(book, rules, day("2026-11-22")).expect("a report")
}

#[test]
fn the_columns_are_those_of_the_guide() {
    let (book, rules) = (Book::default(), rules(&[]));
    let report = report(&book, &rules, &[]);
    assert_eq!(report.tables.len(), 8);
    assert_eq!(keys(&report, "overall"), keys(&report, "periods").iter().filter(|key| !["period", "complete", "change"].contains(key)).copied().collect::<Vec<_>>());
    assert!(report.tables.iter().all(crate::table::Table::is_empty) && report.notes.is_empty());
}

#[test]
fn the_card_is_that_of_the_day_of_the_answer() {
    // Gold by the single purchase of March, silver since January, a temporary card since the first.
    let sales = [("2025-12-01", "100"), ("2026-01-05", "1000"), ("2026-03-01", "3000")];
    let mut book = book(&[], &sales.map(|(day, amount)| sale("A", day, amount)));
    for (day, points) in [("2025-11-30", 1), ("2025-12-31", 2), ("2026-02-01", 3), ("2026-03-01", 4)] {
        answer(&mut book, "A", day, &[("服务", points)]);
    }
    answer(&mut book, "", "2026-03-02", &[("服务", 5)]);
    let rules = rules(&["tiers.silver.single=1000"]);
    let report = report(&book, &rules, &["--group", "tier", "--by", "all"]);
    // Who had no card that day, and who is not known: 1 and 5.
    assert_eq!(rows(&report, "overall", &["group", "answers", "mean"]), ["A|1|4.00", "B|1|3.00", "C|1|2.00", "-|2|3.00"]);
    assert_eq!(rows(&report, "periods", &["period", "group", "complete"])[0], "all|A|true");
}

#[test]
fn shop_and_staff_are_those_of_the_last_purchase_unless_stated() {
    let of = |day, shop, staff| Sale { shop, staff, ..sale("A", day, "100") };
    let mut book = book(&[], &[of("2026-01-01", "北店", "小王"), of("2026-02-01", "南店", "小李"), of("2026-05-01", "东店", "小陈")]);
    let [north, wang] = [book.shops.find("北店"), book.staff.find("小王")].map(|name| name.expect("named"));
    answer(&mut book, "A", "2026-04-01", &[("服务", 1)]);
    answer(&mut book, "A", "2026-04-01", &[("服务", 2)]).shop = north;
    answer(&mut book, "A", "2026-04-01", &[("服务", 3)]).staff = wang;
    answer(&mut book, "A", "2025-04-01", &[("服务", 4)]);
    let rules = rules(&[]);
    let by = |group: &str| rows(&report(&book, &rules, &["--group", group]), "attributes", &["group", "answers", "mean"]);
    // 1 and 3 in 南店, 2 in 北店, where 小王 served, 4 before any purchase.
    assert_eq!(by("shop"), ["北店|1|2.00", "南店|2|2.00", "-|1|4.00"]);
    assert_eq!(by("staff"), ["小李|1|1.00", "小王|2|2.50", "-|1|4.00"]);
}

#[test]
fn a_month_without_answers_has_none_before_the_next() {
    let mut book = Book::default();
    for (day, points) in [("2026-08-31", 2), ("2026-09-01", 5), ("2026-11-20", 3)] {
        answer(&mut book, "", day, &[("停车", points)]);
    }
    let rules = rules(&[]);
    let found = report(&book, &rules, &[]);
    let periods = rows(&found, "periods", &["period", "complete", "mean", "change", "net_promoter"]);
    assert_eq!(periods, ["2026-08|true|2.00|-|-", "2026-09|true|5.00|3.00|-", "2026-11|false|3.00|-|-"]);
    assert_eq!(rows(&found, "service_types", &["name"]), Vec::<String>::new());
    drop(found);
    book.answers[0].scores = Box::new([("口味".into(), Score { hundredths: 450, scale: Scale::Five })]);
    let notes = report(&book, &rules, &[]).notes;
    assert!(notes[0].get(Lang::English).contains("Questions of no dimension: 口味;"), "{notes:?}");
}

#[test]
fn a_heading_belongs_where_its_longest_word_does() {
    let rules = rules(&[]);
    let set = quality(&rules.satisfaction.quality);
    for (heading, dimension) in [
        ("时间", "times"),
        ("个人", "personal"),
        ("场所", "place"),
        ("产品", "product"),
        ("响应", "response"),
        ("等候时间", "times"),
        ("响应时间", "response"),
        ("售后服务", "response"),
        ("服务质量", "personal"),
        ("商品质量", "product"),
        ("Staff friendliness", "personal"),
        ("After-Sales Service", "response"),
        ("口味", ""),
    ] {
        assert_eq!(place(heading, &set).map_or("", |at| set[at].0.key), dimension, "{heading}");
    }
}

#[test]
fn visits_are_not_split_by_card() {
    let mut book = Book::default();
    let score = |points: u16| Some(Score { hundredths: points * 100, scale: Scale::Five });
    let moments = [score(5), None, score(3), None, score(1)];
    let none = crate::book::NameId::NONE;
    let place = crate::book::Place::row(0, 2);
    book.inspections.push(Inspection { day: None, shop: none, staff: none, inspector: "".into(), moments, place });
    let rules = rules(&[]);
    let report = report(&book, &rules, &["--group", "tier"]);
    assert_eq!(rows(&report, "moments", &["group", "scores", "mean"])[..2], ["-|1|5.00", "-|0|-"]);
    assert_eq!(rows(&report, "visits", &["visits"]), Vec::<String>::new());
}
