//! Files dropped onto the program: Windows hands them over as arguments, without a command.

use std::ffi::{OsStr, OsString};
use std::io::{self, IsTerminal};
use std::path::Path;

use super::say;

/// The arguments, with `check` put before files that were named in the place of a command; and whether the program was
/// rather clicked on than typed, by that or by having no arguments at all.
pub(super) fn checked(mut arguments: Vec<OsString>, is_command: impl Fn(&OsStr) -> bool) -> (Vec<OsString>, bool) {
    let is_file = |word: &OsStr| {
        let is_option = word.to_string_lossy().starts_with('-');
        !is_option && Path::new(word).exists() && !is_command(word)
    };
    let dropped = arguments.get(1).is_some_and(|first| is_file(first));
    let clicked = dropped || arguments.len() < 2;
    if dropped {
        arguments.insert(1, "check".into());
    }
    (arguments, clicked)
}

/// Keeps the window open that Windows opens for a program that is no more than clicked on, or has files dropped onto it.
pub(super) fn hold_the_window() {
    if cfg!(windows) && io::stdin().is_terminal() && io::stdout().is_terminal() {
        say::text("按回车键关闭 / press Enter to close");
        // Whatever is typed, it was seen.
        let _ = io::stdin().read_line(&mut String::new());
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::{OsStr, OsString};

    use super::checked;

    #[test]
    fn what_is_there_and_no_command_is_checked() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("会员 表.csv").display().to_string();
        std::fs::write(&file, "").expect("a file");
        let folder = folder.path().display().to_string();
        let is_command = |word: &OsStr| word == "tiers" || word == "src";
        let given = |words: &[&str]| -> Vec<OsString> {
            std::iter::once("regulars").chain(words.iter().copied()).map(Into::into).collect()
        };
        for words in [&[&*file][..], &[&folder], &[&file, &folder], &[&file, "--strict"]] {
            assert_eq!(checked(given(words), is_command), (given(&[&["check"], words].concat()), true));
        }
        // A folder of the name of a command, as `src` beside these sources, is not meant.
        for words in [&[][..], &["tiers", &file], &["src"], &["tires"], &["--help"], &["-q", &file]] {
            assert_eq!(checked(given(words), is_command), (given(words), words.is_empty()));
        }
    }
}
