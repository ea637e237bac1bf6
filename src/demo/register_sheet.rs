//! `跟进簿.xlsx`: the card register.

use super::applications::{Application, applications};
use super::listed::{Cell, list};
use super::model::Model;
use super::staff::STAFF;
use super::standing::Tier;
use super::workbook::{dated, looks};
use rust_xlsxwriter::XlsxError;

const COLUMNS: [(&str, u8); 16] = [
    ("姓名", 10),
    ("电话", 14),
    ("地址", 22),
    ("卡号", 10),
    ("申请日期", 12),
    ("录入系统", 12),
    ("上交审批", 12),
    ("已审批", 12),
    ("已通知领卡", 12),
    ("二次通知", 12),
    ("已寄出", 12),
    ("已领走", 12),
    ("银卡作废", 12),
    ("约定领卡日", 12),
    ("卡别", 8),
    ("责任店员", 10),
];

/// The row whose phone has two digits in the wrong order.
const WRONG_PHONE: usize = 20;
/// The row on which somebody ticked what was entered.
const TICKED: usize = 30;

/// The bytes of the workbook.
pub(super) fn workbook(model: &Model) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = dated()?;
    let applications = applications(model);
    let mut rows: Vec<[Cell; 16]> = applications.iter().map(|one| row(model, one)).collect();
    let phone = &model.people[applications[WRONG_PHONE].who].phone;
    let (begins, ends) = phone.split_at(phone.len() - 2);
    rows[WRONG_PHONE][1] = Cell::Text(begins.chars().chain(ends.chars().rev()).collect());
    rows[TICKED][5] = Cell::from("√");
    list(&mut workbook, "跟进簿", &COLUMNS, &rows, &looks())?;
    workbook.save_to_buffer()
}

fn row(model: &Model, one: &Application) -> [Cell; 16] {
    let person = &model.people[one.who];
    [
        person.name.as_str().into(),
        person.phone.as_str().into(),
        person.address.as_deref().into(),
        person.card.as_str().into(),
        one.applied.into(),
        one.entered.into(),
        one.submitted.into(),
        one.approved.into(),
        one.told.into(),
        one.told_again.into(),
        one.mailed.into(),
        one.collected.into(),
        one.voided.into(),
        one.agreed.into(),
        if one.card == Tier::Gold { "金卡" } else { "银卡" }.into(),
        STAFF[one.seller].name.into(),
    ]
}
