//! Vouchers: for birthdays of card holders, and for new cards.

use super::applications::applications;
use super::listed::Cell;
use super::model::{Back, Model};
use super::people::BUYERS;
use super::period::{LAST_DAY, date};
use super::rng::Dice;
use super::standing::{Tier, tier};
use chrono::{Datelike, Days, NaiveDate};

pub(super) const COLUMNS: [(&str, u8); 8] = [
    ("VIP卡号", 10),
    ("顾客姓名", 10),
    ("电话", 14),
    ("券名称", 10),
    ("发放日期", 12),
    ("有效期至", 12),
    ("使用日期", 12),
    ("面额", 8),
];

/// Birthdays from this day on were given vouchers.
const FIRST: NaiveDate = date(2026, 6, 1);
/// How many days a voucher is good for.
const GOOD_FOR: Days = Days::new(45);

/// One voucher, by day and member.
type Given = (NaiveDate, usize, &'static str, i32);

/// A row for each voucher; it was used on the member's first visit while it was good, two times in three.
pub(super) fn rows(model: &Model) -> Vec<[Cell; 8]> {
    let mut dice = Dice::new(8);
    let mut given: Vec<Given> = (0..BUYERS).filter_map(|who| birthday(model, who)).collect();
    let approved = |one: super::applications::Application| {
        Some((one.approved?, one.who, "升级", if one.card == Tier::Gold { 100 } else { 50 }))
    };
    given.extend(applications(model).into_iter().filter_map(approved));
    given.sort_unstable();
    given.into_iter().map(|given| row(model, &mut dice, given)).collect()
}

/// Card holders get one on their birthday: 100 yuan for gold, 50 for silver.
fn birthday(model: &Model, who: usize) -> Option<Given> {
    let born = model.people[who].birthday?.born()?;
    let day = NaiveDate::from_ymd_opt(2026, born.month(), born.day())?;
    let card = tier(&model.purchases(who, day, Back::Counted));
    let value = if card == Tier::Gold { 100 } else { 50 };
    ((FIRST..=LAST_DAY).contains(&day) && card > Tier::Points).then_some((day, who, "生日", value))
}

fn row(model: &Model, dice: &mut Dice, (issued, who, kind, value): Given) -> [Cell; 8] {
    let until = issued + GOOD_FOR;
    let taken = dice.chance(67);
    let visits = model.visits_of[who].iter().map(|&of| model.visits[of].day);
    let used = visits.filter(|&day| issued < day && day <= until).min().filter(|_| taken);
    let person = &model.people[who];
    [
        person.card.as_str().into(),
        person.name.as_str().into(),
        person.phone.as_str().into(),
        kind.into(),
        issued.into(),
        until.into(),
        used.into(),
        value.into(),
    ]
}
