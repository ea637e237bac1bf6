//! What a number format makes of a number: a date, a number with leading zeros, or a number.

/// What a format shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Look {
    /// A number, in whatever form.
    #[default]
    Number,
    /// A date or a time of day.
    Date,
    /// A whole number filled with zeros to so many digits: `00000` shows 123 as 00123.
    Zeros(u8),
}

/// What a format that is known by its number shows (ECMA-376 part 1, 18.8.30: all languages, and the East Asian ones).
pub(super) const fn built_in(id: u32) -> Look {
    match id {
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Look::Date,
        _ => Look::Number,
    }
}

/// What a written format shows (18.8.31): its first part, for numbers above zero, decides. It is a date where year,
/// month, day, weekday, hour or second stand outside quotes and brackets, and no digits do but those of a second.
pub(super) fn written(code: &str) -> Look {
    let mut rest = code.chars().peekable();
    let (mut date, mut number, mut other) = (false, false, false);
    let mut zeros = 0_u8;
    let mut last = ' ';
    while let Some(letter) = rest.next() {
        match letter {
            ';' => break,
            '"' => {
                rest.by_ref().find(|&c| c == '"');
                other = true;
            }
            // The next character stands for itself, for its width, or for as often as it fits.
            '\\' | '_' | '*' | '!' => {
                rest.next();
                other = true;
            }
            '[' => date |= is_elapsed(&rest.by_ref().take_while(|&c| c != ']').collect::<String>()),
            '0' if last == '.' && date => continue,
            '0' => zeros = zeros.saturating_add(1),
            '#' | '?' | '%' => number = true,
            // `0.00E+00` is a number, `e年` the year of an era.
            'E' | 'e' if matches!(rest.peek(), Some('+' | '-')) => number = true,
            'G' | 'g' if takes(&mut rest, "eneral") => number = true,
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' | 'e' | 'a'
                if letter != 'a' || is_weekday(&mut rest) =>
            {
                date = true;
            }
            '.' if date => {}
            _ => other = true,
        }
        last = letter;
    }
    match zeros {
        0 if date && !number => Look::Date,
        2.. if !date && !number && !other => Look::Zeros(zeros),
        _ => Look::Number,
    }
}

/// `[h]`, `[mm]`, `[ss]`: time that has passed. Other brackets hold colours, conditions, currencies and languages.
fn is_elapsed(inside: &str) -> bool {
    !inside.is_empty()
        && ['h', 'm', 's'].iter().any(|unit| inside.chars().all(|letter| letter.eq_ignore_ascii_case(unit)))
}

/// `aaa` and `aaaa`: the weekday in Chinese and Japanese.
fn is_weekday(rest: &mut std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    rest.next_if_eq(&'a').is_some() && rest.next_if_eq(&'a').is_some()
}

/// Passes over `word`, if it comes next.
fn takes(rest: &mut std::iter::Peekable<std::str::Chars<'_>>, word: &str) -> bool {
    let comes = rest.clone().map(|c| c.to_ascii_lowercase()).take(word.len()).eq(word.chars());
    if comes {
        rest.by_ref().take(word.len()).for_each(drop);
    }
    comes
}

#[cfg(test)]
mod tests {
    use super::{Look, built_in, written};

    #[test]
    fn formats_known_by_number() {
        for (ids, look) in [
            (vec![0, 1, 2, 9, 10, 11, 12, 13, 37, 44, 48, 49, 59, 81, 164], Look::Number),
            (vec![14, 15, 22, 27, 31, 36, 45, 46, 47, 50, 57, 58], Look::Date),
        ] {
            for id in ids {
                assert_eq!(built_in(id), look, "{id}");
            }
        }
    }

    #[test]
    fn dates_are_told_from_numbers() {
        for code in [
            "yyyy-mm-dd",
            "YYYY/M/D",
            "yyyy\"年\"m\"月\"d\"日\"",
            "yyyy年m月d日",
            "[$-804]yyyy\"年\"m\"月\"d\"日\";@",
            "[DBNum1][$-804]yyyy\"年\"m\"月\";@",
            "m/d/yy h:mm",
            "h:mm AM/PM",
            "[$-804]上午/下午h\"时\"mm\"分\"",
            "[h]:mm:ss",
            "[mm]:ss.000",
            "ss.00",
            "mmm-yy",
            "dddd",
            "aaaa",
            "[$-804]aaa;@",
            "e\"年\"m\"月\"",
            "yyyy\\-mm\\-dd",
            "[Red]yyyy/m/d",
            "d",
        ] {
            assert_eq!(written(code), Look::Date, "{code}");
        }
    }

    #[test]
    fn numbers_stay_numbers() {
        for code in [
            "General",
            "GENERAL",
            "general;[Red]-general",
            "0",
            "0.00",
            "#,##0.00",
            "0.00E+00",
            "##0.0E+0",
            "0%",
            "0.00%",
            "[Red]0.00",
            "[>=100]0;0.00",
            "\"¥\"#,##0.00;[Red]\\-\"¥\"#,##0.00",
            "[$¥-804]#,##0.00",
            "[$HK$-hms]0",
            "0\"days\"",
            "0\\d",
            "#,##0_d",
            "0\"件\"",
            "0;yyyy",
            "_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ",
            "# ?/?",
            "@",
            "",
            "\"unclosed yyyy",
            "[unclosed yyyy",
            "0.0",
            "00.00",
            "00\"号\"",
            "000\\-0000",
        ] {
            assert_eq!(written(code), Look::Number, "{code}");
        }
    }

    #[test]
    fn zeros_fill_a_number_up() {
        for (code, digits) in [("00", 2), ("00000", 5), ("000000;-000000", 6), ("[Blue]0000", 4)] {
            assert_eq!(written(code), Look::Zeros(digits), "{code}");
        }
    }
}
