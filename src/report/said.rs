//! Figures, cells and windows as sentences say them.

use crate::book::calendar::Window;
use crate::book::{Money, Place};

/// So many cells are named; the others are counted.
pub(super) const SHOWN: usize = 5;

/// `-1,234,567.00`
pub(super) fn grouped(money: Money) -> String {
    let plain = money.to_string();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("-", digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "00"));
    let mut text = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    format!("{text}.{part}")
}

/// `会员.xlsx › 消费!D17,D18`: a sheet, whose title `title` gives, is named once.
pub(super) fn cells<'t>(title: impl Fn(u16) -> &'t str, places: &[Place]) -> String {
    let mut text = String::new();
    for (index, &place) in places.iter().take(SHOWN).enumerate() {
        let same = index > 0 && places[index - 1].sheet == place.sheet;
        let title = title(place.sheet);
        let cell = if same || title.is_empty() { place.cell() } else { format!("{title}!{}", place.cell()) };
        text.push_str(if index > 0 { "," } else { "" });
        text.push_str(&cell);
    }
    if places.len() > SHOWN { text + &more(places.len()) } else { text }
}

/// How many there are beside those that were named.
pub(super) fn more(all: usize) -> String {
    format!("…(+{})", all - SHOWN)
}

/// `1 purchase`, `2 purchases`
pub(super) fn purchases_en(count: impl Into<u64>) -> String {
    let count = count.into();
    format!("{count} {}", if count == 1 { "purchase" } else { "purchases" })
}

/// How far back a rule looks, in Chinese and English: 近 6 个月, in the last 6 months.
pub(super) fn window(window: Window) -> (String, String) {
    match window {
        Window::All => ("全部".to_owned(), "in all".to_owned()),
        Window::Months(count) => (format!("{count} 个月内"), format!("within {count} months")),
        Window::Days(count) => (format!("{count} 天内"), format!("within {count} days")),
    }
}

#[cfg(test)]
mod tests {
    use super::grouped;
    use crate::book::Money;

    #[test]
    fn thousands_are_set_apart() {
        for (minor, text) in [
            (0, "0.00"),
            (99_999, "999.99"),
            (300_000, "3,000.00"),
            (-123_456_700, "-1,234,567.00"),
            (-99_900, "-999.00"),
        ] {
            assert_eq!(grouped(Money(minor)), text);
        }
    }
}
