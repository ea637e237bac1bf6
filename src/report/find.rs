//! The member that is meant.

use chrono::NaiveDate;

use super::Refusal;
use crate::book::{Book, Member, MemberId, Money, mask};

/// So many members are named where several fit, or none does.
const NAMED: usize = 10;

/// The one member with this card number, phone or name.
///
/// # Errors
/// Nobody, with those whose names or numbers are nearest; or several. They are named on lines of their own.
pub fn one(book: &Book, query: &str, as_of: NaiveDate) -> Result<MemberId, Refusal> {
    let query = query.trim();
    let found = whole(book, query);
    let list =
        |ids: &[MemberId]| -> String { ids.iter().take(NAMED).map(|&id| line(book, id, query, as_of)).collect() };
    match found[..] {
        [id] => Ok(id),
        [] => {
            let (query, near) = (mask::name(query), nearest(book, query));
            let [zh, en] = if near.is_empty() { ["", ""] } else { ["；相近的列在下面", "; the nearest are"] };
            Err(Refusal(
                format!("没有找到会员“{query}”，请写完整的卡号、电话或姓名{zh}"),
                format!("no member {query:?}: write a whole card number, phone or name{en}{}", list(&near)),
            ))
        }
        _ => {
            let more = if found.len() > NAMED { "\n  …" } else { "" };
            Err(Refusal(
                format!("有 {} 位会员符合，请写其中一位的卡号或电话", found.len()),
                format!("{} members match, write the card number or phone of one:{}{more}", found.len(), list(&found)),
            ))
        }
    }
}

/// The members whose card number, key, phone or name this is. A card number is one member's; a phone or a name may be
/// several members'.
fn whole(book: &Book, query: &str) -> Vec<MemberId> {
    let is = |text: Option<&str>| text.is_some_and(|text| text.eq_ignore_ascii_case(query));
    if let Some((id, _)) = book.members().find(|(_, member)| is(member.card_no.as_deref()) || is(Some(member.key()))) {
        return vec![id];
    }
    let number = number(query);
    let called = |member: &Member| {
        let other = member.profile.as_deref().and_then(|profile| profile.other_phone.as_deref());
        let has = |phone: &str| phone == number || mask::phone(phone) == query;
        is(member.name.as_deref()) || member.phone.as_deref().into_iter().chain(other).any(has)
    };
    book.members().filter(|(_, member)| called(member)).map(|(id, _)| id).collect()
}

/// A phone number as the book keeps it: without what is written between its digits, and without +86.
fn number(query: &str) -> String {
    let plain: String = query.chars().filter(|c| !matches!(c, ' ' | '-' | '+')).collect();
    plain.strip_prefix("86").filter(|rest| rest.len() == 11).map_or(plain.clone(), str::to_owned)
}

/// Members whose name holds the query or is hardly another, or whose number ends in it or has a slip, the nearest first.
fn nearest(book: &Book, query: &str) -> Vec<MemberId> {
    /// Of the two or three characters of a Chinese name one may be wrong; of a number one digit in eight.
    const LIKE: [f64; 2] = [0.5, 0.87];
    let number = number(query);
    let digits = number.len() > 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    let likeness = |member: &Member| -> f64 {
        let of_number = |text: &str| {
            let like = strsim::normalized_damerau_levenshtein(text, &number);
            if text.ends_with(&number) {
                1.0
            } else if like > LIKE[1] {
                like
            } else {
                0.0
            }
        };
        let of_name = |text: &str| {
            let like = strsim::normalized_damerau_levenshtein(&text.to_lowercase(), &query.to_lowercase());
            let first = text.chars().next() == query.chars().next();
            if text.contains(query) {
                1.0
            } else if like > LIKE[0] || (like >= LIKE[0] && first) {
                like
            } else {
                0.0
            }
        };
        if digits {
            let numbers = [member.card_no.as_deref(), member.phone.as_deref()];
            numbers.into_iter().flatten().map(of_number).fold(0.0, f64::max)
        } else {
            member.name.as_deref().map_or(0.0, of_name)
        }
    };
    let scored = book.members().map(|(id, member)| (likeness(member), id));
    let mut near: Vec<(f64, MemberId)> = scored.filter(|(like, _)| *like > 0.0 && !query.is_empty()).collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    near.into_iter().map(|(_, id)| id).collect()
}

/// A member on a line: key, name, phone and last purchase day. Of the name only what the query has shows.
fn line(book: &Book, id: MemberId, query: &str, as_of: NaiveDate) -> String {
    let member = book.member(id);
    let key = if member.key_is_phone() { mask::phone(member.key()) } else { member.key().to_owned() };
    let name: String =
        member.name.as_deref().unwrap_or_default().chars().map(|c| if query.contains(c) { c } else { '*' }).collect();
    let phone = member.phone.as_deref().map(mask::phone).unwrap_or_default();
    let days = book
        .lines
        .lines_of(id)
        .filter(|line| line.amount >= Money::ZERO)
        .map(|line| line.day)
        .filter(|&day| day <= as_of);
    let last = days.max().map(|day| day.to_string()).unwrap_or_default();
    format!("\n  {key}  {name}  {phone}  {last}").trim_end().to_owned()
}
