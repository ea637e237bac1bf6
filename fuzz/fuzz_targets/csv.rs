//! Text files: first cut into rows, then read as the program reads them.
#![no_main]

use std::ops::ControlFlow;

use libfuzzer_sys::fuzz_target;
use regulars::read::row::Walk;
use regulars::read::text::{Bytes, TextSheet};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(mut sheet) = TextSheet::open(Bytes::Memory(bytes.into()), None) {
        let mut last = 0;
        let _ = sheet.walk(&mut |row| {
            assert!(row.number > last, "row {} behind row {last}", row.number);
            last = row.number;
            row.iter().for_each(|cell| drop(cell.text()));
            ControlFlow::Continue(())
        });
    }
    regulars_fuzz::read_file("till.csv", bytes);
});
