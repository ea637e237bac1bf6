//! How old files are, by the clock that the edge of the program hands in.

use std::time::SystemTime;

use chrono::NaiveDateTime;

use super::input::Input;
use crate::book::Fact;

/// What time it is, and how the shop's own clock shows a moment. Only the command line makes one.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    /// Now.
    pub now: SystemTime,
    /// A moment as the shop's clock shows it.
    pub local: fn(SystemTime) -> NaiveDateTime,
}

/// What a file's age is worth a word for: one that was not saved for more than `most` days.
pub(super) fn stale(input: &Input, clock: Option<Clock>, most: Option<u32>) -> Option<Fact> {
    const DAY: u64 = 24 * 60 * 60;
    let age = clock?.now.duration_since(input.saved()?).ok()?;
    let days = age.as_secs() / DAY;
    (days > u64::from(most?)).then(|| Fact::Stale(i64::try_from(days).unwrap_or(i64::MAX)))
}

/// Whether a file is open in Excel, by the lock file beside it.
pub(super) fn being_edited(input: &Input, clock: Option<Clock>) -> Option<Fact> {
    input.has_lock_file().then(|| {
        let saved = clock.zip(input.saved()).map(|(clock, saved)| (clock.local)(saved));
        Fact::BeingEdited(saved)
    })
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::{Clock, being_edited, stale};
    use crate::book::Fact;
    use crate::read::Input;

    fn clock_days_later(days: u64) -> Clock {
        let now = SystemTime::now() + Duration::from_secs(days * 24 * 60 * 60 + 60);
        Clock { now, local: |_| chrono::NaiveDateTime::default() }
    }

    #[test]
    fn a_file_is_stale_after_more_days_than_allowed() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("会员.csv");
        std::fs::write(&path, "x").expect("a file");
        let input = Input::File(path, true);
        for (days, most, fact) in [
            (9, Some(7), Some(Fact::Stale(9))),
            (7, Some(7), None),
            (8, Some(7), Some(Fact::Stale(8))),
            (400, Some(0), Some(Fact::Stale(400))),
            (9, None, None),
        ] {
            assert_eq!(stale(&input, Some(clock_days_later(days)), most), fact, "{days} days");
        }
        assert_eq!(stale(&input, None, Some(0)), None);
        assert_eq!(stale(&Input::Standard, Some(clock_days_later(9)), Some(0)), None);
    }

    #[test]
    fn a_lock_file_beside_it_shows_that_a_file_is_open() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, "x").expect("a file");
            Input::File(path, true)
        };
        let (open, closed) = (write("会员.xlsx"), write("明细.xlsx"));
        write("~$会员.xlsx");
        let clock = Some(clock_days_later(0));
        assert_eq!(being_edited(&open, clock), Some(Fact::BeingEdited(Some(chrono::NaiveDateTime::default()))));
        assert_eq!(being_edited(&open, None), Some(Fact::BeingEdited(None)));
        assert_eq!(being_edited(&closed, clock), None);
    }
}
