//! Whom to tell that something has arrived.

mod fitting;
mod ordered;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::{RULES, beside};
use crate::book::callback::{Approach, Beside, Row, Schedule, Step};
use crate::book::message::Slot;
use crate::book::{Book, Details, Rules};
use crate::report::taste::{preferences, size};
use crate::report::{Refusal, Run};
use crate::table::{Cell, Column, Dress, Report, column};

/// Whom to tell of new items in their size, and that what they ordered has arrived.
///
/// # What it shows
///
/// - `fitting`: members whom new items fit: a call list with the items, the categories and the sizes.
/// - `ordered`: members whose ordered item is there, from the day on which it arrived until they were told.
/// - `sms`: the text messages among them for a sender (phone, text, parts). A screen shows them only with `--table`.
///
/// Both lists are filled in and read back like that of `callbacks today`; `-o x.ics` and `-o x.txt` work too.
///
/// # How it decides
///
/// An item of the items sheet is new for 14 days from its launch date (`callbacks.arrivals.days`). It fits a member who
/// ever bought of its category and has one of its sizes (48-52: a size between them; an item without sizes fits everybody).
/// Several launches since the member was last told are one contact, counted from the last of them. An order of the orders
/// sheet is told from its day of arrival, moved to the next open day, until it is told or collected by that sheet or the log.
///
/// Of new items there is a text message to those who switched messages on, a call to the others; of an order a call.
/// Left out and counted, as `regulars callbacks --help` says: who wants no contact or (new items) no messages, no usable or
/// a dead number, below 14 and with an open complaint or four contacts in 30 days (new items only). Nobody is called twice a
/// day: who is on today's list hears of an order in that call, of new items later; so it is with a household. A person makes
/// at most `callbacks.calls_per_person` calls, those of today's list counted.
///
/// # Example
///
/// - `regulars callbacks arrivals shop`
/// - `regulars callbacks arrivals shop --table ordered`
/// - `regulars callbacks arrivals shop -o arrivals-{today}.xlsx`
#[derive(Debug, Clone, Default, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Arrivals {}

impl Run for Arrivals {
    const RULES: &'static [&'static str] = RULES;
    const DETAILS: Details = Details::STAFF;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let approach = Approach::new(book, rules, as_of);
        let mut wanted = ordered::wanted(book, rules, as_of, &approach);
        wanted.extend(fitting::wanted(book, rules, as_of, &approach));
        let schedule = Schedule::new(book, rules, as_of, as_of)?;
        let mut found = Beside::new(&schedule, wanted);
        let ordered: Vec<Row> = found.rows.extract_if(.., |row| row.first().step == Step::Ordered).collect();
        let note = beside::left_out(&found);
        let mut report = beside::report((book, rules, as_of), vec![
            ("fitting", ("新品合适的会员", "New items that fit"), found.rows, of_items(book)),
            ("ordered", ("订的商品到了", "Ordered items"), ordered, vec![named("ordered_item", ("所订商品", "Ordered item"), Slot::Ordered)]),
        ]);
        report.notes.extend(note);
        if book.goods.iter().all(|item| item.launch.is_none()) && book.orders.is_empty() {
            report.note((
                "没有商品表的上市日期，也没有订货表",
                "There are no launch dates (items sheet) and no orders sheet",
            ));
        }
        Ok(report)
    }
}

fn of_items(book: &Book) -> Vec<Column<'_, Row>> {
    // Whoever reads the items knows their categories: on paper there is no room for both.
    vec![
        named("new_items", ("新品", "New items"), Slot::NewItems),
        named("category", ("品类", "Category"), Slot::Category).dressed(Dress::Hidden),
        column("size", ("尺码", "Size"), |row: &Row| Cell::text(size(book.member(row.member)))),
        column("taste", ("喜好", "Taste"), |row: &Row| Cell::text(preferences(book.member(row.member)))),
    ]
}

/// What the message of a row names.
fn named<'a>(key: &'static str, words: (&'static str, &'static str), slot: Slot) -> Column<'a, Row> {
    column(key, words, move |row: &Row| Cell::maybe(row.named.get(slot), |text| Cell::text(text.to_owned())))
}
