//! Numbers to mend: those of customers whom nobody can reach, with who took them down.

use chrono::NaiveDate;

use super::block::Reachable;
use super::plan::new;
use super::{Block, Schedule, Step};
use crate::book::{Channel, History, MemberId, NameId};

/// A number that cannot be used and is to be asked for again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberToMend {
    /// Whose.
    pub member: MemberId,
    /// [`Block::DeadNumber`] where the log found it dead, [`Block::InvalidNumber`] where it is none.
    pub block: Block,
    /// The day on which the log found it dead.
    pub found: Option<NaiveDate>,
    /// Who took it down: the staff of the first purchase that names one.
    pub taken_by: NameId,
}

impl Schedule<'_> {
    /// The numbers of all who bought and do not mind to be called, dead ones first, then in the order of the book.
    pub fn numbers_to_mend(&self) -> Vec<NumberToMend> {
        let mut history = History::default();
        let mut numbers = Vec::new();
        let call = new(Step::Service, self.as_of, self.as_of, self.as_of, Channel::Phone);
        for (member, known) in self.book.members() {
            let entries = self.approach.log.of(member);
            let found = self.approach.log.dead_since(known.phone.as_deref());
            let reachable = Reachable::new(known, &entries, found, Vec::new(), &self.rules.callbacks);
            let block = reachable.block(&call, self.as_of, self.as_of);
            let Some(block @ (Block::DeadNumber | Block::InvalidNumber)) = block else { continue };
            self.histories.fill(member, self.as_of, &mut history);
            if history.occasions().next().is_none() {
                continue;
            }
            let mut staff = history.occasions().map(|purchase| history.staff(purchase));
            let taken_by = staff.find(|staff| !staff.is_none()).unwrap_or_default();
            let found = found.filter(|_| block == Block::DeadNumber);
            numbers.push(NumberToMend { member, block, found, taken_by });
        }
        numbers.sort_by_key(|number| number.block != Block::DeadNumber);
        numbers
    }
}
