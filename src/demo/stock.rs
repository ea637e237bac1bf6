//! The items sheet: what the till sells, and what has come in or is about to.

use super::goods::{GOODS, Item};
use super::listed::Cell;
use super::period::date;
use chrono::NaiveDate;

pub(super) const COLUMNS: [(&str, u8); 8] = [
    ("款号", 10),
    ("商品名称", 18),
    ("品类", 8),
    ("尺码", 18),
    ("吊牌价", 9),
    ("成本价", 9),
    ("上市日期", 12),
    ("洗涤说明", 24),
];

/// Style, name, category, price and the day of the launch of what is new; the last comes next week.
pub(super) const NEW: [(&str, &str, &str, i32, NaiveDate); 5] = [
    ("CS1011", "保暖衬衫", "衬衫", 399, date(2026, 11, 7)),
    ("JK1211", "加绒夹克", "夹克", 1_180, date(2026, 11, 14)),
    ("YR1911", "加厚羽绒服", "羽绒服", 1_680, date(2026, 11, 20)),
    ("MY1411", "高领羊毛衫", "毛衣", 699, date(2026, 11, 21)),
    ("XZ1811", "新年红西装", "西装", 1_580, date(2026, 11, 28)),
];

/// A row for each style, the new ones last.
pub(super) fn rows() -> Vec<[Cell; 8]> {
    let old = GOODS.iter().map(|item| row((item.style, item.name, item.category, item.yuan, launch(item))));
    old.chain(NEW.into_iter().map(row)).collect()
}

/// The range was there when the till was bought, but for the first summer's, which came in when spring was over.
const fn launch(item: &Item) -> NaiveDate {
    if item.is_for_summer() { date(2024, 4, 1) } else { date(2023, 9, 1) }
}

fn row((style, name, category, yuan, launch): (&str, &str, &str, i32, NaiveDate)) -> [Cell; 8] {
    let (sizes, washing) = kept(category);
    [
        style.into(),
        name.into(),
        category.into(),
        sizes.into(),
        yuan.into(),
        // Two fifths of the tag's price, in whole yuan.
        (yuan * 2 / 5).into(),
        launch.into(),
        washing.into(),
    ]
}

/// The sizes of a category, and how its pieces are washed.
fn kept(category: &str) -> (&'static str, &'static str) {
    match category {
        "衬衫" | "T恤" => ("39、40、41、42、43", "30度机洗，反面晾晒"),
        "西裤" | "休闲裤" => ("30、31、32、33、34、36", "冷水手洗，垫布熨烫"),
        "毛衣" => ("170、175、180、185", "羊毛洗涤剂手洗，平铺晾干"),
        "羽绒服" => ("170、175、180、185", "干洗，或中性洗涤剂手洗后拍松"),
        "皮带" | "领带" | "袜子" => ("均码", "不可水洗"),
        "内衣" => ("170、175、180、185", "40度机洗"),
        _ => ("170、175、180、185", "只可干洗"),
    }
}
