//! Members who were invited beside those who were not.

use super::invitations::Invited;
use super::plan::Plan;
use crate::book::{Book, Histories, Money, Rules};
use crate::report::columns::share_cell;
use crate::table::{Cell, Code, Column, Table, column};

#[derive(Default)]
struct Row {
    invited: bool,
    members: u64,
    bought: u64,
    purchases: u64,
    amount: Money,
}

/// Customers of before the promotion, and those who became one on its days.
pub(super) fn table<'a>(book: &Book, rules: &Rules, plan: &Plan, invited: &[Invited]) -> Table<'a> {
    let mut rows = [Row { invited: true, ..Row::default() }, Row::default()];
    if let Some((from, to)) = plan.days {
        Histories::new(book, &rules.purchases).each(plan.as_of, |id, history| {
            let is_invited = invited.binary_search_by_key(&id, |one| one.id).is_ok();
            if !is_invited && !history.occasions().any(|purchase| purchase.day <= to) {
                return;
            }
            let row = &mut rows[usize::from(!is_invited)];
            let bought = || history.occasions().filter(|purchase| from <= purchase.day && purchase.day <= to);
            row.members += 1;
            row.bought += u64::from(bought().next().is_some());
            row.purchases += bought().map(|_| 1).sum::<u64>();
            row.amount += bought().map(|purchase| purchase.net).sum();
        });
    }
    let group = |row: &Row| {
        let (key, words) =
            if row.invited { ("invited", ("邀请过", "invited")) } else { ("not_invited", ("没有邀请", "not invited")) };
        Cell::Code(Code { key, words })
    };
    let average = |row: &Row| (row.purchases > 0).then(|| row.amount.average(row.purchases));
    let columns: Vec<Column<'a, Row>> = vec![
        column("group", ("会员", "Group"), group),
        column("members", ("人数", "Members"), |row: &Row| Cell::count(row.members)),
        column("bought", ("来买的", "Bought"), |row: &Row| Cell::count(row.bought)),
        column("share", ("占比", "Share"), |row: &Row| share_cell(row.bought.into(), row.members.into())),
        column("purchases", ("消费次数", "Purchases"), |row: &Row| Cell::count(row.purchases)),
        column("amount", ("金额", "Amount"), |row: &Row| row.amount.into()),
        column("average", ("单次平均", "Average"), move |row: &Row| average(row).into()),
    ];
    Table::new("comparison", ("与没有邀请的比较", "Comparison"), rows.into(), columns)
}
