//! Who was invited, and what came of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::plan::Plan;
use crate::book::{Book, CallResult, Contact, Histories, History, MemberId, Money, NameId, Rules};
use crate::report::responsible::responsible;

/// A member who was invited.
#[expect(clippy::struct_excessive_bools, reason = "each is a step that a member took or did not")]
pub(super) struct Invited {
    pub(super) id: MemberId,
    pub(super) staff: NameId,
    /// The first invitation.
    pub(super) first: NaiveDate,
    pub(super) reached: bool,
    pub(super) promised: bool,
    pub(super) came: bool,
    /// Net purchases on the days of the promotion.
    pub(super) amount: Money,
    /// The last day agreed on.
    pub(super) agreed: Option<NaiveDate>,
    /// Since the day after it, nobody was in touch and the member did not come.
    pub(super) is_not_followed_up: bool,
}

/// Everybody who was invited, in the order of the book.
pub(super) fn invited(book: &Book, rules: &Rules, plan: &Plan) -> Vec<Invited> {
    let mut rows: BTreeMap<MemberId, Vec<&Contact>> = BTreeMap::new();
    for contact in book.contacts.iter().filter(|contact| plan.invites(contact)) {
        rows.entry(contact.member).or_default().push(contact);
    }
    let histories = Histories::new(book, &rules.purchases);
    let mut history = History::default();
    let mut invited = Vec::with_capacity(rows.len());
    for (id, contacts) in rows {
        histories.fill(id, plan.eve(), &mut history);
        let staff = responsible(book, id, &history, plan.eve());
        histories.fill(id, plan.as_of, &mut history);
        invited.push(judge(id, staff, &contacts, &history, book, plan));
    }
    invited
}

fn judge(
    id: MemberId,
    staff: NameId,
    contacts: &[&Contact],
    history: &History,
    book: &Book,
    plan: &Plan,
) -> Invited {
    let results = || contacts.iter().filter_map(|contact| contact.result);
    let first = contacts.iter().map(|contact| contact.day).min().unwrap_or(plan.as_of);
    let agreed = contacts.iter().filter_map(|contact| contact.next).max();
    let in_days = |day| plan.days.is_some_and(|(from, to)| from <= day && day <= to);
    let bought = || history.occasions().filter(|purchase| in_days(purchase.day));
    let came = bought().next().is_some() || results().any(|result| result == CallResult::Came);
    let talked = [CallResult::Reached, CallResult::WillCome, CallResult::Came, CallResult::Refused];
    let passed = |agreed: NaiveDate| {
        let visited = history.occasions().any(|purchase| first <= purchase.day);
        let in_touch = |contact: &Contact| contact.member == id && agreed < contact.day && contact.day <= plan.as_of;
        agreed < plan.as_of && !visited && !came && !book.contacts.iter().any(in_touch)
    };
    Invited {
        id,
        staff,
        first,
        reached: results().any(|result| talked.contains(&result)),
        promised: agreed.is_some() || results().any(|result| result == CallResult::WillCome),
        came,
        amount: bought().map(|purchase| purchase.net).sum(),
        agreed,
        is_not_followed_up: agreed.is_some_and(passed),
    }
}
