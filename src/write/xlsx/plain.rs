//! Tables as the sheets of a workbook that is read again: headings and rows, nothing around them.

use std::io::Write;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, XlsxError};

use super::cells::Pen;
use super::look::Look;
use super::names::Names;
use super::sink::Sink;
use super::{ROWS, a4, add_worksheet, leaves, sheet, workbook};
use crate::table::{Lang, Privacy, Table};
use crate::write::WriteError;
use crate::write::spelling::Spelling;

/// Writes each table as a sheet named after it. Nothing but the tables decides the bytes.
pub(in crate::write) fn write(
    tables: &[Table<'_>],
    lang: Lang,
    privacy: &Privacy,
    out: &mut (dyn Write + Send),
) -> Result<(), WriteError> {
    let spelling = Spelling::new(lang, privacy);
    let mut pen = Pen::new(spelling, Look::of(lang));
    let mut workbook = workbook(&always()?, &pen)?;
    let mut names = Names::default();
    for leaf in tables.iter().flat_map(|table| leaves(table, &spelling, ROWS, &mut names)) {
        let worksheet = add_worksheet(&mut workbook, &leaf)?.set_name(&leaf.name)?;
        a4(worksheet);
        sheet::write_plain(worksheet, &leaf, &mut pen)?;
    }
    let mut sink = Sink::new(out);
    workbook.save_to_writer(&mut sink)?;
    Ok(sink.outcome()?)
}

/// The properties of a workbook that is always the same.
pub(super) fn always() -> Result<DocProperties, XlsxError> {
    // The day on which zip files begin to count: any day that is always the same would do.
    let always = ExcelDateTime::from_ymd(1980, 1, 1)?;
    Ok(DocProperties::new().set_author("regulars").set_creation_datetime(&always))
}
