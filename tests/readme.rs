//! The transcripts of the README, run against the program beside the example shop.
#![allow(clippy::unwrap_used, reason = "a test that cannot lay out its folder has failed")]

use std::fs;

#[test]
fn the_readme_shows_what_the_program_prints() {
    let folder = tempfile::tempdir().unwrap();
    let shop = folder.path().join("shop");
    fs::create_dir(&shop).unwrap();
    for (name, bytes) in regulars::demo::shop().unwrap() {
        fs::write(shop.join(name), bytes).unwrap();
    }
    // trycmd runs a case in the folder `NAME.in` beside it, in a copy if there is `NAME.out`.
    let inside = folder.path().join("README.in");
    fs::create_dir(&inside).unwrap();
    fs::rename(shop, inside.join("shop")).unwrap();
    let case = folder.path().join("README.md");
    fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"), &case).unwrap();
    let cases = trycmd::TestCases::new();
    cases.env("REGULARS_TODAY", "2026-11-22").env("REGULARS_LANG", "en");
    // No rules of the user who runs the tests.
    cases.env("XDG_CONFIG_HOME", folder.path().display().to_string());
    cases.case(&case);
}
