//! The morning brief: what the shop must, should and can do today, on one page.

mod task;
mod tasks;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::{Refusal, Run, reminder};
use crate::book::{Book, Details, Rules};
use crate::report::columns::{text_cell, who};
use crate::table::{Cell, Report, Table, column};
use task::{Group, Kind, Task};

/// How many of those who can be left for another day are named.
const NAMED: usize = 10;

/// What the shop must, should and can do today, on one page.
///
/// # What it shows
///
/// - `summary`: how many there are of each task.
/// - `tasks`: the tasks themselves, with the member, who does it and since when it is due; of what can be left for another
///   day the first ten of each sort.
///
/// # How it decides
///
/// Must: service calls of open complaints; calls and messages that are overdue or due today, wishes among them; the list
/// is that of `callbacks today`; and cards whose open stage in the register is late (`due` of `cards`). Should: cards to apply for, where the card earned is above the one recorded and
/// the register has no application (`applied` in `due` of `cards`), and cards to check, where it is below (`review` of
/// `tiers`). Can: who is near the next tier, the smallest gap first (`near` of `tiers`), and the contacts of
/// tomorrow.
///
/// A note says so when the last backup beside the first file is older than `backup.warn_days`, or when there is none.
///
/// # Example
///
/// - `regulars today shop`
/// - `regulars today shop -o 今天-{today}.xlsx`
/// - `regulars today shop --table tasks --format csv`
#[derive(Debug, Clone, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Today {}

impl Run for Today {
    const RULES: &'static [&'static str] =
        &["callbacks", "calendar", "festivals", "tiers", "purchases", "opening", "points", "gifts", "register", "backup"];
    const DETAILS: Details = Details::STAFF;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let tasks = tasks::tasks(book, rules, as_of)?;
        let mut counts: Vec<(Kind, u64)> = Vec::new();
        for kinds in tasks.chunk_by(|a, b| a.kind == b.kind) {
            counts.push((kinds[0].kind, kinds.len() as u64));
        }
        let many = |group| counts.iter().filter(|(kind, _)| kind.group() == group).map(|count| count.1).sum::<u64>();
        let (must, should, can) = (many(Group::Must), many(Group::Should), many(Group::Can));
        let named = tasks.chunk_by(|a, b| a.kind == b.kind).flat_map(|tasks| {
            let shown = if tasks[0].kind.group() == Group::Can { NAMED } else { tasks.len() };
            tasks.iter().take(shown).cloned()
        });
        let tables = vec![summary(counts.clone()), list(book, named.collect())];
        let mut report = Report::new("today", ("今天要做的事", "Today"), tables);
        report.note((
            format!("必做 {must} 件，应做 {should} 件，可做 {can} 件"),
            format!("{must} must be done, {should} should, {can} can"),
        ));
        report.notes.extend(reminder::backup(book, rules, as_of));
        Ok(report)
    }
}

fn summary<'a>(counts: Vec<(Kind, u64)>) -> Table<'a> {
    Table::new("summary", ("合计", "Summary"), counts, vec![
        column("group", ("轻重", "Group"), |(kind, _): &(Kind, u64)| kind.group().code().into()),
        column("task", ("事项", "Task"), |(kind, _): &(Kind, u64)| kind.code().into()),
        column("count", ("件数", "Count"), |&(_, count): &(Kind, u64)| Cell::count(count)),
    ])
}

fn list(book: &Book, tasks: Vec<Task>) -> Table<'_> {
    let [member, name] = who(book, |task: &Task| task.member);
    Table::new("tasks", ("事项", "Tasks"), tasks, vec![
        column("group", ("轻重", "Group"), |task: &Task| task.kind.group().code().into()),
        column("task", ("事项", "Task"), |task: &Task| task.kind.code().into()),
        member,
        name,
        column("detail", ("说明", "Detail"), |task: &Task| Cell::both(task.detail.0.clone(), task.detail.1.clone())),
        column("due", ("日期", "Due"), |task: &Task| task.due.into()),
        column("staff", ("人员", "Staff"), |task: &Task| text_cell(&book.staff, task.staff)),
    ])
}
