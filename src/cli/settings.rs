//! Where the rules come from: `--rules`, else `shop.toml` beside the first file and upward, else the user's own.

use std::path::{Path, PathBuf};

use super::args::{LangName, RuleArgs};
use super::failure::Failure;
use crate::book::Rules;
use crate::book::rules::RuleBook;

const NAME: &str = "shop.toml";

/// The file that the rules in force come from, if any does.
pub(super) fn file(args: &RuleArgs, files: &[String]) -> Option<PathBuf> {
    args.rules.clone().or_else(|| beside(files)).or_else(users_own)
}

/// The rules in force.
pub(super) fn rule_book(args: &RuleArgs, files: &[String]) -> anyhow::Result<RuleBook> {
    let mut book = RuleBook::default();
    if let Some(path) = file(args, files) {
        let fail = |why: &dyn std::fmt::Display| Failure::usage(format!("{}: {why}", path.display()));
        let bytes = std::fs::read(&path).map_err(|error| Failure::usage(Failure::at(&path, &error)))?;
        // A redirected file is UTF-16 under some shells of Windows; its mark tells.
        let (text, _, broken) = encoding_rs::UTF_8.decode(&bytes);
        if broken {
            return Err(fail(&"不是 UTF-8 文字，请另存为 UTF-8 / not UTF-8 text; save it as UTF-8"));
        }
        book.lay_file(&text).map_err(|faults| Failure::usage(faults.behind(&path.display().to_string())))?;
    }
    for pair in &args.set {
        book.set_checked(pair).map_err(|faults| Failure::usage(faults.behind(&format!("--set {pair}"))))?;
    }
    Ok(book)
}

/// Settles in which language members are spoken to, where their rules leave it open: as asked for, else that of the
/// shop's reports. Keys are no language.
pub(super) fn settle_language(rules: &mut Rules, asked: Option<LangName>) {
    if rules.messages.lang.is_empty() {
        rules.messages.lang = match asked {
            Some(LangName::Zh) => "zh".to_owned(),
            Some(LangName::En) => "en".to_owned(),
            Some(LangName::Keys) | None => rules.lang.clone(),
        };
    }
}

fn beside(files: &[String]) -> Option<PathBuf> {
    let first = files.first().filter(|file| *file != "-").map_or_else(|| PathBuf::from("."), PathBuf::from);
    let absolute = std::path::absolute(&first).ok()?;
    let start: &Path = if absolute.is_dir() { &absolute } else { absolute.parent()? };
    start.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())
}

fn users_own() -> Option<PathBuf> {
    let folder = if cfg!(windows) {
        PathBuf::from(std::env::var_os("APPDATA")?)
    } else {
        let configured = std::env::var_os("XDG_CONFIG_HOME").map(PathBuf::from);
        configured.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".config")))?
    };
    Some(folder.join("regulars").join(NAME)).filter(|path| path.is_file())
}
