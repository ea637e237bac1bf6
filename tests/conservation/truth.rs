//! What becomes of each row and of its money, by the rules of the vocabulary and not by the program.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use regulars::book::Bucket;

use super::shop::{Column, Row, Sale, Sheet, Shop, State, Sum, When, Who, as_of};

/// Rows and money, by bucket.
pub(crate) type Balance = BTreeMap<Bucket, (u64, i64)>;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Truth {
    pub(crate) balance: Balance,
    /// By the member's key: total and number of lines, where there are any.
    pub(crate) members: BTreeMap<String, (i64, u64)>,
    /// Rows that are set aside: number of the sheet, row from 1.
    pub(crate) aside: Vec<(usize, usize)>,
    /// Whether some line stands more than once.
    pub(crate) twins: bool,
}

impl Truth {
    /// Whether the two agree in what no order, form or division of the same rows may change.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let buckets = [Bucket::Attributed, Bucket::WithoutMember, Bucket::SetAside, Bucket::AfterAsOf];
        let counts = |truth: &Self| buckets.map(|bucket| truth.balance.get(&bucket).copied());
        counts(self) == counts(other) && self.members == other.members
    }

    fn add(&mut self, bucket: Bucket, rows: u64, fen: i64) {
        let count = self.balance.entry(bucket).or_default();
        *count = (count.0 + rows, count.1 + fen);
    }
}

/// By what a line is known again in another file.
type Known = (NaiveDate, Option<String>, Option<u32>, Option<usize>, Option<i64>, i64);

/// Works the truth out from what the sheets say.
pub(crate) fn of(shop: &Shop) -> Truth {
    let mut truth = Truth::default();
    let mut lines: BTreeMap<Known, BTreeMap<usize, u64>> = BTreeMap::new();
    let mut number = 0;
    for (file, sheets) in shop.files.iter().enumerate() {
        for sheet in sheets {
            for title in &sheet.titles {
                truth.add(if title.is_empty() { Bucket::Blank } else { Bucket::Header }, 1, 0);
            }
            truth.add(Bucket::Header, 1, 0);
            for (at, row) in sheet.rows.iter().enumerate() {
                match row {
                    Row::Blank => truth.add(Bucket::Blank, 1, 0),
                    Row::HeaderAgain => truth.add(Bucket::Header, 1, 0),
                    Row::Total { fen, .. } => {
                        let fen = if sheet.has(Column::Amount) { *fen } else { 0 };
                        truth.add(Bucket::Totals, 1, fen);
                    }
                    Row::Member { person, entries, .. } => {
                        let fen: i64 = entries.iter().map(|entry| entry.fen).sum();
                        truth.add(Bucket::Attributed, 1, fen);
                        let lines = entries.len() as u64;
                        if lines > 0 {
                            let total = truth.members.entry(shop.people[*person].card.clone()).or_default();
                            *total = (total.0 + fen, total.1 + lines);
                        }
                    }
                    Row::Sale(sale) => match fate(sale) {
                        Fate::Counted(day, fen) => {
                            *lines.entry(known(shop, sheet, sale, day, fen)).or_default().entry(file).or_default() += 1;
                        }
                        Fate::Left(bucket, fen) => {
                            truth.add(bucket, 1, fen);
                            if bucket == Bucket::SetAside {
                                truth.aside.push((number, sheet.titles.len() + 2 + at));
                            }
                        }
                    },
                }
            }
            number += 1;
        }
    }
    for (line, files) in lines {
        count(&mut truth, line, &files);
    }
    truth
}

/// Counts a line as often as it stands in the file that has it most often; the rest are duplicates.
fn count(truth: &mut Truth, line: Known, files: &BTreeMap<usize, u64>) {
    let (_, member, .., fen) = line;
    let all: u64 = files.values().sum();
    let kept = files.values().copied().max().unwrap_or_default();
    let money = |lines: u64| fen * i64::try_from(lines).expect("few");
    truth.twins |= all > 1;
    truth.add(if member.is_some() { Bucket::Attributed } else { Bucket::WithoutMember }, kept, money(kept));
    if all > kept {
        truth.add(Bucket::Duplicate, all - kept, money(all - kept));
    }
    if let Some(member) = member {
        let total = truth.members.entry(member).or_default();
        *total = (total.0 + money(kept), total.1 + kept);
    }
}

enum Fate {
    /// Counted, for a member or without.
    Counted(NaiveDate, i64),
    Left(Bucket, i64),
}

fn fate(sale: &Sale) -> Fate {
    let Some(fen) = fen(sale) else { return Fate::Left(Bucket::SetAside, 0) };
    let When::Day(day) = sale.when else { return Fate::Left(Bucket::SetAside, fen) };
    match day - as_of() {
        _ if sale.state == State::Cancelled => Fate::Left(Bucket::SetAside, fen),
        after if after > TimeDelta::days(366) => Fate::Left(Bucket::SetAside, fen),
        after if after > TimeDelta::zero() => Fate::Left(Bucket::AfterAsOf, fen),
        _ => Fate::Counted(day, fen),
    }
}

fn fen(sale: &Sale) -> Option<i64> {
    let fen = match sale.sum {
        Sum::Stated(fen) => fen,
        Sum::Unreadable(_) => return None,
        // Rounded once, half away from zero.
        Sum::Times { price, thousandths } => {
            let exact = price * thousandths;
            (exact.abs() + 500) / 1000 * exact.signum()
        }
    };
    Some(if sale.state == State::Returned { -fen.abs() } else { fen })
}

fn known(shop: &Shop, sheet: &Sheet, sale: &Sale, day: NaiveDate, fen: i64) -> Known {
    let quantity = match sale.sum {
        Sum::Times { thousandths, .. } => thousandths,
        _ => 0,
    };
    (
        day,
        member(shop, sheet, sale.who),
        sale.receipt.filter(|_| sheet.has(Column::Receipt)),
        Some(sale.item).filter(|_| sheet.has(Column::Item)),
        Some(quantity).filter(|_| sheet.has(Column::Quantity)),
        fen,
    )
}

/// The key of the member that a row of purchases means.
fn member(shop: &Shop, sheet: &Sheet, who: Who) -> Option<String> {
    let Who::Person(at) = who else { return None };
    let person = &shop.people[at];
    let (card, phone) = (sheet.has(Column::Card), sheet.has(Column::Phone));
    match shop.known {
        // All members of the sheet have a card, so that a name alone means none of them.
        Some(known) => (at < known && (card || phone)).then(|| person.card.clone()),
        None if card => Some(person.card.clone()),
        None if phone => Some(person.phone.clone()),
        None => Some(person.name.clone()),
    }
}
