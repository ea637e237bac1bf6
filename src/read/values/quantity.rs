//! Quantities and counts: `2`, `1.5`, `3件`, `x2`.

use super::{Decimal, Read, text};
use crate::book::Fact;
use crate::read::Raw;

const UNITS: [&str; 19] =
    ["件", "个", "個", "只", "双", "雙", "条", "條", "套", "瓶", "盒", "次", "份", "张", "本", "分", "点", "pcs", "pc"];

/// A quantity, which may be negative (a return) and have decimals (by weight).
///
/// # Errors
/// [`Fact::NotANumber`], or [`Fact::CommaDecimal`] for `1,5`.
pub fn quantity(raw: Raw<'_>) -> Result<Read<Decimal>, Fact> {
    match raw {
        Raw::Number(number) => Decimal::from_f64(number).ok_or(Fact::NotANumber),
        Raw::Text(text) => written(text),
        Raw::Error(_) => Err(Fact::ErrorValue),
        Raw::NoResult => Err(Fact::NoFormulaResult),
        Raw::Blank | Raw::Serial(_) | Raw::Bool(_) => Err(Fact::NotANumber),
    }
    .map(Read::plain)
}

/// A whole number, such as a number of purchases or a balance of points.
///
/// # Errors
/// As [`quantity`], and [`Fact::NotANumber`] for a number with decimals.
pub fn count(raw: Raw<'_>) -> Result<Read<i64>, Fact> {
    quantity(raw)?.value.to_whole().map(Read::plain).ok_or(Fact::NotANumber)
}

fn written(text: &str) -> Result<Decimal, Fact> {
    if let Some(plain) = Decimal::parse(text) {
        return Ok(plain);
    }
    let folded = text::fold(text).to_lowercase();
    let bare = UNITS.iter().find_map(|unit| folded.strip_suffix(unit)).unwrap_or(&folded);
    let bare = bare.strip_prefix(['x', '×', '*']).unwrap_or(bare).trim();
    Decimal::parse_grouped(&bare.replace('−', "-"))
}

#[cfg(test)]
mod tests {
    use super::{count, quantity};
    use crate::book::Fact;
    use crate::read::Raw;
    use crate::read::values::{Decimal, Read};

    #[test]
    fn quantities_may_carry_a_unit() {
        for (raw, read) in [
            (Raw::Text("2"), Ok("2")),
            (Raw::Text(" ２ "), Ok("2")),
            (Raw::Text("1.50"), Ok("1.5")),
            (Raw::Text("-1"), Ok("-1")),
            (Raw::Text("3件"), Ok("3")),
            (Raw::Text("x2"), Ok("2")),
            (Raw::Text("1,200"), Ok("1200")),
            (Raw::Number(0.75), Ok("0.75")),
            (Raw::Text("1,5"), Err(Fact::CommaDecimal)),
            (Raw::Text("两件"), Err(Fact::NotANumber)),
            (Raw::Text("NaN"), Err(Fact::NotANumber)),
            (Raw::Blank, Err(Fact::NotANumber)),
            (Raw::Error("#N/A"), Err(Fact::ErrorValue)),
        ] {
            let expected = read.map(|plain| Read::plain(Decimal::parse(plain).expect("a plain decimal")));
            assert_eq!(quantity(raw), expected, "{raw:?}");
        }
    }

    #[test]
    fn counts_are_whole() {
        for (raw, read) in [
            (Raw::Text("12次"), Ok(12)),
            (Raw::Text("3.0"), Ok(3)),
            (Raw::Number(7.0), Ok(7)),
            (Raw::Text("1.5"), Err(Fact::NotANumber)),
        ] {
            assert_eq!(count(raw), read.map(Read::plain), "{raw:?}");
        }
    }
}
