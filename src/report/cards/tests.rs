//! The reports on small books, worked out by hand.

use clap::{Args, Command};

use super::Cards;
use crate::book::calendar::YearlyDay;
use crate::book::testing::{Sale, application, book, day, row, rules, sale, stated};
use crate::book::{
    Book, CardStage, Done, Gender, Identity, MemberId, MemberRow, Personal, Place, Profile, Rules, Tier,
};
use crate::report::testing::{keys, rows};
use crate::report::{Ask, Refusal};
use crate::table::{Lang, Report};

/// The options that all reports share; here there are none.
#[derive(Debug, Clone, clap::Args)]
struct Nothing {}

fn run<'a>(book: &'a Book, rules: &'a Rules, line: &[&str]) -> Result<Report<'a>, Refusal> {
    let line = [&["cards"], line].concat();
    let matches = Cards::<Nothing>::augment_args(Command::new("cards")).try_get_matches_from(line).expect("arguments");
    let cards = <Cards<Nothing> as clap::FromArgMatches>::from_arg_matches(&matches).expect("options");
    cards.run(book, rules, day("2026-06-30"))
}

fn check(book: &Book, line: &[&str], see: impl Fn(&Report)) {
    let rules = rules(&[]);
    see(&run(book, &rules, line).expect("a report"));
}

fn on(text: &str) -> Done {
    Done::On(day(text))
}

fn recorded(tier: Tier, row: u32) -> Profile {
    Profile { tier: Some(stated(tier, row)), ..Profile::default() }
}

const DUE: [&str; 7] = ["member", "card", "stage", "since", "due", "days_late", "staff"];

#[test]
fn who_earned_a_card_and_has_no_application_is_listed_from_the_day_it_was_earned() {
    let sales = [
        Sale { staff: "小李", ..sale("01", "2026-06-20", "1500") },
        sale("02", "2026-06-30", "3000"),
        sale("03", "2026-06-20", "1499.99"),
        sale("04", "2026-06-20", "1500"),
        sale("05", "2026-06-20", "3000"),
        sale("06", "2026-06-20", "3000"),
    ];
    // 04 has the card; 05 is recorded as silver, and applied for silver only; 06 applied for gold and has it.
    let members = [("04", recorded(Tier::B, 2)), ("05", recorded(Tier::B, 3))];
    let mut book = book(&members, &sales);
    for (member, card) in [("05", Tier::B), ("06", Tier::A)] {
        let application = application(&mut book, member);
        application.card = Some(card);
        application.set(CardStage::Collected, Done::DayUnknown);
    }
    check(&book, &[], |report| {
        let keys_of_the_spec = "member name card stage since due days_late staff";
        assert_eq!(keys(report, "due")[..8], keys_of_the_spec.split(' ').collect::<Vec<_>>());
        let expected = [
            "01|B|applied|2026-06-20|2026-06-20|10|小李",
            "05|A|applied|2026-06-20|2026-06-20|10|-",
            "02|A|applied|2026-06-30|2026-06-30|0|-",
        ];
        assert_eq!(rows(report, "due", &DUE), expected);
    });
}

#[test]
fn applications_are_late_at_the_stage_that_is_open() {
    let sales = [Sale { staff: "小李", ..sale("01", "2026-06-01", "1600") }, sale("02", "2026-06-01", "1600")];
    let mut book = book(&[("03", Profile { address: Some("中山路 1 号".into()), ..Profile::default() })], &sales);
    let zhao = book.staff.intern("赵");
    let first = application(&mut book, "01");
    first.set(CardStage::Applied, on("2026-06-20"));
    first.set(CardStage::Entered, on("2026-06-20"));
    let second = application(&mut book, "02");
    (second.card, second.staff) = (Some(Tier::B), zhao);
    second.set(CardStage::NotifiedAgain, on("2026-06-20"));
    // Told on the 25th, the agreed day is the 2nd of July: nothing is due yet.
    let third = application(&mut book, "03");
    third.set(CardStage::Notified, on("2026-06-25"));
    let fourth = application(&mut book, "03");
    fourth.set(CardStage::NotifiedAgain, on("2026-06-22"));
    let stranger = application(&mut book, "99");
    stranger.set(CardStage::Approved, on("2026-06-30"));
    stranger.set(CardStage::Applied, Done::DayUnknown);
    let ticked = application(&mut book, "01");
    ticked.set(CardStage::Applied, Done::DayUnknown);
    check(&book, &[], |report| {
        let columns = [&DUE[..], &["blocked"]].concat();
        let expected = [
            // Within 3 days of the 20th; the register names nobody, so who served.
            "01|B|submitted|2026-06-20|2026-06-23|7|小李|-",
            // 7 days after the 20th; there is no address. 03 has one, in the member sheet.
            "02|B|mailed|2026-06-20|2026-06-27|3|赵|no_address",
            "03|B|mailed|2026-06-22|2026-06-29|1|-|-",
            "99|B|notified|2026-06-30|2026-06-30|0|-|-",
            // Applied for, nobody knows when.
            "01|B|entered|-|-|-|小李|-",
        ];
        assert_eq!(rows(report, "due", &columns), expected);
    });
}

