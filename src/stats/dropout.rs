//! BG/NBD and MBG/NBD: how often a customer will buy, and whether there is still one.
//!
//! While alive a customer buys by a Poisson process with rate λ a week; λ is gamma distributed over customers with shape
//! r and rate α (weeks). After a purchase the customer is gone for good with probability p; p is beta distributed with a
//! and b. BG/NBD: P. S. Fader, B. G. S. Hardie and K. L. Lee, *"Counting Your Customers" the Easy Way: An Alternative to
//! the Pareto/NBD Model*, Marketing Science 24 (2005) 275–284. MBG/NBD, where the first purchase too can be the last: E. P.
//! Batislam, M. Denizel and A. Filiztekin, *Empirical validation and comparison of models for customer base analysis*,
//! International Journal of Research in Marketing 24 (2007) 201–209.
//!
//! Both are one formula in x, the repeat purchases, and k, the purchases after which the customer could have gone: k = x in
//! BG/NBD, x + 1 in MBG/NBD. The likelihood of a history is, with B the beta function (2005: formula 6; 2007: 3),
//!
//! Γ(r + x)αʳ/Γ(r) · [B(a, b + k)/B(a, b) · (α + T)⁻⁽ʳ⁺ˣ⁾ + (k > 0) B(a + 1, b + k − 1)/B(a, b) · (α + tₓ)⁻⁽ʳ⁺ˣ⁾].
//!
//! The second term over the first is the odds that the customer is gone, a/(b + k − 1) · ((α + T)/(α + tₓ))ʳ⁺ˣ, so that the
//! sum is taken in logarithms without overflow.

use super::buying::{Buying, Grouped};
use super::gamma::{digamma, ln_gamma};
use super::maximum::{Maximum, Slope, maximise, refine};

/// When a customer can be gone for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dropout {
    /// After each repeat purchase: BG/NBD.
    AfterRepeats,
    /// After the first purchase too: MBG/NBD.
    AfterAny,
}

/// The parameters of either model. Time is in weeks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rates {
    /// When customers drop out.
    pub dropout: Dropout,
    /// Shape of the distribution of purchase rates.
    pub r: f64,
    /// Its rate, in weeks.
    pub alpha: f64,
    /// First parameter of the distribution of the chance to drop out.
    pub a: f64,
    /// Its second parameter.
    pub b: f64,
}

impl Rates {
    /// The model with the parameters r, α, a, b.
    pub const fn new(dropout: Dropout, [r, alpha, a, b]: [f64; 4]) -> Self {
        Self { dropout, r, alpha, a, b }
    }

    /// Purchases after which a customer with so many repeat purchases could have gone.
    pub(super) fn chances(&self, repeats: f64) -> f64 {
        match self.dropout {
            Dropout::AfterRepeats => repeats,
            Dropout::AfterAny => repeats + 1.0,
        }
    }

    /// The logarithm of the odds that the customer is gone (2005: from formula 6); −∞ where it cannot be.
    fn ln_odds_gone(&self, repeats: f64, last: f64, observed: f64) -> f64 {
        let chances = self.chances(repeats);
        if chances == 0.0 {
            return f64::NEG_INFINITY;
        }
        let silence = ((observed - last) / (self.alpha + last)).ln_1p();
        (self.a / (self.b + chances - 1.0)).ln() + (self.r + repeats) * silence
    }

    /// The chance that the customer still is one (Fader, Hardie and Lee, *Computing P(alive) using the BG/NBD model*,
    /// 2008, formula 4; Batislam and others 2007, formula 5), from 0 to 1.
    pub fn alive(&self, buying: Buying) -> f64 {
        let (repeats, last, observed) = buying.in_weeks();
        1.0 - logistic(self.ln_odds_gone(repeats, last, observed))
    }

    /// The log-likelihood of these histories and its derivatives by r, α, a and b.
    pub(super) fn slope(&self, histories: &Grouped) -> Slope<4> {
        let Self { r, alpha, a, b, .. } = *self;
        let (mut value, mut by) = (0.0, [0.0; 4]);
        let (ln_alpha, digamma_r, digamma_b, digamma_sum) = (alpha.ln(), digamma(r), digamma(b), digamma(a + b));
        let fixed = ln_gamma(r) + ln_gamma(b) - ln_gamma(a + b);
        for (repeats, members, group) in histories.by_repeats() {
            let chances = self.chances(repeats);
            let beta = ln_gamma(b + chances) - ln_gamma(a + b + chances);
            value += members * (ln_gamma(r + repeats) + r * ln_alpha + beta - fixed);
            let sum = digamma_sum - digamma(a + b + chances);
            by[0] += members * (digamma(r + repeats) - digamma_r + ln_alpha);
            by[1] += members * r / alpha;
            by[2] += members * sum;
            by[3] += members * (sum + digamma(b + chances) - digamma_b);
            for (last, observed, members) in group {
                let odds = self.ln_odds_gone(repeats, last, observed);
                let gone = members * logistic(odds);
                let (here, to_now, to_last) = (members - gone, (alpha + observed).ln(), (alpha + last).ln());
                value += members * (soft_plus(odds) - (r + repeats) * to_now);
                by[0] -= here * to_now + gone * to_last;
                by[1] -= (r + repeats) * (here / (alpha + observed) + gone / (alpha + last));
                if chances > 0.0 {
                    by[2] += gone / a;
                    by[3] -= gone / (b + chances - 1.0);
                }
            }
        }
        (value, by)
    }
}

/// The parameters r, α, a and b under which these histories are most likely; nothing of no repeat purchases.
///
/// Histories of equal shape are taken together, and of very many a part is looked at first. The parameters come with standard errors and with whether a maximum was
/// reached at all.
pub fn fit_dropout(dropout: Dropout, histories: &Grouped) -> Option<Maximum<4>> {
    let weeks = histories.weeks_a_repeat()?;
    let starts = [(0.5, 0.5, 2.0), (1.0, 1.0, 3.0), (0.1, 0.1, 1.0), (3.0, 0.2, 5.0), (0.3, 2.0, 2.0)];
    let part = histories.thinned();
    let slope = |of| move |&parameters: &[f64; 4]| Rates::new(dropout, parameters).slope(of);
    let found = maximise(slope(&part), &starts.map(|(r, a, b)| [r, r * weeks, a, b]))?;
    Some(if part == *histories { found } else { refine(slope(histories), &found) })
}

/// 1 ÷ (1 + e⁻ˣ).
fn logistic(x: f64) -> f64 {
    if x < 0.0 { x.exp() / (1.0 + x.exp()) } else { (1.0 + (-x).exp()).recip() }
}

/// ln(1 + eˣ).
fn soft_plus(x: f64) -> f64 {
    x.max(0.0) + (-x.abs()).exp().ln_1p()
}
