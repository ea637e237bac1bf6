//! Quantities and counts.
#![no_main]

use libfuzzer_sys::fuzz_target;
use regulars::read::values::quantity::{count, quantity};
use regulars_fuzz::with_cell;

fuzz_target!(|bytes: &[u8]| {
    with_cell(bytes, |raw| {
        let _ = (count(raw), quantity(raw));
    });
});
