//! Who of the staff is responsible for a member.

use chrono::NaiveDate;

use crate::book::{Book, History, MemberId, NameId};

/// Who looks after the member, else who served the last purchase, else the one before: the first who still works in
/// the shop on `as_of`. Nobody where all have left.
pub(super) fn responsible(book: &Book, member: MemberId, history: &History, as_of: NaiveDate) -> NameId {
    first_who(book, member, history, |staff| is_there(book, staff, as_of))
}

/// The same, where `can` says of whom it can be.
pub(super) fn first_who(book: &Book, member: MemberId, history: &History, can: impl Fn(NameId) -> bool) -> NameId {
    let own = book.member(member).profile.as_deref().map(|profile| profile.staff);
    let served = history.occasions().rev().map(|purchase| history.staff(purchase));
    let mut candidates = own.into_iter().chain(served).filter(|staff| !staff.is_none());
    candidates.find(|&staff| can(staff)).unwrap_or_default()
}

/// Whether somebody works in the shop on a day; who is on no staff sheet is taken to.
pub(super) fn is_there(book: &Book, staff: NameId, day: NaiveDate) -> bool {
    let mut rows = book.people.iter().filter(|person| person.name == staff).peekable();
    rows.peek().is_none() || rows.any(|person| person.is_there(day))
}

#[cfg(test)]
mod tests {
    use super::responsible;
    use crate::book::testing::{Sale, book, day, person, sale};
    use crate::book::{Done, Histories, History, MemberId, Profile, Rules};

    #[test]
    fn who_left_is_responsible_for_nobody() {
        let sales = [
            Sale { staff: "小王", ..sale("01", "2026-01-01", "100") },
            Sale { staff: "陈静", ..sale("01", "2026-02-01", "100") },
            Sale { staff: "小李", ..sale("02", "2026-02-01", "100") },
        ];
        let mut book = book(&[("01", Profile::default())], &sales);
        let rules = Rules::default();
        person(&mut book, "陈静", "中山路店").left = Done::On(day("2026-05-31"));
        let profile = book.members[0].profile.as_mut().expect("a profile");
        profile.staff = book.staff.find("小李").expect("served");
        let who = |book: &crate::book::Book, on| {
            let mut history = History::default();
            Histories::new(book, &rules.purchases).fill(MemberId::new(0), day(on), &mut history);
            book.staff.get(responsible(book, MemberId::new(0), &history, day(on))).to_owned()
        };
        assert_eq!(who(&book, "2026-05-31"), "小李", "who looks after the member comes first");
        book.members[0].profile = None;
        assert_eq!(who(&book, "2026-05-31"), "陈静", "the last purchase, on her last day");
        assert_eq!(who(&book, "2026-06-01"), "小王");
        person(&mut book, "小王", "中山路店").left = Done::DayUnknown;
        assert_eq!(who(&book, "2026-06-01"), "");
    }
}
