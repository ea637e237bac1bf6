//! Parameters found again in simulated customers; and customers so unusual that there is nothing to find.

use super::maximum::{ENOUGH, maximise};
use super::testing::{cdnow, data};
use super::{Buying, Dropout, Grouped, Horizon, Maximum, Rates, Spent, fit_dropout, fit_spending};

const CUSTOMERS: usize = 5_000;

/// `SplitMix64` (Steele, Lea and Flood 2014), and the distributions of the models out of it.
struct Dice(u64);

impl Dice {
    /// Between 0 and 1, never either.
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^= z >> 31;
        (f64::from(u32::try_from(z >> 32).expect("32 bits")) + 0.5) / 2_f64.powi(32)
    }

    fn exponential(&mut self) -> f64 {
        -self.uniform().ln()
    }

    /// Box and Muller 1958.
    fn normal(&mut self) -> f64 {
        (2.0 * self.exponential()).sqrt() * (std::f64::consts::TAU * self.uniform()).cos()
    }

    /// Marsaglia and Tsang 2000; for a shape below 1 that of shape + 1 times U^(1/shape).
    fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            return self.gamma(shape + 1.0) * self.uniform().powf(shape.recip());
        }
        let d = shape - 1.0 / 3.0;
        loop {
            let x = self.normal();
            let v = (1.0 + x / (9.0 * d).sqrt()).powi(3);
            if v > 0.0 && self.uniform().ln() < 0.5 * x * x + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }

    fn beta(&mut self, a: f64, b: f64) -> f64 {
        let (one, other) = (self.gamma(a), self.gamma(b));
        one / (one + other)
    }

    /// A customer of the model, watched for so many days, each purchase on a day of its own.
    fn customer(&mut self, rates: &Rates, observed: u32) -> Buying {
        let rate = self.gamma(rates.r) / rates.alpha / 7.0;
        let chance = self.beta(rates.a, rates.b);
        let mut buying = Buying { repeats: 0, last: 0, observed };
        let mut alive = rates.dropout == Dropout::AfterRepeats || self.uniform() > chance;
        let mut day = 0.0;
        while alive {
            day += self.exponential() / rate;
            if day > f64::from(observed) {
                break;
            }
            buying.repeats += 1;
            buying.last = whole(day).min(observed);
            alive = self.uniform() > chance;
        }
        buying
    }
}

#[test]
fn very_many_histories_have_the_maximum_that_a_search_among_all_of_them_finds() {
    let (mut dice, rates) = (Dice(4), Rates::new(Dropout::AfterRepeats, [0.5, 8.0, 0.8, 2.4]));
    let customers = (0..1_000).cycle().take(20_000).map(|late| dice.customer(&rates, 1_100 - late)).collect();
    let histories = Grouped::new(customers);
    assert!(histories.counted().len() > 2 * ENOUGH, "{}", histories.counted().len());
    for dropout in [Dropout::AfterRepeats, Dropout::AfterAny] {
        let found = fit_dropout(dropout, &histories).expect("repeat purchases");
        let slope = |&parameters: &[f64; 4]| Rates::new(dropout, parameters).slope(&histories);
        let direct = maximise(slope, &[[0.5, 8.0, 0.8, 2.4]]).expect("a point");
        assert!(found.converged() && direct.converged());
        for (found, direct) in found.parameters.iter().zip(direct.parameters) {
            assert!((found / direct - 1.0).abs() < 1e-5, "{found} for {direct}");
        }
    }
}

/// Days as the models count them, to the nearest.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred days")]
fn whole(day: f64) -> u32 {
    day.round() as u32
}

#[track_caller]
fn near<const N: usize>(found: &Maximum<N>, truth: [f64; N]) {
    let errors = found.errors.unwrap_or_else(|| panic!("not converged: {found:?}"));
    for ((found, error), truth) in found.parameters.iter().zip(errors).zip(truth) {
        assert!((found - truth).abs() < 3.0 * error, "{found} ± {error} for {truth}");
        assert!(error < truth, "an error of {error} says nothing about {truth}");
    }
}

fn simulated(dropout: Dropout, truth: [f64; 4], seed: u64) -> Vec<Buying> {
    let (mut dice, rates) = (Dice(seed), Rates::new(dropout, truth));
    // First purchases spread over 200 days, watched to day 700 of the first.
    (0..200).cycle().take(CUSTOMERS).map(|late| dice.customer(&rates, 700 - late)).collect()
}

#[test]
fn parameters_of_simulated_customers_are_recovered() {
    for (seed, dropout, truth) in [
        (1, Dropout::AfterRepeats, [0.25, 4.5, 0.8, 2.4]),
        (2, Dropout::AfterRepeats, [1.5, 12.0, 1.0, 4.0]),
        (3, Dropout::AfterAny, [0.5, 6.0, 0.9, 1.6]),
        (4, Dropout::AfterAny, [2.0, 20.0, 0.5, 3.0]),
    ] {
        let customers = simulated(dropout, truth, seed);
        near(&fit_dropout(dropout, &Grouped::new(customers)).expect("repeat purchases"), truth);
    }
}

#[test]
fn parameters_of_simulated_spending_are_recovered() {
    for (seed, [p, q, v]) in [(5, [6.25, 3.75, 15.5]), (6, [1.2, 6.0, 3_000.0])] {
        let mut dice = Dice(seed);
        let customer = |purchases| {
            let rate = dice.gamma(q) / v;
            Spent { purchases, total: dice.gamma(p * f64::from(purchases)) / rate }
        };
        let customers = [1, 1, 1, 2, 2, 3, 5, 9].into_iter().cycle().take(CUSTOMERS).map(customer).collect();
        near(&fit_spending(customers).expect("spending"), [p, q, v]);
    }
}

