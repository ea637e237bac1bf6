//! The value of a member by plain averages.

use super::customers::Customer;
use crate::book::Money;
use crate::book::rules::Value;
use crate::stats::round_half_away;

/// How many times the cost of keeping a member it costs to win another: from, to.
const REPLACING: [i64; 2] = [5, 10];

/// What a member is worth by averages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Worth {
    pub(super) basic: Money,
    pub(super) gain: Money,
    pub(super) loss: Money,
    /// Nothing without a margin.
    pub(super) lifetime: Option<Money>,
    /// Nothing without a cost of contacts.
    pub(super) keeping: Option<Money>,
}

impl Worth {
    pub(super) fn new(customer: &Customer, rules: &Value) -> Self {
        let exact = i128::from(customer.net.0) * i128::from(customer.recent);
        let basic = round_half_away(exact, customer.purchases.into()).and_then(|basic| i64::try_from(basic).ok());
        let basic = Money(basic.unwrap_or_default());
        let keeping = Money(rules.contact_cost.0.saturating_mul(customer.contacts.into()));
        Self {
            basic,
            gain: rules.conversion.of(basic, rules.told_good),
            loss: rules.conversion.of(basic, rules.told_bad),
            lifetime: rules.margin.map(|margin| margin.of(customer.net, 1) - keeping),
            keeping: (rules.contact_cost > Money::ZERO).then_some(keeping),
        }
    }

    /// What it costs to replace the member: from, to; nothing where keeping cost nothing.
    pub(super) fn replacing(&self) -> Option<[Money; 2]> {
        let keeping = self.keeping.filter(|&keeping| keeping > Money::ZERO)?;
        Some(REPLACING.map(|times| Money(keeping.0.saturating_mul(times))))
    }
}
