//! The many ways in which people write one day, one amount, one number.

use chrono::{Datelike, NaiveDate};

use super::dice::Dice;

/// A cell as a workbook has it; text files have it as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    Blank,
    Text(String),
    /// A number, in thousandths.
    Number(i64),
    /// A day under a date format.
    Day(NaiveDate),
}

/// How the days of a sheet are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dates {
    /// Each row its own way.
    Mixed,
    /// All one way.
    Like(usize),
    /// `31/12/2024`, for all days of the sheet.
    DayFirst,
    /// `12/31/2024`
    MonthFirst,
}

/// How a whole shop is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Style {
    /// Another salt, another spelling of every cell.
    pub(crate) salt: u64,
    pub(crate) dates: Dates,
    /// Full-width digits.
    pub(crate) wide: bool,
}

impl Style {
    pub(crate) const PLAIN: Self = Self { salt: 0, dates: Dates::Mixed, wide: false };
}

/// What stands in a date column and is no day.
pub(crate) const NO_DATES: [&str; 9] =
    ["2024-2-30", "3月5日", "昨天", "", "1900-1-1", "0000-00-00", "#N/A", "2024/13/1", "?"];

/// What stands in an amount column and is no amount.
pub(crate) const NO_MONEY: [&str; 7] = ["很多", "1,28", "NaN", "#N/A", "", "300-500", "待定"];

/// The ways of [`day`] that no other row can change.
pub(crate) const DAYS: usize = 13;

pub(crate) fn day(day: NaiveDate, way: usize) -> Cell {
    let (y, m, d) = (day.year(), day.month(), day.day());
    Cell::Text(match way {
        0 => format!("{y}-{m}-{d}"),
        1 => format!("{y}-{m:02}-{d:02}"),
        2 => format!("{y}/{m}/{d}"),
        3 => format!("{y}.{m}.{d}"),
        4 => format!("{y}{m:02}{d:02}"),
        5 => format!("{y}年{m}月{d}日"),
        6 => format!("{y}-{m:02}-{d:02} 14:20"),
        7 => format!("{y}-{m:02}-{d:02}T10:20:00"),
        8 => format!("{:02}/{m}/{d}", y % 100),
        9 => day.format("%-d %b %Y").to_string(),
        10 => format!(" {y}/{m:02}/{d:02} "),
        11 => return Cell::Number(serial(day) * 1000),
        _ => return Cell::Day(day),
    })
}

pub(crate) fn slashed(day: NaiveDate, month_first: bool) -> Cell {
    let (first, second) = if month_first { (day.month(), day.day()) } else { (day.day(), day.month()) };
    Cell::Text(format!("{first}/{second}/{}", day.year()))
}

/// Days since 1899-12-30.
pub(crate) fn serial(day: NaiveDate) -> i64 {
    let zero = NaiveDate::from_ymd_opt(1899, 12, 30).expect("a day");
    day.signed_duration_since(zero).num_days()
}

/// `1,280.00`
fn grouped(fen: i64) -> String {
    let (yuan, fen) = ((fen / 100).to_string(), fen % 100);
    let mut text = String::new();
    for (at, digit) in yuan.chars().enumerate() {
        if at > 0 && (yuan.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    format!("{text}.{fen:02}")
}

/// `1280`, `1280.5`, `1280.55`
fn bare(fen: i64) -> String {
    let text = format!("{}.{:02}", fen / 100, fen % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

pub(crate) fn money(fen: i64, dice: &mut Dice) -> Cell {
    let size = fen.abs();
    if fen < 0 {
        let size = if dice.chance(50) { bare(size) } else { grouped(size) };
        return match dice.below(5) {
            0 => Cell::Number(fen * 10),
            1 => Cell::Text(format!("({size})")),
            2 => Cell::Text(format!("退{size}")),
            3 => Cell::Text(format!("－{size}")),
            _ => Cell::Text(format!("-{size}")),
        };
    }
    Cell::Text(match dice.below(12) {
        0..=2 => return Cell::Number(fen * 10),
        3 => format!("￥{}", grouped(size)),
        4 => grouped(size),
        5 => format!("{}元", bare(size)),
        6 => format!("RMB {}", grouped(size)),
        7 => format!(" {} ", bare(size)),
        8 => format!("约{}", bare(size)),
        9 if size % 10_000 == 0 => format!("{}万", Thousandths(size / 1000)),
        _ => format!("{}.{:02}", size / 100, size % 100),
    })
}

/// A whole number of thousandths, as short as can be.
pub(crate) struct Thousandths(pub(crate) i64);

impl std::fmt::Display for Thousandths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let size = self.0.unsigned_abs();
        let text = format!("{}.{:03}", size / 1000, size % 1000);
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}", text.trim_end_matches('0').trim_end_matches('.'))
    }
}

pub(crate) fn quantity(thousandths: i64, dice: &mut Dice) -> Cell {
    let text = Thousandths(thousandths);
    match dice.below(4) {
        0 => Cell::Text(format!("{text}件")),
        1 => Cell::Text(text.to_string()),
        _ => Cell::Number(thousandths),
    }
}

pub(crate) fn phone(digits: &str, dice: &mut Dice) -> Cell {
    let (a, b, c) = (&digits[..3], &digits[3..7], &digits[7..]);
    Cell::Text(match dice.below(6) {
        0 => return Cell::Number(digits.parse::<i64>().expect("digits") * 1000),
        1 => format!("{a}-{b}-{c}"),
        2 => format!("+86 {a} {b} {c}"),
        3 => format!(" {digits}"),
        _ => digits.to_owned(),
    })
}

/// `unpadded`: the zeros before it may be lost, as they are where a card number was typed as a number.
pub(crate) fn card(card: &str, unpadded: bool, dice: &mut Dice) -> Cell {
    let number = card.parse::<i64>().ok().filter(|_| unpadded || !card.starts_with('0'));
    match number {
        Some(number) if dice.chance(40) => Cell::Number(number * 1000),
        _ if dice.chance(20) => Cell::Text(format!(" {card}")),
        _ => Cell::Text(card.to_owned()),
    }
}

pub(crate) fn name(name: &str, dice: &mut Dice) -> Cell {
    let first = name.chars().next().expect("a name").len_utf8();
    Cell::Text(match dice.below(8) {
        0 => format!("{} {}", &name[..first], &name[first..]),
        1 => format!("{name} "),
        _ => name.to_owned(),
    })
}

/// The cell with full-width digits and letters; a number becomes text.
pub(crate) fn wide(cell: Cell) -> Cell {
    let text = match cell {
        Cell::Blank => return Cell::Blank,
        Cell::Text(text) => text,
        Cell::Number(thousandths) => Thousandths(thousandths).to_string(),
        Cell::Day(day) => day.format("%Y/%-m/%-d").to_string(),
    };
    let widen = |c: char| match c {
        '0'..='9' | 'A'..='Z' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
        _ => c,
    };
    Cell::Text(text.chars().map(widen).collect())
}
