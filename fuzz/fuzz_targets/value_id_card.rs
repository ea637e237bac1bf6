//! ID numbers.
#![no_main]

use libfuzzer_sys::fuzz_target;
use regulars::read::values::id_card::id_card;
use regulars_fuzz::with_cell;

fuzz_target!(|bytes: &[u8]| {
    with_cell(bytes, |raw| {
        let _ = id_card(raw);
    });
});
