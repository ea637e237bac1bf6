//! Everything read from the shop's sheets.

use chrono::NaiveDate;

use super::{
    Answer, Application, Approval, Complaint, Contact, Inspection, Item, Kind, Lines, Measure, Member, MemberId,
    MemberRow, Names, Order, Person, Place, Problem, Sheet, Voucher,
};

/// The shop's sheets, understood: members in the order of their keys, every line of every sale, the callback log.
#[derive(Debug, Clone, Default)]
pub struct Book {
    /// The sheets, in the order in which they were named.
    pub sheets: Vec<Sheet>,
    /// The members, in the order of their keys.
    pub members: Vec<Member>,
    /// The rows of member sheets about members who have several, by member.
    pub member_rows: Vec<MemberRow>,
    /// The lines of all sales up to the as-of date.
    pub lines: Lines,
    /// The callback log, by member and day.
    pub contacts: Vec<Contact>,
    /// The complaints, by member and day received.
    pub complaints: Vec<Complaint>,
    /// The card register, by member.
    pub applications: Vec<Application>,
    /// The staff sheet, by name.
    pub people: Vec<Person>,
    /// The items sheet, by style number and name.
    pub goods: Vec<Item>,
    /// The orders, by member and item.
    pub orders: Vec<Order>,
    /// What managers said to proposed contacts, by member and contact.
    pub approvals: Vec<Approval>,
    /// The vouchers, by member, kind and day.
    pub vouchers: Vec<Voucher>,
    /// The measures, by cause and wording.
    pub measures: Vec<Measure>,
    /// The answered surveys, by member and day.
    pub answers: Vec<Answer>,
    /// The inspections, by day and shop.
    pub inspections: Vec<Inspection>,
    /// Shops, in text order.
    pub shops: Names,
    /// Staff, in text order.
    pub staff: Names,
    /// Items, in text order.
    pub items: Names,
    /// Receipt numbers, as they came.
    pub receipts: Names,
    /// What was wrong, in the order of sheets and rows.
    pub problems: Vec<Problem>,
    /// The days of the backups of its files, ascending; none where nobody looked for any.
    pub backups: Option<Vec<NaiveDate>>,
    /// Whether most headers read are Chinese.
    pub chinese: bool,
}

impl Book {
    /// The day of the last backup of its files on or before a day. One dated later does not exist yet.
    pub fn last_backup(&self, as_of: NaiveDate) -> Option<NaiveDate> {
        self.backups.iter().flatten().copied().rfind(|&day| day <= as_of)
    }

    /// The member with this id.
    pub fn member(&self, id: MemberId) -> &Member {
        &self.members[id.index()]
    }

    /// Every member with its id.
    pub fn members(&self) -> impl Iterator<Item = (MemberId, &Member)> {
        self.members.iter().enumerate().map(|(index, member)| (MemberId::new(index), member))
    }

    /// A place as people find it: `会员.xlsx › 消费!D17`.
    pub fn address(&self, place: Place) -> String {
        let sheet = self.sheets.get(usize::from(place.sheet)).map_or_else(String::new, Sheet::title);
        let cell = place.cell();
        if cell.is_empty() { sheet } else { format!("{sheet}!{cell}") }
    }

    /// Whether any sheet holds this.
    pub fn has(&self, kind: Kind) -> bool {
        self.sheets.iter().any(|sheet| sheet.kind == Some(kind))
    }
}
