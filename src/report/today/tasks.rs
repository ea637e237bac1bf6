//! The book → the tasks of a day, in the order in which they are listed.

use chrono::NaiveDate;

use super::task::{Kind, Task};
use crate::book::callback::{Agenda, Row, Schedule, Step};
use crate::book::{Book, Channel, NameId, Rules};
use crate::report::Refusal;
use crate::report::{cards, tiers};

/// All of them: by kind, and within one as the lists they are taken from.
pub(super) fn tasks(book: &Book, rules: &Rules, as_of: NaiveDate) -> Result<Vec<Task>, Refusal> {
    let tomorrow = as_of.succ_opt().unwrap_or(as_of);
    let agenda = Agenda::new(&Schedule::new(book, rules, as_of, tomorrow)?);
    let mut tasks: Vec<Task> = agenda.due.iter().map(|row| contact(row, kind(row, as_of))).collect();
    tasks.extend(agenda.coming.iter().filter(|row| row.due() <= tomorrow).map(|row| contact(row, Kind::Tomorrow)));
    let cards = cards::brief(book, rules, as_of);
    tasks.extend(cards.late.into_iter().map(|late| {
        let (stage, card) = (late.stage.words, late.card.words());
        let detail = (format!("{}：{}", card.0, stage.0), format!("{}: {}", card.1, stage.1));
        Task { kind: Kind::CardLate, member: late.member, staff: late.staff, due: late.due, detail }
    }));
    let brief = tiers::brief(book, rules, as_of);
    tasks.extend(brief.cards.into_iter().filter_map(|(member, action)| {
        // Whoever has applied waits for a stage of the register, not for an application.
        let to_apply = cards.not_applied.get(&member);
        let (staff, due) = to_apply.map_or((NameId::NONE, None), |earned| (earned.staff, earned.due));
        let detail = (action.words.0.to_owned(), action.words.1.to_owned());
        let is_open = to_apply.is_some() || action == tiers::REVIEW;
        is_open.then_some(Task { kind: Kind::Card, member, staff, due, detail })
    }));
    tasks.extend(brief.near.into_iter().map(|(member, next, gap)| {
        let (zh, en) = next.words();
        let detail = (format!("再消费 {gap} 元到{zh}"), format!("{gap} to {en}"));
        Task { kind: Kind::Near, member, staff: NameId::NONE, due: None, detail }
    }));
    // What stands first among its kind stays so.
    tasks.sort_by_key(|task| task.kind);
    Ok(tasks)
}

fn contact(row: &Row, kind: Kind) -> Task {
    let steps = || row.callbacks.iter().map(|callback| callback.step.words());
    let joined = |words: Vec<&str>, between: &str| words.join(between);
    let zh = joined(steps().map(|words| words.0).collect(), "、");
    let en = joined(steps().map(|words| words.1).collect(), ", ");
    Task { kind, member: row.member, staff: row.staff, due: Some(row.due()), detail: (zh, en) }
}

fn kind(row: &Row, as_of: NaiveDate) -> Kind {
    let first = row.first().step;
    if first == Step::Service {
        Kind::Service
    } else if row.due() < as_of {
        Kind::Overdue
    } else if first.is_wish() {
        Kind::Wish
    } else if row.channel() == Channel::Sms {
        Kind::Text
    } else {
        Kind::Call
    }
}
