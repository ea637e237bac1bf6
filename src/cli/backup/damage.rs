//! What can be wrong with a backup, and what to do about it.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::cli::failure::Failure;
use crate::table::Lang;
use crate::write::WriteError;

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

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotABackup => f.write_str(
                "不是 regulars 的备份，或者已经损坏，没有恢复；请用另一份 / is no backup of regulars, or damaged; nothing was \
                 restored; use another",
            ),
            Self::TooMuch => f.write_str(
                "解压后过大，不像备份，没有恢复；请用另一份 / unfolds to more than a backup can hold; nothing was restored; use \
                 another",
            ),
            Self::Unsafe(name) => write!(
                f,
                "文件名 {name:?} 不安全，没有恢复；请用另一份 / the name {name:?} is not safe; nothing was restored; use another"
            ),
            Self::Damaged(names) => {
                let (zh, en) = (names.join("、"), names.join(", "));
                write!(
                    f,
                    "里面的 {zh} 已损坏，没有恢复；请用另一份 / {en} inside it is damaged; nothing was restored; use another"
                )
            }
            Self::Unwritten(error) => write!(f, "恢复时写不进去 / could not be written while restoring: {error}"),
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
            Trouble::Source(path, error) => Failure::input(format!(
                "{}: 读不了，没有备份：{error} / cannot be read; no backup was made",
                path.display()
            )),
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
