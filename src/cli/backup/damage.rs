//! What can be wrong with a backup, and what to do about it.

use std::io;
use std::path::PathBuf;

use crate::cli::failure::Failure;
use crate::table::Lang;
use crate::write::{WriteError, why};

/// What is wrong with an archive.
#[derive(Debug)]
pub(super) enum Damage {
    /// No archive of this program, or one whose list cannot be read.
    NotABackup,
    /// Unfolds to more than an archive of its size can be worth.
    TooMuch,
    /// A name that would leave the folder, or that some system cannot have.
    Unsafe(String),
    /// Files that are not what the list says.
    Damaged(Vec<String>),
    /// A file could not be written while it was unpacked.
    Unwritten(io::Error),
}

impl Damage {
    /// What is wrong, in Chinese and English.
    pub(super) fn words(&self) -> (String, String) {
        match self {
            Self::NotABackup => {
                ("不是 regulars 的备份，或者已经损坏".to_owned(), "is no backup of regulars, or damaged".to_owned())
            }
            Self::TooMuch => ("解压后过大，不像备份".to_owned(), "unfolds to more than a backup can hold".to_owned()),
            Self::Unsafe(name) => (format!("文件名 {name:?} 不安全"), format!("the name {name:?} is not safe")),
            Self::Damaged(names) => {
                (format!("里面的 {} 已损坏", names.join("、")), format!("damaged inside: {}", names.join(", ")))
            }
            Self::Unwritten(error) => {
                let (zh, en) = why(error);
                (format!("写不进去：{zh}"), format!("cannot be written: {en}"))
            }
        }
    }
}

/// Why no backup was made. One that was there before is as it was.
#[derive(Debug)]
pub(super) enum Trouble {
    /// A file that cannot be read.
    Source(PathBuf, io::Error),
    /// A file that changed while it was copied.
    Changed(PathBuf),
    /// What was written does not read back.
    Unverified,
    /// The archive cannot be written.
    Output(WriteError),
}

impl From<WriteError> for Trouble {
    fn from(error: WriteError) -> Self {
        Self::Output(error)
    }
}

impl From<Trouble> for anyhow::Error {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Source(path, error) => {
                let ((zh, en), path) = (why(&error), path.display());
                Failure::input(format!("{path}: 没有备份：{zh} / no backup was made: {en}"))
            }
            Trouble::Changed(path) => Failure::input(format!(
                "{}: 备份时一直有人在改，没有备份；请在 Excel 里关掉它再试 / keeps changing while it is copied; no backup was made; \
                 close it in Excel and try again",
                path.display()
            )),
            Trouble::Unverified => Failure::output(
                "写出的备份读回来不对，没有留下；请换一个磁盘再试 / what was written does not read back and was not kept; try \
                 another disk",
            ),
            Trouble::Output(error) => {
                Failure::output(format!("{} / {}", error.words().get(Lang::Chinese), error.words().get(Lang::English)))
            }
        }
    }
}
