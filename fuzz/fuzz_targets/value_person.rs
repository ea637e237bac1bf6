//! Names of members and staff.
#![no_main]

use libfuzzer_sys::fuzz_target;
use regulars::read::values::{person, text};
use regulars_fuzz::with_cell;

fuzz_target!(|bytes: &[u8]| {
    with_cell(bytes, |raw| {
        let text = raw.text();
        let _ = (person::person(&text), person::staff_key(&text), text::fold(&text), text::is_nothing(&text));
    });
});
