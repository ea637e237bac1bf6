//! Which rule made the tier, with which purchases; and how it compares with the recorded card.

use super::about::About;
use super::line::{Line, item, line};
use crate::book::calendar::Window;
use crate::book::rules::TierRule;
use crate::book::{Earned, EarnedBy, Money, Place, Tier};
use crate::report::said::{grouped, purchases_en, window};
use crate::report::tiers::action;
use crate::table::Cell;

/// So many purchases of a total are written out.
const SHOWN: usize = 12;

/// The lines of the tier.
pub(super) fn lines<'a>(about: &About<'a>) -> Vec<Line<'a>> {
    let mut lines = match &about.earned {
        Some(earned) => held(about, earned),
        None => vec![line(item("tier", "级别", "Tier"), Cell::both("还不是顾客", "not yet a customer")).why("没有消费，也没有期初累计", "no purchase and no opening balance")],
    };
    lines.extend(recorded(about));
    lines
}

fn held<'a>(about: &About<'a>, earned: &Earned) -> Vec<Line<'a>> {
    let (zh, en) = reason(about, earned);
    let places = earned.evidence.iter().flat_map(|&index| about.places(&about.history.purchases[index]));
    let begins = opening_counts(about, earned).then(|| about.opening.map(|stated| stated.place)).flatten();
    let mut lines = vec![line(item("tier", "级别", "Tier"), earned.tier).why(zh, en).from(places.chain(begins))];
    if let Some(since) = earned.since {
        lines.push(line(item("since", "到级日期", "Since"), since));
    }
    if let Some(until) = earned.until {
        let words = ("这天以前要再够一次，才不降级", "must be earned again by this day to be kept");
        lines.push(line(item("until", "保留到", "Kept until"), until).why(words.0, words.1));
    }
    if earned.by == EarnedBy::Total {
        lines.extend(adding_up(about, earned));
    }
    lines
}

/// The rule with the figures that met it.
fn reason(about: &About, earned: &Earned) -> (String, String) {
    let (card_zh, card_en) = earned.tier.words();
    let rule = earned.tier.rule(&about.rules.tiers);
    let net = |index: &usize| about.history.purchases[*index].net;
    let day = earned.since.map(|day| day.to_string()).unwrap_or_default();
    match (earned.by, rule) {
        (EarnedBy::Single, Some(TierRule { single, .. })) => {
            let bought = earned.evidence.first().map(net).unwrap_or_default();
            let (bought, threshold) = (grouped(bought), grouped(single.0.unwrap_or_default()));
            (
                format!("{day} 一次消费 {bought}，达到{card_zh}的单次标准 {threshold}"),
                format!("one purchase of {bought} on {day} reached the {threshold} that {card_en} asks of one"),
            )
        }
        (EarnedBy::Total, Some(rule)) => {
            let carried = if opening_counts(about, earned) { about.carried() } else { Money::ZERO };
            let sum = grouped(earned.evidence.iter().map(net).sum::<Money>() + carried);
            let (threshold, count) = (grouped(rule.total.0.unwrap_or_default()), earned.evidence.len());
            let (within_zh, within_en) = window(rule.window);
            (
                format!("到 {day}，{within_zh} {count} 次消费累计 {sum}，达到{card_zh}的累计标准 {threshold}"),
                format!("{} {within_en} came to {sum} by {day}, reaching the {threshold} that {card_en} asks", purchases_en(count as u64)),
            )
        }
        (EarnedBy::Opening, Some(rule)) => {
            let (carried, threshold) = (grouped(about.carried()), grouped(rule.total.0.unwrap_or_default()));
            (
                format!("期初累计 {carried} 已达到{card_zh}的累计标准 {threshold}"),
                format!("the opening balance of {carried} reaches the {threshold} that {card_en} asks in all"),
            )
        }
        (EarnedBy::Opening, None) => {
            let carried = grouped(about.carried());
            (format!("有期初累计 {carried}，就是{card_zh}"), format!("an opening balance of {carried} makes a {card_en} card"))
        }
        _ => (format!("{day} 第一次消费，就是{card_zh}"), format!("the first purchase, on {day}, makes a {card_en} card")),
    }
}

/// Whether the opening balance is part of the total.
fn opening_counts(about: &About, earned: &Earned) -> bool {
    let rule = earned.tier.rule(&about.rules.tiers);
    let whole = rule.is_none_or(|rule| matches!(rule.window, Window::All));
    about.carried() > Money::ZERO && (earned.by == EarnedBy::Opening || (earned.by == EarnedBy::Total && whole))
}

/// The purchases of a total, each with what it came to until then.
fn adding_up<'a>(about: &About<'a>, earned: &Earned) -> Vec<Line<'a>> {
    let mut sum = Money::ZERO;
    let mut lines = Vec::new();
    if opening_counts(about, earned) {
        sum = about.carried();
        let place: Option<Place> = about.opening.map(|stated| stated.place);
        lines.push(line(item("opening", "期初累计", "Opening balance"), sum).from(place));
    }
    for &index in &earned.evidence {
        let purchase = &about.history.purchases[index];
        sum += purchase.net;
        let so_far = grouped(sum);
        let row = line(purchase.day, purchase.net).why(format!("累计到 {so_far}"), format!("comes to {so_far}"));
        lines.push(row.from(about.places(purchase)));
    }
    // The last ones show how the threshold was reached.
    lines.drain(..lines.len().saturating_sub(SHOWN));
    lines
}

fn recorded<'a>(about: &About<'a>) -> Option<Line<'a>> {
    let stated = about.profile().and_then(|profile| profile.tier);
    let earned = about.earned.as_ref().map(|earned| earned.tier);
    let (zh, en) = match action(earned, stated.map(|stated| stated.value)).map(|code| code.key) {
        Some("apply_gold") => ("比够的级别低，该办金卡", "below what was earned: apply for gold"),
        Some("apply_silver") => ("比够的级别低，该办银卡", "below what was earned: apply for silver"),
        Some(_) => ("比消费够的级别高，请核对", "above what the purchases earned: please check"),
        None if stated.is_none() => return None,
        None if earned.is_none() => ("还没有消费，不用办什么", "no purchase yet, nothing to do"),
        None => ("和算出的一致", "as computed"),
    };
    let blank = || Cell::both("空白（算临时积分卡）", "blank (counts as temporary)");
    let value = stated.map_or_else(blank, |stated: crate::book::Stated<Tier>| stated.value.into());
    Some(line(item("recorded", "登记的卡", "Recorded card"), value).why(zh, en).from(stated.map(|stated| stated.place)))
}
