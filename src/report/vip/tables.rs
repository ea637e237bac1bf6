//! The tables of the report.

use super::arrivals::{Arrival, Arrivals};
use super::held::Buyer;
use super::months::{Month, Months};
use crate::book::{Money, Rules, Tier};
use crate::report::columns::share_cell;
use crate::stats;
use crate::table::{Cell, Chart, Code, Column, Drawing, Table, column};

/// What was sold, and how much of it to card holders.
#[derive(Clone, Copy)]
struct Sold {
    total: Money,
    held: Money,
}

/// All tables.
pub(super) fn all<'a>(months: Months, arrivals: Arrivals<'a>, rules: &'a Rules) -> Vec<Table<'a>> {
    let [spend, new] = [rules.vip.goals.spend, rules.vip.goals.arrivals].map(millionths);
    let summary = summary(&months, &arrivals, &rules.vip.cards, [spend, new]);
    vec![by_month(months, &rules.vip.cards, spend), by_item(arrivals.rows, new), summary]
}

#[expect(clippy::cast_possible_truncation, reason = "a goal lies between 0 and 1")]
fn millionths(goal: f64) -> i64 {
    (goal * 1e6).round() as i64
}

/// The columns of a share against its goal.
fn against<'a, T>(goal: impl Fn(&T) -> i64 + Copy + Send + Sync + 'a, sold: impl Fn(&T) -> Sold + Copy + Send + Sync + 'a) -> [Column<'a, T>; 3] {
    let share = move |row: &T| stats::share(sold(row).held.0.into(), sold(row).total.0.into());
    [
        column("card_share", ("持卡占比", "Share of card holders"), move |row| {
            share_cell(sold(row).held.0.into(), sold(row).total.0.into())
        }),
        column("goal", ("目标", "Goal"), move |row| Cell::Share(goal(row))),
        column("reached", ("达标", "Reached"), move |row| share(row).map(|share| share >= goal(row)).into()),
    ]
}

fn by_month(months: Months, cards: &[Tier], goal: i64) -> Table<'_> {
    let amount = |buyer: Buyer| move |month: &Month| Cell::from(month.sums[buyer.place()]);
    let mut columns = vec![
        column("month", ("月份", "Month"), |row: &Month| Cell::text(row.period.key.clone())),
        column("complete", ("完整", "Complete"), |row: &Month| row.complete.into()),
        column("total", ("消费合计", "Total"), |row: &Month| row.total().into()),
        column("gold", ("金卡", "Gold"), amount(Buyer::Holder(Tier::A))),
        column("silver", ("银卡", "Silver"), amount(Buyer::Holder(Tier::B))),
        column("temporary", ("临时积分卡", "Temporary"), amount(Buyer::Holder(Tier::C))),
        column("no_card", ("会员无卡", "No card"), amount(Buyer::NoCard)),
        column("no_member", ("非会员", "No member"), amount(Buyer::NoMember)),
    ];
    columns.extend(against(move |_| goal, |row: &Month| Sold { total: row.total(), held: row.of_cards(cards) }));
    let title = ("每月持卡会员占消费", "Card holders' share of spend by month").into();
    let chart = Chart { drawing: Drawing::Lines, title, category: "month", series: vec!["card_share", "goal"] };
    Table::new("months", ("每月消费占比", "Share by month"), months.0, columns).with_chart(chart)
}

fn by_item(rows: Vec<Arrival<'_>>, goal: i64) -> Table<'_> {
    let name = |row: &Arrival| row.item.name.is_empty();
    let mut columns = vec![
        column("item", ("商品", "Item"), move |row: &Arrival| {
            Cell::text(if name(row) { &*row.item.sku } else { &*row.item.name })
        }),
        column("category", ("品类", "Category"), |row: &Arrival| Cell::text(&*row.item.category)),
        column("launch", ("上市日期", "Launch"), |row: &Arrival| row.launch.into()),
        column("until", ("新品截止", "Until"), |row: &Arrival| row.until.into()),
        column("complete", ("完整", "Complete"), |row: &Arrival| row.complete.into()),
        column("total", ("新品销售", "Sales"), |row: &Arrival| row.total.into()),
        column("card_total", ("持卡购买", "By card holders"), |row: &Arrival| row.held.into()),
    ];
    columns.extend(against(move |_| goal, |row: &Arrival| Sold { total: row.total, held: row.held }));
    Table::new("arrivals", ("新品占比", "New arrivals"), rows, columns)
}

fn summary<'a>(months: &Months, arrivals: &Arrivals, cards: &[Tier], goals: [i64; 2]) -> Table<'a> {
    struct Row {
        figure: Code,
        sold: Sold,
        goal: i64,
    }
    let over = || arrivals.rows.iter().filter(|row| row.complete);
    let spend = Sold {
        total: months.0.iter().map(Month::total).sum(),
        held: months.0.iter().map(|month| month.of_cards(cards)).sum(),
    };
    let new = Sold { total: over().map(|row| row.total).sum(), held: over().map(|row| row.held).sum() };
    let figure = |key, words| Code { key, words };
    let rows = vec![
        Row { figure: figure("spend", ("全部消费", "all spend")), sold: spend, goal: goals[0] },
        Row { figure: figure("arrivals", ("新品销售", "new arrivals")), sold: new, goal: goals[1] },
    ];
    let mut columns = vec![
        column("figure", ("指标", "Figure"), |row: &Row| row.figure.into()),
        column("total", ("销售合计", "Total"), |row: &Row| row.sold.total.into()),
        column("card_total", ("持卡购买", "By card holders"), |row: &Row| row.sold.held.into()),
    ];
    columns.extend(against(|row: &Row| row.goal, |row: &Row| row.sold));
    Table::new("summary", ("持卡占比汇总", "Summary"), rows, columns)
}
