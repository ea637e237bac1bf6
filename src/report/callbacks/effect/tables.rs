//! The tables of the report, and what must be said beside them.

use super::compare::{Found, Row, Scope};
use super::said::Said;
use crate::report::callbacks::columns::step_code;
use crate::stats::{Difference, Proportion, share};
use crate::table::{Cell, Table, column};

/// The table `effect`.
pub(super) fn effect<'a>(rows: Vec<Row>) -> Table<'a> {
    let of = |value: fn(&Difference) -> f64| {
        move |row: &Row| Cell::maybe(row.difference.as_ref(), |found| Cell::Share(millionths(value(found))))
    };
    Table::new("effect", ("回访与再来消费", "Called against not called"), rows, vec![
        column("stratum", ("比较", "Stratum"), |row: &Row| stratum(row.scope)),
        column("called", ("已回访", "Called"), |row: &Row| Cell::count(row.counts.one.of)),
        column("called_bought", ("其中再来", "Of them bought"), |row: &Row| Cell::count(row.counts.one.hits)),
        column("not_called", ("未回访", "Not called"), |row: &Row| Cell::count(row.counts.other.of)),
        column("not_called_bought", ("其中再来（未回访）", "Of those bought"), |row: &Row| {
            Cell::count(row.counts.other.hits)
        }),
        column("difference", ("相差", "Difference"), of(|found| found.estimate)),
        column("lower", ("下限", "Lower"), of(|found| found.interval.lower)),
        column("upper", ("上限", "Upper"), of(|found| found.interval.upper)),
        column("enough", ("够不够", "Enough"), |row: &Row| row.enough.into()),
    ])
}

fn stratum<'a>(scope: Scope) -> Cell<'a> {
    match scope {
        Scope::Whole => Cell::named("all", "合计", "all"),
        Scope::Step(step) => step_code(step).into(),
        Scope::Stratum((tier, step, month)) => {
            let (key, (zh, en)) = tier.map_or(("-", ("无卡", "no card")), |tier| (tier.key(), tier.words()));
            let (month, words) = (month.format("%Y-%m"), step.words());
            Cell::named(
                format!("{key} {} {month}", step.key()),
                format!("{zh} {} {month}", words.0),
                format!("{en}, {}, {month}", words.1),
            )
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a difference of shares lies between -1 and 1")]
fn millionths(value: f64) -> i64 {
    (value * 1e6).round() as i64
}

/// The table `said`.
pub(super) fn said<'a>(rows: Vec<(Option<Said>, Proportion)>) -> Table<'a> {
    type Row = (Option<Said>, Proportion);
    Table::new("said", ("说会不会再来", "Said they would buy again"), rows, vec![
        column("said", ("顾客说", "Said"), |&(said, _): &Row| Said::code(said).into()),
        column("contacts", ("人次", "Contacts"), |(_, given): &Row| Cell::count(given.of)),
        column("bought", ("再来", "Bought"), |(_, given): &Row| Cell::count(given.hits)),
        column("share", ("再来比例", "Share"), |(_, given): &Row| {
            Cell::maybe(share(given.hits.into(), given.of.into()), Cell::Share)
        }),
    ])
}

/// That a difference proves nothing.
pub(super) fn no_cause() -> (String, String) {
    (
        "相差不等于因果：打不打电话由店员选择，两组会员本来就可能不同".to_owned(),
        "A difference is no cause: staff choose whom they call, so the groups may differ in other ways".to_owned(),
    )
}

/// What could not be compared.
pub(super) fn left_out(found: &Found) -> (String, String) {
    let alone = found.alone;
    (
        format!("{alone} 次没有可比的（同级别、同一步、同月份里全打了或全没打），没有计入"),
        format!("{alone} contacts have nothing to compare with (all of their stratum called, or none) and are left out"),
    )
}

/// That there are too few to tell, if there are.
pub(super) fn too_few(found: &Found, least: u64) -> Option<(String, String)> {
    let whole = found.rows.first().filter(|row| !row.enough)?;
    let (called, not) = (whole.counts.one.of, whole.counts.other.of);
    Some((
        format!("数量太少，看不出差别：已回访 {called} 次、未回访 {not} 次，每边至少要 {least} 次"),
        format!("Too few to tell: {called} called and {not} not called, of at least {least} on each side"),
    ))
}
