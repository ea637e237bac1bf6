//! The names of methods, and rules that do not fit them.

use super::Plan;
use super::measure::Dimension;
use crate::book::rules::{Method, Monetary};
use crate::report::Refusal;

/// What `--method` takes.
pub(super) const METHODS: [(&str, Method); 4] = [
    ("quantile", Method::Quantile),
    ("ntile", Method::Ntile),
    ("fixed", Method::Fixed),
    ("rfm-compat", Method::RfmCompat),
];

/// What `--monetary` takes.
pub(super) const MONETARY: [(&str, Monetary); 2] = [("total", Monetary::Total), ("average", Monetary::Average)];

/// Refuses bins that there are not, and fixed cuts that do not make them.
pub(super) fn check(plan: Plan) -> Result<(), Refusal> {
    if !(3..=10).contains(&plan.bins) {
        let bins = plan.bins;
        return Err(Refusal(format!("rfm.bins = {bins}：请写 3 到 10"), format!("rfm.bins = {bins}: write 3 to 10")));
    }
    if plan.method != Method::Fixed {
        return Ok(());
    }
    let needed = usize::from(plan.bins) - 1;
    for dimension in Dimension::ALL {
        let (cuts, key) = (dimension.fixed(&plan.rules.cuts), dimension.rule());
        if cuts.len() != needed || cuts.windows(2).any(|two| two[0] >= two[1]) {
            return Err(Refusal(
                format!("{key} 要写 {needed} 个从小到大的分界，才分得出 {} 档", plan.bins),
                format!("{key} must hold {needed} ascending cuts to make {} bins", plan.bins),
            ));
        }
    }
    Ok(())
}
