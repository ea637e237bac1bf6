//! The table of phone numbers (hazards 14–19, 49).

use super::PhoneKind::{Dummy, Landline, Mobile, Other};
use super::phone;
use crate::book::Fact;
use crate::read::Raw;

#[test]
fn numbers_are_normalised_and_told_apart() {
    for (raw, digits, kind, note) in [
        (Raw::Text("13800138000"), "13800138000", Mobile, None),
        (Raw::Number(13_800_138_000.0), "13800138000", Mobile, None),
        (Raw::Text("13800138000.0"), "13800138000", Mobile, None),
        (Raw::Text("+86 138-0013-8000"), "13800138000", Mobile, None),
        (Raw::Text("008613800138000"), "13800138000", Mobile, None),
        (Raw::Text("8613800138000"), "13800138000", Mobile, None),
        (Raw::Text("(86)13800138000"), "13800138000", Mobile, None),
        (Raw::Text("１３８００１３８０００"), "13800138000", Mobile, None),
        (Raw::Text("138 0013 8000"), "13800138000", Mobile, None),
        (Raw::Text("138.0013.8000"), "13800138000", Mobile, None),
        (Raw::Text("'13800138000"), "13800138000", Mobile, None),
        (Raw::Text("tel:13800138000"), "13800138000", Mobile, None),
        (Raw::Text("13800138000(妈)"), "13800138000", Mobile, None),
        (Raw::Text("138OO138OOO"), "13800138000", Mobile, Some(Fact::PhoneLetter)),
        (Raw::Text("l38oo138000"), "13800138000", Mobile, Some(Fact::PhoneLetter)),
        (Raw::Text("1380013800"), "1380013800", Other, Some(Fact::PhoneLength(10))),
        (Raw::Text("138001380001"), "138001380001", Other, Some(Fact::PhoneLength(12))),
        (Raw::Text("12800138000"), "12800138000", Other, Some(Fact::NotAPhone)),
        (Raw::Text("020-88886666"), "02088886666", Landline, None),
        (Raw::Text("020-88886666转123"), "02088886666", Landline, None),
        (Raw::Text("88886666"), "88886666", Landline, None),
        (Raw::Text("400-820-8820"), "4008208820", Landline, None),
        (Raw::Text("0085291234567"), "0085291234567", Other, None),
        (Raw::Text("+852 9123 4567"), "0085291234567", Other, None),
        (Raw::Text("+86 20 8888 6666"), "02088886666", Landline, None),
        (Raw::Text("+86 138OO138OOO"), "13800138000", Mobile, Some(Fact::PhoneLetter)),
        (Raw::Text("13800138000/3"), "13800138000", Mobile, None),
        (Raw::Text("13800000000"), "13800000000", Dummy, Some(Fact::DummyPhone)),
        (Raw::Number(13_800_000_000.0), "13800000000", Dummy, Some(Fact::DummyPhone)),
        (Raw::Text("11111111111"), "11111111111", Dummy, Some(Fact::DummyPhone)),
        (Raw::Text("12345678901"), "12345678901", Dummy, Some(Fact::DummyPhone)),
    ] {
        let read = phone(raw).expect("a phone");
        assert_eq!((read.value.digits.as_str(), read.value.kind, read.note), (digits, kind, note), "{raw:?}");
        assert_eq!(read.value.is_key(), kind != Dummy, "{raw:?}");
    }
}

#[test]
fn of_two_numbers_the_first_counts() {
    for text in [
        "13800138000/13900139001",
        "13800138000，13900139001",
        "13800138000、13900139001",
        "13800138000；13900139001",
        "13800138000\n13900139001",
        "13800138000 13900139001",
        "138-0013-8000 / 139-0013-9001",
    ] {
        let read = phone(Raw::Text(text)).expect("a phone");
        assert_eq!(read.value.digits, "13800138000", "{text}");
        assert_eq!(read.value.second.as_deref(), Some("13900139001"), "{text}");
        assert_eq!(read.note, Some(Fact::TwoPhones), "{text}");
    }
}

#[test]
fn no_digit_is_invented() {
    for (raw, fact) in [
        (Raw::Text("1.38E+10"), Fact::PhoneDigitsLost),
        (Raw::Text("1.38e+10"), Fact::PhoneDigitsLost),
        (Raw::Text("138****8000"), Fact::NotAKey),
        (Raw::Text("无"), Fact::NotAPhone),
        (Raw::Text(""), Fact::NotAPhone),
        (Raw::Text("-"), Fact::NotAPhone),
        (Raw::Blank, Fact::NotAPhone),
        (Raw::Error("#N/A"), Fact::ErrorValue),
    ] {
        assert_eq!(phone(raw), Err(fact), "{raw:?}");
    }
}
