//! The table `checklist`: the six steps of each complaint, and the one to take next.

use chrono::NaiveDate;

use super::case::Case;
use super::tables::about;
use crate::book::{Book, ComplaintStep, Done, Ticked};
use crate::table::{Cell, Code, Table, column};

/// The table.
pub(super) fn table<'a>(book: &'a Book, cases: Vec<Case<'a>>, as_of: NaiveDate) -> Table<'a> {
    let mut columns = about(book);
    columns.extend([
        column("taken", ("做了几步", "Steps taken"), move |case: &Case<'a>| {
            Cell::count(case.complaint.steps_taken(as_of))
        }),
        column("next", ("下一步", "Next step"), move |case: &Case<'a>| {
            case.complaint.next_step(as_of).map(|step| Code { key: step.key(), words: step.words() }).into()
        }),
    ]);
    columns.extend(ComplaintStep::ALL.map(|step| {
        column(step.key(), step.words(), move |case: &Case<'a>| taken(case.complaint.step(step), as_of))
    }));
    Table::new("checklist", ("六步", "Checklist"), cases, columns)
}

/// The day and who did it; √ where nobody wrote the day.
fn taken(ticked: &Ticked, as_of: NaiveDate) -> Cell<'_> {
    let day = match ticked.done {
        Done::On(day) if day <= as_of => day.to_string(),
        Done::DayUnknown => "√".to_owned(),
        Done::On(_) | Done::No => return Cell::Blank,
    };
    Cell::text(format!("{day} {}", ticked.by).trim_end().to_owned())
}
