//! Text as it is compared: folded to one form (NFKC), without the blanks that nobody sees.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use crate::read::cell::is_space;

/// The text without white space at its ends, no-break and zero-width characters included.
pub fn trim(text: &str) -> &str {
    if is_bare(text.as_bytes()) { text } else { text.trim_matches(is_space) }
}

/// Whether a text begins and ends with what nearly all do, a visible ASCII character or a Chinese one from U+4000 on.
fn is_bare(bytes: &[u8]) -> bool {
    let bare = |byte: u8| byte.is_ascii_graphic() || (0xE4..0xEE).contains(&byte);
    let last = match bytes {
        [.., byte] if byte.is_ascii() => *byte,
        [.., byte, _, _] => *byte,
        _ => return false,
    };
    bare(bytes[0]) && bare(last)
}

/// The text as keys and parsers see it: trimmed, NFKC (`１` is `1`, `￥` is `¥`), no zero-width characters.
/// Text that is already so is borrowed.
pub fn fold(text: &str) -> Cow<'_, str> {
    let text = trim(text);
    if text.is_ascii() || (is_nfkc_quick(text.chars()) == IsNormalized::Yes && !text.contains(is_unseen)) {
        return Cow::Borrowed(text);
    }
    let folded: String = text.chars().filter(|c| !is_unseen(*c)).nfkc().collect();
    Cow::Owned(trim(&folded).to_owned())
}

/// Whether a text only says that there is nothing: `-`, `/`, 无, `N/A`, `null`.
pub fn is_nothing(text: &str) -> bool {
    const WORDS: [&str; 11] = ["无", "無", "没有", "暂无", "空", "none", "null", "nil", "n/a", "na", "nan"];
    let folded = fold(text).to_lowercase();
    WORDS.contains(&folded.as_str()) || folded.chars().all(|c| matches!(c, '-' | '—' | '–' | '/' | '\\' | '.' | '_'))
}

/// The order of two texts of which the fuller is wanted: by length, then as texts.
pub fn fuller(a: &str, b: &str) -> std::cmp::Ordering {
    (a.chars().count(), a).cmp(&(b.chars().count(), b))
}

/// Zero-width characters: white space to [`is_space`], but no space to Unicode.
fn is_unseen(character: char) -> bool {
    is_space(character) && !character.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::{fold, is_nothing};
    use std::borrow::Cow;

    #[test]
    fn text_is_folded_to_one_form() {
        for (text, folded) in [
            ("abc", "abc"),
            (" 张三\u{a0}", "张三"),
            ("１２８０", "1280"),
            ("￥１，２８０", "¥1,280"),
            ("张\u{200b}三", "张三"),
            ("\u{feff}A\u{3000}", "A"),
            ("（妈）", "(妈)"),
            ("  ", ""),
            ("\u{3000}张三\u{200b}", "张三"),
            ("店 ", "店"),
            ("é\u{a0}", "é"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
        assert!(matches!(fold("张三"), Cow::Borrowed(_)), "plain Chinese takes no allocation");
    }

    #[test]
    fn dashes_and_words_for_nothing_say_nothing() {
        for (text, nothing) in [("-", true), ("——", true), ("N/A", true), ("无", true), ("/", true), ("无名", false)]
        {
            assert_eq!(is_nothing(text), nothing, "{text}");
        }
    }
}
