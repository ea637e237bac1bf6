//! Where a result goes, in which format and language.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use chrono::NaiveDate;

use super::args::{Colour, FormatName, Output};
use super::document::named_in_week;
use super::failure::Failure;
use super::say;
use crate::table::{Cell, Document, Lang, Report, Table};
use crate::write::{Format, WriteError, atomic, write};

/// Where a result goes.
pub(super) enum Target {
    /// Standard output.
    Standard,
    /// A file.
    File(String),
}

impl Output {
    /// Where the result goes and in which format.
    ///
    /// # Errors
    /// An extension that is no format.
    pub(super) fn target(&self, as_of: NaiveDate, shop: &str) -> anyhow::Result<(Target, Format)> {
        self.target_in_week(as_of, as_of, shop)
    }

    /// The same for a result that speaks for the week of another day.
    ///
    /// # Errors
    /// As [`Output::target`].
    pub(super) fn target_in_week(
        &self,
        as_of: NaiveDate,
        week: NaiveDate,
        shop: &str,
    ) -> anyhow::Result<(Target, Format)> {
        let path =
            self.output.as_deref().filter(|path| *path != "-").map(|pattern| named_in_week(pattern, as_of, week, shop));
        let Some(path) = path else {
            return Ok((Target::Standard, self.on_standard_output()));
        };
        let by_name = self.format.map(|name| self.of_name(name, true));
        let extension = Path::new(&path).extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        // The extension decides; --format is for names without one.
        let format = Format::from_extension(extension)
            .or(by_name)
            .ok_or_else(|| Failure::usage(format!("{path}: 只能写成 / can be .xlsx .csv .json .md .html .ics .txt")))?;
        let format = match format {
            Format::Csv { people, .. } => Format::Csv { people, raw: self.csv_raw },
            other => other,
        };
        Ok((Target::File(path), format))
    }

    fn on_standard_output(&self) -> Format {
        self.of_name(self.format.unwrap_or(FormatName::Table), false)
    }

    fn of_name(&self, name: FormatName, file: bool) -> Format {
        match name {
            FormatName::Table => Format::Table { color: !file && self.in_colour() },
            FormatName::Csv => Format::Csv { people: file, raw: self.csv_raw },
            FormatName::Json => Format::Json,
            FormatName::Md => Format::Markdown,
        }
    }

    fn in_colour(&self) -> bool {
        match self.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
        }
    }

    /// The language: as asked for, else as the rules say, else that of the headers.
    pub(super) fn language(&self, rules: &str, chinese: bool) -> Lang {
        match (self.lang, rules) {
            (Some(name), _) => name.into(),
            (None, "zh") => Lang::Chinese,
            (None, "en") => Lang::English,
            (None, _) if chinese => Lang::Chinese,
            (None, _) => Lang::English,
        }
    }

    /// The one table that will be shown, if it is only one.
    pub(super) fn alone(&self, report: &Report<'_>, format: Format) -> Option<String> {
        let shaped = self.sort.is_some() || self.limit.is_some() || !self.columns.is_empty();
        let first = report.tables.first().filter(|_| shaped || matches!(format, Format::Csv { .. }));
        self.table.clone().or_else(|| first.map(|table| table.key.to_owned()))
    }

    /// Shapes the table that was asked for, else the first: columns, order, number of rows. Whoever shapes a table wants
    /// that table: the others are left out.
    ///
    /// # Errors
    /// A table or column that is not there.
    pub(super) fn shape(&self, report: &mut Report<'_>) -> anyhow::Result<()> {
        let wanted = self.table.as_deref();
        let table = report.tables.iter_mut().find(|table| wanted.is_none_or(|name| table.key == name));
        // A table that is not there is said by the writer, with those that are.
        let Some(table) = table else { return Ok(()) };
        if let Some(key) = &self.sort {
            sort(table, key)?;
        }
        if let Some(limit) = self.limit.filter(|&limit| limit < table.len()) {
            table.arrange(&(0..limit).collect::<Vec<_>>());
        }
        if !self.columns.is_empty() {
            table.choose(&self.columns).map_err(|key| no_column(table, &key))?;
        }
        let (key, shaped) = (table.key, self.sort.is_some() || self.limit.is_some() || !self.columns.is_empty());
        report.tables.retain(|table| !shaped || table.key == key);
        Ok(())
    }
}

