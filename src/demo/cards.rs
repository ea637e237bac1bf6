//! The members' card numbers, in the order in which they joined.

use super::people::Person;
use super::visits::Visit;

/// The first number, with the leading zeros that Excel likes to lose.
const FIRST: usize = 101;

/// Gives every member a number: buyers by their first receipt, then those who never bought.
pub(super) fn issue(people: &mut [Person], visits: &[Visit]) {
    let buyers = visits.iter().filter_map(|visit| visit.who);
    let joined: Vec<usize> = buyers.chain(0..people.len()).collect();
    let mut next = FIRST;
    for place in joined {
        if people[place].card.is_empty() {
            people[place].card = format!("{next:05}");
            next += 1;
        }
    }
}
