//! What the command line says about reading.

use std::fmt;
use std::path::PathBuf;

use super::age::Clock;
use super::dictionary::dictionary;
use super::header::{Mapping, fold};
use super::text::Encoding;
use crate::book::{Details, Kind};

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
    /// What of each line is read.
    pub details: Details,
    /// Whether rows that are hidden or filtered out are left out.
    pub visible_only: bool,
    /// Whether a sheet of returned receipts takes them off.
    pub returns: bool,
    /// After how many days without being saved a file is worth a word.
    pub max_age: Option<u32>,
    /// What time it is; without it, no file has an age.
    pub clock: Option<Clock>,
    /// The program that reads xls, xlsb and ods in a process of its own, by [`library::serve`](super::library::serve);
    /// without it, they are read in this one.
    pub program: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            mappings: Vec::new(),
            has_header: true,
            encoding: None,
            select: Vec::new(),
            details: Details::ALL,
            visible_only: false,
            returns: false,
            max_age: None,
            clock: None,
            program: None,
        }
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
    /// No field of the dictionary, and the nearest that is.
    UnknownField(String, Option<&'static str>),
    /// An encoding that is not known.
    UnknownEncoding(String),
}

impl OptionsError {
    fn unknown_field(name: String) -> Self {
        let nearest = dictionary().nearest_field(&name);
        Self::UnknownField(name, nearest)
    }
}

impl fmt::Display for OptionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPair(text) => write!(f, "{text:?}: 请写成 FIELD=VALUE / write FIELD=VALUE"),
            Self::UnknownField(name, near) => {
                write!(f, "{name:?}: 没有这个字段 / no such field")?;
                near.map_or(Ok(()), |near| write!(f, "（是不是 / did you mean {near}?）"))
            }
            Self::UnknownEncoding(name) => {
                write!(f, "{name:?}: 编码只有 / the encodings are utf-8, gbk, gb18030, big5, utf-16")
            }
        }
    }
}

impl std::error::Error for OptionsError {}

fn selection(text: &str) -> Result<(String, String), OptionsError> {
    let (field, value) = text.split_once('=').ok_or_else(|| OptionsError::NotAPair(text.to_owned()))?;
    let (field, value) = (field.trim().to_owned(), value.trim().to_owned());
    if dictionary().is_field(&field) {
        return Ok((field, value));
    }
    // A heading of a sheet of purchases means its field: 店铺=中山路店, shop=中山路店.
    let senses = dictionary().whole(&fold(&field)).iter();
    let meant = senses.into_iter().find(|sense| sense.kind == Kind::Purchases);
    meant.map(|sense| (sense.field.to_owned(), value)).ok_or_else(|| OptionsError::unknown_field(field))
}

impl Options {
    /// Reads the options as they are typed.
    ///
    /// # Errors
    /// What is not `FIELD=VALUE`, an encoding that is not known.
    pub fn new(
        map: &[String],
        select: &[String],
        encoding: Option<&str>,
        has_header: bool,
    ) -> Result<Self, OptionsError> {
        let mut mappings = Vec::new();
        for text in map {
            let (scope, pairs) = text.split_once(':').filter(|(scope, _)| !scope.contains('=')).unzip();
            let pairs = Mapping::parse_all(pairs.unwrap_or(text)).map_err(OptionsError::unknown_field)?;
            let scope = scope.map(str::to_owned);
            mappings.extend(pairs.into_iter().map(|mapping| ScopedMapping { scope: scope.clone(), mapping }));
        }
        let select = select.iter().map(|text| selection(text)).collect::<Result<_, _>>()?;
        let known = |name: &str| Encoding::of_name(name).ok_or_else(|| OptionsError::UnknownEncoding(name.to_owned()));
        let encoding = encoding.map(known).transpose()?;
        Ok(Self { mappings, has_header, encoding, select, ..Self::default() })
    }

    /// The columns named for one sheet of one file.
    pub(super) fn mapped(&self, file: &str, sheet: &str) -> Vec<Mapping> {
        let base = std::path::Path::new(file).file_name().map(|name| name.to_string_lossy().into_owned());
        let is_file = |name: &str| name == file || Some(name) == base.as_deref();
        let is_for = |scope: &str| match scope.split_once('!') {
            Some((name, part)) => is_file(name) && part == sheet,
            None => is_file(scope),
        };
        let scoped = self.mappings.iter().filter(|scoped| scoped.scope.as_deref().is_none_or(is_for));
        scoped.map(|scoped| scoped.mapping.clone()).collect()
    }
}
