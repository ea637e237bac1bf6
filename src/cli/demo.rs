//! `demo`: the invented shop as files.

use std::path::Path;

use super::args::Quiet;
use super::failure::{Exit, Failure};
use crate::demo::shop;
use crate::write::atomic;

/// Writes the invented shop into a folder.
pub(super) fn run(folder: &Path, quiet: Quiet) -> anyhow::Result<Exit> {
    std::fs::create_dir_all(folder).map_err(|error| Failure::unwritten(folder, error))?;
    let files = shop()?;
    for (name, bytes) in &files {
        let path = folder.join(name);
        match std::fs::read(&path) {
            Ok(there) if there == *bytes => continue,
            Ok(_) => {
                let path = path.display();
                return Err(Failure::output(format!(
                    "{path}: 已有同名文件，没有改动，请换一个文件夹 / a file of this name is there and was left alone; choose another folder"
                )));
            }
            Err(_) => {}
        }
        let written = atomic::replace(&path, |out| out.write_all(bytes).map_err(Into::into));
        written.map_err(|error| Failure::unwritten(&path, error))?;
    }
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let folder = super::say::typed(&[folder.display().to_string()]);
    quiet.print(&format!("{folder}: {}\nregulars callbacks today {folder} --today 2026-11-22\n", names.join(" ")))?;
    Ok(Exit::Done)
}
