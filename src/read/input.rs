//! What the command line names → files: folders, patterns and standard input included.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::book::backup;

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A file; whether it was named itself, rather than found in a folder.
    File(PathBuf, bool),
    /// Standard input.
    Standard,
}

impl Input {
    /// The name under which it is reported.
    pub fn name(&self) -> String {
        match self {
            Self::File(path, _) => path.display().to_string(),
            Self::Standard => "-".to_owned(),
        }
    }

    /// When the file was last saved, as far as the disk tells.
    pub fn saved(&self) -> Option<SystemTime> {
        let Self::File(path, _) = self else { return None };
        path.metadata().ok()?.modified().ok()
    }

    /// Whether Excel, WPS or `LibreOffice` has left its mark beside the file: `~$` or `.~` before its name, by some in the
    /// place of the first two characters.
    pub(super) fn has_lock_file(&self) -> bool {
        let Self::File(path, _) = self else { return false };
        if is_lock_file(path) {
            return false;
        }
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return false };
        let rest: String = name.chars().skip(2).collect();
        let locks = [format!("~${name}"), format!("~${rest}"), format!(".~{name}"), format!(".~lock.{name}#")];
        locks.iter().any(|lock| path.with_file_name(lock).is_file())
    }
}

/// Names of table files by their extension; what a file really is, its content tells.
const EXTENSIONS: [&str; 8] = ["csv", "tsv", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods"];

/// Expands folders and patterns, in the order named, those of a folder or a pattern by name; each file once.
///
/// # Errors
/// The first name that matches nothing, as typed.
pub fn expand(names: &[String]) -> Result<Vec<Input>, String> {
    let mut inputs: Vec<Input> = Vec::new();
    for name in names {
        let found = expand_one(name);
        if found.is_empty() {
            return Err(name.clone());
        }
        for input in found {
            if !inputs.iter().any(|known| known.name() == input.name()) {
                inputs.push(input);
            }
        }
    }
    Ok(inputs)
}

fn expand_one(name: &str) -> Vec<Input> {
    let path = Path::new(name);
    if name == "-" {
        return vec![Input::Standard];
    }
    if path.is_dir() {
        return in_folder(path);
    }
    if path.exists() {
        return vec![Input::File(path.to_path_buf(), true)];
    }
    let mut matched: Vec<PathBuf> =
        glob::glob(name).map(|paths| paths.flatten().filter(|path| path.is_file()).collect()).unwrap_or_default();
    matched.retain(|path| !is_lock_file(path) && !is_backup(path));
    matched.sort();
    matched.into_iter().map(|path| Input::File(path, true)).collect()
}

fn in_folder(folder: &Path) -> Vec<Input> {
    let Ok(entries) = folder.read_dir() else { return Vec::new() };
    let is_table = |path: &PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase);
        extension.is_some_and(|extension| EXTENSIONS.contains(&extension.as_str())) && !is_lock_file(path)
    };
    let mut files: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file() && is_table(path)).collect();
    files.sort();
    files.into_iter().map(|path| Input::File(path, false)).collect()
}

/// Whether a file is a backup of this program, which nobody means who names many files at once.
fn is_backup(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).and_then(backup::day).is_some()
}

/// Whether a file is the mark that Excel leaves beside an open workbook.
pub(super) fn is_lock_file(path: &Path) -> bool {
    path.file_name().is_some_and(|name| ["~$", ".~"].iter().any(|lock| name.to_string_lossy().starts_with(lock)))
}
