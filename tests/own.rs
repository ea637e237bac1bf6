//! A report that was left in the shop's folder is not read as the shop's data.

const REPORTS: &[&[&str]] = &[
    &["spend"],
    &["tiers"],
    &["rfm"],
    &["abc", "--since", "2026-01-01", "--set", "abc.floors.A=500"],
    &["tiers", "--since", "2026-01-01", "--table", "moved"],
    &["churn"],
    &["value"],
    &["vip"],
    &["vip", "--table", "arrivals"],
    &["churn", "--table", "causes"],
    &["satisfaction"],
    &["satisfaction", "--table", "attributes"],
    &["satisfaction", "--table", "visits"],
    &["groups"],
    &["profile"],
    &["callbacks", "today"],
    &["today"],
    &["points"],
    &["benefits"],
    &["shortfall", "5000"],
    &["promotion"],
    &["cards"],
    &["member", "00116"],
    &["pack"],
    &["callbacks", "on", "2026-11-20"],
    &["callbacks", "plan"],
    &["callbacks", "audit"],
    &["callbacks", "effect"],
    &["callbacks", "arrivals"],
    &["callbacks", "weather", "record"],
    &["complaints"],
    &["complaints", "--table", "checklist"],
    &["staff"],
    &["staff", "--table", "supervision"],
    &["handover", "--from", "小李"],
    &["handover", "--from", "小李", "--table", "owners"],
];

#[test]
fn reports_in_the_folder_change_no_report() {
    let folder = tempfile::tempdir().expect("a folder");
    let shop = folder.path().join("店");
    let run = |arguments: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_regulars"))
            .args(arguments)
            .current_dir(folder.path())
            .env("REGULARS_TODAY", "2026-11-22")
            .output()
            .expect("a run");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    run(&["demo", "店"]);
    let answers = || -> Vec<Vec<u8>> {
        let answer = |report: &&[&str]| run(&[report, &["店", "--format", "csv", "--lang", "keys", "-q"][..]].concat());
        REPORTS.iter().map(answer).collect()
    };
    let before = answers();
    for report in REPORTS {
        for lang in ["zh", "en", "keys"] {
            for ending in ["xlsx", "csv"] {
                let path = shop.join(format!("{} {lang}.{ending}", report.join("-")));
                let path = path.to_str().expect("a path").to_owned();
                // Written from the shop's own files, so that a report does not read the reports before it.
                let files = ["会员.xlsx", "销售明细.csv", "回访记录.xlsx", "跟进簿.xlsx", "店务.xlsx"];
                let files = files.map(|file| format!("店/{file}"));
                let files = files.each_ref().map(String::as_str);
                let tables: &[&str] = if ending == "csv" && *report == ["churn"] { &["--table", "lost"] } else { &[] };
                run(&[report, &files[..], tables, &["--lang", lang, "-q", "-o", &path]].concat());
            }
        }
    }
    for ((report, before), after) in REPORTS.iter().zip(before).zip(answers()) {
        assert!(before == after, "{report:?} reads the reports");
    }
}
