//! How much a problem matters.

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The value or row is not used.
    Error,
    /// Used, with a note.
    Warning,
    /// Worth knowing.
    Information,
}

impl Severity {
    /// `E`, `W` or `I`.
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Error => "E",
            Self::Warning => "W",
            Self::Information => "I",
        }
    }
}
