//! The measures sheet: what the shop does so that members stay.

use chrono::NaiveDate;

use super::{Done, NameId, Place};

/// One measure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Measure {
    /// The cause of leaving that it is to mend, as written.
    pub cause: Box<str>,
    /// What is to be done.
    pub action: Box<str>,
    /// Who sees to it.
    pub owner: NameId,
    /// The day by which it is to be done.
    pub due: Option<NaiveDate>,
    /// Whether it was done.
    pub done: Done,
    /// Where the row stands.
    pub place: Place,
}
