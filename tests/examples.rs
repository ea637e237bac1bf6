//! The example programs run, and say what they should.

use std::path::PathBuf;
use std::process::Command;

/// What an example prints when it runs in `folder`; cargo builds the examples beside the tests.
fn printed(folder: &std::path::Path, example: &str, arguments: &[&str]) -> String {
    let tests = std::env::current_exe().expect("this test").parent().expect("its folder").to_owned();
    let program: PathBuf = tests.parent().expect("the build").join("examples").join(example);
    let output = Command::new(program).args(arguments).current_dir(folder).output().expect("an example");
    assert!(output.status.success(), "{example}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn the_examples_write_read_and_judge_the_shop() {
    let folder = tempfile::tempdir().expect("a folder");
    printed(folder.path(), "write_the_shop", &["shop"]);
    let went = printed(folder.path(), "where_the_money_went", &["shop"]);
    // Figures of the generator, which a separate program found in the written files.
    assert!(went.contains("without_member      710      360100.28"), "{went}");
    assert!(went.contains("E 销售明细.csv!B2572"), "{went}");
    let tiers = printed(folder.path(), "tiers_of_a_file", &["shop/销售明细.csv", "2026-11-22"]);
    // Without the member sheets: its 588 buyers, as the sales alone make them.
    assert_eq!(tiers.lines().count(), 1 + 588);
    assert_eq!(tiers.lines().filter(|line| line.contains(",A,")).count(), 101);
}
