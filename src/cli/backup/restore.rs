//! A backup unpacked again: all of it, or nothing.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::archive::unpack;
use super::damage::Damage;
use crate::cli::failure::Failure;

/// Unpacks an archive into a folder that is not there or is empty; gives the number of files. They are checked in a folder
/// beside it, which takes its name at the end.
///
/// # Errors
/// Anything wrong with the archive; a folder that is not empty, or that cannot be written.
pub(super) fn restore(archive: &Path, to: &Path) -> anyhow::Result<usize> {
    let fail = |error: io::Error| Failure::unwritten(to, error);
    refuse_taken(to)?;
    let unread = |error: io::Error| Failure::unread(archive, &error);
    let input = File::open(archive).map_err(unread)?;
    let length = input.metadata().map_err(unread)?.len();
    let target = std::path::absolute(to).map_err(fail)?;
    let beside = target.parent().unwrap_or(&target);
    let aside = tempfile::Builder::new().prefix(".regulars-").tempdir_in(beside).map_err(fail)?;
    let path = |name: &str| -> PathBuf { [aside.path()].into_iter().chain(name.split('/').map(Path::new)).collect() };
    let unpacked = unpack(input, length, &mut |name| {
        let path = path(name);
        fs::create_dir_all(path.parent().unwrap_or(aside.path()))?;
        File::create_new(path).map(Some)
    });
    let manifest = unpacked.map_err(|damage| match damage {
        Damage::Unwritten(error) => fail(error),
        damage => {
            let ((zh, en), archive) = (damage.words(), archive.display());
            Failure::input(format!("{archive}: {zh}，没有恢复；请用另一份 / {en}; nothing was restored; use another"))
        }
    })?;
    let synced = |name| File::options().write(true).open(path(name)).and_then(|file| file.sync_all());
    manifest.names().try_for_each(synced).map_err(fail)?;
    rename(aside.path(), &target).map_err(fail)?;
    // What was removed at the end of this would be a folder that is no longer there.
    let _ = aside.keep();
    Ok(manifest.files.len())
}

/// Refuses a folder that has anything in it, or a file.
fn refuse_taken(to: &Path) -> anyhow::Result<()> {
    let is_free = match to.read_dir() {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    };
    if is_free {
        return Ok(());
    }
    Err(Failure::output(format!(
        "{}: 不是空文件夹，没有动它；请换一个新的名字 / is no empty folder and was left alone; choose a new name",
        to.display()
    )))
}

/// Gives a folder its name, also where an empty one has it.
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    if to.is_dir() {
        fs::remove_dir(to)?;
    }
    fs::rename(from, to)
}
