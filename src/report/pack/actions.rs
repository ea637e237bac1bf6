//! Who must do what.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Found;
use super::service::is_open;
use super::source::{Source, found_in};
use crate::book::mask;
use crate::report::Refusal;
use crate::table::{Cell, Code, Dress, Table, column};

/// So many members are named; the others are counted.
const NAMED: usize = 3;

/// The contacts of a day, of whatever kind.
const DUE: Code = Code { key: "due", words: ("今天的回访", "contacts due") };

/// Complaints that are open.
const COMPLAINT: Code = Code { key: "complaint", words: ("没解决的投诉", "open complaint") };

/// The contacts of the next week.
const COMING: Code = Code { key: "coming", words: ("下周的回访", "contacts to come") };

/// The tasks of `today` that are contacts of the day.
const OF_TODAY: [&str; 3] = ["call", "wish", "text"];

/// What one of the staff must do.
struct Action {
    task: Code,
    staff: String,
    due: Option<NaiveDate>,
    /// Key and name, once for each contact or card.
    members: Vec<[String; 2]>,
}

/// Tasks by weight and person.
#[derive(Default)]
struct Actions {
    /// In their order.
    tasks: Vec<Code>,
    of: BTreeMap<(usize, bool, String), Action>,
}

/// The table `actions`, from the tasks of the day, the complaints that are open and the contacts to come.
pub(super) fn table<'a>(source: Source<'a>, found: &Found<'a>) -> Result<Table<'a>, Refusal> {
    let mut tasks = source.table(&["today"], "tasks")?;
    tasks.keep("group", |group| matches!(group, Cell::Code(code) if code.key != "can"));
    let mut actions = Actions::default();
    let task = tasks.position("task");
    for row in 0..tasks.len() {
        let code = match task.map(|column| tasks.cell(row, column)) {
            Some(Cell::Code(code)) if OF_TODAY.contains(&code.key) => DUE,
            Some(Cell::Code(code)) => code,
            _ => continue,
        };
        actions.add(code, (&tasks, row), "due");
    }
    let complaints = found_in(&found.complaints, "complaints")?;
    let state = complaints.position("state");
    let is_open = |&row: &usize| state.is_some_and(|column| is_open(&complaints.cell(row, column)));
    (0..complaints.len()).filter(is_open).for_each(|row| actions.add(COMPLAINT, (complaints, row), "received"));
    (0..found.coming.len()).for_each(|row| actions.add(COMING, (&found.coming, row), "due"));
    let rows: Vec<Action> = actions.of.into_values().collect();
    Ok(Table::new("actions", ("要做的事", "Who must do what"), rows, vec![
        column("task", ("事项", "Task"), |row: &Action| row.task.into()),
        column("staff", ("谁做", "Who"), |row: &Action| Cell::text(row.staff.clone())),
        column("due", ("从哪天起", "Due since"), |row: &Action| row.due.into()),
        column("count", ("件数", "Count"), |row: &Action| Cell::count(row.members.len())),
        column("members", ("会员", "Members"), |row: &Action| Cell::text(named(&row.members))).dressed(Dress::Prose),
    ]))
}

impl Actions {
    fn add(&mut self, task: Code, (table, row): (&Table, usize), day: &str) {
        let place = self.tasks.iter().position(|known| *known == task).unwrap_or_else(|| {
            self.tasks.push(task);
            self.tasks.len() - 1
        });
        let staff = text(table, row, "staff").unwrap_or_default();
        let key = (place, staff.is_empty(), staff.clone());
        let action = self.of.entry(key).or_insert_with(|| Action { task, staff, due: None, members: Vec::new() });
        if let Some(Cell::Date(due)) = table.position(day).map(|column| table.cell(row, column)) {
            action.due = action.due.into_iter().chain([due]).min();
        }
        let key = text(table, row, "member").unwrap_or_default();
        let name = text(table, row, "name").unwrap_or_else(|| key.clone());
        action.members.push([key, name]);
    }
}

fn text(table: &Table, row: usize, key: &str) -> Option<String> {
    match table.cell(row, table.position(key)?) {
        Cell::Text(text) => Some(text.into_owned()),
        Cell::PhoneKey(phone) => Some(mask::phone(phone)),
        _ => None,
    }
}

/// The names of the first of them, each once: one member can be due for several contacts.
fn named(members: &[[String; 2]]) -> String {
    let mut once: Vec<&[String; 2]> = Vec::new();
    for member in members {
        if !once.contains(&member) {
            once.push(member);
        }
    }
    let named = once.iter().take(NAMED).map(|[_, name]| name.as_str()).collect::<Vec<_>>().join("、");
    if once.len() > NAMED { format!("{named} …(+{})", once.len() - NAMED) } else { named }
}
