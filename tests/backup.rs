//! `backup` from the command line: what stands in the archive, how many are kept, what is said of it, and `today`'s word
//! on the last. What damage does is tried beside the code.
#![allow(clippy::unwrap_used, reason = "a test that cannot write its sheets has failed")]

mod support;

use std::fs;
use std::path::Path;

use support::{Ran, Shop};

const TILL: &str = "消费日期,手机号,姓名,实付金额\n2026-01-10,13812345678,张三,3000\n";
const RULES: &str = "schema = 1\n[tiers.gold]\nsingle = 2000\n";

fn shop() -> Shop {
    Shop::of(&[("店/till.csv", TILL), ("店/2025.csv", TILL), ("店/notes.md", "no table"), ("shop.toml", RULES)])
}

fn done(shop: &Shop, line: &str) -> Ran {
    let ran = shop.run(line);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{line}: {}", ran.out);
    ran
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        folder.read_dir().unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn the_files_and_the_rules_in_force_are_copied_and_come_back() {
    let shop = shop();
    let ran = done(&shop, "backup 店 --today 2026-11-22");
    assert!(ran.out.contains("熟客备份-2026-11-22.zip: 3 个文件"), "{}", ran.out);
    let archive = "店/备份/熟客备份-2026-11-22.zip";
    assert_eq!(names(&shop.path("店")), ["2025.csv", "notes.md", "till.csv", "备份"]);
    let ran = done(&shop, &format!("backup --restore {archive} --to 恢复"));
    assert!(ran.out.contains("regulars check 恢复"), "{}", ran.out);
    assert_eq!(names(&shop.path("恢复")), ["2025.csv", "shop.toml", "till.csv"]);
    for (restored, source) in
        [("恢复/till.csv", "店/till.csv"), ("恢复/2025.csv", "店/2025.csv"), ("恢复/shop.toml", "shop.toml")]
    {
        assert_eq!(shop.text(restored), shop.text(source));
    }
    // What the rules say holds for what came back.
    fs::remove_file(shop.path("shop.toml")).unwrap();
    assert_eq!(shop.rows("tiers 恢复 --today 2026-11-22", "members", "tier"), ["A"]);
}

#[test]
fn another_of_the_same_files_is_the_same_bytes_and_is_no_input() {
    let (shop, other) = (shop(), shop());
    done(&shop, "backup 店 --today 2026-11-22");
    let archive = |shop: &Shop, name: &str| fs::read(shop.path(name)).unwrap();
    let first = archive(&shop, "店/备份/熟客备份-2026-11-22.zip");
    done(&shop, "backup 店 --today 2026-11-22 -q");
    assert_eq!(archive(&shop, "店/备份/熟客备份-2026-11-22.zip"), first);
    // In any order, from anywhere, also where archives lie among the files that a pattern means.
    done(&other, "backup 店/till.csv 店/2025.csv --into 店 --today 2026-11-22");
    assert_eq!(archive(&other, "店/熟客备份-2026-11-22.zip"), first);
    done(&other, "backup 店/*.* --into 店 --today 2026-11-23 -q");
    done(&other, "backup --restore 店/熟客备份-2026-11-23.zip --to 恢复");
    assert_eq!(names(&other.path("恢复")), ["2025.csv", "notes.md", "shop.toml", "till.csv"]);
    // A pattern that means nothing but archives means nothing.
    assert!(other.run("spend 店/熟客*").err.contains("no such file"));
}

#[test]
fn the_newest_are_kept() {
    let shop = shop();
    for day in ["2026-11-01", "2026-11-08", "2026-11-15"] {
        done(&shop, &format!("backup 店 --today {day} --keep 2"));
    }
    assert_eq!(names(&shop.path("店/备份")), ["熟客备份-2026-11-08.zip", "熟客备份-2026-11-15.zip"]);
    // A backup that is not made removes none.
    fs::remove_file(shop.path("店/till.csv")).unwrap();
    assert_eq!(shop.run("backup 店/till.csv --today 2026-11-22 --keep 1").code, 3);
    assert_eq!(names(&shop.path("店/备份")).len(), 2);
    shop.write("shop.toml", "schema = 1\n[backup]\nkeep = 1\ninto = \"copies\"\n");
    done(&shop, "backup 店 --today 2026-11-21");
    done(&shop, "backup 店 --today 2026-11-22");
    assert_eq!(names(&shop.path("店/copies")), ["熟客备份-2026-11-22.zip"]);
}

#[test]
fn the_list_reads_every_archive_through() {
    let shop = shop();
    assert_eq!(done(&shop, "backup 店 --list").out, "");
    done(&shop, "backup 店 --today 2026-11-15");
    done(&shop, "backup 店 --today 2026-11-22");
    let sound = done(&shop, "backup 店 --list").out;
    let lines: Vec<&str> = sound.lines().collect();
    assert!(lines.len() == 2 && lines.iter().all(|line| line.contains("3 files, sound")), "{sound}");
    assert!(lines[0].starts_with("熟客备份-2026-11-22.zip"), "{sound}");
    let old = shop.path("店/备份/熟客备份-2026-11-15.zip");
    let mut bytes = fs::read(&old).unwrap();
    // In the middle of the first file's content.
    bytes[50] ^= 1;
    fs::write(&old, bytes).unwrap();
    let ran = shop.run("backup 店 --list");
    assert!(ran.code == 3 && ran.out.contains("2026-11-15.zip: 里面的 2025.csv 已损坏"), "{}", ran.out);
}

#[test]
fn what_cannot_be_done_says_so_by_its_exit_code() {
    let shop = shop();
    done(&shop, "backup 店 --today 2026-11-22");
    shop.write("cut.zip", &fs::read(shop.path("店/备份/熟客备份-2026-11-22.zip")).unwrap()[..200]);
    shop.write("full/x.txt", "x");
    shop.write("file", "x");
    for (line, code) in [
        ("backup", 3),
        ("backup none.csv", 3),
        ("backup -", 2),
        ("backup 店 --keep 0", 2),
        ("backup --restore cut.zip", 2),
        ("backup --to x", 2),
        ("backup 店 --restore cut.zip --to x", 2),
        ("backup 店 --list --keep 3", 2),
        ("backup 店 --today someday", 2),
        ("backup 店 --into file", 4),
        ("backup --restore cut.zip --to x", 3),
        ("backup --restore none.zip --to x", 3),
        ("backup --restore 店/till.csv --to x", 3),
        ("backup --restore cut.zip --to full", 4),
    ] {
        let ran = shop.run(line);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{line}: {}", ran.err);
    }
    assert_eq!(shop.run("backup 店 --into none/备份 --today 2026-11-22").code, 0);
    assert!(!shop.path("x").exists());
}

#[test]
fn without_a_file_the_book_is_backed_up() {
    let shop = shop();
    assert_eq!(shop.run("import 店 --today 2026-11-22 -q").code, 0);
    done(&shop, "backup --today 2026-11-22");
    done(&shop, "backup --restore 备份/熟客备份-2026-11-22.zip --to 恢复");
    assert_eq!(names(&shop.path("恢复")), ["shop.toml", "会员账本.xlsx"]);
}

#[test]
fn today_reminds_of_the_last_backup() {
    let shop = shop();
    let said = |line: &str| {
        let notes = shop.json(&format!("{line} --today 2026-11-22 --lang en"))["notes"].to_string();
        notes
            .split("regulars backup")
            .next()
            .filter(|before| *before != notes)
            .map(|_| if notes.contains("never") { "never" } else { "old" })
    };
    assert_eq!(said("today 店"), Some("never"));
    assert_eq!(said("today 店 --set backup.warn_days=0"), None);
    assert_eq!(said("spend 店"), None);
    // Eight days: more than seven. One made later does not exist yet on the 22nd.
    done(&shop, "backup 店 --today 2026-11-30");
    assert_eq!(said("today 店"), Some("never"));
    done(&shop, "backup 店 --today 2026-11-14");
    assert_eq!(said("today 店"), Some("old"));
    assert_eq!(said("today 店 --set backup.warn_days=8"), None);
    done(&shop, "backup 店 --today 2026-11-15");
    assert_eq!(said("today 店"), None);
}
