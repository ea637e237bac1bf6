//! The backups of a folder, each looked through as for restoring.

use std::fmt::Write;
use std::fs::File;
use std::path::Path;

use super::archive::unpack;
use super::damage::Damage;
use super::folder;
use crate::book::backup::name;

/// A line for each, the newest first; and whether all of them would restore.
pub(super) fn list(folder: &Path) -> (String, bool) {
    let (mut lines, mut are_sound) = (String::new(), true);
    for day in folder::days(folder).into_iter().rev() {
        let (zh, en) = match files(&folder.join(name(day))) {
            Ok(files) => (format!("{files} 个文件，完好"), format!("{files} files, sound")),
            Err(damage) => {
                are_sound = false;
                damage.words()
            }
        };
        let _ = writeln!(lines, "{}: {zh} / {en}", name(day));
    }
    (lines, are_sound)
}

/// How many files an archive holds, all of them as they should be.
fn files(archive: &Path) -> Result<usize, Damage> {
    let input = File::open(archive).map_err(|_| Damage::NotABackup)?;
    let length = input.metadata().map_err(|_| Damage::NotABackup)?.len();
    unpack(input, length, &mut |_| Ok(None)).map(|manifest| manifest.files.len())
}
