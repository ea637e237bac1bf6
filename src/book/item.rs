//! The items sheet: what the shop sells.

use chrono::NaiveDate;

use super::{Money, Place};

/// One item, of one size where the sheet lists sizes by themselves.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// Style number.
    pub sku: Box<str>,
    /// Name, as purchases name it.
    pub name: Box<str>,
    /// Category.
    pub category: Box<str>,
    /// Sizes as written.
    pub size: Box<str>,
    /// Price on the label.
    pub price: Option<Money>,
    /// What it cost the shop: for no list and no message.
    pub cost: Option<Money>,
    /// The day from which it is sold.
    pub launch: Option<NaiveDate>,
    /// How to wash it.
    pub washing: Box<str>,
    /// Where the row stands.
    pub place: Place,
}

impl Item {
    /// Whether the row is about what a purchase calls by this name or style number.
    pub fn is_called(&self, text: &str) -> bool {
        !text.is_empty() && (*self.name == *text || *self.sku == *text)
    }
}

#[cfg(test)]
mod tests {
    use crate::book::testing::{book, item};

    #[test]
    fn an_item_is_known_by_its_name_and_by_its_style_number() {
        let mut book = book(&[], &[]);
        let coat = item(&mut book, "羊毛外套");
        coat.sku = "Q4-118".into();
        assert!(coat.is_called("羊毛外套") && coat.is_called("Q4-118"));
        coat.sku = "".into();
        assert!(!coat.is_called("") && !coat.is_called("外套"));
    }
}
