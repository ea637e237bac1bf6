//! Things brought back.

use super::basket::Line;
use super::period::date;
use super::standing::{Purchase, Tier, tier};
use super::visits::Visit;
use chrono::{Days, NaiveDate};

/// How many lines are brought back.
pub(super) const REFUNDS: usize = 14;
/// The first so many are of purchases without which the member would stand a tier lower.
pub(super) const DEMOTING: usize = 2;
/// Nothing is brought back after this day, so that no callback of the log speaks of a purchase that was undone.
const LAST_REFUND: NaiveDate = date(2026, 7, 31);

/// One line brought back, always before the member's next visit: so it is the latest receipt with its number
/// and the latest purchase with its item, and every way to match it finds the same one.
pub(super) struct Refund {
    pub(super) day: NaiveDate,
    /// The place of the receipt among the visits.
    pub(super) of: usize,
    pub(super) line: Line,
    pub(super) names: Names,
}

/// What stands under 小票号 on the line of a refund.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// The number of the receipt of the sale.
    Receipt,
    /// Nothing.
    Nothing,
    /// A number of its own, `T001`, that no sale has.
    Itself,
}

/// All refunds, by day; `visits_of` holds each member's receipts in order.
pub(super) fn refunds(visits: &[Visit], visits_of: &[Vec<usize>]) -> Vec<Refund> {
    let mut sales: Vec<(usize, usize)> = Vec::new();
    let demoting = visits_of.iter().filter_map(|own| demoting(visits, own));
    sales.extend(demoting.take(DEMOTING));
    let others = visits_of.iter().skip(60).step_by(11);
    sales.extend(others.filter_map(|own| late_enough(visits, own)));
    sales.truncate(REFUNDS);
    let mut refunds: Vec<Refund> =
        sales.into_iter().enumerate().map(|(count, (of, line))| refund(visits, count, of, line)).collect();
    refunds.sort_by_key(|refund| (refund.day, refund.of));
    refunds
}

fn refund(visits: &[Visit], count: usize, of: usize, line: usize) -> Refund {
    let sold = &visits[of].lines[line];
    Refund {
        day: visits[of].day + days_later(count),
        of,
        line: Line { item: sold.item, qty: -sold.qty, paid: -sold.paid },
        names: [Names::Receipt, Names::Nothing, Names::Itself][count % 7 % 3],
    }
}

fn days_later(count: usize) -> Days {
    Days::new(2 + (count as u64 * 5) % 7)
}

/// The member's first receipt that leaves a week before the next one, and its first line.
fn late_enough(visits: &[Visit], own: &[usize]) -> Option<(usize, usize)> {
    let alone = |at: usize| {
        let day = visits[own[at]].day;
        let next = own.get(at + 1).map(|&next| visits[next].day);
        let room = day + Days::new(9);
        room <= LAST_REFUND && next.is_none_or(|next| next > room)
    };
    let at = (0..own.len()).find(|&at| alone(at) && own.len() > 1)?;
    Some((own[at], 0))
}

/// The member's last receipt, if one line of it lifts the member out of C.
fn demoting(visits: &[Visit], own: &[usize]) -> Option<(usize, usize)> {
    let &last = own.last()?;
    if own.len() < 3 || visits[last].day + Days::new(9) > LAST_REFUND {
        return None;
    }
    let purchases = |without: i32| -> Vec<Purchase> {
        let paid = |&of: &usize| visits[of].paid() - if of == last { without } else { 0 };
        own.iter().map(|of| Purchase { day: visits[*of].day, paid: paid(of) }).collect()
    };
    if tier(&purchases(0)) != Tier::Silver {
        return None;
    }
    let lines = &visits[last].lines;
    let line = (0..lines.len()).find(|&line| tier(&purchases(lines[line].paid)) == Tier::Points)?;
    Some((last, line))
}
