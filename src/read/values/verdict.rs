//! What a manager said to a proposed contact: 是, 否 or 改期.

use super::{mark, text};
use crate::book::Verdict;
use crate::read::cell::Raw;

/// Words, folded, that mean another day; a cell that contains one means it, whatever day stands beside it.
const MOVED: [&str; 8] = ["改期", "改天", "改日", "延期", "推迟", "another day", "postpone", "moved"];
const YES: [&str; 8] = ["同意", "批准", "可以", "已同意", "已批准", "准", "approved", "agreed"];
const NO: [&str; 8] = ["不同意", "不批准", "不可以", "不行", "不准", "驳回", "rejected", "declined"];

/// The verdict that a cell names, if it names one.
pub fn verdict(raw: Raw<'_>) -> Option<Verdict> {
    let word = text::fold(&raw.text()).to_lowercase();
    let word = text::trim(&word);
    let is = |words: &[&str]| words.contains(&word);
    if MOVED.iter().any(|moved| word.contains(moved)) {
        return Some(Verdict::Moved);
    }
    if is(&YES) || is(&NO) {
        return Some(if is(&YES) { Verdict::Yes } else { Verdict::No });
    }
    let yes = mark::mark(raw).ok()?.value;
    Some(if yes { Verdict::Yes } else { Verdict::No })
}

#[cfg(test)]
mod tests {
    use super::verdict;
    use crate::book::Verdict::{Moved, No, Yes};
    use crate::read::cell::Raw;

    #[test]
    fn a_manager_s_answers_are_known_by_their_words() {
        for (written, expected) in [
            ("是", Some(Yes)),
            ("√", Some(Yes)),
            ("同意", Some(Yes)),
            ("Yes", Some(Yes)),
            ("否", Some(No)),
            ("不同意", Some(No)),
            ("改期", Some(Moved)),
            ("改期到周五", Some(Moved)),
            ("another day", Some(Moved)),
            ("再想想", None),
            ("", None),
        ] {
            assert_eq!(verdict(Raw::Text(written)), expected, "{written}");
        }
    }
}
