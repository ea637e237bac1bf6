//! Gamma-Gamma: how much a customer spends a purchase.
//!
//! A customer's purchases are gamma distributed with shape p and a rate of the customer's own, which is gamma distributed
//! over customers with shape q and rate v (in the unit of the money). Source: P. S. Fader and B. G. S. Hardie, *The
//! Gamma-Gamma Model of Monetary Value* (2013): the likelihood of the mean z̄ of x purchases is formula 1a, the expected
//! mean of a customer formula 5.

use super::gamma::{digamma, ln_gamma};
use super::maximum::{Maximum, Slope, maximise, refine, thinned};

/// What a customer spent on repeat purchases.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spent {
    /// x: repeat purchases with money.
    pub purchases: u32,
    /// x·z̄: the sum of them, in any unit.
    pub total: f64,
}

/// The parameters of the model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spending {
    /// Shape of a customer's purchases.
    pub p: f64,
    /// Shape of the distribution of customers' rates.
    pub q: f64,
    /// Its rate, in the unit of the money.
    pub v: f64,
}

impl Spending {
    /// The model with the parameters p, q, v.
    pub const fn new([p, q, v]: [f64; 3]) -> Self {
        Self { p, q, v }
    }

    /// The mean purchase of all customers, pv/(q − 1); nothing where there is none, as q ≤ 1.
    pub fn mean(&self) -> Option<f64> {
        self.expected(Spent { purchases: 0, total: 0.0 })
    }

    /// The mean purchase expected of a customer: p(v + x·z̄)/(px + q − 1) (formula 5); that of all without a purchase.
    pub fn expected(&self, spent: Spent) -> Option<f64> {
        let below = self.p * f64::from(spent.purchases) + self.q - 1.0;
        (below > 0.0).then(|| self.p * (self.v + spent.total) / below)
    }

    /// The log-likelihood (formula 1a) of customers sorted by their purchases, and its derivatives by p, q and v.
    fn slope(&self, customers: &[Spent]) -> Slope<3> {
        let Self { p, q, v } = *self;
        let (ln_v, ln_gamma_q, digamma_q) = (v.ln(), ln_gamma(q), digamma(q));
        let (mut value, mut by) = (0.0, [0.0; 3]);
        for same in customers.chunk_by(|a, b| a.purchases == b.purchases) {
            let x = f64::from(same[0].purchases);
            let known = ln_gamma(p * x + q) - ln_gamma(p * x) - ln_gamma_q + q * ln_v + x.ln();
            let (both, one) = (digamma(p * x + q), digamma(p * x));
            for spent in same {
                let (ln_total, sum) = (spent.total.ln(), v + spent.total);
                let ln_sum = sum.ln();
                value += known + (p * x - 1.0) * ln_total - (p * x + q) * ln_sum;
                by[0] += x * (both - one + ln_total - ln_sum);
                by[1] += both - digamma_q + ln_v - ln_sum;
                by[2] += q / v - (p * x + q) / sum;
            }
        }
        (value, by)
    }
}

/// The parameters p, q and v under which this spending is most likely; nothing of nobody. Who spent nothing is left out.
pub fn fit_spending(mut customers: Vec<Spent>) -> Option<Maximum<3>> {
    customers.retain(|spent| spent.purchases > 0 && spent.total > 0.0 && spent.total.is_finite());
    customers.sort_unstable_by(|a, b| a.purchases.cmp(&b.purchases).then(a.total.total_cmp(&b.total)));
    let purchases: f64 = customers.iter().map(|spent| f64::from(spent.purchases)).sum();
    let total: f64 = customers.iter().map(|spent| spent.total).sum();
    let mean = (purchases > 0.0).then(|| total / purchases)?;
    let starts = [(6.0, 4.0), (1.0, 3.0), (2.0, 10.0), (20.0, 20.0)].map(|(p, q)| [p, q, mean * (q - 1.0) / p]);
    let part = thinned(&customers);
    let found = maximise(|&parameters| Spending::new(parameters).slope(&part), &starts)?;
    let all = |parameters: &[f64; 3]| Spending::new(*parameters).slope(&customers);
    Some(if part.len() == customers.len() { found } else { refine(all, &found) })
}
