//! Which row of the log settled which callback: what the engine decided, told from the outside.

use chrono::NaiveDate;

use crate::book::callback::{Callback, State, Step};
use crate::book::{Book, Channel, Contact, MemberId};

/// The rows of the log that are about one member, by day.
#[derive(Clone, Copy)]
pub(in crate::report) struct Logged<'a>(&'a [Contact]);

impl<'a> Logged<'a> {
    /// Those of `member`.
    pub(in crate::report) fn of(book: &'a Book, member: MemberId) -> Self {
        let rows = &book.contacts;
        let start = rows.partition_point(|row| row.member < member);
        let count = rows[start..].partition_point(|row| row.member == member);
        Self(&rows[start..start + count])
    }

    pub(in crate::report) const fn rows(self) -> &'a [Contact] {
        self.0
    }

    /// The row that settled a callback that is done: the first that could. `None` where another of the household was
    /// called.
    pub(in crate::report) fn settling(self, callback: &Callback) -> Option<&'a Contact> {
        let State::Done { early } = callback.state else { return None };
        let in_time = |row: &&Contact| if early { row.day < callback.due } else { callback.due <= row.day };
        let could = self.0.iter().filter(in_time).filter(|row| can_settle(row, callback));
        could.min_by_key(|row| (row.day, !names(row, callback)))
    }
}

/// Whether a row is about this very callback, or names its step.
pub(super) fn names(row: &Contact, callback: &Callback) -> bool {
    match row.planned {
        Some(planned) => planned == (callback.step, callback.anchor) || row.also.contains(&callback.step),
        None => steps(row).contains(&callback.step),
    }
}

/// The steps that a row of a log names in words; a row that does not say how was a call.
pub(super) fn steps(row: &Contact) -> &'static [Step] {
    Step::named(&row.step, Some(row.channel.unwrap_or(Channel::Phone)))
}

/// Whether a row was a call or a visit.
pub(super) fn is_call(row: &Contact) -> bool {
    row.channel != Some(Channel::Sms)
}

/// Whether a row stands in the days in which a callback can be settled by name.
pub(super) fn is_in_its_days(day: NaiveDate, callback: &Callback) -> bool {
    callback.anchor < day && day <= callback.last
}

// As the engine settles: a row that names the step from the day after its anchor, a call whatever is open, a message that
// names nothing the open messages; a wish only on its day.
fn can_settle(row: &Contact, callback: &Callback) -> bool {
    if callback.step.is_wish() {
        let wishes = steps(row).iter().any(|step| step.is_wish());
        return row.day == callback.due && (wishes || names(row, callback));
    }
    let open = callback.due <= row.day && row.day <= callback.last;
    let unnamed = row.planned.is_none() && steps(row).is_empty();
    let with_the_row = is_call(row) || (unnamed && callback.channel == Channel::Sms);
    (names(row, callback) && is_in_its_days(row.day, callback)) || (open && with_the_row)
}
