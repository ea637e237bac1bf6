//! Every message, in both languages: short, with what to do, and with nothing personal in it.
#![allow(clippy::unwrap_used, reason = "a test that cannot read the sources has failed")]

use std::collections::BTreeSet;

use regulars::book::{Fact, FieldName, FileType, Kind, Limit, Money, Place, Problem, Scale, Severity, Sheet};

/// What stands in a cell, at its longest, with a phone number in it.
const VALUE: &str = "王小姐的先生电话是13812345678，晚上打";

/// An amount, as long as any shop has them.
const MONEY: Money = Money(123_456_789);

fn day() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2024, 12, 25).unwrap()
}

fn named(zh: &str, key: &str) -> FieldName {
    FieldName { zh: zh.into(), key: key.into() }
}

/// One of each sort about values.
fn of_values() -> Vec<Fact> {
    let (money, day) = (MONEY, day());
    vec![
        Fact::NotADate,
        Fact::DayOrMonth,
        Fact::NoYear,
        Fact::NoSuchDay,
        Fact::AfterAsOf,
        Fact::FarFuture,
        Fact::PlaceholderDate,
        Fact::TwoDigitYear(day),
        Fact::NotMoney,
        Fact::CommaDecimal,
        Fact::Approximate(money),
        Fact::SpokenNumber(money),
        Fact::GiftVisit,
        Fact::HugeAmount,
        Fact::NotANumber,
        Fact::PhoneDigitsLost,
        Fact::PhoneLength(10),
        Fact::PhoneLetter,
        Fact::TwoPhones,
        Fact::DummyPhone,
        Fact::NotAPhone,
        Fact::DigitsLost,
        Fact::NotAKey,
        Fact::UnknownMark,
        Fact::UnknownOrigin,
        Fact::UnknownGender,
        Fact::ErrorValue,
        Fact::NoFormulaResult,
        Fact::IdDigitsLost,
        Fact::IdChecksum,
        Fact::NotABirthday,
    ]
}

/// One of each sort about rows.
fn of_rows() -> Vec<Fact> {
    let money = MONEY;
    vec![
        Fact::NoIdentity,
        Fact::NoAmount,
        Fact::NoDate,
        Fact::UnknownMember,
        Fact::Anonymous(1234),
        Fact::NotAMember(Kind::Register),
        Fact::Unnamed(1234),
        Fact::NoComplaintDay,
        Fact::NoItem,
        Fact::NoMeasure,
        Fact::NotAScore,
        Fact::OffScale(Scale::Five),
        Fact::NoScore,
        Fact::ScoredOn(Scale::FromZero, 12),
        Fact::DoneUndated,
        Fact::Unpaid,
        Fact::TotalsRow(None),
        Fact::TotalsRow(Some((money, money))),
        Fact::TotalsRow(Some((money, Money(1)))),
        Fact::Skipped { blank: 1_048_576, headers: 12 },
        Fact::SameAsAbove,
        Fact::UnequalEntries(12, 11),
        Fact::UnequalStaff(12, 11),
        Fact::EntryUnreadable(12),
        Fact::AlsoInPurchases,
        Fact::OtherInPurchases(money),
        Fact::Duplicates(1234),
        Fact::MergedRows("A类!51".into()),
        Fact::SharedPhone,
        Fact::MaybeSame("A类!51".into()),
        Fact::TotalDiffers { sheet: money, computed: Money(1) },
        Fact::ZerosLost("0012345678".into()),
        Fact::SameStaff("小李".into()),
        Fact::RefundLeftOver(money),
        Fact::UnknownTier,
    ]
}

/// One of each sort about sheets and files.
fn of_sheets() -> Vec<Fact> {
    let day = day();
    vec![
        Fact::HeaderAt(12),
        Fact::TwoRowHeader,
        Fact::NoHeader,
        Fact::SameHeader("AB".into()),
        Fact::OtherColumn(named("实付金额", "amount")),
        Fact::ColumnRefused(named("实付金额", "amount")),
        Fact::TakenAs(named("电话", "phone")),
        Fact::LooksLikeQuantity("AB".into()),
        Fact::TablesBeside,
        Fact::NotUnderstood(named("消费日期、实付金额", "date, amount")),
        Fact::LeftOut(Box::new(Fact::NoHeader)),
        Fact::HiddenSheet,
        Fact::DayFirst(true),
        Fact::DayFirst(false),
        Fact::OtherType { ending: "xlsx".into(), is: FileType::Numbers },
        Fact::OtherType { ending: "xls".into(), is: FileType::WebPage },
        Fact::ColoursNotRead,
        Fact::LockFile,
        Fact::BeingEdited(None),
        Fact::BeingEdited(day.and_hms_opt(14, 20, 0)),
        Fact::Stale(1234),
        Fact::LunarBirthday(day),
        Fact::NoContactDate,
        Fact::NotMembers(1234),
        Fact::OptedOut(1234),
        Fact::Refunds(1234),
        Fact::UnknownReturn,
        Fact::Footer(12),
        Fact::Titles(12),
        Fact::AnotherTable,
        Fact::UnevenCards("0012345678".into()),
        Fact::SheetsJoined(12),
        Fact::Returns(true),
        Fact::Returns(false),
        Fact::Dates1904,
        Fact::HiddenRows(1_048_576),
        Fact::HiddenRowsLeftOut(1_048_576),
        Fact::MergedCells { range: "AB2:AB1048576".into(), rows: 1_048_575 },
        Fact::BlankFormat(1_048_576),
        Fact::OverLimit(Limit::Entries),
        Fact::OverLimit(Limit::Inflated),
        Fact::OverLimit(Limit::SharedText),
        Fact::OverLimit(Limit::Cells),
        Fact::OverLimit(Limit::Tables),
        Fact::OverLimit(Limit::Depth),
        Fact::OverLimit(Limit::DocumentType),
        Fact::OverLimit(Limit::CellText),
        Fact::OverLimit(Limit::OldWorkbook),
        Fact::OverLimit(Limit::Effort),
        Fact::OpenQuote,
        Fact::StrayQuote,
        Fact::LongLine,
        Fact::HeaderOnly,
        Fact::SheetDiffers("中山路店会员".into()),
        Fact::OwnReport,
        Fact::MaskedList,
        Fact::CopiedKey,
        Fact::CallList(123, 1234),
        Fact::AnswerWithoutKey,
        Fact::Answers(1234),
        Fact::MoreCells(12),
        Fact::BrokenText,
        Fact::Garbled,
        Fact::CannotOpen("permission denied".into()),
        Fact::EmptyFile,
        Fact::Encrypted,
        Fact::Truncated,
        Fact::NotATable(FileType::Numbers),
        Fact::NotATable(FileType::Png),
        Fact::More { severity: Severity::Error, count: 1234 },
    ]
}

