//! The ABC class with the share of all before, and the kind of account.

use super::about::About;
use super::line::{Line, NOTHING, item, line};
use crate::book::Money;
use crate::book::rules::Metric;
use crate::report::Refusal;
use crate::report::abc::{Explained, of_member};
use crate::report::said::{grouped, window};
use crate::stats::round_half_away;
use crate::table::Cell;

/// The lines of the class.
///
/// # Errors
/// Rules that do not fit each other or the sheets.
pub(super) fn lines<'a>(about: &About<'a>) -> Result<Vec<Line<'a>>, Refusal> {
    let Some(explained) = of_member(about.book, about.rules, about.id, about.as_of)? else {
        let none = line(item("class", "ABC 类", "Class"), Cell::Blank);
        return Ok(vec![none.why(NOTHING.0, NOTHING.1)]);
    };
    let places = about.places_since(explained.window.start(about.as_of));
    let (zh, en) = class(&explained);
    let (of_zh, of_en) = account(about, &explained);
    let (rank, members) = (explained.rank, explained.members);
    let (metric_zh, metric_en) = metric(explained.metric);
    let (within_zh, within_en) = window(explained.window);
    Ok(vec![
        line(item("class", "ABC 类", "Class"), explained.class.clone()).why(zh, en),
        line(item("value", "贡献", "Value"), explained.value.clone())
            .why(
                format!("{within_zh}的{metric_zh}；在 {members} 位里排第 {rank}"),
                format!("{metric_en} {within_en}; rank {rank} of {members}"),
            )
            .from(places),
        line(item("share", "占比", "Share"), Cell::maybe(explained.share, Cell::Share)),
        line(item("account_kind", "客户类型", "Kind of account"), explained.account).why(of_zh, of_en),
    ])
}

fn metric(metric: Metric) -> (&'static str, &'static str) {
    match metric {
        Metric::Spend => ("消费", "spend"),
        Metric::Profit => ("毛利", "profit"),
        Metric::Purchases => ("消费次数", "purchases"),
    }
}

/// Where the share of all before stands between the cuts.
fn class(explained: &Explained) -> (String, String) {
    let [a, b] = explained.cuts.ends().map(|end| percent(end * 100));
    let Some(before) = explained.before.filter(|_| explained.is_positive).map(percent) else {
        return ("期限内没有贡献，算 C".to_owned(), "nothing in the window, which makes a C".to_owned());
    };
    let said = (
        format!("排在前面的会员合计占 {before}"),
        format!("those ranked before hold {before}"),
    );
    match &explained.class {
        Cell::Code(code) if code.key == "A" => (format!("{}，不到 {a}，是 A", said.0), format!("{}, under {a}: A", said.1)),
        Cell::Code(code) if code.key == "B" => {
            (format!("{}，在 {a} 和 {b} 之间，是 B", said.0), format!("{}, between {a} and {b}: B", said.1))
        }
        _ => (format!("{}，已到 {b}，是 C", said.0), format!("{}, from {b} on: C", said.1)),
    }
}

/// Millionths as a percentage with one decimal.
fn percent(millionths: i64) -> String {
    let tenths = round_half_away(millionths.into(), 1_000).unwrap_or_default();
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// What made the kind of account.
fn account(about: &About, explained: &Explained) -> (String, String) {
    let shown = |cell: &Cell| match cell {
        Cell::Money(minor) => grouped(Money(*minor)),
        Cell::Int(count) => count.to_string(),
        _ => String::new(),
    };
    let develop = about.rules.abc.develop;
    let (months, factor) = (develop.months.max(1), develop.factor);
    let (recent, earlier) = (shown(&explained.recent), shown(&explained.earlier));
    match explained.account.key {
        "key" => ("A 类就是大客户".to_owned(), "class A makes a key account".to_owned()),
        "opportunistic" => ("只来过一次，或只在促销时来".to_owned(), "came once, or to promotions only".to_owned()),
        "develop" => (
            format!("近 {months} 个月 {recent}，超过前 {months} 个月 {earlier} 的 {factor} 倍"),
            format!("{recent} in the last {months} months, over {factor} times the {earlier} of the {months} before"),
        ),
        _ => (
            format!("近 {months} 个月 {recent}，没有超过前 {months} 个月 {earlier} 的 {factor} 倍"),
            format!("{recent} in the last {months} months, not over {factor} times the {earlier} of the {months} before"),
        ),
    }
}
