//! Sentences over several lines of a terminal or a cell, Chinese and Latin.

use unicode_width::UnicodeWidthChar;

/// What no line begins with.
const CLOSING: &str = "，；。、）：？！”,;.:)%";

/// The lines of `text`, each at most so many columns wide: broken behind a blank, a comma or a Chinese character where
/// that is possible.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let (mut lines, mut line, mut breaks) = (Vec::new(), String::new(), 0);
    let mut room = width;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let needed = character.width().unwrap_or_default();
        if needed > room && !line.is_empty() {
            let rest = if breaks > 0 && character != ' ' { line.split_off(breaks) } else { String::new() };
            lines.push(std::mem::replace(&mut line, rest).trim_end().to_owned());
            breaks = 0;
            room = width.saturating_sub(columns(&line));
        }
        if line.is_empty() && character == ' ' {
            continue;
        }
        line.push(character);
        room = room.saturating_sub(needed);
        let next = characters.peek().copied().unwrap_or(' ');
        // 3,000.00 stays whole.
        let parts = character == ' ' || (matches!(character, ',' | ';') && !next.is_ascii_digit());
        if !CLOSING.contains(next) && (needed > 1 || parts) && !matches!(character, '（' | '“') {
            breaks = line.len();
        }
    }
    lines.push(line);
    lines
}

fn columns(text: &str) -> usize {
    text.chars().filter_map(UnicodeWidthChar::width).sum()
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn lines_break_behind_blanks_commas_and_chinese_and_never_before_a_closing_sign() {
        for (text, width, lines) in [
            ("", 8, vec![""]),
            ("one purchase of 3,000", 12, vec!["one purchase", "of 3,000"]),
            ("消费三千，达到标准", 8, vec!["消费三", "千，达到", "标准"]),
            ("three four", 5, vec!["three", "four"]),
            ("K40,K41,K42", 8, vec!["K40,K41,", "K42"]),
            ("达到标准3,000", 12, vec!["达到标准", "3,000"]),
            ("abcdefghij", 4, vec!["abcd", "efgh", "ij"]),
            ("达到（3,000）", 9, vec!["达到", "（3,000）"]),
        ] {
            assert_eq!(wrapped(text, width), lines, "{text}");
        }
    }
}
