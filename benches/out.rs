//! Writing a workbook of many members beside the library alone: `cargo bench --bench out -- [ROWS] [PAIRS]`.
//!
//! Ten columns of each member, in the constant-memory mode at the quickest compression on both sides; the library writes
//! the cells bare, or each with a format, as a day needs one to be read as a day; no width, no filter, no cover. By turns
//! in one process; medians are printed.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a measurement says what it measured, or stops")]

use std::collections::BTreeMap;
use std::io::Cursor;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use regulars::table::{Cell, Column, Document, Lang, Privacy, Report, Table, column};
use regulars::write::{Format, write};
use rust_xlsxwriter::{ExcelDateTime, Format as Look, Workbook};

/// What is said of a member: a number that all its cells come from.
fn members(rows: u32) -> Vec<i64> {
    (0..i64::from(rows)).map(|row| row.wrapping_mul(48_271) % 1_000_003).collect()
}

fn day(of: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + Days::new(of.unsigned_abs() % 700)
}

fn text(of: i64) -> String {
    format!("会员{of:06}")
}

fn own(members: &[i64]) -> usize {
    let text_of = |&of: &i64| Cell::text(text(of));
    let columns: Vec<Column<'_, i64>> = vec![
        column("member", ("会员", "Member"), text_of),
        column("name", ("姓名", "Name"), text_of),
        column("tier", ("级别", "Tier"), text_of),
        column("first", ("首次", "First"), |&of| Cell::Date(day(of))),
        column("last", ("最近", "Last"), |&of| Cell::Date(day(of + 1))),
        column("purchases", ("次数", "Purchases"), |&of| Cell::Int(of % 90)),
        column("days", ("天数", "Days"), |&of| Cell::Int(of % 700)),
        column("total", ("累计", "Total"), |&of| Cell::Money(of * 7)),
        column("largest", ("最大", "Largest"), |&of| Cell::Money(of * 3)),
        column("gap", ("还差", "Gap"), |&of| Cell::Money(of)),
    ];
    let table = Table::new("members", ("会员", "Members"), members.to_vec(), columns);
    let empty = |key| Table::new(key, (key, key), Vec::<i64>::new(), Vec::new());
    let document = Document {
        report: Report::new("tiers", ("会员级别", "Tiers"), vec![table]),
        as_of: day(0),
        lang: Lang::Chinese,
        sources: empty("sources"),
        rules: Vec::new(),
        changed_rules: std::collections::BTreeSet::new(),
        balance: empty("balance"),
        definitions: Vec::new(),
        problems: empty("problems"),
        privacy: Privacy { phone: str::to_owned, suffixes: BTreeMap::new() },
    };
    let mut out = Vec::new();
    write(&document, Format::Xlsx, None, &mut out).unwrap();
    out.len()
}

/// The library with the formats of texts, days, counts and money, or without any.
fn library(members: &[i64], looks: Option<&[Look; 4]>) -> usize {
    let mut book = Workbook::new();
    book.set_zip_compression_level(1);
    let sheet = book.add_worksheet_with_constant_memory().unwrap();
    for (row, &of) in (1..).zip(members) {
        let texts = (0..3).map(|_| text(of));
        let days = [of, of + 1].map(|of| ExcelDateTime::parse_from_str(&day(of).to_string()).unwrap());
        let counts = [of % 90, of % 700].map(|count| f64::from(i32::try_from(count).unwrap()));
        let money = [of * 7, of * 3, of].map(|minor| f64::from(i32::try_from(minor).unwrap()) / 100.0);
        if let Some([for_text, for_day, for_count, for_money]) = looks {
            for (column, text) in (0..).zip(texts) {
                sheet.write_string_with_format(row, column, text, for_text).unwrap();
            }
            for (column, day) in (3..).zip(days) {
                sheet.write_datetime_with_format(row, column, day, for_day).unwrap();
            }
            for (column, count) in (5..).zip(counts) {
                sheet.write_number_with_format(row, column, count, for_count).unwrap();
            }
            for (column, money) in (7..).zip(money) {
                sheet.write_number_with_format(row, column, money, for_money).unwrap();
            }
        } else {
            for (column, text) in (0..).zip(texts) {
                sheet.write_string(row, column, text).unwrap();
            }
            for (column, day) in (3..).zip(days) {
                sheet.write_datetime(row, column, day).unwrap();
            }
            for (column, number) in (5..).zip(counts.into_iter().chain(money)) {
                sheet.write_number(row, column, number).unwrap();
            }
        }
    }
    let mut out = Cursor::new(Vec::new());
    book.save_to_writer(&mut out).unwrap();
    out.into_inner().len()
}

fn formats() -> [Look; 4] {
    ["@", "yyyy-mm-dd", "#,##0", "#,##0.00"].map(|shown| Look::new().set_num_format(shown))
}

/// What is timed, by name.
type Job = (&'static str, fn(&[i64]) -> usize);

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64()
}

fn main() {
    let mut numbers = std::env::args().skip(1).filter_map(|word| word.parse::<u32>().ok());
    let (rows, pairs) = (numbers.next().unwrap_or(125_000), numbers.next().unwrap_or(5));
    let members = members(rows);
    let jobs: [Job; 3] = [
        ("own", own),
        ("the library, bare", |members| library(members, None)),
        ("the library, formatted", |members| library(members, Some(&formats()))),
    ];
    let mut times = [Vec::new(), Vec::new(), Vec::new()];
    let mut sizes = [0; 3];
    for _ in 0..pairs {
        for (at, (_, job)) in jobs.iter().enumerate() {
            let start = Instant::now();
            sizes[at] = job(&members);
            times[at].push(start.elapsed());
        }
    }
    let medians = times.map(median);
    for (at, (name, _)) in jobs.iter().enumerate() {
        let ratio = medians[0] / medians[at];
        println!("{rows} members, {name}: {:.3} s, {} bytes; own is {ratio:.2} times as long", medians[at], sizes[at]);
    }
}
