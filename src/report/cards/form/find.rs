//! The member that is meant.

use crate::book::{Book, Member, MemberId, mask};
use crate::report::Refusal;

/// The one member with this card number, phone or name.
///
/// # Errors
/// Nobody, or several, who are named.
pub(super) fn one(book: &Book, query: &str) -> Result<MemberId, Refusal> {
    let query = query.trim();
    let is = |text: Option<&str>| text == Some(query);
    // A card number is one member's; a phone or a name may be several members'.
    let by_card = book.members().find(|(_, member)| is(member.card_no.as_deref()));
    let is_called = |member: &Member| is(member.phone.as_deref()) || is(member.name.as_deref());
    let called = || book.members().filter(|(_, member)| is_called(member)).map(|(id, _)| id).collect();
    let found: Vec<MemberId> = by_card.map_or_else(called, |(id, _)| vec![id]);
    match found[..] {
        [id] => Ok(id),
        [] => Err(Refusal(
            format!("没有找到会员“{}”，请写卡号、电话或姓名", mask::name(query)),
            format!("no member {:?}: write a card number, phone or name", mask::name(query)),
        )),
        _ => {
            let keys = found.iter().map(|&id| key(book, id)).collect::<Vec<_>>().join(", ");
            Err(Refusal(
                format!("有 {} 位会员符合，请写卡号：{keys}", found.len()),
                format!("{} members match, write the card number: {keys}", found.len()),
            ))
        }
    }
}

fn key(book: &Book, id: MemberId) -> String {
    let member = book.member(id);
    if member.key_is_phone() { mask::phone(member.key()) } else { member.key().to_owned() }
}
