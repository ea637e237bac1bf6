//! The survey and inspection sheets: what members, and visitors sent by the shop, say of its service.

use chrono::NaiveDate;

use super::{MemberId, NameId, Place};

/// What a score is out of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scale {
    /// 1 to 5.
    Five,
    /// 1 to 10.
    Ten,
    /// 0 to 10.
    FromZero,
}

impl Scale {
    /// Every scale, the shortest first.
    pub const ALL: [Self; 3] = [Self::Five, Self::Ten, Self::FromZero];

    /// Its code in output, as it stands behind the heading of a column.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Five => "1-5",
            Self::Ten => "1-10",
            Self::FromZero => "0-10",
        }
    }

    /// Its lowest and its highest score.
    pub const fn ends(self) -> (u16, u16) {
        match self {
            Self::Five => (1, 5),
            Self::Ten => (1, 10),
            Self::FromZero => (0, 10),
        }
    }

    /// Whether so many hundredths are a score of it.
    pub const fn holds(self, hundredths: u16) -> bool {
        let (low, high) = self.ends();
        low * 100 <= hundredths && hundredths <= high * 100
    }
}

/// A score as it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score {
    /// Hundredths of a point: 450 is 4.5.
    pub hundredths: u16,
    /// What it is out of.
    pub scale: Scale,
}

impl Score {
    /// One point in the parts of [`of_five`](Self::of_five), in which every score of each scale is whole.
    pub const POINT: i128 = 9000;

    /// The score as one of 1 to 5, in nine-thousandths of a point, the ends and the middle of the scales laid upon each
    /// other: of 1–10 it is 1 + (x − 1) × 4 ÷ 9, of 0–10 it is 1 + x × 4 ÷ 10.
    pub fn of_five(self) -> i128 {
        let hundredths = i128::from(self.hundredths);
        match self.scale {
            Scale::Five => hundredths * 90,
            Scale::Ten => Self::POINT + (hundredths - 100) * 40,
            Scale::FromZero => Self::POINT + hundredths * 36,
        }
    }

    /// Whether who gave it is satisfied: 4 of 5, 8 of 10 and more.
    pub const fn is_satisfied(self) -> bool {
        match self.scale {
            Scale::Five => self.hundredths >= 400,
            Scale::Ten | Scale::FromZero => self.hundredths >= 800,
        }
    }
}

/// A score of something that a survey asked about, named as the heading of its column.
pub type Asked = (Box<str>, Score);

/// One answered survey.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answer {
    /// Who answered.
    pub member: Option<MemberId>,
    /// The day of the answer.
    pub day: Option<NaiveDate>,
    /// The shop that it is about, where the sheet says so.
    pub shop: NameId,
    /// Who of the staff it is about, where the sheet says so.
    pub staff: NameId,
    /// How satisfied, by what was asked, in text order.
    pub scores: Box<[Asked]>,
    /// How important, by what was asked, in text order.
    pub importance: Box<[Asked]>,
    /// How likely to recommend the shop, 0 to 10.
    pub recommend: Option<u8>,
    /// Anything else that was said.
    pub remark: Box<str>,
    /// Where the row stands.
    pub place: Place,
}

/// The moments of a visit that an inspection looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ShopMoment {
    /// Greeting at the door.
    Door,
    /// Greeting inside.
    Inside,
    /// Serving.
    Serving,
    /// Handling the goods.
    Goods,
    /// Seeing off.
    Leaving,
}

impl ShopMoment {
    /// Every moment, in their order.
    pub const ALL: [Self; 5] = [Self::Door, Self::Inside, Self::Serving, Self::Goods, Self::Leaving];

    /// Its code in output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Door => "greeting_door",
            Self::Inside => "greeting_inside",
            Self::Serving => "serving",
            Self::Goods => "goods",
            Self::Leaving => "seeing_off",
        }
    }

    /// Its field in the dictionary of column names.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Door => "moment.door",
            Self::Inside => "moment.inside",
            Self::Serving => "moment.serving",
            Self::Goods => "moment.goods",
            Self::Leaving => "moment.leaving",
        }
    }

    /// Its name in Chinese and English.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Door => ("迎宾", "Greeting at the door"),
            Self::Inside => ("进店问候", "Greeting inside"),
            Self::Serving => ("接待", "Serving"),
            Self::Goods => ("尊重产品", "Handling the goods"),
            Self::Leaving => ("送宾", "Seeing off"),
        }
    }
}

/// A visit of an inspector, or of somebody who came as a customer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Inspection {
    /// The day of the visit.
    pub day: Option<NaiveDate>,
    /// The shop visited.
    pub shop: NameId,
    /// Who served.
    pub staff: NameId,
    /// Who came, as written.
    pub inspector: Box<str>,
    /// The score of each moment, 1 to 5, in the order of [`ShopMoment::ALL`].
    pub moments: [Option<Score>; 5],
    /// Where the row stands.
    pub place: Place,
}

#[cfg(test)]
mod tests {
    use super::{Scale, Score};

    #[test]
    fn scales_are_laid_upon_each_other() {
        // The ends of each scale are 1 and 5 of 5, its middle is 3: 5.5 of 1–10, 5 of 0–10. 8 of 10 is 37/9 and 21/5.
        for (scale, hundredths, nine_thousandths, satisfied) in [
            (Scale::Five, 100, 9_000, false),
            (Scale::Five, 399, 35_910, false),
            (Scale::Five, 400, 36_000, true),
            (Scale::Five, 500, 45_000, true),
            (Scale::Ten, 100, 9_000, false),
            (Scale::Ten, 550, 27_000, false),
            (Scale::Ten, 800, 37_000, true),
            (Scale::Ten, 1000, 45_000, true),
            (Scale::FromZero, 0, 9_000, false),
            (Scale::FromZero, 500, 27_000, false),
            (Scale::FromZero, 799, 37_764, false),
            (Scale::FromZero, 800, 37_800, true),
            (Scale::FromZero, 1000, 45_000, true),
        ] {
            let score = Score { hundredths, scale };
            assert_eq!((score.of_five(), score.is_satisfied()), (nine_thousandths, satisfied), "{score:?}");
            assert!(scale.holds(hundredths));
        }
        assert!(!Scale::Five.holds(501) && !Scale::Ten.holds(99) && !Scale::FromZero.holds(1001));
    }
}
