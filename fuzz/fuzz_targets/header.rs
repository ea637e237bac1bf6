//! The search for a header: lines of cells, a tab between each two.
#![no_main]

use libfuzzer_sys::fuzz_target;
use regulars::read::header::{Naming, understand};
use regulars::read::preview::{OwnedCell, Preview};
use regulars::read::row::{Cells, Row};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut preview = Preview { whole: true, ..Preview::default() };
    for (number, line) in (1..).zip(text.lines().take(60)) {
        let cell = |text: &str| match text.strip_prefix('=').and_then(|number| number.parse().ok()) {
            Some(number) => OwnedCell::Number(number),
            None if text.is_empty() => OwnedCell::Blank,
            None => OwnedCell::Text(text.to_owned()),
        };
        let cells: Vec<OwnedCell> = line.split('\t').take(40).map(cell).collect();
        preview.push(Row { number, cells: Cells::Typed(&cells) });
    }
    let naming = Naming { mapped: &[], configured: &[], has_header: !bytes.starts_with(b"\n"), kind: None };
    if let Ok(layout) = understand(&preview, "消费", &naming) {
        for row in &preview.rows {
            let _ = layout.is_header_again(&row.row());
        }
    }
});
