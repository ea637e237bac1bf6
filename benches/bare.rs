//! How long the least takes that a report on a CSV has to do: `cargo bench --bench bare -- FILE [RUNS]`.
//!
//! Two jobs, on two threads that take half of the file each. *Sums* cuts it and adds up the amounts of each card. *Tiers*
//! is what the peers of `benches/compare` do: it also keeps day and amount of each line, puts those of a card together,
//! finds the largest purchase and the largest sum of half a year, and writes a line for each card. Nothing is checked,
//! nothing is said, no row is known by its place, and no quote, blank or other way of writing is understood: the first
//! column is a card of up to sixteen bytes, the second a day such as 2024-03-05, the third an amount with two decimals.
//! What is written is whole on the disk or not there, as a report must be. Each run is a process of its own, from its
//! start to its end, as the tools are measured.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a measurement says what it measured, or stops")]
#![allow(clippy::iter_over_hash_type, reason = "a sum has no order")]

use std::collections::HashMap;
use std::io::Write;
use std::process::Command;
use std::time::Instant;

use foldhash::fast::FixedState;
use memchr::memchr;

type Cards<T> = HashMap<[u8; 16], T, FixedState>;

/// What is made of a file.
type Job = fn(&[u8]) -> Vec<u8>;

/// A day and an amount.
type Sale = (i32, i64);

fn each_line(mut text: &[u8], mut found: impl FnMut([u8; 16], &[u8], i64)) {
    while let Some(end) = memchr(b'\n', text) {
        let mut fields = text[..end].split(|byte| *byte == b',');
        let [card, day, amount] = [(); 3].map(|()| fields.next().unwrap());
        let mut key = [0; 16];
        key[..card.len()].copy_from_slice(card);
        let minor = number(amount);
        found(key, day, if amount[0] == b'-' { -minor } else { minor });
        text = &text[end + 1..];
    }
}

fn number(text: &[u8]) -> i64 {
    text.iter().filter(|byte| byte.is_ascii_digit()).fold(0, |number, digit| number * 10 + i64::from(digit - b'0'))
}

fn sums(text: &[u8]) -> Cards<i64> {
    let mut sums = Cards::default();
    each_line(text, |card, _, amount| *sums.entry(card).or_default() += amount);
    sums
}

/// The cards in the order in which they were met, and each line with the number of its card.
fn lines(text: &[u8]) -> (Cards<u32>, Vec<(u32, Sale)>) {
    let (mut cards, mut lines) = (Cards::default(), Vec::new());
    each_line(text, |card, day, amount| {
        let next = u32::try_from(cards.len()).unwrap();
        let number = *cards.entry(card).or_insert(next);
        // Days as numbers that are in their order, thirty-one to a month.
        let digits = i32::try_from(self::number(day)).unwrap();
        let day = (digits / 10_000 * 12 + digits / 100 % 100) * 31 + digits % 100;
        lines.push((number, (day, amount)));
    });
    (cards, lines)
}

fn halves<T: Send>(text: &[u8], job: fn(&[u8]) -> T) -> [T; 2] {
    let half = text.len() / 2;
    let (first, second) = text.split_at(half + memchr(b'\n', &text[half..]).unwrap() + 1);
    std::thread::scope(|scope| {
        let second = scope.spawn(move || job(second));
        [job(first), second.join().unwrap()]
    })
}

fn all_sums(text: &[u8]) -> Vec<u8> {
    let [mut all, second] = halves(text, sums);
    for (card, sum) in second {
        *all.entry(card).or_default() += sum;
    }
    all.len().to_string().into()
}

