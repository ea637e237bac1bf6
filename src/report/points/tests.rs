//! The report on small books, worked out by hand.

use super::Points;
use crate::book::rules::Gift;
use crate::book::testing::{book, day, row, rules, sale, stated, voucher};
use crate::book::{Book, Done, Money, Profile, Rules};
use crate::report::Run;
use crate::report::testing::{keys, rows};
use crate::table::{Lang, Report};

fn check(book: &Book, rules: &Rules, see: impl Fn(&Report)) {
    see(&Points {}.run(book, rules, day("2026-06-30")).expect("a report"));
}

fn with_points(points: i64, row: u32) -> Profile {
    Profile { points: Some(stated(points, row)), ..Profile::default() }
}

fn ladder() -> Rules {
    let gift = |name: &str, points| Gift { name: name.to_owned(), points };
    Rules { gifts: vec![gift("围巾", 1000), gift("领带夹", 500)], ..rules(&[]) }
}

#[test]
fn every_member_has_a_balance_and_the_largest_comes_first() {
    let opened = Profile { points_opening: Some(400), points_redeemed: Some(100), ..with_points(900, 3) };
    let book = book(&[("02", opened), ("03", Profile::default())], &[
        row("2026-03-01 499.90 - R1 coat"),
        sale("02", "2026-03-02", "600"),
        // Tomorrow's purchase does not exist yet.
        sale("02", "2026-07-01", "9000"),
    ]);
    check(&book, &ladder(), |report| {
        let keys_of_the_spec = "member name earned redeemed balance recorded next_gift points_missing";
        let found = keys(report, "members");
        assert_eq!(found[..8], keys_of_the_spec.split(' ').collect::<Vec<_>>());
        // 02: 400 + 600 − 100. 01: floor(499.90).
        let expected = ["02|600|100|900|900|围巾|100|400|领带夹", "01|499|0|499|-|领带夹|1|0|-", "03|0|0|0|-|领带夹|500|0|-"];
        let shown: Vec<&str> = found.iter().copied().filter(|&key| key != "name").collect();
        assert_eq!(rows(report, "members", &shown), expected);
        assert_eq!(rows(report, "gifts", &["gift", "points", "members"]), ["领带夹|500|1", "围巾|1000|0"]);
    });
}

#[test]
fn a_difference_names_its_cell_and_the_likely_cause() {
    let members = [
        // 500 back of 800: the sheet still has the 800.
        ("01", with_points(800, 2)),
        // 300 earned; the gift of 500 was taken from 700 at opening.
        ("02", Profile { points_opening: Some(700), ..with_points(500, 3) }),
        // 100 + 150 earned, the sheet has the first only.
        ("03", with_points(100, 4)),
        // The sheet opened with a balance of money, and has its points.
        ("04", Profile { opening: Some(stated(Money::yuan(900), 5)), ..with_points(1000, 5) }),
        // 40 more than was bought.
        ("05", with_points(140, 6)),
        // 7 less than was bought, for no reason to be seen.
        ("06", with_points(93, 7)),
        // Equal; a blank; nothing to compare with.
        ("07", with_points(100, 8)),
        ("08", Profile::default()),
        ("09", with_points(50, 10)),
    ];
    let sales = [
        row("2026-03-01 800 - R1 coat"),
        row("2026-03-05 -500 - R1 coat"),
        sale("02", "2026-03-01", "300"),
        sale("03", "2026-03-01", "100"),
        sale("03", "2026-04-01", "150"),
        sale("04", "2026-03-01", "100"),
        sale("05", "2026-03-01", "100"),
        sale("06", "2026-03-01", "100"),
        sale("07", "2026-03-01", "100"),
        sale("08", "2026-03-01", "100"),
    ];
    check(&book(&members, &sales), &ladder(), |report| {
        let all = ["member", "field", "sheet_value", "computed", "difference", "sheet_cell", "cause"];
        assert_eq!(keys(report, "differences"), all);
        let expected = [
            "01|points|800|300|500|会员.xlsx › 会员!H2|refund_counted",
            "02|points|500|1000|-500|会员.xlsx › 会员!H3|gift_taken",
            "03|points|100|250|-150|会员.xlsx › 会员!H4|sheet_behind",
            "04|points|1000|100|900|会员.xlsx › 会员!H5|before_rows",
            "05|points|140|100|40|会员.xlsx › 会员!H6|missing_row",
            "06|points|93|100|-7|会员.xlsx › 会员!H7|unknown",
        ];
        assert_eq!(rows(report, "differences", &all), expected);
        let notes: Vec<&str> = report.notes.iter().map(|note| note.get(Lang::English)).collect();
        let expected = [
            "The sheet's balance is not the computed one: 6, see the differences.",
            "Not compared: 1 with neither a purchase nor points at opening.",
        ];
        assert_eq!(notes, expected);
    });
}

