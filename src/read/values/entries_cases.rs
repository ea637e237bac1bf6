//! The table of cells with several purchases (hazard 39).

use super::{parallel, purchases};
use crate::book::{Fact, Money};

/// `date item amount staff` per entry, amounts in minor units.
fn shown(entries: &[super::Entry<'_>]) -> Vec<String> {
    let line = |e: &super::Entry<'_>| format!("{}|{}|{}|{}", e.date, e.item, e.amount, e.staff.unwrap_or("-"));
    entries.iter().map(line).collect()
}

#[test]
fn a_cell_may_hold_several_dated_purchases() {
    let two = ["2024-03-05|外套|1280.00|-", "2024-06-01|裤子|399.00|-"];
    for (cell, expected) in [
        ("2024-3-5 外套 1280；2024-6-1 裤子 399", &two[..]),
        ("2024-3-5 外套 1280; 2024-6-1 裤子 399;", &two[..]),
        ("2024-3-5 外套 1280\n2024-6-1 裤子 399", &two[..]),
        ("2024-3-5 外套 1280、2024-6-1 裤子 399", &two[..]),
        ("2024年3月5日外套1280元；2024.6.1 裤子 ￥399", &two[..]),
        ("２０２４－３－５ 外套 １２８０；2024/6/1 14:20 裤子 399.00", &two[..]),
        ("2024-3-5 衬衫、裤子 1679", &["2024-03-05|衬衫、裤子|1679.00|-"][..]),
        ("2024-3-5 1280", &["2024-03-05||1280.00|-"][..]),
        ("2024-3-5 外套 红色 1280", &["2024-03-05|外套 红色|1280.00|-"][..]),
        ("2024-3-5 外套 -1280", &["2024-03-05|外套|-1280.00|-"][..]),
        ("2024-3-5 退货 外套 1280", &["2024-03-05|退货 外套|-1280.00|-"][..]),
    ] {
        let read = purchases(cell).expect(cell);
        assert_eq!(shown(&read.value), expected, "{cell}");
        assert_eq!(read.note, None, "{cell}");
    }
}

#[test]
fn one_unreadable_entry_spoils_the_cell() {
    for (cell, n) in [
        ("2024-3-5 外套 1280；2024-6-1 裤子；2024-7-1 鞋 200", 2),
        ("2024-3-5 外套 1280；裤子 399", 2),
        ("2024-3-5 外套、2024-6-1 裤子 399", 1),
        ("2024-3-5 外套 1280、2024-6-1 裤子", 2),
        ("3/5/2024 外套 1280", 1),
        ("外套", 1),
        ("", 1),
    ] {
        assert_eq!(purchases(cell), Err(Fact::EntryUnreadable(n)), "{cell}");
    }
}

#[test]
fn what_was_noted_of_an_entry_is_noted_of_the_cell() {
    let read = purchases("2024-3-5 外套 约300").expect("one entry");
    assert_eq!(read.note, Some(Fact::Approximate(Money::yuan(300))));
}

#[test]
fn the_entries_of_three_cells_belong_together() {
    let two = ["2026-03-05|夹克|1280.00|王芳", "2026-06-01|西裤|399.00|李娜"];
    let alone = ["2026-03-05|夹克|1280.00|-", "2026-06-01|西裤|399.00|-"];
    for (details, dates, staff, expected) in [
        ("夹克 1280；西裤 399", "2026-3-5；2026-6-1", "王芳；李娜", two),
        ("夹克 1280、西裤 399", "2026-3-5\n2026-6-1", "王芳;李娜", two),
        ("夹克 1280；西裤 399", "2026-3-5；2026-6-1", " ", alone),
        ("2026-3-5 夹克 1280；2026-6-1 西裤 399", "", "王芳；李娜", two),
        ("2026-3-5 夹克 1280；2026-6-1 西裤 399", "2026-3-5；2026-6-1", "", alone),
    ] {
        let read = parallel(details, dates, staff).expect(details);
        assert_eq!(shown(&read.value), expected, "{details} {dates} {staff}");
    }
}

#[test]
fn unequal_counts_are_never_guessed() {
    for (details, dates, staff, fact) in [
        ("夹克 1280；西裤 399", "2026-3-5", "王芳；李娜", Fact::UnequalEntries(2, 1)),
        ("夹克 1280", "2026-3-5；2026-6-1", "", Fact::UnequalEntries(1, 2)),
        ("夹克 1280；西裤 399", "2026-3-5；2026-6-1", "王芳", Fact::UnequalStaff(2, 1)),
        ("夹克 1280；西裤", "2026-3-5；2026-6-1", "", Fact::EntryUnreadable(2)),
        ("夹克 1280；西裤 399", "2026-3-5；6-1", "", Fact::EntryUnreadable(2)),
        ("2026-3-6 夹克 1280", "2026-3-5", "", Fact::EntryUnreadable(1)),
        ("夹克 1280", "", "", Fact::EntryUnreadable(1)),
    ] {
        assert_eq!(parallel(details, dates, staff), Err(fact), "{details} {dates} {staff}");
    }
}
