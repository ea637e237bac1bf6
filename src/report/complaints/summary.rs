//! The table `summary`, and what a reader must know.

use super::case::Case;
use super::outcomes::{Row, whole};
use super::tables::real;
use super::tally::Tally;
use super::timing::Reply;
use crate::book::{Book, Rules, Solved};
use crate::report::columns::share_cell;
use crate::table::{Cell, Table, Words, column};

/// A figure and what it is called.
struct Figure<'a> {
    key: &'static str,
    words: (&'static str, &'static str),
    value: Cell<'a>,
}

/// The table.
pub(super) fn table<'a>(cases: &[Case<'_>], outcomes: &[Row], members: usize) -> Table<'a> {
    let tally = Tally::of(cases);
    let count = |reply| Cell::count(cases.iter().filter(|case| case.timing.reply == reply).count());
    let ([stay, leave], at_stake) = whole(outcomes);
    let figure = |key, words, value| Figure { key, words, value };
    let figures = vec![
        figure("complaints", ("投诉", "Complaints"), Cell::count(tally.complaints)),
        figure("open", ("未解决", "Open"), Cell::count(tally.open)),
        figure("in_time", ("按时回复", "Answered in time"), count(Reply::InTime)),
        figure("late", ("回复晚了", "Answered late"), count(Reply::Late)),
        figure("overdue", ("逾期未回复", "Not answered, overdue"), count(Reply::Overdue)),
        figure("waiting", ("待回复", "Not answered, in time"), count(Reply::Waiting)),
        figure("late_share", ("晚回复比例", "Share late"), share_cell(tally.late.into(), tally.judged.into())),
        figure("solved", ("已解决", "Solved"), Cell::count(tally.solved)),
        figure("quickly", ("很快解决", "Solved quickly"), Cell::count(tally.quickly)),
        figure("median_days", ("解决天数中位数", "Median days to solve"), real(tally.days(5), 2)),
        figure("p90_days", ("九成在几天内解决", "90th percentile of days to solve"), real(tally.days(9), 2)),
        figure("members", ("投诉的会员", "Members who complained"), Cell::count(members)),
        figure("expected_stay", ("预计留下的会员", "Members expected to stay"), real(stay, 2)),
        figure("expected_leave", ("预计离开的会员", "Members expected to leave"), real(leave, 2)),
        figure("at_stake", ("可能损失的消费", "Spend at stake"), at_stake.into()),
    ];
    let columns = vec![
        column("key", ("项目", "Figure"), |row: &Figure| Cell::named(row.key, row.words.0, row.words.1)),
        column("value", ("数值", "Value"), |row: &Figure<'a>| row.value.clone()),
    ];
    Table::new("summary", ("概况", "Summary"), figures, columns)
}

/// What the figures rest on.
pub(super) fn notes(book: &Book, rules: &Rules, cases: &[Case<'_>]) -> Vec<Words> {
    let said = |zh: String, en: String| Words::from((zh, en));
    if book.complaints.is_empty() {
        return vec![said("没有投诉记录".to_owned(), "No complaints on record".to_owned())];
    }
    let (local, elsewhere, days) =
        (rules.complaints.hours_local, rules.complaints.hours_elsewhere, rules.complaints.again_days);
    let mut notes = vec![
        said(
            "预计会再来的比例、冰山、口碑是行业里常说的数，不是本店测出来的，只作估计".to_owned(),
            "Shares expected back, the iceberg and word of mouth are quoted in the trade: estimates, not measured here"
                .to_owned(),
        ),
        said(
            format!("实际再来：{days} 天内又买过的会员；没有投诉的一行是全部没投诉过的会员，满意的也在内"),
            format!("Bought again: within {days} days; of those who did not complain all members count, content or not"),
        ),
    ];
    let count = |is: fn(&Case<'_>) -> bool| cases.iter().filter(|case| is(case)).count();
    let no_place = count(|case| case.complaint.origin.is_none());
    if no_place > 0 {
        let hours = local.max(elsewhere);
        notes.push(said(
            format!("{no_place} 条投诉没写本地还是外地，按 {hours} 小时算"),
            format!("Complaints that do not say local or elsewhere, taken with {hours} hours: {no_place}"),
        ));
    }
    let undated = count(|case| case.complaint.solved == Solved::DayUnknown);
    if undated > 0 {
        notes.push(said(
            format!("{undated} 条已解决的投诉没写哪天，不算解决天数，也不算很快解决"),
            format!("Solved on a day that nobody wrote down, so neither timed nor quick: {undated}"),
        ));
    }
    let before = |case: &&Case<'_>| case.timing.is_before_received(case.complaint);
    let cells: Vec<String> = cases.iter().filter(before).map(|case| book.address(case.complaint.place)).collect();
    if !cells.is_empty() {
        notes.push(said(
            format!("回复或解决早于投诉，请核对：{}", cells.join("、")),
            format!("Answered or solved before it was received; check: {}", cells.join(", ")),
        ));
    }
    notes
}
