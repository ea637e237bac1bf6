//! Whom a shop may ask to come and buy, and what stands against it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use crate::book::{Book, CallResult, Consent, MemberId, Reach, Rules};
use crate::table::Words;

/// Why a member is not asked to come and buy; the first that holds counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Barrier {
    /// Wants no contact, or no messages.
    OptOut,
    /// Has no number that can be called.
    NoNumber,
    /// The number is known to be dead.
    DeadNumber,
    /// Is below the age from which members are called (`callbacks.minor_below`).
    Minor,
    /// Has a complaint that is not solved.
    Complaint,
    /// Was contacted within the last days.
    Contacted,
}

impl Barrier {
    /// Its words in Chinese and English.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::OptOut => ("不愿被打扰", "opted out"),
            Self::NoNumber => ("没有可用号码", "no usable number"),
            Self::DeadNumber => ("空号", "dead number"),
            Self::Minor => ("未成年", "too young"),
            Self::Complaint => ("投诉没有解决", "open complaint"),
            Self::Contacted => ("刚联系过", "just contacted"),
        }
    }
}

/// What the book says against asking its members.
pub(super) struct Approach<'a> {
    book: &'a Book,
    as_of: NaiveDate,
    minor_below: u32,
    /// Contacts on this day or later are too recent; `None` where that does not matter.
    recent: Option<NaiveDate>,
    refused: BTreeSet<MemberId>,
    /// The day of the log's last word on messages, and whether they are unwelcome; of one day's words that against them.
    unwelcome: BTreeMap<MemberId, (NaiveDate, bool)>,
    dead: BTreeSet<&'a str>,
    complaining: BTreeSet<MemberId>,
    last_contact: BTreeMap<MemberId, NaiveDate>,
}

impl<'a> Approach<'a> {
    /// As of `as_of`; members contacted within `rest` days are left alone, where it is given.
    pub(super) fn new(book: &'a Book, rules: &Rules, as_of: NaiveDate, rest: Option<u32>) -> Self {
        let mut approach = Self {
            book,
            as_of,
            minor_below: rules.callbacks.minor_below,
            recent: rest.map(|days| as_of.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN)),
            refused: BTreeSet::new(),
            unwelcome: BTreeMap::new(),
            dead: BTreeSet::new(),
            complaining: BTreeSet::new(),
            last_contact: BTreeMap::new(),
        };
        for row in book.contacts.iter().filter(|row| row.day <= as_of) {
            let last = approach.last_contact.entry(row.member).or_insert(row.day);
            *last = row.day.max(*last);
            if let Some(welcome) = row.welcome {
                let said = approach.unwelcome.entry(row.member).or_default();
                *said = (row.day, !welcome).max(*said);
            }
            match row.result {
                Some(CallResult::Refused) => approach.refused.extend([row.member]),
                // The number that was dialled; a mended one is alive.
                Some(CallResult::DeadNumber) => {
                    approach.dead.extend(row.phone.as_deref().or(book.member(row.member).phone.as_deref()));
                }
                _ => {}
            }
        }
        let open = book.complaints.iter().filter(|complaint| complaint.is_open_on(as_of));
        approach.complaining.extend(open.filter_map(|complaint| complaint.member));
        approach
    }

    /// What stands against asking a member, if anything does.
    pub(super) fn barrier(&self, id: MemberId) -> Option<Barrier> {
        let member = self.book.member(id);
        let profile = member.profile.as_deref();
        let phone = member.phone.as_deref();
        let no_number = || profile.map_or(phone.is_none(), |profile| profile.reach == Reach::None);
        let age = || profile.and_then(|profile| profile.birthday)?.age_on(self.as_of);
        let contacted = |since: NaiveDate| self.last_contact.get(&id).is_some_and(|&day| day >= since);
        let open = profile.is_none_or(|profile| profile.consent == Consent::Open);
        let unwelcome = self.unwelcome.get(&id).is_some_and(|&(_, unwelcome)| unwelcome);
        if !open || unwelcome || self.refused.contains(&id) {
            Some(Barrier::OptOut)
        } else if no_number() {
            Some(Barrier::NoNumber)
        } else if phone.is_some_and(|phone| self.dead.contains(phone)) {
            Some(Barrier::DeadNumber)
        } else if age().is_some_and(|age| age < self.minor_below) {
            Some(Barrier::Minor)
        } else if self.complaining.contains(&id) {
            Some(Barrier::Complaint)
        } else if self.recent.is_some_and(contacted) {
            Some(Barrier::Contacted)
        } else {
            None
        }
    }
}

