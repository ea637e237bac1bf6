//! The header of one column, with what it can mean in each kind of sheet.

use super::fold::fold;
use super::hear::{Heard, hear};
use crate::book::{Kind, Match};
use crate::read::dictionary::{Sense, When, dictionary};

/// The header of a column.
#[derive(Debug, Clone, Default)]
pub(super) struct Heading {
    /// As written; a header of two rows joined.
    pub text: String,
    heard: Vec<Heard>,
    /// The earlier column of the same name.
    pub twin: Option<usize>,
    /// The field that `--map` or `[columns]` gave the column.
    pub given: Option<(String, Match)>,
}

impl Heading {
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), heard: hear(text), twin: None, given: None }
    }

    /// A header of two rows: known by both together, else by the lower alone.
    pub(super) fn joined(parent: &str, child: &str) -> Self {
        let both = Self::new(&format!("{parent}-{child}"));
        let mut heard = both.heard;
        for below in hear(child) {
            if !heard.iter().any(|known| known.sense.kind == below.sense.kind) {
                heard.push(Heard { how: Match::Contained, ..below });
            }
        }
        Self { text: both.text, heard, twin: None, given: None }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether it is the date of a purchase, or some other date that a member sheet does not know.
    pub(super) fn is_date(&self) -> bool {
        let known = self.senses(Kind::Members, true).iter().any(|heard| heard.sense.when == When::Always);
        let name = fold(&self.text);
        let ends = dictionary().words.dates.iter().any(|end| name.ends_with(end));
        (ends && !known) || self.senses(Kind::Purchases, true).iter().any(|heard| heard.sense.field == "date")
    }

    /// Its meanings in a kind of sheet, the strongest sort only; `dated` tells whether the sheet has a date.
    pub(super) fn senses(&self, kind: Kind, dated: bool) -> Vec<Heard> {
        if let Some((field, how)) = &self.given
            && let Some(field) = dictionary().field(kind, field)
        {
            let alone = dictionary().kinds_of(field.name) == 1;
            return vec![Heard {
                sense: Sense { kind, field: field.name, rank: 0, alone, when: When::Always },
                how: *how,
            }];
        }
        // What is no header, as most cells of the first rows, need not be asked about in each kind.
        if self.heard.is_empty() {
            return Vec::new();
        }
        let orders: &[When] =
            if dated { &[When::Always, When::Each] } else { &[When::Always, When::Undated, When::Each] };
        let of =
            |when| self.heard.iter().filter(move |heard| heard.sense.kind == kind && heard.sense.when == when).copied();
        orders.iter().map(|&when| of(when).collect::<Vec<_>>()).find(|senses| !senses.is_empty()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Heading;
    use crate::book::{Kind, Match};

    /// The field of a header in a kind, `~` before it where it is only contained; `-` for none.
    fn field(header: &str, kind: Kind) -> String {
        let senses = Heading::new(header).senses(kind, true);
        senses.first().map_or("-".to_owned(), |heard| match heard.how {
            Match::Contained => format!("~{}", heard.sense.field),
            _ => heard.sense.field.to_owned(),
        })
    }

    #[test]
    fn headers_of_purchases_are_known_by_whole_or_contained_names() {
        for (header, expected) in [
            ("消费日期", "date"),
            ("客户下单时间", "~date"),
            ("下次回访日期", "-"),
            ("预计到货日期", "-"),
            ("发货时间", "-"),
            ("生产日期", "-"), // 日期 is generic
            ("金额(元)", "amount"),
            ("本单实付金额", "~amount"),
            ("本店今日全部实付", "-"), // the name is less than half
            ("CustomerName", "name"),
            ("Order_Date", "date"),
            ("InvoiceNo", "receipt"),
            ("UnitPrice", "price"),
            ("Retail unit price", "~price"),
            ("Order Date Expected", "-"),
            ("cds", "-"),
            ("customer", "member"),
            ("Store location", "~store"),
            ("phone2", "~phone"),
            ("导购电话", "-"), // not the member's
            ("导购姓名", "staff"),
            ("Megastore", "-"), // whole words only
            ("条件", "-"),
        ] {
            assert_eq!(field(header, Kind::Purchases), expected, "{header}");
        }
    }

    #[test]
    fn headers_of_members_are_known_by_whole_or_contained_names() {
        for (header, expected) in [
            ("本人手机号", "~phone"),
            ("生日(农历)", "birthday.lunar"),
            ("生日(必填)", "birthday"),
            ("短信开启状态", "opt_in"),
            ("是否有手机", "-"),
            ("每次消费明细", "each.item"),
            ("*姓名", "name"),
            ("VIP", "member"),
        ] {
            assert_eq!(field(header, Kind::Members), expected, "{header}");
        }
    }
}
