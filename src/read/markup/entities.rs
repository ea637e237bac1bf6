//! `&amp;`, `&nbsp;`, `&#20080;` → characters; what is no entity stays as it stands.

use std::borrow::Cow;

/// The entities that tables hold.
const NAMED: [(&str, char); 14] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("ensp", ' '),
    ("emsp", ' '),
    ("yen", '¥'),
    ("middot", '·'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("ldquo", '“'),
    ("rdquo", '”'),
];

/// The text with its entities resolved.
pub(super) fn resolved(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..first]);
    let mut rest = &text[first..];
    while let Some(after) = rest.strip_prefix('&') {
        let read = entity(after);
        let (character, tail) = read.unwrap_or(('&', after));
        out.push(character);
        let next = tail.find('&').unwrap_or(tail.len());
        out.push_str(&tail[..next]);
        rest = &tail[next..];
    }
    Cow::Owned(out)
}

/// The character that an entity stands for, and what follows it.
fn entity(after: &str) -> Option<(char, &str)> {
    const LONGEST: usize = 10;
    if let Some(number) = after.strip_prefix('#') {
        let (digits, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |hex| (hex, 16));
        let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
        let character = u32::from_str_radix(digits.get(..end.min(LONGEST))?, radix).ok().and_then(char::from_u32)?;
        let tail = &digits[end..];
        return Some((character, tail.strip_prefix(';').unwrap_or(tail)));
    }
    let end = after.find(|c: char| !c.is_ascii_alphabetic())?;
    let (name, tail) = after.split_at(end);
    let character = NAMED.iter().find(|(known, _)| name.eq_ignore_ascii_case(known))?.1;
    Some((character, tail.strip_prefix(';')?))
}

#[cfg(test)]
mod tests {
    #[test]
    fn entities_become_their_characters() {
        for (text, expected) in [
            ("plain", "plain"),
            ("A&amp;B", "A&B"),
            ("&lt;5&gt;", "<5>"),
            ("&nbsp;", "\u{a0}"),
            ("&#24352;&#x4E09;", "张三"),
            ("&yen;1,280", "¥1,280"),
            ("M&M", "M&M"),
            ("a=1&b=2", "a=1&b=2"),
            ("&#1114112;", "&#1114112;"),
            ("&", "&"),
            ("&amp;amp;", "&amp;"),
        ] {
            assert_eq!(super::resolved(text), expected, "{text}");
        }
    }
}
