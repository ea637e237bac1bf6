//! Several purchases in the cells of one member's row (hazard 39): each cell is read whole or not at all.

use chrono::NaiveDate;

use super::date::{Date, date};
use super::money::money;
use super::{Read, text};
use crate::book::{Fact, Money};
use crate::read::Raw;

/// One purchase of a member's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The day.
    pub date: NaiveDate,
    /// What was bought, as written; blank where only an amount stands.
    pub item: &'a str,
    /// What it cost; negative for a refund.
    pub amount: Money,
    /// Who served the member, where a third cell says so.
    pub staff: Option<&'a str>,
}

/// A cell with dates inside: `2024-3-5 外套 1280；2024-6-1 裤子 399`.
///
/// # Errors
/// [`Fact::EntryUnreadable`] with the number of the first entry that lacks a date or an amount.
pub fn purchases(cell: &str) -> Result<Read<Vec<Entry<'_>>>, Fact> {
    let mut entries = Vec::new();
    let mut note = None;
    for part in dated_parts(cell) {
        let (day, rest) = split_date(part);
        let entry = day.zip(split_amount(rest)).ok_or(Fact::EntryUnreadable(entries.len() + 1))?;
        let (day, (item, amount)) = entry;
        note = note.or(day.note).or(amount.note);
        entries.push(Entry { date: day.value, item, amount: amount.value, staff: None });
    }
    if entries.is_empty() { Err(Fact::EntryUnreadable(1)) } else { Ok(Read { value: entries, note }) }
}

/// Three cells whose n-th entries belong together: `夹克 1280；西裤 399`, `2026-3-5；2026-6-1`, `王芳；李娜`.
/// Without dates in their own cell the details must hold them; the cell of staff may be blank.
///
/// # Errors
/// [`Fact::UnequalEntries`], [`Fact::UnequalStaff`], or as [`purchases`].
pub fn parallel<'a>(details: &'a str, dates: &str, staff: &'a str) -> Result<Read<Vec<Entry<'a>>>, Fact> {
    let mut read = if parts(dates).next().is_none() { purchases(details)? } else { paired(details, dates)? };
    let staff: Vec<&str> = parts(staff).collect();
    if !staff.is_empty() && staff.len() != read.value.len() {
        return Err(Fact::UnequalStaff(read.value.len(), staff.len()));
    }
    for (entry, name) in read.value.iter_mut().zip(staff) {
        entry.staff = Some(name);
    }
    Ok(read)
}

fn paired<'a>(details: &'a str, dates: &str) -> Result<Read<Vec<Entry<'a>>>, Fact> {
    let dates: Vec<&str> = parts(dates).collect();
    let mut items: Vec<&str> = parts(details).collect();
    if items.len() != dates.len() {
        let finer: Vec<&str> = items.iter().flat_map(|part| part.split('、')).map(text::trim).collect();
        if finer.len() != dates.len() || finer.iter().any(|part| split_amount(part).is_none()) {
            return Err(Fact::UnequalEntries(items.len(), dates.len()));
        }
        items = finer;
    }
    let mut note = None;
    let mut entries = Vec::new();
    for (index, (part, written)) in items.into_iter().zip(dates).enumerate() {
        let unreadable = Fact::EntryUnreadable(index + 1);
        let (own, rest) = split_date(part);
        let day = day(written).filter(|day| own.is_none_or(|own| own.value == day.value));
        let Some((day, (item, amount))) = day.zip(split_amount(rest)) else { return Err(unreadable) };
        note = note.or(day.note).or(amount.note);
        entries.push(Entry { date: day.value, item, amount: amount.value, staff: None });
    }
    Ok(Read { value: entries, note })
}

/// The day in front of a text, and the text behind it: `2024-3-8 很满意`.
pub fn dated(text: &str) -> (Option<NaiveDate>, &str) {
    let (day, rest) = split_date(text);
    (day.map(|day| day.value), rest.trim_start_matches([' ', ':', '：', ',', '，']))
}

/// The entries of a cell, at ；, ; and line breaks.
fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(['；', ';', '\n', '\r']).map(text::trim).filter(|part| !part.is_empty())
}

/// The same, and at 、 where a further date stands behind it: `衬衫、裤子` is one item.
fn dated_parts(cell: &str) -> impl Iterator<Item = &str> {
    parts(cell).flat_map(|part| {
        let dated = part.split('、').skip(1).any(|piece| split_date(text::trim(piece)).0.is_some());
        let mark = if dated { '、' } else { '；' };
        part.split(mark).map(text::trim)
    })
}

fn day(text: &str) -> Option<Read<NaiveDate>> {
    match date(Raw::Text(text)).ok()? {
        Read { value: Date::Day(value), note } => Some(Read { value, note }),
        Read { value: Date::Slashed(_), .. } => None,
    }
}

/// The date at the front, with a time of day behind it dropped; all of the text where there is none.
fn split_date(part: &str) -> (Option<Read<NaiveDate>>, &str) {
    let belongs =
        |c: char| text::fold(c.encode_utf8(&mut [0; 4])).contains(|c: char| "0123456789-–−/.年月日号".contains(c));
    let end = part.find(|c| !belongs(c)).unwrap_or(part.len());
    let (head, rest) = part.split_at(end);
    match day(head) {
        Some(day) => (Some(day), without_time(text::trim(rest))),
        None => (None, part),
    }
}

fn without_time(rest: &str) -> &str {
    let (head, tail) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let time = head.contains([':', '：']) && super::clock::time(Raw::Text(head)).is_some();
    if time { text::trim(tail) } else { rest }
}

/// Item and amount: the last word, else the figures at the end (`外套1280元`).
fn split_amount(rest: &str) -> Option<(&str, Read<Money>)> {
    let word = rest.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let figure = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || ".,，¥￥元-－ ".contains(c);
    let figures = rest.trim_end_matches(figure).len();
    [word, figures].into_iter().find_map(|at| {
        // A wide blank ends in the middle of no character.
        let at = (at..=rest.len()).find(|at| rest.is_char_boundary(*at))?;
        let mut amount = money(Raw::Text(&rest[at..])).ok()?;
        let item = text::trim(&rest[..at]);
        if is_refund(item) && amount.value > Money::ZERO {
            amount.value = -amount.value;
        }
        Some((item, amount))
    })
}

fn is_refund(item: &str) -> bool {
    item == "退" || ["退货", "退款", "退貨", "红冲"].iter().any(|word| item.starts_with(word))
}

#[cfg(test)]
#[path = "entries_cases.rs"]
mod tests;
