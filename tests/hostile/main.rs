//! Files that nobody would make, and some that somebody did: whatever they are, the program ends in time, in little
//! memory, and with a code of its table.
//!
//! `REGULARS_HOSTILE=part of a name` runs only those; `REGULARS_PROGRAM=path` runs another build of the program.
#![allow(clippy::print_stderr, reason = "the worst of them are worth knowing")]

mod bombs;
mod case;
mod container;
mod damaged;
#[path = "../support/dice.rs"]
mod dice;
mod long;
mod markup;
#[path = "../support/parts.rs"]
mod parts;
mod run;
mod text;
#[path = "../support/xls.rs"]
mod xls;
#[path = "../support/zip.rs"]
mod zip;

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use case::Case;
use run::{Outcome, check};

/// At least so many are asked for.
const WANTED: usize = 300;

fn cases() -> Vec<Case> {
    let mut cases = bombs::cases();
    cases.extend(container::cases());
    cases.extend(markup::cases());
    cases.extend(damaged::cases());
    cases.extend(text::cases());
    cases
}

/// Every case run, on all cores, in the order of the cases.
fn run_all(cases: &[Case]) -> Vec<Outcome> {
    let next = AtomicUsize::new(0);
    let outcomes = Mutex::new(Vec::new());
    let work = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(case) = cases.get(at) else { return };
            let folder = tempfile::tempdir().expect("a folder");
            std::fs::write(folder.path().join(&case.file), &case.bytes).expect("a file written");
            let outcome = check(folder.path(), &case.file);
            outcomes.lock().expect("no panic").push((at, outcome));
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(work);
        }
    });
    let mut outcomes = outcomes.into_inner().expect("no panic");
    outcomes.sort_by_key(|(at, _)| *at);
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}

#[test]
fn no_hostile_file_ends_the_program_badly() {
    let mut cases = cases();
    if let Ok(part) = std::env::var("REGULARS_HOSTILE") {
        cases.retain(|case| case.what.contains(&part));
    } else {
        cases.retain(|case| long::is_run(&case.what));
        assert!(cases.len() >= WANTED, "{} cases", cases.len());
    }
    let outcomes = run_all(&cases);
    tell_worst(&cases, &outcomes);
    let tell = |(case, outcome): (&Case, &Outcome)| outcome.wrong().map(|wrong| format!("{}: {wrong}", case.what));
    let wrong: Vec<String> = cases.iter().zip(&outcomes).filter_map(tell).collect();
    assert!(wrong.is_empty(), "{} of {} wrong\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// Says which came nearest to the limits.
fn tell_worst(cases: &[Case], outcomes: &[Outcome]) {
    const TOLD: usize = 4;
    let mut both: Vec<(&Case, &Outcome)> = cases.iter().zip(outcomes).collect();
    let tell = |(case, outcome): &(&Case, &Outcome)| {
        eprintln!("{}: {:.1} s, {} MB", case.what, outcome.took.as_secs_f64(), outcome.memory_kb / 1024);
    };
    eprintln!("{} files", cases.len());
    both.sort_by_key(|(_, outcome)| std::cmp::Reverse(outcome.took));
    both.iter().take(TOLD).for_each(tell);
    both.sort_by_key(|(_, outcome)| std::cmp::Reverse(outcome.memory_kb));
    both.iter().take(TOLD).for_each(tell);
}
