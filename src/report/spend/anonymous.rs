//! Purchases without a member: a receipt, or a row that has no receipt number.

use chrono::NaiveDate;

use crate::book::rules::Unit;
use crate::book::{Book, Line, Money, NameId};

/// The lines without a member on the days that `wanted` holds, receipt by receipt.
pub(in crate::report) fn lines(book: &Book, wanted: impl Fn(NaiveDate) -> bool) -> Vec<Line> {
    let without = |&index: &usize| book.lines.member(index).is_none() && wanted(book.lines.day(index));
    let mut lines: Vec<Line> = (0..book.lines.len()).filter(without).map(|index| book.lines.get(index)).collect();
    lines.sort_unstable_by_key(|line| (line.day, line.shop, line.receipt, line.staff));
    lines
}

/// The purchases among `lines`.
pub(in crate::report) fn receipts(lines: &[Line], unit: Unit) -> impl Iterator<Item = &[Line]> {
    let key = |line: &Line| (line.day, line.shop, line.receipt);
    lines.chunk_by(move |a, b| unit != Unit::Row && !a.receipt.is_none() && key(a) == key(b))
}

/// Day, shop and staff of a purchase, if anything of it is left; refunds on a receipt of their own are none.
pub(in crate::report) fn occasion(receipt: &[Line]) -> Option<(NaiveDate, NameId, NameId)> {
    let total: Money = receipt.iter().map(|line| line.amount).sum();
    let refunded = receipt.iter().any(|line| line.amount < Money::ZERO);
    let by_size = || receipt.iter().filter(|line| !line.staff.is_none());
    let staff = by_size().max_by_key(|line| (line.amount, std::cmp::Reverse(line.staff))).map(|line| line.staff);
    let first = receipt.first().filter(|_| total > Money::ZERO || !refunded)?;
    Some((first.day, first.shop, staff.unwrap_or_default()))
}
