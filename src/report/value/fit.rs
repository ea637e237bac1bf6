//! The models fitted to the members, and whether they can be used.

use chrono::NaiveDate;

use super::customers::Customers;
use crate::stats::{Buying, Dropout, Grouped, Maximum, Rates, Spending, fit_dropout, fit_spending};
use crate::table::Code;

/// Repeat buyers below which nothing is fitted.
pub(super) const LEAST: u64 = 100;

pub(super) const DROPOUTS: [Dropout; 2] = [Dropout::AfterRepeats, Dropout::AfterAny];

const NAMES: [Code; 3] = [
    Code { key: "bg_nbd", words: ("BG/NBD", "BG/NBD") },
    Code { key: "mbg_nbd", words: ("MBG/NBD", "MBG/NBD") },
    Code { key: "gamma_gamma", words: ("Gamma-Gamma", "Gamma-Gamma") },
];

/// BG/NBD and MBG/NBD, fitted to what was known on a day.
pub(super) struct Fit {
    pub(super) until: NaiveDate,
    /// What was known of each customer that had bought by then, in their order.
    pub(super) histories: Vec<Buying>,
    pub(super) repeat_buyers: u64,
    /// Nothing where there are too few repeat buyers.
    found: [Option<Maximum<4>>; 2],
}

impl Fit {
    pub(super) fn new(customers: &Customers, until: NaiveDate) -> Self {
        let known = customers.all.iter().filter_map(|customer| customers.known(customer, until));
        let histories: Vec<Buying> = known.collect();
        let grouped = Grouped::new(histories.clone());
        let repeat_buyers = grouped.repeat_buyers();
        let enough = repeat_buyers >= LEAST;
        let found = DROPOUTS.map(|dropout| if enough { fit_dropout(dropout, &grouped) } else { None });
        Self { until, histories, repeat_buyers, found }
    }

    /// The models with their parameters, where there is a maximum.
    pub(super) fn models(&self) -> [Option<Rates>; 2] {
        [0, 1].map(|model| {
            let found = self.found[model].filter(Maximum::converged)?;
            Some(Rates::new(DROPOUTS[model], found.parameters))
        })
    }

    /// Names of the models that were fitted and have no maximum.
    pub(super) fn not_found(&self) -> Vec<&'static str> {
        let not = |model: &usize| self.found[*model].is_some_and(|found| !found.converged());
        (0..2).filter(not).map(|model| NAMES[model].words.1).collect()
    }
}

/// Gamma-Gamma as it was fitted.
pub(super) type OfSpending = Maximum<3>;

/// Gamma-Gamma of the repeat days; nothing with too few repeat buyers.
pub(super) fn spending(customers: &Customers) -> Option<OfSpending> {
    let spent: Vec<_> = customers.all.iter().map(super::customers::Customer::spent).collect();
    let repeat_buyers = spent.iter().filter(|spent| spent.purchases > 0).count();
    if (repeat_buyers as u64) < LEAST { None } else { fit_spending(spent) }
}

/// The model, if there is a maximum and members have a mean purchase.
pub(super) fn usable(found: &OfSpending) -> Option<Spending> {
    let spending = Spending::new(found.parameters);
    (found.converged() && spending.mean().is_some()).then_some(spending)
}

/// A line of the table `model`.
pub(super) struct Parameter {
    pub(super) model: Code,
    pub(super) name: &'static str,
    pub(super) estimate: f64,
    pub(super) error: Option<f64>,
    pub(super) converged: bool,
    pub(super) until: NaiveDate,
}

/// The lines of the models of today, then of the first half.
pub(super) fn rows(fit: &Fit, spending: Option<&OfSpending>, half: Option<&Fit>) -> Vec<Parameter> {
    let mut rows = Vec::new();
    let dropout = |fit: &Fit, rows: &mut Vec<Parameter>| {
        for (model, found) in fit.found.iter().enumerate() {
            rows.extend(found.iter().flat_map(|found| lines(NAMES[model], ["r", "alpha", "a", "b"], found, fit.until)));
        }
    };
    dropout(fit, &mut rows);
    rows.extend(spending.into_iter().flat_map(|found| lines(NAMES[2], ["p", "q", "v"], found, fit.until)));
    if let Some(half) = half {
        dropout(half, &mut rows);
    }
    rows
}

fn lines<const N: usize>(
    model: Code,
    names: [&'static str; N],
    found: &Maximum<N>,
    until: NaiveDate,
) -> Vec<Parameter> {
    let converged = found.converged();
    let line = |name, estimate, error| Parameter { model, name, estimate, error, converged, until };
    let parameter = |index: usize| {
        line(names[index], found.parameters[index], found.errors.map(|errors| errors[index]))
    };
    (0..N).map(parameter).chain([line("log_likelihood", found.log_likelihood, None)]).collect()
}
