//! What can go wrong in writing, and what to do about it.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::table::{Lang, Words};

/// Why a report was not written. Whatever it is, a file that was there before is untouched.
#[derive(Debug)]
pub enum WriteError {
    /// The report has no table of this name.
    NoSuchTable {
        /// The name asked for.
        name: String,
        /// The names that there are.
        known: Vec<&'static str>,
        /// The one that was probably meant.
        nearest: Option<&'static str>,
    },
    /// The report has nothing to do on a day, so there is no calendar of it.
    NoTasks,
    /// The target is one of the files read.
    IsInput(PathBuf),
    /// The target is a folder.
    IsFolder(PathBuf),
    /// The target's folder is not there.
    NoFolder(PathBuf),
    /// The target, or its folder, cannot be written.
    ReadOnly(PathBuf),
    /// The disk is full.
    DiskFull(PathBuf),
    /// The target is open in another program.
    Open(PathBuf),
    /// The workbook cannot be made.
    Workbook(String),
    /// Anything else that reading and writing meets.
    Io(io::Error),
}

impl WriteError {
    /// A table that is not there, with the likeliest of those that are.
    pub(super) fn no_such_table(name: &str, known: Vec<&'static str>) -> Self {
        const LIKELY: f64 = 0.7;
        let nearest = known
            .iter()
            .map(|key| (strsim::jaro_winkler(name, key), *key))
            .filter(|(likeness, _)| *likeness >= LIKELY)
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))
            .map(|(_, key)| key);
        Self::NoSuchTable { name: name.to_owned(), known, nearest }
    }

    /// Whether the reader of a pipe went away, which is no failure.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Io(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// What happened and what to do, in both languages.
    pub fn words(&self) -> Words {
        let (zh, en) = match self {
            Self::NoSuchTable { name, known, nearest } => return no_such_table(name, known, *nearest),
            Self::NoTasks => (
                "这张表没有要做的事，不能写成日历；.ics 只用于回访名单".to_owned(),
                "Nothing here is to be done on a day; .ics is for lists of callbacks".to_owned(),
            ),
            Self::IsInput(path) => (
                format!("“{}”是输入文件，不会覆盖它；请换一个输出文件名", path.display()),
                format!(
                    "\"{}\" is one of the files read and is never overwritten; choose another name",
                    path.display()
                ),
            ),
            Self::IsFolder(path) => (
                format!("“{}”是文件夹，请在后面加上文件名", path.display()),
                format!("\"{}\" is a folder; add a file name", path.display()),
            ),
            Self::NoFolder(path) => (
                format!("没有文件夹“{}”，请先新建，或换一个位置", path.display()),
                format!("There is no folder \"{}\"; make it first, or choose another place", path.display()),
            ),
            Self::ReadOnly(path) => (
                format!("不能写入“{}”（只读或没有权限），请换一个位置；旧文件没有动", path.display()),
                format!(
                    "\"{}\" cannot be written (read-only); choose another place; nothing was changed",
                    path.display()
                ),
            ),
            Self::DiskFull(path) => (
                format!("磁盘已满，没有写成“{}”，请清理空间后再试；旧文件没有动", path.display()),
                format!(
                    "The disk is full, \"{}\" was not written; free some space and try again; nothing was changed",
                    path.display()
                ),
            ),
            Self::Open(path) => (
                format!("报表“{}”正被 Excel 打开，请关闭后再试；旧报表没有动", path.display()),
                format!("\"{}\" is open in Excel; close it and try again; nothing was changed", path.display()),
            ),
            Self::Workbook(reason) => {
                (format!("没有写成工作簿：{reason}"), format!("The workbook was not written: {reason}"))
            }
            Self::Io(error) => {
                let (zh, en) = why(error);
                (format!("写入失败：{zh}"), format!("Writing failed: {en}"))
            }
        };
        (zh, en).into()
    }
}

/// What the system says of a file or folder and what to do, in Chinese and English; as it says it where that is rare.
pub fn why(error: &io::Error) -> (String, String) {
    use io::ErrorKind::{AlreadyExists, IsADirectory, NotADirectory, NotFound, PermissionDenied};
    let (zh, en) = match error.kind() {
        NotFound => ("没有这个文件或文件夹，请核对名字", "no such file or folder; check the name"),
        PermissionDenied => {
            ("没有权限，请换一个位置，或改它的权限", "not permitted; choose another place, or change who may")
        }
        IsADirectory => ("是文件夹，请写文件名", "is a folder; name a file"),
        AlreadyExists | NotADirectory => (
            "路径里该是文件夹的地方是一个文件，请换一个位置",
            "a file stands where a folder is meant; choose another place",
        ),
        _ => return (error.to_string(), error.to_string()),
    };
    (zh.to_owned(), en.to_owned())
}

fn no_such_table(name: &str, known: &[&str], nearest: Option<&str>) -> Words {
    let (zh, en) = nearest.map_or_else(Default::default, |nearest| {
        (format!("，是不是“{nearest}”？"), format!("; did you mean \"{nearest}\"?"))
    });
    (
        format!("没有名为“{name}”的表{}可选：{}", if zh.is_empty() { "。" } else { &zh }, known.join("、")),
        format!("No table \"{name}\"{} There are: {}", if en.is_empty() { "." } else { &en }, known.join(", ")),
    )
        .into()
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words().get(Lang::English))
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            _ => None,
        }
    }
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<rust_xlsxwriter::XlsxError> for WriteError {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        use rust_xlsxwriter::XlsxError;
        match error {
            XlsxError::IoError(error) | XlsxError::TempFileError(_, error) => Self::Io(error),
            XlsxError::ZipError(error) => Self::Io(error.into()),
            error => Self::Workbook(error.to_string()),
        }
    }
}
