//! The time of day: alone in its column, or behind a date.

use chrono::NaiveTime;

use super::scan::Scan;
use super::text;
use crate::book::Fact;
use crate::read::Raw;

const DAY: f64 = 86_400.0;
const MORNING: [&str; 6] = ["上午", "早上", "凌晨", "a.m.", "am", "早"];
const AFTERNOON: [&str; 6] = ["下午", "晚上", "傍晚", "p.m.", "pm", "晚"];
const NOON: [&str; 1] = ["中午"];
const WEEKDAYS: [&str; 14] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
];

/// A time of day from a column of its own: `14:20`, `下午2:20`, the fraction of a serial.
pub fn time(raw: Raw<'_>) -> Option<NaiveTime> {
    match raw {
        Raw::Serial(serial) | Raw::Number(serial) => of_fraction(serial),
        Raw::Text(text) => {
            let folded = text::fold(text);
            let mut scan = Scan(&folded);
            behind(&mut scan).ok()?
        }
        Raw::Blank | Raw::Bool(_) | Raw::Error(_) | Raw::NoResult => None,
    }
}

/// The time in a serial number; none for a whole number, which is a day alone.
pub(super) fn of_fraction(serial: f64) -> Option<NaiveTime> {
    let seconds = (serial.fract() * DAY).round();
    if !(serial > 0.0 && serial.fract() > 0.0) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 86,399")]
    NaiveTime::from_num_seconds_from_midnight_opt(seconds.min(DAY - 1.0) as u32, 0)
}

/// Reads what stands behind a date to its end: nothing, a weekday, a time in any order.
/// Anything else is no date; the time is none where it is missing or impossible.
pub(super) fn behind(scan: &mut Scan<'_>) -> Result<Option<NaiveTime>, Fact> {
    let mut time = None;
    loop {
        scan.blanks();
        if scan.done() {
            return Ok(time);
        }
        if weekday(scan) {
            continue;
        }
        scan.eat("T");
        time = clock(scan)?;
    }
}

/// Passes over 星期二, 周二, (Tue), with the comma behind it.
pub(super) fn weekday(scan: &mut Scan<'_>) -> bool {
    let mut at = *scan;
    at.eat_any(&["(", "[", ","]);
    at.blanks();
    if at.0.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let named = if at.eat_any(&["星期", "礼拜", "禮拜", "周", "週"]) {
        at.eat_any(&["一", "二", "三", "四", "五", "六", "日", "天", "1", "2", "3", "4", "5", "6", "7"])
    } else {
        at.eat_any(&WEEKDAYS)
    };
    if named {
        at.eat_any(&[")", "]", ","]);
        *scan = at;
    }
    named
}

/// `14:20[:00[.000]][Z]`, `14时20分`, `下午2点`, `2:20 pm`.
fn clock(scan: &mut Scan<'_>) -> Result<Option<NaiveTime>, Fact> {
    let half = half_of_day(scan);
    let hour = scan.two().ok_or(Fact::NotADate)?;
    let (mut minute, mut second) = (0, 0);
    if scan.eat(":") {
        minute = scan.two().ok_or(Fact::NotADate)?;
        if scan.eat(":") {
            second = scan.two().ok_or(Fact::NotADate)?;
            if scan.eat(".") && scan.digits().is_empty() {
                return Err(Fact::NotADate);
            }
        }
    } else if scan.eat_any(&["时", "時", "点", "點"]) {
        minute = if scan.eat("半") { 30 } else { scan.two().unwrap_or(0) };
        scan.eat("分");
        second = scan.two().unwrap_or(0);
        scan.eat("秒");
    } else if half.is_none() || !scan.done() {
        return Err(Fact::NotADate);
    }
    scan.blanks();
    let half = half.or_else(|| half_of_day(scan));
    zone(scan);
    Ok(NaiveTime::from_hms_opt(half.map_or(hour, |half| half.hour(hour)), minute, second))
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Noon,
    Afternoon,
}

impl Half {
    const fn hour(self, hour: u32) -> u32 {
        match self {
            Self::Morning if hour == 12 => 0,
            Self::Noon if hour < 11 => hour + 12,
            Self::Afternoon if hour < 12 => hour + 12,
            _ => hour,
        }
    }
}

fn half_of_day(scan: &mut Scan<'_>) -> Option<Half> {
    if scan.0.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let words: [(&[&str], Half); 3] = [(&MORNING, Half::Morning), (&NOON, Half::Noon), (&AFTERNOON, Half::Afternoon)];
    let half = words.into_iter().find_map(|(words, half)| scan.eat_any(words).then_some(half));
    scan.blanks();
    half
}

/// A time zone is passed over: the clock of the shop is what counts.
fn zone(scan: &mut Scan<'_>) {
    if !scan.eat_any(&["Z", "UTC", "GMT", "CST"]) && matches!(scan.0.as_bytes(), [b'+' | b'-', b'0'..=b'9', ..]) {
        scan.eat_any(&["+", "-"]);
        scan.digits();
        scan.eat(":");
        scan.digits();
    }
}

#[cfg(test)]
mod tests {
    use super::time;
    use crate::read::Raw;

    #[test]
    fn times_of_day_are_read() {
        for (raw, read) in [
            (Raw::Text("14:20"), Some("14:20:00")),
            (Raw::Text("9:05:30"), Some("09:05:30")),
            (Raw::Text("下午2:20"), Some("14:20:00")),
            (Raw::Text("上午 9:00"), Some("09:00:00")),
            (Raw::Text("上午12:10"), Some("00:10:00")),
            (Raw::Text("中午12:10"), Some("12:10:00")),
            (Raw::Text("2:20 PM"), Some("14:20:00")),
            (Raw::Text("14时20分"), Some("14:20:00")),
            (Raw::Text("下午3点半"), Some("15:30:00")),
            (Raw::Text("下午3点"), Some("15:00:00")),
            (Raw::Text("１４：２０"), Some("14:20:00")),
            (Raw::Text("14:20:00.000Z"), Some("14:20:00")),
            (Raw::Serial(0.5), Some("12:00:00")),
            (Raw::Number(45_356.75), Some("18:00:00")),
            (Raw::Number(45_356.0), None),
            (Raw::Number(f64::NAN), None),
            (Raw::Text("25:00"), None),
            (Raw::Text("晚饭后"), None),
            (Raw::Text(""), None),
        ] {
            assert_eq!(time(raw).map(|time| time.to_string()).as_deref(), read, "{raw:?}");
        }
    }
}
