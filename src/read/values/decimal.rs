//! A decimal exactly as its digits say, so that price × quantity is rounded once.

use crate::book::{Fact, Money};
use crate::read::cell::digits15;

/// A decimal number: `mantissa` divided by ten to the power of `scale`, without trailing zeros behind the point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i128,
    scale: u8,
}

/// Digits read on each side of the point. More of them before it are no number of a shop; those behind are dropped,
/// which changes no rounding to two places.
const PLACES: usize = 18;

/// The largest amount taken, 100 billion yuan: beyond it stand card and ID numbers, and sums could overflow.
const LARGEST: i64 = 10_000_000_000_000;

impl Decimal {
    /// A whole number.
    pub const fn whole(number: i64) -> Self {
        Self { mantissa: number as i128, scale: 0 }
    }

    /// Reads plain digits: `1280`, `-29.330`, `.5`, `1.2e3`.
    pub fn parse(text: &str) -> Option<Self> {
        let (sign, text) = match text.as_bytes().first()? {
            b'-' => (-1, &text[1..]),
            b'+' => (1, &text[1..]),
            _ => (1, text),
        };
        let (number, exponent) = match text.split_once(['e', 'E']) {
            // `1.38E+10` is what a spreadsheet shows of more digits than it writes.
            Some((_, exponent)) if exponent.starts_with('+') => return None,
            Some((number, exponent)) => (number, exponent.parse().ok().filter(|e| (-18..=18).contains(e))?),
            None => (text, 0),
        };
        let (whole, part) = number.split_once('.').unwrap_or((number, ""));
        let whole = if whole.is_empty() && !part.is_empty() { "0" } else { whole };
        if whole.is_empty() || !whole.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit()) {
            return None;
        }
        let (whole, part) = (whole.trim_start_matches('0'), &part[..part.len().min(PLACES)]);
        if whole.len() > PLACES {
            return None;
        }
        let digits = whole.bytes().chain(part.bytes());
        let mantissa = digits.fold(0_i128, |value, digit| value * 10 + i128::from(digit - b'0'));
        Self::scaled(sign * mantissa, i32::try_from(part.len()).ok()? - exponent)
    }

    /// Reads digits with thousands separators: `1,280.00`, `1 280`, `1'280`.
    ///
    /// # Errors
    /// [`Fact::CommaDecimal`] for a comma that separates no thousands, else [`Fact::NotANumber`].
    pub fn parse_grouped(text: &str) -> Result<Self, Fact> {
        if let Some(plain) = Self::parse(text) {
            return Ok(plain);
        }
        let mark = [',', ' ', '\''].into_iter().find(|mark| text.contains(*mark)).ok_or(Fact::NotANumber)?;
        let unsigned = text.trim_start_matches(['-', '+']);
        let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let mut groups = whole.split(mark);
        let first = groups.next().unwrap_or_default();
        let head = (1..=3).contains(&first.len()) && !first.starts_with('0');
        if head && groups.all(|group| group.len() == 3) && !part.contains(mark) {
            return Self::parse(&text.replace(mark, "")).ok_or(Fact::NotANumber);
        }
        let numeric = unsigned.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b' '));
        let comma = mark == ',' && numeric && unsigned.bytes().any(|b| b.is_ascii_digit());
        Err(if comma { Fact::CommaDecimal } else { Fact::NotANumber })
    }

    /// A number of a workbook, at 15 significant digits; none for NaN, infinity and what no shop counts to.
    pub fn from_f64(number: f64) -> Option<Self> {
        if !number.is_finite() || number.abs() >= 1e18 {
            return None;
        }
        let hundredths = (number * 100.0).round();
        #[expect(clippy::float_cmp, reason = "the very same float is asked for, not one near it")]
        if hundredths.abs() < 1e15 && hundredths / 100.0 == number {
            #[expect(clippy::cast_possible_truncation, reason = "whole and bounded just above")]
            return Self::scaled(i128::from(hundredths as i64), 2);
        }
        Self::parse(&digits15(number))
    }

    /// This number times ten to the power given.
    pub fn shifted(self, power: u8) -> Option<Self> {
        Self::scaled(self.mantissa, i32::from(self.scale) - i32::from(power))
    }

    /// The product, exactly.
    pub fn product(self, other: Self) -> Option<Self> {
        let mantissa = self.mantissa.checked_mul(other.mantissa)?;
        Self::scaled(mantissa, i32::from(self.scale) + i32::from(other.scale))
    }

    /// The sum, exactly.
    pub fn sum(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let at = |one: Self| one.mantissa.checked_mul(10_i128.checked_pow(u32::from(scale - one.scale))?);
        Self::scaled(at(self)?.checked_add(at(other)?)?, i32::from(scale))
    }

    /// The same number, below zero.
    pub const fn negated(self) -> Self {
        Self { mantissa: -self.mantissa.abs(), scale: self.scale }
    }

    /// Whether it is below zero.
    pub const fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// The number without a part behind the point.
    pub fn to_whole(self) -> Option<i64> {
        if self.scale == 0 { i64::try_from(self.mantissa).ok() } else { None }
    }

    /// Rounded once to minor units, half away from zero; none beyond 100 billion yuan.
    pub fn to_money(self) -> Option<Money> {
        let minor = if self.scale <= 2 {
            self.mantissa.checked_mul(10_i128.pow(u32::from(2 - self.scale)))?
        } else {
            let unit = 10_i128.checked_pow(u32::from(self.scale) - 2)?;
            let (quotient, rest) = (self.mantissa / unit, self.mantissa % unit);
            quotient + if rest.abs() >= unit / 2 { rest.signum() } else { 0 }
        };
        i64::try_from(minor).ok().filter(|minor| minor.abs() <= LARGEST).map(Money)
    }

    /// In thousandths, cut; none beyond what a cell of a shop can mean.
    pub fn to_thousandths(self) -> Option<i32> {
        let power = 10_i128.checked_pow(u32::from(self.scale))?;
        i32::try_from(self.mantissa.checked_mul(1000)? / power).ok()
    }

    /// Quantity × price as money, rounded once.
    pub fn times(self, quantity: Self) -> Option<Money> {
        self.product(quantity)?.to_money()
    }

    /// The number in its one form; a scale below zero is multiplied out.
    fn scaled(mut mantissa: i128, scale: i32) -> Option<Self> {
        if scale <= 0 {
            let power = 10_i128.checked_pow(scale.unsigned_abs())?;
            return Some(Self { mantissa: mantissa.checked_mul(power)?, scale: 0 });
        }
        let mut scale = u8::try_from(scale).ok()?;
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Some(Self { mantissa, scale })
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;
    use crate::book::{Fact, Money};

    #[test]
    fn digits_are_rounded_half_away_from_zero() {
        for (text, minor) in [
            ("1280", Some(128_000)),
            ("29.33", Some(2_933)),
            ("1.005", Some(101)),
            ("-1.005", Some(-101)),
            ("1.0049", Some(100)),
            ("0.30000000000000004", Some(30)),
            (".5", Some(50)),
            ("5.", Some(500)),
            ("1.28e3", Some(128_000)),
            ("-0", Some(0)),
            ("100000000000", Some(10_000_000_000_000)),
            ("100000000000.01", None),
            ("440106199001011234", None),
            ("9999999999999999999", None),
            ("1e99", None),
            ("1.38E+10", None),
            ("2.5e-1", Some(25)),
            ("1.2.3", None),
            (".", None),
            ("-", None),
            ("NaN", None),
        ] {
            assert_eq!(Decimal::parse(text).and_then(Decimal::to_money), minor.map(Money), "{text}");
        }
    }

    #[test]
    fn thousands_are_told_from_decimals() {
        for (text, read) in [
            ("1,280", Ok("1280")),
            ("1,280.50", Ok("1280.5")),
            ("-12,345,678", Ok("-12345678")),
            ("1 280", Ok("1280")),
            ("1'280", Ok("1280")),
            ("1,28", Err(Fact::CommaDecimal)),
            ("1.280,00", Err(Fact::CommaDecimal)),
            ("0,500", Err(Fact::CommaDecimal)),
            ("1,2800", Err(Fact::CommaDecimal)),
            ("300, 500", Err(Fact::CommaDecimal)),
            ("12 80", Err(Fact::NotANumber)),
            ("a,b", Err(Fact::NotANumber)),
            (",", Err(Fact::NotANumber)),
        ] {
            let expected = read.map(|plain| Decimal::parse(plain).expect("a plain decimal"));
            assert_eq!(Decimal::parse_grouped(text), expected, "{text}");
        }
    }

    #[test]
    fn workbook_numbers_count_fifteen_digits() {
        for (number, text) in
            [(0.1 + 0.2, "0.3"), (29.33, "29.33"), (1.005, "1.005"), (-200.0, "-200"), (1e17, "100000000000000000")]
        {
            assert_eq!(Decimal::from_f64(number), Decimal::parse(text), "{text}");
        }
        for number in [f64::NAN, f64::INFINITY, 1e18] {
            assert_eq!(Decimal::from_f64(number), None, "{number}");
        }
    }

    #[test]
    fn price_times_quantity_rounds_once() {
        // 3.335 × 3 = 10.005; rounding the price first would give 3.34 × 3 = 10.02.
        for (price, quantity, minor) in [("3.335", "3", 1_001), ("29.9", "0.75", 2_243), ("-1.5", "2", -300)] {
            let read = |text| Decimal::parse(text).expect("a plain decimal");
            assert_eq!(read(price).times(read(quantity)), Some(Money(minor)), "{price} × {quantity}");
        }
    }
}
