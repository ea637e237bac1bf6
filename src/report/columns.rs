//! Columns and cells that several reports share.

use crate::book::{Book, CallResult, Channel, EarnedBy, Gender, Member, MemberId, Money, NameId, Names, Tier};
use crate::stats::share;
use crate::table::{Cell, Code, Column, column};

/// The key by which the book knows a member.
pub(super) fn key_cell(member: &Member) -> Cell<'_> {
    if member.key_is_phone() { Cell::PhoneKey(member.key()) } else { Cell::text(member.key()) }
}

/// The columns `member` and `name` of rows that may be of nobody the shop knows.
pub(super) fn who_if_any<'a, T>(
    book: &'a Book,
    id: impl Fn(&T) -> Option<MemberId> + Copy + Send + Sync + 'a,
) -> [Column<'a, T>; 2] {
    [
        column("member", ("会员", "Member"), move |row| Cell::maybe(id(row), |id| key_cell(book.member(id)))),
        column("name", ("姓名", "Name"), move |row| Cell::maybe(id(row), |id| name_cell(book.member(id)))),
    ]
}

/// A member's name.
pub(super) fn name_cell(member: &Member) -> Cell<'_> {
    Cell::text(member.name.as_deref().unwrap_or_default())
}

/// A member's phone number.
pub(super) fn phone_cell(member: &Member) -> Cell<'_> {
    Cell::maybe(member.phone.as_deref(), Cell::Phone)
}

/// A text of one of the book's lists.
pub(super) fn text_cell(names: &Names, id: NameId) -> Cell<'_> {
    Cell::text(names.get(id))
}

/// A share of a whole; blank where the whole is nothing.
pub(super) fn share_cell<'a>(part: i128, whole: i128) -> Cell<'a> {
    Cell::maybe(share(part, whole), Cell::Share)
}

/// The columns `member` and `name` with which most tables begin.
pub(super) fn who<'a, T>(book: &'a Book, id: impl Fn(&T) -> MemberId + Copy + Send + Sync + 'a) -> [Column<'a, T>; 2] {
    [
        column("member", ("会员", "Member"), move |row| key_cell(book.member(id(row)))),
        column("name", ("姓名", "Name"), move |row| name_cell(book.member(id(row)))),
    ]
}

impl From<Money> for Cell<'_> {
    fn from(money: Money) -> Self {
        Self::Money(money.0)
    }
}

impl From<Tier> for Cell<'_> {
    fn from(tier: Tier) -> Self {
        Self::Code(Code { key: tier.key(), words: tier.words() })
    }
}

impl From<EarnedBy> for Cell<'_> {
    fn from(by: EarnedBy) -> Self {
        Self::Code(Code { key: by.key(), words: by.words() })
    }
}

impl From<Gender> for Cell<'_> {
    fn from(gender: Gender) -> Self {
        Self::Code(match gender {
            Gender::Male => Code { key: "male", words: ("男", "male") },
            Gender::Female => Code { key: "female", words: ("女", "female") },
        })
    }
}

impl From<CallResult> for Cell<'_> {
    fn from(result: CallResult) -> Self {
        Self::Code(Code { key: result.key(), words: result.words() })
    }
}

impl From<Channel> for Cell<'_> {
    fn from(channel: Channel) -> Self {
        Self::Code(Code { key: channel.key(), words: channel.words() })
    }
}
