//! The tables of other reports, asked for as on the command line.

use chrono::NaiveDate;
use clap::{Command, FromArgMatches, Subcommand};

use crate::book::{Book, Rules};
use crate::report::{AnyReport, Ask, Refusal};
use crate::table::{Cell, Report, Table};

/// The options that reports share: here none.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Nothing {}

/// What reports are worked out from.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) book: &'a Book,
    pub(super) rules: &'a Rules,
    pub(super) as_of: NaiveDate,
}

impl<'a> Source<'a> {
    /// The same as of another day.
    pub(super) const fn at(self, as_of: NaiveDate) -> Self {
        Self { as_of, ..self }
    }

    /// The report that these words of the command line ask for.
    ///
    /// # Errors
    /// What the report refuses.
    pub(super) fn report(self, words: &[impl AsRef<str>]) -> Result<Report<'a>, Refusal> {
        asked(words)?.run(self.book, self.rules, self.as_of)
    }

    /// One table of it.
    ///
    /// # Errors
    /// As [`Source::report`].
    pub(super) fn table(self, words: &[impl AsRef<str>], key: &str) -> Result<Table<'a>, Refusal> {
        take(&mut self.report(words)?, key)
    }
}

/// What these words of the command line ask for.
pub(super) fn asked(words: &[impl AsRef<str>]) -> Result<AnyReport<Nothing>, Refusal> {
    let command = AnyReport::<Nothing>::augment_subcommands(Command::new("pack").no_binary_name(true));
    let matches = command.try_get_matches_from(words.iter().map(AsRef::as_ref));
    let asked = matches.and_then(|matches| AnyReport::from_arg_matches(&matches));
    asked.map_err(|error| Refusal(error.to_string(), error.to_string()))
}

/// A table of a report.
pub(super) fn found_in<'r, 'a>(report: &'r Report<'a>, key: &str) -> Result<&'r Table<'a>, Refusal> {
    report.tables.iter().find(|table| table.key == key).ok_or_else(|| no_such(report.name, key))
}

/// Takes a table out of a report.
pub(super) fn take<'a>(report: &mut Report<'a>, key: &str) -> Result<Table<'a>, Refusal> {
    let place = report.tables.iter().position(|table| table.key == key);
    let place = place.ok_or_else(|| no_such(report.name, key))?;
    Ok(report.tables.remove(place))
}

/// Shows only these columns.
pub(super) fn choose<'a>(mut table: Table<'a>, keys: &[&str]) -> Result<Table<'a>, Refusal> {
    let keys: Vec<String> = keys.iter().map(|&key| key.to_owned()).collect();
    table.choose(&keys).map_err(|key| no_such(table.key, &key))?;
    Ok(table)
}

/// The cell under `key` in the first row whose cell under `by` is `value`.
pub(super) fn looked_up<'a>(table: &Table<'a>, (by, value): (&str, &str), key: &str) -> Option<Cell<'a>> {
    let (by, column) = (table.position(by)?, table.position(key)?);
    let is = |row: &usize| matches!(table.cell(*row, by), Cell::Text(text) if text == value);
    (0..table.len()).find(is).map(|row| table.cell(row, column))
}

fn no_such(of: &str, key: &str) -> Refusal {
    Refusal(format!("{of}: 没有 {key}"), format!("{of}: no {key}"))
}
