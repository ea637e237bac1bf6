//! The lines of all sales, column by column, each as narrow as what stands in it: some 16 bytes a line.

mod by_member;
mod days;
mod packed;
mod rank;
mod rows;

use std::ops::Range;

use chrono::NaiveDate;

use self::by_member::{order, starts};
use self::days::Days;
use self::packed::{Amounts, Packed, retain};
pub(super) use self::rank::Rank;
use self::rows::Rows;
use super::{MemberId, Money, NameId, Place};

/// One row of a sale.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Line {
    /// Who bought; `None` for a sale without a member.
    pub member: Option<MemberId>,
    /// When.
    pub day: NaiveDate,
    /// For how much; negative for a refund.
    pub amount: Money,
    /// In which shop.
    pub shop: NameId,
    /// On which receipt.
    pub receipt: NameId,
    /// What.
    pub item: NameId,
    /// Served by whom.
    pub staff: NameId,
    /// How many, in thousandths; 0 where it is not said.
    pub quantity: i32,
    /// What was left of the amount after what it cost, where the sheet says so.
    pub profit: Option<Money>,
    /// When it was entered, where the sheet says so.
    pub entered: Option<NaiveDate>,
    /// The cell of the amount.
    pub place: Place,
}

/// What of a line a report looks at beside who, when, where, what and for how much; the rest need not be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each says of one column whether anybody looks at it")]
pub struct Details {
    /// Who served.
    pub staff: bool,
    /// How many.
    pub quantity: bool,
    /// What it left the shop.
    pub profit: bool,
    /// When it was entered.
    pub entered: bool,
}

impl Details {
    /// Everything.
    pub const ALL: Self = Self { staff: true, quantity: true, profit: true, entered: true };
    /// Nothing more.
    pub const NONE: Self = Self { staff: false, quantity: false, profit: false, entered: false };
    /// Who served.
    pub const STAFF: Self = Self { staff: true, ..Self::NONE };
}

/// Small numbers of either sign as small numbers without one.
const fn zigzag(number: i32) -> u32 {
    (number.cast_unsigned() << 1) ^ (number >> 31).cast_unsigned()
}

const fn unzigzag(number: u32) -> i32 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

/// A profit as a small number; 0 for none, and for one beyond 10 million yuan, which no line of a shop has.
fn packed(profit: Option<Money>) -> u32 {
    profit.and_then(|profit| i32::try_from(profit.0).ok()).and_then(|profit| zigzag(profit).checked_add(1)).unwrap_or(0)
}

fn unpacked(number: u32) -> Option<Money> {
    number.checked_sub(1).map(|number| Money(unzigzag(number).into()))
}

fn narrow(number: u32) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// The days from a sale to its entry as a small number; 0 for none. What was entered before it counts as entered that day.
fn days_to_entry(line: &Line) -> u32 {
    let days = line.entered.map(|entered| (entered - line.day).num_days().max(0));
    days.and_then(|days| u32::try_from(days + 1).ok()).unwrap_or(0)
}

fn entry(day: NaiveDate, number: u32) -> Option<NaiveDate> {
    number.checked_sub(1).and_then(|days| day.checked_add_days(chrono::Days::new(days.into())))
}

/// All lines: those of one member stand together once the book is made.
#[derive(Debug, Clone, Default)]
pub struct Lines {
    // MemberId, or u32::MAX without one; none once the lines of each member stand together.
    member: Vec<u32>,
    day: Days,
    amount: Amounts,
    shop: Packed,
    receipt: Packed,
    item: Packed,
    staff: Packed,
    quantity: Packed,
    profit: Packed,
    entry: Packed,
    sheet: Packed,
    row: Rows,
    column: Packed,
    // Where the lines of each member begin, once they stand together.
    starts: Vec<u32>,
}

