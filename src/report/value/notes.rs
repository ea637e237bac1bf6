//! What must be said beside the tables: why there is no forecast, and what a figure leaves out.

use super::calibration::Calibration;
use super::fit::{Fit, LEAST, OfSpending, usable};
use crate::book::Money;
use crate::book::rules::Value;
use crate::table::Words;

/// The notes of the report.
pub(super) fn notes(
    rules: &Value,
    fit: &Fit,
    spending: Option<&OfSpending>,
    calibration: Option<&Calibration>,
) -> Vec<Words> {
    let mut notes = Vec::new();
    if rules.margin.is_none() {
        let words = ("没有毛利率（value.margin），不算终身价值", "No margin (value.margin), so no lifetime value");
        notes.push(words.into());
    }
    if rules.contact_cost == Money::ZERO {
        let words = (
            "没有联系成本（value.contact_cost），维护成本和重新赢得的成本不算",
            "No cost of a contact (value.contact_cost), so no cost of keeping or replacing",
        );
        notes.push(words.into());
    }
    notes.extend(refusals(fit, true));
    notes.extend(calibration.into_iter().flat_map(|calibration| refusals(&calibration.fit, false)));
    if spending.is_some_and(|found| usable(found).is_none()) {
        let words = (
            "Gamma-Gamma 没有收敛或没有平均值，不估计消费额，请看概况里的平均数",
            "Gamma-Gamma has no maximum or no mean: no value expected; see the averages in the summary",
        );
        notes.push(words.into());
    }
    if fit.models().iter().all(Option::is_some) {
        let words = (
            "BG/NBD 认为只来过一次的会员一定还会来，MBG/NBD 不这样认为，两种并列",
            "BG/NBD holds members who came once for surely alive, MBG/NBD does not: both are shown",
        );
        notes.push(words.into());
    }
    notes
}

/// Why the models cannot be used.
fn refusals(fit: &Fit, whole: bool) -> Vec<Words> {
    let buyers = fit.repeat_buyers;
    if buyers < LEAST {
        let (zh, en) = if whole { ("", "") } else { ("前一半时间里", " in the first half") };
        let (zh_end, en_end) =
            if whole { ("不做预测，请看概况里的平均数", "no forecast; see the averages in the summary") } else { ("不做检验", "no calibration") };
        return vec![Words::from((
            format!("{zh}再次消费过的会员只有 {buyers} 位，不到 {LEAST} 位，{zh_end}"),
            format!("Repeat buyers{en}: {buyers}, fewer than {LEAST}: {en_end}"),
        ))];
    }
    let until = fit.until;
    let said = |model: &str| {
        Words::from((
            format!("{model}（数据到 {until}）没有收敛，不用它预测，请看概况里的平均数"),
            format!("{model} (data until {until}) has no maximum and is not used; see the averages in the summary"),
        ))
    };
    fit.not_found().into_iter().map(said).collect()
}