/// Of the birthday vouchers one was used on 10 May, one on 11 May (two of one member that day), one has run out and one
/// runs out on 30 July, the last of 30 days; of care one is good to 31 July, one was used nobody knows when.
fn with_vouchers() -> Book {
    let sales = [
        sale("01", "2026-05-10", "500"),
        row("2026-05-11 300 - R2 coat"),
        row("2026-05-20 -100 - R2 coat"),
        sale("02", "2026-05-11", "70"),
    ];
    let mut book = book(&[("03", Profile::default())], &sales);
    let given = [
        ("01", "生日", "2026-05-01", "2026-05-31", Done::On(day("2026-05-10"))),
        ("01", "生日", "2026-05-01", "2026-05-31", Done::On(day("2026-05-11"))),
        ("01", "生日", "2026-05-02", "2026-05-31", Done::On(day("2026-05-11"))),
        ("02", "生日", "2026-05-01", "2026-06-29", Done::No),
        ("03", "生日", "2026-06-01", "2026-07-30", Done::No),
        ("02", "关怀", "2026-06-01", "2026-07-31", Done::No),
        ("02", "关怀", "2026-06-01", "2026-07-31", Done::DayUnknown),
        // Not given yet.
        ("02", "关怀", "2026-07-01", "2026-07-02", Done::No),
    ];
    for (member, kind, issued, last, used) in given {
        let voucher = voucher(&mut book, member, kind);
        (voucher.issued, voucher.valid_until, voucher.used) = (Some(day(issued)), Some(day(last)), used);
        voucher.value = Some(Money::yuan(50));
    }
    book
}

#[test]
fn vouchers_have_a_use_rate_and_the_sales_of_the_days_of_use() {
    check(&with_vouchers(), &rules(&[]), |report| {
        let all = ["kind", "issued", "used", "use_rate", "expired", "open", "value", "sales"];
        assert_eq!(keys(report, "vouchers"), all);
        // Birthday: 500 on 10 May, 300 − 100 on 11 May, that day once. 3 of 5 used.
        let expected = ["关怀|2|1|0.500000|0|1|100.00|0.00", "生日|5|3|0.600000|1|1|250.00|700.00"];
        assert_eq!(rows(report, "vouchers", &all), expected);
    });
}

#[test]
fn vouchers_about_to_expire_are_those_of_the_next_days() {
    let list = |changes: &[&str], expected: &[&str]| {
        check(&with_vouchers(), &rules(changes), |report| {
            let found = rows(report, "expiring", &["member", "kind", "value", "valid_until", "days_left"]);
            assert_eq!(found, expected);
        });
    };
    list(&[], &["03|生日|50.00|2026-07-30|30"]);
    list(&["points.voucher_days=31"], &["03|生日|50.00|2026-07-30|30", "02|关怀|50.00|2026-07-31|31"]);
    list(&["points.voucher_days=29"], &[]);
}
