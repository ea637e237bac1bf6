//! Birthdays in Chinese characters: 八月十五, 闰四月初三, 腊月廿三, and the word 农历 around them.

use super::birthday::{Reading, YearlyDate, finish};
use super::numerals;
use crate::book::Fact;

const LUNAR: [&str; 11] = ["农历", "農曆", "阴历", "陰曆", "旧历", "舊曆", "古历", "老历", "lunar", "(农)", "(阴)"];
const SOLAR: [&str; 7] = ["公历", "公曆", "阳历", "陽曆", "新历", "国历", "solar"];

/// The text without 农历 or 公历, and what that said.
pub(super) fn without_calendar(text: &str) -> (String, Option<bool>) {
    let said = if LUNAR.iter().any(|word| text.to_lowercase().contains(word)) {
        Some(true)
    } else if SOLAR.iter().any(|word| text.to_lowercase().contains(word)) {
        Some(false)
    } else {
        return (text.to_owned(), None);
    };
    let mut bare = text.to_lowercase();
    for word in LUNAR.iter().chain(&SOLAR) {
        bare = bare.replace(word, "");
    }
    let bare = bare.replace("()", "");
    (bare.trim_matches([' ', ':', '(', ')']).to_owned(), said)
}

/// 八月十五, 闰四月初三, 腊月廿三, 一九九〇年三月初八; none where the month is not in characters.
pub(super) fn chinese(bare: &str, said: Option<bool>, reading: Reading) -> Option<Result<YearlyDate, Fact>> {
    let (year, rest) = bare.split_once('年').map_or((None, bare), |(year, rest)| (Some(year), rest));
    let (year, rest) = match (year, rest.trim().strip_prefix(|c: char| c.is_ascii_digit())) {
        // 1990-闰四月初三 and 1990闰四月初三
        (None, Some(_)) => split_digits(rest),
        _ => (year, rest),
    };
    let rest = rest.trim();
    let (leap, rest) = rest.strip_prefix(['闰', '閏']).map_or((false, rest), |rest| (true, rest));
    let (month, day) = rest.split_once('月')?;
    let (month, day) = (month.trim(), day.trim());
    let in_characters = leap || !month.bytes().all(|b| b.is_ascii_digit()) || !day.is_ascii() && numeral(day).is_some();
    if !in_characters {
        return None;
    }
    let own = leap || matches!(month, "正" | "冬" | "腊" | "臘") || day.starts_with(['初', '廿', '卅']);
    let lunar = said != Some(false) && (own || reading.lunar);
    let reading = Reading { lunar, ..reading };
    Some(read_parts(year, month, day).ok_or(Fact::NotABirthday).and_then(|(year, month, day)| {
        // Only the moon has leap months.
        finish(year, month, day, leap && lunar, reading)
    }))
}

fn read_parts(year: Option<&str>, month: &str, day: &str) -> Option<(Option<i32>, u32, u32)> {
    let year = match year {
        Some(written) => Some(year_number(written)?),
        None => None,
    };
    Some((year, month_number(month)?, numeral(day)?))
}

fn split_digits(text: &str) -> (Option<&str>, &str) {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    if end == 4 { (Some(&text[..4]), text[4..].trim_start_matches(['-', '/', '.', ' '])) } else { (None, text) }
}

fn month_number(month: &str) -> Option<u32> {
    match month {
        "正" | "元" => Some(1),
        "冬" => Some(11),
        "腊" | "臘" => Some(12),
        other => numeral(other),
    }
}

/// 初三, 十五, 廿三, 三十, 15, with 日 behind or not.
fn numeral(text: &str) -> Option<u32> {
    let bare = text.trim_end_matches(['日', '号', '號']);
    let bare = bare.strip_prefix('初').unwrap_or(bare);
    if let Some(units) = bare.strip_prefix('廿') {
        return if units.is_empty() { Some(20) } else { Some(20 + numeral(units).filter(|unit| *unit < 10)?) };
    }
    if bare == "卅" {
        return Some(30);
    }
    bare.parse().ok().or_else(|| u32::try_from(numerals::whole(bare)?.value).ok())
}

/// 1990, 一九九〇.
fn year_number(text: &str) -> Option<i32> {
    let text = text.trim();
    let digit = |c: char| c.to_digit(10).map(i64::from).or_else(|| numerals::digit(c));
    let year = text.chars().try_fold(0, |value: i64, c| Some(value * 10 + digit(c).filter(|_| value < 1000)?))?;
    i32::try_from(year).ok().filter(|_| text.chars().count() == 4)
}
