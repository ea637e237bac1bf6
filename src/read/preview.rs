//! The first rows of a sheet, kept while it is being understood.

use super::cell::Raw;

/// A cell that owns its text.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum OwnedCell {
    /// Nothing.
    #[default]
    Blank,
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// A date by its format, as days since 1899-12-30.
    Serial(f64),
    /// A truth value.
    Bool(bool),
    /// An error value.
    Error(String),
}

impl OwnedCell {
    /// The cell, borrowed.
    pub fn raw(&self) -> Raw<'_> {
        match self {
            Self::Blank => Raw::Blank,
            Self::Text(text) => Raw::Text(text),
            Self::Number(number) => Raw::Number(*number),
            Self::Serial(serial) => Raw::Serial(*serial),
            Self::Bool(truth) => Raw::Bool(*truth),
            Self::Error(error) => Raw::Error(error),
        }
    }
}
