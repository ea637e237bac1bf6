//! What the program prints for shells and for man, and what it does with files dropped onto it.
#![allow(clippy::unwrap_used, reason = "a test that cannot write its sheets has failed")]

mod support;

use std::process::Command;

use clap::CommandFactory;
use support::{Shop, ran};

const TILL: &str = "消费日期,手机号,姓名,实付金额\n2026-01-10,13812345678,张三,3000\n";
const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "powershell", "elvish"];

fn printed(shop: &Shop, lang: &str, line: &str) -> String {
    let ran = ran(&shop.program().env("REGULARS_LANG", lang).args(line.split(' ')).output().unwrap());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{line}");
    ran.out
}

#[test]
fn completions_name_every_command() {
    let shop = Shop::new();
    for shell in SHELLS {
        let script = printed(&shop, "en", &format!("completions {shell}"));
        for command in regulars::cli::Cli::command().get_subcommands() {
            assert!(script.contains(command.get_name()), "{shell}: {}", command.get_name());
        }
        assert_eq!(printed(&shop, "en", &format!("completions {shell}")), script);
    }
    assert!(printed(&shop, "zh", "completions zsh").contains("级别"));
    assert_eq!(shop.run("completions cmd").code, 2);
}

#[cfg(unix)]
#[test]
fn bash_takes_its_script_and_completes_with_it() {
    let shop = Shop::new();
    for lang in ["zh", "en"] {
        shop.write("regulars.bash", printed(&shop, lang, "completions bash"));
        let checked = Command::new("bash").arg("-n").arg(shop.path("regulars.bash")).output().unwrap();
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    }
    // As the shell asks for it: the second word begins with `comp`, the third with `ba`.
    for (words, cursor, expected) in [
        ("regulars complet", 1, "completions"),
        ("regulars completions ba", 2, "bash"),
        ("regulars backup --re", 2, "--restore"),
    ] {
        let last = words.rsplit(' ').next().unwrap();
        let before = words.split(' ').nth(cursor - 1).unwrap();
        let script = format!(
            ". ./regulars.bash; COMP_WORDS=({words}); COMP_CWORD={cursor}; _regulars regulars {last} {before}; \
             echo \"${{COMPREPLY[@]}}\""
        );
        let bash = shop.program_named("bash").args(["--norc", "-c", &script]).output().unwrap();
        assert_eq!(String::from_utf8(bash.stdout).unwrap().trim(), expected, "{words}");
    }
}

#[test]
fn the_manual_has_a_page_of_every_command() {
    let shop = Shop::new();
    let all = printed(&shop, "en", "man");
    let out = printed(&shop, "en", "man --into man1");
    let mut pages: Vec<_> = shop.path("man1").read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort_by_key(|page| page.with_extension(""));
    assert!(out.contains(&pages.len().to_string()), "{out}");
    let mut names: Vec<String> = vec!["regulars".to_owned()];
    let cli = regulars::cli::Cli::command();
    for command in cli.get_subcommands() {
        names.push(format!("regulars-{}", command.get_name()));
        let below =
            command.get_subcommands().map(|below| format!("regulars-{}-{}", command.get_name(), below.get_name()));
        names.extend(below);
    }
    names.sort();
    let stems: Vec<String> =
        pages.iter().map(|page| page.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(stems, names);
    for (name, page) in names.iter().zip(&pages) {
        let page = std::fs::read_to_string(page).unwrap();
        assert!(all.contains(&page), "{name}");
        for heading in [".TH ", ".SH NAME\n", ".SH SYNOPSIS\n", ".SH DESCRIPTION\n", ".SH OPTIONS\n"] {
            assert_eq!(page.matches(heading).count(), 1, "{name} {heading}");
        }
        // A request that man does not know would be text that begins with a full stop.
        let known =
            ["TH", "SH", "SS", "PP", "TP", "IP", "RS", "RE", "br", "nf", "fi", "nh", "ad", "ie", "el", "ds", "if"];
        for line in page.lines().filter(|line| line.starts_with(['.', '\''])) {
            let request: String = line[1..].trim_start().chars().take_while(char::is_ascii_alphabetic).collect();
            assert!(known.contains(&request.as_str()), "{name}: {line}");
        }
    }
    let chinese = printed(&shop, "zh", "man");
    assert!(chinese.contains(".SH 名称\n") && chinese.contains("级别") && !chinese.contains(".SH NAME"), "in Chinese");
}

#[test]
fn files_in_the_place_of_a_command_are_checked() {
    let shop = Shop::of(&[("会员 till.csv", TILL), ("tiers/till.csv", TILL)]);
    let dropped = |words: &[&str]| ran(&shop.program().args(words).output().unwrap());
    let checked = dropped(&["check", "会员 till.csv"]);
    assert_eq!(checked.code, 0);
    assert_eq!(dropped(&["会员 till.csv"]), checked);
    let path = shop.path("会员 till.csv").display().to_string();
    assert_eq!(dropped(&[&path, "--today", "2026-11-22"]).code, 0);
    // A command's name wins over a folder of that name, and a slip of the finger is still told.
    assert!(dropped(&["tiers", "会员 till.csv", "-q", "--format", "json"]).out.contains("\"report\": \"tiers\""));
    let slip = dropped(&["spned", "会员 till.csv"]);
    assert!(slip.code == 2 && slip.err.contains("'spend'"), "{}", slip.err);
}
