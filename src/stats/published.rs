//! The published parameters, forecasts and values of the CDNOW sample (reference numbers, *BG/NBD and others*).

use super::testing::{Cdnow, cdnow, data};
use super::{Buying, Dropout, Grouped, Horizon, Maximum, Rates, Spending, fit_dropout, fit_spending};

const YEAR: Horizon = Horizon { months: 12, weeks_per_month: 4.345, discount: 0.01 };

fn sample() -> Option<Vec<Cdnow>> {
    data("cdnow/cdnow_sample.csv").map(|sample| cdnow(&sample))
}

fn buying(customers: &[Cdnow]) -> Vec<Buying> {
    customers.iter().map(|customer| customer.buying).collect()
}

fn fitted(dropout: Dropout, customers: &[Cdnow]) -> Maximum<4> {
    fit_dropout(dropout, &Grouped::new(buying(customers))).expect("repeat purchases")
}

fn spending(customers: &[Cdnow]) -> Maximum<3> {
    fit_spending(customers.iter().map(|customer| customer.spent).collect()).expect("repeat purchases")
}

/// Each is what was published to as many significant digits as are given, at most four.
#[track_caller]
fn published<const N: usize>(found: [f64; N], expected: [f64; N], digits: f64) {
    for (found, expected) in found.into_iter().zip(expected) {
        let digit = 10_f64.powf(expected.log10().floor() - digits + 1.0);
        assert!((found - expected).abs() <= 0.5 * digit, "{found} for {expected}");
    }
}

#[test]
fn the_sample_has_the_published_counts() {
    let Some(customers) = sample() else { return };
    let repeats: u32 = customers.iter().map(|customer| customer.buying.repeats).sum();
    let later: u32 = customers.iter().map(|customer| customer.later).sum();
    let once = customers.iter().filter(|customer| customer.buying.repeats == 0).count();
    assert_eq!((customers.len(), repeats, later, once), (2_357, 2_457, 1_882, 1_411));
    assert_eq!(Grouped::new(buying(&customers)).repeat_buyers(), 946);
}

#[test]
fn bg_nbd_is_as_published() {
    let Some(customers) = sample() else { return };
    let found = fitted(Dropout::AfterRepeats, &customers);
    published(found.parameters, [0.24259, 4.4136, 0.79292, 2.42589], 4.0);
    published(found.errors.expect("converged"), [0.0126, 0.378, 0.186, 0.705], 3.0);
    assert!((found.log_likelihood + 9582.429).abs() < 0.01, "{found:?}");
}

#[test]
fn mbg_nbd_is_as_published() {
    let Some(customers) = sample() else { return };
    let found = fitted(Dropout::AfterAny, &customers);
    let [r, alpha, a, b] = found.parameters;
    assert_eq!(format!("{r:.3} {alpha:.3} {a:.3} {b:.3}"), "0.525 6.183 0.891 1.614");
    assert!(found.converged() && (found.log_likelihood + 9582.136).abs() < 0.01, "{found:?}");
}

#[test]
fn gamma_gamma_is_as_published() {
    let Some(customers) = sample() else { return };
    let found = spending(&customers);
    published(found.parameters, [6.2496, 3.7442, 15.4435], 4.0);
    assert!(found.converged() && (found.log_likelihood + 4055.918).abs() < 0.01, "{found:?}");
    let model = Spending::new(found.parameters);
    assert!((model.mean().expect("a mean") - 35.1704).abs() < 1e-3);
    let expected = [24.6539, 18.9100, 35.1704, 35.1704, 35.1704, 71.4647, 18.9100, 35.1704, 27.2819, 35.1704];
    for (customer, expected) in customers.iter().zip(expected) {
        let found = model.expected(customer.spent).expect("a mean");
        assert!((found - expected).abs() < 1e-3, "{found} for {expected}");
    }
}

#[test]
fn forecasts_are_as_published() {
    let Some(customers) = sample() else { return };
    let rates = Rates::new(Dropout::AfterRepeats, fitted(Dropout::AfterRepeats, &customers).parameters);
    for (weeks, expected) in [(0.1429, 0.0078), (1.0, 0.0532), (3.0, 0.1506), (31.8571, 1.0405), (78.0, 1.858)] {
        let found = rates.purchases_in([weeks])[0];
        assert!((found - expected).abs() < 1e-3, "{found} for {expected} at {weeks}");
    }
    let weeks_39 = Horizon { months: 1, weeks_per_month: 39.0, discount: 0.0 };
    // 30.43 and 38.86 weeks are 213 and 272 days.
    let one = rates.expected(&[Buying { repeats: 2, last: 213, observed: 272 }], &weeks_39)[0];
    assert!((one.purchases - 1.226).abs() < 1e-3, "{one:?}");
    let sum: f64 = rates.expected(&buying(&customers), &weeks_39).iter().map(|expected| expected.purchases).sum();
    assert!((sum - 1653.4).abs() < 0.05, "{sum}");
}

#[test]
fn twelve_months_of_value_are_as_published() {
    let Some(customers) = sample() else { return };
    let rates = Rates::new(Dropout::AfterRepeats, fitted(Dropout::AfterRepeats, &customers).parameters);
    let spending = Spending::new(spending(&customers).parameters);
    let expected = rates.expected(&buying(&customers), &YEAR);
    let values = [36.2740, 4.6409, 8.3445, 8.3445, 8.3445, 283.5581, 6.8817, 8.3445, 43.3587, 8.3445];
    for ((customer, expected), value) in customers.iter().zip(&expected).zip(values) {
        let found = spending.expected(customer.spent).expect("a mean") * expected.discounted;
        assert!((found - value).abs() < 1e-3, "{found} for {value}");
    }
}
