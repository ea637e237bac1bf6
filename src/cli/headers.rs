//! `headers`: the column names that are understood.

use super::args::Output;
use super::document;
use super::failure::Exit;
use super::output;
use crate::book::{Book, Kind};
use crate::read::dictionary::dictionary;
use crate::table::{Cell, Lang, Report, Table, column};

/// Lists the dictionary.
pub(super) fn run(output: &Output) -> anyhow::Result<Exit> {
    let book = Book::default();
    let rows: Vec<(Kind, &str, &str)> = dictionary().names().collect();
    let columns = vec![
        column("kind", ("表", "Sheet"), |row: &(Kind, &str, &str)| {
            Cell::Code(crate::table::Code { key: row.0.key(), words: row.0.words() })
        }),
        column("field", ("字段", "Field"), |row: &(Kind, &str, &str)| Cell::text(row.1.to_owned())),
        column("name", ("列名", "Column name"), |row: &(Kind, &str, &str)| Cell::text(row.2.to_owned())),
    ];
    let table = Table::new("names", ("认得的列名", "Column names understood"), rows, columns);
    let mut report = Report::new("headers", ("认得的列名", "Column names understood"), vec![table]);
    output.shape(&mut report)?;
    let as_of = super::clock::today();
    let lang = output.lang.map_or(Lang::Chinese, Into::into);
    let document = document::plain(report, as_of, lang, &book);
    let (target, format) = output.target(as_of, "")?;
    output::put(&document, &target, format, output, &[""; 0])?;
    Ok(Exit::Done)
}
