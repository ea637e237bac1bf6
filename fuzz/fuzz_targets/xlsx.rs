//! Whole workbooks, packed as they are.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| regulars_fuzz::read_file("book.xlsx", bytes));
