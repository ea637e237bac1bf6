//! Inputs made wrong by chance, without end: no reader panics, takes long, or loses a row.
//!
//! It runs for twenty seconds, or for `REGULARS_MUTATION_SECONDS`, from number 0 or from `REGULARS_MUTATION_FROM` on: the
//! same number makes the same input.
#![allow(clippy::print_stderr, reason = "how many were tried, and the worst, are worth knowing")]

#[path = "../support/dice.rs"]
mod dice;
mod files;
mod mutate;
#[path = "../support/parts.rs"]
mod parts;
mod values;
#[path = "../support/xls.rs"]
mod xls;
#[path = "../support/zip.rs"]
mod zip;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use dice::Dice;

/// No input that is so small may take longer.
const LONGEST: Duration = Duration::from_secs(10);

fn number(variable: &str, usual: u64) -> u64 {
    std::env::var(variable).map_or(usual, |text| text.parse().expect("a whole number"))
}

/// What was tried.
#[derive(Default)]
struct Tried {
    cells: AtomicU64,
    files: AtomicU64,
    /// Nanoseconds of the longest, and its number.
    longest: Mutex<(Duration, u64)>,
    wrong: Mutex<Vec<String>>,
}

impl Tried {
    fn note(&self, number: u64, took: Duration, wrong: Option<String>) {
        let mut longest = self.longest.lock().expect("no panic");
        *longest = (*longest).max((took, number));
        let late = (took > LONGEST).then(|| format!("took {took:?}"));
        self.wrong.lock().expect("no panic").extend(wrong.or(late).map(|what| format!("number {number}: {what}")));
    }
}

/// Runs `parse` on `bytes`; a panic is told with what it was made from.
fn tried(bytes: &[u8], parse: impl FnOnce()) -> Option<String> {
    let panic = catch_unwind(AssertUnwindSafe(parse)).err()?;
    let text = panic.downcast_ref::<String>().cloned();
    let text = text.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string)).unwrap_or_default();
    let hex = bytes.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    Some(format!("{text}\n{hex}"))
}

fn one(number: u64, seeds: &[(&'static str, Vec<u8>)], folder: &Path, all: &Tried) {
    let mut dice = Dice::new(number);
    let began = Instant::now();
    let wrong = if dice.chance(75) {
        all.cells.fetch_add(1, Ordering::Relaxed);
        let bytes = mutate::mutated(dice.pick(&values::CELLS).as_bytes(), &mut dice);
        tried(&bytes, || values::parse(&bytes))
    } else {
        all.files.fetch_add(1, Ordering::Relaxed);
        let (name, bytes) = files::wrong(seeds, &mut dice);
        tried(&bytes, || files::check(folder, name, &bytes)).map(|wrong| format!("{name} {wrong}"))
    };
    all.note(number, began.elapsed(), wrong);
}

#[test]
fn no_input_made_wrong_panics_takes_long_or_loses_a_row() {
    const TOLD: usize = 5;
    let end = Instant::now() + Duration::from_secs(number("REGULARS_MUTATION_SECONDS", 20));
    let next = AtomicU64::new(number("REGULARS_MUTATION_FROM", 0));
    let (all, seeds) = (Tried::default(), files::seeds());
    // A panic that is caught is told at the end.
    std::panic::set_hook(Box::new(|_| {}));
    let work = || {
        let folder = tempfile::tempdir().expect("a folder");
        loop {
            one(next.fetch_add(1, Ordering::Relaxed), &seeds, folder.path(), &all);
            if Instant::now() > end {
                return;
            }
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(work);
        }
    });
    drop(std::panic::take_hook());
    let (cells, files) = (all.cells.into_inner(), all.files.into_inner());
    eprintln!(
        "{cells} cells and {files} files; longest {:?}; {}",
        all.longest.into_inner().expect("no panic"),
        memory()
    );
    let wrong = all.wrong.into_inner().expect("no panic");
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong[..wrong.len().min(TOLD)].join("\n"));
}

/// The most memory that this process has had in use, where it can be told.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default().to_owned()
}

#[test]
fn every_file_to_begin_with_is_read_without_a_panic() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files::seeds() {
        files::check(folder.path(), name, &bytes);
    }
}
