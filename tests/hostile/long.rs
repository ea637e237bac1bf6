//! Files that are run by the optimised program alone: no other is quick enough for them.

/// Hundreds of megabytes of good rows: a build without optimisation takes about the time allowed, or longer.
const LONG: [&str; 4] = ["rows without end, ", "shared texts, ", "runs of one shared text, ", "ods: a million rows"];

pub(crate) fn is_run(what: &str) -> bool {
    crate::run::is_optimised() || !LONG.iter().any(|beginning| what.starts_with(beginning))
}