impl Lines {
    /// How many there are.
    pub const fn len(&self) -> usize {
        self.amount.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether any line says what it left the shop.
    pub fn state_profit(&self) -> bool {
        !matches!(self.profit, Packed::All(0))
    }

    /// Whether any line says when it was entered.
    pub fn state_entry(&self) -> bool {
        !matches!(self.entry, Packed::All(0))
    }

    /// Adds a line.
    pub fn push(&mut self, line: &Line) {
        self.extend(std::slice::from_ref(line));
    }

    /// Adds some lines.
    pub fn extend(&mut self, lines: &[Line]) {
        let index = self.len();
        self.member.extend(lines.iter().map(|line| line.member.map_or(u32::MAX, MemberId::raw)));
        self.day.extend(lines.iter().map(|line| line.day));
        self.amount.extend(lines.iter().map(|line| line.amount.0));
        self.shop.extend(index, lines.iter().map(|line| line.shop.packed()));
        self.receipt.extend(index, lines.iter().map(|line| line.receipt.packed()));
        self.item.extend(index, lines.iter().map(|line| line.item.packed()));
        self.staff.extend(index, lines.iter().map(|line| line.staff.packed()));
        self.quantity.extend(index, lines.iter().map(|line| zigzag(line.quantity)));
        self.profit.extend(index, lines.iter().map(|line| packed(line.profit)));
        self.entry.extend(index, lines.iter().map(days_to_entry));
        self.sheet.extend(index, lines.iter().map(|line| line.place.sheet.into()));
        self.row.extend(index, lines.iter().map(|line| line.place.row));
        self.column.extend(index, lines.iter().map(|line| line.place.column.into()));
    }

    /// The line at `index`.
    pub fn get(&self, index: usize) -> Line {
        Line { member: self.member(index), ..self.but_member(index) }
    }

    /// The line at `index`, as one without a member.
    fn but_member(&self, index: usize) -> Line {
        let day = self.day.get(index);
        Line {
            member: None,
            day,
            amount: self.amount(index),
            shop: NameId::unpacked(self.shop.get(index)),
            receipt: NameId::unpacked(self.receipt.get(index)),
            item: NameId::unpacked(self.item.get(index)),
            staff: NameId::unpacked(self.staff.get(index)),
            quantity: unzigzag(self.quantity.get(index)),
            profit: unpacked(self.profit.get(index)),
            entered: entry(day, self.entry.get(index)),
            place: self.place(index),
        }
    }

    /// Every line, in the order in which they stand.
    pub fn iter(&self) -> impl Iterator<Item = Line> {
        let mut owner = 0;
        (0..self.len()).map(move |index| {
            let Some(known) = self.member.get(index) else {
                while self.starts.get(owner + 1).is_some_and(|&next| next as usize <= index) {
                    owner += 1;
                }
                return Line { member: self.owner(owner), ..self.but_member(index) };
            };
            Line { member: MemberId::from_raw(*known), ..self.but_member(index) }
        })
    }

    /// The member whose lines are the `owner`-th to stand together; those without one are the last.
    fn owner(&self, owner: usize) -> Option<MemberId> {
        (owner + 2 < self.starts.len()).then(|| MemberId::new(owner))
    }

    /// The member of the line at `index`.
    pub fn member(&self, index: usize) -> Option<MemberId> {
        match self.member.get(index) {
            Some(raw) => MemberId::from_raw(*raw),
            None => self.owner(self.starts.partition_point(|&start| start as usize <= index).checked_sub(1)?),
        }
    }

    /// The lines of a member, once those of each stand together; none before.
    pub fn lines_of(&self, member: MemberId) -> impl Iterator<Item = Line> {
        self.of(member).map(move |index| Line { member: Some(member), ..self.but_member(index) })
    }

    /// Makes `lines` those of a member that have some ranks, in that order, one column after the other.
    pub(super) fn pick(&self, member: MemberId, ranks: &[Rank], lines: &mut Vec<Line>) {
        lines.clear();
        let places = ranks.iter().map(|rank| rank.index());
        let Some(first) = places.clone().next() else { return };
        let like = Line { member: Some(member), ..self.but_member(first) };
        lines.extend(places.clone().map(|index| {
            let place = Place { row: self.row.get(index), ..like.place };
            Line { day: self.day.get(index), amount: self.amount(index), place, ..like }
        }));
        self.shop.each(places.clone(), |at, shop| lines[at].shop = NameId::unpacked(shop));
        self.receipt.each(places.clone(), |at, receipt| lines[at].receipt = NameId::unpacked(receipt));
        self.item.each(places.clone(), |at, item| lines[at].item = NameId::unpacked(item));
        self.staff.each(places.clone(), |at, staff| lines[at].staff = NameId::unpacked(staff));
        self.quantity.each(places.clone(), |at, quantity| lines[at].quantity = unzigzag(quantity));
        self.profit.each(places.clone(), |at, profit| lines[at].profit = unpacked(profit));
        self.sheet.each(places.clone(), |at, sheet| lines[at].place.sheet = narrow(sheet));
        self.column.each(places.clone(), |at, column| lines[at].place.column = narrow(column));
        if self.state_entry() {
            places.zip(lines).for_each(|(index, line)| line.entered = entry(line.day, self.entry.get(index)));
        }
    }

    /// What orders the line at `index` among others.
    #[inline]
    pub(super) fn rank(&self, index: usize) -> Rank {
        Rank::new(self.day.rank(index), self.shop.get(index).wrapping_sub(1), index)
    }

    /// The day of the line at `index`.
    pub fn day(&self, index: usize) -> NaiveDate {
        self.day.get(index)
    }

    /// The amount of the line at `index`.
    pub fn amount(&self, index: usize) -> Money {
        Money(self.amount.get(index))
    }

    /// Where the line at `index` stands.
    pub fn place(&self, index: usize) -> Place {
        Place { sheet: narrow(self.sheet.get(index)), row: self.row.get(index), column: narrow(self.column.get(index)) }
    }

    /// Renames the members of all lines.
    pub fn map_members(&mut self, to: impl Fn(MemberId) -> Option<MemberId>) {
        for raw in &mut self.member {
            *raw = MemberId::from_raw(*raw).and_then(&to).map_or(u32::MAX, MemberId::raw);
        }
    }

    /// Renames shops, staff and items after their lists were sorted: new ids by old position.
    pub fn map_names(&mut self, shops: &[NameId], staff: &[NameId], items: &[NameId]) {
        let length = self.len();
        for (column, moved) in [(&mut self.shop, shops), (&mut self.staff, staff), (&mut self.item, items)] {
            if moved.iter().enumerate().any(|(index, id)| id.index() != Some(index)) {
                let to: Vec<u32> = moved.iter().map(|id| id.packed()).collect();
                column.rename(length, &to);
            }
        }
    }

    /// Forgets receipts that turned out not to be any, on the lines of `sheet`.
    pub fn clear_receipts(&mut self, sheet: u16) {
        let sheets = &self.sheet;
        let mut receipts = Packed::default();
        for index in 0..self.amount.len() {
            let cleared = sheets.get(index) == u32::from(sheet);
            receipts.push(index, if cleared { NameId::NONE.packed() } else { self.receipt.get(index) });
        }
        self.receipt = receipts;
    }

    /// Puts the lines of each member together, in the order of members; those without one come last. Among the lines of
    /// one member the order stays.
    pub fn gather_members(&mut self, members: usize) {
        self.starts = starts(&self.member, members);
        let order = order(&std::mem::take(&mut self.member), &self.starts);
        let sources = &order;
        // The widest columns one after the other, so that there are never two copies of two of them.
        std::thread::scope(|scope| {
            scope.spawn(|| {
                self.amount.arrange(sources);
                self.receipt.arrange(sources);
            });
            self.day.arrange(sources);
            self.item.arrange(sources);
            self.shop.arrange(sources);
            self.staff.arrange(sources);
            self.quantity.arrange(sources);
            self.profit.arrange(sources);
            self.entry.arrange(sources);
            self.sheet.arrange(sources);
            self.column.arrange(sources);
        });
        self.row = self.row.arranged(order);
    }

    /// The positions of a member's lines, once those stand together; none before.
    pub fn of(&self, member: MemberId) -> Range<usize> {
        match self.starts.get(member.index()..) {
            Some([start, end, ..]) => *start as usize..*end as usize,
            _ => 0..0,
        }
    }

    /// Keeps the lines for which `keep` says so, by position.
    pub fn retain(&mut self, keep: &[bool]) {
        retain(&mut self.member, keep);
        self.day.retain(keep);
        self.amount.retain(keep);
        for column in [&mut self.shop, &mut self.receipt, &mut self.item, &mut self.staff] {
            column.retain(keep);
        }
        self.quantity.retain(keep);
        self.profit.retain(keep);
        self.entry.retain(keep);
        self.sheet.retain(keep);
        self.row.retain(keep);
        self.column.retain(keep);
    }
}

#[cfg(test)]
mod tests {

