//! Report → bytes, one format a file.
//!
//! [`write()`] takes a [`Document`] and a [`Format`]; [`atomic::replace`] puts what it writes where a file was, whole or
//! not at all. How a value is spelt for people and for programs stands in one place, `spelling`.

pub mod atomic;
mod csv;
mod entry;
mod error;
#[cfg(test)]
mod fixture;
mod format;
mod html;
mod ics;
mod json;
mod layout;
mod markdown;
mod palette;
mod paste;
mod spelling;
mod text;
mod wrapped;
mod xlsx;

use std::io::Write;

pub use entry::{Entry, Holds};
pub use error::{WriteError, why};
pub use format::Format;

use crate::table::{Document, Lang, Privacy, Table};

/// What a caller may want to say after writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// Cells that got a leading `'` because a spreadsheet would have taken them for formulas.
    pub guarded: usize,
}

/// Writes `document` in `format`: all its tables, or the one with the key `table`. A CSV holds one table, the first
/// unless another is named. Writing is buffered by the caller.
///
/// # Errors
/// A table that is not there, or an `out` that does not take the bytes; a closed pipe among these, see
/// [`WriteError::is_closed_pipe`].
pub fn write(
    document: &Document,
    format: Format,
    table: Option<&str>,
    out: &mut (dyn Write + Send),
) -> Result<Written, WriteError> {
    let tables = tables(document, table, format)?;
    let mut written = Written::default();
    match format {
        Format::Table { color } => text::write(document, &tables, color, out)?,
        Format::Csv { people, raw } => {
            if let Some(table) = tables.first() {
                written.guarded = csv::write(document, table, people, raw, out)?;
            }
        }
        Format::Json => json::write(document, &tables, out)?,
        Format::Markdown => markdown::write(document, &tables, out)?,
        Format::Html => html::write(document, &tables, out)?,
        Format::Xlsx => xlsx::write(document, &tables, out)?,
        Format::Calendar => ics::write(document, &tables, out)?,
        Format::Paste => match tables.iter().find(|table| table.has_tasks()) {
            Some(table) => paste::write(document, table, out)?,
            None => text::write(document, &tables, false, out)?,
        },
    }
    out.flush()?;
    Ok(written)
}

/// Writes tables as the sheets of a workbook that is read again: each under its title, the headings in `lang`.
///
/// # Errors
/// An `out` that does not take the bytes.
pub fn write_sheets(
    tables: &[Table<'_>],
    lang: Lang,
    privacy: &Privacy,
    out: &mut (dyn Write + Send),
) -> Result<(), WriteError> {
    xlsx::plain::write(tables, lang, privacy, out)?;
    Ok(out.flush()?)
}

/// Writes tables as empty sheets for people to fill in; `entry` says what a column takes, by the keys of sheet and column.
///
/// # Errors
/// An `out` that does not take the bytes.
pub fn write_blank(
    tables: &[Table<'_>],
    entry: &dyn Fn(&str, &str) -> Entry,
    lang: Lang,
    out: &mut (dyn Write + Send),
) -> Result<(), WriteError> {
    xlsx::blank::write(tables, entry, lang, out)?;
    Ok(out.flush()?)
}

fn tables<'d, 'a>(
    document: &'d Document<'a>,
    name: Option<&str>,
    format: Format,
) -> Result<Vec<&'d Table<'a>>, WriteError> {
    let all = document.report.tables.iter();
    let on_page = matches!(format, Format::Table { .. } | Format::Markdown | Format::Paste);
    let chosen: Vec<_> = match name {
        Some(name) => all.clone().filter(|table| table.key == name).collect(),
        None => all.clone().filter(|table| !(on_page && table.aside)).collect(),
    };
    match name {
        Some(name) if chosen.is_empty() => Err(WriteError::no_such_table(name, all.map(|table| table.key).collect())),
        _ if format == Format::Calendar && !chosen.iter().any(|table| table.has_tasks()) => Err(WriteError::NoTasks),
        // Somebody who shapes a table that is left aside wants to see it.
        None if chosen.is_empty() => Ok(all.collect()),
        _ => Ok(chosen),
    }
}

#[cfg(test)]
mod tests {
    use super::{Format, WriteError, fixture, write};

    #[test]
    fn a_table_that_is_not_there_is_answered_with_those_that_are() {
        let document = fixture::members();
        let error = write(&document, Format::Json, Some("member"), &mut Vec::new()).expect_err("no such table");
        assert!(matches!(error, WriteError::NoSuchTable { nearest: Some("members"), .. }));
        assert_eq!(error.to_string(), "No table \"member\"; did you mean \"members\"? There are: members, mix");
    }

    #[test]
    fn a_closed_pipe_is_told_apart() {
        struct Closed;
        impl std::io::Write for Closed {
            fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
                Err(std::io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }
        let document = fixture::members();
        let csv = Format::Csv { people: false, raw: false };
        for format in [Format::Table { color: false }, csv, Format::Json, Format::Markdown, Format::Html, Format::Xlsx]
        {
            let error = write(&document, format, None, &mut Closed).expect_err("closed");
            assert!(error.is_closed_pipe(), "{format:?}: {error:?}");
        }
    }
}
