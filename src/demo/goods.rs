//! What the example shop sells.

use Season::{All, Cold, Mild, Warm};

/// When an item sells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    All,
    Warm,
    Mild,
    Cold,
}

/// One style.
pub(super) struct Item {
    pub(super) style: &'static str,
    pub(super) name: &'static str,
    pub(super) category: &'static str,
    /// The price on the tag.
    pub(super) yuan: i32,
    season: Season,
}

impl Item {
    /// Whether it sells in summer only.
    pub(super) const fn is_for_summer(&self) -> bool {
        matches!(self.season, Warm)
    }
}

const fn item(style: &'static str, name: &'static str, category: &'static str, yuan: i32, season: Season) -> Item {
    Item { style, name, category, yuan, season }
}

/// The whole range, 99 to 3,980 yuan.
pub(super) const GOODS: [Item; 36] = [
    item("CS1001", "免烫长袖衬衫", "衬衫", 299, All),
    item("CS1002", "商务条纹衬衫", "衬衫", 359, All),
    item("CS1003", "高支纯棉衬衫", "衬衫", 599, All),
    item("CS1004", "短袖亚麻衬衫", "衬衫", 259, Warm),
    item("KZ1101", "直筒西裤", "西裤", 399, All),
    item("KZ1102", "修身西裤", "西裤", 459, All),
    item("KZ1103", "羊毛西裤", "西裤", 699, Cold),
    item("KZ1104", "休闲长裤", "休闲裤", 359, All),
    item("KZ1105", "薄款休闲裤", "休闲裤", 299, Warm),
    item("JK1201", "立领夹克", "夹克", 699, Mild),
    item("JK1202", "商务夹克", "夹克", 980, Mild),
    item("JK1203", "羊皮夹克", "夹克", 2_680, Mild),
    item("JK1204", "双面夹克", "夹克", 1_280, Mild),
    item("FY1301", "短款风衣", "风衣", 1_080, Mild),
    item("FY1302", "双排扣风衣", "风衣", 1_580, Mild),
    item("FY1303", "羊毛混纺风衣", "风衣", 1_980, Mild),
    item("MY1401", "圆领毛衣", "毛衣", 399, Cold),
    item("MY1402", "V领羊毛衫", "毛衣", 599, Cold),
    item("MY1403", "羊绒衫", "毛衣", 1_280, Cold),
    item("MY1404", "针织开衫", "毛衣", 499, Mild),
    item("TX1501", "圆领T恤", "T恤", 99, Warm),
    item("TX1502", "翻领T恤", "T恤", 199, Warm),
    item("TX1503", "丝光棉T恤", "T恤", 299, Warm),
    item("PD1601", "自动扣皮带", "皮带", 199, All),
    item("PD1602", "牛皮皮带", "皮带", 399, All),
    item("LD1701", "条纹领带", "领带", 129, All),
    item("LD1702", "真丝领带", "领带", 299, All),
    item("XZ1801", "单排扣西装", "西装", 1_280, All),
    item("XZ1802", "休闲西装", "西装", 980, Mild),
    item("XZ1803", "羊毛西装", "西装", 2_380, All),
    item("XZ1804", "礼服西装", "西装", 3_980, All),
    item("YR1901", "轻薄羽绒服", "羽绒服", 799, Cold),
    item("YR1902", "短款羽绒服", "羽绒服", 1_280, Cold),
    item("YR1903", "中长款羽绒服", "羽绒服", 1_880, Cold),
    item("WZ2001", "纯棉袜三双装", "袜子", 99, All),
    item("NK2101", "保暖内衣套装", "内衣", 259, Cold),
];

/// How often a customer takes an item in a month (1 to 12): by price against the purse, and by season.
pub(super) fn appeal(item: &Item, purse: usize, month: u32) -> u32 {
    let level = usize::from(item.yuan >= 300) + usize::from(item.yuan >= 900);
    let by_price = [[14, 8, 4], [9, 9, 6], [6, 9, 11]][purse][level];
    // The dearest suit is for weddings.
    let by_price = if item.yuan > 3_000 { 1 + 2 * u32::from(purse == 2) } else { by_price };
    by_price * in_season(item.season, month)
}

fn in_season(season: Season, month: u32) -> u32 {
    match (season, month) {
        (Season::All, _) => 3,
        (Season::Warm, 5..=8) | (Season::Mild, 3..=4 | 9..=10) | (Season::Cold, 11..=12 | 1) => 5,
        (Season::Warm, 4 | 9) | (Season::Mild, 2 | 5 | 11) | (Season::Cold, 2 | 10) => 2,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{GOODS, appeal};

    #[test]
    fn something_sells_in_every_month_to_every_purse() {
        for month in 1..=12 {
            for purse in 0..3 {
                assert!(GOODS.iter().any(|item| appeal(item, purse, month) > 0));
            }
        }
    }
}
