//! The maximum of a log-likelihood over parameters that are all positive, and how certain it is.
//!
//! The search is in the logarithms of the parameters: BFGS (J. Nocedal and S. J. Wright, *Numerical Optimization*, 2nd
//! edition 2006, algorithm 6.1, a step halved until it gains enough, 3.4), then Newton steps with second derivatives from
//! differences of the gradient (8.1). The standard errors are those of the observed information, taken from the
//! logarithms to the parameters by the delta method: se(θ) = θ · se(ln θ) (B. Efron and D. V. Hinkley, *Assessing the
//! accuracy of the maximum likelihood estimator*, Biometrika 65 (1978) 457–482).

use std::array::from_fn;

use super::matrix::{Matrix, dot, inverse, scaled, times};

/// The most BFGS steps, halvings of a step, and Newton steps.
const MOST_STEPS: usize = 200;
const MOST_HALVINGS: usize = 40;
const MOST_NEWTON: usize = 12;

/// The search stays within e⁻¹⁵ and e¹⁵. What lies beyond e⁻¹² or e¹² is at the edge: a parameter that vanishes or
/// grows without end.
const BOUND: f64 = 15.0;
const EDGE: f64 = 12.0;

/// The step of the differences, in logarithms.
const DIFFERENCE: f64 = 1e-4;

/// The gain of log-likelihood that a Newton step promises where the maximum is reached.
const REACHED: f64 = 1e-8;

/// What rounding leaves uncertain in a log-likelihood, as a share of it.
const NOISE: f64 = 1e-12;

/// A log-likelihood and its derivatives by the parameters.
pub(super) type Slope<const N: usize> = (f64, [f64; N]);

/// Where a log-likelihood is largest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Maximum<const N: usize> {
    /// The parameters, in the order of the model.
    pub parameters: [f64; N],
    /// The standard error of each; nothing where the likelihood is flat or the maximum was not reached.
    pub errors: Option<[f64; N]>,
    /// The log-likelihood there.
    pub log_likelihood: f64,
    /// How many steps were taken.
    pub steps: usize,
}

impl<const N: usize> Maximum<N> {
    /// Whether it is a maximum, with all parameters away from zero and infinity.
    pub const fn converged(&self) -> bool {
        self.errors.is_some()
    }
}

/// Looks for the maximum from each of the starts in turn, until one is found; else the best point met.
pub(super) fn maximise<const N: usize>(of: impl Fn(&[f64; N]) -> Slope<N>, starts: &[[f64; N]]) -> Option<Maximum<N>> {
    let search = Search { of };
    let mut best: Option<Maximum<N>> = None;
    for start in starts {
        let found = search.from(start.map(f64::ln));
        if best.is_none_or(|best| found.converged() || found.log_likelihood > best.log_likelihood) {
            best = Some(found);
        }
        if found.converged() {
            break;
        }
    }
    best
}

/// The maximum over all data from that of a part of them, the only one where the part has none: what runs away there is
/// not followed by a search that takes so many times as long.
pub(super) fn refine<const N: usize>(of: impl Fn(&[f64; N]) -> Slope<N>, part: &Maximum<N>) -> Maximum<N> {
    let (log_likelihood, _) = of(&part.parameters);
    if part.converged() {
        Search { of }.from(part.parameters.map(f64::ln))
    } else {
        Maximum { log_likelihood, ..*part }
    }
}

/// So many of the data tell where a maximum is; of more, a part does at first.
pub(super) const ENOUGH: usize = 5_000;

/// Every n-th of some data in order, so that [`ENOUGH`] are left at most.
pub(super) fn thinned<T: Copy>(data: &[T]) -> Vec<T> {
    data.iter().step_by(data.len().div_ceil(ENOUGH).max(1)).copied().collect()
}

/// A point of the search, in logarithms.
#[derive(Clone, Copy)]
struct Point<const N: usize> {
    at: [f64; N],
    value: f64,
    slope: [f64; N],
}

struct Search<F> {
    of: F,
}

impl<F> Search<F> {
    fn from<const N: usize>(&self, start: [f64; N]) -> Maximum<N>
    where
        F: Fn(&[f64; N]) -> Slope<N>,
    {
        let (climbed, mut steps) = self.climb(self.point(start));
        let (mut point, mut errors) = (climbed, None);
        for _ in 0..MOST_NEWTON {
            let Some(covariance) = inverse(&self.information(&point)) else { break };
            let step = times(&covariance, &point.slope);
            let gain = dot(&step, &point.slope) / 2.0;
            if gain < REACHED {
                point = self.point(from_fn(|i| point.at[i] + step[i]));
                let inside = point.at.iter().all(|at| at.abs() < EDGE);
                errors = inside.then(|| from_fn(|i| point.at[i].exp() * covariance[i][i].sqrt()));
                break;
            }
            let Some(next) = self.line(&point, &step) else { break };
            point = next;
            steps += 1;
        }
        Maximum { parameters: point.at.map(f64::exp), errors, log_likelihood: point.value, steps }
    }

    /// As far as BFGS leads.
    fn climb<const N: usize>(&self, start: Point<N>) -> (Point<N>, usize)
    where
        F: Fn(&[f64; N]) -> Slope<N>,
    {
        let (mut point, mut inverse) = (start, first(&start.slope));
        for step in 0..MOST_STEPS {
            let direction = times(&inverse, &point.slope);
            let gain = dot(&direction, &point.slope);
            let Some(next) = self.line(&point, &direction).filter(|_| gain > REACHED) else { return (point, step) };
            let moved = from_fn(|i| next.at[i] - point.at[i]);
            let bent = from_fn(|i| point.slope[i] - next.slope[i]);
            // Only where the surface is curved the right way does the step say something about the curvature.
            if dot(&moved, &bent) > 0.0 {
                inverse = update(&inverse, &moved, &bent);
            }
            point = next;
        }
        (point, MOST_STEPS)
    }

