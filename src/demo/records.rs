//! What the shop has noted about each member, right and wrong.

use super::about::{About, about};
use super::model::{Back, Model};
use super::money::plain;
use super::people::BUYERS;
use super::period::{LAST_DAY, date};
use super::rng::Dice;
use super::staff::STAFF;
use super::standing::{Tier, tier};
use chrono::NaiveDate;

/// The day on which the shop last moved members between its sheets: who earned a card since is to be moved.
pub(super) const LAST_MOVED: NaiveDate = date(2026, 11, 8);
/// How many members have their purchases written out in their row.
const WRITTEN_OUT: usize = 8;
/// Totals of members without a receipt, from before the till was bought: their place, yuan and times.
const BEFORE_THE_TILL: [(usize, i32, i32); 6] =
    [(588, 1_280, 2), (589, 399, 1), (590, 6_200, 9), (591, 2_350, 4), (592, 760, 2), (593, 3_180, 5)];

/// The parts of a member's row that follow from the purchases.
pub(super) struct Record {
    pub(super) tier: Tier,
    pub(super) points: i32,
    /// In fen.
    pub(super) total: i32,
    pub(super) times: i32,
    /// 每次消费明细, 每次购买的时间, 每次的接待人员.
    pub(super) details: Option<[String; 3]>,
    pub(super) gift: &'static str,
    pub(super) sizes: &'static str,
    pub(super) about: About,
}

/// One for each member, in their order.
pub(super) fn records(model: &Model) -> Vec<Record> {
    let mut dice = Dice::new(4);
    let places = 0..model.people.len();
    let mut records: Vec<Record> = places.map(|who| record(model, &mut dice, who)).collect();
    for (who, yuan, times) in BEFORE_THE_TILL {
        records[who].total = yuan * 100;
        records[who].times = times;
        records[who].points = yuan;
        if yuan >= 5_000 {
            records[who].tier = Tier::Silver;
        }
    }
    let short = (0..records.len()).filter(|&who| plainly_told(model, who));
    for who in short.take(WRITTEN_OUT) {
        records[who].details = Some(details(model, who));
    }
    disagree(model, &mut records);
    measure(&mut records[..BUYERS]);
    for (record, about) in records.iter_mut().zip(about(&model.people)) {
        record.about = about;
    }
    records
}

fn record(model: &Model, dice: &mut Dice, who: usize) -> Record {
    let net = model.purchases(who, LAST_DAY, Back::Counted);
    let left = net.iter().map(|one| one.paid).filter(|&paid| paid > 0);
    let points: i32 = left.clone().map(|paid| paid / 100).sum();
    let gifts = ["", "袜子一双", "领带一条", "皮带一条"];
    let reach = usize::from(points >= 1_000) + usize::from(points >= 3_000) * 2;
    Record {
        tier: tier(&model.purchases(who, LAST_MOVED, Back::Ignored)),
        points,
        total: left.clone().sum(),
        times: i32::try_from(left.count()).unwrap_or(0),
        details: None,
        gift: gifts[if dice.chance(20) { reach } else { 0 }],
        sizes: "",
        about: About::default(),
    }
}

/// Of some members the shop has written down what they wear.
fn measure(records: &mut [Record]) {
    let mut dice = Dice::new(9);
    let sizes = ["上衣170、裤30、衬衫39", "上衣175、裤32、衬衫40", "上衣180、裤33、衬衫41", "上衣185、裤36、衬衫43"];
    for record in records {
        if dice.chance(12) {
            record.sizes = dice.pick(&sizes);
        }
    }
}

/// Three rows whose total or count is not what the receipts say: one whose last receipt has a date that
/// cannot be read, one with 200 yuan too much, one with a visit too many.
fn disagree(model: &Model, records: &mut [Record]) {
    let unreadable = &model.visits[model.unreadable];
    if let Some(who) = unreadable.who {
        records[who].total += unreadable.paid();
        records[who].times += 1;
        records[who].points += unreadable.paid() / 100;
    }
    records[TOO_MUCH].total += 200 * 100;
    records[TOO_OFTEN].times += 1;
}

const TOO_MUCH: usize = 100;
const TOO_OFTEN: usize = 200;

/// Two to four visits of one line each at whole yuan, nothing brought back, nothing unreadable.
fn plainly_told(model: &Model, who: usize) -> bool {
    let own = &model.visits_of[who];
    let odd = |of: &usize| {
        let visit = &model.visits[*of];
        let back = model.refunds.iter().any(|refund| refund.of == *of);
        let strange = *of == model.unreadable || *of == model.rough;
        visit.lines.len() > 1 || visit.paid() % 100 != 0 || back || strange
    };
    (2..=4).contains(&own.len()) && !own.iter().any(odd)
}

fn details(model: &Model, who: usize) -> [String; 3] {
    let own = model.visits_of[who].iter().map(|&of| &model.visits[of]);
    let what = own.clone().map(|visit| {
        let category = visit.lines[0].item.category;
        format!("{category} {}", plain(visit.paid()))
    });
    let when = own.clone().map(|visit| visit.day.format("%Y-%-m-%-d").to_string());
    let by = own.map(|visit| STAFF[visit.seller].name.to_owned());
    [what.collect(), when.collect(), by.collect()].map(|entries: Vec<String>| entries.join("；"))
}

#[cfg(test)]
mod tests {
    use super::{Back, LAST_DAY, Model, Tier, records, tier};

    /// The figures were also computed from the written files, by a program in another language.
    #[test]
    fn the_tiers_are_mixed_as_a_shop_hopes_and_recorded_nearly_right() {
        let model = Model::new();
        let records = records(&model);
        let (mut gold, mut silver, mut to_apply, mut to_review) = (0, 0, 0, 0);
        for (who, record) in records.iter().enumerate() {
            let earned = tier(&model.purchases(who, LAST_DAY, Back::Counted));
            gold += u32::from(earned == Tier::Gold);
            silver += u32::from(earned == Tier::Silver);
            let bought = !model.visits_of[who].is_empty();
            to_apply += u32::from(bought && earned > record.tier);
            to_review += u32::from(bought && earned < record.tier);
        }
        assert_eq!((gold, silver), (101, 190));
        assert_eq!((to_apply, to_review), (14 + 3, 4));
    }
}
