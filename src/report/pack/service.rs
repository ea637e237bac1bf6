//! Staff, complaints and satisfaction: tables that a shop has only if it keeps such sheets.

use super::lists::renamed;
use super::source::{Source, choose, take};
use crate::book::calendar::Period;
use crate::report::Refusal;
use crate::table::{Cell, Report, Table};

/// So many months are looked back.
const MONTHS: usize = 12;

/// What each of the staff did in the week, and what the supervision found.
pub(super) fn staff<'a>(source: Source<'a>, week: &Period) -> Result<Vec<Table<'a>>, Refusal> {
    let (from, to) = (week.from.to_string(), week.to.to_string());
    let mut staff = source.at(week.to).report(&["staff", "--from", &from, "--to", &to])?;
    let keys = [
        "staff",
        "purchases",
        "recorded",
        "fill_rate",
        "switch_on_rate",
        "late_entries",
        "due",
        "done",
        "late",
        "missed",
        "reached",
        "sales_after",
        "cards_late",
    ];
    let people = renamed(choose(take(&mut staff, "totals")?, &keys)?, "staff", ("店员", "Staff"));
    let keys = ["line", "checked_by", "period", "target", "actual", "met", "missed_by", "consequence"];
    Ok(vec![people, choose(take(&mut staff, "supervision")?, &keys)?])
}

/// The complaints that are open or came in the week, and those of each month.
pub(super) fn complaints<'a>(mut report: Report<'a>, week: &Period) -> Result<Vec<Table<'a>>, Refusal> {
    let mut complaints = take(&mut report, "complaints")?;
    let [received, state] = ["received", "state"].map(|key| complaints.position(key));
    let rows: Vec<usize> = (0..complaints.len())
        .filter(|&row| {
            let of_week = received.map(|column| complaints.cell(row, column));
            let is_of_week = matches!(of_week, Some(Cell::Date(day)) if (week.from..=week.to).contains(&day));
            is_of_week || state.is_some_and(|column| is_open(&complaints.cell(row, column)))
        })
        .collect();
    complaints.arrange(&rows);
    let keys = ["received", "member", "name", "category", "staff", "state", "open_days", "content", "due", "reply"];
    let complaints = renamed(choose(complaints, &keys)?, "complaints", ("投诉", "Complaints"));
    let months = renamed(take(&mut report, "months")?, "complaint_months", ("每月投诉", "Complaints by month"));
    Ok(together([complaints, last(months)]))
}

/// Whether a state of a complaint is open.
pub(super) fn is_open(state: &Cell) -> bool {
    matches!(state, Cell::Code(code) if code.key == "open")
}

/// Satisfaction and inspections by month.
pub(super) fn satisfaction(source: Source) -> Result<Vec<Table>, Refusal> {
    let mut report = source.report(&["satisfaction"])?;
    let keys = ["period", "answers", "scores", "mean", "satisfied", "net_promoter", "change"];
    let surveys = choose(take(&mut report, "periods")?, &keys)?;
    let keys =
        ["period", "visits", "greeting_door", "greeting_inside", "serving", "goods", "seeing_off", "mean", "change"];
    let visits = choose(take(&mut report, "visits")?, &keys)?;
    let surveys = renamed(surveys, "satisfaction", ("每月满意度", "Satisfaction by month"));
    Ok(together([last(surveys), last(renamed(visits, "inspections", ("每月检查", "Inspections by month")))]))
}

/// The last months.
fn last(mut months: Table) -> Table {
    let first = months.len().saturating_sub(MONTHS);
    months.arrange(&(first..months.len()).collect::<Vec<_>>());
    months
}

/// The tables that have rows, on one sheet.
fn together(tables: [Table<'_>; 2]) -> Vec<Table<'_>> {
    let mut filled: Vec<Table> = tables.into_iter().filter(|table| !table.is_empty()).collect();
    filled.iter_mut().skip(1).for_each(|table| table.below = true);
    filled
}
