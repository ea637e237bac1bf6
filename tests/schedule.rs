//! The line for cron does what it says when cron's shell runs it: in a folder with blanks, Chinese and quotes in its name,
//! without an environment.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that cannot write its sheets has failed")]

mod support;

use std::process::Command;

use support::Shop;

const TILL: &str = "消费日期,手机号,姓名,实付金额\n2026-01-10,13812345678,张三,3000\n";

#[test]
fn cron_runs_the_line_as_it_is_printed() {
    let shop = Shop::new();
    let folder = shop.path("老王's 店 100%");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("销售 明细.csv"), TILL).unwrap();
    let program = env!("CARGO_BIN_EXE_regulars");
    let asked = ["schedule", "--for", "cron", "--at", "7:05", "--dir"];
    let job =
        ["--", "spend", "销售 明细.csv", "--today", "2026-11-22", "-q", "-o", "100% {today}.csv", "--lang", "keys"];
    let printed = Command::new(program).args(asked).arg(&folder).args(job).output().unwrap();
    assert!(printed.status.success(), "{}", String::from_utf8_lossy(&printed.stderr));
    let line = String::from_utf8(printed.stdout).unwrap();
    // As cron reads it: five fields, then a command in which `\%` is a percent sign.
    let command = line.trim_end().strip_prefix("5 7 * * * ").unwrap().replace(r"\%", "%");
    let run = Command::new("/bin/sh").args(["-c", &command]).env_clear().current_dir("/").output().unwrap();
    assert!(run.status.success(), "{command}: {}", String::from_utf8_lossy(&run.stderr));
    let report = std::fs::read_to_string(folder.join("100% 2026-11-22.csv")).unwrap();
    assert!(report.contains("3000.00"), "{report}");
}

#[test]
fn a_command_that_is_none_is_said_now() {
    let shop = Shop::new();
    for line in
        ["schedule -- callback today", "schedule -- tiers --tody x", "schedule --at 25:00", "schedule --dir nowhere"]
    {
        let ran = shop.run(line);
        assert_ne!(ran.code, 0, "{line}");
        assert_eq!(ran.out, "", "{line}");
    }
    assert_eq!(shop.run("schedule").code, 0);
}

#[test]
fn a_morning_without_a_book_to_read_is_said_now() {
    let shop = Shop::new();
    let asked = ["schedule", "schedule -- tiers", "schedule -- tiers till.csv", "schedule -- import till.csv"];
    let said = |shop: &Shop| asked.map(|line| shop.run(line).err.contains("import first"));
    assert_eq!(said(&shop), [true, true, false, false]);
    // A shop.toml may name another; then that one must be there.
    shop.write("shop.toml", "schema = 1\nbook = \"till.csv\"\n");
    assert_eq!(said(&shop), [true, true, false, false]);
    shop.write("till.csv", TILL);
    assert_eq!(said(&shop), [false; 4]);
}
