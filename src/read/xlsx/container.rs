//! The zip file around the parts of a workbook.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use zip::ZipArchive;

use super::fault::{Over, fault, zip_fault};
use super::names;
use crate::book::{Fact, Limit};
use crate::read::text::Bytes;

/// Parts of a workbook.
const ENTRIES: usize = 4_096;
/// Bytes of a part that any file may inflate to.
const INFLATED: u64 = 512 << 20;
/// Bytes of a part whose ratio is that of spreadsheets.
const INFLATED_AT_MOST: u64 = 2 << 30;
/// The ratio of spreadsheets: repeated rows come to 30, blank formatted ones to 150.
const RATIO: u64 = 200;
/// How often a part may be inflated in all: to be previewed, judged, looked through for merged cells, and read.
const PASSES: u64 = 4;

/// Bytes that the entries of any zip file of `length` bytes may inflate to, each inflated once.
pub const fn inflated_at_most(length: u64) -> u64 {
    INFLATED + length.saturating_mul(RATIO)
}

/// Bytes of a zip file that can be read from anywhere.
trait Seekable: Read + Seek + Send {}
impl<T: Read + Seek + Send> Seekable for T {}

/// A zip file, open.
pub(in crate::read) struct Container {
    archive: ZipArchive<Box<dyn Seekable>>,
    /// In the form in which they are compared.
    names: Vec<String>,
}

impl Container {
    /// Opens a zip file.
    ///
    /// # Errors
    /// It cannot be read, is incomplete, or has more entries than any workbook.
    pub(in crate::read) fn open(bytes: &Bytes) -> Result<Self, Fact> {
        let input: Box<dyn Seekable> = match bytes {
            Bytes::File(path) => Box::new(BufReader::new(File::open(path).map_err(|error| fault(&error))?)),
            Bytes::Memory(bytes) => Box::new(Cursor::new(Arc::clone(bytes))),
        };
        let archive = ZipArchive::new(input).map_err(|error| zip_fault(&error))?;
        if archive.len() > ENTRIES {
            return Err(Fact::OverLimit(Limit::Entries));
        }
        let name = |name: &[u8]| names::normal(&String::from_utf8_lossy(name));
        let names = archive.file_names_raw().map(name).collect();
        Ok(Self { archive, names })
    }

    /// Whether it has a part of that name.
    pub(in crate::read) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The part of a name: as it is spelt, else in whatever case.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        let wanted = names::normal(name);
        let same = |test: fn(&str, &str) -> bool| self.names.iter().position(|own| test(own, &wanted));
        same(|own, wanted| own == wanted).or_else(|| same(str::eq_ignore_ascii_case))
    }

    /// A part, inflated as it is read, as far as `budget` goes.
    ///
    /// # Errors
    /// It is protected, or packed in a way that spreadsheets never are.
    pub(super) fn part<'a>(&'a mut self, index: usize, budget: &'a Budget) -> Result<impl Read + Send + use<'a>, Fact> {
        let part = self.archive.by_index(index).map_err(|error| zip_fault(&error))?;
        let left = part.compressed_size().saturating_mul(RATIO).clamp(INFLATED, INFLATED_AT_MOST);
        Ok(Bounded { part, left, budget })
    }
}

/// What may still be inflated of a workbook, so that neither a part named ten thousand times nor parts that lie over each
/// other cost more than the file is worth.
#[derive(Debug)]
pub(super) struct Budget(AtomicU64);

impl Budget {
    /// For a file of so many bytes.
    pub(super) fn of(length: u64) -> Self {
        Self(AtomicU64::new(inflated_at_most(length.saturating_mul(PASSES))))
    }
}

/// A part that stops at its limits.
struct Bounded<'a, R> {
    part: R,
    left: u64,
    budget: &'a Budget,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.part.read(out)?;
        let taken = read as u64;
        let in_budget = self.budget.0.fetch_sub(taken, Ordering::Relaxed) >= taken;
        self.left = self.left.checked_sub(taken).filter(|_| in_budget).ok_or_else(|| {
            self.budget.0.store(0, Ordering::Relaxed);
            io::Error::other(Over(Limit::Inflated))
        })?;
        Ok(read)
    }
}
