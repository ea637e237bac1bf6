//! Files that the library which reads workbooks cannot bear: they are not run.

/// These await a reader of xlsx of our own: the library asks for what a number says, holds a part as a whole, or walks
/// through four billion blank rows. Each is the beginning of what is wrong with a file.
const AWAITING_THE_READER: [&str; 25] = [
    "blanks between rows, ",
    "rows without end, ",
    "one text, ",
    "one comment, ",
    "one attribute, ",
    "one name of a tag, ",
    "one shared text, ",
    "shared texts",
    "runs of one shared text, ",
    "tags that never close, ",
    "blanks in ",
    "formats, ",
    "entries over each other",
    "20,000 sheets",
    "10000000000 shared texts said",
    "18446744073709551615 shared texts said",
    "4294967295 shared texts said",
    "dimension A1:ZZZZZZ99999999999",
    "dimension XFD1048576:A1",
    "a cell at \"A429496729",
    "a cell at \"A99999999999999999999\"",
    "a cell at \"ZZZZZZZZZZ1\"",
    "a cell at \"FXSHRXX1048576\"",
    "a row \"4294967",
    "a row \"99999999999999999999\"",
];

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
    let awaiting = begins(&AWAITING_THE_READER) || begins(&AWAITING_LIMITS_OF_XLS);
    !awaiting && (optimised || !begins(&LONG))
}
