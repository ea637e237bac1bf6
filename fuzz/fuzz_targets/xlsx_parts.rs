//! The parts inside a workbook: the first byte says which is replaced, so that no zip stands between the bytes and the
//! reader of XML.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/support/parts.rs"]
mod parts;
#[path = "../../tests/support/zip.rs"]
mod zip;

fuzz_target!(|bytes: &[u8]| {
    let Some((which, xml)) = bytes.split_first() else { return };
    let parts = parts::xlsx_parts();
    let part = &parts[usize::from(*which) % parts.len()].0;
    let book = zip::zip(&parts::entries_with(zip::Entry::stored(part, xml)));
    regulars_fuzz::read_file("book.xlsx", &book);
});
