//! The tables `members` and `model`.

use super::Row;
use super::fit::Parameter;
use crate::book::{Book, Money};
use crate::report::columns::who;
use crate::stats::Expected;
use crate::table::{Cell, Column, Dress, Table, column};

/// The table `members`.
pub(super) fn members(book: &Book, rows: Vec<Row>) -> Table<'_> {
    let ahead = |model: usize, of: fn(Expected) -> Cell<'static>| {
        move |row: &Row| Cell::maybe(row.ahead[model], of)
    };
    let alive = |expected: Expected| Cell::Share(millionths(expected.alive));
    let purchases = |expected: Expected| Cell::Real(expected.purchases, 4);
    let replacing = |end: usize| move |row: &Row| row.worth.replacing().map(|range: [Money; 2]| range[end]).into();
    let mut columns: Vec<Column<'_, Row>> = Vec::from(who(book, |row: &Row| row.member));
    columns.extend([
        column("basic", ("基本价值", "Basic value"), |row: &Row| row.worth.basic.into()),
        column("gain", ("满意时带来", "Gain if satisfied"), |row: &Row| row.worth.gain.into()),
        column("loss", ("抱怨时失去", "Loss if complaining"), |row: &Row| row.worth.loss.into()),
        column("lifetime", ("终身价值", "Lifetime value"), |row: &Row| row.worth.lifetime.into()),
        column("p_alive", ("还会来的可能", "P(alive)"), ahead(0, alive)),
        column("expected_purchases", ("预计消费次数", "Expected purchases"), ahead(0, purchases)),
        column("expected_value", ("预计消费额", "Expected value"), |row: &Row| row.value(0).into()).dressed(Dress::Bars),
        column("p_alive_mbg", ("还会来的可能 MBG", "P(alive) MBG"), ahead(1, alive)),
        column("expected_purchases_mbg", ("预计消费次数 MBG", "Expected purchases MBG"), ahead(1, purchases)),
        column("expected_value_mbg", ("预计消费额 MBG", "Expected value MBG"), |row: &Row| row.value(1).into()),
        column("keeping", ("联系成本", "Cost of keeping"), |row: &Row| row.worth.keeping.into()),
        column("replace_low", ("重新赢得最少", "Replacing, from"), replacing(0)),
        column("replace_high", ("重新赢得最多", "Replacing, to"), replacing(1)),
    ]);
    Table::new("members", ("会员价值", "Members"), rows, columns)
}

/// The table `model`.
pub(super) fn model<'a>(rows: Vec<Parameter>) -> Table<'a> {
    let columns = vec![
        column("model", ("模型", "Model"), |row: &Parameter| row.model.into()),
        column("parameter", ("参数", "Parameter"), |row: &Parameter| Cell::text(row.name)),
        column("estimate", ("估计值", "Estimate"), |row: &Parameter| Cell::Real(row.estimate, 5)),
        column("standard_error", ("标准误", "Standard error"), |row: &Parameter| {
            Cell::maybe(row.error, |error| Cell::Real(error, 5))
        }),
        column("converged", ("收敛", "Converged"), |row: &Parameter| row.converged.into()),
        column("until", ("数据到", "Until"), |row: &Parameter| row.until.into()),
    ];
    Table::new("model", ("模型参数", "Models"), rows, columns)
}

#[expect(clippy::cast_possible_truncation, reason = "a chance lies between 0 and 1")]
fn millionths(chance: f64) -> i64 {
    (chance * 1e6).round() as i64
}
