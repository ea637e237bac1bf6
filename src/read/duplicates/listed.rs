//! Rows of call lists that are about the same planned contact on the same day.
//!
//! A list is read again with more filled in, or stands in the book and beside it. Member, step, anchor and day tell its
//! rows; of equal ones the fullest is kept, else the greater text. A list of another day is another contact.

use std::cmp::Reverse;

use crate::read::gathered::Gathered;

/// Whether any log row is one of a call list.
pub(super) fn any(gathered: &Gathered) -> bool {
    gathered.contacts.iter().any(|row| row.contact.planned.is_some())
}

/// Those of the rows of call lists that say again, or less than others, what was said of a contact; parties of equal
/// numbers are the same.
pub(super) fn left_out(gathered: &Gathered, alike: &[u32]) -> Vec<usize> {
    let contact = |index: usize| &gathered.contacts[index].contact;
    // A row that was copied, key and all, for somebody else is not the same.
    let name = |index: usize| gathered.parties.list.get(gathered.contacts[index].party).name_key;
    let who = |index: usize| (alike[gathered.contacts[index].party], name(index));
    let key = |index: usize| (who(index), contact(index).planned, contact(index).day);
    let mut order: Vec<usize> =
        (0..gathered.contacts.len()).filter(|&index| contact(index).planned.is_some()).collect();
    order.sort_by_cached_key(|&index| (key(index), Reverse(told(gathered, index))));
    order.chunk_by(|&a, &b| key(a) == key(b)).flat_map(|same| same[1..].iter().copied()).collect()
}

/// How much a row tells, then what, then where it stands: a greater one is kept.
fn told(gathered: &Gathered, index: usize) -> impl Ord + use<> {
    let contact = &gathered.contacts[index].contact;
    let staff = gathered.staff.get(contact.staff).to_owned();
    let filled = [
        contact.result.is_some(),
        !contact.reply.is_empty(),
        contact.next.is_some(),
        contact.welcome.is_some(),
        !staff.is_empty(),
    ];
    let said = (contact.result.map(|result| result.words().0), contact.reply.clone(), contact.next, contact.welcome);
    let rest = (staff, contact.also.clone(), contact.channel, contact.leaving_reason.clone());
    (filled.iter().filter(|filled| **filled).count(), said, rest, Reverse(gathered.source(contact.place)))
}
