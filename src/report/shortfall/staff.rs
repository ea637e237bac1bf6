//! Who of the staff is asked for how much.

use std::collections::BTreeMap;

use super::candidates::Candidate;
use crate::book::{Book, Money, NameId};
use crate::report::columns::text_cell;
use crate::table::{Cell, Table, column};

/// What one person is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Asked {
    staff: NameId,
    members: u64,
    expected: Money,
    target: Money,
}

/// The largest target first, then by name; members of nobody are one row without a name.
pub(super) fn table<'a>(book: &'a Book, chosen: &[Candidate], amount: Money) -> Table<'a> {
    let mut of_each: BTreeMap<NameId, (u64, Money)> = BTreeMap::new();
    for candidate in chosen {
        let (members, expected) = of_each.entry(candidate.staff).or_default();
        *members += 1;
        *expected += candidate.expected;
    }
    let expected: Vec<Money> = of_each.values().map(|&(_, expected)| expected).collect();
    let asked = of_each.iter().zip(shares(amount, &expected));
    let mut rows: Vec<Asked> = asked
        .map(|((&staff, &(members, expected)), target)| Asked { staff, members, expected, target })
        .collect();
    rows.sort_by(|a, b| b.target.cmp(&a.target).then_with(|| book.staff.get(a.staff).cmp(book.staff.get(b.staff))));
    Table::new("staff", ("各人目标", "Targets"), rows, vec![
        column("staff", ("责任店员", "Staff"), |row: &Asked| text_cell(&book.staff, row.staff)),
        column("members", ("会员数", "Members"), |row: &Asked| Cell::count(row.members)),
        column("expected", ("预计金额", "Expected"), |row: &Asked| row.expected.into()),
        column("target", ("目标", "Target"), |row: &Asked| row.target.into()),
    ])
}

/// Divides an amount in proportion to `weights`, to the cent: what rounding down leaves goes to the largest rests, the
/// first of equal ones.
fn shares(amount: Money, weights: &[Money]) -> Vec<Money> {
    let all: i128 = weights.iter().map(|weight| i128::from(weight.0)).sum();
    if all == 0 {
        return vec![Money::ZERO; weights.len()];
    }
    let exact = |weight: &Money| i128::from(amount.0) * i128::from(weight.0);
    let mut shares: Vec<i64> =
        weights.iter().map(|weight| i64::try_from(exact(weight) / all).unwrap_or_default()).collect();
    let mut rests: Vec<usize> = (0..weights.len()).collect();
    rests.sort_by_key(|&index| std::cmp::Reverse(exact(&weights[index]) % all));
    let left = amount.0 - shares.iter().sum::<i64>();
    for &index in rests.iter().take(usize::try_from(left).unwrap_or_default()) {
        shares[index] += 1;
    }
    shares.into_iter().map(Money).collect()
}

#[cfg(test)]
mod tests {
    use super::shares;
    use crate::book::Money;

    #[test]
    fn targets_add_up_to_the_amount() {
        // 100.00 by thirds: 33.33 each and one cent to the first. By 1 : 2 of 0.05: 1⅔ and 3⅓ cents.
        for (amount, weights, expected) in [
            (10_000, &[5, 5, 5][..], &[3334, 3333, 3333][..]),
            (5, &[1, 2], &[2, 3]),
            (500, &[0, 7], &[0, 500]),
            (500, &[0], &[0]),
            (500, &[], &[]),
        ] {
            let weights: Vec<Money> = weights.iter().copied().map(Money).collect();
            let expected: Vec<Money> = expected.iter().copied().map(Money).collect();
            assert_eq!(shares(Money(amount), &weights), expected);
        }
    }
}
