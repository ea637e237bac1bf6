//! ID-card numbers that nobody has.

use chrono::NaiveDate;

/// An ID-card number with the right check digit (GB 11643, mod 11-2) and an area that does not exist.
pub(super) fn id_card(born: NaiveDate, man: bool, order: u32) -> String {
    // The last digit before the check is odd for men.
    let order = 100 + order * 2 + u32::from(man);
    let body = format!("999901{}{order}", born.format("%Y%m%d"));
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let check = ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum as usize % 11];
    format!("{body}{check}")
}

#[cfg(test)]
mod tests {
    use super::id_card;
    use crate::demo::period::date;

    #[test]
    fn the_check_digit_follows_the_standard() {
        // By hand: the weighted digits sum to 434, 434 mod 11 = 5, which stands for 7.
        assert_eq!(id_card(date(1985, 3, 8), true, 0), "999901198503081017");
    }
}
