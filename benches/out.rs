//! Writing a workbook of many members beside the library alone: `cargo bench --bench out -- [ROWS] [PAIRS]`.
//!
//! Ten columns of each member, in the constant-memory mode at the quickest compression on both sides; the library writes
//! the cells without a format, a width, a filter or a cover. By turns in one process; medians are printed.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a measurement says what it measured, or stops")]

use std::collections::BTreeMap;
use std::io::Cursor;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use regulars::table::{Cell, Column, Document, Lang, Privacy, Report, Table, column};
use regulars::write::{Format, write};
use rust_xlsxwriter::{ExcelDateTime, Workbook};

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
        balance: empty("balance"),
        definitions: Vec::new(),
        problems: empty("problems"),
        privacy: Privacy { phone: str::to_owned, suffixes: BTreeMap::new() },
    };
    let mut out = Vec::new();
    write(&document, Format::Xlsx, None, &mut out).unwrap();
    out.len()
}

fn library(members: &[i64]) -> usize {
    let mut book = Workbook::new();
    book.set_zip_compression_level(1);
    let sheet = book.add_worksheet_with_constant_memory().unwrap();
    for (row, &of) in (1..).zip(members) {
        for column in 0..3 {
            sheet.write_string(row, column, text(of)).unwrap();
        }
        for column in 3..5 {
            let day = ExcelDateTime::parse_from_str(&day(of).to_string()).unwrap();
            sheet.write_datetime(row, column, day).unwrap();
        }
        for (column, number) in (5..).zip([of % 90, of % 700, of * 7, of * 3, of]) {
            let number = f64::from(i32::try_from(number).unwrap());
            sheet.write_number(row, column, if column < 7 { number } else { number / 100.0 }).unwrap();
        }
    }
    let mut out = Cursor::new(Vec::new());
    book.save_to_writer(&mut out).unwrap();
    out.into_inner().len()
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64()
}

fn main() {
    let mut numbers = std::env::args().skip(1).filter_map(|word| word.parse::<u32>().ok());
    let (rows, pairs) = (numbers.next().unwrap_or(125_000), numbers.next().unwrap_or(5));
    let members = members(rows);
    let timed = |job: fn(&[i64]) -> usize| {
        let start = Instant::now();
        (job(&members), start.elapsed())
    };
    let (mut ours, mut theirs, mut sizes) = (Vec::new(), Vec::new(), (0, 0));
    for _ in 0..pairs {
        let (own, library) = (timed(own), timed(library));
        sizes = (own.0, library.0);
        ours.push(own.1);
        theirs.push(library.1);
    }
    let (ours, theirs) = (median(ours), median(theirs));
    println!("{rows} members: own {ours:.3} s, the library alone {theirs:.3} s: {:.2} times as long", ours / theirs);
    println!("{} and {} bytes", sizes.0, sizes.1);
}
