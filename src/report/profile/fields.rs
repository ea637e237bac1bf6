//! How complete profiles are, and which nobody has looked after for long.

use chrono::NaiveDate;

use super::field::ASKED;
use crate::book::calendar::window_start;
use crate::book::{Book, Histories, MemberId, NameId, Rules};
use crate::report::churn::last_contact;
use crate::report::columns::{share_cell, text_cell, who};
use crate::report::responsible::responsible;
use crate::report::tags::{Tags, tags_column};
use crate::table::{Cell, Code, Column, Table, column};

/// The table `fields`.
pub(super) fn completeness(book: &Book) -> Table<'_> {
    let members = book.members.len();
    let filled = |&(code, has): &super::field::Asked| (code, book.members.iter().filter(|member| has(member)).count());
    let rows: Vec<(Code, usize)> = ASKED.iter().map(filled).collect();
    let columns = vec![
        column("field", ("项目", "Field"), |row: &(Code, usize)| row.0.into()),
        column("filled", ("已填", "Filled"), |row: &(Code, usize)| Cell::count(row.1)),
        column("members", ("会员数", "Members"), move |_| Cell::count(members)),
        column("share", ("占比", "Share"), move |row: &(Code, usize)| share_cell(row.1 as i128, members as i128)),
    ];
    Table::new("fields", ("资料完整", "Completeness"), rows, columns)
}

/// A member of whom nothing was heard for long.
struct Row<'a> {
    id: MemberId,
    updated: Option<NaiveDate>,
    joined: Option<NaiveDate>,
    purchase: Option<NaiveDate>,
    contact: Option<NaiveDate>,
    staff: NameId,
    tags: Vec<&'a str>,
}

impl Row<'_> {
    /// The last sign of the member.
    fn last(&self) -> Option<NaiveDate> {
        self.updated.max(self.joined).max(self.purchase).max(self.contact)
    }
}

/// The table `untouched`, the longest first, those without any day before them.
pub(super) fn untouched<'a>(book: &'a Book, rules: &Rules, as_of: NaiveDate, tags: &Tags<'a>) -> Table<'a> {
    let since = window_start(as_of, rules.profile.untouched_months.max(1));
    let mut rows = Vec::new();
    Histories::new(book, &rules.purchases).each(as_of, |id, history| {
        let profile = book.member(id).profile.as_deref();
        let known = |day: Option<NaiveDate>| day.filter(|&day| day <= as_of);
        let mut row = Row {
            id,
            updated: known(profile.and_then(|profile| profile.updated)),
            joined: known(profile.and_then(|profile| profile.joined)),
            // Who brought all back was there all the same.
            purchase: history.purchases.last().map(|purchase| purchase.day),
            contact: last_contact(book, id, as_of),
            staff: NameId::NONE,
            tags: Vec::new(),
        };
        if row.last().is_none_or(|last| last < since) {
            (row.staff, row.tags) = (responsible(book, id, history, as_of), tags.of(id, history));
            rows.push(row);
        }
    });
    rows.sort_by_key(|row| (row.last(), row.id));
    let missing = |row: &Row| {
        let member = book.member(row.id);
        let mut missing: Vec<Code> = ASKED.iter().filter(|(_, has)| !has(member)).map(|&(code, _)| code).collect();
        missing.sort_unstable_by_key(|code| code.key);
        Cell::Codes(missing)
    };
    let mut columns: Vec<Column<'a, Row<'a>>> = Vec::from(who(book, |row: &Row| row.id));
    columns.extend([
        column("last", ("最近动静", "Last sign"), |row: &Row| row.last().into()),
        column("last_purchase", ("最近消费", "Last purchase"), |row: &Row| row.purchase.into()),
        column("last_contact", ("上次联系", "Last contact"), |row: &Row| row.contact.into()),
        column("joined", ("入会日期", "Joined"), |row: &Row| row.joined.into()),
        column("updated", ("更新日期", "Updated"), |row: &Row| row.updated.into()),
        column("missing", ("未填", "Missing"), missing),
        column("staff", ("责任店员", "Staff"), |row: &Row| text_cell(&book.staff, row.staff)),
        tags_column(|row: &Row<'a>| &row.tags),
    ]);
    Table::new("untouched", ("久未更新的资料", "Untouched profiles"), rows, columns)
}
