//! The weekly pack: what a shop did in a week, where it stands, and who must do what.

mod actions;
mod figures;
mod lists;
mod service;
mod source;
#[cfg(test)]
mod tests;

use chrono::{Days, NaiveDate};

use self::source::Source;
use super::{Refusal, Run, reminder};
use crate::book::calendar::{By, Period};
use crate::book::{Book, Details, Rules};
use crate::table::{Binding, Cell, Report, Table};

/// The weekly workbook: the week's figures, who must do what, and where the shop stands.
///
/// # What it shows
///
/// The last complete week, Monday to Sunday, that ended on or before the as-of date; `{week}` in the name of a file is that
/// week.
///
/// - `summary`: the week's figures beside those of the week before.
/// - `actions`: what must be done, by whom, since when it is due: how many, and the first three.
/// - `weeks`, `callback_weeks`: sales and callbacks of twelve weeks; charts.
/// - `mix`: the tiers; a chart. `periods`: churn by half-year; a chart.
/// - `callbacks_done`: calls and messages of the week, those with a reply first; `callbacks_coming`: those from the day after the
///   as-of date to the end of the next week.
/// - `cards_late`: cards whose day is over. `at_risk`: members silent for longer than they use to be.
/// - `staff`: what each did in the week; charts. `supervision`: what is asked of the staff, and who missed it.
/// - `complaints`: those that are open or came in the week; `complaint_months`: a year by month; a chart.
/// - `satisfaction`, `inspections`: surveys and inspections, a year by month; charts. Without such sheets no tables.
/// - `map`, `segments`: RFM. `classes`, `curve`: ABC classes and the Pareto curve; a chart.
/// - `attention`: places in the sheets that need attention, errors first.
///
/// A list shows its first 25 rows, and says how many more there are and which command has them. In a workbook the first sheet
/// links to all others, each of which links back; the last sheet has the files, the rules and all definitions. Phone numbers are
/// masked, since a pack is no call list.
///
/// # How it decides
///
/// Every table is that of another command, as of the as-of date: `spend --by week`, `tiers`, `churn`, `callbacks audit`,
/// `callbacks today`, `cards`, `rfm`, `abc`, `today`, `complaints`, `satisfaction`; `staff` as of the end of the week. Nothing
/// is computed a second time.
///
/// The week: sales = total, refunds taken off; average = total ÷ purchases; members = those who bought; `new_members` = those
/// whose first purchase or day of joining, the earlier, lies in the week, without an opening balance; refunds = what rows below
/// zero add up to. Callbacks: due, done, late, missed, calls, reached as `callbacks audit` counts them at the end of the
/// week; what still counts is not yet due. At the end of the week: `cards_late` = rows of `cards` that are days late,
/// `complaints_open` = received and not solved, `at_risk` = rows of that table of `churn`. `complaints_new` = received in the week.
///
/// change = week − week before; `change_share` = change ÷ week before.
///
/// `actions` counts what `today` lists as must and should: `overdue` = contacts whose day is over, `due` = calls, messages
/// and wishes of the day; beside them `complaint` = open complaints, with their owners, and `coming` = contacts of
/// `callbacks_coming`. `due` of a row = the earliest of its days, of complaints the first day received.
///
/// # Example
///
/// - `regulars pack shop`
/// - `regulars pack shop -o 周报-{week}.xlsx`
/// - `regulars pack shop --today 2026-11-15 --table actions --format csv`
#[derive(Debug, Clone, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Pack {}

/// How many weeks are looked back.
const WEEKS: u64 = 12;

/// The commands whose tables and definitions it has.
const PARTS: &[&[&str]] = &[
    &["spend"],
    &["tiers"],
    &["churn"],
    &["callbacks", "audit"],
    &["today"],
    &["cards"],
    &["staff"],
    &["complaints"],
    &["satisfaction"],
    &["rfm"],
    &["abc"],
];

impl Run for Pack {
    const RULES: &'static [&'static str] = &[
        "tiers",
        "purchases",
        "opening",
        "churn",
        "leaving",
        "callbacks",
        "calendar",
        "festivals",
        "points",
        "gifts",
        "register",
        "rfm",
        "abc",
        "promotion",
        "backup",
        "supervision",
        "effect",
        "complaints",
        "value",
        "satisfaction",
    ];
    const DETAILS: Details = Details::ALL;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let [week, before] = weeks(as_of);
        let source = Source { book, rules, as_of };
        let found = Found::new(source, &week)?;
        let summary = figures::table(source, [&week, &before], [&found.sales, &found.completion])?;
        let actions = actions::table(source, &found)?;
        let mut tables = vec![summary, actions];
        let mut notes = Vec::new();
        for mut table in lists::all(source, &week, found)? {
            notes.extend(lists::cut(&mut table));
            tables.push(table.aside());
        }
        let mut report = Report::new("pack", ("周报", "Weekly pack"), tables);
        let Period { key, from, to } = &week;
        report.title = (format!("周报 {key}（{from} 至 {to}）"), format!("Weekly pack {key} ({from} to {to})")).into();
        report.notes = notes;
        report.notes.extend(reminder::backup(book, rules, as_of));
        report.binding = Binding::Pack;
        report.week = Some(week.to);
        report.parts = PARTS;
        Ok(report)
    }
}

/// What both the first sheet and the lists are made from.
struct Found<'a> {
    /// `periods` of `spend`, of twelve weeks.
    sales: Table<'a>,
    /// `completion` of `callbacks audit`, by week.
    completion: Table<'a>,
    /// `calls` of `callbacks audit`.
    calls: Table<'a>,
    /// `coming` of `callbacks today`, to the end of the week that follows.
    coming: Table<'a>,
    /// `complaints`.
    complaints: Report<'a>,
}

impl<'a> Found<'a> {
    fn new(source: Source<'a>, week: &Period) -> Result<Self, Refusal> {
        let first = week.to.checked_sub_days(Days::new(7 * WEEKS - 1)).unwrap_or(NaiveDate::MIN);
        let days = |from: &str, to: &str| ["spend", "--by", "week", "--from", from, "--to", to].map(str::to_owned);
        let sales = source.table(&days(&first.to_string(), &week.to.to_string()), "periods")?;
        let mut audit = source.at(week.to).report(&["callbacks", "audit"])?;
        let mut completion = source::take(&mut audit, "completion")?;
        completion.keep("by", |by| matches!(by, Cell::Code(code) if code.key == "week"));
        // From the as-of date to the Sunday of the week that follows.
        let days = (week.to - source.as_of).num_days() + 7;
        let coming = source.table(&["callbacks", "today", "--days", &days.to_string()], "coming")?;
        let complaints = source.report(&["complaints"])?;
        Ok(Self { sales, completion, calls: source::take(&mut audit, "calls")?, coming, complaints })
    }
}

/// The last complete week that ended by the as-of date, and the one before.
fn weeks(as_of: NaiveDate) -> [Period; 2] {
    [6, 13].map(|days| {
        let day = as_of.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN);
        By::Week.containing(day).unwrap_or_else(|| Period { key: String::new(), from: day, to: day })
    })
}
