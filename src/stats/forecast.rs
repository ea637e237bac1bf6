//! What the models of [`super::dropout`] expect of a customer from now on.
//!
//! A customer with rate λ and chance p makes 1/p · (1 − e^(−λpt)) repeat purchases in t weeks (Fader, Hardie and Lee 2005,
//! formula 8). Over λ, gamma distributed with r and α, that is 1/p · (1 − (1 + pt/α)⁻ʳ); its mean over p, beta distributed
//! with a and b, is formula 9, (a + b − 1)/(a − 1) · [1 − (α/(α + t))ʳ ₂F₁(r, b; a + b − 1; t/(α + t))]. The mean is taken
//! here by quadrature instead, which knows no special case at a = 1 or a + b = 1 and subtracts nothing.
//!
//! Of a customer still alive after x repeat purchases in T weeks, λ is gamma distributed with r + x and α + T, and p beta
//! distributed with a and b + k (see [`super::dropout`]); with the chance to be alive that is formula 10.

use super::beta_mean::BetaMean;
use super::buying::Buying;
use super::dropout::Rates;

/// What is expected of a customer.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Expected {
    /// The chance that the customer still is one.
    pub alive: f64,
    /// Purchases within the horizon.
    pub purchases: f64,
    /// The same, each worth as much less as it lies further off.
    pub discounted: f64,
}

/// How far a forecast looks, and what later purchases are worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Horizon {
    /// How many months.
    pub months: u32,
    /// Weeks in a month.
    pub weeks_per_month: f64,
    /// d: what money loses a month; a purchase in month i, taken at its end, counts (1 + d)⁻ⁱ.
    pub discount: f64,
}

impl Rates {
    /// Repeat purchases that a new customer makes in each of these numbers of weeks (2005: formula 9; 2007: formula 4).
    pub fn purchases_in(&self, weeks: impl IntoIterator<Item = f64>) -> Vec<f64> {
        let chances = self.chances(0.0);
        // Where the first purchase can be the last, the share b/(a + b) is left after it.
        let still = self.b / (self.b + self.a * chances);
        let mean = BetaMean::new(self.a, self.b + chances);
        weeks.into_iter().map(|weeks| still * purchases(&mean, self.r, weeks / self.alpha)).collect()
    }

    /// What is expected of these customers within the horizon, in their order.
    pub fn expected(&self, customers: &[Buying], horizon: &Horizon) -> Vec<Expected> {
        let mut order: Vec<usize> = (0..customers.len()).collect();
        order.sort_unstable_by_key(|&index| customers[index]);
        let mut expected = vec![Expected::default(); customers.len()];
        for same in order.chunk_by(|&a, &b| customers[a].repeats == customers[b].repeats) {
            let repeats = f64::from(customers[same[0]].repeats);
            let mean = BetaMean::new(self.a, self.b + self.chances(repeats));
            for same in same.chunk_by(|&a, &b| customers[a].observed == customers[b].observed) {
                let (_, _, observed) = customers[same[0]].in_weeks();
                let ahead = |weeks: f64| purchases(&mean, self.r + repeats, weeks / (self.alpha + observed));
                let (purchases, discounted) = horizon.sums(ahead);
                for &index in same {
                    let alive = self.alive(customers[index]);
                    expected[index] = Expected { alive, purchases: alive * purchases, discounted: alive * discounted };
                }
            }
        }
        expected
    }
}

impl Horizon {
    /// Y(m·n), and Σ (Y(m·i) − Y(m·(i − 1))) ÷ (1 + d)ⁱ over the months i, of Y = `ahead`.
    fn sums(&self, ahead: impl Fn(f64) -> f64) -> (f64, f64) {
        let (mut before, mut discounted, mut worth) = (0.0, 0.0, 1.0);
        for month in 1..=self.months {
            let purchases = ahead(self.weeks_per_month * f64::from(month));
            worth /= 1.0 + self.discount;
            discounted += (purchases - before) * worth;
            before = purchases;
        }
        (before, discounted)
    }
}

/// The mean over p of 1/p · (1 − (1 + pz)⁻ʳ), where z is the time over α.
fn purchases(mean: &BetaMean, r: f64, z: f64) -> f64 {
    mean.of(|p| if p > 0.0 { -(-r * (p * z).ln_1p()).exp_m1() / p } else { r * z })
}
