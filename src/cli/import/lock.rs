//! One import at a time: a file beside the book that is locked as long as it is worked on.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use same_file::Handle;

use crate::cli::failure::Failure;

/// Holds the lock of a book. The system lets go of it with the program, however that ends.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Takes the lock of a book; none where the file system knows no locks.
    ///
    /// # Errors
    /// Another import has it, or nothing can be written beside the book.
    pub(super) fn take(book: &Path) -> anyhow::Result<Option<Self>> {
        let path = beside(book);
        let fail = |error: io::Error| Failure::unwritten(book, error);
        loop {
            let options = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
            let file = options.map_err(fail)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(busy(&path)),
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(fail(error)),
            }
            // Whoever held it before may have taken the file away between opening and locking.
            if still_there(&file, &path) {
                return Ok(Some(Self { path, _file: file }));
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Left behind, it would lock nothing.
        let _ = fs::remove_file(&self.path);
    }
}

fn beside(book: &Path) -> PathBuf {
    let name = book.file_name().unwrap_or_default().to_string_lossy();
    book.with_file_name(format!(".{name}.lock"))
}

fn still_there(file: &File, path: &Path) -> bool {
    let own = file.try_clone().and_then(Handle::from_file);
    own.is_ok_and(|own| Handle::from_path(path).is_ok_and(|there| there == own))
}

fn busy(path: &Path) -> anyhow::Error {
    Failure::output(format!(
        "另一个 import 正在写这个账本，请等它结束再试（锁文件 {path}；程序一结束锁就解开，不用删它） / another import is \
         working on this book; try again when it is done (lock file {path}; it is unlocked when that program ends and \
         need not be deleted)",
        path = path.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::Lock;

    #[test]
    fn a_lock_is_had_by_one_and_leaves_nothing() {
        let folder = tempfile::tempdir().expect("folder");
        let book = folder.path().join("会员账本.xlsx");
        let lock = Lock::take(&book).expect("free").expect("locks");
        let message = Lock::take(&book).expect_err("held").to_string();
        assert!(message.contains(".会员账本.xlsx.lock"), "{message}");
        drop(lock);
        assert_eq!(folder.path().read_dir().expect("folder").count(), 0);
        drop(Lock::take(&book).expect("free again"));
    }
}
