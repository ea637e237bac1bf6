//! Personal values as messages and printed tables may show them.

/// A phone number with its middle hidden: `138****8000`. Shorter numbers keep their first three digits.
pub fn phone(number: &str) -> String {
    let characters: Vec<char> = number.chars().collect();
    let tail = if characters.len() >= 11 { 4 } else { 0 };
    let head: String = characters.iter().take(3).collect();
    let last: String = characters[characters.len() - tail..].iter().collect();
    format!("{head}****{last}")
}

/// Whether a text is a phone number to be masked: seven digits or more and hardly anything else.
pub fn looks_like_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits >= 7 && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ' '))
}

/// A name of which only the first character shows: `张*`.
pub fn name(name: &str) -> String {
    name.chars().next().map_or_else(String::new, |first| format!("{first}*"))
}

/// A cell's text for a message: at most 20 characters, each run of seven digits or more masked, and each phone number
/// that is written in parts or with letters for digits (`138-0013-8000`, `138O0138000`).
pub fn value(text: &str) -> String {
    const LONGEST: usize = 20;
    // Enough to see every number whole that could show.
    const LOOKED_AT: usize = 200;
    let text = text.trim();
    let mut masked = String::new();
    let line = |c: char| if c.is_control() { ' ' } else { c };
    let cut: String = text.chars().take(LOOKED_AT).map(line).collect();
    let mut rest = cut.as_str();
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, tail) = rest.split_at(start);
        let end = tail.find(|c: char| !is_part_of_number(c)).unwrap_or(tail.len());
        let number = tail[..end].trim_end_matches(|c: char| !c.is_ascii_digit());
        masked.push_str(before);
        masked.push_str(&shown(number));
        rest = &tail[number.len()..];
    }
    masked.push_str(rest);
    let mut shown: String = masked.chars().take(LONGEST).collect();
    if shown.len() < masked.len() {
        shown.push('…');
    }
    shown
}

fn is_part_of_number(character: char) -> bool {
    character.is_ascii_digit() || matches!(character, ' ' | '-' | 'O' | 'o' | 'l' | 'I')
}

/// Eight digits can be a date such as 20240305, which is no secret and is what the reader looks for.
fn shown(number: &str) -> String {
    const PHONE: usize = 11;
    let digits: String = number.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    let year = digits.starts_with("19") || digits.starts_with("20");
    let in_one = digits.len() == number.len();
    let secret = if in_one { digits.len() >= 7 && !(digits.len() == 8 && year) } else { digits.len() >= PHONE };
    if secret { phone(&digits) } else { number.to_owned() }
}

#[cfg(test)]
mod tests {
    #[test]
    fn phones_keep_three_and_four_digits() {
        assert_eq!(super::phone("13800138000"), "138****8000");
        assert_eq!(super::phone("1380013"), "138****");
    }

    #[test]
    fn values_are_cut_and_their_long_numbers_masked() {
        for (text, shown) in [
            ("约300", "约300"),
            ("手机13912345678", "手机139****5678"),
            ("20240305", "20240305"),
            ("440106199001011234", "440****1234"),
            ("+86 138-0013-8000", "+861****8000"),
            ("138 0013 8000", "138****8000"),
            ("138O0138000", "138****8000"),
            ("2024-03-05 14:20", "2024-03-05 14:20"),
            ("2024-2-30", "2024-2-30"),
            ("一二三四五六七八九十一二三四五六七八九十一二", "一二三四五六七八九十一二三四五六七八九十…"),
            ("13800138000\n、13900139001", "138****8000 、139****…"),
        ] {
            assert_eq!(super::value(text), shown, "{text}");
        }
    }

    #[test]
    fn names_show_their_first_character() {
        assert_eq!(super::name("张小明"), "张*");
        assert_eq!(super::name(""), "");
    }
}
