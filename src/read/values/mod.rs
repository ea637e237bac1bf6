//! Small parsers from the text of a cell to a value, each with its table of cases.

pub mod birthday;
mod birthday_text;
pub mod card;
pub mod clock;
pub mod contact;
pub mod date;
mod date_text;
pub mod decimal;
pub mod digits;
pub mod entries;
pub mod id_card;
pub mod mark;
pub mod money;
mod numerals;
mod order;
pub mod person;
pub mod phone;
pub mod planned;
pub mod quantity;
mod scan;
pub mod score;
pub mod stage;
pub mod standing;
pub mod text;
pub mod ticked;
pub mod tier;
pub mod verdict;

pub use decimal::Decimal;

use crate::book::Fact;

/// A value that could be read, with a note where it was not plain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read<T> {
    /// The value.
    pub value: T,
    /// What the shop should know about how it was read.
    pub note: Option<Fact>,
}

impl<T> Read<T> {
    /// A value read as plainly as it stands.
    pub const fn plain(value: T) -> Self {
        Self { value, note: None }
    }

    /// A value with a note.
    pub const fn noted(value: T, note: Fact) -> Self {
        Self { value, note: Some(note) }
    }
}

#[cfg(test)]
mod properties;
