//! What looks like a date or a time of day.

use crate::read::cell::Raw;
use crate::read::values::clock;

/// Whether a cell looks like a day, with or without a time.
pub(super) fn is_date(cell: Raw<'_>, text: &str) -> bool {
    match cell {
        Raw::Serial(_) => !is_time(cell),
        Raw::Number(number) => (1.0..80_000.0).contains(&number) || (19_000_101.0..21_001_232.0).contains(&number),
        _ => is_written_date(text),
    }
}

/// Two or three short groups of digits with marks between, a month by name, or digits in one run.
fn is_written_date(text: &str) -> bool {
    let groups: Vec<usize> =
        text.split(|c: char| !c.is_ascii_digit()).map(str::len).filter(|length| *length > 0).collect();
    let marked = text.trim_start_matches(['-', '+']).contains(['-', '/', '.', '年', '月']);
    let named = text.split(|c: char| !c.is_alphabetic()).any(is_month);
    let shaped = match groups.as_slice() {
        [5 | 8 | 12 | 14] => groups[0] == text.len(),
        [8, 2, ..] => true,
        [1 | 2 | 4, 1 | 2] | [3, 1 | 2, 1 | 2] => marked,
        [1 | 2 | 4, 1 | 2, 1 | 2 | 4, ..] => marked || named,
        _ => false,
    };
    text.len() <= 40 && (shaped || (named && groups.len() >= 2)) && !is_money(text)
}

/// `1280.00`: one point and nothing else can be a month and a day, an amount, or a price.
fn is_money(text: &str) -> bool {
    let (whole, cents) = text.trim_matches(['-', '+', '¥', '$']).split_once('.').unwrap_or((text, ""));
    if text.ends_with(['元', '万', '千', 'k']) || text.contains("E+") {
        return true;
    }
    let month = whole.parse::<u32>().is_ok_and(|month| (1..=12).contains(&month));
    let numeric = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit() || c == ',');
    numeric(whole) && numeric(cents) && !month
}

fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    word.get(..3).is_some_and(|start| MONTHS.contains(&start.to_ascii_lowercase().as_str()))
}

/// A time of day without a date, as the shop writes it: `14:20`, `下午3点半`.
pub(super) fn is_time(cell: Raw<'_>) -> bool {
    match cell {
        Raw::Serial(serial) | Raw::Number(serial) => (0.0..1.0).contains(&serial),
        _ => clock::time(cell).is_some(),
    }
}
