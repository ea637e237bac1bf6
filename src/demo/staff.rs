//! Who serves in the two shops.

use super::period::date;
use super::rng::Dice;
use chrono::NaiveDate;

/// Someone who sells.
pub(super) struct Seller {
    pub(super) name: &'static str,
    /// Place in [`SHOPS`](super::names::SHOPS).
    pub(super) shop: usize,
    /// The last day at work, for the one who left.
    pub(super) until: Option<NaiveDate>,
}

/// All eight, four to a shop; 陈静 left at the end of June 2025.
pub(super) const STAFF: [Seller; 8] = [
    seller("王芳", 0, None),
    seller("李娜", 0, None),
    seller("小李", 0, None),
    seller("陈静", 0, Some(date(2025, 6, 30))),
    seller("赵敏", 1, None),
    seller("孙丽", 1, None),
    seller("周婷", 1, None),
    seller("刘洋", 1, None),
];

const fn seller(name: &'static str, shop: usize, until: Option<NaiveDate>) -> Seller {
    Seller { name, shop, until }
}

/// True while the seller with this place in [`STAFF`] is still there.
pub(super) fn works(seller: usize, day: NaiveDate) -> bool {
    STAFF[seller].until.is_none_or(|until| day <= until)
}

/// Someone who serves in this shop on this day: the member's own seller, two times in three.
pub(super) fn serving(dice: &mut Dice, own: usize, shop: usize, day: NaiveDate) -> usize {
    let fits = |seller: usize| STAFF[seller].shop == shop && works(seller, day);
    if fits(own) && dice.chance(65) {
        return own;
    }
    let there: Vec<usize> = (0..STAFF.len()).filter(|&seller| fits(seller)).collect();
    dice.pick(&there)
}
