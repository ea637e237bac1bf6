//! Several purchases in one cell, or in three whose entries belong together.
#![no_main]

use libfuzzer_sys::fuzz_target;
use regulars::read::values::entries::{parallel, purchases};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut cells = text.splitn(3, '\u{1f}');
    let (details, days, staff) = (cells.next(), cells.next(), cells.next());
    let _ = purchases(details.unwrap_or_default());
    let _ = parallel(details.unwrap_or_default(), days.unwrap_or_default(), staff.unwrap_or_default());
});
