//! A file written whole or not at all.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::WriteError;

/// Refuses a target that is one of the files read: the same path, a symbolic link or a hard link to it.
///
/// # Errors
/// [`WriteError::IsInput`].
pub fn refuse_inputs<P: AsRef<Path>>(target: &Path, inputs: &[P]) -> Result<(), WriteError> {
    let is_target = |input: &P| {
        same_file::is_same_file(input.as_ref(), target).unwrap_or_else(|_| {
            // One of them cannot be opened; their names still can be compared.
            let resolved = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
            resolved(input.as_ref()) == resolved(target)
        })
    };
    if inputs.iter().any(is_target) { Err(WriteError::IsInput(target.to_owned())) } else { Ok(()) }
}

/// Puts what `fill` writes where `target` is: to a temporary file beside it that only its owner can read, synced and
/// renamed. A link is followed; what is no file (a pipe, a device) is written as it is.
///
/// # Errors
/// What `fill` returns, or what the disk says; `target` is then what it was before.
pub fn replace<T>(
    target: &Path,
    fill: impl FnOnce(&mut (dyn Write + Send)) -> Result<T, WriteError>,
) -> Result<T, WriteError> {
    match fs::metadata(target) {
        Ok(there) if !there.is_dir() && !there.is_file() => {
            let mut out = BufWriter::new(fs::OpenOptions::new().write(true).open(target)?);
            let answer = fill(&mut out)?;
            out.flush()?;
            Ok(answer)
        }
        _ => replace_checked(target, |file| {
            let mut out = BufWriter::with_capacity(1 << 16, file);
            let filled = fill(&mut out).and_then(|answer| Ok(out.flush().map(|()| answer)?));
            filled.map_err(|error| named(error, target))
        }),
    }
}

