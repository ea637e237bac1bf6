//! From lines to purchases.

use std::cmp::{Ordering, Reverse};

use super::{History, Purchase};
use crate::book::rules::Unit;
use crate::book::{Line, NameId, Names};

/// Makes the purchases of `history` of its lines, which stand by day and shop; its refunds come to stand by date, the larger first.
pub(super) fn into_purchases(history: &mut History, unit: Unit, receipts: &Names) {
    for lines in history.lines.chunk_by_mut(|a, b| (a.day, a.shop) == (b.day, b.shop)).filter(|lines| lines.len() > 1) {
        lines.sort_unstable_by(|a, b| in_order(a, b, receipts));
    }
    history.refunds.sort_unstable_by(|a, b| in_turn(a, b, receipts));
    let mut first = 0;
    while first < history.lines.len() {
        let head = history.lines[first];
        let belongs = |line: &&Line| unit != Unit::Row && together(&head, line, unit);
        let rest = history.lines[first + 1..].iter().take_while(belongs).count();
        let last = first + 1 + rest;
        let gross = history.lines[first..last].iter().map(|line| line.amount).sum();
        let receipt = if unit == Unit::Day { NameId::NONE } else { head.receipt };
        let Line { day, shop, .. } = head;
        history.purchases.push(Purchase { day, shop, receipt, gross, net: gross, refunded: false, first, last });
        first = last;
    }
    if unit == Unit::Day {
        largest_lines_first(history);
    }
}

fn together(a: &Line, b: &Line, unit: Unit) -> bool {
    (a.day, a.shop) == (b.day, b.shop) && (unit == Unit::Day || a.receipt == b.receipt)
}

// Of one day and shop. The rows of a sheet can be in any order, so what decides is what they say, and at the very last where they stand.
fn in_order(a: &Line, b: &Line, receipts: &Names) -> Ordering {
    let amount = |line: &Line| (Reverse(line.amount), line.item, line.staff, line.place);
    by_text(a.receipt, b.receipt, receipts).then_with(|| amount(a).cmp(&amount(b)))
}

// By date, then the larger; the rest only so that the order of the rows decides nothing.
fn in_turn(a: &Line, b: &Line, receipts: &Names) -> Ordering {
    let key = |line: &Line| (line.day, line.amount, line.shop, line.item);
    key(a).cmp(&key(b)).then_with(|| by_text(a.receipt, b.receipt, receipts))
}

pub(super) fn by_text(a: NameId, b: NameId, names: &Names) -> Ordering {
    if a == b { Ordering::Equal } else { names.get(a).cmp(names.get(b)) }
}

// Under one purchase a day its lines stand by receipt; everywhere else they stand by amount.
fn largest_lines_first(history: &mut History) {
    for purchase in &history.purchases {
        history.lines[purchase.first..purchase.last]
            .sort_unstable_by_key(|line| (Reverse(line.amount), line.item, line.staff, line.place));
    }
}
