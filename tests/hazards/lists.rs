//! Complaints, card register, staff, items, orders, vouchers and measures, in the words of the cases: the parts that say
//! anything, from left to right, a day with its time as `2024-03-05T14:20`.

use chrono::NaiveDate;
use regulars::book::{Book, ComplaintStep, Done, MemberId, Moment, Money, Origin, Solved};

/// What was read of each sort, in the order of the book.
pub(crate) fn all(book: &Book) -> [(&'static str, Vec<String>); 7] {
    [
        ("complaint", complaints(book)),
        ("application", applications(book)),
        ("person", people(book)),
        ("item", items(book)),
        ("order", orders(book)),
        ("voucher", vouchers(book)),
        ("measure", measures(book)),
    ]
}

fn key(book: &Book, member: Option<MemberId>) -> String {
    member.map_or_else(|| "-".to_owned(), |member| book.member(member).key().to_owned())
}

fn shown(word: &str, parts: &[String]) -> String {
    let said: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    format!("{word} {}", said.join(" "))
}

fn labelled(label: &str, value: String) -> String {
    if value.is_empty() { value } else { format!("{label}={value}") }
}

fn text(label: &str, value: &str) -> String {
    labelled(label, value.to_owned())
}

fn day(label: &str, day: Option<NaiveDate>) -> String {
    labelled(label, day.map(|day| day.to_string()).unwrap_or_default())
}

fn money(label: &str, money: Option<Money>) -> String {
    labelled(label, money.map(|money| money.to_string()).unwrap_or_default())
}

fn moment(moment: Moment) -> String {
    let time = moment.time.map(|time| time.format("T%H:%M").to_string()).unwrap_or_default();
    format!("{}{time}", moment.day)
}

/// A day, `√` where it is unknown, blank for what is still to be done.
fn done(label: &str, done: Done) -> String {
    let value = match done {
        Done::No => String::new(),
        Done::DayUnknown => "√".to_owned(),
        Done::On(day) => day.to_string(),
    };
    labelled(label, value)
}

fn complaints(book: &Book) -> Vec<String> {
    let one = |complaint: &regulars::book::Complaint| {
        let origin = match complaint.origin {
            Some(Origin::Local) => "local",
            Some(Origin::Elsewhere) => "elsewhere",
            None => "",
        };
        let solved = match complaint.solved {
            Solved::Open => "open".to_owned(),
            Solved::DayUnknown => "solved=√".to_owned(),
            Solved::At(at) => format!("solved={}", moment(at)),
        };
        let parts = [
            moment(complaint.received),
            key(book, complaint.member),
            origin.to_owned(),
            text("category", &complaint.category),
            text("target", &complaint.target),
            text("content", &complaint.content),
            text("owner", book.staff.get(complaint.owner)),
            text("action", &complaint.action),
            labelled("reply", complaint.first_reply.map(moment).unwrap_or_default()),
            solved,
            text("outcome", &complaint.outcome),
            text("compensation", &complaint.compensation),
            text("reason", &complaint.reason),
        ];
        shown("complaint", &[&parts[..], &steps(complaint)].concat())
    };
    book.complaints.iter().map(one).collect()
}

/// The steps of a complaint: who took it behind the day, with a mark between.
fn steps(complaint: &regulars::book::Complaint) -> Vec<String> {
    let one = |step: ComplaintStep| {
        let ticked = complaint.step(step);
        let by = if ticked.by.is_empty() { String::new() } else { format!("@{}", ticked.by) };
        done(step.key(), ticked.done) + &by
    };
    ComplaintStep::ALL.map(one).into()
}

fn applications(book: &Book) -> Vec<String> {
    const STAGES: [&str; 9] =
        ["applied", "voided", "entered", "submitted", "approved", "told", "again", "mailed", "collected"];
    let one = |row: &regulars::book::Application| {
        let mut parts = vec![key(book, row.member), row.card.map(|card| card.key().to_owned()).unwrap_or_default()];
        parts.extend(STAGES.iter().zip(row.stages).map(|(label, stage)| done(label, stage)));
        parts.extend([
            day("agreed", row.agreed),
            text("staff", book.staff.get(row.staff)),
            text("address", &row.address),
            text("phone", row.written.phone.as_deref().unwrap_or_default()),
        ]);
        shown("application", &parts)
    };
    book.applications.iter().map(one).collect()
}

fn people(book: &Book) -> Vec<String> {
    let one = |row: &regulars::book::Person| {
        let parts = [
            book.staff.get(row.name).to_owned(),
            text("no", &row.number),
            text("role", &row.role),
            text("shop", book.shops.get(row.shop)),
            day("joined", row.joined),
            done("left", row.left),
            text("phone", &row.phone),
            money("target", row.target),
        ];
        shown("person", &parts)
    };
    book.people.iter().map(one).collect()
}

fn items(book: &Book) -> Vec<String> {
    let one = |row: &regulars::book::Item| {
        let parts = [
            row.sku.to_string(),
            row.name.to_string(),
            text("category", &row.category),
            text("size", &row.size),
            money("price", row.price),
            money("cost", row.cost),
            day("launch", row.launch),
            text("washing", &row.washing),
        ];
        shown("item", &parts)
    };
    book.goods.iter().map(one).collect()
}

fn orders(book: &Book) -> Vec<String> {
    let one = |row: &regulars::book::Order| {
        let parts = [
            key(book, row.member),
            row.item.to_string(),
            text("size", &row.size),
            day("ordered", row.ordered),
            done("arrived", row.arrived),
            done("told", row.told),
            done("collected", row.collected),
        ];
        shown("order", &parts)
    };
    book.orders.iter().map(one).collect()
}

fn vouchers(book: &Book) -> Vec<String> {
    let one = |row: &regulars::book::Voucher| {
        let parts = [
            key(book, row.member),
            row.kind.to_string(),
            day("issued", row.issued),
            day("until", row.valid_until),
            done("used", row.used),
            money("value", row.value),
        ];
        shown("voucher", &parts)
    };
    book.vouchers.iter().map(one).collect()
}

fn measures(book: &Book) -> Vec<String> {
    let one = |row: &regulars::book::Measure| {
        let parts = [
            row.cause.to_string(),
            row.action.to_string(),
            text("owner", book.staff.get(row.owner)),
            day("due", row.due),
            done("done", row.done),
        ];
        shown("measure", &parts)
    };
    book.measures.iter().map(one).collect()
}
