//! The logarithm of the gamma function and its derivative, the digamma function.
//!
//! Source: M. Abramowitz and I. A. Stegun, *Handbook of Mathematical Functions* (1964), 6.1.41 and 6.3.18 (asymptotic
//! series), taken at 10 or more, where the terms used leave an error below 10⁻¹⁶, and brought there by the recurrences
//! 6.1.15 and 6.3.5. The tests hold values of its tables 6.1 and 6.4.

/// From here on the series are exact to the last digits.
const FAR: f64 = 10.0;

/// Half of ln 2π.
const HALF_LN_TAU: f64 = 0.918_938_533_204_672_7;

/// The Bernoulli terms B₂ₖ ÷ 2k(2k − 1) of 6.1.41.
const LN_GAMMA: [f64; 7] =
    [1.0 / 12.0, -1.0 / 360.0, 1.0 / 1260.0, -1.0 / 1680.0, 1.0 / 1188.0, -691.0 / 360_360.0, 1.0 / 156.0];

/// The Bernoulli terms B₂ₖ ÷ 2k of 6.3.18.
const DIGAMMA: [f64; 7] =
    [1.0 / 12.0, -1.0 / 120.0, 1.0 / 252.0, -1.0 / 240.0, 1.0 / 132.0, -691.0 / 32_760.0, 1.0 / 12.0];

/// ln Γ(x) for x > 0.
pub(super) fn ln_gamma(x: f64) -> f64 {
    // Γ(x) = Γ(x + n) ÷ x(x + 1)…(x + n − 1); the product of at most ten factors neither overflows nor vanishes.
    let (far, product) = climb(x, 1.0, |product, x| product * x);
    let series = polynomial(&LN_GAMMA, far.powi(-2)) / far;
    (far - 0.5) * far.ln() - far + HALF_LN_TAU + series - product.ln()
}

/// ψ(x) = d ln Γ(x) / dx for x > 0.
pub(super) fn digamma(x: f64) -> f64 {
    let (far, sum) = climb(x, 0.0, |sum, x| sum + x.recip());
    let square = far.powi(-2);
    far.ln() - 0.5 / far - square * polynomial(&DIGAMMA, square) - sum
}

/// The first of x, x + 1, … that is far enough, and what is gathered from those before it.
fn climb(mut x: f64, mut gathered: f64, gather: impl Fn(f64, f64) -> f64) -> (f64, f64) {
    while x < FAR {
        gathered = gather(gathered, x);
        x += 1.0;
    }
    (x, gathered)
}

fn polynomial(terms: &[f64], x: f64) -> f64 {
    terms.iter().rev().fold(0.0, |sum, term| sum * x + term)
}

#[cfg(test)]
mod tests {
    use super::{digamma, ln_gamma};

    #[test]
    fn values_are_those_of_the_tables() {
        let ln_pi = std::f64::consts::PI.ln();
        for (x, expected) in [
            // Γ(1/2) = √π (6.1.8); Γ(1/4) = 3.6256099082 (6.1.10).
            (0.5, ln_pi / 2.0),
            (0.25, 3.625_609_908_221_908_f64.ln()),
            (1.0, 0.0),
            (2.0, 0.0),
            // 4!, 20! and 100! = 9.33262154439441 · 10¹⁵⁷ (table 6.3).
            (5.0, 24_f64.ln()),
            (21.0, 2_432_902_008_176_640_000_f64.ln()),
            (101.0, 9.332_621_544_394_41_f64.ln() + 157.0 * 10_f64.ln()),
        ] {
            assert!((ln_gamma(x) - expected).abs() < 1e-13 * expected.abs().max(1.0), "{x}: {}", ln_gamma(x));
        }
        let euler = 0.577_215_664_901_532_9;
        for (x, expected) in [
            // 6.3.2, 6.3.3; and table 6.1: ψ(1.5) = 0.03648 99740, ψ(2) = 0.42278 43351.
            (1.0, -euler),
            (0.5, -euler - 2.0 * std::f64::consts::LN_2),
            (1.5, 0.036_489_973_978_576_52),
            (2.0, 1.0 - euler),
            (100.0, 4.600_161_852_738_087),
        ] {
            assert!((digamma(x) - expected).abs() < 1e-13, "{x}: {}", digamma(x));
        }
    }

    #[test]
    fn near_zero_and_far_out_they_stay_finite() {
        // Γ(x) ≈ 1/x and ψ(x) ≈ −1/x near zero; ln Γ(x) ≈ x ln x − x far out.
        for x in [1e-300_f64, 1e-12] {
            assert!((ln_gamma(x) + x.ln()).abs() < 1e-11, "{x}");
            assert!((digamma(x) * x + 1.0).abs() < 1e-11, "{x}");
        }
        let far = 1e12_f64;
        assert!((ln_gamma(far) / (far * far.ln() - far) - 1.0).abs() < 1e-11);
        assert!((digamma(far) - far.ln()).abs() < 1e-11);
    }
}
