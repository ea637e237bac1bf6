//! Who was called in the last three months: about four in five of those who were due, then hardly anyone.

use super::contact::Contact;
use super::model::{Back, Model};
use super::people::Person;
use super::period::{CALLS_STOP, FIRST_CALL, LAST_DAY, date};
use super::rng::Dice;
use super::staff::serving;
use super::standing::{Purchase, Tier, tier};
use super::steps::{Step, steps};
use chrono::{Days, Months, NaiveDate};

/// Mid-autumn, when card holders of A got their wishes.
const MID_AUTUMN: NaiveDate = date(2026, 9, 25);

/// All contacts, by day and member.
pub(super) fn contacts(model: &Model) -> Vec<Contact> {
    let mut dice = Dice::new(6);
    let mut all = Vec::new();
    for (who, person) in model.people.iter().enumerate() {
        if person.phone.len() == 11 && person.consent != "勿扰" {
            all.extend(Caller { model, person, who }.contacts(&mut dice));
        }
    }
    all.sort_by_key(|contact| (contact.day, contact.who));
    all
}

/// Whoever calls one member.
struct Caller<'a> {
    model: &'a Model,
    person: &'a Person,
    who: usize,
}

impl Caller<'_> {
    fn contacts(&self, dice: &mut Dice) -> Vec<Contact> {
        let bought = self.model.purchases(self.who, LAST_DAY, Back::Counted);
        let mut contacts = self.after_purchases(dice, &bought);
        contacts.extend(self.birthday(dice, &bought));
        contacts.extend(self.mid_autumn(dice, &bought));
        if !contacts.iter().any(|contact| contact.by_phone) {
            contacts.extend(self.half_year(dice, &bought));
        }
        let agreed: Vec<Contact> = contacts.iter().filter_map(|call| self.agreed(dice, call)).collect();
        contacts.extend(agreed);
        contacts.sort_by_key(|contact| contact.day);
        let end = contacts.iter().position(Contact::is_the_end);
        contacts.truncate(end.map_or(contacts.len(), |last| last + 1));
        contacts
    }

    fn after_purchases(&self, dice: &mut Dice, bought: &[Purchase]) -> Vec<Contact> {
        let mut contacts = Vec::new();
        for (place, purchase) in bought.iter().enumerate().filter(|(_, one)| one.paid > 0) {
            let next = bought.get(place + 1).map_or(NaiveDate::MAX, |next| next.day);
            for step in steps(tier(&bought[..=place])) {
                let due = purchase.day + Days::new(step.after);
                if (FIRST_CALL..=LAST_DAY).contains(&due) && due < next {
                    contacts.extend(self.step(dice, step, due, next));
                }
            }
        }
        contacts
    }

    /// A step is done on its day or within its grace, before the next purchase makes it needless.
    fn step(&self, dice: &mut Dice, step: &Step, due: NaiveDate, next: NaiveDate) -> Option<Contact> {
        let late = if dice.chance(60) { 0 } else { dice.below(step.days) };
        let day = due + Days::new(u64::from(late));
        let day = if day < next { day } else { due };
        if !done(dice, day, 80) {
            return None;
        }
        self.contact(dice, day, step.word, step.by_phone)
    }

    /// Wishes go out on the day or not at all: by phone to card holders.
    fn birthday(&self, dice: &mut Dice, bought: &[Purchase]) -> Option<Contact> {
        let day = self.person.birthday?.kept()?;
        let known = until(bought, day);
        let within = (FIRST_CALL..=LAST_DAY).contains(&day) && !known.is_empty();
        if !within || !done(dice, day, 80) {
            return None;
        }
        self.contact(dice, day, "生日", tier(known) > Tier::Points)
    }

    fn mid_autumn(&self, dice: &mut Dice, bought: &[Purchase]) -> Option<Contact> {
        let gold = tier(until(bought, MID_AUTUMN)) == Tier::Gold;
        if !gold || !dice.chance(80) {
            return None;
        }
        self.contact(dice, MID_AUTUMN, "节日", true)
    }

    /// Who has been silent for six months is called once, some weeks after the log begins.
    fn half_year(&self, dice: &mut Dice, bought: &[Purchase]) -> Option<Contact> {
        let due = (bought.last()?.day + Months::new(6)).max(FIRST_CALL);
        let day = due + Days::new(u64::from(dice.below(80)));
        let day = if due < CALLS_STOP { day.min(CALLS_STOP - Days::new(1)) } else { day };
        if !done(dice, day, 93) {
            return None;
        }
        self.contact(dice, day, "半年", true)
    }

    /// The call on the day for which a visit was agreed.
    fn agreed(&self, dice: &mut Dice, call: &Contact) -> Option<Contact> {
        let day = call.next?;
        if !done(dice, day, 75) {
            return None;
        }
        self.contact(dice, day, "", true)
    }

    fn contact(&self, dice: &mut Dice, day: NaiveDate, word: &'static str, by_phone: bool) -> Option<Contact> {
        let seller = serving(dice, self.person.seller, self.person.shop, day);
        if by_phone {
            return Some(Contact::call(dice, day, self.who, word, seller));
        }
        let wanted = self.person.consent != "否";
        wanted.then(|| Contact::message(day, self.who, word, seller))
    }
}

/// Whether somebody did it: so many times in a hundred, from [`CALLS_STOP`] on one time in eight.
fn done(dice: &mut Dice, day: NaiveDate, percent: u32) -> bool {
    day <= LAST_DAY && dice.chance(if day < CALLS_STOP { percent } else { 12 })
}

fn until(bought: &[Purchase], day: NaiveDate) -> &[Purchase] {
    &bought[..bought.partition_point(|one| one.day <= day)]
}
