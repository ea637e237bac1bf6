//! The details that a shop requires of its members.

use crate::book::{Member, Rules};
use crate::report::Refusal;
use crate::report::profile::{ASKED, Asked};

/// The details that a member must have left to count as recorded.
pub(super) struct Required(Vec<&'static Asked>);

impl Required {
    /// Those of the rules.
    ///
    /// # Errors
    /// A name that no detail has.
    pub(super) fn new(rules: &Rules) -> Result<Self, Refusal> {
        let named = |name: &String| ASKED.iter().find(|(code, _)| code.key == name || code.words.0 == name);
        let found = |name| named(name).ok_or_else(|| unknown(name));
        rules.supervision.required.iter().map(found).collect::<Result<_, _>>().map(Self)
    }

    /// Whether a member left all of them.
    pub(super) fn all_of(&self, member: &Member) -> bool {
        self.0.iter().all(|(_, has)| has(member))
    }
}

fn unknown(name: &str) -> Refusal {
    let keys: Vec<&str> = ASKED.iter().map(|(code, _)| code.key).collect();
    let all = keys.join(" ");
    Refusal(
        format!("supervision.required: 没有“{name}”这一项；有：{all}"),
        format!("supervision.required: no such detail {name:?}; there are: {all}"),
    )
}