    use chrono::NaiveDate;

    use super::{Line, Lines};
    use crate::book::{MemberId, Money, NameId, Names, Place};

    fn line(member: Option<usize>, amount: i64, shop: NameId) -> Line {
        Line {
            member: member.map(MemberId::new),
            day: NaiveDate::from_ymd_opt(2026, 3, 5).expect("a day"),
            amount: Money(amount),
            shop,
            receipt: NameId::NONE,
            item: NameId::NONE,
            staff: NameId::NONE,
            quantity: 0,
            profit: (amount > 5).then_some(Money(-amount)),
            entered: (amount > 5).then(|| NaiveDate::from_ymd_opt(2026, 4, 1).expect("a day")),
            place: Place { sheet: 1, row: 7, column: 2 },
        }
    }

    #[test]
    fn lines_come_back_as_they_were_put_in_and_can_be_left_out() {
        let shop = Names::default().intern("江南店");
        let all = [line(None, 5, NameId::NONE), line(Some(3), -7, shop), line(Some(0), 9, NameId::NONE)];
        let mut lines = Lines::default();
        for line in &all {
            lines.push(line);
        }
        assert_eq!(lines.iter().collect::<Vec<_>>(), all);
        lines.retain(&[true, false, true]);
        assert_eq!(lines.iter().collect::<Vec<_>>(), [all[0], all[2]]);
    }

    #[test]
    fn the_lines_of_each_member_stand_together() {
        let of = [Some(3), None, Some(1), Some(3), None, Some(0)];
        let mut lines = Lines::default();
        for (amount, member) in (0..).zip(of) {
            lines.push(&line(member, amount, NameId::NONE));
        }
        lines.gather_members(5);
        let stands: Vec<_> = lines.iter().map(|line| (line.member.map(MemberId::index), line.amount.0)).collect();
        assert_eq!(stands, [(Some(0), 5), (Some(1), 2), (Some(3), 0), (Some(3), 3), (None, 1), (None, 4)]);
        for (index, line) in lines.iter().enumerate() {
            assert_eq!((lines.get(index), lines.member(index)), (line, line.member));
        }
        let of = |member| lines.lines_of(MemberId::new(member)).map(|line| line.amount.0).collect::<Vec<_>>();
        assert_eq!([of(0), of(2), of(3), of(4)], [vec![5], vec![], vec![0, 3], vec![]]);
    }
}