#[test]
fn an_application_without_a_card_is_for_the_one_earned_by_its_day() {
    // Silver since 1 June, gold since 20 June; applied on the 10th: for silver. So gold is not applied for.
    let sales = [sale("01", "2026-06-01", "1600"), sale("01", "2026-06-20", "3000")];
    let mut book = book(&[], &sales);
    application(&mut book, "01").set(CardStage::Applied, on("2026-06-10"));
    check(&book, &[], |report| {
        let expected = ["01|B|entered|2026-06-10", "01|A|applied|2026-06-20"];
        assert_eq!(rows(report, "due", &["member", "card", "stage", "since"]), expected);
    });
}

#[test]
fn silver_cards_are_to_be_voided_on_the_day_of_the_gold_application() {
    let members = [("01", recorded(Tier::B, 2)), ("02", recorded(Tier::B, 3)), ("03", Profile::default())];
    let mut book = book(&members, &[]);
    for member in ["01", "02", "03"] {
        let gold = application(&mut book, member);
        gold.card = Some(Tier::A);
        gold.set(CardStage::Applied, on("2026-06-27"));
        gold.set(CardStage::Entered, on("2026-06-28"));
    }
    // 02's is voided; 03 never had one.
    book.applications[1].set(CardStage::OldVoided, on("2026-06-27"));
    check(&book, &[], |report| {
        let columns = ["member", "card_no", "due", "days_late", "entered"];
        assert_eq!(rows(report, "void", &columns), ["01|01|2026-06-27|3|true"]);
    });
}

#[test]
fn members_move_to_the_higher_sheet_on_the_day_of_approval() {
    let members = [
        ("01", recorded(Tier::C, 2)),
        ("02", recorded(Tier::B, 3)),
        ("03", recorded(Tier::A, 4)),
        ("04", Profile { place: Some(Place::row(1, 5)), ..Profile::default() }),
        ("05", recorded(Tier::C, 6)),
    ];
    let mut book = book(&members, &[]);
    let approved = [
        ("01", Tier::B, on("2026-06-30")),
        ("02", Tier::A, on("2026-06-10")),
        ("03", Tier::A, on("2026-06-10")),
        ("04", Tier::B, Done::DayUnknown),
        // Tomorrow.
        ("05", Tier::B, on("2026-07-01")),
        // Of two approved cards the higher counts.
        ("01", Tier::A, on("2026-06-29")),
    ];
    for (member, card, done) in approved {
        let application = application(&mut book, member);
        application.card = Some(card);
        application.set(CardStage::Approved, done);
    }
    check(&book, &[], |report| {
        let expected = [
            "04|C|B|-|会员.xlsx › 会员!5",
            "02|B|A|2026-06-10|会员.xlsx › 会员!H3",
            "01|C|A|2026-06-29|会员.xlsx › 会员!H2",
        ];
        assert_eq!(rows(report, "moves", &["member", "from", "to", "since", "sheet_cell"]), expected);
    });
}

fn applicant() -> Book {
    let personal = Personal { relative_name: Some("李四".into()), ..Personal::default() };
    let profile = Profile {
        gender: Some(Gender::Male),
        birthday: YearlyDay::solar(Some(1980), 1, 15),
        personal: Some(Box::new(personal)),
        points_opening: Some(10),
        ..recorded(Tier::B, 2)
    };
    let sales = [
        row("2026-01-05 1600 中山路店 R1 大衣 小李"),
        row("2026-03-01 2000 中山路店 R2 西装 小李"),
        row("2026-03-01 1500.50 中山路店 R2 衬衫 小王"),
        row("2026-04-01 -100 中山路店 R2 衬衫 小王"),
    ];
    let mut book = book(&[("01", profile)], &sales);
    (book.members[0].name, book.members[0].phone) = (Some("张伟".into()), Some("13810000001".into()));
    book
}

