//! What was bought, the latest first, with refunds.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::about::About;
use super::line::{Line, NOTHING, item, joined, line};
use crate::book::{Histories, Money, NameId, Purchase, points_of_each};
use crate::report::said::{grouped, purchases_en};
use crate::table::Cell;

/// So many rows are written out; the earlier ones are counted.
const SHOWN: usize = 20;

/// The lines of purchases.
pub(super) fn lines<'a>(about: &About<'a>) -> Vec<Line<'a>> {
    let mut lines = summary(about);
    let mut rows = rows(about);
    rows.sort_by_key(|(day, refund, ..)| (Reverse(*day), *refund));
    let earlier = rows.split_off(rows.len().min(SHOWN));
    lines.extend(rows.into_iter().map(|(.., line)| line));
    let count = earlier.len();
    if let Some((day, ..)) = earlier.first() {
        let places = earlier.iter().flat_map(|(.., line)| line.places());
        let line = line(item("earlier", "更早的", "Earlier"), Cell::count(count));
        lines.push(line.why(format!("{day} 及以前的 {count} 行没有列出"), format!("{count} rows up to {day} are not listed")).from(places));
    }
    lines
}

fn summary<'a>(about: &About<'a>) -> Vec<Line<'a>> {
    let history = &about.history;
    let (Some(first), Some(latest)) = (history.occasions().next(), history.occasions().next_back()) else {
        return vec![nothing(about)];
    };
    let (count, net) = (history.occasions().count() as u64, history.net());
    let (zh, en) = total(about, count);
    let opening = about.opening.map(|stated| stated.place);
    let division = format!("{} ÷ {count}", grouped(net));
    let mut lines = vec![
        line(item("total", "累计消费", "Total spend"), history.spent + about.carried())
            .why(zh, en)
            .from(about.places_since(None).into_iter().chain(opening)),
        line(item("average", "平均每次", "Average"), net.average(count))
            .why(division.clone(), division)
            .from(about.places_since(None)),
        line(item("since", "第一次", "First"), first.day).from(about.places(first)),
        silence(about, latest),
    ];
    if history.left_over > Money::ZERO {
        let left = line(item("left_over", "对不上的退货", "Refunds left over"), -history.left_over)
            .why("只减累计消费，不减级别、积分", "taken from total spend only, not from tier or points");
        lines.push(left.from(history.left_over_at));
    }
    lines
}

/// What is said where no purchase is left.
fn nothing<'a>(about: &About<'a>) -> Line<'a> {
    let (zh, en) = NOTHING;
    let none = line(item("total", "累计消费", "Total spend"), about.history.spent + about.carried());
    let none = none.from(about.opening.map(|stated| stated.place));
    if about.carried() > Money::ZERO {
        none.why(format!("{zh}；这是期初累计"), format!("{en}; this is the opening balance"))
    } else {
        none.why(zh, en)
    }
}

/// What the total is made of.
fn total(about: &About, count: u64) -> (String, String) {
    let [net, carried, left] = [about.history.net(), about.carried(), about.history.left_over].map(grouped);
    let part = |is: bool, zh: String, en: String| if is { (zh, en) } else { Default::default() };
    joined([
        (format!("{count} 次消费合计 {net}"), format!("{} came to {net}", purchases_en(count))),
        part(about.carried() > Money::ZERO, format!("加期初累计 {carried}"), format!("opening balance {carried}")),
        part(
            about.history.left_over > Money::ZERO,
            format!("减去对不上消费的退货 {left}"),
            format!("less refunds that fit no purchase, {left}"),
        ),
    ])
}

/// How long the member has not come.
fn silence<'a>(about: &About<'a>, latest: &Purchase) -> Line<'a> {
    let days = (about.as_of - latest.day).num_days();
    let limit = i64::from(about.rules.churn.lost_after);
    let gone = if days > limit {
        (format!("超过 {limit} 天，算流失"), format!("over {limit} days: counted as lost"))
    } else {
        Default::default()
    };
    let (zh, en) = joined([(format!("上次消费 {}", latest.day), format!("last bought on {}", latest.day)), gone]);
    line(item("silent_days", "未到店天数", "Days since last"), Cell::Int(days)).why(zh, en).from(about.places(latest))
}

type Row<'a> = (NaiveDate, bool, Line<'a>);

fn rows<'a>(about: &About<'a>) -> Vec<Row<'a>> {
    let points = points_of_each(about.profile(), &about.history, about.rules);
    let bought = about.history.purchases.iter().zip(points).map(|(purchase, points)| {
        let (zh, en) = joined([occasion(about, purchase), refunded(purchase), earned(points)]);
        (purchase.day, false, line(purchase.day, purchase.net).why(zh, en).from(about.places(purchase)))
    });
    let histories = Histories::new(about.book, &about.rules.purchases);
    let back = histories.lines(about.id, about.as_of).filter(|line| line.amount < Money::ZERO).map(|back| {
        let named = |name: &str| if name.is_empty() { String::new() } else { name.to_owned() };
        let (receipt, item) = (named(about.book.receipts.get(back.receipt)), named(about.book.items.get(back.item)));
        let (zh, en) = joined([
            ("退货".to_owned(), "refund".to_owned()),
            (item.clone(), item),
            if receipt.is_empty() { Default::default() } else { (format!("小票 {receipt}"), format!("receipt {receipt}")) },
        ]);
        (back.day, true, line(back.day, back.amount).why(zh, en).from([back.place]))
    });
    bought.chain(back).collect()
}

/// Where, what and from whom.
fn occasion(about: &About, purchase: &Purchase) -> (String, String) {
    let book = about.book;
    let mut items: Vec<NameId> = about.history.lines(purchase).iter().map(|line| line.item).filter(|item| !item.is_none()).collect();
    items.dedup();
    let items = items.iter().map(|&item| book.items.get(item)).collect::<Vec<_>>().join("、");
    let shop = book.shops.get(purchase.shop).to_owned();
    let staff = about.staff(about.history.staff(purchase));
    let served = if staff.is_empty() { Default::default() } else { (format!("{staff} 接待"), format!("served by {staff}")) };
    joined([(shop.clone(), shop), (items.clone(), items), served])
}

fn refunded(purchase: &Purchase) -> (String, String) {
    if !purchase.refunded {
        return Default::default();
    }
    let (gross, back) = (grouped(purchase.gross), grouped(purchase.gross - purchase.net));
    if purchase.is_occasion() {
        return (format!("原来 {gross}，退货减 {back}"), format!("was {gross}, refunds took {back}"));
    }
    (format!("原来 {gross}，全部退掉，不算消费"), format!("was {gross}, all taken back: no purchase"))
}

fn earned(points: i64) -> (String, String) {
    (format!("积 {points} 分"), format!("{points} points"))
}
