//! A word on backups for those who open a report every day or week.

use chrono::NaiveDate;

use crate::book::{Book, Rules};
use crate::table::Words;

/// What to say of the last backup of the files that were read; nothing where it is not older than the rules allow, or where
/// nobody could look for one.
pub(super) fn backup(book: &Book, rules: &Rules, as_of: NaiveDate) -> Option<Words> {
    let most = rules.backup.warn_days;
    book.backups.as_ref().filter(|_| most > 0)?;
    let Some(last) = book.last_backup(as_of) else {
        let zh = "这些表还没有备份过：regulars backup，后面写同样的文件".to_owned();
        return Some((zh, "These files were never backed up: regulars backup, with the same files".to_owned()).into());
    };
    let days = (as_of - last).num_days();
    (days > i64::from(most)).then(|| {
        let zh = format!("上次备份是 {days} 天前（{last}）：regulars backup，后面写同样的文件");
        (zh, format!("The last backup is {days} days old ({last}): regulars backup, with the same files")).into()
    })
}

#[cfg(test)]
mod tests {
    use super::backup;
    use crate::book::Book;
    use crate::book::testing::{day, rules};
    use crate::table::Lang;

    #[test]
    fn a_backup_is_missed_after_the_days_that_the_rules_allow() {
        let said = |days: Option<&[&str]>, set: &str| {
            let backups = days.map(|days| days.iter().map(|text| day(text)).collect());
            let book = Book { backups, ..Book::default() };
            backup(&book, &rules(&[set]), day("2026-11-22")).map(|words| words.get(Lang::English).to_owned())
        };
        let week = "backup.warn_days=7";
        let never = "These files were never backed up: regulars backup, with the same files";
        assert_eq!(said(Some(&[]), week).as_deref(), Some(never));
        // One dated after the as-of date does not exist yet.
        assert_eq!(said(Some(&["2026-11-23"]), week).as_deref(), Some(never));
        assert_eq!(said(Some(&["2026-10-01", "2026-11-15", "2026-11-23"]), week), None);
        let old = "The last backup is 8 days old (2026-11-14): regulars backup, with the same files";
        assert_eq!(said(Some(&["2026-10-01", "2026-11-14"]), week).as_deref(), Some(old));
        assert_eq!(said(Some(&[]), "backup.warn_days=0"), None);
        assert_eq!(said(None, week), None);
    }
}
