//! What kind of account a member is.

use super::Plan;
use super::rank::{Class, Ranked};
use crate::table::Code;

/// The first kind that fits: key, opportunistic, to develop, to keep at low cost.
pub(super) fn kind(row: &Ranked, plan: Plan) -> Code {
    if row.class == Class::A {
        Code { key: "key", words: ("大客户", "key") }
    } else if row.measured.opportunistic {
        Code { key: "opportunistic", words: ("机会主义", "opportunistic") }
    } else if grows(row.measured.recent, row.measured.earlier, plan.rules.develop.factor) {
        Code { key: "develop", words: ("重点开发", "develop") }
    } else {
        Code { key: "keep", words: ("维持关系", "keep at low cost") }
    }
}

/// Exact for any factor written with up to six decimals.
fn grows(recent: i64, earlier: i64, factor: f64) -> bool {
    #[expect(clippy::cast_possible_truncation, reason = "a factor is a small number")]
    let millionths = (factor * 1e6).round() as i128;
    i128::from(recent) * 1_000_000 > i128::from(earlier) * millionths
}
