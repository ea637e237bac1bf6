//! What the staff propose for the week, for the manager to decide.

mod answers;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use self::answers::{Answer, Answers, Calls};
use super::ahead::{after, for_calling};
use super::message::Writer;
use super::{RULES, columns, task};
use crate::book::callback::{Agenda, Row, Schedule};
use crate::book::{Book, Details, NameId, Rules, Verdict};
use crate::report::columns::text_cell;
use crate::report::{Refusal, Run};
use crate::table::{Cell, Code, Column, Dress, Report, Table, column};

/// The week's callbacks by person, for the manager to agree to; staff propose, the manager decides, staff execute.
///
/// # What it shows
///
/// - `plan`: the rows of `callbacks week` by person and day, with two yellow columns more for the manager: 店长同意 (是, 否 or
///   改期) and 改期到. Write it to a file, fill it in, and put it beside the other sheets, or import it: what was said is read
///   back by the key of the row, and shown here.
/// - `calls`: calls and visits by person since the first list with an answer: agreed to, refused, and without either.
///
/// # How it decides
///
/// A row is agreed to if any contact on it is. Of several lists that of the latest day counts; of one day 否 before 改期
/// before 是. `--approved` leaves the rows with 是, and those with 改期 whose new day, if there is one, is not after the
/// week; a refused call stays on `callbacks today`, since only the manager's word, not the schedule, stands against it.
///
/// A call is agreed to if its own row in the log says so, or the list did to the contact that it settled.
/// without = calls − agreed − refused.
///
/// # Example
///
/// - `regulars callbacks plan shop -o 计划-{week}.xlsx`
/// - `regulars callbacks plan shop --approved -o 本周回访.xlsx`
/// - `regulars callbacks plan shop --table calls`
#[derive(Debug, Clone, Default, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Plan {
    /// Only what the manager agreed to
    #[arg(long)]
    pub(super) approved: bool,
}

/// A proposal with the manager's word on it.
struct Proposal {
    row: Row,
    answer: Option<Answer>,
}

impl Run for Plan {
    const RULES: &'static [&'static str] = RULES;
    const DETAILS: Details = Details::STAFF;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let week = after(as_of, 6);
        let schedule = Schedule::new(book, rules, as_of, week)?;
        let answers = Answers::new(book);
        let Agenda { due: mut rows, coming, .. } = Agenda::new(&schedule);
        rows.extend(coming);
        let mut proposals: Vec<Proposal> = rows
            .into_iter()
            .map(|row| Proposal { answer: answers.to_row(row.member, &row.callbacks), row })
            .filter(|proposal| !self.approved || proposal.is_approved(week))
            .collect();
        // Rows of one person and day stay in the order in which they are called.
        proposals.sort_by_key(|proposal| (proposal.row.staff.is_none(), proposal.row.staff, proposal.row.due()));
        let none = proposals.is_empty();
        let calls = answers.calls(book, &schedule);
        let mut columns: Vec<Column<'a, Proposal>> =
            columns::columns((book, rules, as_of), Vec::new()).into_iter().map(|column| column.of(|proposal: &Proposal| &proposal.row)).collect();
        columns.extend(answer_columns());
        let writer = Writer::new(book, rules, as_of);
        let plan = Table::of_tasks("plan", ("本周回访计划", "Plan of the week"), proposals, columns, move |proposal| {
            task::task(&proposal.row, book, writer, as_of)
        });
        let mut report = for_calling(vec![plan, calls_table(book, calls)], &schedule);
        report.name = "callbacks plan";
        report.title = ("回访计划", "Plan of callbacks").into();
        if self.approved && none {
            report.note(("没有店长同意的回访", "Nothing is agreed to"));
        }
        Ok(report)
    }
}

impl Proposal {
    /// Whether the manager agreed to it for this week, which ends on `last`.
    fn is_approved(&self, last: NaiveDate) -> bool {
        self.answer.is_some_and(|answer| match answer.verdict {
            Verdict::Yes => true,
            Verdict::Moved => answer.moved.is_none_or(|day| day <= last),
            Verdict::No => false,
        })
    }
}

fn answer_columns<'a>() -> [Column<'a, Proposal>; 2] {
    let code = |verdict: Verdict| Code { key: verdict.key(), words: verdict.words() };
    [
        column("approved", ("店长同意", "Approved"), move |row: &Proposal| {
            Cell::maybe(row.answer, |answer| code(answer.verdict).into())
        })
        .dressed(Dress::FillIn(Verdict::ALL.map(code).to_vec())),
        column("new_date", ("改期到", "New date"), |row: &Proposal| {
            row.answer.and_then(|answer| answer.moved).into()
        })
        .dressed(Dress::FillIn(Vec::new()))
        .with_room(9),
    ]
}

fn calls_table(book: &Book, rows: Vec<(NameId, Calls)>) -> Table<'_> {
    type Row = (NameId, Calls);
    let count = |of: fn(&Calls) -> u64| move |row: &Row| Cell::count(of(&row.1));
    Table::new("calls", ("有没有经店长同意", "Calls agreed to or not"), rows, vec![
        column("staff", ("人员", "Person"), |row: &Row| text_cell(&book.staff, row.0)),
        column("calls", ("电话到访", "Calls"), count(Calls::all)),
        column("agreed", ("店长同意的", "Agreed to"), count(|calls| calls.agreed)),
        column("refused", ("店长不同意的", "Refused"), count(|calls| calls.refused)),
        column("without", ("没有问过店长的", "Without a word"), count(|calls| calls.without)),
    ])
}
