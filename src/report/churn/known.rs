//! Since when the book knows a member, for `base = "all"`.

use chrono::NaiveDate;

use crate::book::{Book, History, MemberId, Money, Rules, opening};

/// The day of joining or the first line, the earlier; an opening balance comes before every day; a member whom the
/// book dates nowhere is known from the as-of date.
pub(super) fn known_since(
    book: &Book,
    rules: &Rules,
    member: MemberId,
    history: &History,
    as_of: NaiveDate,
) -> NaiveDate {
    let member = book.member(member);
    if opening(member, history, &rules.opening) > Money::ZERO {
        return NaiveDate::MIN;
    }
    let joined = member.profile.as_ref().and_then(|profile| profile.joined);
    let bought = history.purchases.first().map(|purchase| purchase.day);
    joined.into_iter().chain(bought).min().unwrap_or(as_of)
}
