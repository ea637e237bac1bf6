//! What each person of the staff made of the promotion.

use std::collections::BTreeMap;

use super::chosen::Chosen;
use super::invitations::Invited;
use crate::book::{Book, Money, Rules};
use crate::report::columns::share_cell;
use crate::table::{Cell, Column, Table, Words, column};

/// One person's part.
#[derive(Default)]
struct Row<'a> {
    staff: &'a str,
    target: Option<Money>,
    chosen: u64,
    invited: u64,
    reached: u64,
    promised: u64,
    came: u64,
    amount: Money,
    not_followed_up: u64,
}

/// Everybody with a target or a member, by name; members of nobody are one row without a name, the first.
pub(super) fn table<'a>(book: &'a Book, rules: &'a Rules, chosen: &Chosen, invited: &[Invited]) -> Table<'a> {
    let mut rows: BTreeMap<&str, Row> = BTreeMap::new();
    for (staff, &target) in &rules.promotion.targets {
        rows.entry(staff).or_default().target = Some(target);
    }
    for row in &chosen.rows {
        rows.entry(book.staff.get(row.staff)).or_default().chosen += 1;
    }
    for one in invited {
        let row = rows.entry(book.staff.get(one.staff)).or_default();
        row.invited += 1;
        row.reached += u64::from(one.reached);
        row.promised += u64::from(one.promised);
        row.came += u64::from(one.came);
        row.amount += one.amount;
        row.not_followed_up += u64::from(one.is_not_followed_up);
    }
    let named = |(staff, row)| Row { staff, ..row };
    let incentive = &*rules.promotion.incentive;
    let columns: Vec<Column<'a, Row<'a>>> = vec![
        column("staff", ("责任店员", "Staff"), |row: &Row<'a>| Cell::text(row.staff)),
        column("target", ("目标", "Target"), |row: &Row| row.target.into()),
        column("incentive", ("奖励", "Incentive"), move |row: &Row| {
            Cell::maybe(row.target, |_| Cell::text(incentive))
        }),
        column("chosen", ("该邀请", "Chosen"), |row: &Row| Cell::count(row.chosen)),
        column("invited", ("已邀请", "Invited"), |row: &Row| Cell::count(row.invited)),
        column("reached", ("联系上", "Reached"), |row: &Row| Cell::count(row.reached)),
        column("promised", ("答应来", "Promised"), |row: &Row| Cell::count(row.promised)),
        column("came", ("来了", "Came"), |row: &Row| Cell::count(row.came)),
        column("amount", ("金额", "Amount"), |row: &Row| row.amount.into()),
        column("achieved", ("完成", "Achieved"), |row: &Row| {
            Cell::maybe(row.target, |target| share_cell(row.amount.0.into(), target.0.into()))
        }),
        column("not_followed_up", ("没有跟进", "Not followed up"), |row: &Row| Cell::count(row.not_followed_up)),
    ];
    Table::new("staff", ("各人完成情况", "Staff"), rows.into_iter().map(named).collect(), columns)
}

/// The total target beside what came in.
pub(super) fn note(rules: &Rules, invited: &[Invited]) -> Option<Words> {
    let targets = &rules.promotion.targets;
    let (target, amount): (Money, Money) =
        (targets.values().copied().sum(), invited.iter().map(|one| one.amount).sum());
    let (chinese, english) = (
        format!("总目标 {target}（{} 人合计），邀请的会员消费 {amount}", targets.len()),
        format!("Total target {target}, the sum of {} personal ones; members invited spent {amount}", targets.len()),
    );
    (!targets.is_empty()).then(|| (chinese, english).into())
}
