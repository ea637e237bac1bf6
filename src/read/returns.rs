//! A sheet of returned receipts without amounts: left out, or, with `--returns`, each receipt taken off in full.

use std::collections::{BTreeMap, BTreeSet};

use super::dictionary::dictionary;
use super::gathered::Gathered;
use super::header::fold;
use super::preview::{Preview, PreviewRow};
use super::row::{Row, Walk};
use super::values::{mark, text};
use crate::book::{Bucket, Fact, Kind, Line, Money, NameId, Place};

/// A returned receipt, and where it is said to be one.
#[derive(Debug)]
pub(super) struct Returned {
    receipt: NameId,
    place: Place,
}

/// How a sheet of returns is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Returns {
    header: u32,
    receipt: usize,
    mark: Option<usize>,
}

/// Words of a header that says whether something came back, beside those of the dictionary.
const MARKS: [&str; 6] = ["returned", "return", "退货状态", "已退货", "退货标识", "是否已退"];

impl Returns {
    /// Understands a sheet that is nothing else: receipts, and a mark or the sheet's name that says they came back.
    pub(super) fn of(preview: &Preview, sheet_name: &str, file: &str) -> Option<Self> {
        let by_name = ["退货", "退貨", "return"].iter().any(|word| {
            let name = if sheet_name.is_empty() { file } else { sheet_name };
            name.to_lowercase().contains(word)
        });
        preview.rows.first().and_then(|row| {
            let receipt = column(row, &names("receipt"))?;
            let mut marks = names("refund_mark");
            marks.extend(MARKS.iter().map(|word| fold(word)));
            let mark = column(row, &marks);
            (mark.is_some() || by_name).then_some(Self { header: row.number, receipt, mark })
        })
    }

    /// Gathers the receipts of the sheet.
    ///
    /// # Errors
    /// As [`Walk::walk`].
    pub(super) fn gather(self, walk: &mut dyn Walk, sheet: u16, to: &mut Gathered) -> Result<(), (u32, Fact)> {
        walk.walk(&mut |row| {
            let bucket = if row.is_blank() {
                Bucket::Blank
            } else if row.number <= self.header {
                Bucket::Header
            } else {
                self.take(&row, sheet, to)
            };
            let balance = &mut to.sheets[usize::from(sheet)].balance;
            balance.read.rows += 1;
            balance.add(bucket, 1, Money::ZERO);
            std::ops::ControlFlow::Continue(())
        })
    }

    fn take(self, row: &Row<'_>, sheet: u16, to: &mut Gathered) -> Bucket {
        let no = |column: usize| mark::mark(row.get(column)).is_ok_and(|mark| !mark.value);
        let receipt = row.get(self.receipt).text();
        if self.mark.is_some_and(no) || text::trim(&receipt).is_empty() {
            return Bucket::NotSelected;
        }
        let receipt = to.receipts.intern(text::trim(&receipt));
        let column = u16::try_from(self.receipt).unwrap_or(Place::WHOLE_ROW);
        to.returned.push(Returned { receipt, place: Place { sheet, row: row.number, column } });
        // Whether its purchase is found, and whose it is, shows at the end.
        Bucket::SetAside
    }
}

fn names(field: &str) -> Vec<String> {
    let field = dictionary().field(Kind::Purchases, field);
    field.map(|field| field.names.iter().map(|name| fold(name)).collect()).unwrap_or_default()
}

fn column(row: &PreviewRow, names: &[String]) -> Option<usize> {
    (0..row.cells.len()).find(|&at| names.contains(&fold(&row.get(at).text())))
}

/// Takes the returned receipts off: each line of the latest receipt with that number, on its own day, once.
pub(super) fn take_off(gathered: &mut Gathered) {
    let returned = std::mem::take(&mut gathered.returned);
    if returned.is_empty() {
        return;
    }
    let mut sales: BTreeMap<NameId, Vec<Line>> = returned.iter().map(|back| (back.receipt, Vec::new())).collect();
    for line in gathered.lines.iter() {
        if let Some(lines) = sales.get_mut(&line.receipt) {
            lines.push(line);
        }
    }
    let mut done = BTreeSet::new();
    for Returned { receipt, place } in returned {
        let lines = sales.get_mut(&receipt).map(std::mem::take).unwrap_or_default();
        if !lines.is_empty() {
            done.insert(receipt);
        }
        if done.contains(&receipt) {
            take_lines_off(&lines, place, gathered);
        } else {
            let written = gathered.receipts.get(receipt).to_owned();
            gathered.problem(place, Fact::UnknownReturn, &written);
        }
    }
}

/// Takes off the latest of some receipts with one number; the row that says so goes where their money goes.
fn take_lines_off(lines: &[Line], place: Place, gathered: &mut Gathered) {
    let latest = lines.iter().max_by_key(|line| line.day);
    let mut taken = Money::ZERO;
    for sale in lines.iter().filter(|line| latest.is_some_and(|last| (line.day, line.shop) == (last.day, last.shop))) {
        gathered.lines.push(&Line { amount: -sale.amount, profit: sale.profit.map(|profit| -profit), place, ..*sale });
        taken += -sale.amount;
    }
    gathered.refunded |= taken < Money::ZERO;
    let nobody = latest.is_some_and(|last| last.member.is_none());
    let bucket = if nobody { Bucket::WithoutMember } else { Bucket::Attributed };
    let balance = &mut gathered.sheets[usize::from(place.sheet)].balance;
    balance.read.money += taken;
    balance.add(Bucket::SetAside, 0, taken);
    balance.shift(Bucket::SetAside, bucket, 1, taken);
}
