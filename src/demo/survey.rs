//! What members answered when they were asked, half a year long.

use super::listed::Cell;
use super::model::Model;
use super::people::Person;
use super::period::{LAST_DAY, date};
use super::rng::Dice;
use super::visits::Visit;
use chrono::{Days, NaiveDate};

/// Five questions on service, three on the goods, what matters of them, and whether the shop is recommended.
pub(super) const COLUMNS: [(&str, u8); 14] = [
    ("调查日期", 12),
    ("VIP卡号", 10),
    ("顾客姓名", 10),
    ("服务态度", 10),
    ("专业知识", 10),
    ("等候时间", 10),
    ("购物环境", 10),
    ("售后服务", 10),
    ("商品质量", 10),
    ("款式", 8),
    ("价格", 8),
    ("等候时间重要度", 15),
    ("推荐意愿(0-10)", 15),
    ("意见", 22),
];

/// The first answers.
const FIRST: NaiveDate = date(2026, 6, 1);
/// One purchase of so many is asked about.
const EVERY: usize = 9;
/// How often a question is answered with 1 to 5, in the first shop.
const OFTEN: [[u32; 5]; 8] = [
    [1, 2, 12, 45, 40],
    [1, 3, 20, 46, 30],
    [6, 16, 36, 30, 12],
    [1, 4, 22, 45, 28],
    [3, 9, 30, 38, 20],
    [1, 3, 14, 44, 38],
    [2, 8, 28, 40, 22],
    [5, 14, 38, 30, 13],
];
const REMARKS: [&str; 5] = ["收银排队久", "导购很热情", "款式再多些", "试衣间小", "改裤脚快"];
const WORDS: [&str; 5] = ["非常不满意", "不满意", "一般", "满意", "非常满意"];

/// A row for each answer, up to three days after the purchase. Row 9 is a slip for 5, row 15 no score at all, row 21 is in
/// words, and rows 30 and 45 do not say who answered.
pub(super) fn rows(model: &Model) -> Vec<[Cell; 14]> {
    let mut dice = Dice::new(11);
    let asked = model.visits.iter().filter(|visit| visit.day >= FIRST && visit.day <= LAST_DAY - Days::new(3));
    let visits = asked.filter_map(|visit| Some((visit, &model.people[visit.who?]))).step_by(EVERY);
    let mut rows: Vec<[Cell; 14]> = visits.map(|(visit, person)| row(&mut dice, visit, person)).collect();
    rows.sort_by_key(|row| if let Cell::Day(day) = row[0] { day } else { LAST_DAY });
    rows[7][3] = 55.into();
    rows[13][4] = "没问到人".into();
    for cell in &mut rows[19][3..11] {
        if let Cell::Number(points) = *cell {
            *cell = usize::try_from(points - 1).ok().and_then(|place| WORDS.get(place)).copied().into();
        }
    }
    for at in [28, 43] {
        (rows[at][1], rows[at][2]) = (Cell::Blank, Cell::Blank);
    }
    rows
}

fn row(dice: &mut Dice, visit: &Visit, person: &Person) -> [Cell; 14] {
    let day = visit.day + Days::new(u64::from(dice.below(4)));
    // The second shop is friendly all the same: only waiting, the shop itself and what comes after are worse there.
    let less = |question: usize| if (2..5).contains(&question) { visit.shop } else { 0 };
    let scores: [i32; 8] = std::array::from_fn(|question| points(dice, OFTEN[question], less(question)));
    let recommend = 4 + dice.weighted(&[4, 5, 8, 14, 24, 24, 21]);
    let [attitude, knowledge, waiting, place, after, quality, style, price] = scores.map(Cell::from);
    let remark = if dice.chance(25) { dice.pick(&REMARKS).into() } else { Cell::Blank };
    [
        day.into(),
        person.card.as_str().into(),
        person.name.as_str().into(),
        attitude,
        knowledge,
        waiting,
        place,
        if dice.chance(60) { after } else { Cell::Blank },
        quality,
        style,
        price,
        points(dice, [0, 2, 14, 44, 40], 0).into(),
        i32::try_from(recommend).unwrap_or(10).into(),
        remark,
    ]
}

/// A score of 1 to 5, `less` where it can be.
fn points(dice: &mut Dice, often: [u32; 5], less: usize) -> i32 {
    let place = dice.weighted(&often).saturating_sub(less);
    i32::try_from(place + 1).unwrap_or(5)
}
