//! One row of a member sheet.

use super::birthday::Birthday;
use super::people::Person;
use super::records::Record;
use super::workbook::{Looks, serial};
use rust_xlsxwriter::{Worksheet, XlsxError};

/// Every so many members the phone was typed as a number.
const PHONE_AS_NUMBER: usize = 9;

/// A member as one row: the place in the model, the person, and what was noted.
pub(super) struct Row<'a> {
    pub(super) place: usize,
    pub(super) person: Person,
    pub(super) record: &'a Record,
}

/// Writes a member's cells.
pub(super) fn write_member(sheet: &mut Worksheet, at: u32, row: &Row, looks: &Looks) -> Result<(), XlsxError> {
    let (person, record) = (&row.person, row.record);
    text(sheet, at, 0, &person.name)?;
    text(sheet, at, 1, person.gender)?;
    match person.phone.parse::<f64>() {
        Ok(number) if row.place % PHONE_AS_NUMBER == 4 => sheet.write_number(at, 2, number)?,
        _ => sheet.write_string_with_format(at, 2, &person.phone, &looks.text)?,
    };
    sheet.write_string_with_format(at, 3, &person.card, &looks.text)?;
    text(sheet, at, 4, person.id_card.as_deref().unwrap_or(""))?;
    text(sheet, at, 5, person.address.as_deref().unwrap_or(""))?;
    write_birthday(sheet, at, person.birthday, looks)?;
    if record.times > 0 {
        sheet.write_number(at, 7, record.points)?;
        sheet.write_number(at, 8, yuan(record.total))?;
        sheet.write_number(at, 9, record.times)?;
    }
    for (column, entry) in (10..).zip(record.details.iter().flatten()) {
        text(sheet, at, column, entry)?;
    }
    text(sheet, at, 13, record.gift)?;
    text(sheet, at, 15, person.consent)?;
    text(sheet, at, 16, record.sizes)?;
    let about = &record.about;
    let noted = [about.occupation, about.education, about.income, about.tags, &about.referrer];
    (17..).zip(noted).try_for_each(|(column, noted)| text(sheet, at, column, noted))
}

fn write_birthday(sheet: &mut Worksheet, at: u32, birthday: Option<Birthday>, looks: &Looks) -> Result<(), XlsxError> {
    match birthday {
        Some(Birthday::Excel(day)) => {
            sheet.write_number_with_format(at, 6, serial(day), &looks.date)?;
            Ok(())
        }
        Some(other) => text(sheet, at, 6, &other.text().unwrap_or_default()),
        None => Ok(()),
    }
}

/// Writes the 合计 row under the members of a sheet.
pub(super) fn write_total(sheet: &mut Worksheet, at: u32, rows: &[Row]) -> Result<(), XlsxError> {
    let records = rows.iter().map(|row| row.record);
    text(sheet, at, 0, "合计")?;
    sheet.write_number(at, 7, records.clone().map(|record| record.points).sum::<i32>())?;
    sheet.write_number(at, 8, yuan(records.clone().map(|record| record.total).sum()))?;
    sheet.write_number(at, 9, records.map(|record| record.times).sum::<i32>())?;
    Ok(())
}

fn yuan(fen: i32) -> f64 {
    f64::from(fen) / 100.0
}

/// An empty text leaves the cell empty, as a hand would.
fn text(sheet: &mut Worksheet, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
    if !text.is_empty() {
        sheet.write_string(row, column, text)?;
    }
    Ok(())
}
