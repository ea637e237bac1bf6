//! Workbooks of the other formats: xls, xlsb and ods, through a library.
//!
//! The library believes what a file says of itself and holds whole sheets. So its input is bounded, and where the program
//! can start itself it reads in a process of its own (`apart`), which may neither take long nor much memory and may
//! fall without harm; else in this one (`direct`), where a panic of it is an error of the file.

mod apart;
mod direct;
mod rows;
mod wire;

use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use apart::Apart;
pub use apart::COMMAND;
use direct::Direct;

use super::row::{Row, Walk};
use crate::book::{Fact, Limit};

/// Bytes of a file; Excel itself stops an xls at 65,536 rows.
const LARGEST: usize = 64 << 20;

/// A format that the library reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Excel 97 to 2003.
    Xls,
    /// The binary format of Excel.
    Xlsb,
    /// Open Document.
    Ods,
}

impl Format {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Xls => "xls",
            Self::Xlsb => "xlsb",
            Self::Ods => "ods",
        }
    }

    fn of_name(name: &str) -> Option<Self> {
        [Self::Xls, Self::Xlsb, Self::Ods].into_iter().find(|format| format.name() == name)
    }
}

/// A workbook.
pub struct Library {
    format: Format,
    reader: Reader,
}

/// Who has read it, or will.
enum Reader {
    Apart(Apart),
    Direct(Box<Direct>),
}

/// A sheet of a workbook.
pub struct LibrarySheet<'a> {
    reader: &'a mut Reader,
    name: String,
}

impl Library {
    /// Opens a workbook; `program` is one that answers to [`COMMAND`].
    ///
    /// # Errors
    /// It is protected, incomplete, too large, or no workbook of that format.
    pub fn open(format: Format, bytes: Vec<u8>, program: Option<&Path>) -> Result<Self, Fact> {
        if bytes.len() > LARGEST {
            return Err(Fact::OverLimit(Limit::OldWorkbook));
        }
        let reader = match program.and_then(|program| apart::read(program, format, &bytes)) {
            Some(read) => Reader::Apart(read?),
            None => Reader::Direct(Box::new(Direct::open(format, bytes.into())?)),
        };
        Ok(Self { format, reader })
    }

    /// What kind of file it is.
    pub const fn format(&self) -> &'static str {
        self.format.name()
    }

    /// The names of its worksheets, with whether each is shown.
    pub fn sheets(&self) -> Vec<(String, bool)> {
        match &self.reader {
            Reader::Apart(apart) => apart.sheets(),
            Reader::Direct(direct) => direct.sheets(),
        }
    }

    /// One of its worksheets.
    pub fn sheet(&mut self, name: &str) -> LibrarySheet<'_> {
        LibrarySheet { reader: &mut self.reader, name: name.to_owned() }
    }
}

impl Walk for LibrarySheet<'_> {
    fn walk(&mut self, visit: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>) -> Result<(), (u32, Fact)> {
        match self.reader {
            Reader::Apart(apart) => apart.walk(&self.name, visit),
            Reader::Direct(direct) => direct.walk(&self.name, visit),
        }
    }
}

/// The other side of [`COMMAND`]: reads a workbook of the format of that name, and writes what stands in it.
///
/// # Errors
/// No such format, or a pipe that is closed. What is wrong with the workbook is written.
pub fn serve(format: &str, input: &mut dyn Read, output: &mut dyn Write) -> io::Result<()> {
    let format = Format::of_name(format).ok_or(io::ErrorKind::InvalidInput)?;
    let mut bytes = Vec::new();
    input.take(LARGEST as u64 + 1).read_to_end(&mut bytes)?;
    match Direct::open(format, Arc::from(bytes)) {
        Ok(mut direct) => {
            for (name, shown) in direct.sheets() {
                wire::sheet(output, &name, shown, &mut |visit| direct.walk(&name, visit))?;
            }
        }
        Err(fact) => wire::fact(output, &fact)?,
    }
    wire::end(output)
}
