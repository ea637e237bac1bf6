//! Columns that are given up again once all are known: what cannot be a key, what lacks its companion.

use std::collections::BTreeMap;

use super::choice::Choice;
use crate::book::{Fact, Match};

impl Choice<'_> {
    /// Looks at the chosen columns together.
    pub(super) fn doubt(&mut self) {
        self.doubt_name();
        self.doubt_receipt();
        self.drop_each_without_purchases();
    }

    /// A name that is the same in every row, while cards or phones differ, names no member.
    fn doubt_name(&mut self) {
        const ROWS_OF_ONE_NAME: usize = 20;
        let Some(column) = self.column("name").filter(|column| self.is_guess(*column)) else { return };
        let keys: BTreeMap<_, _> =
            ["card_no", "phone"].into_iter().filter_map(|field| Some((field, self.column(field)?))).collect();
        let long =
            self.sample.distinct(column) == 1 && self.sample.count(column) >= ROWS_OF_ONE_NAME && keys.is_empty();
        if long || self.sample.spans(column, &keys) {
            self.fields.remove(&column);
            self.say(column, Fact::ColumnRefused(self.named("name")));
        }
    }

    /// A receipt number that stays the same over several members is none.
    fn doubt_receipt(&mut self) {
        let Some(column) = self.column("receipt").filter(|column| self.is_guess(*column)) else { return };
        let identity = ["card_no", "phone", "name"].into_iter().filter_map(|field| Some((field, self.column(field)?)));
        if self.sample.spans(column, &identity.collect()) {
            self.fields.remove(&column);
            self.say(column, Fact::ColumnRefused(self.named("receipt")));
        }
    }

    fn is_guess(&self, column: usize) -> bool {
        !matches!(self.fields.get(&column), Some((_, Match::Mapped | Match::Configured)))
    }

    /// Purchases inside a member's row need at least a column that lists them or dates them.
    fn drop_each_without_purchases(&mut self) {
        if self.column("each.date").is_none() && self.column("each.item").is_none() {
            self.fields.retain(|_, (field, how)| !field.starts_with("each.") || *how == Match::Mapped);
        }
    }
}
