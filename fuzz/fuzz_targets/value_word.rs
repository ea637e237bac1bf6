//! Single words: channels, results, states, tiers.
#![no_main]

use libfuzzer_sys::fuzz_target;
use regulars::read::values::{contact, standing, tier};
use regulars_fuzz::with_cell;

fuzz_target!(|bytes: &[u8]| {
    with_cell(bytes, |raw| {
        let _ = (contact::channel(raw), contact::said(raw, raw), standing::standing(raw), tier::tier(raw));
    });
});
