//! Card numbers: text that names a member, leading zeros and all.

use std::borrow::Cow;

use super::{Read, text};
use crate::book::Fact;
use crate::read::Raw;

/// A card number as a key. A cell that cannot tell members apart (`6222****01`, `0`, 无) is none.
///
/// # Errors
/// [`Fact::NotAKey`], [`Fact::DigitsLost`] where Excel kept only `6.22E+15` or 15 digits.
pub fn card(raw: Raw<'_>) -> Result<Read<Cow<'_, str>>, Fact> {
    match raw {
        Raw::Number(number) if number.abs() >= 1e15 => return Err(Fact::DigitsLost),
        Raw::Error(_) => return Err(Fact::ErrorValue),
        Raw::NoResult => return Err(Fact::NoFormulaResult),
        Raw::Serial(_) | Raw::Bool(_) | Raw::Blank => return Err(Fact::NotAKey),
        Raw::Number(_) | Raw::Text(_) => {}
    }
    if let Raw::Text(written) = raw
        && is_digits(written.as_bytes())
    {
        // Nearly every one is digits, in which there is nothing to be taken away.
        return Ok(Read::plain(Cow::Borrowed(written)));
    }
    let number = match raw.text() {
        Cow::Borrowed(written) => unmarked(text::fold(written)),
        owned @ Cow::Owned(_) => owned,
    };
    if is_scientific(&number) {
        return Err(Fact::DigitsLost);
    }
    if number.contains(['*', '＊']) || number.bytes().all(|b| b == b'0') || text::is_nothing(&number) {
        return Err(Fact::NotAKey);
    }
    Ok(Read::plain(number))
}

/// Whether a text is digits, and not zeros alone.
fn is_digits(text: &[u8]) -> bool {
    text.iter().all(u8::is_ascii_digit) && text.iter().any(|digit| *digit != b'0')
}

/// Whether only the scientific form of a long number is left, as Excel shows it: `1.38E+10`.
pub(super) fn is_scientific(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    text.split_once(['E', 'e']).is_some_and(|(mantissa, exponent)| {
        digits(exponent.trim_start_matches('+'))
            && mantissa.split_once('.').map_or(digits(mantissa), |(a, b)| digits(a) && digits(b))
    })
}

/// Without the quote that marks text, and without the `.0` that other programs put behind a number.
pub(super) fn unmarked(text: Cow<'_, str>) -> Cow<'_, str> {
    let bare = text.strip_prefix('\'').unwrap_or(&text);
    let whole = bare.split_once('.').filter(|(whole, zeros)| {
        !whole.is_empty()
            && whole.bytes().all(|b| b.is_ascii_digit())
            && !zeros.is_empty()
            && zeros.bytes().all(|b| b == b'0')
    });
    let bare = whole.map_or(bare, |(whole, _)| whole);
    if bare.len() == text.len() {
        return text;
    }
    match &text {
        Cow::Borrowed(original) => {
            let start = original.len() - original.strip_prefix('\'').unwrap_or(original).len();
            Cow::Borrowed(&original[start..start + bare.len()])
        }
        Cow::Owned(_) => Cow::Owned(bare.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::card;
    use crate::book::Fact;
    use crate::read::Raw;

    #[test]
    fn card_numbers_keep_their_zeros_and_masked_ones_are_no_key() {
        for (raw, read) in [
            (Raw::Text("00123"), Ok("00123")),
            (Raw::Text(" VIP001 "), Ok("VIP001")),
            (Raw::Text("ＶＩＰ００１"), Ok("VIP001")),
            (Raw::Text("'00123"), Ok("00123")),
            (Raw::Text("123.0"), Ok("123")),
            (Raw::Number(123.0), Ok("123")),
            (Raw::Number(622_200_012_345.0), Ok("622200012345")),
            (Raw::Number(6_222_000_123_456_789.0), Err(Fact::DigitsLost)),
            (Raw::Text("6.222E+15"), Err(Fact::DigitsLost)),
            (Raw::Text("6222****0001"), Err(Fact::NotAKey)),
            (Raw::Text("000"), Err(Fact::NotAKey)),
            (Raw::Text("-"), Err(Fact::NotAKey)),
            (Raw::Text("无"), Err(Fact::NotAKey)),
            (Raw::Text(" "), Err(Fact::NotAKey)),
            (Raw::Blank, Err(Fact::NotAKey)),
            (Raw::Error("#N/A"), Err(Fact::ErrorValue)),
        ] {
            assert_eq!(card(raw).map(|read| read.value.into_owned()), read.map(str::to_owned), "{raw:?}");
        }
    }
}
