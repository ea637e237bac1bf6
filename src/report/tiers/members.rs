//! Every member's tier, and what is missing to the next.

use chrono::NaiveDate;

use super::dropping::Dropping;
use super::evidence::Evidence;
use super::mix::Mix;
use crate::book::{Book, Distance, EarnedBy, Histories, History, Member, MemberId, Money, Rules, Tier};
use crate::book::{calendar::Window, opening, standing};
use crate::report::columns::who;
use crate::table::{Cell, Code, Column, Table, column};

/// What is kept of a member: figures only, since there may be a million.
pub(super) struct Row {
    pub(super) id: MemberId,
    pub(super) tier: Option<Tier>,
    by: Option<EarnedBy>,
    since: Option<NaiveDate>,
    pub(super) window_ends: Option<NaiveDate>,
    total: Money,
    largest: Option<Money>,
    gap_total: Option<Money>,
}

impl Row {
    /// The next tier: for someone who is not yet a customer, the temporary card.
    pub(super) fn next(&self) -> Option<Tier> {
        self.tier.map_or(Some(Tier::C), Tier::next)
    }

    /// What is missing to the next tier.
    pub(super) fn distance(&self, rules: &Rules) -> Distance {
        let single = self.next().and_then(|next| next.rule(&rules.tiers)).and_then(|rule| rule.single.0);
        Distance { single, total: self.gap_total, window_ends: self.window_ends }
    }
}

/// What one walk over the members finds.
#[derive(Default)]
pub(super) struct Judged {
    pub(super) rows: Vec<Row>,
    pub(super) mix: Mix,
    pub(super) dropping: Vec<Dropping>,
}

/// Judges every member; the highest tier first, then the larger total, then the key.
pub(super) fn judge(book: &Book, rules: &Rules, as_of: NaiveDate, histories: &Histories) -> Judged {
    let stretches = histories.fold(as_of, Judged::default, |judged: &mut Judged, id, history| {
        let carried = opening(book.member(id), history, &rules.opening);
        let earned = standing(history, carried, &rules.tiers, as_of);
        let tier = earned.as_ref().map(|earned| earned.tier);
        let counted = if matches!(rules.tiers.silver.window, Window::All) { carried } else { Money::ZERO };
        let distance = Distance::of(tier, history, carried, &rules.tiers, as_of);
        let row = Row {
            id,
            tier,
            by: earned.as_ref().map(|earned| earned.by),
            since: earned.as_ref().and_then(|earned| earned.since),
            window_ends: distance.window_ends,
            total: history.net() + counted,
            largest: history.largest().map(|purchase| purchase.net),
            gap_total: distance.total,
        };
        judged.mix.add(tier, history, row.total, counted);
        let last = earned.and_then(|earned| Some((earned.tier, earned.until?)));
        let dropping = last.and_then(|last| dropping(id, last, history, carried, rules, as_of));
        judged.dropping.extend(dropping);
        judged.rows.push(row);
    });
    let mut stretches = stretches.into_iter();
    let mut judged = stretches.next().unwrap_or_default();
    for stretch in stretches {
        judged.rows.extend(stretch.rows);
        judged.mix += stretch.mix;
        judged.dropping.extend(stretch.dropping);
    }
    judged.rows.sort_by_cached_key(turn);
    judged
}

/// What comes first has the smaller number: the highest tier, then the larger total, then the key. One number is quicker to
/// compare than three.
fn turn(row: &Row) -> u128 {
    let tier = row.tier.map_or(0, |tier| tier as u8 + 1);
    let total = row.total.0.cast_unsigned() ^ (1 << 63);
    (u128::from(u8::MAX - tier) << 96) | (u128::from(u64::MAX - total) << 32) | row.id.index() as u128
}

fn dropping(
    id: MemberId,
    (tier, by): (Tier, NaiveDate),
    history: &History,
    carried: Money,
    rules: &Rules,
    as_of: NaiveDate,
) -> Option<Dropping> {
    let soon = (by - as_of).num_days() <= i64::from(rules.tiers.near.days);
    let needed = || Distance::to(tier, history, carried, &rules.tiers, as_of).gap();
    soon.then(|| Dropping { id, tier, needed: needed(), by })
}

/// The table of all members.
pub(super) fn table<'a>(book: &'a Book, rules: &'a Rules, rows: Vec<Row>, evidence: Evidence<'a>) -> Table<'a> {
    let [member, name] = who(book, |row: &Row| row.id);
    let recorded = move |row: &Row| recorded(book.member(row.id));
    let gap = move |row: &Row| row.distance(rules);
    let columns: Vec<Column<'a, Row>> = vec![
        member,
        name,
        column("tier", ("级别", "Tier"), |row: &Row| Cell::maybe(row.tier, letter)),
        column("card", ("卡别", "Card"), |row: &Row| Cell::maybe(row.tier, card)),
        column("since", ("到级日期", "Since"), |row: &Row| row.since.into()),
        column("rule", ("依据", "Rule"), |row: &Row| row.by.into()),
        column("evidence", ("凭据", "Evidence"), move |row: &Row| Cell::text(evidence.text(row.id))),
        column("total", ("累计消费", "Total"), |row: &Row| row.total.into()),
        column("largest", ("最大单次", "Largest"), |row: &Row| row.largest.into()),
        column("recorded", ("登记级别", "Recorded"), move |row: &Row| Cell::maybe(recorded(row), letter)),
        column("action", ("办理", "Action"), move |row: &Row| action(row.tier, recorded(row)).into()),
        column("next_tier", ("下一级", "Next tier"), |row: &Row| Cell::maybe(row.next(), letter)),
        column("gap", ("还差", "Gap"), move |row: &Row| gap(row).gap().into()),
        column("gap_single", ("单次还差", "Gap, one purchase"), move |row: &Row| gap(row).single.into()),
        column("gap_total", ("累计还差", "Gap, total"), move |row: &Row| gap(row).total.into()),
        column("window_ends", ("期限到", "Window ends"), |row: &Row| row.window_ends.into()),
    ];
    Table::new("members", ("会员", "Members"), rows, columns)
}

pub(super) fn recorded(member: &Member) -> Option<Tier> {
    member.profile.as_ref()?.tier.map(|stated| stated.value)
}

// The card stands in words beside it.
fn letter<'a>(tier: Tier) -> Cell<'a> {
    Code { key: tier.key(), words: (tier.key(), tier.key()) }.into()
}

fn card<'a>(tier: Tier) -> Cell<'a> {
    Code { key: tier.words().1, words: tier.words() }.into()
}

/// The recorded card is above the one earned.
pub(in crate::report) const REVIEW: Code = Code { key: "review", words: ("核对", "review") };

/// What is to be done where the recorded card is not the one earned; a blank one counts as C.
pub(in crate::report) fn action(earned: Option<Tier>, recorded: Option<Tier>) -> Option<Code> {
    let recorded = recorded.unwrap_or(Tier::C);
    match earned {
        Some(Tier::A) if recorded < Tier::A => Some(Code { key: "apply_gold", words: ("办金卡", "apply for gold") }),
        Some(Tier::B) if recorded < Tier::B => Some(Code { key: "apply_silver", words: ("办银卡", "apply for silver") }),
        earned if recorded > earned.unwrap_or(Tier::C) => Some(REVIEW),
        _ => None,
    }
}
