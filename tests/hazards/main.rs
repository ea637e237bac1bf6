//! The hazards of real sheets: each `tests/hazards/cases/NN-NAME.txt` holds cases of hazard NN, what stands in the sheet
//! and what must be read of it and said about it. Expected values are written by hand from the catalogue of hazards.
//!
//! A file has frames, where one cell varies, and whole cases:
//!
//! ```text
//! frame till.csv
//!   消费日期,姓名,实付金额
//!   {},张三,100
//! - 2024-2-30 | E A2 没有“2024-2-30”这一天，请改正
//!
//! case a name is left out
//! file till.csv
//!   姓名,消费日期,实付金额
//!   …
//! line 2024-03-05 张三 100.00
//! W A3 没写姓名，按上一行计入；不对请补上
//! en No name; counted as the row above
//! ```
//!
//! `line`, `member`, `members`, `contact`, `complaint`, `application`, `person`, `item`, `order`, `voucher`, `balance` and
//! `failed` state what was read; `E`, `W` and `I` with a cell (`-`
//! for the whole sheet) and a message state all problems, in their order.
#![allow(clippy::unwrap_used, reason = "a test that cannot write its sheets has failed")]

mod lists;
mod script;
mod sheet;
mod shown;
#[path = "../support/workbook.rs"]
mod support;
mod workbook;

use std::collections::BTreeMap;
use std::path::Path;

use script::Case;

/// How many cases each hazard has at least.
const LEAST: usize = 5;

fn cases() -> Vec<Case> {
    let folder = Path::new("tests/hazards/cases");
    let mut files: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |file: &std::path::PathBuf| script::cases(file, &std::fs::read_to_string(file).unwrap());
    files.iter().flat_map(read).collect()
}

#[test]
fn every_case_is_read_as_the_catalogue_says() {
    let wrong: Vec<String> = cases().iter().filter_map(shown::difference).collect();
    assert!(wrong.is_empty(), "{} cases differ\n\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_hazard_has_its_cases() {
    let mut count: BTreeMap<u8, usize> = (1..=60).map(|hazard| (hazard, 0)).collect();
    for case in cases() {
        *count.entry(case.hazard).or_default() += 1;
    }
    for (hazard, cases) in count.range(1..) {
        assert!(*cases >= LEAST, "hazard {hazard} has {cases} cases");
    }
}
