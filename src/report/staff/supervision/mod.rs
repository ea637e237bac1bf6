//! The supervision list: each thing that is asked of the staff, with its target and what stands against it.

mod found;
mod line;
mod look;
#[cfg(test)]
mod tests;

use self::found::Found;
use self::line::Line;
use self::look::Look;
use super::count::Figures;
use super::tables::Shown;
use crate::book::NameId;
use crate::book::rules::SupervisionLine;
use crate::report::cards;
use crate::table::{Cell, Column, Dress, Table, column};

/// Room for a share beside a count, in digits.
const FIGURE: usize = 8;

/// A row of the list.
struct Row<'a> {
    line: Line,
    rule: &'a SupervisionLine,
    found: Found,
}

impl Line {
    /// Whether it looks at a period, rather than at how things stand.
    const fn is_of_period(self) -> bool {
        matches!(
            self,
            Self::Offered | Self::FillRate | Self::Recorded | Self::SwitchOn | Self::Entry | Self::Callbacks
        )
    }
}

/// The table `supervision`, in the order of the list.
pub(super) fn table<'a>(shown: &Shown<'a, '_>) -> Table<'a> {
    let Shown { book, rules, as_of, by, counts } = *shown;
    let judged = counts.periods.judged;
    let people: Vec<(NameId, Figures)> = shown.of_period(judged).into_iter().map(|row| (row.name, row.figures)).collect();
    let cards = cards::Lists::new(book, rules, as_of);
    let look = Look { book, rules, as_of, by, counts, people: &people, cards: &cards };
    let row = |line: Line| {
        let rule = rules.supervision.lines.get(line.code().key)?;
        Some(Row { line, rule, found: look.at(line, rule.target) })
    };
    let period = counts.periods.list.get(judged).map(|period| period.key.clone()).unwrap_or_default();
    let left = book.people.iter().any(|person| person.left.by(as_of));
    let columns: Vec<Column<'a, Row<'a>>> = vec![
        column("line", ("检查什么", "What is checked"), |row: &Row| row.line.code().into()).with_room(19),
        column("checked_by", ("谁查", "Checked by"), |row: &Row| checked_by(row.rule)),
        column("period", ("时段", "Period"), move |row: &Row| {
            if row.line.is_of_period() { Cell::text(period.clone()) } else { Cell::Blank }
        }),
        column("target", ("目标", "Target"), |row: &Row| Cell::maybe(row.found.target, found::Figure::cell)).with_room(FIGURE),
        column("actual", ("实际", "Actual"), |row: &Row| Cell::maybe(row.found.actual, found::Figure::cell)).with_room(FIGURE),
        column("met", ("做到", "Met"), |row: &Row| row.found.met.into()),
        column("missed_by", ("没做到的", "Not met by"), move |row: &Row| {
            let [zh, en] = row.found.missed_by(|staff| book.staff.get(staff).to_owned(), left);
            if zh.is_empty() { Cell::Blank } else { Cell::both(zh, en) }
        })
        .dressed(Dress::Prose)
        .with_room(32),
        column("consequence", ("奖罚", "Reward or penalty"), |row: &Row<'a>| match row.found.met {
            Some(true) => Cell::text(&*row.rule.reward),
            Some(false) => Cell::text(&*row.rule.penalty),
            None => Cell::Blank,
        }),
    ];
    let fill_in = |key, words, room| {
        column(key, words, |_: &Row<'a>| Cell::Blank).dressed(Dress::FillIn(Vec::new())).with_room(room)
    };
    let by_hand = [
        fill_in("checked", ("核对情况", "What the check found"), 16),
        fill_in("reviewed_by", ("查阅人", "Reviewed by"), 8),
        fill_in("reviewed", ("查阅日期", "Reviewed"), 10),
    ];
    let rows = Line::ALL.into_iter().filter_map(row).collect();
    Table::new("supervision", ("督导表", "Supervision"), rows, columns.into_iter().chain(by_hand).collect())
}

/// Who checks a line: the manager, a supervisor by sample, a person named for it; any other text is a name.
fn checked_by<'a>(rule: &SupervisionLine) -> Cell<'a> {
    let words = |by: &String| match by.as_str() {
        "manager" => ["店长", "manager"].map(str::to_owned),
        "supervisor" => ["督导抽查", "supervisor (sample)"].map(str::to_owned),
        "named" => ["指定的人", "person named"].map(str::to_owned),
        name => [name, name].map(str::to_owned),
    };
    let [zh, en] = [0, 1].map(|lang| rule.by.iter().map(|by| words(by)[lang].clone()).collect::<Vec<_>>());
    if rule.by.is_empty() { Cell::Blank } else { Cell::named(rule.by.join(", "), zh.join("、"), en.join(", ")) }
}
