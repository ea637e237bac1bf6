//! Whether something was done: a date, a mark, a word, or nothing. Registers write all of them into one column.

use super::date::{Date, Orders, date};
use super::{Read, entries, mark, text};
use crate::book::{Done, Fact};
use crate::read::cell::Raw;

/// How words begin that say that it is still to be done, or need not be.
const NOT_YET: [&str; 11] = ["未", "待", "等", "没", "沒", "无需", "無需", "不", "暂", "not", "pending"];

/// How they end.
const GOING_ON: [&str; 2] = ["中", "ing"];

/// How words begin that say no more than a mark does.
const DONE: [&str; 6] = ["已", "完成", "办好", "辦好", "done", "yes"];

/// Characters of the longest of them.
const LONGEST_MARK: usize = 6;

/// Reads a date, √, 已寄出, the number of a parcel. What was done on a day that cannot be read was still done; the note
/// says why its day is unknown.
pub fn stage(raw: Raw<'_>) -> Read<Done> {
    match raw {
        // Said with the row, whatever its columns are for.
        Raw::Blank | Raw::Error(_) | Raw::NoResult => return Read::plain(Done::No),
        _ => {}
    }
    if let Ok(Read { value, .. }) = mark::mark(raw) {
        return Read::plain(if value { Done::DayUnknown } else { Done::No });
    }
    match date(raw) {
        Ok(Read { value: Date::Day(day), note }) => Read { value: Done::On(day), note },
        Ok(Read { value: Date::Slashed(slashed), .. }) => match slashed.settle(Orders::NONE) {
            Some(day) => Read::plain(Done::On(day)),
            None => Read::noted(Done::DayUnknown, Fact::DayOrMonth),
        },
        Err(Fact::PlaceholderDate) => Read::noted(Done::No, Fact::PlaceholderDate),
        Err(fact @ (Fact::NoYear | Fact::NoSuchDay)) => Read::noted(Done::DayUnknown, fact),
        Err(_) => words(&raw.text()),
    }
}

/// Whether folded words say that it is still to be done, or need not be.
pub(super) fn is_to_come(said: &str) -> bool {
    text::is_nothing(said) || NOT_YET.iter().any(|word| said.starts_with(word))
}

fn words(written: &str) -> Read<Done> {
    let folded = text::fold(written).to_lowercase();
    let said = text::trim(&folded);
    if let (Some(day), _) = entries::dated(text::trim(written)) {
        return Read::plain(Done::On(day));
    }
    let begins = |words: &[&str]| words.iter().any(|word| said.starts_with(word));
    if is_to_come(said) || GOING_ON.iter().any(|word| said.ends_with(word)) {
        return Read::plain(Done::No);
    }
    let is_mark = begins(&DONE) && said.chars().count() <= LONGEST_MARK;
    let is_parcel = said.len() >= 8 && said.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_mark || is_parcel { Read::plain(Done::DayUnknown) } else { Read::noted(Done::DayUnknown, Fact::DoneUndated) }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::stage;
    use crate::book::{Done, Fact};
    use crate::read::cell::Raw;

    #[test]
    fn a_stage_has_a_day_or_a_mark_or_is_still_to_come() {
        let fifth = NaiveDate::from_ymd_opt(2026, 3, 5).map_or(Done::No, Done::On);
        for (raw, done, note) in [
            (Raw::Blank, Done::No, None),
            (Raw::Text("2026-03-05"), fifth, None),
            (Raw::Text("2026年3月5日 电话通知"), fifth, None),
            (Raw::Serial(46_086.0), fifth, None),
            (Raw::Number(46_086.0), fifth, None),
            (Raw::Text("26/3/5"), fifth, Some("TwoDigitYear")),
            (Raw::Text("√"), Done::DayUnknown, None),
            (Raw::Text("是"), Done::DayUnknown, None),
            (Raw::Bool(true), Done::DayUnknown, None),
            (Raw::Number(1.0), Done::DayUnknown, None),
            (Raw::Text("已寄出"), Done::DayUnknown, None),
            (Raw::Text("SF1234567890"), Done::DayUnknown, None),
            (Raw::Text("她妈妈来过"), Done::DayUnknown, Some("DoneUndated")),
            (Raw::Text("3/5/2026"), Done::DayUnknown, Some("DayOrMonth")),
            (Raw::Text("3月5日"), Done::DayUnknown, Some("NoYear")),
            (Raw::Text("2026-2-30"), Done::DayUnknown, Some("NoSuchDay")),
            (Raw::Text("1900-01-01"), Done::No, Some("PlaceholderDate")),
            (Raw::Text("×"), Done::No, None),
            (Raw::Text("否"), Done::No, None),
            (Raw::Bool(false), Done::No, None),
            (Raw::Text("未通知"), Done::No, None),
            (Raw::Text("审批中"), Done::No, None),
            (Raw::Text("不用寄"), Done::No, None),
            (Raw::Text("/"), Done::No, None),
            (Raw::Error("#N/A"), Done::No, None),
        ] {
            let read = stage(raw);
            let name = |fact: &Fact| format!("{fact:?}").split('(').next().unwrap_or_default().to_owned();
            assert_eq!((read.value, read.note.as_ref().map(name).as_deref()), (done, note), "{raw:?}");
        }
    }
}