/// Like [`replace`], where `fill` looks at what it wrote before that takes its place: it is handed the temporary file.
///
/// # Errors
/// What `fill` returns, or what the disk says; `target` is then what it was before.
pub fn replace_checked<T, E: From<WriteError>>(
    target: &Path,
    fill: impl FnOnce(&mut fs::File) -> Result<T, E>,
) -> Result<T, E> {
    let named = |error| named(error, target);
    match fs::metadata(target) {
        Ok(there) if there.is_dir() => return Err(WriteError::IsFolder(target.to_owned()).into()),
        Ok(there) if there.permissions().readonly() => return Err(WriteError::ReadOnly(target.to_owned()).into()),
        _ => {}
    }
    let real = fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
    let folder = folder_of(&real);
    if !folder.is_dir() {
        return Err(WriteError::NoFolder(folder).into());
    }
    let mut beside = tempfile::Builder::new().prefix(".regulars-").tempfile_in(&folder).map_err(|e| named(e.into()))?;
    let answer = fill(beside.as_file_mut())?;
    beside.as_file().sync_all().map_err(|error| named(error.into()))?;
    beside.persist(&real).map_err(|failed| in_the_way(failed.error, &real))?;
    // The new name survives a power cut too, where folders can be synced.
    let _ = fs::File::open(&folder).and_then(|folder| folder.sync_all());
    Ok(answer)
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// The same error, with the target's name where that says what to do.
pub fn named(error: WriteError, target: &Path) -> WriteError {
    use io::ErrorKind::{NotFound, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    match error {
        WriteError::Io(error) => match error.kind() {
            StorageFull | QuotaExceeded => WriteError::DiskFull(target.to_owned()),
            PermissionDenied | ReadOnlyFilesystem => WriteError::ReadOnly(target.to_owned()),
            NotFound if !folder_of(target).is_dir() => WriteError::NoFolder(folder_of(target)),
            _ => WriteError::Io(error),
        },
        error => error,
    }
}

/// Why the finished file could not take the target's place.
fn in_the_way(error: io::Error, target: &Path) -> WriteError {
    /// Windows: another program has the file open, or has locked a part of it.
    const SHARING: [i32; 2] = [32, 33];
    let shared = cfg!(windows) && error.raw_os_error().is_some_and(|code| SHARING.contains(&code));
    let denied = error.kind() == io::ErrorKind::PermissionDenied;
    if shared || (denied && excel_lock(target).exists()) {
        return WriteError::Open(target.to_owned());
    }
    named(error.into(), target)
}

/// The file that Excel keeps beside a workbook that it has open.
fn excel_lock(target: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from("~$");
    name.push(target.file_name().unwrap_or_default());
    target.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io;
    use std::path::Path;

    use super::{WriteError, in_the_way, named, refuse_inputs, replace};

    fn put(target: &Path, text: &str) -> Result<(), WriteError> {
        replace(target, |out| Ok(out.write_all(text.as_bytes())?))
    }

    #[test]
    fn a_file_is_replaced_whole_and_is_its_owners_alone() {
        let folder = tempfile::tempdir().expect("folder");
        let target = folder.path().join("报表.csv");
        put(&target, "old").expect("written");
        put(&target, "new").expect("written");
        assert_eq!(fs::read_to_string(&target).expect("read"), "new");
        assert_eq!(fs::read_dir(folder.path()).expect("folder").count(), 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&target).expect("there").permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_failure_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().expect("folder");
        let target = folder.path().join("x.csv");
        fs::write(&target, "old").expect("written");
        let full = replace(&target, |out| {
            out.write_all(b"half")?;
            Err::<(), _>(io::Error::from(io::ErrorKind::StorageFull).into())
        });
        assert!(matches!(full, Err(WriteError::DiskFull(_))));
        assert_eq!(fs::read_to_string(&target).expect("read"), "old");
        assert_eq!(fs::read_dir(folder.path()).expect("folder").count(), 1);
    }

    #[test]
    fn what_cannot_be_written_is_named() {
        let folder = tempfile::tempdir().expect("folder");
        assert!(matches!(put(folder.path(), ""), Err(WriteError::IsFolder(_))));
        assert!(matches!(put(&folder.path().join("none/x.csv"), ""), Err(WriteError::NoFolder(_))));
        let target = folder.path().join("x.csv");
        fs::write(&target, "old").expect("written");
        let mut permissions = fs::metadata(&target).expect("there").permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&target, permissions).expect("set");
        assert!(matches!(put(&target, "new"), Err(WriteError::ReadOnly(_))));
        let denied = io::Error::from(io::ErrorKind::PermissionDenied);
        assert!(matches!(named(denied.into(), &target), WriteError::ReadOnly(_)));
    }

    #[test]
    fn a_workbook_open_in_excel_is_told_by_its_lock_file() {
        let folder = tempfile::tempdir().expect("folder");
        let denied = || io::Error::from(io::ErrorKind::PermissionDenied);
        let target = folder.path().join("回访.xlsx");
        assert!(matches!(in_the_way(denied(), &target), WriteError::ReadOnly(_)));
        fs::write(folder.path().join("~$回访.xlsx"), "").expect("written");
        assert!(matches!(in_the_way(denied(), &target), WriteError::Open(_)));
    }

    #[cfg(unix)]
    #[test]
    fn inputs_are_refused_by_path_link_and_hard_link() {
        let folder = tempfile::tempdir().expect("folder");
        let [input, link, hard, other] =
            ["会员.xlsx", "link.xlsx", "hard.xlsx", "new.xlsx"].map(|n| folder.path().join(n));
        fs::write(&input, "x").expect("written");
        std::os::unix::fs::symlink(&input, &link).expect("linked");
        fs::hard_link(&input, &hard).expect("linked");
        let roundabout = folder.path().join(".").join("会员.xlsx");
        for target in [&input, &link, &hard, &roundabout] {
            assert!(matches!(refuse_inputs(target, &[&input]), Err(WriteError::IsInput(_))), "{target:?}");
        }
        refuse_inputs(&other, &[&input]).expect("another file");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_and_stays() {
        let folder = tempfile::tempdir().expect("folder");
        let [target, link] = ["real.csv", "link.csv"].map(|name| folder.path().join(name));
        fs::write(&target, "old").expect("written");
        std::os::unix::fs::symlink(&target, &link).expect("linked");
        put(&link, "new").expect("written");
        assert_eq!(fs::read_to_string(&target).expect("read"), "new");
        assert!(link.is_symlink());
    }
}
