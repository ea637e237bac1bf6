//! What members of one kind buy.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::field::{Field, Group, by_size};
use crate::book::rules::Unit;
use crate::book::{Book, Histories, History, MemberId, Money, Rules, Tier, opening, standing};
use crate::report::columns::share_cell;
use crate::report::span::Span;
use crate::report::tags::Tags;
use crate::table::{Cell, Dress, Table, column};

/// What the members of a group come to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    members: u64,
    total: Money,
    purchases: u64,
    /// Gold, silver, temporary.
    tiers: [u64; 3],
    /// With purchases on two days.
    returned: u64,
}

/// One group of one field.
struct Row<'a> {
    field: Field,
    group: Group<'a>,
    tally: Tally,
}

/// Everything counted.
pub(super) struct Counted<'a> {
    found: BTreeMap<(Field, Group<'a>), Tally>,
    all: Tally,
    /// What each member of the book spent in the span.
    pub(super) spent: Vec<Money>,
}

/// Counts the members who bought in the span by these fields; of several those of which something is known.
pub(super) fn count<'a>(
    book: &'a Book,
    rules: &'a Rules,
    (span, end, as_of): (Span, NaiveDate, NaiveDate),
    tags: &Tags<'a>,
    fields: &[Field],
) -> Counted<'a> {
    let mut counted = Counted { found: BTreeMap::new(), all: Tally::default(), spent: Vec::new() };
    let histories = Histories::new(book, &rules.purchases);
    let mut history = History::default();
    for (id, member) in book.members() {
        histories.fill(id, as_of, &mut history);
        let lines = histories.lines(id, end).filter(|line| span.holds(line.day));
        let total = lines.map(|line| line.amount).sum();
        counted.spent.push(total);
        let own = if fields.contains(&Field::Tag) { tags.of(id, &history) } else { Vec::new() };
        let Some(tally) = tally(book, rules, id, &mut history, (span, end)) else { continue };
        let tally = Tally { total, ..tally };
        counted.all.add(&tally);
        for &field in fields {
            let groups: Vec<Group> = match field {
                Field::Tag if !own.is_empty() => own.iter().map(|&tag| Group::of(tag)).collect(),
                _ => vec![field.group(member, end, &rules.profile.ages)],
            };
            for group in groups {
                counted.found.entry((field, group)).or_default().add(&tally);
            }
        }
    }
    let said: BTreeSet<Field> =
        counted.found.keys().filter(|(_, group)| !group.text.is_empty()).map(|(field, _)| *field).collect();
    counted.found.retain(|(field, _), _| fields.len() == 1 || said.contains(field));
    counted
}

/// What one member adds, but for the total; nothing for who bought nothing in the span. Leaves `history` cut to its end.
fn tally(book: &Book, rules: &Rules, id: MemberId, history: &mut History, (span, end): (Span, NaiveDate)) -> Option<Tally> {
    let carried = opening(book.member(id), history, &rules.opening);
    history.purchases.retain(|purchase| purchase.day <= end);
    let mut days = history.occasions().map(|purchase| purchase.day).filter(|&day| span.holds(day));
    let first = days.next()?;
    let more: Vec<NaiveDate> = days.collect();
    let again = more.iter().any(|&day| day > first) || (rules.purchases.unit == Unit::Row && !more.is_empty());
    let tier = standing(history, carried, &rules.tiers, end).map(|earned| earned.tier);
    Some(Tally {
        members: 1,
        total: Money::ZERO,
        purchases: 1 + more.len() as u64,
        tiers: Tier::ALL.map(|of| u64::from(tier == Some(of))),
        returned: u64::from(again),
    })
}

impl Tally {
    fn add(&mut self, more: &Self) {
        self.members += more.members;
        self.total += more.total;
        self.purchases += more.purchases;
        self.returned += more.returned;
        for (tier, more) in self.tiers.iter_mut().zip(more.tiers) {
            *tier += more;
        }
    }
}

/// The table `groups`; groups of fewer than `least` members without average and churn rate.
pub(super) fn table<'a>(counted: Counted<'a>, least: u64) -> Table<'a> {
    let all = counted.all;
    let mut rows: Vec<Row> =
        counted.found.into_iter().map(|((field, group), tally)| Row { field, group, tally }).collect();
    rows.sort_by(|a, b| {
        a.field.cmp(&b.field).then_with(|| by_size((&a.group, a.tally.members), (&b.group, b.tally.members)))
    });
    let enough = move |row: &Row| row.tally.members >= least;
    let average = move |row: &Row| enough(row).then(|| row.tally.total.average(row.tally.purchases));
    let churn = move |row: &Row| {
        let Tally { members, returned, .. } = row.tally;
        if enough(row) { share_cell((members - returned).into(), members.into()) } else { Cell::Blank }
    };
    let columns = vec![
        column("field", ("项目", "Field"), |row: &Row| row.field.code().into()),
        column("group", ("组", "Group"), |row: &Row<'a>| row.field.cell(&row.group)),
        column("members", ("会员数", "Members"), |row: &Row| Cell::count(row.tally.members)),
        column("share", ("占比", "Share"), move |row: &Row| share_cell(row.tally.members.into(), all.members.into())),
        column("total", ("消费合计", "Total"), |row: &Row| row.tally.total.into()).dressed(Dress::Bars),
        column("total_share", ("消费占比", "Share of total"), move |row: &Row| {
            share_cell(row.tally.total.0.into(), all.total.0.into())
        }),
        column("purchases", ("消费次数", "Purchases"), |row: &Row| Cell::count(row.tally.purchases)),
        column("average", ("单次平均", "Average"), move |row: &Row| average(row).into()),
        column("gold", ("金卡", "Gold"), |row: &Row| Cell::count(row.tally.tiers[0])),
        column("silver", ("银卡", "Silver"), |row: &Row| Cell::count(row.tally.tiers[1])),
        column("temporary", ("临时积分卡", "Temporary"), |row: &Row| Cell::count(row.tally.tiers[2])),
        column("churn_rate", ("流失率", "Churn rate"), churn),
        column("enough", ("人数够", "Enough"), move |row: &Row| enough(row).into()),
    ];
    Table::new("groups", ("各组会员", "Groups"), rows, columns)
}
