//! The columns of a call list.

use chrono::NaiveDate;

use super::message::Writer;
use super::purpose::{advice, salutation};
use crate::book::callback::{Row, Step};
use crate::book::{Book, CallResult, Member, NameId, Profile, Rules};
use crate::report::columns::{phone_cell, text_cell, who};
use crate::table::{Cell, Code, Column, Dress, column};

/// All columns, in the order that scripts rely on; those of a list's own before those to fill in.
pub(super) fn columns<'a>(
    (book, rules, as_of): (&'a Book, &'a Rules, NaiveDate),
    own: Vec<Column<'a, Row>>,
) -> Vec<Column<'a, Row>> {
    let mut columns = reasons(book, as_of);
    columns.extend(whom(book));
    columns.extend(bought(book, rules));
    columns.extend(talk(book, Writer::new(book, rules, as_of)));
    columns.extend(own);
    columns.extend(fill_in());
    columns
}

pub(in crate::report) fn step_code(step: Step) -> Code {
    Code { key: step.key(), words: step.words() }
}

fn reasons(book: &Book, as_of: NaiveDate) -> Vec<Column<'_, Row>> {
    vec![
        column("key", ("编号", "Key"), move |row: &Row| row_key(book.member(row.member), row)).dressed(Dress::Hidden),
        column("due", ("应回访日", "Due"), |row: &Row| row.due().into()),
        column("days_overdue", ("逾期天数", "Days overdue"), move |row: &Row| {
            Cell::Int((as_of - row.due()).num_days().max(0))
        }),
        column("reasons", ("回访内容", "Reasons"), |row: &Row| {
            let mut codes: Vec<Code> = row.callbacks.iter().map(|callback| step_code(callback.step)).collect();
            codes.sort_unstable_by_key(|code| code.key);
            codes.dedup();
            Cell::Codes(codes)
        }),
        column("channel", ("方式", "Channel"), |row: &Row| row.channel().into()),
    ]
}

// A key that begins with a phone number is masked like one.
pub(super) fn row_key<'a>(member: &'a Member, row: &Row) -> Cell<'a> {
    if member.key_is_phone() {
        Cell::PhoneKeyed(member.key(), row.first().key(""))
    } else {
        Cell::text(row.first().key(member.key()))
    }
}

// What a call does not need is there, but hidden: the rest fits a sheet of paper.
fn whom(book: &Book) -> Vec<Column<'_, Row>> {
    let [member, name] = who(book, |row: &Row| row.member);
    let mut columns = vec![member.dressed(Dress::Hidden), name];
    columns.extend([
        column("salutation", ("称呼", "Salutation"), |row: &Row| {
            let (zh, en) = salutation(book.member(row.member));
            if zh.is_empty() { Cell::Blank } else { Cell::both(zh, en) }
        })
        .dressed(Dress::Hidden),
        column("phone", ("电话", "Phone"), |row: &Row| phone_cell(book.member(row.member))),
        column("tier", ("级别", "Tier"), |row: &Row| row.tier.into()),
        column("staff", ("回访人员", "Staff"), |row: &Row| text_cell(&book.staff, row.staff)),
    ]);
    columns
}

fn bought<'a>(book: &'a Book, rules: &'a Rules) -> Vec<Column<'a, Row>> {
    let gift = |row: &Row| row.about.next_gift(&rules.gifts);
    vec![
        column("last_purchase", ("上次消费日", "Last purchase"), |row: &Row| row.about.last_purchase.into()),
        column("last_amount", ("上次消费", "Last amount"), |row: &Row| row.about.last_amount.into()).dressed(Dress::Hidden),
        column("items", ("所购商品", "Items"), |row: &Row| Cell::text(items(book, &row.about.items))),
        column("points", ("积分", "Points"), |row: &Row| Cell::Int(row.about.points)).dressed(Dress::Hidden),
        column("next_gift", ("下一份礼品", "Next gift"), move |row: &Row| {
            Cell::maybe(gift(row), |(gift, _)| Cell::text(gift.name.as_str()))
        })
        .dressed(Dress::Hidden),
        column("points_missing", ("还差积分", "Points missing"), move |row: &Row| {
            Cell::maybe(gift(row), |(_, missing)| Cell::Int(missing))
        })
        .dressed(Dress::Hidden),
    ]
}

pub(super) fn items(book: &Book, items: &[NameId]) -> String {
    items.iter().map(|&item| book.items.get(item)).collect::<Vec<_>>().join("、")
}

fn talk<'a>(book: &'a Book, writer: Writer<'a>) -> Vec<Column<'a, Row>> {
    let profile = |row: &Row| -> Option<&'a Profile> { book.member(row.member).profile.as_deref() };
    vec![
        column("convenient_time", ("方便接听时间", "Convenient time"), move |row: &Row| {
            Cell::text(profile(row).and_then(|profile| profile.call_time.as_deref()).unwrap_or_default())
        }),
        column("last_contact", ("上次联系", "Last contact"), |row: &Row| {
            row.about.last_contact.map(|(day, _)| day).into()
        })
        .dressed(Dress::Hidden),
        column("last_result", ("上次结果", "Last result"), |row: &Row| {
            row.about.last_contact.and_then(|(_, result)| result).into()
        })
        .dressed(Dress::Hidden),
        column("advice", ("提示", "Advice"), move |row: &Row| {
            let (zh, en) = advice(row.first().step, profile(row).and_then(|profile| profile.style));
            Cell::both(zh, en)
        })
        .dressed(Dress::Hidden),
        column("text", ("话术", "Text"), move |row: &Row| Cell::text(writer.text(row))),
    ]
}

fn fill_in<'a>() -> Vec<Column<'a, Row>> {
    let results = CallResult::ALL.map(|result| Code { key: result.key(), words: result.words() });
    let yes_no = [Code { key: "yes", words: ("是", "yes") }, Code { key: "no", words: ("否", "no") }];
    let empty = |key, words, choices: &[Code]| {
        column(key, words, |_: &Row| Cell::Blank).dressed(Dress::FillIn(choices.to_vec()))
    };
    vec![
        empty("result", ("结果", "Result"), &results),
        empty("reply", ("顾客反馈", "Reply"), &[]).with_room(18),
        empty("news_welcome", ("愿意接收", "News welcome"), &yes_no),
        empty("next_date", ("下次联系", "Next date"), &[]).with_room(9),
        empty("done_by", ("回访人", "Done by"), &[]).with_room(7),
    ]
}
