//! The members of the example shop: who they are, not what they bought.

use super::birthday::Birthday;
use super::id_card::id_card;
use super::names::{ESTATES, MEN, SHOPS, SURNAMES, WOMEN};
use super::period::date;
use super::rng::Dice;
use super::staff::STAFF;

/// How many members there are, those who never bought included.
pub(super) const MEMBERS: usize = 600;
/// The members from this place on have a card and no purchase.
pub(super) const BUYERS: usize = 588;
/// Two people of one household, with one phone and one address.
pub(super) const FAMILY: [usize; 2] = [40, 41];
/// The one whose phone was taken down a digit short.
const SHORT_PHONE: usize = 52;
/// The one who wants to hear nothing at all.
const DO_NOT_DISTURB: usize = 63;

/// A member.
#[derive(Clone)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) gender: &'static str,
    pub(super) phone: String,
    /// Blank until [`issue_cards`](super::cards::issue) has put the members in order.
    pub(super) card: String,
    pub(super) id_card: Option<String>,
    pub(super) address: Option<String>,
    pub(super) birthday: Option<Birthday>,
    /// What stands under 短信开启状态.
    pub(super) consent: &'static str,
    /// 0 thrifty, 1 in between, 2 well off.
    pub(super) purse: usize,
    pub(super) shop: usize,
    /// The seller who mostly serves them, a place in [`STAFF`].
    pub(super) seller: usize,
}

/// All members.
pub(super) fn people() -> Vec<Person> {
    let mut dice = Dice::new(1);
    let mut people: Vec<Person> = (0..MEMBERS).map(|place| person(&mut dice, place)).collect();
    let phone = people[FAMILY[0]].phone.clone();
    for place in FAMILY {
        people[place].phone.clone_from(&phone);
        people[place].address = Some("桂花园3栋502".to_owned());
    }
    people
}

fn person(dice: &mut Dice, place: usize) -> Person {
    let man = dice.chance(78);
    let given = dice.pick(if man { MEN } else { WOMEN });
    let birthday = dice.chance(74).then(|| Birthday::any(dice));
    let birthday = planted(place).or(birthday);
    let seller = dice.weighted(&[4, 3, 3, 2, 4, 3, 2, 2]);
    let id_card =
        birthday.and_then(Birthday::born).filter(|_| dice.chance(55)).map(|born| id_card(born, man, dice.below(400)));
    Person {
        name: format!("{}{given}", dice.pick(SURNAMES)),
        gender: match (dice.chance(92), man) {
            (false, _) => "",
            (true, true) => "男",
            (true, false) => "女",
        },
        phone: phone(place),
        card: String::new(),
        id_card,
        address: dice.chance(45).then(|| address(dice)),
        birthday,
        consent: consent(dice, place),
        purse: dice.weighted(&[33, 38, 29]),
        shop: STAFF[seller].shop.min(SHOPS.len() - 1),
        seller,
    }
}

/// Birthdays around the day for which the reports speak, 22 November 2026 (农历十月十四), and a leap day.
fn planted(place: usize) -> Option<Birthday> {
    Some(match place {
        10 => Birthday::Dashes(date(1979, 11, 22)),
        11 => Birthday::NoYear(11, 22),
        12 => Birthday::Lunar(None, 10, 14),
        13 => Birthday::Lunar(Some(1975), 10, 14),
        14 => Birthday::Dashes(date(1988, 2, 29)),
        15 => Birthday::Excel(date(1985, 11, 23)),
        16 => Birthday::NoYear(11, 24),
        17 => Birthday::Lunar(None, 10, 15),
        18 => Birthday::Chinese(date(1990, 11, 25)),
        19 => Birthday::Excel(date(1968, 11, 20)),
        _ => return None,
    })
}

/// A number under 1990000, in no order, all different.
fn phone(place: usize) -> String {
    let number = 1_000 + (place * 4_271 + 1_234) % 8_999;
    let phone = format!("1990000{number}");
    if place == SHORT_PHONE { phone[..10].to_owned() } else { phone }
}

fn address(dice: &mut Dice) -> String {
    let estate = dice.pick(ESTATES);
    let (house, floor, door) = (1 + dice.below(18), 1 + dice.below(11), 1 + dice.below(4));
    format!("{estate}{house}栋{floor}0{door}")
}

fn consent(dice: &mut Dice, place: usize) -> &'static str {
    match place {
        DO_NOT_DISTURB => "勿扰",
        _ if place % 47 == 5 => "否",
        _ if dice.chance(72) => "是",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::{FAMILY, people};
    use std::collections::BTreeSet;

    #[test]
    fn only_the_family_shares_a_phone() {
        let people = people();
        let phones: BTreeSet<&str> = people.iter().map(|person| person.phone.as_str()).collect();
        assert_eq!(phones.len(), people.len() - 1);
        let [elder, younger] = FAMILY.map(|place| &people[place]);
        assert_eq!(elder.phone, younger.phone);
        assert_ne!(elder.name, younger.name);
    }
}