#[test]
fn a_form_has_the_sheet_s_columns_what_qualifies_and_what_is_missing() {
    check(&applicant(), &["form", "张伟"], |report| {
        let fields = rows(report, "form", &["part", "field", "value", "missing"]);
        // 16 columns, two of the friend, five of a gold card, four lines to sign.
        assert_eq!(fields.len(), 16 + 2 + 5 + 4);
        for expected in [
            "member|Name|张伟|-",
            "member|Address|-|missing",
            "member|ID card|-|-",
            // 10 + 1,600 + floor(3,400.50)
            "member|Points|5010|-",
            "member|Total spend|5000.50|-",
            "member|Purchases|2|-",
            "member|Items|大衣；西装、衬衫|-",
            "member|Days of purchases|2026-01-05；2026-03-01|-",
            "friend|Name of a relative or friend|李四|-",
            "friend|Phone of a relative or friend|-|missing",
            "card|Card applied for|A|-",
            "card|Earned on|2026-03-01|-",
            "card|Silver card to void|01|-",
            "card|Spend so far|5000.50|-",
            "sign|Applicant|-|-",
        ] {
            assert!(fields.iter().any(|field| field == expected), "{expected} in {fields:#?}");
        }
        // The receipt of 1 March after its refund: 3,400.50.
        let purchases = rows(report, "purchases", &["day", "amount", "sheet_cells"]);
        assert_eq!(purchases, ["2026-03-01|3400.50|会员.xlsx › 消费!C3；会员.xlsx › 消费!C4"]);
        let notes: Vec<&str> = report.notes.iter().map(|note| note.get(Lang::English)).collect();
        let expected = [
            "Approved within 7 days of applying; the member is told then",
            "Still to fill in: Address, Phone of a relative or friend",
        ];
        assert_eq!(notes, expected);
    });
}

#[test]
fn a_form_needs_one_member_with_a_card_earned() {
    let mut book = applicant();
    let rules = rules(&[]);
    for called in ["01", "13810000001", " 张伟 "] {
        assert!(run(&book, &rules, &["form", called]).is_ok(), "{called}");
    }
    assert!(run(&book, &rules, &["form", "张"]).is_err(), "a name is whole");
    book.members.push(crate::book::Member { card_no: Some("02".into()), name: Some("张伟".into()), ..Default::default() });
    book.lines.gather_members(2);
    let Err(Refusal(_, english)) = run(&book, &rules, &["form", "张伟"]) else { panic!("two have the name") };
    assert_eq!(english, "2 members match, write the card number or phone of one:\n  01  张伟  138****0001\n  02  张伟");
    let Err(Refusal(_, english)) = run(&book, &rules, &["form", "02"]) else { panic!("no card earned") };
    assert!(english.contains("neither silver nor gold"));
}

#[test]
fn values_that_differ_are_shown_with_both_cells() {
    let mut book = applicant();
    let profile = book.members[0].profile.as_mut().expect("a profile");
    profile.place = Some(Place::row(1, 2));
    profile.points = Some(stated(5000, 2));
    let written = |name: &str, phone: &str| Identity {
        card: Some("01".into()),
        phone: Some(phone.into()),
        name: Some(name.into()),
    };
    let of = |name, phone, birthday, row| MemberRow {
        member: MemberId::new(0),
        written: written(name, phone),
        birthday,
        place: Place::row(1, row),
    };
    book.member_rows = vec![
        of("张伟", "13810000001", YearlyDay::solar(Some(1980), 1, 15), 2),
        of("张玮", "13810000001", YearlyDay::solar(Some(1980), 1, 16), 9),
    ];
    let register = application(&mut book, "01");
    register.written = Identity { card: Some("001".into()), phone: Some("13810000002".into()), name: None };
    check(&book, &["check"], |report| {
        let columns = ["member", "field", "sheet_value", "sheet_cell", "other_value", "other_cell"];
        let expected = [
            "01|name|张伟|会员.xlsx › 会员!2|张玮|会员.xlsx › 会员!9",
            "01|phone|13810000001|会员.xlsx › 会员!2|13810000002|",
            "01|card_no|01|会员.xlsx › 会员!2|001|",
            "01|birthday|1980-01-15|会员.xlsx › 会员!2|1980-01-16|会员.xlsx › 会员!9",
        ];
        let found = rows(report, "differences", &columns);
        assert_eq!(found.len(), expected.len(), "{found:#?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected), "{found} is not {expected}");
        }
        // 5,010 computed, 5,000 in the sheet: 10 to add.
        let points = rows(report, "points", &["member", "sheet_value", "computed", "adjust", "sheet_cell"]);
        assert_eq!(points, ["01|5000|5010|10|会员.xlsx › 会员!H2"]);
    });
}
