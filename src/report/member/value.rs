//! What the member is worth, and whether the member is expected to come back, in words.

use super::about::About;
use super::line::{Line, NOTHING, item, joined, line};
use crate::report::said::{grouped, purchases_en};
use crate::report::value::{Explained, of_member};
use crate::stats::Expected;
use crate::table::Cell;

/// The lines of value.
pub(super) fn lines<'a>(about: &About<'a>) -> Vec<Line<'a>> {
    let Some(explained) = of_member(about.book, about.rules, about.id, about.as_of) else {
        let none = line(item("basic", "基本价值", "Basic value"), Cell::Blank);
        return vec![none.why(NOTHING.0, NOTHING.1)];
    };
    let mut lines = averages(about, &explained);
    lines.extend(forecast(&explained));
    lines
}

fn averages<'a>(about: &About<'a>, explained: &Explained) -> Vec<Line<'a>> {
    let Explained { purchases, recent, contacts, .. } = *explained;
    let (net, basic) = (grouped(explained.net), grouped(explained.basic));
    let rules = &about.rules.value;
    let (good, bad, conversion) = (rules.told_good, rules.told_bad, rules.conversion);
    let all = about.places_since(None);
    let mut lines = vec![
        line(item("basic", "基本价值", "Basic value"), explained.basic)
            .why(
                format!("一年值多少：平均每次 {net} ÷ {purchases} × 近 12 个月 {recent} 次"),
                format!("worth in a year: average {net} ÷ {purchases} × {} in 12 months", purchases_en(recent)),
            )
            .from(all.clone()),
        line(item("gain", "满意时带来", "Gain if satisfied"), explained.gain).why(
            format!("{basic} × 会告诉 {good} 人 × 转化率 {conversion}"),
            format!("{basic} × {good} people told × conversion {conversion}"),
        ),
        line(item("loss", "抱怨时失去", "Loss if complaining"), explained.loss).why(
            format!("{basic} × 会告诉 {bad} 人 × 转化率 {conversion}"),
            format!("{basic} × {bad} people told × conversion {conversion}"),
        ),
    ];
    let keeping = explained.keeping.map(|keeping| (grouped(keeping), contacts));
    let cost = keeping.clone().map_or_else(Default::default, |(keeping, contacts)| {
        (format!(" − {contacts} 次联系 {keeping}"), format!(" − {contacts} contacts, {keeping}"))
    });
    let lifetime = line(item("lifetime", "终身价值", "Lifetime value"), explained.lifetime);
    lines.push(match explained.lifetime {
        Some(_) => {
            let margin = rules.margin.map(|margin| margin.to_string()).unwrap_or_default();
            lifetime.why(format!("毛利率 {margin} × {net}{}", cost.0), format!("margin {margin} × {net}{}", cost.1)).from(all)
        }
        None => lifetime.why("没有毛利率（value.margin），不算", "no margin (value.margin), so not computed"),
    });
    if let Some([low, high]) = explained.replacing {
        let (low, high) = (grouped(low), grouped(high));
        lines.push(line(item("replacing", "重新赢得", "Replacing"), Cell::text(format!("{low}–{high}"))).why(
            "流失了再找一位，要维护成本的 5 到 10 倍",
            "to win another costs 5 to 10 times the cost of keeping",
        ));
    }
    lines
}

fn forecast<'a>(explained: &Explained) -> Vec<Line<'a>> {
    let [bg, mbg] = explained.ahead;
    let (Some(first), months) = (bg.or(mbg), explained.months) else {
        let (zh, en) = match explained.too_few {
            Some([buyers, least]) => (
                format!("再次消费过的会员只有 {buyers} 位，不到 {least} 位，不做预测"),
                format!("{buyers} repeat buyers, fewer than {least}: no forecast"),
            ),
            None => ("模型没有收敛，不做预测".to_owned(), "the models have no maximum: no forecast".to_owned()),
        };
        return vec![line(item("p_alive", "还会来的可能", "P(alive)"), Cell::Blank).why(zh, en)];
    };
    let once = explained.repeats == 0;
    // BG/NBD holds who came once for surely alive.
    let judged = mbg.filter(|_| once).unwrap_or(first);
    let (zh, en) = alive(explained, judged, once);
    let mut lines = vec![line(item("p_alive", "还会来的可能", "P(alive)"), Cell::Share(millionths(judged.alive))).why(zh, en)];
    let beside = mbg.map(|mbg| (format!("MBG/NBD：{:.2} 次", mbg.purchases), format!("MBG/NBD: {:.2}", mbg.purchases)));
    let basis = (format!("往后 {months} 个月，BG/NBD"), format!("in the next {months} months, BG/NBD"));
    let (zh, en) = joined([basis, beside.unwrap_or_default()]);
    lines.push(line(item("expected_purchases", "预计消费次数", "Expected purchases"), Cell::Real(first.purchases, 2)).why(zh, en));
    let value = line(item("expected_value", "预计消费额", "Expected value"), explained.values[0]);
    lines.push(match (explained.mean, explained.values[0]) {
        (Some(mean), Some(_)) => {
            let (mean, beside) = (grouped(mean), explained.values[1].map(grouped));
            let beside = beside.map(|mbg| (format!("MBG/NBD：{mbg}"), format!("MBG/NBD: {mbg}"))).unwrap_or_default();
            let each = (
                format!("每次预计 {mean}（Gamma-Gamma）× 打过折的次数"),
                format!("{mean} expected of each (Gamma-Gamma) × discounted purchases"),
            );
            let (zh, en) = joined([each, beside]);
            value.why(zh, en)
        }
        _ => value.why("Gamma-Gamma 不能用，不估计金额", "Gamma-Gamma cannot be used, so no amount"),
    });
    lines
}

/// What the chance means.
fn alive(explained: &Explained, judged: Expected, once: bool) -> (String, String) {
    let (zh, en) = match judged.alive {
        chance if chance >= 0.8 => ("很可能还会来", "very likely still a customer"),
        chance if chance >= 0.5 => ("多半还会来", "more likely than not still a customer"),
        chance if chance >= 0.2 => ("说不准，多半不来了", "doubtful: more likely lost than not"),
        _ => ("很可能不会再来", "very likely lost"),
    };
    let days = explained.repeats;
    let basis = if once {
        (
            "只来过一次：按 MBG/NBD（BG/NBD 总认为还会来）".to_owned(),
            "came once: by MBG/NBD (BG/NBD holds everybody who came once for alive)".to_owned(),
        )
    } else {
        (
            format!("按 BG/NBD：第一天以后又来过 {days} 天，看来的频率和最近多久没来"),
            format!("by BG/NBD: came on {days} more days, by their rhythm and the silence since"),
        )
    };
    joined([(zh.to_owned(), en.to_owned()), basis])
}

#[expect(clippy::cast_possible_truncation, reason = "a chance lies between 0 and 1")]
fn millionths(chance: f64) -> i64 {
    (chance * 1e6).round() as i64
}
