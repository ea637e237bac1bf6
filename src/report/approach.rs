//! Whom a shop may ask to come and buy, and what stands against it.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use crate::book::callback::{self, Block};
use crate::book::{Book, MemberId, Rules};
use crate::table::Words;

/// Why a member is not asked to come and buy; the first that holds counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Barrier {
    /// What stands against a callback too.
    Block(Block),
    /// Was contacted within the last days.
    Contacted,
}

impl Barrier {
    /// Its words in Chinese and English.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Block(block) => block.words(),
            Self::Contacted => ("刚联系过", "just contacted"),
        }
    }
}

/// What the book says against asking its members.
pub(super) struct Approach<'a> {
    approach: callback::Approach<'a>,
    /// Contacts on this day or later are too recent; `None` where that does not matter.
    recent: Option<NaiveDate>,
}

impl<'a> Approach<'a> {
    /// As of `as_of`; members contacted within `rest` days are left alone, where it is given.
    pub(super) fn new(book: &'a Book, rules: &'a Rules, as_of: NaiveDate, rest: Option<u32>) -> Self {
        let recent = rest.map(|days| as_of.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN));
        Self { approach: callback::Approach::new(book, rules, as_of), recent }
    }

    /// What stands against asking a member, if anything does.
    pub(super) fn barrier(&self, id: MemberId) -> Option<Barrier> {
        let member = self.approach.to(id);
        let contacted = || self.recent.is_some_and(|since| member.last_contact().is_some_and(|day| day >= since));
        let block = member.block_of_invitation().map(Barrier::Block);
        block.or_else(|| contacted().then_some(Barrier::Contacted))
    }
}

/// How many were left out for which reason, in a sentence; nothing where nobody was.
pub(super) fn left_out(counts: &BTreeMap<Barrier, u64>) -> Option<Words> {
    sentence(counts.iter().map(|(barrier, &count)| (barrier.words(), count)))
}

/// The same for any reasons.
pub(super) fn sentence(counts: impl Iterator<Item = ((&'static str, &'static str), u64)>) -> Option<Words> {
    let counts: Vec<_> = counts.collect();
    let part = |words: fn((&'static str, &'static str)) -> &'static str, between: &str| {
        let parts = counts.iter().map(|(reason, count)| format!("{} {count}", words(*reason)));
        parts.collect::<Vec<_>>().join(between)
    };
    let (zh, en) = (part(|words| words.0, "、"), part(|words| words.1, ", "));
    (!counts.is_empty()).then(|| (format!("不列入：{zh}"), format!("Left out: {en}")).into())
}

#[cfg(test)]
mod tests {
    use super::{Approach, Barrier, left_out};
    use crate::book::calendar::YearlyDay;
    use crate::book::callback::Block;
    use crate::book::testing::{book, complaint, day};
    use crate::book::{CallResult, Consent, MemberId, Profile, Reach, Rules};
    use crate::report::testing::contact;
    use crate::table::Lang;

    #[test]
    fn the_first_reason_in_order_counts() {
        let open = Profile { reach: Reach::Mobile, ..Profile::default() };
        let members = [
            ("01", open.clone()),
            ("02", Profile { consent: Consent::NoMessages, ..open.clone() }),
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
            Some(Barrier::Block(Block::SmsOptOut)),
            Some(Barrier::Block(Block::InvalidNumber)),
            Some(Barrier::Block(Block::DeadNumber)),
            Some(Barrier::Block(Block::Complaint)),
            Some(Barrier::Contacted),
            None,
            Some(Barrier::Block(Block::DoNotContact)),
            Some(Barrier::Block(Block::SmsOptOut)),
            Some(Barrier::Block(Block::Minor)),
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
        let counts = [(Barrier::Block(Block::SmsOptOut), 2), (Barrier::Contacted, 1)].into();
        let words = left_out(&counts).expect("somebody");
        assert_eq!(words.get(Lang::English), "Left out: wants no messages 2, just contacted 1");
        assert_eq!(left_out(&[].into()), None);
    }
}
