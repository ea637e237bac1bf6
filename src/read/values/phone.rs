//! Phone numbers, in the many ways that people write them.

use super::card::{is_scientific, unmarked};
use super::{Read, text};
use crate::book::Fact;
use crate::read::Raw;

/// Digits of the shortest number, a landline without area code.
const SHORTEST: usize = 7;

/// What a number can be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PhoneKind {
    /// Eleven digits of a mobile: calls and SMS.
    Mobile,
    /// A landline: calls only.
    Landline,
    /// 13800000000 and the like: neither a contact nor a key.
    Dummy,
    /// Foreign, or of a wrong length: kept as written.
    Other,
}

/// The number of a phone cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    /// Its digits, without country code 86, separators and extension.
    pub digits: String,
    /// What it can be used for.
    pub kind: PhoneKind,
    /// The digits of a second number in the cell.
    pub second: Option<String>,
}

impl Phone {
    /// Whether it tells members apart.
    pub fn is_key(&self) -> bool {
        self.kind != PhoneKind::Dummy
    }
}

/// The number of a phone cell: the first, where there are two.
///
/// # Errors
/// [`Fact::PhoneDigitsLost`] for `1.38E+10`, [`Fact::NotAKey`] for `138****8000`, [`Fact::NotAPhone`].
pub fn phone(raw: Raw<'_>) -> Result<Read<Phone>, Fact> {
    match raw {
        Raw::Text(text) if is_mobile(text) => Ok(judged(text.to_owned(), None, false)),
        Raw::Number(_) | Raw::Text(_) => written(&unmarked(text::fold(&raw.text()))),
        Raw::Error(_) => Err(Fact::ErrorValue),
        Raw::NoResult => Err(Fact::NoFormulaResult),
        Raw::Serial(_) | Raw::Bool(_) | Raw::Blank => Err(Fact::NotAPhone),
    }
}

fn written(folded: &str) -> Result<Read<Phone>, Fact> {
    if folded.contains('*') {
        return Err(Fact::NotAKey);
    }
    if is_scientific(folded) {
        return Err(Fact::PhoneDigitsLost);
    }
    let mut numbers: Vec<_> = folded.split(['/', ',', '、', ';', '\n', '|', '或']).filter_map(number).collect();
    // Beside a number, a few digits are a remark.
    if numbers.iter().any(|(digits, _)| digits.len() >= SHORTEST) {
        numbers.retain(|(digits, _)| digits.len() >= SHORTEST);
    }
    let mut numbers = numbers.into_iter();
    let (first, letters) = numbers.next().ok_or(Fact::NotAPhone)?;
    let second = numbers.next().map(|(digits, _)| digits);
    // Two mobiles with only a blank between them.
    if second.is_none() && first.len() == 22 && is_mobile(&first[..11]) && is_mobile(&first[11..]) {
        return Ok(judged(first[..11].to_owned(), Some(first[11..].to_owned()), letters));
    }
    Ok(judged(first, second, letters))
}

/// The digits of one number, and whether letters had to stand for some.
fn number(text: &str) -> Option<(String, bool)> {
    let text = text.split(['转', '轉']).next()?.trim();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    // +852 and 00852 are one country.
    let foreign = text.starts_with('+') && !digits.starts_with("86") && !digits.is_empty();
    let digits = if foreign { format!("00{digits}") } else { without_country(digits) };
    let lettered = without_country(with_letters(text));
    if !is_mobile(&digits) && is_mobile(&lettered) {
        return Some((lettered, true));
    }
    (!digits.is_empty()).then_some((digits, false))
}

/// The digits with O, o as 0 and l, I as 1.
fn with_letters(text: &str) -> String {
    let digit = |c| match c {
        'O' | 'o' => Some('0'),
        'l' | 'I' => Some('1'),
        _ if char::is_ascii_digit(&c) => Some(c),
        _ => None,
    };
    text.chars().filter_map(digit).collect()
}

/// Drops +86, 0086 and 86 before a number that is long enough without it; a landline gets its 0 back.
fn without_country(digits: String) -> String {
    let rest = digits.strip_prefix("0086").or_else(|| digits.strip_prefix("86"));
    match rest {
        Some(rest) if rest.len() >= 10 && rest.starts_with(['0', '1']) => rest.to_owned(),
        Some(rest) if matches!(rest.len(), 10 | 11) => format!("0{rest}"),
        _ => digits,
    }
}

fn judged(digits: String, second: Option<String>, letters: bool) -> Read<Phone> {
    let kind = kind(&digits);
    let note = match kind {
        PhoneKind::Dummy => Some(Fact::DummyPhone),
        _ if letters => Some(Fact::PhoneLetter),
        PhoneKind::Other if digits.starts_with("00") => None,
        PhoneKind::Other if digits.len() == 11 => Some(Fact::NotAPhone),
        PhoneKind::Other => Some(Fact::PhoneLength(digits.len())),
        _ if second.is_some() => Some(Fact::TwoPhones),
        _ => None,
    };
    Read { value: Phone { digits, kind, second }, note }
}

fn kind(digits: &str) -> PhoneKind {
    if is_dummy(digits) {
        return PhoneKind::Dummy;
    }
    if is_mobile(digits) {
        return PhoneKind::Mobile;
    }
    let area = digits.starts_with('0') && !digits.starts_with("00") && (10..=12).contains(&digits.len());
    let local = (7..=8).contains(&digits.len()) && !digits.starts_with(['0', '1']);
    let service = digits.len() == 10 && (digits.starts_with("400") || digits.starts_with("800"));
    if area || local || service { PhoneKind::Landline } else { PhoneKind::Other }
}

fn is_mobile(digits: &str) -> bool {
    matches!(digits.as_bytes(), [b'1', b'3'..=b'9', rest @ ..] if rest.len() == 9 && rest.iter().all(u8::is_ascii_digit))
}

/// One digit throughout, eight zeros at the end, or counting up from 1.
fn is_dummy(digits: &str) -> bool {
    const COUNTING: [&str; 3] = ["12345678901", "12345678910", "12345678"];
    let same = digits.len() >= 7 && digits.bytes().all(|b| b == digits.as_bytes()[0]);
    let zeros = digits.len() == 11 && digits.ends_with("00000000");
    same || zeros || COUNTING.contains(&digits)
}

#[cfg(test)]
#[path = "phone_cases.rs"]
mod tests;
