//! The vouchers sheet: what was given to whom, and what was used.

use chrono::NaiveDate;

use super::{Done, MemberId, Money, Place};

/// One voucher.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Voucher {
    /// Whose; `None` where the row names nobody that the shop knows.
    pub member: Option<MemberId>,
    /// What it was given for: birthday, care, upgrade.
    pub kind: Box<str>,
    /// When it was given.
    pub issued: Option<NaiveDate>,
    /// The last day on which it can be used.
    pub valid_until: Option<NaiveDate>,
    /// Whether it was used.
    pub used: Done,
    /// What it is worth.
    pub value: Option<Money>,
    /// Where the row stands.
    pub place: Place,
}

impl Voucher {
    /// Whether it can be used on a day: given, not used, and not run out.
    pub fn is_good_on(&self, day: NaiveDate) -> bool {
        let given = self.issued.is_none_or(|issued| issued <= day);
        given && !self.used.by(day) && self.valid_until.is_none_or(|last| day <= last)
    }
}

#[cfg(test)]
mod tests {
    use super::Done;
    use crate::book::testing::{book, day, voucher};

    #[test]
    fn a_voucher_is_good_from_the_day_it_is_given_to_its_last_unless_used() {
        let mut book = book(&[("01", crate::book::Profile::default())], &[]);
        let voucher = voucher(&mut book, "01", "生日");
        assert!(voucher.is_good_on(day("2026-03-05")));
        (voucher.issued, voucher.valid_until) = (Some(day("2026-03-05")), Some(day("2026-04-05")));
        let good = |text: &str| voucher.is_good_on(day(text));
        assert_eq!(["2026-03-04", "2026-03-05", "2026-04-05", "2026-04-06"].map(good), [false, true, true, false]);
        voucher.used = Done::On(day("2026-03-20"));
        assert!(voucher.is_good_on(day("2026-03-19")) && !voucher.is_good_on(day("2026-03-20")));
    }
}
