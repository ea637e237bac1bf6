//! What members asked the shop to get.

use super::listed::Cell;
use super::model::Model;
use super::period::date;
use chrono::{Days, NaiveDate};

pub(super) const COLUMNS: [(&str, u8); 9] = [
    ("VIP卡号", 10),
    ("顾客姓名", 10),
    ("电话", 14),
    ("商品", 16),
    ("尺码", 8),
    ("订货日期", 12),
    ("到货日期", 12),
    ("通知日期", 12),
    ("取货日期", 12),
];

/// Item, size, the day of the order, and how many days later it arrived, the member was told and came for it.
type Order = (&'static str, &'static str, NaiveDate, [Option<u64>; 3]);

/// Two have arrived of which nobody has told the members, one member was told, three are awaited.
const ORDERS: [Order; 9] = [
    ("礼服西装", "185", date(2026, 9, 5), [Some(12), Some(12), Some(15)]),
    ("羊皮夹克", "180", date(2026, 9, 19), [Some(9), Some(10), Some(11)]),
    ("羊毛西装", "175", date(2026, 10, 10), [Some(14), Some(14), Some(21)]),
    ("羊绒衫", "185", date(2026, 10, 24), [Some(20), Some(21), None]),
    ("中长款羽绒服", "185", date(2026, 11, 4), [Some(16), None, None]),
    ("加厚羽绒服", "180", date(2026, 11, 8), [Some(13), None, None]),
    ("羊毛混纺风衣", "170", date(2026, 11, 12), [None; 3]),
    ("新年红西装", "180", date(2026, 11, 15), [None; 3]),
    ("高领羊毛衫", "175", date(2026, 11, 20), [None; 3]),
];

/// A row for each order, of the member who bought last before it; and one of 赵总, whom no sheet knows.
pub(super) fn rows(model: &Model) -> Vec<[Cell; 9]> {
    let mut rows: Vec<[Cell; 9]> = ORDERS.iter().filter_map(|order| row(model, order)).collect();
    let last = &mut rows[ORDERS.len() - 1];
    (last[0], last[1], last[2]) = (Cell::Blank, "赵总".into(), Cell::Blank);
    rows
}

fn row(model: &Model, &(item, size, ordered, after): &Order) -> Option<[Cell; 9]> {
    let before = |visit: &&super::visits::Visit| visit.day < ordered && visit.who.is_some();
    let person = &model.people[model.visits.iter().rev().find(before)?.who?];
    let [arrived, told, collected] = after.map(|days| Cell::from(days.map(|days| ordered + Days::new(days))));
    Some([
        person.card.as_str().into(),
        person.name.as_str().into(),
        person.phone.as_str().into(),
        item.into(),
        size.into(),
        ordered.into(),
        arrived,
        told,
        collected,
    ])
}
