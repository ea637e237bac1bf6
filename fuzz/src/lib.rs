//! What the fuzz targets share. How to run them:
//!
//! ```text
//! cargo install cargo-fuzz
//! cargo +nightly fuzz list
//! cargo +nightly fuzz run csv -- -max_total_time=600 -rss_limit_mb=256 -timeout=10
//! ```
//!
//! Each target is a file of `fuzz_targets/`: `csv` and `header` for text, `xlsx` for whole workbooks, `xlsx_parts` for
//! the XML inside them, `value_…` for the parsers of single cells. A target fails by a panic, by more than 10 seconds or
//! by more than 256 MB. What it found is kept in `artifacts/`; `cargo +nightly fuzz run TARGET FILE` tries it again.
//!
//! Without cargo-fuzz the targets run on a stable toolchain as well, with a corpus folder behind the limits:
//!
//! ```text
//! export RUSTFLAGS="--cfg fuzzing -Cdebug-assertions -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4
//!   -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table"
//! cargo run --release --manifest-path fuzz/Cargo.toml --target x86_64-unknown-linux-gnu --bin csv -- -max_total_time=600
//! ```
//!
//! (`--target` keeps the flags away from build scripts.) The same inputs, made wrong by chance and not by what they
//! reach, are tried by `tests/mutation`, which needs no toolchain of its own.

use std::sync::LazyLock;

use chrono::NaiveDate;
use regulars::book::Rules;
use regulars::book::rules::RuleBook;
use regulars::read::{Input, Options, Raw, read};

/// A cell made of bytes: the first says whether it is a text or a number.
pub fn with_cell(bytes: &[u8], parse: impl FnOnce(Raw<'_>)) {
    let Some((kind, rest)) = bytes.split_first() else { return };
    let number = || rest.first_chunk().map(|bits| f64::from_le_bytes(*bits)).unwrap_or_default();
    match kind {
        0 => parse(Raw::Number(number())),
        1 => parse(Raw::Serial(number())),
        _ => parse(Raw::Text(&String::from_utf8_lossy(rest))),
    }
}

/// The day that all is read for.
pub fn as_of() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 12, 31).expect("a day")
}

/// Reads a file of these bytes; every row and all money must have gone somewhere.
pub fn read_file(name: &str, bytes: &[u8]) {
    static RULES: LazyLock<Rules> = LazyLock::new(|| RuleBook::default().rules().expect("the rules built in"));
    static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| tempfile::tempdir().expect("a folder"));
    let path = FOLDER.path().join(name);
    std::fs::write(&path, bytes).expect("a file written");
    let reading = read(&[Input::File(path, true)], &Options::default(), &RULES, as_of());
    for sheet in &reading.book.sheets {
        assert!(sheet.balance.holds(), "a balance that is none: {:?}", sheet.balance);
    }
}
