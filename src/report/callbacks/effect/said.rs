//! What members said of buying again, against what they did.

use super::unit::Unit;
use crate::book::rules;
use crate::book::{CallResult, Contact};
use crate::stats::Proportion;
use crate::table::Code;

/// Whether a member said that it would buy again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Said {
    Yes,
    No,
}

impl Said {
    pub(super) const fn code(said: Option<Self>) -> Code {
        match said {
            Some(Self::Yes) => Code { key: "yes", words: ("会再来", "yes") },
            Some(Self::No) => Code { key: "no", words: ("不会再来", "no") },
            None => Code { key: "nothing", words: ("没有说", "nothing said") },
        }
    }
}

/// The words by which a reply is known, folded.
pub(super) struct Words {
    again: Vec<String>,
    not_again: Vec<String>,
}

impl Words {
    pub(super) fn new(rules: &rules::Effect) -> Self {
        let folded = |words: &[String]| words.iter().map(|word| word.to_lowercase()).collect();
        Self { again: folded(&rules.again), not_again: folded(&rules.not_again) }
    }

    /// What a row of the log says of buying again; a word against it counts before one for it, which it may hold.
    pub(super) fn of(&self, row: &Contact) -> Option<Said> {
        let reply = row.reply.to_lowercase();
        let has = |words: &[String]| words.iter().any(|word| !word.is_empty() && reply.contains(word));
        if has(&self.not_again) {
            return Some(Said::No);
        }
        let promised = row.result == Some(CallResult::WillCome);
        (promised || has(&self.again)).then_some(Said::Yes)
    }
}

/// For each answer those who gave it and how many of them bought; answers that nobody gave are left out.
pub(super) fn said(units: &[Unit]) -> Vec<(Option<Said>, Proportion)> {
    let answers = [Some(Said::Yes), Some(Said::No), None];
    let of = |answer| {
        let given = || units.iter().filter(move |unit| unit.called && unit.said == answer);
        let hits = given().filter(|unit| unit.bought).count();
        (answer, Proportion { hits: hits as u64, of: given().count() as u64 })
    };
    answers.into_iter().map(of).filter(|(_, given)| given.of > 0).collect()
}
