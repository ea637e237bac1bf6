//! The house: which layer may use which, how long a file may be, and what every report's help holds.
#![allow(clippy::unwrap_used, reason = "a test that cannot read the sources has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use clap::CommandFactory;

/// A folder or file of `src/`, and the layers that it may use.
const ALLOWED: &[(&str, &[&str])] = &[
    ("book", &[]),
    ("table", &[]),
    ("stats", &[]),
    ("demo", &[]),
    ("guide", &[]),
    ("read", &["book"]),
    ("report", &["book", "stats", "table"]),
    ("write", &["table"]),
    ("cli", &["book", "demo", "read", "report", "stats", "table", "write"]),
    ("main", &["cli"]),
    ("lib", &[]),
];

const LONGEST_FILE: usize = 400;

fn sources() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The path below `src/`, its parts without the ending of the file.
fn parts(file: &Path) -> Vec<String> {
    let below = file.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    below.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect()
}

/// Where a file takes from: each line with a path that leaves the file's own layer, and the layer that it names.
fn taken(parts: &[String], text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    // `tier/mod.rs` is the module `tier`; `super` of a file in it leads to the module.
    let is_module = parts.last().is_some_and(|last| last == "mod");
    let depth = parts.len() - usize::from(is_module);
    for (number, line) in (1..).zip(text.lines()) {
        let code = line.trim_start();
        if code.starts_with("//") {
            continue;
        }
        for root in ["crate::", "regulars::"] {
            let own = parts[0] != "main" || root == "regulars::";
            for (_, rest) in splits(code, root).into_iter().filter(|_| own) {
                found.extend(names(rest).into_iter().map(|name| (number, name)));
            }
        }
        for (before, rest) in splits(code, "super::") {
            // Only the first `super` of a chain counts the whole chain; a test module in the file adds one level.
            if before.ends_with("super::") {
                continue;
            }
            let ups = 1 + rest.split("super::").take_while(|part| part.is_empty()).count();
            let inner = usize::from(line.starts_with(' '));
            if ups >= depth + inner && depth > 0 {
                let name = rest.trim_start_matches("super::");
                found.extend(names(name).into_iter().map(|name| (number, format!("super::{name}"))));
            }
        }
    }
    found
}

/// What stands before and after each occurrence of `root`, where it begins a path.
fn splits<'a>(code: &'a str, root: &str) -> Vec<(&'a str, &'a str)> {
    let begins = |before: &str| !before.ends_with(|last: char| last.is_alphanumeric() || last == '_');
    let found = code.match_indices(root).map(|(at, _)| (&code[..at], &code[at + root.len()..]));
    found.filter(|(before, _)| begins(before)).collect()
}

/// The names that a path goes on with: one, or those of a group.
fn names(rest: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(group) = rest.strip_prefix('{') else { return vec![word(rest)] };
    let (mut names, mut level, mut begins) = (Vec::new(), 0_usize, true);
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => level += 1,
            '}' if level == 0 => break,
            '}' => level -= 1,
            ',' if level == 0 => begins = true,
            ' ' => {}
            _ if begins => {
                names.push(word(&group[at..]));
                begins = false;
            }
            _ => {}
        }
    }
    names
}

/// The lines of a file that take what its layer may not.
fn escapes(parts: &[String], text: &str) -> Vec<String> {
    let layer = &parts[0];
    let Some((_, allowed)) = ALLOWED.iter().find(|(name, _)| name == layer) else {
        return vec![format!("src/{}: no layer of the table in tests/layers.rs", parts.join("/"))];
    };
    let fine = |name: &str| name == layer || allowed.contains(&name);
    let escape = |(line, name): (usize, String)| {
        (!fine(&name)).then(|| format!("src/{}.rs:{line}: {layer} may not use {name}", parts.join("/")))
    };
    taken(parts, text).into_iter().filter_map(escape).collect()
}

#[test]
fn no_layer_uses_what_it_may_not() {
    let check = |file: PathBuf| escapes(&parts(&file), &fs::read_to_string(file).unwrap());
    let found: Vec<String> = sources().into_iter().flat_map(check).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_planted_escape_is_caught_by_its_file_and_line() {
    for (file, text, expected) in [
        (
            "book/money",
            "use chrono::Days;\nuse crate::table::Cell;",
            vec!["src/book/money.rs:2: book may not use table"],
        ),
        (
            "report/tiers/near",
            "    fn f() { crate::read::read(); }",
            vec!["src/report/tiers/near.rs:1: report may not use read"],
        ),
        (
            "write/csv",
            "use crate::{book::Book, table::{Cell, Table}};",
            vec!["src/write/csv.rs:1: write may not use book"],
        ),
        ("stats/mod", "use super::book;", vec!["src/stats/mod.rs:1: stats may not use super::book"]),
        (
            "read/text/mod",
            "use super::super::report::Run;",
            vec!["src/read/text/mod.rs:1: read may not use super::report"],
        ),
        ("shelf/mod", "", vec!["src/shelf/mod: no layer of the table in tests/layers.rs"]),
        ("report/span", "use crate::book::Book;\nuse super::Refusal;", vec![]),
        ("book/tier/tests", "use super::super::testing::day;", vec![]),
        ("table/cell", "// crate::book is not used\nmod tests {\n    use super::Cell;\n}", vec![]),
        ("main", "regulars::cli::main()", vec![]),
    ] {
        let parts: Vec<String> = file.split('/').map(str::to_owned).collect();
        assert_eq!(escapes(&parts, text), expected, "{file}");
    }
}

#[test]
fn every_file_stays_short() {
    let length = |file: PathBuf| (fs::read_to_string(&file).unwrap().lines().count(), file);
    let long: Vec<_> = sources().into_iter().map(length).filter(|(lines, _)| *lines > LONGEST_FILE).collect();
    assert!(long.is_empty(), "longer than {LONGEST_FILE} lines: {long:?}");
}

#[test]
fn the_help_of_every_report_shows_decides_and_gives_an_example() {
    let cli = regulars::cli::Cli::command();
    let reports = regulars::report::AnyReport::<regulars::cli::Common>::NAMES.iter().map(|name| (*name).to_owned());
    let lists = regulars::report::callbacks::List::<regulars::cli::Common>::NAMES.iter();
    for name in reports.chain(lists.map(|name| format!("callbacks {name}"))) {
        let command = name.split(' ').fold(&cli, |above, name| above.find_subcommand(name).expect(name));
        let help = command.get_long_about().map(ToString::to_string).unwrap_or_default();
        for heading in ["What it shows", "How it decides", "Example"] {
            assert!(help.contains(heading), "the help of {name} has no heading {heading:?}");
        }
        let examples = help.split("Example").nth(1).unwrap();
        assert!(examples.contains(&format!("regulars {name}")), "the help of {name} has no example");
        for option in command.get_arguments() {
            assert!(option.get_help().is_some(), "{name}: {} has no help", option.get_id());
        }
    }
}
