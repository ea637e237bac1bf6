//! How a heading stands on its lines.

use unicode_width::UnicodeWidthStr;

use crate::write::wrapped::wrapped;

/// The narrowest column, in digits.
pub(super) const NARROWEST: usize = 3;

/// The longest Chinese heading that stands on one line: over two it would break where the first is full, not between words.
/// One of four signs is two words of two.
const SHORT: usize = 8;

/// The width of a heading over two lines, no word of which is torn, in a column of values so wide. A column has room for a
/// digit more.
pub(super) fn heading(label: &str, values: usize) -> usize {
    if !label.is_ascii() && label.width() <= SHORT {
        return if label.width() == SHORT && values <= SHORT / 2 { NARROWEST } else { label.width() - 1 };
    }
    let word = label.split(' ').filter(|word| word.is_ascii()).map(str::len).max().unwrap_or(0);
    let least = label.width().div_ceil(2).max(word);
    (least..label.width()).find(|width| lines_of(label, width + 1) <= 2).unwrap_or(least)
}

/// The lines on which a heading stands in a column of so many digits.
pub(super) fn lines_of(label: &str, room: usize) -> usize {
    wrapped(label, room).len()
}

#[cfg(test)]
mod tests {
    use super::{heading, lines_of};

    #[test]
    fn a_heading_stands_on_two_lines_and_a_short_chinese_one_on_one() {
        for (label, values, width) in [
            ("应回访日", 10, 7),
            ("逾期天数", 4, 3),
            ("消费次数", 5, 7),
            ("上次消费日", 10, 5),
            ("Days overdue", 3, 7),
            ("Result", 4, 6),
            ("电话", 11, 3),
        ] {
            assert_eq!(heading(label, values), width, "{label}");
        }
    }

    #[test]
    fn the_lines_of_a_heading_are_counted_as_it_breaks() {
        for (label, room, lines) in [
            ("上次消费日", 6, 2),
            ("上次消费日", 5, 3),
            ("Last purchase date", 9, 3),
            ("Last purchase date", 13, 2),
            ("还会来的可能 MBG", 9, 2),
            ("Result", 7, 1),
        ] {
            assert_eq!(lines_of(label, room), lines, "{label} {room}");
        }
    }
}
