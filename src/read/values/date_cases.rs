//! The table of dates (hazards 25, 27–31, 33).

use chrono::NaiveDate;

use super::{Date, Order, Orders, Slashed, date, moment};
use crate::book::Fact;
use crate::read::Raw;
use crate::read::values::Read;

fn day(iso: &str) -> NaiveDate {
    iso.parse().expect("an ISO date")
}

#[test]
fn dates_that_are_plain() {
    for text in [
        "2024-03-05",
        "2024-3-5",
        "2024/3/5",
        "2024/03/05",
        "2024.3.5",
        "2024. 3. 5",
        "2024年3月5日",
        "2024年03月05号",
        "2024 年 3 月 5 日",
        "20240305",
        "2024/3/5 14:20",
        "2024-03-05T14:20:00Z",
        "2024-03-05T14:20:00+08:00",
        "2024-03-05 00:00:00.000",
        "2024/3/5 下午 2:20",
        "2024年3月5日14时20分",
        "2024年3月5日 上午9点",
        "２０２４－３－５",
        "２０２４／３／５",
        "2024-3-5 星期二",
        "2024年3月5日(周二)",
        "2024-3-5 星期二 14:20",
        "5 Mar 2024",
        "05-Mar-2024",
        "5th March, 2024",
        "Mar 5, 2024",
        "Tue, 5 Mar 2024",
        "Tuesday, March 5, 2024 2:20 PM",
        " 2024-03-05\u{a0}",
        "45356",
        "45356.5",
        "20240305142000",
        "2024–3–5",
    ] {
        assert_eq!(date(Raw::Text(text)), Ok(Read::plain(Date::Day(day("2024-03-05")))), "{text}");
    }
}

#[test]
fn numbers_in_a_date_column() {
    for (raw, read) in [
        (Raw::Serial(45_356.0), Ok("2024-03-05")),
        (Raw::Number(45_356.0), Ok("2024-03-05")),
        (Raw::Number(45_356.75), Ok("2024-03-05")),
        (Raw::Number(20_240_305.0), Ok("2024-03-05")),
        (Raw::Number(20_240_230.0), Err(Fact::NoSuchDay)),
        (Raw::Serial(0.0), Err(Fact::PlaceholderDate)),
        (Raw::Number(1.0), Err(Fact::PlaceholderDate)),
        (Raw::Number(25_569.0), Err(Fact::PlaceholderDate)),
        (Raw::Number(3.5), Err(Fact::NoYear)),
        (Raw::Number(2024.0), Err(Fact::NotADate)),
        (Raw::Number(1_280.5), Err(Fact::NotADate)),
        (Raw::Number(13_800_138_000.0), Err(Fact::NotADate)),
        (Raw::Number(f64::NAN), Err(Fact::NotADate)),
        (Raw::Serial(-1.0), Err(Fact::NotADate)),
        (Raw::Serial(3e9), Err(Fact::NotADate)),
        (Raw::Blank, Err(Fact::NotADate)),
        (Raw::Error("#VALUE!"), Err(Fact::ErrorValue)),
    ] {
        assert_eq!(date(raw), read.map(|iso| Read::plain(Date::Day(day(iso)))), "{raw:?}");
    }
}

#[test]
fn dates_that_cannot_be_used() {
    for (text, fact) in [
        ("3月5日", Fact::NoYear),
        ("3.5", Fact::NoYear),
        ("08-15", Fact::NoYear),
        ("Mar 5", Fact::NoYear),
        ("2024-2-30", Fact::NoSuchDay),
        ("2024-13-1", Fact::NoSuchDay),
        ("31/2/2024", Fact::NoSuchDay),
        ("13/13/2024", Fact::NoSuchDay),
        ("1900-1-0", Fact::PlaceholderDate),
        ("1900-1-1", Fact::PlaceholderDate),
        ("1900/1/0", Fact::PlaceholderDate),
        ("0000-00-00", Fact::PlaceholderDate),
        ("0000-00-00 00:00:00", Fact::PlaceholderDate),
        ("1970-1-1", Fact::PlaceholderDate),
        ("1970-01-01", Fact::PlaceholderDate),
        ("", Fact::NotADate),
        ("昨天", Fact::NotADate),
        ("2024", Fact::NotADate),
        ("2024-03", Fact::NotADate),
        ("2024年3月", Fact::NotADate),
        ("2024-3-5 外套", Fact::NotADate),
        ("2024-3/5", Fact::NotADate),
        ("13.32", Fact::NotADate),
        ("0113-03-05", Fact::NotADate),
        ("13800138000", Fact::NotADate),
    ] {
        assert_eq!(date(Raw::Text(text)), Err(fact), "{text}");
    }
}

#[test]
fn a_year_of_two_digits_stands_first() {
    for (text, iso) in [("24/3/5", "2024-03-05"), ("99-12-31", "1999-12-31"), ("5-Mar-24", "2024-03-05")] {
        let read = Read::noted(Date::Day(day(iso)), Fact::TwoDigitYear(day(iso)));
        assert_eq!(date(Raw::Text(text)), Ok(read), "{text}");
    }
}

#[test]
fn the_column_decides_between_day_and_month() {
    let slashed = |text| match date(Raw::Text(text)).map(|read| read.value) {
        Ok(Date::Slashed(slashed)) => slashed,
        other => panic!("{text}: {other:?}"),
    };
    let unclear = slashed("3/5/2024");
    assert_eq!(unclear, Slashed { first: 3, second: 5, year: 2024 });
    assert_eq!(slashed("31/12/2024").order(), Some(Order::DayFirst));
    assert_eq!(slashed("12-31-2024").order(), Some(Order::MonthFirst));
    let mut column = Orders::default();
    column.see(unclear);
    assert_eq!(unclear.settle(column), None);
    column.see(slashed("31/12/2024"));
    assert_eq!(unclear.settle(column), Some(day("2024-05-03")));
    column.see(slashed("12/31/2024"));
    assert_eq!(unclear.settle(column), None, "a column that shows both orders decides nothing");
    assert_eq!(slashed("31/12/2024").settle(column), Some(day("2024-12-31")));
    assert_eq!(date(Raw::Text("5/5/2024")), Ok(Read::plain(Date::Day(day("2024-05-05")))));
}

#[test]
fn the_time_of_day_is_kept_where_it_stands() {
    for (raw, time) in [
        (Raw::Text("2024/3/5 14:20"), Some("14:20:00")),
        (Raw::Text("2024-03-05T14:20:00Z"), Some("14:20:00")),
        (Raw::Text("2024/3/5 下午2:20"), Some("14:20:00")),
        (Raw::Text("2024-03-05 25:00"), None),
        (Raw::Text("2024-03-05"), None),
        (Raw::Serial(45_356.5), Some("12:00:00")),
    ] {
        let read = moment(raw).expect("a moment").value;
        assert_eq!(read.date, Date::Day(day("2024-03-05")), "{raw:?}");
        assert_eq!(read.time.map(|time| time.to_string()).as_deref(), time, "{raw:?}");
    }
}
