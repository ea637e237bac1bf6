//! What several rows say of one member, field by field: the row brought up to date last, else the fuller text, else the
//! greater value. The stricter consent counts, whenever it was given.
//!
//! Rows of one day make one layer; a later layer lies over an earlier one. So rows can be put together in any order
//! and any number of times, and the layers of all are the layers of the layers of some and the rest.

use std::cmp::Ordering;

use super::values::text;
use crate::book::calendar::YearlyDay;
use crate::book::{Consent, NameId, Noted, Personal, Profile, Reach, Stated};

/// The layers of some rows, the latest first, each with only what no later one says; never none.
pub(super) fn layers(rows: impl IntoIterator<Item = Profile>) -> Vec<Profile> {
    let mut rows: Vec<Profile> = rows.into_iter().collect();
    // Stable: of equal values the first row's is taken, with its cell.
    rows.sort_by_key(|row| std::cmp::Reverse(row.updated));
    let mut layers: Vec<Profile> = Vec::new();
    let lasting = Lasting::of(&rows);
    for row in rows {
        match layers.last_mut().filter(|layer| layer.updated == row.updated) {
            Some(layer) => each(layer, &row, &Greater),
            None => layers.push(row),
        }
    }
    for later in 1..layers.len() {
        let (above, below) = layers.split_at_mut(later);
        for newer in above {
            each(&mut below[0], newer, &Covered);
        }
    }
    for layer in &mut layers {
        Lasting::NOTHING.put(layer);
    }
    layers.retain(|layer| !says_nothing(layer));
    if layers.is_empty() {
        layers.push(Profile::default());
    }
    lasting.put(&mut layers[0]);
    layers
}

/// What some rows come to.
pub(super) fn merged(rows: impl IntoIterator<Item = Profile>) -> Profile {
    let mut layers = layers(rows).into_iter();
    let mut profile = layers.next().unwrap_or_default();
    for older in layers {
        // No two layers say the same field.
        each(&mut profile, &older, &Greater);
    }
    profile
}

/// What holds whenever it was said: consent, and what the phones are good for.
#[derive(Clone, Copy)]
struct Lasting {
    consent: Consent,
    reach: Reach,
    welcome: bool,
}

impl Lasting {
    fn of(rows: &[Profile]) -> Self {
        Self {
            consent: rows.iter().map(|row| row.consent).max().unwrap_or_default(),
            reach: rows.iter().map(|row| row.reach).max().unwrap_or_default(),
            welcome: rows.iter().any(|row| row.welcome),
        }
    }

    fn put(self, to: &mut Profile) {
        (to.consent, to.reach, to.welcome) = (self.consent, self.reach, self.welcome);
    }

    const NOTHING: Self = Self { consent: Consent::Open, reach: Reach::None, welcome: false };
}

fn says_nothing(layer: &Profile) -> bool {
    let noted = layer.noted.clone().filter(|noted| **noted != Noted::default());
    let bare = Profile { key: None, place: None, updated: None, noted, ..layer.clone() };
    bare == Profile::default()
}

/// What becomes of a field of one row beside another's.
trait Rule {
    fn field<V: Value>(&self, own: &mut V, other: &V);
}

/// The greater of the two.
struct Greater;

/// Nothing, where the other says anything.
struct Covered;

impl Rule for Greater {
    fn field<V: Value>(&self, own: &mut V, other: &V) {
        if own.is_less(other) {
            *own = other.clone();
        }
    }
}

impl Rule for Covered {
    fn field<V: Value>(&self, own: &mut V, other: &V) {
        if V::default().is_less(other) {
            *own = V::default();
        }
    }
}

/// A value of a field; the default is a blank, and less than any other.
trait Value: Clone + Default {
    fn is_less(&self, other: &Self) -> bool;
}

fn is_less<T>(own: Option<&T>, other: Option<&T>, compare: impl Fn(&T, &T) -> Ordering) -> bool {
    match (own, other) {
        (None, Some(_)) => true,
        (Some(own), Some(other)) => compare(own, other).is_lt(),
        (_, None) => false,
    }
}

impl Value for Option<Box<str>> {
    fn is_less(&self, other: &Self) -> bool {
        is_less(self.as_ref(), other.as_ref(), |a, b| text::fuller(a, b))
    }
}

impl<T: Copy + Ord> Value for Option<Stated<T>> {
    fn is_less(&self, other: &Self) -> bool {
        is_less(self.as_ref(), other.as_ref(), |a, b| a.value.cmp(&b.value))
    }
}

/// Ids that are in the order of their texts.
impl Value for NameId {
    fn is_less(&self, other: &Self) -> bool {
        is_less(self.index().as_ref(), other.index().as_ref(), Ord::cmp)
    }
}

impl Value for Option<YearlyDay> {
    fn is_less(&self, other: &Self) -> bool {
        is_less(self.as_ref(), other.as_ref(), |a, b| (a.year().is_some(), a).cmp(&(b.year().is_some(), b)))
    }
}

/// Plain values, by their own order.
macro_rules! ordered {
    ($($Type:ty),*) => {
        $(impl Value for Option<$Type> {
            fn is_less(&self, other: &Self) -> bool {
                is_less(self.as_ref(), other.as_ref(), Ord::cmp)
            }
        })*
    };
}

ordered!(i64, chrono::NaiveDate, crate::book::Gender, crate::book::Style);

/// Applies a rule to each field, but for consent, reach and what tells rows apart.
fn each(own: &mut Profile, other: &Profile, rule: &impl Rule) {
    rule.field(&mut own.other_phone, &other.other_phone);
    rule.field(&mut own.gender, &other.gender);
    rule.field(&mut own.birthday, &other.birthday);
    rule.field(&mut own.wedding, &other.wedding);
    rule.field(&mut own.joined, &other.joined);
    rule.field(&mut own.address, &other.address);
    rule.field(&mut own.call_time, &other.call_time);
    rule.field(&mut own.tier, &other.tier);
    rule.field(&mut own.spend_total, &other.spend_total);
    rule.field(&mut own.purchase_count, &other.purchase_count);
    rule.field(&mut own.opening, &other.opening);
    rule.field(&mut own.points, &other.points);
    rule.field(&mut own.points_opening, &other.points_opening);
    rule.field(&mut own.points_redeemed, &other.points_redeemed);
    rule.field(&mut own.shop, &other.shop);
    rule.field(&mut own.staff, &other.staff);
    rule.field(&mut own.style, &other.style);
    if let Some(theirs) = other.personal.as_deref() {
        let personal = own.personal.get_or_insert_default();
        rule.field(&mut personal.size, &theirs.size);
        rule.field(&mut personal.preferences, &theirs.preferences);
        rule.field(&mut personal.relative_name, &theirs.relative_name);
        rule.field(&mut personal.relative_phone, &theirs.relative_phone);
        rule.field(&mut personal.age, &theirs.age);
        rule.field(&mut personal.income, &theirs.income);
        rule.field(&mut personal.occupation, &theirs.occupation);
        rule.field(&mut personal.education, &theirs.education);
        rule.field(&mut personal.region, &theirs.region);
        rule.field(&mut personal.tags, &theirs.tags);
        rule.field(&mut personal.referrer, &theirs.referrer);
    }
    own.personal.take_if(|personal| **personal == Personal::default());
    if let Some(theirs) = other.noted.as_deref() {
        let noted = own.noted.get_or_insert_default();
        rule.field(&mut noted.id_card, &theirs.id_card);
        rule.field(&mut noted.gifts, &theirs.gifts);
        rule.field(&mut noted.callbacks, &theirs.callbacks);
    }
}

#[cfg(test)]
mod tests;
