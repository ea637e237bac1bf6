//! The list of members to contact.

mod columns;
mod purpose;
mod selection;
#[cfg(test)]
mod tests;

use chrono::{Days, NaiveDate};
use clap::ValueEnum;

use super::{Refusal, Run};
pub use self::selection::Selection;
use crate::book::callback::{Agenda, Row, Schedule, ScheduleError, State, Step};
use crate::book::{Book, Details, Rules};
use crate::table::{Cell, Code, Report, Table, column};

/// Whom to call or text today, about what, and what to know before.
///
/// # What it shows
///
/// - `due`: one row a member: overdue first, then by the convenient time, then where grace ends soonest; the yellow columns
///   are for the staff to fill in.
/// - `coming`: the same for the days after (`--days`).
/// - `states`: how many contacts were done, missed, merged, superseded or blocked, and why.
///
/// # How it decides
///
/// Day N counts from the purchase day as day 1. Gold and silver cards (the tier earned by the end of that day): day 2
/// text · 3 call · 7 call and text · 30 call · 120 call; temporary cards: day 10 in place of the call of day 7. A new
/// purchase starts again. A contact counts to the end of its grace, then it is missed. All that is open for a member
/// on a day is one row. Closed days move steps on and wishes back. Birthdays, anniversaries and festivals bring wishes,
/// never on one row with anything else; everything else moves off their days. After three calls without a purchase one
/// a quarter is left; after half a year of silence there is a call.
///
/// Who wants no contact, has no usable number, is below 14 or had four contacts in 30 days is left out, and counted.
///
/// # Example
///
/// - `regulars callbacks today shop`
/// - `regulars callbacks week shop -o 回访-{today}.xlsx`
/// - `regulars callbacks today shop --table states --format csv`
#[derive(Debug, Clone, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Callbacks {
    /// Which list
    #[arg(value_enum, value_name = "LIST")]
    pub list: List,
    /// How many days ahead the table `coming` looks
    #[arg(long, value_name = "N", default_value_t = 7)]
    pub days: u32,
    #[command(flatten)]
    #[expect(missing_docs, reason = "a doc comment here would replace the command's own help")]
    pub selection: Selection,
}

/// Which list of callbacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum List {
    /// Overdue and due today
    Today,
    /// Overdue and due within seven days, today included
    Week,
    /// Overdue only
    Overdue,
}

impl Run for Callbacks {
    const RULES: &'static [&'static str] =
        &["callbacks", "calendar", "festivals", "tiers", "purchases", "opening", "points", "gifts"];
    const DETAILS: Details = Details::STAFF;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let ahead = |days: u32| as_of.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX);
        let week = ahead(6);
        let until = ahead(self.days).max(if self.list == List::Week { week } else { as_of });
        let schedule = Schedule::new(book, rules, as_of, until)?;
        let Agenda { mut due, mut coming, states } = Agenda::new(&schedule);
        match self.list {
            List::Today => {}
            List::Week => due.extend(coming.iter().filter(|row| row.due() <= week).cloned()),
            List::Overdue => due.retain(|row| row.due() < as_of),
        }
        coming.retain(|row| row.due() <= ahead(self.days));
        for rows in [&mut due, &mut coming] {
            self.selection.keep(rows, book)?;
        }
        let list = |key, title, rows: Vec<Row>| Table::new(key, title, rows, columns::columns(book, rules, as_of));
        let tables = vec![
            list("due", ("应回访", "Due"), due),
            list("coming", ("接下来", "Coming"), coming),
            states_table(states.into_iter().map(|((state, step), count)| (state, step, count)).collect()),
        ];
        let mut report = Report::new("callbacks", ("回访名单", "Callbacks"), tables);
        report.for_calling = true;
        report.note((format!("从 {} 起计算", schedule.since), format!("Counted from {}", schedule.since)));
        if self.selection.is_any() {
            report.note((
                "名单只有选中的行，回访情况按全店计",
                "The lists hold the rows selected; the states count all",
            ));
        }
        Ok(report)
    }
}

/// How many callbacks of a step are in a state.
type Count = (State, Step, u64);

fn states_table<'a>(rows: Vec<Count>) -> Table<'a> {
    let code = |(key, words)| Cell::Code(Code { key, words });
    Table::new("states", ("回访情况", "States"), rows, vec![
        column("state", ("状态", "State"), move |&(state, ..): &Count| code((state.key(), state.words()))),
        column("reason", ("原因", "Reason"), move |&(state, ..): &Count| Cell::maybe(state.reason(), code)),
        column("step", ("回访", "Step"), |&(_, step, _): &Count| columns::step_code(step).into()),
        column("contacts", ("次数", "Contacts"), |&(.., count): &Count| Cell::count(count)),
    ])
}

impl From<ScheduleError> for Refusal {
    fn from(error: ScheduleError) -> Self {
        let zh = match &error {
            ScheduleError::Since(text) => format!("callbacks.since = {text:?} 不是日期，请写成 2026-03-01"),
            ScheduleError::Step(id) => {
                format!("callbacks.steps 里没有 {id:?} 这一步，只有 d2 d3 d7 d7-sms d10 d30 d120")
            }
        };
        Self(zh, error.to_string())
    }
}