fn facts() -> Vec<Fact> {
    [of_values(), of_rows(), of_sheets()].concat()
}

/// Names of the variants of `Fact`, as the source has them.
fn variants() -> BTreeSet<String> {
    let source = std::fs::read_to_string("src/book/problem.rs").unwrap();
    let body = source.split("pub enum Fact {").nth(1).unwrap().split("\n}\n").next().unwrap();
    let variant = |line: &str| {
        let name = line.strip_prefix("    ").filter(|name| name.starts_with(|c: char| c.is_ascii_uppercase()))?;
        Some(name.chars().take_while(char::is_ascii_alphanumeric).collect())
    };
    body.lines().filter_map(variant).collect()
}

#[test]
fn the_list_has_every_fact() {
    let name = |fact: &Fact| format!("{fact:?}").chars().take_while(char::is_ascii_alphanumeric).collect();
    let listed: BTreeSet<String> = facts().iter().map(name).collect();
    let missing: Vec<_> = variants().difference(&listed).cloned().collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_message_is_short_in_both_languages() {
    let mut long = Vec::new();
    for fact in facts() {
        let problem = Problem::new(Place::row(0, 2), fact, VALUE);
        let (zh, en) = problem.words();
        for (words, most) in [(&zh, 60), (&en, 80)] {
            let length = words.chars().count();
            if length >= most {
                long.push(format!("{length} characters: {words}"));
            }
            assert!(length >= 6 && **words != *problem.value, "{:?} says nothing: {words}", problem.fact);
        }
        assert!(zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{:?}: {zh}", problem.fact);
        assert_ne!(zh, en, "{:?}", problem.fact);
    }
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn no_message_is_broken_over_lines_or_shows_a_number_in_full() {
    for fact in facts() {
        let (zh, en) = Problem::new(Place::row(0, 2), fact, VALUE).words();
        for words in [zh, en] {
            assert!(!words.contains("13812345678"), "{words}");
            assert!(!words.contains(['\n', '\r', '\t']), "{words:?}");
        }
    }
}

#[test]
fn every_error_and_warning_names_what_to_do_or_what_was_done() {
    // To do: 请, 加, 用, --map. Done: taken as blank, merged, left out.
    let zh = [
        "请",
        "--",
        "未计入",
        "不计入",
        "按",
        "不算",
        "没有用",
        "没有合并",
        "不用来",
        "没有自动合并",
        "合并为",
        "只用",
        "只算",
        "只减",
        "只联系",
    ];
    let en = [
        "Write",
        "write",
        "add",
        "enter",
        "correct",
        "check",
        "taken",
        "not used",
        "mend",
        "save",
        "close",
        "choose",
        "get",
        "see",
        "find",
        "used",
        "open",
        "shorten",
        "split",
        "Add",
        "Use",
        "use",
        "complete",
        "count",
        "told apart",
        "merged",
        "sales only",
        "lowers",
        "only",
        "rename",
        "one contact",
        "call",
        "look",
    ];
    for fact in facts().into_iter().filter(|fact| fact.severity() != Severity::Information) {
        let (chinese, english) = fact.words("x");
        assert!(zh.iter().any(|verb| chinese.contains(verb)), "{fact:?}: {chinese}");
        assert!(en.iter().any(|verb| english.contains(verb)), "{fact:?}: {english}");
    }
}

#[test]
fn every_address_names_its_file_and_cell() {
    let sheet = Sheet { file: "店/会员.xlsx".to_owned(), name: "A类".to_owned(), ..Sheet::default() };
    let book = regulars::book::Book { sheets: vec![sheet], ..Default::default() };
    for (place, address) in [
        (Place { sheet: 0, row: 17, column: 3 }, "会员.xlsx › A类!D17"),
        (Place::row(0, 17), "会员.xlsx › A类!17"),
        (Place::sheet(0), "会员.xlsx › A类"),
    ] {
        assert_eq!(book.address(place), address);
    }
}
