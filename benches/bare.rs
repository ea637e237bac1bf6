//! How long the least takes that a report on a CSV has to do: `cargo bench --bench bare -- FILE [RUNS]`.
//!
//! Two threads take half of the file each, cut it, and add up the amounts of each card in a table of their own. Nothing
//! is checked, nothing is said, nothing is kept of a line, and no quote, blank or other way of writing is understood: the
//! first column is a card of up to sixteen bytes, the third an amount with two decimals.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a measurement says what it measured, or stops")]
#![allow(clippy::iter_over_hash_type, reason = "a sum has no order")]

use std::collections::HashMap;
use std::time::Instant;

use foldhash::fast::FixedState;
use memchr::memchr;

type Sums = HashMap<[u8; 16], i64, FixedState>;

fn sums(mut text: &[u8]) -> Sums {
    let mut sums = Sums::default();
    while let Some(end) = memchr(b'\n', text) {
        let mut fields = text[..end].split(|byte| *byte == b',');
        let (card, amount) = (fields.next().unwrap(), fields.nth(1).unwrap());
        let mut key = [0; 16];
        key[..card.len()].copy_from_slice(card);
        let digits = amount.iter().filter(|byte| byte.is_ascii_digit());
        let minor = digits.fold(0, |minor, digit| minor * 10 + i64::from(digit - b'0'));
        *sums.entry(key).or_default() += if amount[0] == b'-' { -minor } else { minor };
        text = &text[end + 1..];
    }
    sums
}

fn both(text: &[u8]) -> usize {
    let half = text.len() / 2;
    let (first, second) = text.split_at(half + memchr(b'\n', &text[half..]).unwrap() + 1);
    std::thread::scope(|scope| {
        let second = scope.spawn(|| sums(second));
        let mut all = sums(first);
        for (card, sum) in second.join().unwrap() {
            *all.entry(card).or_default() += sum;
        }
        all.len()
    })
}

fn main() {
    let mut words = std::env::args().skip(1).filter(|word| !word.starts_with('-'));
    let (file, runs) = (words.next().unwrap(), words.next().map_or(5, |runs| runs.parse().unwrap()));
    let mut seconds: Vec<f64> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            let text = std::fs::read(&file).unwrap();
            let body = &text[memchr(b'\n', &text).unwrap() + 1..];
            assert!(both(body) > 0);
            start.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    println!("bare sums of {file}: {:.3} s", seconds[seconds.len() / 2]);
}
