//! What the shop's own sheets say about why a member stays away.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::cause::Cause;
use super::silence::Silence;
use crate::book::{Book, Channel, Contact, Histories, History, MemberId, Money, NameId, Rules};
use crate::report::responsible::is_there;
use crate::report::taste::Tastes;

/// A silent member, and the causes that the sheets speak for.
pub(super) struct Traced {
    pub(super) silence: Silence,
    pub(super) causes: Vec<Cause>,
}

/// What is looked up for every silent member.
pub(super) struct Evidence<'a> {
    book: &'a Book,
    histories: Histories<'a>,
    tastes: Tastes<'a>,
    lost_after: Days,
    as_of: NaiveDate,
    /// Members with a complaint that is not solved.
    complaining: BTreeSet<MemberId>,
    /// Categories that still sell; `None` where no items sheet has categories.
    sold: Option<BTreeSet<&'a str>>,
}

impl<'a> Evidence<'a> {
    /// What the book says on a day.
    pub(super) fn new(book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Self {
        let lost_after = Days::new(rules.churn.lost_after.into());
        let tastes = Tastes::new(book);
        let open = book.complaints.iter().filter(|complaint| complaint.is_open_on(as_of));
        Self {
            book,
            histories: Histories::new(book, &rules.purchases),
            lost_after,
            as_of,
            complaining: open.filter_map(|complaint| complaint.member).collect(),
            sold: sold(book, &tastes, as_of.checked_sub_days(lost_after).unwrap_or(NaiveDate::MIN), as_of),
            tastes,
        }
    }

    /// Whether any sheet could speak for a cause.
    pub(super) fn knows(&self, cause: Cause) -> bool {
        match cause {
            Cause::NeverCalled => !self.book.contacts.is_empty(),
            Cause::StaffLeft => !self.book.people.is_empty(),
            Cause::AfterSales => !self.book.complaints.is_empty(),
            Cause::Assortment => self.sold.is_some(),
            Cause::Moved | Cause::Service | Cause::Brand | Cause::Other => false,
        }
    }

    /// Looks everything up for these members.
    pub(super) fn trace(&self, silences: Vec<Silence>) -> Vec<Traced> {
        let mut history = History::default();
        let mut trace = |silence: Silence| {
            // What a member bought matters only where items have categories; it is a second look at everything.
            if self.sold.is_some() {
                self.histories.fill(silence.member, self.as_of, &mut history);
            }
            let speaks = |cause: &Cause| self.knows(*cause) && self.speaks_for(*cause, &silence, &history);
            Traced { silence, causes: Cause::ALL.into_iter().filter(speaks).collect() }
        };
        silences.into_iter().map(&mut trace).collect()
    }

    fn speaks_for(&self, cause: Cause, silence: &Silence, history: &History) -> bool {
        match cause {
            Cause::NeverCalled => self.is_never_called(silence.member),
            // Who left long after the member did is no reason.
            Cause::StaffLeft => {
                let lost = silence.last.checked_add_days(self.lost_after).map_or(self.as_of, |day| day.min(self.as_of));
                !silence.staff.is_none() && !is_there(self.book, silence.staff, lost)
            }
            Cause::AfterSales => self.complaining.contains(&silence.member),
            Cause::Assortment => {
                let usual = self.tastes.category(history);
                usual.is_some_and(|usual| self.sold.as_ref().is_some_and(|sold| !sold.contains(usual)))
            }
            Cause::Moved | Cause::Service | Cause::Brand | Cause::Other => false,
        }
    }

    // A text message is no call; a call that nobody answered is one.
    fn is_never_called(&self, member: MemberId) -> bool {
        let first = self.book.contacts.partition_point(|contact| contact.member < member);
        let own = self.book.contacts[first..].iter().take_while(|contact| contact.member == member);
        let called = |contact: &Contact| contact.day <= self.as_of && contact.channel != Some(Channel::Sms);
        !own.into_iter().any(called)
    }
}

/// The categories of which anything was sold after `since`, to whomever, or came in.
fn sold<'a>(book: &'a Book, tastes: &Tastes<'a>, since: NaiveDate, as_of: NaiveDate) -> Option<BTreeSet<&'a str>> {
    if book.goods.iter().all(|item| item.category.is_empty()) {
        return None;
    }
    let within = |day: NaiveDate| since < day && day <= as_of;
    let lines = book.lines.iter().filter(|line| within(line.day) && line.amount > Money::ZERO);
    let items: BTreeSet<NameId> = lines.map(|line| line.item).collect();
    let launched = book.goods.iter().filter(|item| item.launch.is_some_and(within)).map(|item| &*item.category);
    Some(items.into_iter().filter_map(|item| tastes.of(item)).chain(launched).collect())
}
