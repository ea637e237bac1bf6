//! The fixed grammar of dates: what parts stand there, before they are judged.

use super::date::Slashed;
use super::scan::Scan;

/// A date as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// Year, month and day are known by their places; `short` for a year of two digits.
    Day { year: i32, short: bool, month: u32, day: u32 },
    /// Two parts before the year, of which either may be the month.
    Slashed(Slashed),
    /// Month and day without a year.
    MonthDay { month: u32, day: u32 },
}

/// Takes a date from the front of the text.
pub(super) fn written(scan: &mut Scan<'_>) -> Option<Written> {
    super::clock::weekday(scan);
    scan.blanks();
    let republic = scan.eat_any(&["民国", "民國", "中华民国", "中華民國", "roc"]);
    scan.blanks();
    let first = scan.digits();
    // Three digits before a month are a year of the Republic, which began in 1912.
    if republic || (first.len() == 3 && first.starts_with('1')) {
        return of_republic(first, scan);
    }
    match first.len() {
        0 => month_first(scan),
        8 | 12 | 14 => {
            let (month, day) = (two(&first[4..6])?, two(&first[6..8])?);
            Some(Written::Day { year: number(&first[..4])?, short: false, month, day })
        }
        1 | 2 | 4 => numeric(first, scan).or_else(|| named(first, scan)),
        _ => None,
    }
}

fn number(digits: &str) -> Option<i32> {
    digits.parse().ok()
}

fn two(digits: &str) -> Option<u32> {
    if digits.len() > 2 { None } else { digits.parse().ok() }
}

/// Digits and separators: `2024-3-5`, `2024年3月5日`, `24/3/5`, `31/12/2024`, `3月5日`, `3.5`.
fn numeric(first: &str, scan: &mut Scan<'_>) -> Option<Written> {
    let mut at = *scan;
    let separator = separator(&mut at)?;
    at.blanks();
    let second = two(at.digits())?;
    at.blanks();
    let third = if separator == '月' {
        at.eat_any(&["日", "号", "號"]);
        *scan = at;
        return Some(Written::MonthDay { month: two(first)?, day: second });
    } else if same(separator, &mut at) {
        at.blanks();
        at.digits()
    } else {
        ""
    };
    at.blanks();
    at.eat_any(&["日", "号", "號"]);
    let read = match (first.len(), third.len()) {
        (4, 1 | 2) => Written::Day { year: number(first)?, short: false, month: second, day: two(third)? },
        (1 | 2, 4) => Written::Slashed(Slashed { first: two(first)?, second, year: number(third)? }),
        (1 | 2, 1 | 2) => Written::Day { year: number(first)?, short: true, month: second, day: two(third)? },
        (1 | 2, 0) if separator != '年' => Written::MonthDay { month: two(first)?, day: second },
        _ => return None,
    };
    *scan = at;
    Some(read)
}

/// `民国113年3月5日`, `113/3/5`.
fn of_republic(first: &str, scan: &mut Scan<'_>) -> Option<Written> {
    const BEFORE_ITS_FIRST: i32 = 1911;
    let mut at = *scan;
    let mark = separator(&mut at)?;
    at.blanks();
    let month = two(at.digits())?;
    at.blanks();
    if !same(mark, &mut at) {
        return None;
    }
    at.blanks();
    let day = two(at.digits())?;
    at.blanks();
    at.eat_any(&["日", "号", "號"]);
    *scan = at;
    Some(Written::Day { year: number(first)? + BEFORE_ITS_FIRST, short: false, month, day })
}

fn separator(scan: &mut Scan<'_>) -> Option<char> {
    scan.blanks();
    let found = match scan.0.chars().next()? {
        dash @ ('-' | '\u{2010}' | '–' | '—' | '−') => (dash, '-'),
        other @ ('/' | '.' | '年' | '月') => (other, other),
        _ => return None,
    };
    scan.0 = &scan.0[found.0.len_utf8()..];
    Some(found.1)
}

/// Whether the second separator goes with the first.
fn same(first: char, scan: &mut Scan<'_>) -> bool {
    let mut at = *scan;
    let found = separator(&mut at).is_some_and(|second| if first == '年' { second == '月' } else { second == first });
    if found {
        *scan = at;
    }
    found
}

/// `5 Mar 2024`, `5-Mar-24`, `5th March`, `2024 Mar 5`.
fn named(first: &str, scan: &mut Scan<'_>) -> Option<Written> {
    scan.eat_any(&["st", "nd", "rd", "th"]);
    between(scan);
    let month = month(scan.letters())?;
    between(scan);
    let last = scan.digits();
    match (first.len(), last.len()) {
        (4, 1 | 2) => Some(Written::Day { year: number(first)?, short: false, month, day: two(last)? }),
        (1 | 2, _) => with_year(month, two(first)?, last),
        _ => None,
    }
}

/// `Mar 5, 2024`.
fn month_first(scan: &mut Scan<'_>) -> Option<Written> {
    let month = month(scan.letters())?;
    between(scan);
    let day = scan.two()?;
    scan.eat_any(&["st", "nd", "rd", "th"]);
    let mut at = *scan;
    between(&mut at);
    let year = at.digits();
    // `Mar 5 14:20` has a time, not a year.
    if matches!(year.len(), 2 | 4) && !at.0.starts_with(':') {
        *scan = at;
        return with_year(month, day, year);
    }
    with_year(month, day, "")
}

fn with_year(month: u32, day: u32, year: &str) -> Option<Written> {
    match year.len() {
        0 => Some(Written::MonthDay { month, day }),
        2 | 4 => Some(Written::Day { year: number(year)?, short: year.len() == 2, month, day }),
        _ => None,
    }
}

fn between(scan: &mut Scan<'_>) {
    scan.0 = scan.0.trim_start_matches([' ', ',', '-', '/', '.']);
}

fn month(name: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let fits = |month: &str| month.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
    let at = MONTHS.iter().position(|month| name.len() >= 3 && fits(month))?;
    u32::try_from(at + 1).ok()
}
