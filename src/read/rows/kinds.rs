//! What reads each kind of sheet.

use super::super::dictionary::recorded_tier_of_sheet_name;
use super::super::gathered::Gathered;
use super::super::stored::is_plans;
use super::from_row::Listed;
use super::{ReadRow, Task, answers, callbacks, listed, members, purchases};
use crate::book::{Application, Approval, Complaint, Inspection, Item, Kind, Measure, Order, Person, Voucher};

/// What reads the rows of a table.
pub(super) fn reader<'a>(task: &Task<'a>, to: &Gathered) -> Box<dyn ReadRow + 'a> {
    let &Task { sheet, layout, select, details, stored, .. } = task;
    let name = || &to.sheets[usize::from(sheet)].name;
    match layout.kind {
        Kind::Purchases => Box::new(purchases::Purchases::new(sheet, layout, task.until(), details, stored)),
        Kind::Members => Box::new(members::Members::new(task, name(), select.is_empty())),
        Kind::Callbacks if stored && is_plans(name()) => Box::new(Listed::<Approval>::new(task, None)),
        Kind::Callbacks => match task.list {
            Some(list) => Box::new(listed::ListedRows::new(sheet, list, task.until())),
            None => Box::new(callbacks::Callbacks::new(sheet, layout, task.until())),
        },
        Kind::Complaints => Box::new(Listed::<Complaint>::new(task, None)),
        Kind::Register => Box::new(Listed::<Application>::new(task, recorded_tier_of_sheet_name(&called(to, sheet)))),
        Kind::Staff => Box::new(Listed::<Person>::new(task, None)),
        Kind::Items => Box::new(Listed::<Item>::new(task, None)),
        Kind::Orders => Box::new(Listed::<Order>::new(task, None)),
        Kind::Measures => Box::new(Listed::<Measure>::new(task, None)),
        Kind::Vouchers => Box::new(Listed::<Voucher>::new(task, None)),
        Kind::Survey => Box::new(answers::Answers::new(task)),
        Kind::Inspections => Box::new(Listed::<Inspection>::new(task, None)),
    }
}

/// What a sheet is called: a text file has no other name than its own.
fn called(to: &Gathered, sheet: u16) -> String {
    let sheet = &to.sheets[usize::from(sheet)];
    if sheet.name.is_empty() { sheet.file_name() } else { sheet.name.clone() }
}
