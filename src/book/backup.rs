//! How dated backups are called, so that a folder tells by its names when the files were last backed up.

use chrono::NaiveDate;

const BEFORE: &str = "熟客备份-";
const AFTER: &str = ".zip";

/// The name of the backup of a day: `熟客备份-2026-11-22.zip`.
pub fn name(day: NaiveDate) -> String {
    format!("{BEFORE}{day}{AFTER}")
}

/// The day of a backup by its name; none for any other file.
pub fn day(name_of_file: &str) -> Option<NaiveDate> {
    let day = name_of_file.strip_prefix(BEFORE)?.strip_suffix(AFTER)?;
    // Only as it is written, so that a name of somebody's own is left alone.
    day.parse().ok().filter(|&day| name(day) == name_of_file)
}

#[cfg(test)]
mod tests {
    use super::{day, name};

    #[test]
    fn only_names_of_our_own_have_a_day() {
        let expected = chrono::NaiveDate::from_ymd_opt(2026, 11, 22);
        assert_eq!(expected.map(name).as_deref(), Some("熟客备份-2026-11-22.zip"));
        assert_eq!(day("熟客备份-2026-11-22.zip"), expected);
        for other in [
            "熟客备份-2026-11-22 (1).zip",
            "熟客备份-2026-11-2.zip",
            "熟客备份-2026-02-30.zip",
            "熟客备份-+2026-11-22.zip",
            "熟客备份-.zip",
            "备份-2026-11-22.zip",
            "熟客备份-2026-11-22.ZIP",
            "熟客备份-2026-11-22.zip.bak",
        ] {
            assert_eq!(day(other), None, "{other}");
        }
    }
}
