//! Where the sheet's balance of points is not what was computed.

use super::cause::{Cause, cause};
use crate::book::{Book, History, MemberId, Place, Points, Profile, Rules};
use crate::report::columns::who;
use crate::table::{Cell, Code, Column, Table, Words, column};

/// A balance that differs.
pub(in crate::report) struct Difference {
    pub(in crate::report) id: MemberId,
    pub(in crate::report) sheet: i64,
    pub(in crate::report) computed: i64,
    pub(in crate::report) place: Place,
    cause: Cause,
}

impl Difference {
    /// The sheet's balance less the computed one.
    pub(in crate::report) const fn points(&self) -> i64 {
        self.sheet - self.computed
    }

    /// Why, most likely.
    pub(in crate::report) const fn cause(&self) -> Code {
        self.cause.code()
    }
}

/// What comes of holding a sheet's balance against the computed one.
pub(in crate::report) enum Compared {
    /// They are equal, or the cell is blank.
    Equal,
    /// There is nothing to compute one from: neither a purchase nor points at opening.
    Not,
    /// They differ.
    Differs(Difference),
}

/// Compares the balance that the sheet states.
pub(in crate::report) fn compare(
    id: MemberId,
    profile: Option<&Profile>,
    history: &History,
    points: Points,
    rules: &Rules,
) -> Compared {
    let Some((profile, stated)) = profile.and_then(|profile| Some((profile, profile.points?))) else {
        return Compared::Equal;
    };
    let (sheet, computed) = (stated.value, points.balance());
    if sheet == computed {
        Compared::Equal
    } else if !history.has_lines() && profile.points_opening.is_none() {
        Compared::Not
    } else {
        let cause = cause(sheet - computed, profile, history, rules);
        Compared::Differs(Difference { id, sheet, computed, place: stated.place, cause })
    }
}

/// The table, by key.
pub(super) fn table(book: &Book, rows: Vec<Difference>) -> Table<'_> {
    const FIELD: Code = Code { key: "points", words: ("积分", "Points") };
    let [member, _] = who(book, |row: &Difference| row.id);
    let columns: Vec<Column<Difference>> = vec![
        member,
        column("field", ("项目", "Field"), |_: &Difference| FIELD.into()),
        column("sheet_value", ("表里的数", "Sheet"), |row: &Difference| Cell::Int(row.sheet)),
        column("computed", ("算出的数", "Computed"), |row: &Difference| Cell::Int(row.computed)),
        column("difference", ("差额", "Difference"), |row: &Difference| Cell::Int(row.points())),
        column("sheet_cell", ("单元格", "Cell"), |row: &Difference| Cell::text(book.address(row.place))),
        column("cause", ("可能的原因", "Likely cause"), |row: &Difference| row.cause().into()),
    ];
    Table::new("differences", ("与表里积分的差额", "Differences"), rows, columns)
}

/// What is to be said where balances differ.
pub(super) fn differing(members: usize) -> Option<Words> {
    let chinese = format!("{members} 位会员表里的积分与算出的不同，见“与表里积分的差额”。");
    let english = format!("The sheet's balance is not the computed one: {members}, see the differences.");
    (members > 0).then(|| (chinese, english).into())
}

/// What is to be said of members that were not compared.
pub(super) fn not_compared(members: u64) -> Option<Words> {
    let chinese = format!("{members} 位会员没有消费记录，也没有启用积分，表里的积分没有核对。");
    let english = format!("Not compared: {members} with neither a purchase nor points at opening.");
    (members > 0).then(|| (chinese, english).into())
}
