//! The book on disk: locked, replaced whole, the state before kept beside it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::lock::Lock;
use crate::cli::apart;
use crate::cli::failure::Failure;
use crate::read::text::Bytes;
use crate::read::{Input, hash, stored};
use crate::table::Lang;
use crate::write::{WriteError, atomic};

/// A book as it was when it was looked at.
#[derive(Debug)]
pub(super) struct OnDisk {
    path: PathBuf,
    /// What stood there.
    seen: Option<Box<str>>,
    _lock: Option<Lock>,
}

impl OnDisk {
    /// Looks at a book, and keeps others from writing it if it is `to_write`.
    ///
    /// # Errors
    /// Another import is at it; what stands there is no book, and is left alone.
    pub(super) fn open(path: &Path, to_write: bool) -> anyhow::Result<Self> {
        let lock = if to_write { Lock::take(path)? } else { None };
        let seen = state(path)?;
        let book = Self { path: path.to_owned(), seen, _lock: lock };
        if let Some(input) = book.input() {
            let name = path.display();
            match stored::is_book(&input, apart::program().as_deref()) {
                Ok(true) => {}
                Ok(false) => {
                    return Err(Failure::output(format!(
                        "{name} 不是本程序的账本，没有动它；请用 --into 换一个名字 / is no book of this program and was left alone; choose another name with --into"
                    )));
                }
                Err(fact) => {
                    let (zh, en) = crate::book::Problem::new(crate::book::Place::sheet(0), fact, "").words();
                    return Err(Failure::input(format!("{name}: {zh} / {en}")));
                }
            }
        }
        Ok(book)
    }

    /// The book as a file to read, if there is one.
    pub(super) fn input(&self) -> Option<Input> {
        self.seen.is_some().then(|| Input::File(self.path.clone(), true))
    }

    /// Writes the book, unless it changed since it was looked at; the state before is kept.
    ///
    /// # Errors
    /// It changed, or cannot be written: then it is as it was.
    pub(super) fn put(
        &self,
        fill: impl FnOnce(&mut (dyn Write + Send)) -> Result<(), WriteError>,
    ) -> anyhow::Result<()> {
        let fail = |error: &WriteError| Failure::output(error.words().get(Lang::Chinese));
        if state(&self.path)? != self.seen {
            let name = self.path.display();
            return Err(Failure::output(format!(
                "{name} 在读取之后被改过，没有写入；请再运行一次 / changed after it was read and was not written; run the import again"
            )));
        }
        let before = || -> Result<(), WriteError> {
            let Some(_) = &self.seen else { return atomic::replace(&backup(&self.path), |_| Ok(())) };
            let mut book = File::open(&self.path)?;
            atomic::replace(&backup(&self.path), |mut out| Ok(io::copy(&mut book, &mut out).map(drop)?))
        };
        before().and_then(|()| atomic::replace(&self.path, fill)).map_err(|error| fail(&error))
    }
}

/// Puts the state before in the place of the book, and the book in its; doing so again brings the book back. Says
/// whether there is a book now.
///
/// # Errors
/// There is no state before, another import is at it, or the folder cannot be written.
pub(super) fn swap(path: &Path) -> anyhow::Result<bool> {
    let _lock = Lock::take(path)?;
    let (backup, name) = (backup(path), path.display());
    let length = |path: &Path| fs::metadata(path).ok().map(|there| there.len());
    // An empty state before: there was no book.
    let swapped = match (length(path), length(&backup)) {
        (_, None) | (None, Some(0)) => {
            return Err(Failure::input(format!("{name}: 没有可以撤回的 import / there is no import to take back")));
        }
        (Some(_), Some(0)) => fs::rename(path, &backup).map(|()| false),
        (None, Some(_)) => fs::rename(&backup, path).and_then(|()| File::create(&backup)).map(|_| true),
        (Some(_), Some(_)) => both(path, &backup).map(|()| true),
    };
    swapped.map_err(|error| Failure::unwritten(path, error))
}

/// At every moment there is a whole book.
fn both(book: &Path, backup: &Path) -> io::Result<()> {
    let aside = beside(book, ".undo");
    fs::copy(book, &aside)?;
    fs::rename(backup, book)?;
    fs::rename(&aside, backup)
}

/// Where the state before is kept.
pub(super) fn backup(book: &Path) -> PathBuf {
    beside(book, ".bak")
}

fn beside(book: &Path, ending: &str) -> PathBuf {
    let mut name = book.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    book.with_file_name(name)
}

/// What a file holds; none where there is no file.
fn state(path: &Path) -> anyhow::Result<Option<Box<str>>> {
    match hash(&Bytes::File(path.to_owned())) {
        Ok(hash) => Ok(Some(hash)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::unread(path, &error)),
    }
}
