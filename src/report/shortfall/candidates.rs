//! Who could be invited, and what each is likely to spend.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::chance::{Chances, Past, Scores, chances, scores};
use crate::book::{Book, Distance, Histories, MemberId, Money, NameId, Points, Rules, opening, standing};
use crate::report::Refusal;
use crate::report::approach::{Approach, Barrier};
use crate::report::churn::at_risk;
use crate::report::responsible::responsible;
use crate::report::taste::{Tastes, typical};
use crate::stats::round_half_away;

/// A member who could be invited.
pub(super) struct Candidate<'a> {
    pub(super) id: MemberId,
    pub(super) staff: NameId,
    pub(super) expected: Money,
    pub(super) past: Past,
    pub(super) typical: Money,
    pub(super) last: NaiveDate,
    pub(super) category: Option<&'a str>,
    pub(super) item: Option<&'a str>,
    pub(super) near_tier: bool,
    pub(super) near_gift: bool,
    pub(super) at_risk: bool,
}

/// What a walk over the members finds.
pub(super) struct Found<'a> {
    /// The largest expected amount first, then the key.
    pub(super) candidates: Vec<Candidate<'a>>,
    pub(super) chances: Chances,
    pub(super) left_out: BTreeMap<Barrier, u64>,
}

/// Finds everybody who may be invited and has a chance to buy.
///
/// # Errors
/// Rules of `[rfm]` that do not fit each other.
pub(super) fn find<'a>(book: &'a Book, rules: &Rules, as_of: NaiveDate) -> Result<Found<'a>, Refusal> {
    let histories = Histories::new(book, &rules.purchases);
    let mut occasions: Vec<Vec<NaiveDate>> = Vec::with_capacity(book.members.len());
    histories.each(as_of, |_, history| occasions.push(history.occasions().map(|purchase| purchase.day).collect()));
    let chances = chances(&occasions, rules, as_of)?;
    let today: BTreeMap<usize, Scores> = scores(&occasions, rules, as_of)?.into_iter().collect();
    let risky = at_risk(book, rules, as_of);
    let (approach, tastes) = (Approach::new(book, rules, as_of, Some(rules.shortfall.rest_days)), Tastes::new(book));
    let (mut candidates, mut left_out) = (Vec::new(), BTreeMap::new());
    histories.each(as_of, |id, history| {
        let Some(&past) = today.get(&id.index()).and_then(|cell| chances.get(cell)) else { return };
        let (Some(typical), Some(last)) = (typical(history), history.occasions().next_back()) else { return };
        if let Some(barrier) = approach.barrier(id) {
            *left_out.entry(barrier).or_default() += 1;
            return;
        }
        let expected = expected(past, typical);
        if expected <= Money::ZERO {
            return;
        }
        let profile = book.member(id).profile.as_deref();
        candidates.push(Candidate {
            id,
            staff: responsible(book, id, history, as_of),
            expected,
            past,
            typical,
            last: last.day,
            category: tastes.category(history),
            item: tastes.item(history),
            near_tier: {
                let carried = opening(book.member(id), history, &rules.opening);
                let tier = standing(history, carried, &rules.tiers, as_of).map(|earned| earned.tier);
                let next = tier.and_then(|tier| tier.next()?.rule(&rules.tiers));
                let distance = Distance::of(tier, history, carried, &rules.tiers, as_of);
                next.is_some_and(|rule| distance.is_near(rules.tiers.near, rule))
            },
            near_gift: near_gift(Points::of(profile, history, rules), rules),
            at_risk: risky.binary_search(&id).is_ok(),
        });
    });
    candidates.sort_unstable_by_key(|candidate| (Reverse(candidate.expected), candidate.id));
    Ok(Found { candidates, chances, left_out })
}

/// Chance × typical, rounded half away from zero.
fn expected(past: Past, typical: Money) -> Money {
    let exact = round_half_away(i128::from(typical.0) * i128::from(past.bought), past.months.into());
    Money(exact.and_then(|minor| i64::try_from(minor).ok()).unwrap_or_default())
}

// Exact for any share written with up to six decimals.
fn near_gift(points: Points, rules: &Rules) -> bool {
    #[expect(clippy::cast_possible_truncation, reason = "a share is a small number")]
    let millionths = (rules.shortfall.gift_share * 1e6).round() as i128;
    points.next_gift(&rules.gifts).is_some_and(|(gift, missing)| {
        i128::from(missing) * 1_000_000 <= i128::from(gift.points) * millionths
    })
}

/// The first candidates whose expected amounts cover `amount`; all of them where they do not.
pub(super) fn until_covered(candidates: Vec<Candidate>, amount: Money) -> Vec<Candidate> {
    let mut sum = Money::ZERO;
    let needed = |candidate: &Candidate| {
        let needed = sum < amount;
        sum += candidate.expected;
        needed
    };
    candidates.into_iter().take_while(needed).collect()
}
