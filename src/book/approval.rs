//! What a manager said to planned contacts before they were made, on a list of proposals.

use chrono::NaiveDate;

use super::callback::Step;
use super::{MemberId, Place, Verdict};

/// The manager's word on one proposed contact.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Approval {
    /// With whom; `None` where the row names nobody that the shop knows.
    pub member: Option<MemberId>,
    /// Which contact: its step and what it counts from.
    pub contact: (Step, NaiveDate),
    /// The day for which it was proposed; of two lists the later one counts.
    pub proposed: Option<NaiveDate>,
    /// What was said.
    pub verdict: Verdict,
    /// The day that it is moved to, where the manager named one.
    pub moved: Option<NaiveDate>,
    /// Where the row stands.
    pub place: Place,
}
