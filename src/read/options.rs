//! What the command line says about reading.

use std::collections::BTreeMap;
use std::fmt;

use super::header::{Mapping, Naming};
use super::text::Encoding;

/// How files are read.
#[derive(Debug, Clone)]
pub struct Options {
    /// Columns named for fields, for all sheets or for one.
    pub mappings: Vec<ScopedMapping>,
    /// Whether the sheets have a header row.
    pub has_header: bool,
    /// The encoding of text files, if it is not to be decided.
    pub encoding: Option<Encoding>,
    /// Fields of purchases and the values they must have.
    pub select: Vec<(String, String)>,
}

impl Default for Options {
    fn default() -> Self {
        Self { mappings: Vec::new(), has_header: true, encoding: None, select: Vec::new() }
    }
}

/// A mapping and the sheets that it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScopedMapping {
    /// `FILE` or `FILE!SHEET`; `None` for all.
    pub scope: Option<String>,
    /// Field and column.
    pub mapping: Mapping,
}

/// An option that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OptionsError {
    /// Not `FIELD=VALUE`.
    NotAPair(String),
    /// An encoding that is not known.
    UnknownEncoding(String),
}

impl fmt::Display for OptionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPair(text) => write!(f, "{text:?}: 请写成 FIELD=VALUE / write FIELD=VALUE"),
            Self::UnknownEncoding(name) => {
                write!(f, "{name:?}: 编码只有 / the encodings are utf-8, gbk, gb18030, big5, utf-16")
            }
        }
    }
}

impl std::error::Error for OptionsError {}

fn pair(text: &str) -> Result<(String, String), OptionsError> {
    let (field, value) = text.split_once('=').ok_or_else(|| OptionsError::NotAPair(text.to_owned()))?;
    Ok((field.trim().to_owned(), value.trim().to_owned()))
}

/// The columns named for one sheet.
pub(super) struct NamingOf<'a> {
    mapped: Vec<Mapping>,
    configured: Vec<(String, String)>,
    has_header: bool,
    _options: std::marker::PhantomData<&'a ()>,
}

impl Options {
    /// Reads the options as they are typed.
    ///
    /// # Errors
    /// What is not `FIELD=VALUE`, an encoding that is not known.
    pub fn new(map: &[String], select: &[String], encoding: Option<&str>, has_header: bool) -> Result<Self, OptionsError> {
        let mappings = map.iter().map(|text| scoped(text)).collect::<Result<_, _>>()?;
        let select = select.iter().map(|text| pair(text)).collect::<Result<_, _>>()?;
        let known = |name: &str| Encoding::of_name(name).ok_or_else(|| OptionsError::UnknownEncoding(name.to_owned()));
        Ok(Self { mappings, has_header, encoding: encoding.map(known).transpose()?, select })
    }
}
