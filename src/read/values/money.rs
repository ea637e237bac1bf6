//! Amounts as sheets write them: `¥1,280.00`, `1.2万`, `约300`, `退200`, 壹仟贰佰元整.

use super::{Decimal, Read, digits, numerals, text};
use crate::book::{Fact, Money};
use crate::read::Raw;

/// An amount, rounded once to minor units.
///
/// # Errors
/// [`Fact::NotMoney`] (ranges, NaN and more than 100 billion among them), [`Fact::CommaDecimal`] for `1,28`.
pub fn money(raw: Raw<'_>) -> Result<Read<Money>, Fact> {
    if let Raw::Text(text) = raw
        && let Some(money) = plain(text)
    {
        return Ok(Read::plain(money));
    }
    let Read { value, note } = price(raw)?;
    Ok(Read { value: value.to_money().ok_or(Fact::NotMoney)?, note })
}

/// A price before rounding, for [`Decimal::times`] a quantity.
///
/// # Errors
/// As [`money`].
pub fn price(raw: Raw<'_>) -> Result<Read<Decimal>, Fact> {
    match raw {
        Raw::Number(number) => Decimal::from_f64(number).map(Read::plain).ok_or(Fact::NotMoney),
        Raw::Text(text) => match Decimal::parse(text) {
            Some(plain) => Ok(Read::plain(plain)),
            None => written(&text::fold(text).to_lowercase()),
        },
        Raw::Error(_) => Err(Fact::ErrorValue),
        Raw::NoResult => Err(Fact::NoFormulaResult),
        Raw::Blank | Raw::Serial(_) | Raw::Bool(_) => Err(Fact::NotMoney),
    }
}

/// An amount as nearly all rows write it: up to nine digits, a point, up to two more.
#[inline]
pub fn plain(text: &str) -> Option<Money> {
    let (negative, digits) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        digits => (false, digits),
    };
    let (whole, tenths, hundredths) = match digits {
        [whole @ .., b'.', tenths, hundredths] => (whole, *tenths, *hundredths),
        [whole @ .., b'.', tenths] => (whole, *tenths, b'0'),
        whole => (whole, b'0', b'0'),
    };
    let [tenths, hundredths] = [tenths, hundredths].map(|digit| digit.wrapping_sub(b'0'));
    if tenths > 9 || hundredths > 9 {
        return None;
    }
    let minor = i64::from(digits::whole(whole)?) * 100 + i64::from(tenths * 10 + hundredths);
    Some(Money(if negative { -minor } else { minor }))
}

fn written(folded: &str) -> Result<Read<Decimal>, Fact> {
    let marks = Marks::strip(folded);
    let (value, spoken) = bare(marks.rest)?;
    let value = if marks.refund { value.negated() } else { value };
    let shown = value.to_money().ok_or(Fact::NotMoney)?;
    let note = match (marks.approximate, spoken) {
        (true, _) => Some(Fact::Approximate(shown)),
        (false, true) => Some(Fact::SpokenNumber(shown)),
        (false, false) => None,
    };
    Ok(Read { value, note })
}

/// A number without marks, and whether it was written as people speak.
fn bare(text: &str) -> Result<(Decimal, bool), Fact> {
    if text.starts_with(['-', '+']) {
        return Err(Fact::NotMoney);
    }
    match Decimal::parse_grouped(text) {
        Ok(value) => return Ok((value, false)),
        Err(Fact::CommaDecimal) => return Err(Fact::CommaDecimal),
        Err(_) => {}
    }
    scaled(text).map(|value| (value, false)).or_else(|| chinese(text)).ok_or(Fact::NotMoney)
}

/// What stands around a number.
struct Marks<'a> {
    rest: &'a str,
    refund: bool,
    approximate: bool,
}

