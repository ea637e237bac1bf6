use chrono::NaiveDate;
use proptest::prelude::*;

use super::{layers, merged};
use crate::book::calendar::YearlyDay;
use crate::book::{Consent, Gender, Money, Place, Profile, Reach, Stated, Tier};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn stated<T>(value: T) -> Stated<T> {
    Stated { value, place: Place::row(0, 2) }
}

/// A row with some of its fields filled, from few values so that rows agree and disagree.
fn row() -> impl Strategy<Value = Profile> {
    let some = prop::option::of(0..3_u8);
    (prop::option::of(1..4_u32), [some.clone(), some.clone(), some.clone(), some.clone(), some.clone(), some]).prop_map(
        |(updated, [address, gender, birthday, tier, total, consent])| Profile {
            updated: updated.map(|number| NaiveDate::from_ymd_opt(2026, number, 1).expect("a day")),
            address: address.map(|n| ["中山路", "中山路 8 号", "北京路"][usize::from(n)].into()),
            gender: gender.map(|n| if n == 0 { Gender::Male } else { Gender::Female }),
            birthday: birthday.and_then(|n| YearlyDay::solar((n > 0).then_some(1990), 3, u32::from(n) + 1)),
            tier: tier.map(|n| stated([Tier::A, Tier::B, Tier::C][usize::from(n)])),
            spend_total: total.map(|n| stated(Money(i64::from(n) * 100))),
            consent: consent
                .map_or(Consent::Open, |n| [Consent::Open, Consent::NoMessages, Consent::NoContact][usize::from(n)]),
            reach: consent.map_or(Reach::None, |n| [Reach::Mobile, Reach::Landline, Reach::None][usize::from(n)]),
            ..Profile::default()
        },
    )
}

fn rows() -> impl Strategy<Value = Vec<Profile>> {
    prop::collection::vec(row(), 1..6)
}

/// The state of a book after what `new` says is put to what it has.
fn put(book: &[Profile], new: &[Profile]) -> Vec<Profile> {
    layers(book.iter().chain(new).cloned())
}

proptest! {
    #[test]
    fn rows_are_put_together_in_any_order(a in rows(), b in rows()) {
        prop_assert_eq!(put(&a, &b), put(&b, &a));
    }

    #[test]
    fn rows_are_put_together_in_any_groups(a in rows(), b in rows(), c in rows()) {
        prop_assert_eq!(put(&put(&a, &b), &c), put(&a, &put(&b, &c)));
        prop_assert_eq!(put(&put(&a, &b), &c), put(&[a, b].concat(), &c));
    }

    #[test]
    fn what_was_put_before_changes_nothing(a in rows(), b in rows()) {
        let book = put(&a, &b);
        prop_assert_eq!(put(&book, &b), book.clone());
        prop_assert_eq!(put(&book, &[]), book);
    }

    #[test]
    fn layers_say_what_their_rows_say(a in rows()) {
        let of_layers = Profile { updated: None, ..merged(layers(a.clone())) };
        prop_assert_eq!(of_layers, Profile { updated: None, ..merged(a) });
    }
}

#[test]
fn the_row_brought_up_to_date_last_counts_and_its_blanks_take_nothing_away() {
    let at = |updated: Option<&str>, address: Option<&str>, tier: Option<Tier>| Profile {
        updated: updated.map(day),
        address: address.map(Into::into),
        tier: tier.map(stated),
        ..Profile::default()
    };
    let old = at(Some("2026-01-01"), Some("中山路 8 号"), Some(Tier::A));
    let new = at(Some("2026-03-01"), Some("北京路"), None);
    let undated = at(None, Some("很长很长的一个地址"), Some(Tier::A));
    let profile = merged([undated, old, new]);
    assert_eq!(profile.address.as_deref(), Some("北京路"));
    assert_eq!(profile.tier.map(|tier| tier.value), Some(Tier::A));
    // Of one day: the longer text, the higher card.
    let profile = merged([at(None, Some("北京路"), Some(Tier::C)), at(None, Some("中山路 8 号"), Some(Tier::B))]);
    assert_eq!(profile.address.as_deref(), Some("中山路 8 号"));
    assert_eq!(profile.tier.map(|tier| tier.value), Some(Tier::B));
}
