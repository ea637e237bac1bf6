//! The table of birthdays (hazards 25, 28–33).

use chrono::NaiveDate;

use super::{Reading, YearlyDate, birthday};
use crate::book::Fact;
use crate::read::Raw;
use crate::read::values::Read;
use crate::read::values::date::{Orders, Slashed};

const READING: Reading = Reading { as_of_year: 2026, lunar: false, orders: Orders::NONE };

fn solar(year: Option<i32>, month: u32, day: u32) -> YearlyDate {
    YearlyDate { lunar: false, leap: false, year, month, day }
}

fn lunar(year: Option<i32>, leap: bool, month: u32, day: u32) -> YearlyDate {
    YearlyDate { lunar: true, leap, year, month, day }
}

#[test]
fn birthdays_of_the_sun() {
    for (raw, read) in [
        (Raw::Text("1985-3-8"), solar(Some(1985), 3, 8)),
        (Raw::Text("1985/03/08"), solar(Some(1985), 3, 8)),
        (Raw::Text("1985年3月8日"), solar(Some(1985), 3, 8)),
        (Raw::Text("19850308"), solar(Some(1985), 3, 8)),
        (Raw::Text("公历1985-3-8"), solar(Some(1985), 3, 8)),
        (Raw::Text("1985-03-08 00:00:00"), solar(Some(1985), 3, 8)),
        (Raw::Text("3月8日"), solar(None, 3, 8)),
        (Raw::Text("三月八日"), solar(None, 3, 8)),
        (Raw::Text("3.5"), solar(None, 3, 5)),
        (Raw::Text("08-15"), solar(None, 8, 15)),
        (Raw::Text("0815"), solar(None, 8, 15)),
        (Raw::Text("2-29"), solar(None, 2, 29)),
        (Raw::Text("5/5/1985"), solar(Some(1985), 5, 5)),
        (Raw::Text("31/12/1985"), solar(Some(1985), 12, 31)),
        (Raw::Serial(31_114.0), solar(Some(1985), 3, 8)),
        (Raw::Number(31_114.0), solar(Some(1985), 3, 8)),
        (Raw::Text("31114"), solar(Some(1985), 3, 8)),
        (Raw::Number(19_850_308.0), solar(Some(1985), 3, 8)),
        (Raw::Number(3.5), solar(None, 3, 5)),
        (Raw::Number(8.15), solar(None, 8, 15)),
    ] {
        assert_eq!(birthday(raw, READING), Ok(Read::plain(read)), "{raw:?}");
    }
}

#[test]
fn birthdays_of_the_moon() {
    for (text, read) in [
        ("农历八月十五", lunar(None, false, 8, 15)),
        ("农历1990-8-15", lunar(Some(1990), false, 8, 15)),
        ("1990-8-15(农历)", lunar(Some(1990), false, 8, 15)),
        ("1990-8-15（农历）", lunar(Some(1990), false, 8, 15)),
        ("农历：8-15", lunar(None, false, 8, 15)),
        ("农历8月15", lunar(None, false, 8, 15)),
        ("闰四月初三", lunar(None, true, 4, 3)),
        ("农历1990年闰五月初三", lunar(Some(1990), true, 5, 3)),
        ("一九九〇年八月初五", lunar(Some(1990), false, 8, 5)),
        ("阴历三月三十", lunar(None, false, 3, 30)),
        ("农历2-30", lunar(None, false, 2, 30)),
        ("正月初一", lunar(None, false, 1, 1)),
        ("腊月廿三", lunar(None, false, 12, 23)),
        ("冬月二十", lunar(None, false, 11, 20)),
        ("农历十一月十二", lunar(None, false, 11, 12)),
    ] {
        assert_eq!(birthday(Raw::Text(text), READING), Ok(Read::plain(read)), "{text}");
    }
    let column = Reading { lunar: true, ..READING };
    assert_eq!(birthday(Raw::Text("2-30"), column), Ok(Read::plain(lunar(None, false, 2, 30))));
    assert_eq!(birthday(Raw::Text("公历2-28"), column), Ok(Read::plain(solar(None, 2, 28))));
}

#[test]
fn years_of_two_digits_turn_at_the_as_of_year() {
    for (text, year) in [("85/3/5", 1985), ("26/3/5", 2026), ("27/3/5", 1927)] {
        let day = NaiveDate::from_ymd_opt(year, 3, 5).expect("a day");
        let read = Read::noted(solar(Some(year), 3, 5), Fact::TwoDigitYear(day));
        assert_eq!(birthday(Raw::Text(text), READING), Ok(read), "{text}");
    }
}

#[test]
fn birthdays_that_cannot_be_used() {
    for (raw, fact) in [
        (Raw::Text("1900-1-0"), Fact::PlaceholderDate),
        (Raw::Text("1900-1-1"), Fact::PlaceholderDate),
        (Raw::Text("0000-00-00"), Fact::PlaceholderDate),
        (Raw::Text("1970-1-1"), Fact::PlaceholderDate),
        (Raw::Number(0.0), Fact::PlaceholderDate),
        (Raw::Serial(1.0), Fact::PlaceholderDate),
        (Raw::Text("1985-2-30"), Fact::NoSuchDay),
        (Raw::Text("13月5日"), Fact::NoSuchDay),
        (Raw::Text("农历8-31"), Fact::NoSuchDay),
        (Raw::Text("8/3/1985"), Fact::DayOrMonth),
        (Raw::Text("31/2/1985"), Fact::NoSuchDay),
        (Raw::Text("2027-1-1"), Fact::NotABirthday),
        (Raw::Text("1885-1-1"), Fact::NotABirthday),
        (Raw::Text("1985"), Fact::NoSuchDay),
        (Raw::Text("春天"), Fact::NotABirthday),
        (Raw::Text(""), Fact::NotABirthday),
        (Raw::Number(3.1), Fact::NotABirthday),
        (Raw::Blank, Fact::NotABirthday),
    ] {
        assert_eq!(birthday(raw, READING), Err(fact), "{raw:?}");
    }
}

#[test]
fn the_column_settles_day_and_month() {
    let mut orders = Orders::default();
    orders.see(Slashed { first: 31, second: 12, year: 1990 });
    let reading = Reading { orders, ..READING };
    assert_eq!(birthday(Raw::Text("8/3/1985"), reading), Ok(Read::plain(solar(Some(1985), 3, 8))));
}
