//! A column: key, labels and value together, so that they cannot drift apart.

use super::{Cell, Code, Words};

/// How a workbook dresses a column beyond the format of its values.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Dress {
    /// As its values are.
    #[default]
    Plain,
    /// Data bars.
    Bars,
    /// A colour scale.
    Heat,
    /// One colour scale over all columns dressed so.
    Map,
    /// For the staff to fill in; with the choices of a drop-down, if any.
    FillIn(Vec<Code>),
    /// Sentences: on a screen they go on below instead of being cut.
    Prose,
    /// There, but hidden.
    Hidden,
}

/// The heading of a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// The key that scripts rely on.
    pub key: &'static str,
    /// The labels that people read.
    pub words: Words,
    /// How a workbook dresses it.
    pub dress: Dress,
    /// Room for what is written into it by hand, in digits; as much as its values need where it is less.
    pub room: usize,
}

/// What a column shows of a row.
pub(super) type Value<'a, T> = Box<dyn Fn(&T) -> Cell<'a> + Send + Sync + 'a>;

/// A column over rows of type `T`.
pub struct Column<'a, T> {
    pub(super) head: Head,
    pub(super) value: Value<'a, T>,
}

/// A column: its key, its labels in Chinese and English, and its value in a row.
pub fn column<'a, T>(
    key: &'static str,
    words: (&'static str, &'static str),
    value: impl Fn(&T) -> Cell<'a> + Send + Sync + 'a,
) -> Column<'a, T> {
    Column { head: Head { key, words: words.into(), dress: Dress::Plain, room: 0 }, value: Box::new(value) }
}

impl<'a, T> Column<'a, T> {
    /// The same column over rows that hold one of these.
    pub fn of<U>(self, row: impl Fn(&U) -> &T + Send + Sync + 'a) -> Column<'a, U>
    where
        T: 'a,
    {
        let value = self.value;
        Column { head: self.head, value: Box::new(move |other: &U| value(row(other))) }
    }

    /// The same column under labels that the data name.
    pub fn titled(mut self, words: impl Into<Words>) -> Self {
        self.head.words = words.into();
        self
    }

    /// The same column, dressed.
    pub fn dressed(mut self, dress: Dress) -> Self {
        self.head.dress = dress;
        self
    }

    /// The same column with room for so many digits by hand.
    pub fn with_room(mut self, room: usize) -> Self {
        self.head.room = room;
        self
    }
}
