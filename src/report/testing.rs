//! Books of public data sets to report on, and reports read back as text.

use clap::{Args, Command};

use crate::book::testing::{Sale, book, day, sale};
use crate::book::{Book, Channel, Contact, NameId, Oversight, Place};
use crate::stats::testing::data;
use crate::table::{Cell, Report};

/// The report that these arguments ask for.
pub(super) fn asked<R: Args>(arguments: &[&str]) -> R {
    let arguments = ["report"].iter().chain(arguments);
    let matches = R::augment_args(Command::new("report")).try_get_matches_from(arguments).expect("arguments");
    R::from_arg_matches(&matches).expect("options")
}

/// The rows of a table of `report` under these columns, each as `a|b|c`.
pub(super) fn rows(report: &Report, table: &str, keys: &[&str]) -> Vec<String> {
    let table = report.tables.iter().find(|found| found.key == table).expect("the table");
    let columns: Vec<usize> = keys.iter().map(|key| table.position(key).expect("the column")).collect();
    let text = |row: usize| columns.iter().map(|&column| text(&table.cell(row, column))).collect::<Vec<_>>().join("|");
    (0..table.len()).map(text).collect()
}

/// The keys of a table of `report`, in their order.
pub(super) fn keys(report: &Report, table: &str) -> Vec<&'static str> {
    let table = report.tables.iter().find(|found| found.key == table).expect("the table");
    table.heads().map(|head| head.key).collect()
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Blank => "-".to_owned(),
        Cell::Text(text) | Cell::Both(_, text) => text.clone().into_owned(),
        Cell::PhoneKey(text) | Cell::Phone(text) => (*text).to_owned(),
        Cell::Named { key, .. } => key.clone().into_owned(),
        Cell::PhoneKeyed(number, rest) => format!("{number}{rest}"),
        Cell::Code(code) => code.key.to_owned(),
        Cell::Codes(codes) => codes.iter().map(|code| code.key).collect::<Vec<_>>().join(","),
        Cell::Int(number) => number.to_string(),
        Cell::Real(number, decimals) => format!("{number:.*}", usize::from(*decimals)),
        Cell::Money(minor) => crate::book::Money(*minor).to_string(),
        Cell::Share(millionths) => format!("{:.6}", crate::stats::Ratio::from(*millionths).to_f64() / 1e6),
        Cell::Date(day) => day.to_string(),
        Cell::Flag(flag) => flag.to_string(),
    }
}

/// A book of a public data set: its file, and the positions of customer, day and amount in its rows.
/// `None`, said, where `REGULARS_DATA` names no folder.
pub(super) fn published((file, member, day, amount): (&str, usize, usize, usize)) -> Option<Book> {
    let text = data(file)?;
    let records = csv::Reader::from_reader(text.as_bytes()).into_records();
    let records: Vec<csv::StringRecord> = records.collect::<Result<_, _>>().expect("rows as in the data set");
    let sales: Vec<Sale> = records.iter().map(|row| sale(&row[member], &row[day], &row[amount])).collect();
    Some(book(&[], &sales))
}

/// Adds a call to the log of a member, by card number, on a day; what else matters is to be set.
pub(super) fn contact<'a>(book: &'a mut Book, member: &str, on: &str) -> &'a mut Contact {
    let named = book.members().find(|(_, found)| found.card_no.as_deref() == Some(member));
    let member = named.map(|(id, _)| id).expect("a member of the book");
    book.contacts.push(Contact {
        member,
        day: day(on),
        staff: NameId::NONE,
        channel: Some(Channel::Phone),
        step: Box::default(),
        result: None,
        reply: Box::default(),
        leaving_reason: Box::default(),
        next: None,
        planned: None,
        also: Box::default(),
        phone: None,
        welcome: None,
        oversight: Oversight::default(),
        place: Place::row(3, u32::try_from(book.contacts.len()).expect("few") + 2),
    });
    book.contacts.last_mut().expect("one")
}
