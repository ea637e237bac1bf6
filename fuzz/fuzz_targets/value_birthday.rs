//! Birthdays, of either calendar.
#![no_main]

use libfuzzer_sys::fuzz_target;
use regulars::read::values::birthday::{Reading, birthday};
use regulars::read::values::date::Orders;
use regulars_fuzz::with_cell;

fuzz_target!(|bytes: &[u8]| {
    with_cell(bytes, |raw| {
        for lunar in [false, true] {
            let _ = birthday(raw, Reading { as_of_year: 2024, lunar, orders: Orders::default() });
        }
    });
});
