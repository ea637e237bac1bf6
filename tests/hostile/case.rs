//! A hostile file: its name and its bytes.

pub(crate) struct Case {
    /// What is wrong with it.
    pub(crate) what: String,
    pub(crate) file: String,
    pub(crate) bytes: Vec<u8>,
}

impl Case {
    pub(crate) fn new(what: impl Into<String>, file: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { what: what.into(), file: file.to_owned(), bytes: bytes.into() }
    }

    pub(crate) fn xlsx(what: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self::new(what, "sheet.xlsx", bytes)
    }
}
