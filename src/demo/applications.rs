//! Applications for cards: who earned one lately, and how far it has come.

use super::model::{Back, Model};
use super::people::BUYERS;
use super::period::{LAST_DAY, date};
use super::records::LAST_MOVED;
use super::rng::Dice;
use super::standing::{Tier, tier};
use chrono::{Days, NaiveDate};

/// The first day from which cards that were earned are in the register.
const FIRST: NaiveDate = date(2026, 5, 1);

/// An application for a card.
pub(super) struct Application {
    /// Place among the members.
    pub(super) who: usize,
    pub(super) card: Tier,
    pub(super) applied: NaiveDate,
    pub(super) entered: Option<NaiveDate>,
    pub(super) submitted: Option<NaiveDate>,
    pub(super) approved: Option<NaiveDate>,
    pub(super) told: Option<NaiveDate>,
    pub(super) told_again: Option<NaiveDate>,
    pub(super) mailed: Option<NaiveDate>,
    pub(super) collected: Option<NaiveDate>,
    /// When the silver card was voided on the way to a gold one.
    pub(super) voided: Option<NaiveDate>,
    pub(super) agreed: Option<NaiveDate>,
    /// Place in [`STAFF`](super::staff::STAFF).
    pub(super) seller: usize,
}

/// All applications, by day and member: nearly everybody of those who earned a card up to the day on which the shop last
/// moved members between its sheets, about half of those since.
pub(super) fn applications(model: &Model) -> Vec<Application> {
    let mut dice = Dice::new(7);
    let mut all = Vec::new();
    for who in 0..BUYERS {
        for (card, earned) in cards(model, who) {
            let percent = if earned <= LAST_MOVED { 97 } else { 55 };
            if earned >= FIRST && dice.chance(percent) {
                all.push(application(model, &mut dice, (who, card, earned)));
            }
        }
    }
    all.retain(|application| application.applied <= LAST_DAY);
    all.sort_by_key(|application| (application.applied, application.who));
    all
}

/// The cards that a member earned, and when; whoever goes straight to gold never had a silver one.
fn cards(model: &Model, who: usize) -> Vec<(Tier, NaiveDate)> {
    let bought = model.purchases(who, LAST_DAY, Back::Counted);
    let mut cards: Vec<(Tier, NaiveDate)> = Vec::new();
    for place in 0..bought.len() {
        let now = tier(&bought[..=place]);
        if now > cards.last().map_or(Tier::Points, |(card, _)| *card) {
            cards.push((now, bought[place].day));
        }
    }
    cards
}

fn application(model: &Model, dice: &mut Dice, (who, card, earned): (usize, Tier, NaiveDate)) -> Application {
    let had_silver = cards(model, who).len() > 1 && card == Tier::Gold;
    // Whatever would come after the last day has not been done.
    let on = |day: NaiveDate, days: u32| Some(day + Days::new(days.into())).filter(|&day| day <= LAST_DAY);
    let applied = earned + Days::new(if dice.chance(75) { 0 } else { 1 + dice.below(3) }.into());
    let entered = on(applied, forgotten(dice, 12));
    let submitted = entered.and_then(|day| on(day, 1 + dice.below(3) + forgotten(dice, 6)));
    let approved = submitted.and_then(|day| on(day, 2 + dice.below(3) + forgotten(dice, 8)));
    let told = approved.and_then(|day| on(day, forgotten(dice, 15)));
    let agreed = told.map(|day| day + Days::new(u64::from(2 + dice.below(6))));
    let comes = dice.chance(72);
    let collected = agreed.filter(|_| comes).and_then(|day| on(day, 0));
    let told_again = agreed.filter(|_| !comes).and_then(|day| on(day, 1 + forgotten(dice, 20)));
    // A card without an address to send it to waits until somebody comes.
    let comes = dice.chance(if model.people[who].address.is_some() { 60 } else { 90 });
    let later = told_again.and_then(|day| on(day, if comes { 1 + dice.below(6) } else { 7 + forgotten(dice, 20) }));
    let mailed = later.filter(|_| !comes && model.people[who].address.is_some());
    Application {
        who,
        card,
        applied,
        entered,
        submitted,
        approved,
        told,
        told_again,
        mailed,
        collected: collected.or(later.filter(|_| comes)),
        voided: if had_silver && dice.chance(70) { on(applied, forgotten(dice, 20)) } else { None },
        agreed,
        seller: model.visits_of[who]
            .iter()
            .rev()
            .map(|&of| &model.visits[of])
            .find(|visit| visit.day <= earned)
            .map_or(0, |visit| visit.seller),
    }
}

/// Days for which something lies about: mostly none, so many times in a hundred a fortnight.
fn forgotten(dice: &mut Dice, percent: u32) -> u32 {
    if dice.chance(percent) { 9 + dice.below(8) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{LAST_DAY, Model, Tier, applications};

    #[test]
    fn stages_follow_each_other_and_nothing_is_of_days_to_come() {
        let model = Model::new();
        let all = applications(&model);
        for one in &all {
            let stages = [Some(one.applied), one.submitted, one.approved, one.told, one.told_again, one.mailed];
            let done: Vec<_> = stages.into_iter().flatten().collect();
            assert!(done.is_sorted() && done.iter().all(|&day| day <= LAST_DAY), "{}", one.who);
            assert!(one.collected.is_none_or(|day| one.told.is_some_and(|told| told <= day) && day <= LAST_DAY));
            assert!(one.mailed.is_none() || one.collected.is_none());
            assert!(one.entered.is_none_or(|day| one.applied <= day && one.submitted.is_none_or(|sent| day < sent)));
            assert!(one.voided.is_none() || one.card == Tier::Gold);
        }
        let is_open = |collected: bool| all.iter().filter(|one| one.collected.is_some() == collected).count();
        assert!(is_open(true) > is_open(false) && is_open(false) > 10);
    }
}
