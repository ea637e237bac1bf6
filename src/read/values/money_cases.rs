//! The table of amounts (hazards 34–38, 41, 42).

use super::{money, price};
use crate::book::{Fact, Money};
use crate::read::Raw;
use crate::read::values::{Decimal, Read};

#[test]
fn amounts_that_are_exact() {
    for (text, minor) in [
        ("1280", 128_000),
        ("1280.5", 128_050),
        ("1280.00", 128_000),
        ("-200", -20_000),
        ("0", 0),
        ("1280.555", 128_056),
        ("-1280.555", -128_056),
        ("¥1,280.00", 128_000),
        ("￥1,280.00", 128_000),
        ("1280元", 128_000),
        ("1280 元", 128_000),
        ("1280元整", 128_000),
        ("RMB 1,280", 128_000),
        ("CNY1280", 128_000),
        ("$12.50", 1_250),
        ("1 280", 128_000),
        ("1\u{a0}280.00", 128_000),
        ("１２８０", 128_000),
        ("１，２８０", 128_000),
        ("1，280", 128_000),
        ("1.2万", 1_200_000),
        ("1.2w", 1_200_000),
        ("1千5", 150_000),
        ("1千500", 150_000),
        ("1万2", 1_200_000),
        ("1万2千", 1_200_000),
        ("2k", 200_000),
        ("2K", 200_000),
        ("(200)", -20_000),
        ("（200）", -20_000),
        ("退200", -20_000),
        ("退款：200元", -20_000),
        ("200(退)", -20_000),
        ("－200", -20_000),
        ("−200", -20_000),
        ("-¥200", -20_000),
        ("¥-200", -20_000),
        ("红冲200", -20_000),
        ("红冲-200", -20_000),
        ("壹仟贰佰元整", 120_000),
        ("叁佰元伍角", 30_050),
        ("壹拾元零伍分", 1_005),
        ("99999999", 9_999_999_900),
        ("13800138000", 1_380_013_800_000),
    ] {
        assert_eq!(money(Raw::Text(text)), Ok(Read::plain(Money(minor))), "{text}");
    }
}

#[test]
fn amounts_that_are_used_with_a_note() {
    for (text, note) in [
        ("约300", Fact::Approximate(Money::yuan(300))),
        ("大约300元", Fact::Approximate(Money::yuan(300))),
        ("300+", Fact::Approximate(Money::yuan(300))),
        ("300多", Fact::Approximate(Money::yuan(300))),
        ("300元左右", Fact::Approximate(Money::yuan(300))),
        ("~300", Fact::Approximate(Money::yuan(300))),
        ("一千二", Fact::SpokenNumber(Money::yuan(1200))),
        ("一千二百元", Fact::SpokenNumber(Money::yuan(1200))),
        ("两百块", Fact::SpokenNumber(Money::yuan(200))),
    ] {
        let (Fact::Approximate(amount) | Fact::SpokenNumber(amount)) = note else { unreachable!() };
        assert_eq!(money(Raw::Text(text)), Ok(Read::noted(amount, note)), "{text}");
    }
}

#[test]
fn amounts_that_cannot_be_read() {
    for (text, fact) in [
        ("300-500", Fact::NotMoney),
        ("300~500", Fact::NotMoney),
        ("NaN", Fact::NotMoney),
        ("inf", Fact::NotMoney),
        ("", Fact::NotMoney),
        ("元", Fact::NotMoney),
        ("--200", Fact::NotMoney),
        ("-", Fact::NotMoney),
        ("外套", Fact::NotMoney),
        ("1千50", Fact::NotMoney),
        ("9999999999999999999999", Fact::NotMoney),
        ("440106199001011234", Fact::NotMoney),
        ("1,28", Fact::CommaDecimal),
        ("1,28元", Fact::CommaDecimal),
        ("1.280,00", Fact::CommaDecimal),
    ] {
        assert_eq!(money(Raw::Text(text)), Err(fact), "{text}");
    }
}

#[test]
fn numbers_of_a_workbook_are_taken_at_fifteen_digits() {
    for (raw, read) in [
        (Raw::Number(1280.0), Ok(128_000)),
        (Raw::Number(0.1 + 0.2), Ok(30)),
        (Raw::Number(1.005), Ok(101)),
        (Raw::Number(f64::NAN), Err(Fact::NotMoney)),
        (Raw::Number(f64::INFINITY), Err(Fact::NotMoney)),
        (Raw::Serial(45_356.0), Err(Fact::NotMoney)),
        (Raw::Bool(true), Err(Fact::NotMoney)),
        (Raw::Blank, Err(Fact::NotMoney)),
        (Raw::Error("#REF!"), Err(Fact::ErrorValue)),
    ] {
        assert_eq!(money(raw), read.map(|minor| Read::plain(Money(minor))), "{raw:?}");
    }
}

#[test]
fn prices_keep_their_decimals_until_they_are_multiplied() {
    let price = price(Raw::Text("¥3.335")).expect("a price").value;
    assert_eq!(price.times(Decimal::whole(3)), Some(Money(1_001)));
}
