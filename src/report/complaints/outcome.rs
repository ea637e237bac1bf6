//! What came of a complaint, and of whom how many are expected back.
//!
//! Source: the member plan, *Complaints*: of customers who were not content 9 % buy again where they did not complain, 19 %
//! where nobody solved it, 54 % where it was solved, 82 % where it was solved quickly.

use crate::book::rules::{Part, Shares};
use crate::table::Code;

/// An outcome, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    NotComplained,
    Unsolved,
    Solved,
    Quickly,
}

impl Outcome {
    pub(super) const ALL: [Self; 4] = [Self::NotComplained, Self::Unsolved, Self::Solved, Self::Quickly];

    /// The share that is expected to buy again.
    pub(super) const fn share(self, shares: &Shares) -> Part {
        match self {
            Self::NotComplained => shares.not_complained,
            Self::Unsolved => shares.unsolved,
            Self::Solved => shares.solved,
            Self::Quickly => shares.quickly,
        }
    }

    pub(super) const fn code(self) -> Code {
        let (key, words) = match self {
            Self::NotComplained => ("not_complained", ("没有投诉", "not complained")),
            Self::Unsolved => ("unsolved", ("投诉未解决", "complained and unsolved")),
            Self::Solved => ("solved", ("已解决", "solved")),
            Self::Quickly => ("solved_quickly", ("很快解决", "solved quickly")),
        };
        Code { key, words }
    }
}
