//! What holds for any text at all: no parser panics, and what the program writes reads back equal.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::date::{Date, Orders};
use super::{Read, birthday, card, clock, date, decimal, entries, id_card, mark, money, person, phone, quantity, text};
use crate::book::Money;
use crate::read::Raw;

/// Text of the characters that the grammars look for, so that their corners are met.
const LIKELY: &str = "[0-9０-９ ,.，。/:：;；、年月日号闰农历初十廿正腊一二千百万元角分壹仟¥￥()（）*+eE上下午退约无散客a-z\u{200b}\n-]{0,24}";

fn read_all(raw: Raw<'_>) {
    let reading = birthday::Reading { as_of_year: 2026, lunar: false, orders: Orders::NONE };
    let _ = (money::money(raw), money::price(raw), quantity::quantity(raw), quantity::count(raw));
    let _ = (date::date(raw), date::moment(raw), clock::time(raw), birthday::birthday(raw, reading));
    let _ = birthday::birthday(raw, birthday::Reading { lunar: true, ..reading });
    let _ = (phone::phone(raw), card::card(raw), id_card::id_card(raw));
    let _ = (mark::mark(raw), mark::consent(raw, mark::Asks::OptOut), mark::gender(raw));
}

fn read_text(written: &str) {
    read_all(Raw::Text(written));
    read_all(Raw::Error(written));
    let _ = (text::fold(written), text::is_nothing(written), person::person(written), person::staff_key(written));
    let _ = (entries::purchases(written), entries::parallel(written, written, written));
    let _ = entries::parallel(written, "2026-3-5；2026-6-1", "");
    if let Some(decimal) = decimal::Decimal::parse(written) {
        let _ = (decimal.times(decimal), decimal.sum(decimal), decimal.shifted(8));
    }
}

proptest! {
    // What fails becomes a line in the table of its parser, not a file of seeds.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_a_parser_panic(any in ".{0,40}", likely in LIKELY) {
        read_text(&any);
        read_text(&likely);
    }

    #[test]
    fn no_number_makes_a_parser_panic(number in prop::num::f64::ANY, serial in -10.0..3_000_000.0) {
        for value in [number, serial] {
            read_all(Raw::Number(value));
            read_all(Raw::Serial(value));
        }
    }

    #[test]
    fn money_reads_back_as_it_is_written(minor in -10_000_000_000_000_i64..=10_000_000_000_000) {
        let amount = Money(minor);
        let written = amount.to_string();
        prop_assert_eq!(money::money(Raw::Text(&written)), Ok(Read::plain(amount)));
        prop_assert_eq!(money::money(Raw::Text(&format!(" ￥{written}元"))), Ok(Read::plain(amount)));
        let number: f64 = written.parse().expect("a number");
        prop_assert_eq!(money::money(Raw::Number(number)), Ok(Read::plain(amount)));
    }

    #[test]
    fn dates_read_back_as_they_are_written(days in 2_i64..109_000) {
        let day = NaiveDate::from_ymd_opt(1900, 1, 1).expect("a day") + chrono::TimeDelta::days(days);
        prop_assume!(day != NaiveDate::default());
        let read = Ok(Read::plain(Date::Day(day)));
        for form in ["%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y%m%d", "%Y-%m-%dT%H:%M:%SZ", "%d %b %Y", "%B %d, %Y"] {
            let written = day.and_hms_opt(14, 20, 0).expect("a time").format(form).to_string();
            prop_assert_eq!(date::date(Raw::Text(&written)), read.clone(), "{}", written);
        }
    }
}
