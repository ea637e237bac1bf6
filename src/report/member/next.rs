//! What is missing to the next tier, and until when.

use chrono::NaiveDate;

use super::about::About;
use super::line::{Line, item, line};
use crate::book::calendar::Window;
use crate::book::rules::{TierRule, WindowFrom};
use crate::book::{Distance, Money, Tier};
use crate::report::said::{grouped, window};
use crate::table::Cell;

/// The lines of the next tier.
pub(super) fn lines<'a>(about: &About<'a>) -> Vec<Line<'a>> {
    let tier = about.earned.as_ref().map(|earned| earned.tier);
    let next = tier.map_or(Some(Tier::C), Tier::next);
    let name = item("next_tier", "下一级", "Next tier");
    let Some(next) = next else {
        return vec![line(name, Cell::both("没有", "none")).why("已经是最高的金卡", "gold is the highest")];
    };
    let Some(rule) = next.rule(&about.rules.tiers) else {
        return vec![line(name, next).why("第一次消费就是临时积分卡", "the first purchase makes a temporary card")];
    };
    let distance = Distance::of(tier, &about.history, about.carried(), &about.rules.tiers, about.as_of);
    let mut lines = vec![line(name, next)];
    lines.extend(distance.single.map(|single| by_one(about, single)));
    lines.extend(distance.total.and_then(|gap| Some(by_total(about, rule, rule.total.0?, gap))));
    lines.extend(distance.window_ends.and_then(|day| Some(ends(about, rule, day, distance.total?))));
    let near = distance.is_near(about.rules.tiers.near, rule);
    let (amount, share) = (grouped(about.rules.tiers.near.amount), about.rules.tiers.near.share * 100.0);
    lines.push(line(item("near", "是不是快到了", "Near"), near).why(
        format!("差 {amount} 以内，或不超过标准的 {share}%，算快到了"),
        format!("near means within {amount} or {share} % of the threshold"),
    ));
    lines
}

fn by_one<'a>(about: &About<'a>, single: Money) -> Line<'a> {
    let row = line(item("gap_single", "一次消费", "By one purchase"), single);
    let needed = grouped(single);
    match about.history.largest() {
        Some(largest) => {
            let (most, day) = (grouped(largest.net), largest.day);
            row.why(
                format!("一次买满 {needed} 就到；至今最大一次是 {day} 的 {most}"),
                format!("one purchase of {needed} is enough; the largest so far was {most} on {day}"),
            )
            .from(about.places(largest))
        }
        None => row.why(format!("一次买满 {needed} 就到"), format!("one purchase of {needed} is enough")),
    }
}

fn by_total<'a>(about: &About<'a>, rule: &TierRule, threshold: Money, gap: Money) -> Line<'a> {
    let (zh, en) = window(rule.window);
    let (needed, sum, missing) = (grouped(threshold), grouped(threshold - gap), grouped(gap));
    let start = counted_from(about, rule);
    let from = start.map(|day| (format!("从 {day} 起"), format!(" since {day}"))).unwrap_or_default();
    let whole = rule.window_from == WindowFrom::Any;
    let counted = about.places_since(start).into_iter().filter(|_| whole);
    let begins = about.opening.map(|stated| stated.place).filter(|_| rule.window == Window::All);
    line(item("gap_total", "累计还差", "By the total"), gap)
        .why(
            format!("{zh}累计满 {needed} 就到；{}已有 {sum}，还差 {missing}", from.0),
            format!("{needed} {en} is enough; there are {sum}{}, so {missing} are missing", from.1),
        )
        .from(counted.chain(begins))
}

/// The first day that counts; none for the whole history, and where the window begins with another event.
fn counted_from(about: &About, rule: &TierRule) -> Option<NaiveDate> {
    rule.window.start(about.as_of).filter(|_| rule.window_from == WindowFrom::Any)
}

fn ends<'a>(about: &About<'a>, rule: &TierRule, last: NaiveDate, gap: Money) -> Line<'a> {
    let row = line(item("window_ends", "期限", "Until"), last);
    let start = counted_from(about, rule);
    let counted = |day: NaiveDate| start.is_some_and(|start| start <= day);
    let oldest = about.history.purchases.iter().find(|purchase| purchase.net > Money::ZERO && counted(purchase.day));
    let Some(oldest) = oldest else {
        return row.why("过了这天，这段时间就结束了", "after this day the window is over");
    };
    let of_day = about.history.purchases.iter().filter(|purchase| purchase.day == oldest.day);
    let leaves = of_day.clone().map(|purchase| purchase.net).sum::<Money>();
    let (day, amount, then) = (oldest.day, grouped(leaves), grouped(gap + leaves));
    row.why(
        format!("过了这天，{day} 的 {amount} 就不算了，还差变成 {then}"),
        format!("after it the {amount} of {day} no longer count, and {then} would be missing"),
    )
    .from(of_day.flat_map(|purchase| about.places(purchase)))
}
