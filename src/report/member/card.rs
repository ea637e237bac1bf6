//! The applications for a card: what was done of each, and what comes next.

use super::about::About;
use super::line::{Line, item, line};
use crate::book::{Application, CardStage, Done, Tier};
use crate::report::cards::stage_code;
use crate::report::tiers::action;
use crate::table::Cell;

/// The lines of the card.
pub(super) fn lines<'a>(about: &About<'a>) -> Vec<Line<'a>> {
    let own: Vec<&Application> = about.book.applications.iter().filter(|row| row.member == Some(about.id)).collect();
    let mut lines: Vec<Line> = own.iter().flat_map(|application| of(about, application)).collect();
    lines.extend(not_applied(about, &own));
    lines
}

fn of<'a>(about: &About<'a>, application: &Application) -> Vec<Line<'a>> {
    let mut lines = vec![
        line(item("card", "申请卡别", "Card applied for"), application.card).from([application.place]),
        line(item("staff", "责任店员", "Looked after by"), Cell::text(about.staff(application.staff))).from([application.place]),
        line(item("agreed", "约定领卡日", "Agreed day"), application.agreed).from([application.place]),
    ];
    lines.retain(|line| !line.is_blank());
    lines.extend(CardStage::ALL.into_iter().filter_map(|stage| {
        let value = match application.stage(stage) {
            Done::No => return None,
            Done::DayUnknown => Cell::both("√", "yes"),
            Done::On(day) => day.into(),
        };
        Some(line(stage_code(stage), value).from([application.place]))
    }));
    lines.extend(next(about, application));
    lines
}

/// The stage that is open.
fn next<'a>(about: &About<'a>, application: &Application) -> Option<Line<'a>> {
    let next = application.next_stage(&about.rules.register, about.as_of)?;
    let stage = stage_code(next.stage).words;
    let (zh, en) = match next.due {
        None => (format!("下一步：{}", stage.0), format!("next: {}", stage.1)),
        Some(due) => match (about.as_of - due).num_days() {
            late @ 1.. => (format!("下一步：{}，已晚 {late} 天", stage.0), format!("next: {}, {late} days late", stage.1)),
            _ => (format!("下一步：{}", stage.0), format!("next: {}", stage.1)),
        },
    };
    Some(line(item("next", "应办日", "Due"), next.due).why(zh, en).from([application.place]))
}

/// A card that was earned and nobody applied for.
fn not_applied<'a>(about: &About<'a>, own: &[&Application]) -> Option<Line<'a>> {
    let earned = about.earned.as_ref()?;
    let recorded = about.profile().and_then(|profile| profile.tier).map(|stated| stated.value);
    let todo = action(Some(earned.tier), recorded).filter(|code| code.key != "review")?;
    let applied = own.iter().any(|application| application.card.unwrap_or(Tier::B) >= earned.tier);
    let (zh, en) = earned.tier.words();
    let since = earned.since.map(|day| day.to_string()).unwrap_or_default();
    (!applied).then(|| {
        line(item("to_do", "该办", "To do"), todo)
            .why(format!("{since} 起够{zh}，还没有申请"), format!("{en} earned on {since}, not applied for yet"))
    })
}
