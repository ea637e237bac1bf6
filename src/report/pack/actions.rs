//! Who must do what.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::service::is_open;
use super::source::Source;
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
    members: Vec<String>,
}

/// Tasks by weight and person.
#[derive(Default)]
struct Actions {
    /// In their order.
    tasks: Vec<Code>,
    of: BTreeMap<(usize, bool, String), Action>,
}

/// The table `actions`, from the tasks of the day and the contacts to come.
pub(super) fn table<'a>(source: Source<'a>, coming: &Table<'a>) -> Result<Table<'a>, Refusal> {
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
    let mut complaints = source.table(&["complaints"], "complaints")?;
    complaints.keep("state", is_open);
    (0..complaints.len()).for_each(|row| actions.add(COMPLAINT, (&complaints, row), "received"));
    (0..coming.len()).for_each(|row| actions.add(COMING, (coming, row), "due"));
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
        let name = text(table, row, "name").or_else(|| text(table, row, "member"));
        action.members.push(name.unwrap_or_default());
    }
}

fn text(table: &Table, row: usize, key: &str) -> Option<String> {
    match table.cell(row, table.position(key)?) {
        Cell::Text(text) => Some(text.into_owned()),
        Cell::PhoneKey(phone) => Some(mask::phone(phone)),
        _ => None,
    }
}

/// The first of them, each once: one member can be due for several contacts.
fn named(members: &[String]) -> String {
    let mut once: Vec<&str> = Vec::new();
    for name in members {
        if !once.contains(&name.as_str()) {
            once.push(name);
        }
    }
    let named = once[..once.len().min(NAMED)].join("、");
    if once.len() > NAMED { format!("{named} …(+{})", once.len() - NAMED) } else { named }
}
