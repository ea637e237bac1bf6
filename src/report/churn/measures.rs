//! The table `measures`: what the shop did so that members stay, with the churn rate before and after it.

use chrono::NaiveDate;

use super::period;
use super::rate::{Rates, Row as Rate};
use super::tables::rate;
use crate::book::calendar::By;
use crate::book::{Book, Histories, History, Measure, Rules};
use crate::report::columns;
use crate::table::{Cell, Code, Table, Words, column};

/// A measure, with the last period before it was done and the first one after.
struct Row<'a> {
    measure: &'a Measure,
    before: Option<Rate>,
    after: Option<Rate>,
}

/// The table, where the shop keeps such a sheet. Its periods are those of the whole history and shop.
pub(super) fn table<'a>(book: &'a Book, rules: &'a Rules, by: By, as_of: NaiveDate) -> Option<Table<'a>> {
    if book.measures.is_empty() {
        return None;
    }
    let rates = whole_periods(book, rules, by, as_of);
    let row = |measure: &'a Measure| {
        let day = measure.done.day().filter(|&day| day <= as_of);
        let of = |found: fn(&[Rate], NaiveDate) -> Option<&Rate>| day.and_then(|day| found(&rates, day)).cloned();
        Row { measure, before: of(before), after: of(after) }
    };
    let key = |rate: Option<&Rate>| Cell::maybe(rate, |rate| Cell::text(rate.stretch.period.key.clone()));
    let columns = vec![
        column("cause", ("流失原因", "Cause"), |row: &Row<'a>| Cell::text(&*row.measure.cause)),
        column("measure", ("措施", "Measure"), |row: &Row<'a>| Cell::text(&*row.measure.action)),
        column("owner", ("责任人", "Owner"), |row: &Row<'a>| columns::text_cell(&book.staff, row.measure.owner)),
        column("due", ("期限", "Due"), |row: &Row<'a>| row.measure.due.into()),
        column("done", ("完成日期", "Done"), |row: &Row<'a>| row.measure.done.day().into()),
        column("state", ("状态", "State"), move |row: &Row<'a>| Cell::Code(state(row.measure, as_of))),
        column("period_before", ("之前一期", "Period before"), move |row: &Row<'a>| key(row.before.as_ref())),
        column("rate_before", ("之前流失率", "Rate before"), |row: &Row<'a>| of(row.before.as_ref())),
        column("period_after", ("之后一期", "Period after"), move |row: &Row<'a>| key(row.after.as_ref())),
        column("rate_after", ("之后流失率", "Rate after"), |row: &Row<'a>| of(row.after.as_ref())),
    ];
    Some(Table::new("measures", ("措施", "Measures"), book.measures.iter().map(row).collect(), columns))
}

/// What two rates do not say.
pub(super) fn note() -> Words {
    Words::from((
        "措施前后的流失率只说明先后，不能证明是措施的效果",
        "Rates before and after a measure only follow each other: no proof of an effect",
    ))
}

/// The rates of the periods that are over, oldest first.
fn whole_periods(book: &Book, rules: &Rules, by: By, as_of: NaiveDate) -> Vec<Rate> {
    let stretches = period::stretches(by, &book.lines, None, as_of, as_of);
    let mut rates = Rates::new(book, rules, None, stretches, as_of);
    let histories = Histories::new(book, &rules.purchases);
    let mut history = History::default();
    for (member, _) in book.members() {
        histories.fill(member, as_of, &mut history);
        let days: Vec<NaiveDate> = history.occasions().map(|purchase| purchase.day).collect();
        rates.see(member, &mut history, &days);
    }
    let mut rows = rates.rows(None, &mut Vec::new());
    rows.retain(|row| row.stretch.complete == Some(true));
    rows
}

fn before(rates: &[Rate], done: NaiveDate) -> Option<&Rate> {
    rates.iter().rfind(|rate| rate.stretch.period.to < done)
}

fn after(rates: &[Rate], done: NaiveDate) -> Option<&Rate> {
    rates.iter().find(|rate| rate.stretch.period.from >= done)
}

fn of<'c>(period: Option<&Rate>) -> Cell<'c> {
    Cell::maybe(period, |period| rate(&period.tally))
}

/// Whether a measure was to be done before a day, and was not.
pub(in crate::report) fn is_late(measure: &Measure, as_of: NaiveDate) -> bool {
    !measure.done.by(as_of) && measure.due.is_some_and(|due| due < as_of)
}

fn state(measure: &Measure, as_of: NaiveDate) -> Code {
    let (key, words) = if measure.done.by(as_of) {
        ("done", ("已完成", "done"))
    } else if is_late(measure, as_of) {
        ("late", ("过期未完成", "late"))
    } else {
        ("open", ("未到期", "open"))
    };
    Code { key, words }
}

#[cfg(test)]
mod tests {
    use crate::book::testing::{book, day, measure, sale};
    use crate::book::{Book, Done, Rules};
    use crate::report::Run;
    use crate::report::churn::Churn;
    use crate::report::testing::{asked, keys, rows};
    use crate::table::Lang;

    // 2025-H1: A and B, A came back: 1/2. 2025-H2: A, B and C, nobody did: 1. 2026-H1: A, B, C and D, D did not: 1/4.
    fn shop() -> Book {
        let sales = [
            ("A", "2025-01-10"), ("A", "2025-06-30"), ("B", "2025-02-10"),
            ("A", "2025-07-01"), ("B", "2025-08-10"), ("C", "2025-12-31"),
            ("A", "2026-01-01"), ("A", "2026-02-01"), ("B", "2026-01-01"), ("B", "2026-02-01"),
            ("C", "2026-01-01"), ("C", "2026-02-01"), ("D", "2026-03-01"), ("A", "2026-07-05"),
        ];
        book(&[], &sales.map(|(member, day)| sale(member, day, "100")))
    }

    #[test]
    fn the_periods_before_and_after_are_whole_and_do_not_hold_the_day() {
        let mut book = shop();
        let on = |text| Done::On(day(text));
        for (action, due, done) in [
            ("a first of July", None, on("2025-07-01")),
            ("b last of June", None, on("2025-06-30")),
            ("c in August", Some("2025-07-31"), on("2025-08-15")),
            ("d in this half", None, on("2026-08-15")),
            ("e to come", None, on("2026-11-23")),
            ("f marked", Some("2026-01-01"), Done::DayUnknown),
            ("g late", Some("2026-11-21"), Done::No),
            ("h due today", Some("2026-11-22"), Done::No),
            ("i without a day", None, Done::No),
        ] {
            let row = measure(&mut book, "服务", action);
            (row.due, row.done) = (due.map(day), done);
        }
        let rules = Rules::default();
        let churn = |arguments: &[&str]| asked::<Churn>(arguments).run(&book, &rules, day("2026-11-22"));
        let report = churn(&[]).expect("a report");
        let columns =
            ["cause", "measure", "owner", "due", "done", "state", "period_before", "rate_before", "period_after", "rate_after"];
        assert_eq!(keys(&report, "measures"), columns);
        let expected = [
            "服务|a first of July|-|-|2025-07-01|done|2025-H1|0.500000|2025-H2|1.000000",
            "服务|b last of June|-|-|2025-06-30|done|-|-|2025-H2|1.000000",
            "服务|c in August|-|2025-07-31|2025-08-15|done|2025-H1|0.500000|2026-H1|0.250000",
            "服务|d in this half|-|-|2026-08-15|done|2026-H1|0.250000|-|-",
            "服务|e to come|-|-|2026-11-23|open|-|-|-|-",
            "服务|f marked|-|2026-01-01|-|done|-|-|-|-",
            "服务|g late|-|2026-11-21|-|late|-|-|-|-",
            "服务|h due today|-|2026-11-22|-|open|-|-|-|-",
            "服务|i without a day|-|-|-|open|-|-|-|-",
        ];
        assert_eq!(rows(&report, "measures", &columns), expected);
        assert!(report.notes.iter().any(|note| note.get(Lang::English).ends_with("no proof of an effect")));
        // What cuts or splits the periods does not touch them.
        let cut = churn(&["--from", "2026-03-01", "--group", "tier"]).expect("a report");
        assert_eq!(rows(&cut, "measures", &columns), expected);
        // Of July 2025 A alone came, once; in June and in August before the 15th nothing is whole but the months.
        let months = churn(&["--by", "month"]).expect("a report");
        let third = rows(&months, "measures", &["period_before", "rate_before", "period_after", "rate_after"])[2].clone();
        assert_eq!(third, "2025-07|1.000000|2025-09|-");
        let all = churn(&["--by", "all"]).expect("a report");
        assert_eq!(rows(&all, "measures", &["period_before", "period_after"])[2], "-|-");
    }

    #[test]
    fn a_shop_without_the_sheet_has_no_such_table() {
        let (book, rules) = (shop(), Rules::default());
        let report = asked::<Churn>(&[]).run(&book, &rules, day("2026-11-22")).expect("a report");
        assert!(report.tables.iter().all(|table| table.key != "measures"));
    }
}
