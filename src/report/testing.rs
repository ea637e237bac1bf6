//! What tests of reports share: options from arguments, tables as text.

use clap::{Args, Command};

use crate::table::{Cell, Report, Table};

/// The report that these arguments ask for.
pub(super) fn asked<R: Args>(arguments: &[&str]) -> R {
    let arguments = ["report"].iter().chain(arguments);
    let matches = R::augment_args(Command::new("report")).try_get_matches_from(arguments).expect("arguments");
    R::from_arg_matches(&matches).expect("options")
}

/// The table with this key.
pub(super) fn table<'t, 'a>(report: &'t Report<'a>, key: &str) -> &'t Table<'a> {
    report.tables.iter().find(|table| table.key == key).expect("a table with this key")
}

/// The rows of a table, each cell as its key or number, blank as `-`, under the columns named (all for none).
pub(super) fn rows(table: &Table, columns: &[&str]) -> Vec<String> {
    let all: Vec<&str> = table.heads().map(|head| head.key).collect();
    let chosen = if columns.is_empty() { &all[..] } else { columns };
    let places: Vec<usize> = chosen.iter().map(|key| table.position(key).expect("a column with this key")).collect();
    let line = |row| places.iter().map(|&column| text(&table.cell(row, column))).collect::<Vec<_>>().join(" ");
    (0..table.len()).map(line).collect()
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Blank => "-".to_owned(),
        Cell::Text(text) => text.to_string(),
        Cell::Both(_, text) | Cell::PhoneKey(text) | Cell::Phone(text) | Cell::Named { key: text, .. } => {
            (*text).to_owned()
        }
        Cell::Code(code) => code.key.to_owned(),
        Cell::Codes(codes) => codes.iter().map(|code| code.key).collect::<Vec<_>>().join(","),
        Cell::Int(number) => number.to_string(),
        Cell::Real(number, decimals) => format!("{number:.*}", usize::from(*decimals)),
        Cell::Money(minor) => crate::book::Money(*minor).to_string(),
        Cell::Share(millionths) => format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000),
        Cell::Date(day) => day.to_string(),
        Cell::Flag(flag) => flag.to_string(),
    }
}