impl<'a> Marks<'a> {
    const CURRENCY_BEFORE: [&'static str; 8] = ["¥", "cn¥", "nt$", "hk$", "$", "rmb", "cny", "人民币"];
    const CURRENCY_BEHIND: [&'static str; 9] = ["元整", "元", "圆整", "圆", "圓", "块钱", "块", "rmb", "cny"];
    const REFUND_BEFORE: [&'static str; 7] = ["退款", "退货", "退貨", "退", "红冲", "冲红", "refund"];
    const REFUND_BEHIND: [&'static str; 6] = ["(退)", "(退款)", "(退货)", "退款", "退货", "退"];
    const ABOUT_BEFORE: [&'static str; 5] = ["大约", "约", "約", "~", "≈"];
    const ABOUT_BEHIND: [&'static str; 5] = ["+", "左右", "上下", "多", "余"];

    fn strip(text: &'a str) -> Self {
        let mut marks = Self { rest: text, refund: false, approximate: false };
        let mut signed = false;
        loop {
            let before = marks.rest;
            marks.words();
            if !signed && let Some(rest) = marks.rest.strip_prefix(['-', '−', '–', '+']) {
                signed = true;
                marks.refund |= !marks.rest.starts_with('+');
                marks.rest = rest;
            }
            if let Some(inner) = marks.rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
                marks.refund = true;
                marks.rest = inner;
            }
            marks.rest = marks.rest.trim();
            if marks.rest == before {
                return marks;
            }
        }
    }

    fn words(&mut self) {
        let mut cut = |before: &[&str], behind: &[&str]| {
            let head = before.iter().find_map(|word| self.rest.strip_prefix(word));
            let found = head.or_else(|| behind.iter().find_map(|word| self.rest.strip_suffix(word)));
            self.rest = found.map_or(self.rest, |rest| rest.trim_start_matches([':', ' ']).trim_end());
            found.is_some()
        };
        cut(&Self::CURRENCY_BEFORE, &Self::CURRENCY_BEHIND);
        let refund = cut(&Self::REFUND_BEFORE, &Self::REFUND_BEHIND);
        let approximate = cut(&Self::ABOUT_BEFORE, &Self::ABOUT_BEHIND);
        self.refund |= refund;
        self.approximate |= approximate;
    }
}

/// `1.2万`, `2k`, `1千5` (one digit behind stands for the next lower unit), `1万2000`, `1万2千`.
fn scaled(text: &str) -> Option<Decimal> {
    let at = text.find(['亿', '万', '萬', 'w', '千', 'k', '百'])?;
    let unit = text[at..].chars().next()?;
    let power = match unit {
        '亿' => 8,
        '万' | '萬' | 'w' => 4,
        '千' | 'k' => 3,
        _ => 2,
    };
    let head = Decimal::parse_grouped(text[..at].trim_end()).ok()?;
    let tail = text[at + unit.len_utf8()..].trim_start();
    let base = head.shifted(power)?;
    if tail.is_empty() {
        return Some(base);
    }
    head.to_whole()?;
    let digits = tail.bytes().all(|b| b.is_ascii_digit());
    let rest = match tail.len() {
        1 if digits => Decimal::parse(tail)?.shifted(power - 1)?,
        length if digits && length == usize::from(power) => Decimal::parse(tail)?,
        _ => scaled(tail).filter(|_| !digits)?,
    };
    let below = rest.to_whole().is_some_and(|rest| rest < 10_i64.pow(u32::from(power)));
    if below { base.sum(rest) } else { None }
}

/// 壹仟贰佰, 伍拾元伍角, 一千二; whether it was written as people speak.
fn chinese(text: &str) -> Option<(Decimal, bool)> {
    let text = text.trim_end_matches(['整', '正']);
    let (whole, part) = text.split_once(['元', '圆', '圓']).unwrap_or((text, ""));
    let mut sum = numerals::whole(whole)?;
    let mut value = Decimal::whole(sum.value);
    let mut rest = part.trim_start_matches('零').chars();
    while let Some(digit) = rest.next() {
        let hundredths = match rest.next()? {
            '角' => numerals::digit(digit)? * 10,
            '分' => numerals::digit(digit)?,
            _ => return None,
        };
        sum.spoken |= numerals::whole(digit.encode_utf8(&mut [0; 4]))?.spoken;
        value = value.sum(Decimal::whole(hundredths).product(Decimal::parse("0.01")?)?)?;
    }
    Some((value, sum.spoken))
}

#[cfg(test)]
#[path = "money_cases.rs"]
mod tests;
