//! Which columns say who a row means.

use super::super::cell::Raw;
use super::super::header::Layout;
use super::super::identity::{IdentityCells, IdentityColumns, Said};
use super::super::row::Row;
use super::super::values::{planned, text};
use crate::book::{Kind, Place};

/// The columns that say who a row means.
#[derive(Debug, Clone, Copy)]
pub(super) struct Identity {
    pub(super) kind: Kind,
    pub(super) card: Option<usize>,
    pub(super) phone: Option<usize>,
    pub(super) name: Option<usize>,
    /// Of a call list the column of the key, which begins with that of the member.
    key: Option<usize>,
    is_list: bool,
}

impl Identity {
    pub(super) fn new(layout: &Layout) -> Self {
        // The phone of a person of the staff is nobody's whom a member sheet knows.
        let names_members = !matches!(layout.kind, Kind::Staff | Kind::Items | Kind::Measures);
        let column = |field| layout.column(field).filter(|_| names_members);
        Self {
            kind: layout.kind,
            card: column("card_no"),
            phone: column("phone"),
            name: column("name"),
            key: None,
            is_list: false,
        }
    }

    /// Of a call list, where the key, else the column `member`, tells the member as the book knows it.
    pub(super) fn of_list(layout: &Layout) -> Self {
        Self { key: layout.column("key"), is_list: true, ..Self::new(layout) }
    }

    /// What a row of `sheet` says of it.
    pub(super) fn said<'a>(&self, row: &Row<'a>, sheet: u16) -> Said<'a> {
        let get = |column: Option<usize>| column.map_or(Raw::Blank, |column| row.value(column));
        let cells = IdentityCells { card: get(self.card), phone: get(self.phone), name: get(self.name) };
        let cells = if self.is_list { listed(cells, get(self.key)) } else { cells };
        (cells, Place::row(sheet, row.number))
    }

    /// What a row says of it as texts, where nothing has to be asked about them.
    #[inline]
    pub(super) fn plain<'a>(&self, row: &Row<'a>) -> Option<[&'a str; 3]> {
        if self.is_list {
            return None;
        }
        let text = |column: Option<usize>| column.map_or(Some(""), |column| row.plain(column));
        Some([text(self.card)?, text(self.phone)?, text(self.name)?])
    }

    /// Where it stands in each row.
    pub(super) fn columns(&self) -> IdentityColumns {
        let place = |column: Option<usize>| column.and_then(|column| u16::try_from(column).ok());
        let place = |column| place(column).unwrap_or(Place::WHOLE_ROW);
        IdentityColumns { card: place(self.card), phone: place(self.phone) }
    }

    /// The leftmost of them.
    pub(super) fn first(&self) -> Option<usize> {
        [self.card, self.phone, self.name].into_iter().flatten().min()
    }

    /// Whether nothing stands in any of them.
    pub(super) fn is_blank(&self, row: &Row<'_>) -> bool {
        [self.card, self.phone, self.name].into_iter().flatten().all(|column| row.get(column).is_blank())
    }

    /// Whether it is left out where merged cells say which rows belong together.
    pub(super) fn is_apart(&self, row: &Row<'_>) -> bool {
        [self.card, self.phone, self.name].into_iter().flatten().any(|column| row.is_apart(column))
    }

    /// What stands in the identity cells, for a message.
    pub(super) fn written(&self, row: &Row<'_>) -> String {
        let columns = [self.card, self.phone, self.name].into_iter().flatten();
        columns.map(|column| row.get(column).text().into_owned()).find(|text| !text.is_empty()).unwrap_or_default()
    }
}

/// The identity cells of a row of a call list. The book knows who can be called by card, else phone, where several share
/// the phone by phone and name; a number in print may be masked, and then tells nobody.
fn listed<'a>(cells: IdentityCells<'a>, key: Raw<'a>) -> IdentityCells<'a> {
    let shown = if cells.phone.text().contains('*') { Raw::Blank } else { cells.phone };
    let own = match (key, cells.card) {
        (Raw::Text(key), _) if planned::member(key).is_some() => planned::member(key),
        (_, Raw::Text(member)) => Some(member),
        _ => None,
    };
    let Some(member) = own else { return IdentityCells { phone: shown, ..cells } };
    let number = member.split_once('/').map_or(member, |(number, _)| number);
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_digits(number) && number.len() == 11 && number.starts_with('1') {
        return IdentityCells { card: Raw::Blank, phone: Raw::Text(number), name: cells.name };
    }
    // A landline or a foreign number is the key of a member, too.
    let dialled = text::trim(&shown.text()) == number;
    let card = if dialled { Raw::Blank } else { Raw::Text(member) };
    IdentityCells { card, phone: shown, name: cells.name }
}
