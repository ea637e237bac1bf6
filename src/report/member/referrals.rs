//! Who brought the member, and whom the member brought.

use super::about::About;
use super::line::{Line, item, joined, line};
use crate::book::{Histories, History, Member, MemberId};
use crate::report::columns::key_cell;
use crate::report::profile::{Brought, Doubt, brought, referrers};

/// The lines: who brought the member, then everybody brought, at first and at second hand, with what they spent.
pub(super) fn lines<'a>(about: &About<'a>) -> Vec<Line<'a>> {
    let all = referrers(about.book);
    let known = all.iter().filter_map(|(id, found)| Some((*id, found.as_ref().ok().copied()?))).collect();
    let mut lines: Vec<Line> = all.get(&about.id).map(|found| by(about, *found)).into_iter().collect();
    lines.extend(brought(&known).iter().filter(|one| one.by == about.id).map(|one| of(about, one)));
    lines
}

fn by<'a>(about: &About<'a>, found: Result<MemberId, Doubt>) -> Line<'a> {
    let about_whom = item("brought_by", "介绍人", "Brought by");
    let said = match found {
        Ok(id) => {
            let member = about.book.member(id);
            line(about_whom, key_cell(member)).why(name(member), name(member))
        }
        Err(doubt) => line(about_whom, doubt.code()),
    };
    said.from(about.row())
}

fn of<'a>(about: &About<'a>, one: &Brought) -> Line<'a> {
    let member = about.book.member(one.member);
    let mut history = History::default();
    Histories::new(about.book, &about.rules.purchases).fill(one.member, about.as_of, &mut history);
    let (zh, en) = if one.level == 1 { ("自己带来的", "brought here") } else { ("带来的人再带来的", "brought by one of those") };
    let place = member.profile.as_deref().and_then(|profile| profile.place);
    let said = |text: &str| text.to_owned();
    let (zh, en) = joined([
        (said(name(member)), said(name(member))),
        (said(zh), said(en)),
        (said("至今消费"), said("spent so far")),
    ]);
    line(key_cell(member), history.spent).why(zh, en).from(place)
}

fn name(member: &Member) -> &str {
    member.name.as_deref().unwrap_or_default()
}
