//! ID numbers of 18 or 15 digits: check digit, birthday, gender.

use chrono::NaiveDate;

use super::card::is_scientific;
use super::mark::Gender;
use super::{Read, text};
use crate::book::Fact;
use crate::read::Raw;

/// What an ID number tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdCard {
    /// The number, its X in upper case.
    pub number: String,
    /// The birthday in it.
    pub birthday: Option<NaiveDate>,
    /// The gender in it, where the check digit is right.
    pub gender: Option<Gender>,
    /// Whether it tells members apart: not after Excel's zeros or with a wrong check digit.
    pub is_key: bool,
}

/// An ID number. A passport or other number with letters is kept as it is.
///
/// # Errors
/// [`Fact::NotAKey`] for a masked one or a word for nothing, [`Fact::DigitsLost`] for `4.40E+17`.
pub fn id_card(raw: Raw<'_>) -> Result<Read<IdCard>, Fact> {
    let rounded = match raw {
        Raw::Number(number) => number.abs() >= 1e15,
        Raw::Text(_) => false,
        Raw::Error(_) => return Err(Fact::ErrorValue),
        Raw::NoResult => return Err(Fact::NoFormulaResult),
        Raw::Serial(_) | Raw::Bool(_) | Raw::Blank => return Err(Fact::NotAKey),
    };
    let number = text::fold(&raw.text()).trim_start_matches('\'').replace([' ', '-'], "");
    if is_scientific(&number) {
        return Err(Fact::DigitsLost);
    }
    if number.contains('*') || text::is_nothing(&number) {
        return Err(Fact::NotAKey);
    }
    let number = number.replace(['x', '×'], "X");
    Ok(match number.len() {
        18 if number.get(..17).is_some_and(is_digits) => of_18(number, rounded),
        15 if is_digits(&number) => of_15(number),
        _ if number.chars().any(char::is_alphabetic) && !number.ends_with('X') => {
            Read::plain(IdCard { number, birthday: None, gender: None, is_key: true })
        }
        _ => refused(number),
    })
}

fn of_18(number: String, rounded: bool) -> Read<IdCard> {
    let birthday = day(&number[6..14]);
    let good = check_digit(&number) == number.bytes().last() && birthday.is_some();
    if birthday.is_some() && number.ends_with("000") && (rounded || !good) {
        return Read::noted(IdCard { number, birthday, gender: None, is_key: false }, Fact::IdDigitsLost);
    }
    if !good {
        return refused(number);
    }
    let gender = if number.as_bytes()[16] % 2 == 1 { Gender::Male } else { Gender::Female };
    Read::plain(IdCard { number, birthday, gender: Some(gender), is_key: true })
}

/// Without a check digit, so without a gender.
fn of_15(number: String) -> Read<IdCard> {
    match day(&format!("19{}", &number[6..12])) {
        Some(birthday) => Read::plain(IdCard { number, birthday: Some(birthday), gender: None, is_key: true }),
        None => refused(number),
    }
}

fn refused(number: String) -> Read<IdCard> {
    Read::noted(IdCard { number, birthday: None, gender: None, is_key: false }, Fact::IdChecksum)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

fn day(digits: &str) -> Option<NaiveDate> {
    let year: i32 = digits[..4].parse().ok().filter(|year| (1850..2200).contains(year))?;
    NaiveDate::from_ymd_opt(year, digits[4..6].parse().ok()?, digits[6..8].parse().ok()?)
}

/// GB 11643 (ISO 7064 MOD 11-2): the weighted sum of 17 digits, modulo 11, names the 18th.
fn check_digit(number: &str) -> Option<u8> {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = number.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    b"10X98765432".get(sum as usize % 11).copied()
}

#[cfg(test)]
mod tests {
    use super::{Gender, id_card};
    use crate::book::Fact;
    use crate::read::Raw;

    // 11010519491231002X is the example of GB 11643-1999. For 44010619900101123 the weighted sum is
    // 28+36+0+5+0+24+2+9+54+0+0+9+0+5+8+8+6 = 194, 194 mod 11 = 7, which names 5.
    #[test]
    fn id_numbers_tell_birthday_and_gender() {
        for (raw, birthday, gender, is_key, note) in [
            (Raw::Text("11010519491231002X"), Some("1949-12-31"), Some(Gender::Female), true, None),
            (Raw::Text("11010519491231002x"), Some("1949-12-31"), Some(Gender::Female), true, None),
            (Raw::Text("11010519491231002×"), Some("1949-12-31"), Some(Gender::Female), true, None),
            (Raw::Text("１１０１０５１９４９１２３１００２Ｘ"), Some("1949-12-31"), Some(Gender::Female), true, None),
            (Raw::Text("440106199001011235"), Some("1990-01-01"), Some(Gender::Male), true, None),
            (Raw::Text("440106199001011234"), None, None, false, Some(Fact::IdChecksum)),
            (Raw::Text("440106199013011234"), None, None, false, Some(Fact::IdChecksum)),
            (Raw::Text("44010619900101123"), None, None, false, Some(Fact::IdChecksum)),
            (Raw::Number(440_106_199_001_011_234.0), Some("1990-01-01"), None, false, Some(Fact::IdDigitsLost)),
            (Raw::Text("440106199001011000"), Some("1990-01-01"), None, false, Some(Fact::IdDigitsLost)),
            (Raw::Text("440106850308123"), Some("1985-03-08"), None, true, None),
            (Raw::Number(440_106_850_308_123.0), Some("1985-03-08"), None, true, None),
            (Raw::Text("E12345678"), None, None, true, None),
            (Raw::Text("号a0a月上午一"), None, None, true, None),
        ] {
            let read = id_card(raw).expect("an ID");
            assert_eq!(read.value.birthday.map(|day| day.to_string()).as_deref(), birthday, "{raw:?}");
            assert_eq!((read.value.gender, read.value.is_key, read.note), (gender, is_key, note), "{raw:?}");
        }
    }

    #[test]
    fn what_is_left_of_a_number_is_no_number() {
        for (text, fact) in [
            ("4.40106E+17", Fact::DigitsLost),
            ("440106********1234", Fact::NotAKey),
            ("无", Fact::NotAKey),
            ("", Fact::NotAKey),
        ] {
            assert_eq!(id_card(Raw::Text(text)), Err(fact), "{text}");
        }
    }
}
