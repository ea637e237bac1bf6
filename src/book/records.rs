//! What the shop's sheets state, row by row, each row with the identity that its sheet gives it.
//!
//! A book on disk holds this rather than what it comes to: whom a card, a phone or a name means is found anew whenever
//! it is read, together with whatever is read beside it. So it cannot matter which file was imported first.

use std::collections::BTreeMap;

use super::{
    Answer, Application, Approval, Complaint, Consent, Contact, Inspection, Item, Kind, Lines, Measure, Names, Order,
    Person, Profile, Sheet, Source, Sources, Voucher,
};

/// How a row names whom it means.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity {
    /// Card number.
    pub card: Option<Box<str>>,
    /// Phone number.
    pub phone: Option<Box<str>>,
    /// Name as written.
    pub name: Option<Box<str>>,
}

/// A row of a member sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct MemberRecord {
    /// Whom it means.
    pub identity: Identity,
    /// What it says.
    pub profile: Profile,
    /// The rows of the shop's files that it says it after.
    pub sources: Box<[Source]>,
}

/// A sheet that was imported.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    /// The file's name without its folders.
    pub file: Box<str>,
    /// SHA-256 of the file's content, in hexadecimal digits.
    pub hash: Box<str>,
    /// The sheet's name; blank for a text file.
    pub sheet: Box<str>,
    /// What it holds.
    pub kind: Kind,
    /// Its rows.
    pub rows: u64,
    /// Those that were used.
    pub used: u64,
}

/// Everything that sheets state, in an order that depends on nothing else.
#[derive(Debug, Default)]
pub struct Records {
    /// The rows of member sheets: one for each member, and more where rows of one card name several phones or names,
    /// or were brought up to date on different days.
    pub members: Vec<MemberRecord>,
    /// Whom lines, contacts and the rows below mean: their members are positions in this list.
    pub identities: Vec<Identity>,
    /// For each of them what rows of purchases say that it does not want.
    pub consents: Vec<Consent>,
    /// The lines of purchases sheets.
    pub lines: Lines,
    /// The purchases that stand inside members' rows.
    pub inside: Lines,
    /// Points that lines were paid with, by the row of each.
    pub points_used: BTreeMap<(u16, u32), i64>,
    /// The callback log.
    pub contacts: Vec<Contact>,
    /// The complaints.
    pub complaints: Vec<Complaint>,
    /// The card register.
    pub applications: Vec<Application>,
    /// The staff sheet.
    pub people: Vec<Person>,
    /// The items sheet.
    pub goods: Vec<Item>,
    /// The orders.
    pub orders: Vec<Order>,
    /// The vouchers.
    pub vouchers: Vec<Voucher>,
    /// The measures.
    pub measures: Vec<Measure>,
    /// What managers said to proposed contacts.
    pub approvals: Vec<Approval>,
    /// The answered surveys.
    pub answers: Vec<Answer>,
    /// The inspections.
    pub inspections: Vec<Inspection>,
    /// Shops, in text order.
    pub shops: Names,
    /// Staff, in text order.
    pub staff: Names,
    /// Items, in text order.
    pub items: Names,
    /// Receipt numbers.
    pub receipts: Names,
    /// The sheets imported, in their order.
    pub imports: Vec<Import>,
    /// The sheets read.
    pub sheets: Vec<Sheet>,
    /// Where the rows of a book on disk come from.
    pub sources: Sources,
}
