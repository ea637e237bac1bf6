//! Names of files inside a backup: only those that come out the same on every system, and nowhere but below the folder.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

/// What Windows takes for a device, whatever ending follows.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];
/// The longest part of a path: bytes, as most file systems count them.
const LONGEST: usize = 255;

/// The first name that could not be restored everywhere: one that leaves the folder, is a device or has a character that
/// Windows refuses, or one that another system takes for the same as a name before it.
pub(super) fn unsafe_name<'a>(names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let (mut files, mut folders) = (BTreeSet::new(), BTreeSet::new());
    for name in names {
        let same = same(name);
        folders.extend(same.match_indices('/').map(|(at, _)| same[..at].to_owned()));
        if !name.split('/').all(is_plain) || folders.contains(&same) || !files.insert(same.clone()) {
            return Some(name);
        }
        if folders.iter().any(|folder| files.contains(folder)) {
            return Some(name);
        }
    }
    None
}

/// The form in which names are compared by systems that look neither at case nor at how an accent is encoded.
fn same(name: &str) -> String {
    name.nfc().flat_map(char::to_lowercase).collect()
}

/// Whether a part of a path is the plain name of a file or folder.
fn is_plain(part: &str) -> bool {
    let refused = |c: char| c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\');
    !part.is_empty()
        && part.len() <= LONGEST
        && !part.ends_with(['.', ' '])
        && !part.contains(refused)
        && !is_device(part.split('.').next().unwrap_or_default().trim_end())
}

fn is_device(stem: &str) -> bool {
    let stem = stem.to_uppercase();
    let numbered = ["COM", "LPT"].iter().find_map(|port| stem.strip_prefix(port));
    let is_number =
        |rest: &str| matches!(rest, "¹" | "²" | "³") || (rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit());
    DEVICES.contains(&stem.as_str()) || numbered.is_some_and(is_number)
}

#[cfg(test)]
mod tests {
    use super::unsafe_name;

    #[test]
    fn names_of_sheets_are_fine() {
        let names =
            ["会员.xlsx", "2026年/销售 明细(1).csv", "2026年/shop.toml", "com.csv", "contact.csv", ".x", "a..b"];
        assert_eq!(unsafe_name(names), None);
    }

    #[test]
    fn what_leaves_the_folder_or_windows_refuses_is_unsafe() {
        for name in [
            "",
            "/etc/passwd",
            "../x.csv",
            "a/../../x.csv",
            "a//b",
            "a/",
            "./a",
            "C:/x.csv",
            "C:x.csv",
            "a\\b",
            "..\\x",
            "//server/share/x",
            "nul",
            "NUL.csv",
            "con .txt",
            "a/COM1.xlsx",
            "lpt¹.csv",
            "x.csv.",
            "x ",
            "a?b",
            "a*",
            "a|b",
            "a\nb",
            "a\0b",
            "x.csv:stream",
            "conin$",
        ] {
            assert_eq!(unsafe_name([name]), Some(name));
        }
        let long = "长".repeat(90);
        assert_eq!(unsafe_name([&*long]), Some(&*long));
    }

    #[test]
    fn two_that_are_one_elsewhere_are_unsafe() {
        for (first, second) in [
            ("a.csv", "a.csv"),
            ("a.csv", "A.CSV"),
            ("caf\u{e9}.csv", "cafe\u{301}.csv"),
            ("x", "X/y.csv"),
            ("X/y.csv", "x"),
        ] {
            assert_eq!(unsafe_name([first, second]), Some(second));
        }
    }
}
