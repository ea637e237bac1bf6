//! Points: how they came, what they buy, and whether the sheet agrees.

use super::about::About;
use super::line::{Line, item, line};
use crate::book::Points;
use crate::report::points::{Compared, compare};
use crate::report::said::purchases_en;
use crate::table::Cell;

/// The lines of points.
pub(super) fn lines<'a>(about: &About<'a>) -> Vec<Line<'a>> {
    let profile = about.profile();
    let points = Points::of(profile, &about.history, about.rules);
    let count = about.history.occasions().count();
    let mut lines = Vec::new();
    if points.opening != 0 {
        lines.push(line(item("opening", "启用积分", "Opening"), Cell::Int(points.opening)).from(about.row()));
    }
    let rate = about.rules.points.rate;
    let each = if about.rules.points.is_one_rate() {
        (format!("积分率 {rate}"), format!("the rate {rate}"))
    } else {
        ("当时卡别的积分率".to_owned(), "the rate of the card held then".to_owned())
    };
    lines.push(
        line(item("earned", "消费积分", "Earned"), Cell::Int(points.earned))
            .why(
                format!("{count} 次消费，每次退货后的金额 × {}，去掉小数，再相加（见消费）", each.0),
                format!("{}, each net amount × {}, rounded down, added up (see below)", purchases_en(count as u64), each.1),
            )
            .from(about.places_since(None)),
    );
    if points.redeemed != 0 {
        lines.push(line(item("redeemed", "已用积分", "Redeemed"), Cell::Int(-points.redeemed)).from(about.row()));
    }
    let Points { opening, earned, redeemed } = points;
    let parts = [opening, -redeemed].into_iter().any(|part| part != 0);
    let sum = if parts { format!("{opening} + {earned} − {redeemed}") } else { String::new() };
    lines.push(
        line(item("balance", "现有积分", "Balance"), Cell::Int(points.balance()))
            .why(sum.clone(), sum),
    );
    lines.extend(recorded(about, points));
    lines.extend(gifts(about, points));
    lines
}

fn recorded<'a>(about: &About<'a>, points: Points) -> Option<Line<'a>> {
    let stated = about.profile()?.points?;
    let (zh, en) = match compare(about.id, about.profile(), &about.history, points, about.rules) {
        Compared::Equal => ("和算出的一致".to_owned(), "as computed".to_owned()),
        Compared::Not => ("没有消费，也没有启用积分，没法核对".to_owned(), "nothing to compute one from".to_owned()),
        Compared::Differs(difference) => {
            let (more, cause) = (difference.points(), difference.cause().words);
            (format!("比算出的多 {more}；可能是{}", cause.0).replace("多 -", "少 "), format!("{more:+} against the computed one; likely cause: {}", cause.1))
        }
    };
    Some(line(item("recorded", "表里积分", "Sheet's balance"), Cell::Int(stated.value)).why(zh, en).from([stated.place]))
}

fn gifts<'a>(about: &About<'a>, points: Points) -> Vec<Line<'a>> {
    let gifts = &about.rules.gifts;
    let within: Vec<&str> = points.within_reach(gifts).iter().map(|gift| &*gift.name).collect();
    let mut lines = Vec::new();
    if !within.is_empty() {
        lines.push(line(item("within_reach", "够换的礼品", "Gifts within reach"), Cell::text(within.join("、"))));
    }
    if let Some((gift, missing)) = points.next_gift(gifts) {
        let needed = gift.points;
        let next = line(item("next_gift", "下一份礼品", "Next gift"), Cell::text(&*gift.name));
        lines.push(next.why(format!("要 {needed} 分，还差 {missing}"), format!("takes {needed} points, {missing} are missing")));
    }
    lines
}
