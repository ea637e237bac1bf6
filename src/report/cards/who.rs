//! Whom a row of the register is about.

use crate::book::{Application, Book, MemberId, NameId};
use crate::report::columns::{key_cell, name_cell};
use crate::table::{Cell, Column, column};

/// A member of the book, or somebody whom only the register knows.
#[derive(Clone, Copy)]
pub(in crate::report) enum Who<'a> {
    Member(MemberId),
    Written(&'a Application),
}

impl<'a> Who<'a> {
    pub(super) fn of(application: &'a Application) -> Self {
        application.member.map_or(Self::Written(application), Self::Member)
    }

    /// What rows are sorted by.
    pub(super) fn key(self, book: &'a Book) -> &'a str {
        match self {
            Self::Member(id) => book.member(id).key(),
            Self::Written(application) => {
                let written = &application.written;
                let names = written.card.as_deref().or(written.phone.as_deref()).or(written.name.as_deref());
                names.unwrap_or_default()
            }
        }
    }

    fn member(self, book: &'a Book) -> Cell<'a> {
        match self {
            Self::Member(id) => key_cell(book.member(id)),
            Self::Written(Application { written, .. }) => match (&written.card, &written.phone) {
                (None, Some(phone)) => Cell::PhoneKey(phone),
                _ => Cell::text(self.key(book)),
            },
        }
    }

    fn name(self, book: &'a Book) -> Cell<'a> {
        match self {
            Self::Member(id) => name_cell(book.member(id)),
            Self::Written(application) => Cell::text(application.written.name.as_deref().unwrap_or_default()),
        }
    }
}

/// The columns `member` and `name`.
pub(in crate::report) fn columns<'a, T>(
    book: &'a Book,
    who: impl Fn(&T) -> Who<'a> + Copy + Send + Sync + 'a,
) -> [Column<'a, T>; 2] {
    [
        column("member", ("会员", "Member"), move |row| who(row).member(book)),
        column("name", ("姓名", "Name"), move |row| who(row).name(book)),
    ]
}

/// A person of the staff: the register's own, else the one who answers for the member.
pub(super) fn staff(application: &Application, other: NameId) -> NameId {
    if application.staff.is_none() { other } else { application.staff }
}
