//! `man`: the help of all commands as pages of a manual.

mod page;

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Command};

use super::args::Quiet;
use super::failure::{Exit, Failure};
use super::{help, output};
use crate::write::atomic;

/// Print the manual: all commands, a page each, as man reads them, in the language of help.
///
///   regulars man | man -l -
///   regulars man --into ~/.local/share/man/man1
///   regulars man > regulars.man
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub struct Man {
    /// Write each page into a file of this folder: regulars.1, regulars-tiers.1, …
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
    #[command(flatten)]
    quiet: Quiet,
}

/// Prints or writes the pages.
pub(super) fn run(asked: &Man) -> anyhow::Result<Exit> {
    let commands = help::commands();
    let mut pages = Vec::new();
    gather(&commands, &mut pages)?;
    match &asked.into {
        Some(folder) => asked.quiet.print(&write(folder, &pages)?)?,
        None => output::print(&pages.into_iter().map(|(_, page)| page).collect::<String>())?,
    }
    Ok(Exit::Done)
}

/// The page of a command and those of the commands below it, by the names of their files.
fn gather(command: &Command, pages: &mut Vec<(String, String)>) -> anyhow::Result<()> {
    // The manual needs no command that prints the help.
    let command = command.clone().mut_subcommands(|below| {
        let is_help = below.get_name() == help::HELP;
        below.hide(is_help)
    });
    let name = command.get_display_name().unwrap_or(help::ROOT);
    pages.push((format!("{name}.1"), page::of(&command)?));
    command.get_subcommands().filter(|below| !below.is_hide_set()).try_for_each(|below| gather(below, pages))
}

/// Writes the pages; gives what to say of it.
fn write(folder: &Path, pages: &[(String, String)]) -> anyhow::Result<String> {
    fs::create_dir_all(folder).map_err(|error| Failure::unwritten(folder, error))?;
    for (name, page) in pages {
        let path = folder.join(name);
        let written = atomic::replace(&path, |out| out.write_all(page.as_bytes()).map_err(Into::into));
        written.map_err(|error| Failure::unwritten(&path, error))?;
    }
    Ok(format!("{}: {} 页 / pages\n", folder.display(), pages.len()))
}
