//! Numbers in Chinese characters: 壹仟贰佰 as on a bill, 一千二 as it is spoken.

/// A number and whether it was written as people speak, which a shop had better check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    pub(super) value: i64,
    pub(super) spoken: bool,
}

const DIGITS: [&str; 10] = ["零〇", "一壹", "二贰两貳兩", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"];
const FORMAL: &str = "零〇壹贰貳叁參肆伍陆陸柒捌玖拾佰仟万萬亿億";

/// The value of one digit.
pub(super) fn digit(character: char) -> Option<i64> {
    let at = DIGITS.iter().position(|forms| forms.contains(character))?;
    i64::try_from(at).ok()
}

fn unit(character: char) -> Option<i64> {
    match character {
        '十' | '拾' => Some(10),
        '百' | '佰' => Some(100),
        '千' | '仟' => Some(1000),
        '万' | '萬' => Some(10_000),
        '亿' | '億' => Some(100_000_000),
        _ => None,
    }
}

/// A whole number: 一千二 is 1200, 壹仟零贰 1002, 十五 15. Digits without units (一二三) are none.
pub(super) fn whole(text: &str) -> Option<Numeral> {
    let mut sum = Sum::default();
    for character in text.chars() {
        match (digit(character), unit(character)) {
            (Some(digit), _) => sum.digit(digit)?,
            (_, Some(unit)) => sum.unit(unit)?,
            _ => return None,
        }
    }
    let (value, shortened) = sum.finish()?;
    Some(Numeral { value, spoken: shortened || text.chars().any(|c| !FORMAL.contains(c)) })
}

#[derive(Default)]
struct Sum {
    total: i64,
    section: i64,
    digit: Option<i64>,
    last_unit: i64,
    after_zero: bool,
    any: bool,
}

impl Sum {
    fn digit(&mut self, digit: i64) -> Option<()> {
        if self.digit.is_some() {
            return None;
        }
        self.any = true;
        if digit == 0 {
            self.after_zero = true;
        } else {
            self.digit = Some(digit);
        }
        Some(())
    }

    fn unit(&mut self, unit: i64) -> Option<()> {
        self.any = true;
        if unit >= 10_000 {
            self.section += self.digit.take().unwrap_or(0);
            let whole = if unit == 10_000 { self.section } else { self.total.checked_add(self.section)? };
            let kept = if unit == 10_000 { self.total } else { 0 };
            self.total = whole.checked_mul(unit).filter(|value| *value > 0)?.checked_add(kept)?;
            self.section = 0;
        } else {
            let ten = (unit == 10 && self.section == 0).then_some(1);
            let digit = self.digit.take().or(ten)?;
            if self.last_unit != 0 && unit >= self.last_unit {
                return None;
            }
            self.section += digit * unit;
        }
        self.last_unit = unit;
        self.after_zero = false;
        Some(())
    }

    /// The number, and whether its last digit stood for the next lower unit (一千二).
    fn finish(self) -> Option<(i64, bool)> {
        let shortened = self.digit.is_some() && !self.after_zero && self.last_unit >= 100;
        let last = self.digit.unwrap_or(0) * if shortened { self.last_unit / 10 } else { 1 };
        let value = self.total.checked_add(self.section)?.checked_add(last)?;
        self.any.then_some((value, shortened))
    }
}

#[cfg(test)]
mod tests {
    use super::{Numeral, whole};

    #[test]
    fn chinese_numerals_are_exact_on_bills_and_noted_when_spoken() {
        for (text, value, spoken) in [
            ("壹仟贰佰", 1200, false),
            ("叁万伍仟零贰拾", 35_020, false),
            ("壹仟零贰", 1002, false),
            ("一千二", 1200, true),
            ("两千三百五", 2350, true),
            ("一万二", 12_000, true),
            ("一万二千", 12_000, true),
            ("十五", 15, true),
            ("二百零五", 205, true),
            ("一亿二千万", 120_000_000, true),
            ("零", 0, false),
        ] {
            assert_eq!(whole(text), Some(Numeral { value, spoken }), "{text}");
        }
        for text in ["", "一二三", "百", "万", "一百一千", "外套"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }
}
