//! Purchases that stand inside a member's row: in one cell, or in three whose entries belong together.

use chrono::NaiveDate;

use super::super::gathered::Gathered;
use super::super::header::Layout;
use super::super::row::Row;
use super::super::values::entries;
use super::at;
use super::purchases::after;
use crate::book::{Bucket, Line, MemberId, Money, NameId};

/// Reads the purchases of member rows.
pub(super) struct Inline {
    sheet: u16,
    as_of: NaiveDate,
    items: Option<usize>,
    amounts: Option<usize>,
    days: Option<usize>,
    staff: Option<usize>,
}

impl Inline {
    /// `None` for a member sheet without such columns.
    pub(super) fn new(sheet: u16, layout: &Layout, as_of: NaiveDate) -> Option<Self> {
        let column = |field| layout.column(field);
        let (items, amounts) = (column("each.item"), column("each.amount"));
        items.or(amounts)?;
        Some(Self { sheet, as_of, items, amounts, days: column("each.date"), staff: column("each.staff") })
    }

    /// Whether a row has purchases and nothing else.
    pub(super) fn is_all_of(&self, row: &Row<'_>) -> bool {
        let own = [self.items, self.amounts, self.days, self.staff];
        let filled = (0..row.width()).filter(|&column| !row.get(column).is_blank()).collect::<Vec<_>>();
        !filled.is_empty() && filled.into_iter().all(|column| own.contains(&Some(column)))
    }

    /// Takes the purchases of a row and gives their money.
    pub(super) fn take(&mut self, row: &Row<'_>, party: usize, to: &mut Gathered) -> Money {
        let text = |column: Option<usize>| column.map(|column| row.value(column).text()).unwrap_or_default();
        let (items, amounts) = (text(self.items), text(self.amounts));
        let details = if amounts.is_empty() { items } else { format!("{items} {amounts}").into() };
        let (days, staff) = (text(self.days), text(self.staff));
        if details.trim().is_empty() && days.trim().is_empty() {
            return Money::ZERO;
        }
        let place = at(self.sheet, row, self.items.or(self.amounts).unwrap_or_default());
        let read = match entries::parallel(&details, &days, &staff) {
            Ok(read) => read,
            Err(fact) => {
                to.problem(place, fact, &details);
                return Money::ZERO;
            }
        };
        if let Some(note) = read.note {
            to.problem(place, note, &details);
        }
        let mut money = Money::ZERO;
        for entry in read.value {
            money += entry.amount;
            if let Some((bucket, fact)) = after(entry.date, self.as_of) {
                to.problem(place, fact, &entry.date.to_string());
                let balance = &mut to.sheets[usize::from(self.sheet)].balance;
                balance.shift(Bucket::Attributed, bucket, 0, entry.amount);
                continue;
            }
            let line = Line {
                member: Some(MemberId::new(party)),
                day: entry.date,
                amount: entry.amount,
                shop: NameId::NONE,
                receipt: NameId::NONE,
                item: to.items.intern(entry.item),
                staff: to.staff.intern(entry.staff.unwrap_or_default(), place),
                quantity: 0,
                profit: None,
                entered: None,
                place,
            };
            to.refunded |= line.amount < Money::ZERO;
            to.lines.push(&line);
        }
        money
    }
}
