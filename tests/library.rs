//! xls and ods: read in a process apart as in this one, with limits, and without a word of its own.
#![allow(clippy::unwrap_used, reason = "a test that cannot write its sheets has failed")]

#[path = "support/parts.rs"]
mod parts;
mod support;
#[path = "support/xls.rs"]
mod xls;
#[path = "support/zip.rs"]
mod zip;

use std::path::{Path, PathBuf};

use regulars::book::rules::RuleBook;
use regulars::read::{Input, Options, Reading, read};
use support::Shop;

/// What is read of a file, by `program` or in this process.
fn reading(path: &Path, program: Option<PathBuf>) -> Reading {
    let options = Options { program, ..Options::default() };
    let inputs = [Input::File(path.to_owned(), true)];
    let today = chrono::NaiveDate::from_ymd_opt(2024, 12, 31).unwrap();
    read(&inputs, &options, &RuleBook::default().rules().unwrap(), today)
}

fn program() -> PathBuf {
    env!("CARGO_BIN_EXE_regulars").into()
}

/// Texts that a line of text cannot hold as they are, and cells of all sorts.
fn ods() -> Vec<u8> {
    let cell = |kind: &str, value: &str, text: &str| {
        format!(r#"<table:table-cell office:value-type="{kind}" {value}><text:p>{text}</text:p></table:table-cell>"#)
    };
    let row = cell("date", r#"office:date-value="2024-03-06""#, "6/3")
        + &cell("string", "", "李\\n四</text:p><text:p>五")
        + &cell("float", r#"office:value="0.30000000000000004""#, "0.3");
    parts::ods_with(&format!("<table:table-row>{row}</table:table-row>"))
}

#[test]
fn a_process_apart_reads_what_this_one_reads() {
    let shop = Shop::new();
    for (name, bytes) in [("a.xls", xls::xls_with(&[])), ("a.ods", ods())] {
        shop.write(name, bytes);
        let apart = reading(&shop.path(name), Some(program())).book;
        let here = reading(&shop.path(name), None).book;
        assert!(here.lines.iter().count() >= 2, "{name}");
        assert_eq!(format!("{apart:?}"), format!("{here:?}"), "{name}");
    }
}

#[test]
fn where_none_can_be_started_this_one_reads() {
    let shop = Shop::new();
    shop.write("a.xls", xls::xls_with(&[]));
    let read = reading(&shop.path("a.xls"), Some(shop.path("nowhere")));
    assert!(!read.failed && read.book.lines.iter().count() == 2);
}

#[test]
fn too_much_memory_or_time_is_an_error_of_the_file() {
    let shop = Shop::new();
    // A cell in the last row and the last column, so that the library asks for all between.
    let far = [0xFFFF_u16, 0xFFFF, 0].map(u16::to_le_bytes).concat();
    shop.write("far.xls", xls::xls_with(&xls::record(0x0203, &[far, 1.0_f64.to_le_bytes().to_vec()].concat())));
    shop.write("good.csv", "姓名,消费日期,实付金额\n张三,2024-3-5,100\n");
    let ran = shop.run("check . --today 2024-12-31 --lang en");
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.out.contains("save it as xlsx"), "{}", ran.out);
    assert!(ran.out.contains("good.csv") && !ran.err.contains("panicked"), "{}", ran.err);
}

#[test]
fn nobody_is_told_of_the_process() {
    let shop = Shop::new();
    for line in ["--help", "help", "check --help"] {
        assert!(!shop.run(line).out.contains("read-workbook"), "{line}");
    }
}
