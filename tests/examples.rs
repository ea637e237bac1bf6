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

#[test]
fn a_year_of_callbacks_is_plausible_and_the_same_again() {
    let folder = tempfile::tempdir().expect("a folder");
    printed(folder.path(), "write_the_shop", &["shop"]);
    // One member in sixteen.
    let year = printed(folder.path(), "a_year_of_callbacks", &["shop", "16"]);
    assert_eq!(year, printed(folder.path(), "a_year_of_callbacks", &["shop", "16"]), "the same shop, the same figures");
    let months: Vec<Vec<u64>> = year
        .lines()
        .skip(1)
        .map(|line| line.split_whitespace().skip(1).map(|figure| figure.parse().expect("a figure")).collect())
        .collect();
    // From 23 November 2025 to 22 November 2026.
    assert_eq!(months.len(), 13, "{year}");
    let sum = |column: usize| months.iter().map(|month| month[column]).sum::<u64>();
    let [listed, answered, due, done, missed, open] = [0, 1, 3, 4, 8, 9].map(sum);
    // Four of five: of some three hundred rows between 73 and 87 in a hundred, three standard errors of 2.3 away.
    assert!(
        listed > 200 && (730 * listed..870 * listed).contains(&(1000 * answered)),
        "{answered} of {listed}\n{year}"
    );
    for month in &months {
        assert_eq!(month[3], month[4..].iter().sum::<u64>(), "every contact that was due is in one state\n{year}");
        assert!(month[1] <= month[0], "{year}");
    }
    // What counts only on its day is missed one time in five, what counts for days nearly never: together fewer.
    assert!(missed * 5 < due && done * 2 > due, "{year}");
    assert!(open * 20 < due, "what is open is of the last days\n{year}");
}