#[test]
fn forecasts_are_what_simulated_customers_do() {
    for (seed, dropout) in [(7, Dropout::AfterRepeats), (8, Dropout::AfterAny)] {
        let rates = Rates::new(dropout, [1.0, 8.0, 0.9, 2.0]);
        let mut dice = Dice(seed);
        let repeats: f64 = (0..20_000).map(|_| f64::from(dice.customer(&rates, 364).repeats)).sum();
        let mean = repeats / 20_000.0;
        // The standard deviation of repeat purchases is about 4, that of the mean of 20,000 below 0.03.
        let expected = rates.purchases_in([52.0])[0];
        assert!((mean - expected).abs() < 0.12, "{mean} for {expected}");
    }
}

#[test]
fn the_mean_of_a_year_has_no_gap_where_the_published_formula_has() {
    // r = a = b = 1: the mean of z ÷ (1 + pz) over p is ln(1 + z), z = t ÷ α; formula 9 divides by a − 1 there.
    let at = |a| Rates::new(Dropout::AfterRepeats, [1.0, 13.0, a, 1.0]).purchases_in([52.0])[0];
    assert!((at(1.0) - 5_f64.ln()).abs() < 1e-12, "{}", at(1.0));
    assert!((at(1.0 + 1e-9) - at(1.0)).abs() < 1e-8 && (at(1.0 - 1e-9) - at(1.0)).abs() < 1e-8);
}

#[test]
fn unusual_customers_give_numbers_or_a_refusal_and_always_an_end() {
    let one = |repeats, last, observed| Buying { repeats, observed, last };
    let many = |buying: Buying| vec![buying; 200];
    let with = |mut customers: Vec<Buying>, more: Buying| {
        customers.extend(vec![more; 300]);
        customers
    };
    for (name, customers) in [
        ("nobody", vec![]),
        ("all once", many(one(0, 0, 300))),
        ("all on the last day", many(one(0, 0, 0))),
        ("all alike", many(one(3, 200, 300))),
        ("all on the last day but one", many(one(1, 1, 1))),
        ("huge counts", with(many(one(1_000_000, 7_000_000, 7_000_000)), one(0, 0, 7_000_000))),
        ("every day", with(many(one(365, 365, 365)), one(1, 1, 365))),
        ("never silent", with(many(one(5, 300, 300)), one(1, 300, 300))),
        ("gone at once", with(many(one(2, 1, 3000)), one(1, 1, 3000))),
        ("a last day after the end", with(many(one(2, 900, 300)), one(0, 0, 10))),
        ("the largest numbers", many(one(u32::MAX, u32::MAX, u32::MAX))),
    ] {
        let horizon = Horizon { months: 12, weeks_per_month: 4.345, discount: 0.01 };
        for dropout in [Dropout::AfterRepeats, Dropout::AfterAny] {
            let Some(found) = fit_dropout(dropout, &Grouped::new(customers.clone())) else { continue };
            assert!(
                found.errors.is_none_or(|errors| errors.iter().all(|error| error.is_finite())),
                "{name}: {found:?}"
            );
            let rates = Rates::new(dropout, found.parameters);
            for expected in rates.expected(&customers, &horizon) {
                assert!((0.0..=1.0).contains(&expected.alive), "{name}: {expected:?}");
                assert!(expected.purchases >= 0.0 && expected.purchases.is_finite(), "{name}: {expected:?}");
                assert!(expected.discounted <= expected.purchases, "{name}: {expected:?}");
            }
        }
    }
    for customers in [vec![], vec![(1, 0.0)], vec![(0, 5.0); 9], vec![(1, 100.0); 500], vec![(u32::MAX, 1e300); 9]] {
        let customers = customers.into_iter().map(|(purchases, total)| Spent { purchases, total }).collect();
        let found = fit_spending(customers);
        assert!(found.is_none_or(|found| !found.converged()), "{found:?}");
    }
}

/// `cargo test --release --lib stats::simulated::models_are -- --nocapture` tells how long the program itself takes.
#[test]
#[expect(clippy::print_stderr, reason = "how long it took is what is asked for")]
fn models_are_fitted_in_no_time() {
    let time = |name: &str, most: f64, customers: Vec<Buying>| {
        for dropout in [Dropout::AfterRepeats, Dropout::AfterAny] {
            let start = std::time::Instant::now();
            let grouped = Grouped::new(customers.clone());
            let found = fit_dropout(dropout, &grouped).expect("repeat purchases");
            let took = start.elapsed().as_secs_f64();
            let (histories, steps) = (grouped.counted().len(), found.steps);
            eprintln!("{name}, {dropout:?}: {histories} histories, {steps} steps, {took:.3} s");
            // Each step is one pass over the histories; the seconds are those of a busy machine and a slow build.
            assert!(found.converged() && steps <= 40 && took < most, "{name}: {took} s, {found:?}");
        }
    };
    if let Some(sample) = data("cdnow/cdnow_sample.csv") {
        time("CDNOW sample", 2.0, cdnow(&sample).iter().map(|customer| customer.buying).collect());
    }
    let (mut dice, rates) = (Dice(9), Rates::new(Dropout::AfterRepeats, [0.5, 8.0, 0.8, 2.4]));
    let million = (0..1_000).cycle().take(1_000_000).map(|late| dice.customer(&rates, 1_100 - late)).collect();
    time("a million members", 60.0, million);
}
