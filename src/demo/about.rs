//! What the shop has noted of some members beside: income, occupation, education, tags, who brought them.

use super::people::Person;
use super::rng::Dice;

const INCOMES: [&str; 4] = ["5千以下", "5千-1万", "1万-2万", "2万以上"];
const OCCUPATIONS: [&str; 6] = ["企业职员", "个体经营", "公务员", "教师", "医生", "自由职业"];
const EDUCATIONS: [&str; 4] = ["高中", "大专", "本科", "研究生"];
const TAGS: [&str; 5] = ["团购", "老客带新", "爱商务款", "只买打折", "爱商务款、团购"];

/// What is noted of a member; most of it blank.
#[derive(Clone, Default)]
pub(super) struct About {
    pub(super) income: &'static str,
    pub(super) occupation: &'static str,
    pub(super) education: &'static str,
    pub(super) tags: &'static str,
    /// A card, a phone or a name; some names are those of several members.
    pub(super) referrer: String,
}

/// One for each member, in their order.
pub(super) fn about(people: &[Person]) -> Vec<About> {
    let mut dice = Dice::new(10);
    people.iter().map(|person| one(&mut dice, person, people)).collect()
}

fn one(dice: &mut Dice, person: &Person, people: &[Person]) -> About {
    let mut noted = |percent, choices: &[&'static str]| if dice.chance(percent) { dice.pick(choices) } else { "" };
    let occupation = noted(30, &OCCUPATIONS);
    let (education, income, tags) = (noted(18, &EDUCATIONS), noted(12, &INCOMES), noted(9, &TAGS));
    About { income, occupation, education, tags, referrer: referrer(dice, person, people) }
}

/// Somebody who joined before.
fn referrer(dice: &mut Dice, person: &Person, people: &[Person]) -> String {
    let places: Vec<usize> = (0..people.len()).collect();
    let other = &people[dice.pick(&places)];
    let way = dice.weighted(&[5, 3, 2]);
    if !dice.chance(14) || other.card >= person.card {
        return String::new();
    }
    [&other.card, &other.phone, &other.name][way].clone()
}
