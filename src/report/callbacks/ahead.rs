//! The lists that look at today and the days after: `today`, `week`, `overdue`.

use chrono::{Days, NaiveDate};

use super::message::Writer;
use super::{columns, sms, task};
use crate::book::callback::{Agenda, Row, Schedule, State, Step};
use crate::book::{Book, Rules};
use crate::report::Refusal;
use crate::table::{Cell, Code, Report, Table, column};

// A doc comment here would replace the help of the list that takes it in.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Ahead {
    /// How many days ahead the table `coming` looks
    #[arg(long, value_name = "N", default_value_t = 7)]
    pub(super) days: u32,
}

/// The day `days` after `day`.
pub(super) fn after(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

/// The day `days` before `day`.
pub(super) fn before(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN)
}

impl Ahead {
    /// So many days ahead.
    #[cfg(test)]
    pub(super) fn of(days: u32) -> Self {
        Self { days }
    }

    /// The report whose table `due` is what `choose` makes of the rows of the as-of date and of those to come, which it
    /// is given up to `until`.
    ///
    /// # Errors
    /// A rule of `[callbacks]` that cannot be used.
    pub(super) fn report<'a>(
        &self,
        (book, rules, as_of): (&'a Book, &'a Rules, NaiveDate),
        until: NaiveDate,
        choose: impl FnOnce(Vec<Row>, &[Row]) -> Vec<Row>,
    ) -> Result<Report<'a>, Refusal> {
        let end = after(as_of, self.days);
        let schedule = Schedule::new(book, rules, as_of, until.max(end))?;
        let Agenda { due, mut coming, states } = Agenda::new(&schedule);
        let due = choose(due, &coming);
        coming.retain(|row| row.due() <= end);
        let now: Vec<Row> = due.iter().filter(|row| row.due() <= as_of).cloned().collect();
        let table = |key, title, rows: Vec<Row>| task::list(key, title, rows, (book, rules, as_of));
        let mut tables =
            vec![table("due", ("应回访", "Due"), due), table("coming", ("接下来", "Coming"), coming), counts(states)];
        tables.extend(sms::tables(book, Writer::new(book, rules, as_of), &now));
        Ok(for_calling(tables, &schedule))
    }
}

/// A report of lists for calling.
pub(super) fn for_calling<'a>(tables: Vec<Table<'a>>, schedule: &Schedule) -> Report<'a> {
    let mut report = Report::new("callbacks", ("回访名单", "Callbacks"), tables);
    report.for_calling = true;
    report.note(since(schedule));
    report
}

/// From which day on callbacks count.
pub(super) fn since(schedule: &Schedule) -> (String, String) {
    (format!("从 {} 起计算", schedule.since), format!("Counted from {}", schedule.since))
}

/// That nothing is known of so early a day.
pub(super) fn too_early(schedule: &Schedule) -> (String, String) {
    let since = schedule.since;
    (
        format!("{since} 以前的不算，可以改 callbacks.since"),
        format!("Nothing before {since} is due; callbacks.since can be set earlier"),
    )
}

/// How many callbacks of a step are in a state.
type Count = (State, Step, u64);

/// The table `states`.
pub(super) fn counts<'a>(states: impl IntoIterator<Item = ((State, Step), u64)>) -> Table<'a> {
    let rows = states.into_iter().map(|((state, step), count)| (state, step, count)).collect();
    let code = |(key, words)| Cell::Code(Code { key, words });
    Table::new("states", ("回访情况", "States"), rows, vec![
        column("state", ("状态", "State"), move |&(state, ..): &Count| code((state.key(), state.words()))),
        column("reason", ("原因", "Reason"), move |&(state, ..): &Count| Cell::maybe(state.reason(), code)),
        column("step", ("回访", "Step"), |&(_, step, _): &Count| columns::step_code(step).into()),
        column("contacts", ("次数", "Contacts"), |&(.., count): &Count| Cell::count(count)),
    ])
}
