//! Text that stays text, between tags and in quotes.

use std::fmt::{self, Display, Formatter, Write};

use crate::write::spelling::turns;

/// A text in which no sign ends what it stands in: not a tag, not an attribute, not the direction of writing.
pub(super) struct Escaped<'t>(pub(super) &'t str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(needs_care) {
            f.write_str(&rest[..at])?;
            let mut signs = rest[at..].chars();
            match signs.next() {
                Some('&') => f.write_str("&amp;")?,
                Some('<') => f.write_str("&lt;")?,
                Some('>') => f.write_str("&gt;")?,
                Some('"') => f.write_str("&quot;")?,
                Some('\'') => f.write_str("&#39;")?,
                Some(sign) if sign.is_control() => f.write_char(' ')?,
                _ => {}
            }
            rest = signs.as_str();
        }
        f.write_str(rest)
    }
}

/// Signs of markup, and those that XML does not know.
fn needs_care(sign: char) -> bool {
    match sign {
        '&' | '<' | '>' | '"' | '\'' => true,
        '\n' => false,
        _ => sign.is_control() || turns(sign) || matches!(sign, '\u{fffe}' | '\u{ffff}'),
    }
}

#[cfg(test)]
mod tests {
    use super::Escaped;

    #[test]
    fn no_text_is_markup() {
        for (text, safe) in [
            ("张三", "张三"),
            ("<script>alert('1')</script>", "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"),
            ("\" onload=\"x", "&quot; onload=&quot;x"),
            ("A&amp;B", "A&amp;amp;B"),
            ("一\u{0}\u{1b}二\u{202e}三\u{ffff}\n四", "一  二三\n四"),
            ("", ""),
        ] {
            assert_eq!(Escaped(text).to_string(), safe);
        }
    }
}
