//! `店务.xlsx`: complaints, staff, items, orders, vouchers, measures, answered surveys and inspections, a sheet each.

use super::listed::{Cell, list};
use super::model::Model;
use super::names::SHOPS;
use super::period::date;
use super::staff::{STAFF, Seller};
use super::workbook::{dated, looks};
use super::{complaints, inspections, measures, orders, stock, survey, vouchers};
use rust_xlsxwriter::XlsxError;

const STAFF_COLUMNS: [(&str, u8); 7] =
    [("工号", 8), ("姓名", 10), ("职务", 8), ("店铺", 12), ("入职日期", 12), ("离职日期", 12), ("销售目标", 10)];

/// The bytes of the workbook.
pub(super) fn workbook(model: &Model) -> Result<Vec<u8>, XlsxError> {
    let looks = looks();
    let mut workbook = dated()?;
    list(&mut workbook, "投诉登记", &complaints::COLUMNS, &complaints::rows(model), &looks)?;
    let staff: Vec<[Cell; 7]> = STAFF.iter().enumerate().map(person).collect();
    list(&mut workbook, "员工", &STAFF_COLUMNS, &staff, &looks)?;
    list(&mut workbook, "商品", &stock::COLUMNS, &stock::rows(), &looks)?;
    list(&mut workbook, "订货", &orders::COLUMNS, &orders::rows(model), &looks)?;
    list(&mut workbook, "代金券", &vouchers::COLUMNS, &vouchers::rows(model), &looks)?;
    list(&mut workbook, "措施", &measures::COLUMNS, &measures::rows(), &looks)?;
    list(&mut workbook, "满意度调查", &survey::COLUMNS, &survey::rows(model), &looks)?;
    list(&mut workbook, "巡店", &inspections::COLUMNS, &inspections::rows(), &looks)?;
    workbook.save_to_buffer()
}

/// Everybody was there before the first sale; the first of each shop manages it.
fn person((place, seller): (usize, &Seller)) -> [Cell; 7] {
    let number = u32::try_from(place).unwrap_or(0) + 1;
    let manages = STAFF.iter().position(|other| other.shop == seller.shop) == Some(place);
    [
        Cell::Text(format!("{number:03}")),
        seller.name.into(),
        if manages { "店长" } else { "导购" }.into(),
        SHOPS[seller.shop].into(),
        date(2014 + i32::try_from(number).unwrap_or(1), number, 1).into(),
        seller.until.into(),
        seller.until.is_none().then_some(if manages { 60_000 } else { 45_000 }).into(),
    ]
}
