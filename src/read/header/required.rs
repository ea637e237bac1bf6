//! What a sheet must have to be of a kind.

use std::collections::BTreeSet;

use crate::book::Kind;

type Fields = BTreeSet<&'static str>;

/// Any of card number, phone and name.
const IDENTITY: &str = "member";

/// Fields that say who a row is about.
pub(super) fn is_identity(field: &str) -> bool {
    matches!(field, "card_no" | "phone" | "name" | "name.first" | "name.last" | "member")
}

/// Whether the sheet has two columns that say when somebody came, and nothing else.
pub(super) fn occasions_only(kind: Kind, fields: &Fields, columns: usize) -> bool {
    kind == Kind::Purchases && columns == 2 && fields.contains("date") && fields.iter().any(|field| is_identity(field))
}

/// What a sheet of this kind lacks, in the words of `--map`; nothing where it has all.
pub(super) fn missing(kind: Kind, fields: &Fields, columns: usize) -> Vec<&'static str> {
    let any = |names: &[&str]| names.iter().any(|name| fields.contains(name));
    let who = fields.iter().any(|field| is_identity(field));
    let own = |names: &[&str]| names.iter().filter(|name| fields.contains(**name)).count();
    let mut lacks = Vec::new();
    let mut need = |has: bool, what: &'static str| lacks.extend((!has).then_some(what));
    match kind {
        Kind::Purchases => {
            need(any(&["date"]), "date");
            need(who || any(&["receipt"]), IDENTITY);
            need(any(&["amount", "price"]) || occasions_only(kind, fields, columns), "amount");
        }
        Kind::Members => {
            need(who, IDENTITY);
            need(fields.len() >= 2, "birthday/tier/…");
        }
        Kind::Callbacks => {
            need(any(&["date"]), "date");
            need(who, IDENTITY);
            need(any(&["content", "result", "reason", "next"]), "result");
        }
        Kind::Complaints => {
            need(any(&["date"]), "date");
            need(who, IDENTITY);
            let more = fields.iter().filter(|field| !is_identity(field) && **field != "date").count();
            need(more >= 2, "category, content");
        }
        Kind::Register => {
            need(who, IDENTITY);
            need(own(&REGISTER) >= 2, "applied, entered");
        }
        _ => need(is_rare(kind, fields), rare_need(kind)),
    }
    lacks
}

/// Whether a sheet is one of the kinds that shops seldom keep.
fn is_rare(kind: Kind, fields: &Fields) -> bool {
    let any = |names: &[&str]| names.iter().any(|name| fields.contains(name));
    let who = fields.iter().any(|field| is_identity(field));
    let own = |names: &[&str]| names.iter().filter(|name| fields.contains(**name)).count();
    match kind {
        Kind::Survey => any(&["recommend", "importance", "attribute"]) && (who || any(&["date"])),
        Kind::Items => any(&["sku", "item"]) && any(&ITEMS) && !who,
        Kind::Staff => any(&["staff"]) && any(&["staff_no", "role", "joined", "left", "target"]),
        Kind::Orders => who && any(&["item"]) && any(&["ordered", "arrived", "told", "collected"]),
        Kind::Vouchers => who && any(&["kind", "issued", "used"]) && own(&VOUCHERS) >= 2,
        Kind::Measures => any(&["measure"]) && any(&["cause", "due"]) && own(&MEASURES) >= 2,
        Kind::Inspections => usize::from(any(&["inspector"])) + own(&MOMENTS) >= 2 && any(&["staff", "store", "date"]),
        _ => false,
    }
}

/// What one of these kinds most needs.
const fn rare_need(kind: Kind) -> &'static str {
    match kind {
        Kind::Survey => "recommend",
        Kind::Items => "sku/item",
        Kind::Staff => "staff",
        Kind::Orders => "ordered",
        Kind::Vouchers => "kind",
        Kind::Measures => "measure",
        _ => "inspector",
    }
}

const REGISTER: [&str; 11] = [
    "applied",
    "card",
    "entered",
    "submitted",
    "approved",
    "notified1",
    "notified2",
    "mailed",
    "collected",
    "old_card_void",
    "agreed",
];
const ITEMS: [&str; 6] = ["category", "size", "price", "cost", "launch", "washing"];
const VOUCHERS: [&str; 5] = ["kind", "issued", "valid_until", "used", "value"];
const MOMENTS: [&str; 5] = ["moment.door", "moment.inside", "moment.serving", "moment.goods", "moment.leaving"];
const MEASURES: [&str; 4] = ["cause", "owner", "due", "done"];

#[cfg(test)]
mod tests {
    use super::missing;
    use crate::book::Kind;

    #[test]
    fn each_kind_says_what_it_lacks() {
        for (kind, fields, columns, lacks) in [
            (Kind::Purchases, "date member amount", 3, ""),
            (Kind::Purchases, "date receipt qty price", 4, ""),
            (Kind::Purchases, "date name", 2, ""),
            (Kind::Purchases, "date name qty", 3, "amount"),
            (Kind::Purchases, "amount", 3, "date member"),
            (Kind::Members, "phone birthday", 2, ""),
            (Kind::Members, "birthday", 2, "member birthday/tier/…"),
            (Kind::Callbacks, "date phone result", 3, ""),
            (Kind::Complaints, "date name content", 3, "category, content"),
            (Kind::Register, "name applied entered", 3, ""),
            (Kind::Register, "name staff address", 3, "applied, entered"),
            (Kind::Survey, "date attribute", 3, ""),
            (Kind::Survey, "attribute recommend", 3, "recommend"),
            (Kind::Inspections, "date moment.door moment.goods", 3, ""),
            (Kind::Inspections, "date store moment.door", 3, "inspector"),
        ] {
            let fields = fields.split(' ').collect();
            assert_eq!(missing(kind, &fields, columns).join(" "), lacks, "{kind:?} {fields:?}");
        }
    }
}
