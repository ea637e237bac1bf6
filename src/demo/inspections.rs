//! Mystery shoppers: each shop once a month, half a year long.

use super::listed::Cell;
use super::names::SHOPS;
use super::period::date;
use super::staff::STAFF;

pub(super) const COLUMNS: [(&str, u8); 9] = [
    ("检查日期", 12),
    ("店铺", 12),
    ("导购", 10),
    ("检查人", 12),
    ("迎宾", 8),
    ("进店问候", 10),
    ("接待", 8),
    ("尊重产品", 10),
    ("送宾", 8),
];

/// Month, day, place in [`SHOPS`], place in [`STAFF`], and the five moments.
type Visit = (u32, u32, usize, usize, [i32; 5]);

/// Seeing off is the weak moment, and gets better; the 6 is a slip.
const VISITS: [Visit; 12] = [
    (6, 10, 0, 1, [4, 4, 4, 5, 2]),
    (6, 12, 1, 5, [3, 3, 4, 4, 2]),
    (7, 8, 0, 2, [4, 3, 4, 5, 3]),
    (7, 10, 1, 6, [4, 3, 3, 4, 2]),
    (8, 12, 0, 0, [5, 4, 5, 5, 3]),
    (8, 14, 1, 7, [3, 4, 3, 4, 3]),
    (9, 9, 0, 1, [4, 5, 4, 4, 3]),
    (9, 11, 1, 4, [4, 4, 4, 6, 3]),
    (10, 14, 0, 2, [5, 4, 4, 5, 4]),
    (10, 16, 1, 5, [4, 3, 4, 4, 4]),
    (11, 11, 0, 0, [5, 5, 5, 5, 4]),
    (11, 13, 1, 6, [4, 4, 4, 5, 4]),
];

/// A row for each visit.
pub(super) fn rows() -> Vec<[Cell; 9]> {
    let row = |&(month, day, shop, seller, [door, inside, serving, goods, leaving]): &Visit| {
        [
            date(2026, month, day).into(),
            SHOPS[shop].into(),
            STAFF[seller].name.into(),
            "神秘顾客".into(),
            door.into(),
            inside.into(),
            serving.into(),
            goods.into(),
            leaving.into(),
        ]
    };
    VISITS.iter().map(row).collect()
}
