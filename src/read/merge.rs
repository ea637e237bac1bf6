//! Rows that may be one member.

use std::borrow::Cow;

use hashbrown::HashMap;

use super::gathered::Problems;
use super::values::person;
use crate::book::{Book, Fact, Place, Sheet};

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
