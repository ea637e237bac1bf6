//! The list of a week, worked out by hand.

use crate::book::testing::{application, book, day, measure};
use crate::book::{Book, CardStage, Done, Fact, Place, Problem, Rules};
use crate::report::Run;
use crate::report::staff::Staff;
use crate::report::staff::tests::{shop, targets};
use crate::report::testing::{asked, keys, rows};

fn list(book: &Book, rules: &Rules, columns: &[&str]) -> Vec<String> {
    let staff = asked::<Staff>(&["--from", "2026-03-02", "--to", "2026-03-08"]);
    let report = staff.run(book, rules, day("2026-03-15")).expect("a report");
    rows(&report, "supervision", columns)
}

#[test]
fn each_line_has_its_target_what_stands_against_it_and_who_missed_it() {
    let mut book = shop();
    let [li, wang] = ["小李", "小王"].map(|name| book.staff.find(name).expect("known"));
    // 05 applied, served by 小李; 小王 answers, the name is another, and nobody has told the member since 5 March.
    let of = application(&mut book, "05");
    (of.staff, of.written.name) = (wang, Some("孙琪".into()));
    of.set(CardStage::Applied, Done::On(day("2026-02-12")));
    of.set(CardStage::Approved, Done::On(day("2026-03-05")));
    let late = measure(&mut book, "服务", "培训");
    (late.owner, late.due) = (li, Some(day("2026-03-14")));
    measure(&mut book, "服务", "明天").due = Some(day("2026-03-15"));
    book.problems.push(Problem::new(Place::sheet(1), Fact::SheetDiffers("A类".into()), "尺码"));
    book.backups = Some(vec![day("2026-03-01"), day("2026-03-07"), day("2026-03-16")]);
    let expected = [
        // Of 100, 50, 80 and 60 yuan the 80 are nobody's, who bought from 小李; the 2,000 earn the card by themselves.
        "offered|2026-W10|0.900000|0.750000|false|小李 66.7%",
        // 01 twice and 02, of five.
        "fill_rate|2026-W10|0.800000|0.600000|false|小李 50.0%",
        // 5 + 3 + 5; 01 and 02, 01.
        "recorded|2026-W10|13|3|false|小李 2, 小王 1, 陈静 0",
        "switch_on|2026-W10|0.700000|0.500000|false|小李 50.0%",
        "entry|2026-W10|1.000000|0.500000|false|小李 50.0%",
        "same_columns|-|0|1|false|会员.xlsx › 会员",
        // On 7 March, eight days before.
        "backup|-|7|8|false|-",
        // 02 by 2,000; 04 stands in B and earned gold by 3,500.
        "above_silver|-|0|1|false|小李 1",
        "followed|-|0|1|false|小王 1",
        "pos|-|0|1|false|小王 1",
        "card_staff|-|0|1|false|小王 1",
        "gold_due|-|0|1|false|小王 1",
        "voided|-|0|0|true|-",
        // 小李 two of two, 小王 none of one.
        "callbacks|2026-W10|0.900000|0.666667|false|小王 0.0%",
        "measures|-|0|1|false|小李 1",
    ];
    let columns = ["line", "period", "target", "actual", "met", "missed_by"];
    assert_eq!(list(&book, &targets(&[]), &columns), expected);
}

#[test]
fn rewards_and_penalties_and_who_checks_are_rules() {
    let book = shop();
    let rules = targets(&[
        "supervision.lines.offered.penalty=下周再查",
        "supervision.lines.offered.by=[\"supervisor\", \"周老师\"]",
        "supervision.lines.fill_rate.target=0.6",
        "supervision.lines.fill_rate.reward=记一次表扬",
        "supervision.lines.entry.reward=没做到，不该有",
    ]);
    let list = list(&book, &rules, &["line", "checked_by", "met", "consequence"]);
    // 60 % are enough now.
    assert_eq!(list[..2], ["offered|supervisor, 周老师|false|下周再查", "fill_rate|manager, supervisor|true|记一次表扬"]);
    assert_eq!(list[4], "entry|named|false|-");
}

#[test]
fn of_what_no_sheet_says_nothing_is_found() {
    let (mut book, rules) = (book(&[], &[]), targets(&["supervision.lines.recorded.target=0"]));
    let found = list(&book, &rules, &["line", "target", "actual", "met"]);
    let expected = [
        "offered|0.900000|-|-",
        "fill_rate|0.800000|-|-",
        "recorded|-|0|-",
        "switch_on|0.700000|-|-",
        "entry|1.000000|-|-",
        "same_columns|0|0|true",
        "backup|7|-|-",
        "above_silver|0|0|true",
        "followed|0|-|-",
        "pos|0|-|-",
        "card_staff|0|-|-",
        "gold_due|0|0|true",
        "voided|0|-|-",
        "callbacks|0.900000|-|-",
        "measures|0|-|-",
    ];
    assert_eq!(found, expected);
    // Somebody looked, and there was no backup at all.
    book.backups = Some(Vec::new());
    assert_eq!(list(&book, &rules, &["line", "target", "actual", "met", "missed_by"])[6], "backup|7|-|false|no backup yet");
    let report = asked::<Staff>(&[]).run(&book, &rules, day("2026-03-15")).expect("a report");
    let columns = "line checked_by period target actual met missed_by consequence checked reviewed_by reviewed";
    assert_eq!(keys(&report, "supervision").join(" "), columns);
}
