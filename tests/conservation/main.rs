//! Nothing is lost and nothing invented: random shops with all the dirt of real sheets, of which it is known what
//! becomes of each row and each fen, are read from every form and after every change that no figure may notice.
//!
//! Each shop is tried in two forms and after one change. `REGULARS_SHOPS=0..2000` tries all forms and all changes on
//! each; other numbers are other shops.

mod answer;
mod change;
#[path = "../support/dice.rs"]
mod dice;
mod file;
mod grid;
mod make;
mod shop;
mod spell;
mod truth;

use std::ops::Range;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use change::Change;
use dice::Dice;
use file::Form;
use spell::Style;
use truth::Truth;

const ASKED: &str = "REGULARS_SHOPS";

fn shops() -> Range<u64> {
    let Ok(asked) = std::env::var(ASKED) else { return 0..2000 };
    let number = |text: &str| text.parse().expect("a number, or two with .. between");
    match asked.split_once("..") {
        Some((from, to)) => number(from)..number(to),
        None => number(&asked)..number(&asked) + 1,
    }
}

/// Runs `check` for each shop on all cores; what goes wrong is told with the number of the shop.
fn for_each_shop(check: impl Fn(u64, &Path) -> Result<(), String> + Sync) {
    const TOLD: usize = 3;
    let shops = shops();
    let next = AtomicU64::new(shops.start);
    let wrong = Mutex::new(Vec::new());
    let work = || {
        let folder = tempfile::tempdir().expect("a folder");
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= shops.end {
                return;
            }
            if let Err(what) = check(seed, folder.path()) {
                wrong.lock().expect("no panic").push(format!("shop {seed}: {what}"));
            }
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(work);
        }
    });
    let wrong = wrong.into_inner().expect("no panic");
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong[..wrong.len().min(TOLD)].join("\n\n"));
}

#[test]
fn every_row_and_every_fen_of_a_random_shop_is_where_it_belongs_in_every_form() {
    for_each_shop(|seed, folder| {
        let shop = make::shop(seed);
        for form in some(&Form::ALL, seed, 2) {
            let shop = if form.is_text() { shop.apart() } else { shop.clone() };
            let truth = truth::of(&shop);
            if let Some(wrong) = answer::differs(&shop, &truth, form, Style::PLAIN, folder) {
                return Err(format!("{form:?}\n{wrong}"));
            }
        }
        Ok(())
    });
}

#[test]
fn tables_below_each_other_in_one_sheet_are_as_good_as_sheets() {
    for_each_shop(|seed, folder| {
        let shop = make::shop(seed);
        if shop.files.iter().all(|sheets| sheets.len() == 1) {
            return Ok(());
        }
        let truth = truth::of(&shop);
        let wrong =
            |form| answer::differs_stacked(&shop, &truth, form, folder).map(|wrong| format!("{form:?}\n{wrong}"));
        some(&Form::ALL, seed, 1).into_iter().find_map(wrong).map_or(Ok(()), Err)
    });
}

#[test]
fn no_figure_notices_order_spelling_or_division_of_a_random_shop() {
    for_each_shop(|seed, folder| {
        let shop = make::shop(seed);
        let before = truth::of(&shop);
        let mut dice = Dice::new(!seed);
        for change in some(&Change::ALL, seed, 1) {
            let form = *dice.pick(&Form::ALL);
            let (changed, style) = change.of(&shop, &mut dice);
            let changed = if form.is_text() { changed.apart() } else { changed };
            let truth = truth::of(&changed);
            assert!(is_unmoved(&before, &truth), "shop {seed}: {change:?} changed the truth itself");
            if let Some(wrong) = answer::differs(&changed, &truth, form, style, folder) {
                return Err(format!("{change:?} as {form:?}\n{wrong}"));
            }
        }
        Ok(())
    });
}

/// Some of all ways for each shop, each way equally often; all of them where shops are asked for.
fn some<T: Copy>(all: &[T], seed: u64, count: usize) -> Vec<T> {
    let first = usize::try_from(seed).expect("a small number") * count;
    let count = if std::env::var_os(ASKED).is_some() { all.len() } else { count };
    (first..first + count).map(|at| all[at % all.len()]).collect()
}

/// Whether a change left everything where it was. Copies of one line in two sheets are a matter of files, not of rows.
fn is_unmoved(before: &Truth, after: &Truth) -> bool {
    before.twins || before.is_like(after)
}
