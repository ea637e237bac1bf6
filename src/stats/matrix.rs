//! Products and the inverse of small matrices.

use std::array::from_fn;

/// A square matrix by its rows.
pub(super) type Matrix<const N: usize> = [[f64; N]; N];

pub(super) fn dot<const N: usize>(a: &[f64; N], b: &[f64; N]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

pub(super) fn scaled<const N: usize>(vector: &[f64; N], by: f64) -> [f64; N] {
    vector.map(|entry| entry * by)
}

pub(super) fn times<const N: usize>(matrix: &Matrix<N>, vector: &[f64; N]) -> [f64; N] {
    from_fn(|i| dot(&matrix[i], vector))
}

/// The inverse of a symmetric matrix by Cholesky's factors; nothing where it is not positive definite.
pub(super) fn inverse<const N: usize>(matrix: &Matrix<N>) -> Option<Matrix<N>> {
    let lower = cholesky(matrix)?;
    let mut columns = [[0.0; N]; N];
    for (unit, column) in columns.iter_mut().enumerate() {
        column[unit] = 1.0;
        for i in 0..N {
            let known: f64 = (0..i).map(|j| lower[i][j] * column[j]).sum();
            column[i] = (column[i] - known) / lower[i][i];
        }
        for i in (0..N).rev() {
            let known: f64 = (i + 1..N).map(|j| lower[j][i] * column[j]).sum();
            column[i] = (column[i] - known) / lower[i][i];
        }
    }
    Some(columns)
}

fn cholesky<const N: usize>(matrix: &Matrix<N>) -> Option<Matrix<N>> {
    let mut lower = [[0.0; N]; N];
    for i in 0..N {
        for j in 0..=i {
            let known: f64 = (0..j).map(|k| lower[i][k] * lower[j][k]).sum();
            let rest = matrix[i][j] - known;
            if i == j {
                // A pivot that rounding alone could have made is none. NaN is not greater than anything.
                let least = matrix[i][i].abs() * 1e-12;
                lower[i][i] = (rest > least).then(|| rest.sqrt())?;
            } else {
                lower[i][j] = rest / lower[j][j];
            }
        }
    }
    Some(lower)
}

#[cfg(test)]
mod tests {
    use super::inverse;

    #[test]
    fn the_inverse_is_that_worked_out_by_hand() {
        // Determinant 4·3 − 2·2 = 8.
        assert_eq!(
            inverse(&[[4.0, 2.0], [2.0, 3.0]]).map(|m| m.map(|row| row.map(|x| (x * 8.0_f64).round()))),
            Some([[3.0, -2.0], [-2.0, 4.0]])
        );
        for singular in
            [[[1.0, 1.0], [1.0, 1.0]], [[-1.0, 0.0], [0.0, 1.0]], [[f64::NAN, 0.0], [0.0, 1.0]], [[0.0; 2]; 2]]
        {
            assert_eq!(inverse(&singular), None, "{singular:?}");
        }
    }
}
