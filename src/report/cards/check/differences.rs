//! Values of one member that differ from sheet to sheet.

use std::borrow::Cow;

use crate::book::calendar::YearlyDay;
use crate::book::{Application, Book, Identity, Member, MemberId, Place};
use crate::report::columns::who;
use crate::table::{Cell, Code, Column, Table, column};

/// What can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    Name,
    Phone,
    Card,
    Birthday,
}

impl Field {
    const ALL: [Self; 4] = [Self::Name, Self::Phone, Self::Card, Self::Birthday];

    const fn code(self) -> Code {
        match self {
            Self::Name => Code { key: "name", words: ("姓名", "Name") },
            Self::Phone => Code { key: "phone", words: ("电话", "Phone") },
            Self::Card => Code { key: "card_no", words: ("卡号", "Card number") },
            Self::Birthday => Code { key: "birthday", words: ("生日", "Birthday") },
        }
    }
}

/// A row of a sheet about a member.
struct Version<'a> {
    values: [Option<Cow<'a, str>>; 4],
    place: Place,
}

impl<'a> Version<'a> {
    fn new(texts: [Option<&'a str>; 3], birthday: Option<YearlyDay>, place: Place) -> Self {
        let [name, phone, card] = texts.map(|text| text.map(Cow::Borrowed));
        let birthday = birthday.map(|day| Cow::Owned(day.to_string()));
        Self { values: [name, phone, card, birthday], place }
    }

    fn written(written: &'a Identity, birthday: Option<YearlyDay>, place: Place) -> Self {
        let Identity { card, phone, name } = written;
        Self::new([name.as_deref(), phone.as_deref(), card.as_deref()], birthday, place)
    }
}

struct Row<'a> {
    id: MemberId,
    field: Field,
    // Value and cell, here and there.
    sheet: (Cow<'a, str>, Place),
    other: (Cow<'a, str>, Place),
}

/// By key; of a member by field, then by place.
pub(super) fn table<'a>(book: &'a Book) -> Table<'a> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    for (id, version) in versions(book) {
        let kept = kept(book, id);
        rows.extend(Field::ALL.into_iter().filter_map(|field| differs(id, field, &kept, &version)));
    }
    rows.sort_by(|a, b| (a.id, a.field, a.other.1, &a.other.0).cmp(&(b.id, b.field, b.other.1, &b.other.0)));
    let [member, name] = who(book, |row: &Row| row.id);
    let columns: Vec<Column<'a, Row<'a>>> = vec![
        member,
        name,
        column("field", ("项目", "Field"), |row: &Row| row.field.code().into()),
        column("sheet_value", ("会员表", "Sheet"), |row: &Row<'a>| value(row.field, &row.sheet.0)),
        column("sheet_cell", ("单元格", "Cell"), |row: &Row| address(book, row.field, row.sheet.1)),
        column("other_value", ("另一处", "Other"), |row: &Row<'a>| value(row.field, &row.other.0)),
        column("other_cell", ("另一处单元格", "Other cell"), |row: &Row| address(book, row.field, row.other.1)),
    ];
    Table::new("differences", ("各表不一致的资料", "Differences"), rows, columns)
}

/// The application of each value in which the register differs from what the shop keeps of the member, the till's export included.
pub(in crate::report) fn of_register(book: &Book) -> impl Iterator<Item = &Application> {
    book.applications.iter().flat_map(move |of| {
        let differs = move |(id, version): (MemberId, Version<'_>)| {
            let kept = kept(book, id);
            Field::ALL.into_iter().filter(|&field| differs(id, field, &kept, &version).is_some()).count()
        };
        std::iter::repeat_n(of, applied(of).map(differs).unwrap_or_default())
    })
}

/// What stands beside the fullest row of each member: its other rows in member sheets, and those of the register.
fn versions(book: &Book) -> impl Iterator<Item = (MemberId, Version<'_>)> {
    let sheets = book.member_rows.iter();
    let sheets = sheets.map(|row| (row.member, Version::written(&row.written, row.birthday, row.place)));
    sheets.chain(book.applications.iter().filter_map(applied))
}

fn applied(of: &Application) -> Option<(MemberId, Version<'_>)> {
    Some((of.member?, Version::written(&of.written, None, of.place)))
}

/// The fullest row itself, where there is one; its place is the row that the sheet of members has.
fn kept(book: &Book, id: MemberId) -> Version<'_> {
    let Member { card_no, phone, name, profile, .. } = book.member(id);
    let place = profile.as_deref().and_then(|profile| profile.place).unwrap_or(Place::sheet(0));
    let of_member = &book.member_rows[book.member_rows.partition_point(|row| row.member < id)..];
    let own = of_member.iter().take_while(|row| row.member == id).find(|row| row.place == place);
    let birthday = profile.as_deref().and_then(|profile| profile.birthday);
    let known = || Version::new([name.as_deref(), phone.as_deref(), card_no.as_deref()], birthday, place);
    own.map_or_else(known, |row| Version::written(&row.written, row.birthday, place))
}

fn differs<'a>(id: MemberId, field: Field, kept: &Version<'a>, version: &Version<'a>) -> Option<Row<'a>> {
    let of = |version: &Version<'a>| Some((version.values[field as usize].clone()?, version.place));
    let (sheet, other) = (of(kept)?, of(version)?);
    (sheet.0 != other.0).then_some(Row { id, field, sheet, other })
}

fn value<'a>(field: Field, text: &Cow<'a, str>) -> Cell<'a> {
    match (field, text) {
        (Field::Phone, Cow::Borrowed(phone)) => Cell::Phone(phone),
        _ => Cell::text(text.clone()),
    }
}

/// The cell of a field in a row: under the column that holds it, else the row as a whole.
fn address<'a>(book: &Book, field: Field, place: Place) -> Cell<'a> {
    let sheet = book.sheets.get(usize::from(place.sheet));
    let column = sheet.and_then(|sheet| sheet.columns.iter().find(|column| column.field == field.code().key));
    Cell::text(book.address(column.map_or(place, |column| Place { column: column.index, ..place })))
}
