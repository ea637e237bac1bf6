//! Several rows of one member, and rows that may be one member.

use std::borrow::Cow;

use hashbrown::HashMap;

use super::gathered::Problems;
use super::values::person;
use crate::book::{Book, Consent, Fact, NameId, Place, Profile, Reach, Sheet};

/// Fills what `profile` lacks from `other`, and takes the longer of two texts; the stricter consent counts.
pub(super) fn into(profile: &mut Profile, other: &Profile) {
    fn text(own: &mut Option<Box<str>>, other: Option<&str>) {
        let length = |text: &str| text.chars().count();
        if other.is_some_and(|other| own.as_deref().is_none_or(|own| length(other) > length(own))) {
            *own = other.map(Into::into);
        }
    }
    fn fill<T: Copy>(own: &mut Option<T>, other: Option<T>) {
        *own = own.or(other);
    }
    fn name(own: &mut NameId, other: NameId) {
        if own.is_none() {
            *own = other;
        }
    }
    text(&mut profile.other_phone, other.other_phone.as_deref());
    text(&mut profile.address, other.address.as_deref());
    text(&mut profile.call_time, other.call_time.as_deref());
    fill(&mut profile.gender, other.gender);
    fill(&mut profile.birthday, other.birthday);
    fill(&mut profile.wedding, other.wedding);
    fill(&mut profile.joined, other.joined);
    fill(&mut profile.tier, other.tier);
    fill(&mut profile.spend_total, other.spend_total);
    fill(&mut profile.purchase_count, other.purchase_count);
    fill(&mut profile.opening, other.opening);
    fill(&mut profile.points, other.points);
    fill(&mut profile.points_opening, other.points_opening);
    fill(&mut profile.points_redeemed, other.points_redeemed);
    fill(&mut profile.style, other.style);
    name(&mut profile.shop, other.shop);
    name(&mut profile.staff, other.staff);
    if profile.reach == Reach::None {
        profile.reach = other.reach;
    }
    profile.consent = Consent::max(profile.consent, other.consent);
}

/// Suggests members of one name and birthday that are known apart; they are never merged by themselves.
pub(super) fn suspects(book: &Book, sheets: &[Sheet], problems: &mut Problems) {
    let mut seen: HashMap<(Cow<'_, str>, crate::book::calendar::YearlyDay), Place> = HashMap::new();
    for member in &book.members {
        let known = member.profile.as_deref().and_then(|profile| Some((profile.birthday?, profile.place?)));
        let Some(((birthday, place), name)) = known.zip(member.name.as_deref()) else { continue };
        if birthday.year().is_none() {
            continue;
        }
        if let Some(first) = seen.insert((person::staff_key(name), birthday), place) {
            let first = sheets[usize::from(first.sheet)].row(first.row);
            problems.add(place, Fact::MaybeSame(first.into()), "");
        }
    }
}
