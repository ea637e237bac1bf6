//! `completions`: what makes a shell complete commands and options.

use clap::Args;
use clap_complete::{Shell, generate};

use super::args::Quiet;
use super::failure::Exit;
use super::{help, output};

/// Print the script with which a shell completes the commands and options of regulars.
///
/// It speaks the language of help. It is made from the commands themselves: print it again after an update.
///
///   regulars completions bash > ~/.local/share/bash-completion/completions/regulars
///   regulars completions fish > ~/.config/fish/completions/regulars.fish
///   regulars completions powershell > regulars.ps1
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
    #[command(flatten)]
    pub quiet: Quiet,
}

/// Prints the script.
pub(super) fn run(asked: &Completions) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    generate(asked.shell, &mut help::commands(), help::ROOT, &mut script);
    output::print_bytes(&script)?;
    Ok(Exit::Done)
}
