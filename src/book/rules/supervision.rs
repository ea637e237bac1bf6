//! `[supervision]`: what is asked of the staff, and who checks it.
#![expect(missing_docs, reason = "each field is a key of default.toml, explained there in both languages")]

use std::collections::BTreeMap;

use serde::Deserialize;

/// What is asked of the staff.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Supervision {
    pub required: Vec<String>,
    pub lines: BTreeMap<String, Line>,
    pub targets: BTreeMap<String, Personal>,
}

/// A line of the supervision list.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub target: f64,
    pub by: Vec<String>,
    pub reward: String,
    pub penalty: String,
}

/// What is asked of one person, where it differs from what is asked of all.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Personal {
    pub fill_rate: Option<f64>,
    pub recorded: Option<u32>,
}

impl Supervision {
    /// The target of a line; 0 where there is none of this name.
    fn target(&self, line: &str) -> f64 {
        self.lines.get(line).map_or(0.0, |line| line.target)
    }

    /// The fill rate asked of a person.
    pub fn fill_rate(&self, person: &str) -> f64 {
        self.targets.get(person).and_then(|own| own.fill_rate).unwrap_or_else(|| self.target("fill_rate"))
    }

    /// The members that a person is asked to record in a week; 0 where nobody asks for a number.
    pub fn recorded(&self, person: &str) -> u32 {
        let own = self.targets.get(person).and_then(|own| own.recorded);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a target is a small count")]
        own.unwrap_or_else(|| self.target("recorded").max(0.0) as u32)
    }
}

#[cfg(test)]
mod tests {
    use crate::book::rules::RuleBook;

    #[test]
    fn a_person_s_own_target_comes_first() {
        let mut book = RuleBook::default();
        book.set("supervision.lines.recorded.target=10").expect("a pair");
        book.set("supervision.targets.小李={ fill_rate = 0.9 }").expect("a pair");
        book.set("supervision.targets.小王={ recorded = 12 }").expect("a pair");
        let rules = book.rules().expect("rules").supervision;
        let of = |person| ((rules.fill_rate(person) * 100.0).round(), rules.recorded(person));
        assert_eq!([of("小李"), of("小王"), of("小陈")], [(90.0, 10), (80.0, 12), (80.0, 10)]);
    }

    #[test]
    fn an_unknown_line_is_an_error() {
        assert!(RuleBook::default().set("supervision.lines.ofered.target=1").is_err());
        let mut book = RuleBook::default();
        book.set("supervision.lines.offered.target=often").expect("a pair");
        assert!(book.rules().is_err());
    }
}
