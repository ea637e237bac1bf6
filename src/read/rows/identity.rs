//! Which columns say who a row means.

use super::super::cell::Raw;
use super::super::header::Layout;
use super::super::identity::{IdentityCells, IdentityColumns, Said};
use super::super::row::Row;
use crate::book::{Kind, Place};

/// The columns that say who a row means.
#[derive(Debug, Clone, Copy)]
pub(super) struct Identity {
    pub(super) kind: Kind,
    pub(super) card: Option<usize>,
    pub(super) phone: Option<usize>,
    pub(super) name: Option<usize>,
}

impl Identity {
    pub(super) fn new(layout: &Layout) -> Self {
        // The phone of a person of the staff is nobody's whom a member sheet knows.
        let names_members = !matches!(layout.kind, Kind::Staff | Kind::Items);
        let column = |field| layout.column(field).filter(|_| names_members);
        Self { kind: layout.kind, card: column("card_no"), phone: column("phone"), name: column("name") }
    }

    /// What a row of `sheet` says of it.
    pub(super) fn said<'a>(&self, row: &Row<'a>, sheet: u16) -> Said<'a> {
        let get = |column: Option<usize>| column.map_or(Raw::Blank, |column| row.value(column));
        let cells = IdentityCells { card: get(self.card), phone: get(self.phone), name: get(self.name) };
        (cells, Place::row(sheet, row.number))
    }

    /// What a row says of it as texts, where nothing has to be asked about them.
    #[inline]
    pub(super) fn plain<'a>(&self, row: &Row<'a>) -> Option<[&'a str; 3]> {
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