impl Output {
    /// Notes that a workbook has a sheet for each value of a column, and puts the rows of each together.
    ///
    /// # Errors
    /// A column that no table has, or a format without sheets.
    pub(super) fn split(&self, report: &mut Report<'_>, format: Format) -> anyhow::Result<()> {
        let Some(key) = &self.split else { return Ok(()) };
        if format != Format::Xlsx {
            return Err(Failure::usage("--split 只用于 -o 写成 .xlsx / --split is for -o with .xlsx only"));
        }
        let mut tables = report.tables.iter_mut().filter(|table| table.position(key).is_some()).peekable();
        if tables.peek().is_none() {
            return Err(Failure::usage(format!("--split {key}: 没有这一列 / no such column")));
        }
        for table in tables {
            sort(table, key)?;
        }
        report.split = Some(key.clone());
        Ok(())
    }
}

fn no_column(table: &Table<'_>, key: &str) -> anyhow::Error {
    let keys: Vec<&str> = table.heads().map(|head| head.key).collect();
    Failure::usage(format!("{key}: 没有这一列 / no such column; {}: {}", table.key, keys.join(" ")))
}

fn sort(table: &mut Table<'_>, key: &str) -> anyhow::Result<()> {
    let (name, falling) = key.strip_prefix('-').map_or((key, false), |name| (name, true));
    let column = table.position(name).ok_or_else(|| no_column(table, name))?;
    let mut rows: Vec<(Cell<'_>, usize)> = (0..table.len()).map(|row| (table.cell(row, column), row)).collect();
    // The order of rows that are equal stays; blanks come last either way.
    rows.sort_by(|(a, _), (b, _)| {
        let blank = |cell: &Cell<'_>| *cell == Cell::Blank;
        let order = a.compare(b);
        blank(a).cmp(&blank(b)).then(if falling { order.reverse() } else { order })
    });
    table.arrange(&rows.into_iter().map(|(_, row)| row).collect::<Vec<_>>());
    Ok(())
}

/// Writes the document to its target. A reader that went away is no failure.
pub(super) fn put(
    document: &Document<'_>,
    target: &Target,
    format: Format,
    output: &Output,
    inputs: &[impl AsRef<Path>],
) -> anyhow::Result<()> {
    let table = output.table.as_deref();
    let written = match target {
        Target::Standard => write(document, format, table, &mut BufWriter::new(io::stdout())),
        Target::File(path) => {
            let path = Path::new(path);
            atomic::refuse_inputs(path, inputs)
                .and_then(|()| atomic::replace(path, |out| write(document, format, table, out)))
        }
    };
    match written {
        Ok(written) => {
            if written.guarded > 0 && !output.quiet {
                let (cells, lang) = (written.guarded, document.lang);
                say::line(
                    lang,
                    &(
                        format!("{cells} 格以 = + - @ 等开头，前面加了 '（--csv-raw 可不加）"),
                        format!("{cells} cells begin like a formula and got a leading ' (--csv-raw leaves them)"),
                    ),
                );
            }
            Ok(())
        }
        Err(error) if error.is_closed_pipe() => Ok(()),
        Err(error @ (WriteError::NoSuchTable { .. } | WriteError::NoTasks)) => {
            Err(Failure::usage(error.words().get(document.lang)))
        }
        Err(error) => Err(Failure::output(error.words().get(document.lang))),
    }
}

/// Writes plain text to standard output. A reader that went away is no failure.
pub(super) fn print(text: &str) -> anyhow::Result<()> {
    print_bytes(text.as_bytes())
}

/// Writes bytes to standard output. A reader that went away is no failure.
pub(super) fn print_bytes(bytes: &[u8]) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::output(error)),
        _ => Ok(()),
    }
}
