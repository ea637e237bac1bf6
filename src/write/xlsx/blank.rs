//! An empty workbook for people to fill in: headings, and below them columns that take what belongs there.

use std::io::Write;

use rust_xlsxwriter::{
    ColNum, DataValidation, DataValidationRule, ExcelDateTime, Format, FormatAlign, IgnoreError, Worksheet, XlsxError,
};

use super::cells::Pen;
use super::look::Look;
use super::paper::Columns;
use super::plain::always;
use super::sheet::{heading_height, last_row, narrow};
use super::sink::Sink;
use super::widths::Widths;
use super::{ROWS, a4, paper, workbook};
use crate::table::{Head, Lang, Privacy, Table};
use crate::write::layout::label;
use crate::write::spelling::Spelling;
use crate::write::{Entry, Holds, WriteError};

/// The widest heading counts, and so do the values: so many digits each.
const ROOM: usize = 12;

/// Writes each table as an empty sheet whose columns take what `entry` says of the sheet's and the column's key. Nothing
/// but the tables and the entries decides the bytes.
pub(in crate::write) fn write(
    tables: &[Table<'_>],
    entry: &dyn Fn(&str, &str) -> Entry,
    lang: Lang,
    out: &mut (dyn Write + Send),
) -> Result<(), WriteError> {
    let privacy = Privacy { phone: str::to_owned, suffixes: std::collections::BTreeMap::new() };
    let pen = Pen::new(Spelling::new(lang, &privacy), Look::of(lang));
    let mut workbook = workbook(&always()?, &pen)?;
    for table in tables {
        let sheet = workbook.add_worksheet().set_name(table.title.get(lang))?;
        a4(sheet);
        let heads: Vec<&Head> = table.heads().collect();
        let widths = Widths::blank(&heads, ROOM, &pen.spelling);
        let lines = widths.heading_lines(heads.iter().map(|head| label(head, lang)));
        sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?.set_row_height(0, heading_height(lines))?;
        let mut columns = Vec::new();
        for (column, head) in heads.iter().enumerate() {
            let width = widths.width(column, 0);
            columns.push((head.key, paper::pixels(width)));
            let column = narrow(column);
            let heading = label(head, lang);
            let entry = entry(table.key, head.key);
            sheet.set_column_width(column, width)?;
            sheet.set_column_format(column, &format(&entry.holds, &pen.look))?;
            sheet.write_string_with_format(0, column, heading, &pen.look.heading(false, 0).set_text_wrap())?;
            if let Some(rule) = rule(&entry, &pen.spelling)? {
                sheet.add_data_validation(1, column, last_row(ROWS), column, &rule)?;
            }
        }
        typed_as_text(sheet, heads.len())?;
        paper::set(sheet, &Columns::new(columns), 0, false)?;
    }
    let mut sink = Sink::new(out);
    workbook.save_to_writer(&mut sink)?;
    Ok(sink.outcome()?)
}

/// Phones and card numbers are no mistakes for being text.
fn typed_as_text(sheet: &mut Worksheet, columns: usize) -> Result<(), XlsxError> {
    let last: ColNum = narrow(columns.saturating_sub(1));
    sheet.ignore_error_range(1, 0, last_row(ROWS), last, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

fn format(holds: &Holds, look: &Look) -> Format {
    let plain = look.plain();
    match holds {
        Holds::Words => plain.set_num_format("@"),
        Holds::Day | Holds::DayOrMark => plain.set_num_format("yyyy-mm-dd").set_align(FormatAlign::Center),
        Holds::Moment => plain.set_num_format("yyyy-mm-dd hh:mm").set_align(FormatAlign::Center),
        Holds::Money => plain.set_num_format("#,##0.00"),
        Holds::Number => plain.set_num_format("#,##0"),
        Holds::OneOf(_) | Holds::Often(_) => plain,
    }
}

/// What a cell refuses or offers, and what it says when one goes there; none where everything will do.
fn rule(entry: &Entry, spelling: &Spelling<'_>) -> Result<Option<DataValidation>, XlsxError> {
    let day = |year, month, day| ExcelDateTime::from_ymd(year, month, day);
    let (rule, wrong) = match &entry.holds {
        Holds::Day | Holds::Moment => {
            let days = DataValidationRule::Between(day(1900, 3, 1)?, day(9999, 12, 31)?);
            let wrong = spelling.pick("请填日期，例如 2026-03-05。", "A date, please, such as 2026-03-05.");
            (DataValidation::new().allow_date(days), wrong)
        }
        Holds::Money | Holds::Number => {
            let numbers = DataValidationRule::Between(-1e12, 1e12);
            (DataValidation::new().allow_decimal_number(numbers), spelling.pick("请填数字。", "A number, please."))
        }
        Holds::OneOf(choices) => {
            let wrong = spelling.pick("请从列表中选一项。", "Choose from the list, please.");
            (DataValidation::new().allow_list_strings(choices)?, wrong)
        }
        Holds::Often(choices) => (DataValidation::new().allow_list_strings(choices)?.show_error_message(false), ""),
        Holds::Words | Holds::DayOrMark if entry.advice.is_empty() => return Ok(None),
        Holds::Words | Holds::DayOrMark => (DataValidation::new(), ""),
    };
    let rule = if wrong.is_empty() { rule } else { rule.set_error_message(wrong)? };
    Ok(Some(if entry.advice.is_empty() { rule } else { rule.set_input_message(entry.advice)? }))
}
