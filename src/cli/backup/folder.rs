//! The folder of dated backups.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::book::backup;
use crate::read::Input;

/// Where backups of these files are, as the rules say: beside the first file, unless they name a whole path.
pub(super) fn beside(inputs: &[Input], into: &str) -> Option<PathBuf> {
    let first = inputs.iter().find_map(|input| match input {
        Input::File(path, _) => Some(path),
        Input::Standard => None,
    })?;
    Some(first.parent().unwrap_or(Path::new("")).join(into))
}

/// The days of the backups in a folder, ascending. Other files are none.
pub(super) fn days(folder: &Path) -> Vec<NaiveDate> {
    let Ok(entries) = folder.read_dir() else { return Vec::new() };
    let files = entries.flatten().filter(|entry| entry.path().is_file());
    let mut days: Vec<NaiveDate> = files.filter_map(|entry| backup::day(entry.file_name().to_str()?)).collect();
    days.sort_unstable();
    days
}

/// Removes all but the newest `keep`, and never that of `made`; gives the days of those removed.
///
/// # Errors
/// One that cannot be removed.
pub(super) fn prune(folder: &Path, keep: usize, made: NaiveDate) -> io::Result<Vec<NaiveDate>> {
    let mut old = days(folder);
    old.truncate(old.len().saturating_sub(keep));
    old.retain(|&day| day != made);
    old.iter().try_for_each(|&day| fs::remove_file(folder.join(backup::name(day))))?;
    Ok(old)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{days, prune};
    use crate::book::backup::name;

    #[test]
    fn only_the_oldest_of_our_own_go() {
        let folder = tempfile::tempdir().expect("a folder");
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
        for made in [3, 1, 5, 2] {
            std::fs::write(folder.path().join(name(day(made))), "").expect("a file");
        }
        for other in ["熟客备份-2026-10-01 (1).zip", "2026-10-01.zip", "会员.xlsx"] {
            std::fs::write(folder.path().join(other), "").expect("a file");
        }
        std::fs::create_dir(folder.path().join(name(day(9)))).expect("a folder");
        assert_eq!(prune(folder.path(), 3, day(5)).expect("removed"), [day(1)]);
        assert_eq!(days(folder.path()), [2, 3, 5].map(day));
        // One made for a day in the past stays, old as it is.
        assert_eq!(prune(folder.path(), 1, day(2)).expect("removed"), [day(3)]);
        assert_eq!(days(folder.path()), [2, 5].map(day));
        assert_eq!(folder.path().read_dir().expect("a folder").count(), 2 + 3 + 1);
    }
}