fn all_tiers(text: &[u8]) -> Vec<u8> {
    let [(mut cards, first), (others, second)] = halves(text, lines);
    let mut renamed = vec![0; others.len()];
    for (card, number) in others {
        let next = u32::try_from(cards.len()).unwrap();
        renamed[number as usize] = *cards.entry(card).or_insert(next);
    }
    let all = || first.iter().copied().chain(second.iter().map(|(card, sale)| (renamed[*card as usize], *sale)));
    let mut starts = vec![0; cards.len() + 1];
    for (card, _) in all() {
        starts[card as usize + 1] += 1;
    }
    for card in 0..cards.len() {
        starts[card + 1] += starts[card];
    }
    let (mut next, mut sales) = (starts.clone(), vec![(0, 0); first.len() + second.len()]);
    for (card, sale) in all() {
        sales[next[card as usize]] = sale;
        next[card as usize] += 1;
    }
    let mut by_number: Vec<[u8; 16]> = vec![[0; 16]; cards.len()];
    for (card, number) in cards {
        by_number[number as usize] = card;
    }
    each_judged(&by_number, &starts, &mut sales)
}

/// A line for each card, on two threads; the sales of each stand together.
fn each_judged(by_number: &[[u8; 16]], starts: &[usize], sales: &mut [Sale]) -> Vec<u8> {
    let (mut rows, mut rest) = (Vec::with_capacity(by_number.len()), sales);
    for (card, range) in by_number.iter().zip(starts.windows(2)) {
        let (own, behind) = rest.split_at_mut(range[1] - range[0]);
        (rows, rest) = (
            {
                rows.push((card, own));
                rows
            },
            behind,
        );
    }
    let (left, right) = rows.split_at_mut(by_number.len() / 2);
    std::thread::scope(|scope| {
        let right = scope.spawn(|| judged(right));
        [judged(left), right.join().unwrap()].concat()
    })
}

/// A line for each card: its tier, total and largest purchase of a day.
fn judged(rows: &mut [(&[u8; 16], &mut [Sale])]) -> Vec<u8> {
    let mut out = Vec::new();
    for (card, sales) in rows {
        sales.sort_unstable();
        let (mut total, mut largest, mut window, mut most, mut from) = (0, 0, 0, 0, 0);
        for day in sales.chunk_by(|a, b| a.0 == b.0) {
            largest = largest.max(day.iter().map(|sale| sale.1.max(0)).sum());
        }
        for &(day, amount) in sales.iter() {
            total += amount;
            window += amount;
            while sales[from].0 <= day - 6 * 31 {
                window -= sales[from].1;
                from += 1;
            }
            most = most.max(window);
        }
        let tier = if largest >= 300_000 || most >= 1_000_000 {
            'A'
        } else if total >= 500_000 {
            'B'
        } else {
            'C'
        };
        let card = std::str::from_utf8(&card[..]).unwrap().trim_end_matches('\0');
        writeln!(out, "{card},{tier},{}.{:02},{}.{:02}", total / 100, total % 100, largest / 100, largest % 100)
            .unwrap();
    }
    out
}

/// A job that was asked for by name, done once.
fn once(name: &str, file: &str, out: &str) {
    let text = std::fs::read(file).unwrap();
    let body = &text[memchr(b'\n', &text).unwrap() + 1..];
    let job = JOBS.iter().find(|job| job.0 == name).unwrap().1;
    let made = job(body);
    let mut aside = tempfile::NamedTempFile::new_in(std::path::Path::new(out).parent().unwrap()).unwrap();
    aside.write_all(&made).unwrap();
    aside.as_file().sync_all().unwrap();
    aside.persist(out).unwrap();
}

const JOBS: [(&str, Job); 2] = [("sums", all_sums), ("tiers", all_tiers)];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    if let [once, name, file, out] = words.as_slice()
        && once == "once"
    {
        return self::once(name, file, out);
    }
    let runs = words.get(1).map_or(5, |runs| runs.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    for (name, _) in JOBS {
        let run = |_| {
            let start = Instant::now();
            let mut process = Command::new(std::env::current_exe().unwrap());
            process.args(["once", name, &words[0]]).arg(folder.path().join("out.csv"));
            assert!(process.status().unwrap().success());
            start.elapsed().as_secs_f64()
        };
        let mut seconds: Vec<f64> = (0..runs).map(run).collect();
        seconds.sort_by(f64::total_cmp);
        println!("bare {name} of {}: {:.4} s", words[0], seconds[seconds.len() / 2]);
    }
}
