//! `回访记录.xlsx`: the callback log.

use super::contact::Contact;
use super::log::contacts;
use super::model::Model;
use super::staff::STAFF;
use super::workbook::{Looks, dated, header, looks, serial};
use rust_xlsxwriter::{Worksheet, XlsxError};

const COLUMNS: [(&str, u8); 11] = [
    ("回访日期", 12),
    ("姓名", 10),
    ("电话", 14),
    ("VIP卡号", 10),
    ("回访原因", 10),
    ("回访方式", 10),
    ("回访结果", 10),
    ("顾客反馈", 24),
    ("回访人", 9),
    ("下次回访日期", 13),
    ("流失原因", 18),
];

/// The bytes of the workbook.
pub(super) fn workbook(model: &Model) -> Result<Vec<u8>, XlsxError> {
    let looks = looks();
    let mut workbook = dated()?;
    let sheet = workbook.add_worksheet();
    sheet.set_name("回访记录")?;
    header(sheet, 0, &COLUMNS, &looks)?;
    for (row, contact) in (1..).zip(contacts(model)) {
        write(sheet, row, model, &contact, &looks)?;
    }
    workbook.save_to_buffer()
}

fn write(sheet: &mut Worksheet, row: u32, model: &Model, contact: &Contact, looks: &Looks) -> Result<(), XlsxError> {
    let person = &model.people[contact.who];
    let channel = if contact.by_phone { "电话" } else { "短信" };
    sheet.write_number_with_format(row, 0, serial(contact.day), &looks.date)?;
    sheet.write_string(row, 1, &person.name)?;
    sheet.write_string_with_format(row, 2, &person.phone, &looks.text)?;
    sheet.write_string_with_format(row, 3, &person.card, &looks.text)?;
    for (column, text) in [
        (4, contact.reason),
        (5, channel),
        (6, contact.result),
        (7, contact.reply),
        (8, STAFF[contact.seller].name),
        (10, contact.leaving),
    ] {
        if !text.is_empty() {
            sheet.write_string(row, column, text)?;
        }
    }
    if let Some(next) = contact.next {
        sheet.write_number_with_format(row, 9, serial(next), &looks.date)?;
    }
    Ok(())
}
