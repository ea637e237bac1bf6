//! The guide's list of columns, held against the columns of every report.
#![allow(clippy::unwrap_used, reason = "a test that cannot lay out its folder has failed")]

use std::fs;

use clap::Parser;
use regulars::book::calendar::as_of;
use regulars::book::rules::RuleBook;
use regulars::cli::{Cli, Command};
use regulars::read::{Options, input, read};
use regulars::report::Ask;

const COLUMNS: &str = include_str!("../src/guide/columns.md");

/// What brings out every table of the reports that do not always show all.
const MORE: &[(&str, &[&str])] = &[
    ("spend", &["--by", "month"]),
    ("tiers", &["--compare", "--fit-mix", "--since", "2026-01-01"]),
    ("rfm", &["--since", "2026-01-01"]),
    ("abc", &["--since", "2026-01-01"]),
    ("callbacks", &["today"]),
    ("shortfall", &["5000"]),
    ("cards", &[]),
    ("cards", &["form", "00673"]),
    ("cards", &["check"]),
    ("member", &["00116"]),
    ("handover", &["--from", "小李"]),
    ("callbacks on", &["2026-11-20"]),
    ("callbacks weather", &["cold"]),
];

/// The keys that the guide states for a table of a report.
fn stated(report: &str, table: &str) -> Option<String> {
    let section = COLUMNS.split("\n## ").find(|section| section.lines().next() == Some(report))?;
    let row = section.lines().find(|line| {
        let tables = line.split('|').nth(1).unwrap_or_default();
        tables.split('`').any(|name| name == table)
    })?;
    Some(row.split('|').nth(2)?.trim().trim_matches('`').to_owned())
}

#[test]
fn the_guide_states_the_keys_of_every_table_of_every_report() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in regulars::demo::shop().unwrap() {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let files = input::expand(&[folder.path().display().to_string()]).unwrap();
    let mut rules = RuleBook::default();
    rules.set("tiers.keep=12 months").unwrap();
    rules.set("abc.floors.A=500").unwrap();
    let rules = rules.rules().unwrap();
    let today = as_of("2026-11-22", chrono::NaiveDate::default()).unwrap();
    let book = read(&files, &Options::new(&[], &[], None, true).unwrap(), &rules, today).book;
    let reports = regulars::report::AnyReport::<regulars::cli::Common>::NAMES.iter().copied();
    // A list of callbacks with keys of its own has a section of its own.
    for name in reports.chain([
        "callbacks on",
        "callbacks plan",
        "callbacks audit",
        "callbacks effect",
        "callbacks arrivals",
        "callbacks weather",
    ]) {
        let mut lines: Vec<&[&str]> =
            MORE.iter().filter(|(report, _)| *report == name).map(|(_, more)| *more).collect();
        if lines.is_empty() {
            lines.push(&[]);
        }
        for more in lines {
            let words: Vec<&str> = name.split(' ').collect();
            let line = [&["regulars"], &words[..], more].concat();
            let Command::Report(report) = Cli::try_parse_from(line).unwrap().command else {
                panic!("{name} is a report")
            };
            for table in report.run(&book, &rules, today).unwrap().tables {
                let keys: Vec<&str> = table.heads().map(|head| head.key).collect();
                let stated = stated(name, table.key);
                let all = keys.join(", ");
                assert_eq!(stated.as_deref(), Some(all.as_str()), "src/guide/columns.md: {name} {}", table.key);
            }
        }
    }
}
