//! Yes and no, consent, man or woman.
#![no_main]

use libfuzzer_sys::fuzz_target;
use regulars::read::values::mark::{Asks, consent, gender, mark};
use regulars_fuzz::with_cell;

fuzz_target!(|bytes: &[u8]| {
    with_cell(bytes, |raw| {
        let _ = (mark(raw), consent(raw, Asks::OptIn), consent(raw, Asks::OptOut), gender(raw));
    });
});
