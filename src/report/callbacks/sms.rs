//! The text messages of a day, as a sender takes them: phone, text, parts.

use crate::book::Book;
use crate::book::callback::Row;
use crate::book::message::Length;
use crate::report::columns::{phone_cell, text_cell, who};
use crate::table::{Cell, Column, Table, column};

use super::columns::row_key;
use super::message::Writer;

/// A message to the member of a row.
struct Sms {
    row: Row,
    text: String,
    length: Length,
}

/// The messages of these rows, and those that go with their calls. Only mobile phones are in them, and nobody who said
/// no to messages.
pub(super) fn tables<'a>(book: &'a Book, writer: Writer<'a>, rows: &[Row]) -> [Table<'a>; 2] {
    let made = |row: &Row, message: Option<(crate::book::message::Filled, Length)>| {
        message.map(|(filled, length)| Sms { row: row.clone(), text: filled.text, length })
    };
    let now = rows.iter().filter_map(|row| made(row, writer.sms(row))).collect();
    let after = rows.iter().filter_map(|row| made(row, writer.beside_call(row))).collect();
    [
        Table::new("sms", ("短信", "Messages"), now, columns(book)).aside(),
        Table::new("sms_after_call", ("电话后的短信", "Messages after a call"), after, columns(book)).aside(),
    ]
}

fn columns(book: &Book) -> Vec<Column<'_, Sms>> {
    let mut columns = vec![
        column("phone", ("电话", "Phone"), |sms: &Sms| phone_cell(book.member(sms.row.member))),
        column("text", ("短信内容", "Message"), |sms: &Sms| Cell::text(sms.text.clone())),
        column("parts", ("条数", "Parts"), |sms: &Sms| Cell::count(sms.length.parts)),
        column("characters", ("字数", "Characters"), |sms: &Sms| Cell::count(sms.length.characters)),
    ];
    columns.extend(who(book, |sms: &Sms| sms.row.member));
    columns.push(column("staff", ("回访人员", "Staff"), |sms: &Sms| text_cell(&book.staff, sms.row.staff)));
    columns.push(column("key", ("编号", "Key"), |sms: &Sms| row_key(book.member(sms.row.member), &sms.row)));
    columns
}
