//! A word on backups for those who open a report every day.

use super::folder;
use crate::cli::run::Session;
use crate::table::Words;

/// What to say of the last backup of the files that were read; nothing where it is not older than the rules allow. One dated
/// after the as-of date does not exist yet.
pub(in crate::cli) fn reminder(session: &Session) -> Option<Words> {
    let (rules, as_of) = (&session.rules.backup, session.as_of);
    let folder = folder::beside(&session.inputs, &rules.into).filter(|_| rules.warn_days > 0)?;
    let Some(last) = folder::days(&folder).into_iter().rfind(|&day| day <= as_of) else {
        let zh = "这些表还没有备份过：regulars backup，后面写同样的文件".to_owned();
        return Some((zh, "These files were never backed up: regulars backup, with the same files".to_owned()).into());
    };
    let days = (as_of - last).num_days();
    (days > i64::from(rules.warn_days)).then(|| {
        let zh = format!("上次备份是 {days} 天前（{last}）：regulars backup，后面写同样的文件");
        (zh, format!("The last backup is {days} days old ({last}): regulars backup, with the same files")).into()
    })
}