    /// The first of the step, its half, its quarter, … that gains enough.
    fn line<const N: usize>(&self, from: &Point<N>, direction: &[f64; N]) -> Option<Point<N>>
    where
        F: Fn(&[f64; N]) -> Slope<N>,
    {
        let rise = dot(direction, &from.slope);
        let mut length = 1.0;
        for _ in 0..MOST_HALVINGS {
            let next = self.point(from_fn(|i| (from.at[i] + length * direction[i]).clamp(-BOUND, BOUND)));
            if next.value.is_finite() && next.value >= from.value - NOISE * from.value.abs() + 1e-4 * length * rise {
                // At the bound a step may lead nowhere.
                let moved: [f64; N] = from_fn(|i| next.at[i] - from.at[i]);
                return (dot(&moved, &moved) > 0.0).then_some(next);
            }
            length /= 2.0;
        }
        None
    }

    fn point<const N: usize>(&self, at: [f64; N]) -> Point<N>
    where
        F: Fn(&[f64; N]) -> Slope<N>,
    {
        let parameters = at.map(f64::exp);
        let (value, slope) = (self.of)(&parameters);
        Point { at, value, slope: from_fn(|i| slope[i] * parameters[i]) }
    }

    /// The observed information: the second derivatives by the logarithms, with the sign turned.
    fn information<const N: usize>(&self, point: &Point<N>) -> Matrix<N>
    where
        F: Fn(&[f64; N]) -> Slope<N>,
    {
        let beside = |i: usize, by: f64| {
            let mut at = point.at;
            at[i] += by;
            self.point(at).slope
        };
        let rows: [[f64; N]; N] = from_fn(|i| {
            let (above, below) = (beside(i, DIFFERENCE), beside(i, -DIFFERENCE));
            from_fn(|j| (below[j] - above[j]) / (2.0 * DIFFERENCE))
        });
        from_fn(|i| from_fn(|j| f64::midpoint(rows[i][j], rows[j][i])))
    }
}

/// A first step no longer than 1 in all.
fn first<const N: usize>(slope: &[f64; N]) -> Matrix<N> {
    let length = dot(slope, slope).sqrt().max(1.0).recip();
    from_fn(|i| from_fn(|j| if i == j { length } else { 0.0 }))
}

/// Nocedal and Wright (6.17): (I − ρsyᵀ)H(I − ρysᵀ) + ρssᵀ with ρ = 1/yᵀs, multiplied out.
fn update<const N: usize>(inverse: &Matrix<N>, moved: &[f64; N], bent: &[f64; N]) -> Matrix<N> {
    let rho = dot(moved, bent).recip();
    let bent_by = times(inverse, bent);
    let own = (1.0 + rho * dot(bent, &bent_by)) * rho;
    let (moved, bent_by) = (moved, scaled(&bent_by, rho));
    from_fn(|i| from_fn(|j| inverse[i][j] + own * moved[i] * moved[j] - moved[i] * bent_by[j] - bent_by[i] * moved[j]))
}

#[cfg(test)]
mod tests {
    use super::{Slope, maximise};

    /// `n` waiting times of a gamma distribution with shape k and rate β, of mean m and mean logarithm l:
    /// n(k ln β − ln Γ(k) + (k − 1)l − βm); for k fixed at 1 the maximum is β = 1/m with standard error β/√n.
    #[test]
    fn the_rate_of_waiting_times_and_its_error_are_those_of_the_textbook() {
        let (n, mean) = (400.0_f64, 2.5_f64);
        let of = |[rate]: &[f64; 1]| -> Slope<1> { (n * (rate.ln() - rate * mean), [n * (rate.recip() - mean)]) };
        for start in [1e-5, 1.0, 1e5] {
            let found = maximise(of, &[[start]]).expect("a point");
            assert!((found.parameters[0] - 0.4).abs() < 1e-8, "{found:?}");
            assert!((found.errors.expect("converged")[0] - 0.4 / 20.0).abs() < 1e-7, "{found:?}");
            assert!((found.log_likelihood - n * (0.4_f64.ln() - 1.0)).abs() < 1e-8, "{found:?}");
        }
    }

    #[test]
    fn what_grows_without_end_is_not_a_maximum_and_ends() {
        let grows = |[x]: &[f64; 1]| -> Slope<1> { (-x.recip(), [x.powi(-2)]) };
        let flat = |_: &[f64; 1]| -> Slope<1> { (0.0, [0.0]) };
        let broken = |_: &[f64; 1]| -> Slope<1> { (f64::NAN, [f64::NAN]) };
        let cliff = |[x]: &[f64; 1]| -> Slope<1> { if *x > 2.0 { (f64::NAN, [0.0]) } else { (*x, [1.0]) } };
        for found in
            [maximise(grows, &[[1.0]]), maximise(flat, &[[1.0]]), maximise(broken, &[[1.0]]), maximise(cliff, &[[1.0]])]
        {
            assert!(!found.expect("a point").converged(), "{found:?}");
        }
        assert_eq!(maximise(flat, &[]), None);
    }
}
