//! Files that are not run: those that the library for xls cannot bear, and those that only the optimised program is
//! quick enough for.

/// These await limits around the library for xls: it asks for all cells between two far corners, and goes round in a
/// circle of sectors.
const AWAITING_LIMITS_OF_XLS: [&str; 5] = [
    "xls: a cell far off",
    "xls: a text of no characters",
    "xls: a row of cells ending before it begins",
    "xls: dimensions of all",
    "xls: a directory in a circle",
];

/// Hundreds of megabytes of good rows: a build without optimisation takes about the time allowed, or longer.
const LONG: [&str; 4] = ["rows without end, ", "shared texts, ", "runs of one shared text, ", "ods: a million rows"];

pub(crate) fn is_run(what: &str) -> bool {
    let begins = |list: &[&str]| list.iter().any(|beginning| what.starts_with(beginning));
    let optimised = !cfg!(debug_assertions) || std::env::var_os("REGULARS_PROGRAM").is_some();
    !begins(&AWAITING_LIMITS_OF_XLS) && (optimised || !begins(&LONG))
}