/// How many were left out for which reason, in a sentence; nothing where nobody was.
pub(super) fn left_out(counts: &BTreeMap<Barrier, u64>) -> Option<Words> {
    let part = |words: fn((&'static str, &'static str)) -> &'static str, between: &str| {
        let parts = counts.iter().map(|(barrier, count)| format!("{} {count}", words(barrier.words())));
        parts.collect::<Vec<_>>().join(between)
    };
    let (zh, en) = (part(|words| words.0, "、"), part(|words| words.1, ", "));
    (!counts.is_empty()).then(|| (format!("不列入：{zh}"), format!("Left out: {en}")).into())
}

#[cfg(test)]
mod tests {
    use super::{Approach, Barrier, left_out};
    use crate::book::calendar::YearlyDay;
    use crate::book::testing::{book, complaint, day};
    use crate::book::{CallResult, Consent, MemberId, Profile, Reach, Rules};
    use crate::report::testing::contact;
    use crate::table::Lang;

    #[test]
    fn the_first_reason_in_order_counts() {
        let open = Profile { reach: Reach::Mobile, ..Profile::default() };
        let members = [
            ("01", open.clone()),
            ("02", Profile { consent: Consent::NoMessages, ..Profile::default() }),
            ("03", Profile::default()),
            ("04", open.clone()),
            ("05", open.clone()),
            ("06", open.clone()),
            ("07", open.clone()),
            ("08", open.clone()),
            ("09", open.clone()),
            ("10", Profile { birthday: YearlyDay::solar(Some(2013), 7, 1), ..open }),
        ];
        let mut book = book(&members, &[]);
        for (index, member) in book.members.iter_mut().enumerate() {
            member.phone = Some(format!("1380000000{index}").into());
        }
        contact(&mut book, "04", "2026-01-01").result = Some(CallResult::DeadNumber);
        // 01 had another number then.
        let mended = contact(&mut book, "01", "2026-01-01");
        (mended.result, mended.phone) = (Some(CallResult::DeadNumber), Some("13911111111".into()));
        complaint(&mut book, "05", "2026-05-01");
        contact(&mut book, "06", "2026-06-23");
        contact(&mut book, "07", "2026-06-22");
        contact(&mut book, "08", "2025-01-01").result = Some(CallResult::Refused);
        // Messages were welcome one day, and were not the next.
        contact(&mut book, "09", "2025-01-01").welcome = Some(true);
        contact(&mut book, "09", "2025-01-02").welcome = Some(false);
        // 10 is 12; with a rule of 12 years nothing would stand against asking.
        let mut rules = Rules::default();
        let approach = Approach::new(&book, &rules, day("2026-06-30"), Some(7));
        let found: Vec<_> = (0..10).map(|index| approach.barrier(MemberId::new(index))).collect();
        let expected = [
            None,
            Some(Barrier::OptOut),
            Some(Barrier::NoNumber),
            Some(Barrier::DeadNumber),
            Some(Barrier::Complaint),
            Some(Barrier::Contacted),
            None,
            Some(Barrier::OptOut),
            Some(Barrier::OptOut),
            Some(Barrier::Minor),
        ];
        assert_eq!(found, expected);
        rules.callbacks.minor_below = 12;
        let approach = Approach::new(&book, &rules, day("2026-06-30"), Some(7));
        assert_eq!(approach.barrier(MemberId::new(9)), None);
        // Before the complaint and the calls nothing stood against them but the sheet.
        let before = Approach::new(&book, &rules, day("2024-12-31"), None);
        assert_eq!((3..8).filter_map(|index| before.barrier(MemberId::new(index))).count(), 0);
    }

    #[test]
    fn those_left_out_are_counted() {
        let counts = [(Barrier::OptOut, 2), (Barrier::Contacted, 1)].into();
        let words = left_out(&counts).expect("somebody");
        assert_eq!(words.get(Lang::English), "Left out: opted out 2, just contacted 1");
        assert_eq!(left_out(&[].into()), None);
    }
}
