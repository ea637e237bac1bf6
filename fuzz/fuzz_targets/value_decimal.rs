//! Exact numbers, and what is worked out with them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use regulars::read::values::Decimal;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let (a, b) = text.split_once(' ').unwrap_or((&text, "3"));
    if let (Some(a), Ok(b)) = (Decimal::parse(a), Decimal::parse_grouped(b)) {
        let _ =
            (a.times(b), a.product(b), a.sum(b), a.to_money(), a.to_thousandths(), b.to_whole(), b.shifted(bytes[0]));
    }
});
