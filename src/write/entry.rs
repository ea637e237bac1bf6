//! What people enter into a column of an empty sheet.

/// What a column takes, and what is said to whoever goes there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it takes.
    pub holds: Holds,
    /// What to write, up to 255 characters; blank where the heading says it.
    pub advice: &'static str,
}

/// What a column takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holds {
    /// Words, and digits as they are typed: a phone keeps all of them, a birthday is not made a day of this year.
    Words,
    /// A day.
    Day,
    /// A day, or a mark where nobody knows the day.
    DayOrMark,
    /// A day and a time of day.
    Moment,
    /// Yuan.
    Money,
    /// A number.
    Number,
    /// One of these.
    OneOf(Vec<&'static str>),
    /// Mostly one of these, offered for choice; anything else is taken too.
    Often(Vec<&'static str>),
}
