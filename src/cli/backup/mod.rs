//! `backup`: the shop's files in a dated archive that is known to unpack again, and back out of it.

mod archive;
mod damage;
mod entry_name;
mod folder;
mod listed;
mod manifest;
mod restore;
mod sources;
#[cfg(test)]
mod tests;

use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use chrono::NaiveDate;
use clap::Args;

use self::damage::Trouble;
use self::manifest::Manifest;
use self::sources::Source;
use super::args::{Quiet, RuleArgs};
use super::failure::{Exit, Failure};
use super::run::Prepared;
use super::{clock, run, say, settings};
use crate::book::Rules;
use crate::book::backup::name;
use crate::book::calendar::as_of;
use crate::read::Input;
use crate::write::atomic;

/// The days of the backups of these files, ascending; none for what is no file.
pub(super) fn days(inputs: &[Input], rules: &Rules) -> Option<Vec<NaiveDate>> {
    folder::beside(inputs, &rules.backup.into).map(|folder| folder::days(&folder))
}

/// How often a backup is tried while somebody saves one of the files.
const TRIES: u32 = 3;
/// How long a file that is being saved is left alone.
const PAUSE: Duration = Duration::from_secs(1);

/// Copy the shop's files into a dated archive that was read back before it got its name, and restore them from it.
///
/// The files are those that a report would read, and the shop.toml in force. The archive is a zip file named after the day,
/// in the folder 备份 beside the first file; one of the same day is replaced. Each file is read again after it was copied, and
/// compared with what the archive gives back; then all but the newest archives are removed.
///
/// With --restore the files of an archive appear in a new folder, once each of them was checked; if one is damaged, none
/// does.
///
///   regulars backup shop
///   regulars backup shop --list
///   regulars backup --restore shop/备份/熟客备份-2026-11-22.zip --to 恢复
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub struct Backup {
    /// Spreadsheets, folders, or patterns [default: the book]
    #[arg(value_name = "FILE")]
    files: Vec<String>,
    /// The folder for archives [default: into of [backup]: 备份 beside the first file]
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
    /// How many of the newest archives are kept [default: keep of [backup]: 12]
    #[arg(long, value_name = "N")]
    keep: Option<NonZeroUsize>,
    /// List the archives, each read through: would it restore?
    #[arg(long, conflicts_with_all = ["restore", "keep"])]
    list: bool,
    /// Unpack this archive
    #[arg(long, value_name = "ARCHIVE", requires = "to", conflicts_with_all = ["files", "into", "keep"])]
    restore: Option<PathBuf>,
    /// The folder to unpack into, which is not there yet or is empty
    #[arg(long, value_name = "DIR", requires = "restore")]
    to: Option<PathBuf>,
    /// The day in the archive's name: 2026-11-22, today, -7d [default: today]
    #[arg(long, value_name = "DATE", env = "REGULARS_TODAY", hide_env_values = true, allow_hyphen_values = true)]
    today: Option<String>,
    #[command(flatten)]
    quiet: Quiet,
    #[command(flatten)]
    rules: RuleArgs,
}

/// Makes a backup, unpacks one, or lists them.
pub(super) fn run(asked: &Backup) -> anyhow::Result<Exit> {
    let (said, exit) = match (&asked.restore, &asked.to) {
        (Some(archive), Some(to)) => {
            let files = restore::restore(archive, to)?;
            let to = to.display().to_string();
            let typed = say::typed(std::slice::from_ref(&to));
            let said = format!("{to}: 恢复了 {files} 个文件，都与备份时一样 / {files} files restored, each as it was");
            (format!("{said}\nregulars check {typed}\n"), Exit::Done)
        }
        _ if asked.list => {
            let (lines, are_sound) = listed::list(&Plan::of(asked)?.folder);
            (lines, if are_sound { Exit::Done } else { Exit::Input })
        }
        _ => (back_up(asked, &Plan::of(asked)?)?, Exit::Done),
    };
    asked.quiet.print(&said)?;
    Ok(exit)
}

/// What is backed up, and where to.
struct Plan {
    rules: Rules,
    rules_file: Option<PathBuf>,
    inputs: Vec<Input>,
    folder: PathBuf,
}

impl Plan {
    fn of(asked: &Backup) -> anyhow::Result<Self> {
        let rules_file = settings::file(&asked.rules, &asked.files);
        let rules = settings::rule_book(&asked.rules, &asked.files)?.rules().map_err(Failure::usage)?;
        let files = if asked.files.is_empty() { vec![run::book(&rules).to_owned()] } else { asked.files.clone() };
        let inputs = Prepared::inputs(&files)?;
        let beside = || folder::beside(&inputs, &rules.backup.into).unwrap_or_default();
        let folder = asked.into.clone().unwrap_or_else(beside);
        Ok(Self { rules, rules_file, inputs, folder })
    }
}

/// Makes a backup; gives what to say of it.
fn back_up(asked: &Backup, plan: &Plan) -> anyhow::Result<String> {
    let local = clock::today();
    let day = asked.today.as_deref().map_or(Ok(local), |text| as_of(text, local)).map_err(Failure::usage)?;
    let sources = sources::sources(&plan.inputs, plan.rules_file.as_deref())?;
    let archive = plan.folder.join(name(day));
    let manifest = write(&sources, day, &plan.folder, &archive)?;
    let keep = asked.keep.unwrap_or(plan.rules.backup.keep).get();
    let gone = folder::prune(&plan.folder, keep, day).map_err(|error| Failure::unwritten(&plan.folder, error))?;
    let (count, archive) = (manifest.files.len(), archive.display());
    let mut said = format!("{archive}: {count} 个文件，已读回核对 / {count} files, read back and compared\n");
    said.extend(gone.into_iter().map(|day| format!("{}: 旧备份，已删除 / old, removed\n", name(day))));
    Ok(said)
}

/// Puts the archive in its place once it is known to hold the files as they are. A file that is being saved is waited for.
fn write(sources: &[Source], day: NaiveDate, folder: &Path, archive: &Path) -> anyhow::Result<Manifest> {
    let is_new = !folder.exists();
    let made = fs::create_dir_all(folder);
    made.map_err(|error| Failure::unwritten(folder, error))?;
    let paths: Vec<&Path> = sources.iter().map(|source| source.path.as_path()).collect();
    atomic::refuse_inputs(archive, &paths).map_err(Trouble::from)?;
    let mut tried = 1;
    let written = loop {
        match atomic::replace_checked(archive, |file| archive::put(sources, day, file)) {
            Err(Trouble::Changed(path)) if tried < TRIES => {
                let path = path.display();
                say::text(&format!("{path}: 正在被改，再备份一次 / changed while it was copied; once more"));
                thread::sleep(PAUSE);
                tried += 1;
            }
            Err(Trouble::Output(error)) => break Err(Trouble::Output(atomic::named(error, archive))),
            done => break done,
        }
    };
    if written.is_err() && is_new {
        // Nothing came into it; a folder that is not empty stays.
        let _ = fs::remove_dir(folder);
    }
    Ok(written?)
}
