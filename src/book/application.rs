//! The card register 银卡/金卡跟进簿: applications for a card, each stage with its day.

use chrono::NaiveDate;

use super::{Identity, MemberId, NameId, Place, Tier};

/// One row of the card register.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Application {
    /// Whose; `None` where the row names nobody that the shop knows.
    pub member: Option<MemberId>,
    /// Card number, phone and name as the register has them, to be compared with the member sheet.
    pub written: Identity,
    /// The address as the register has it.
    pub address: Box<str>,
    /// The card applied for; `None` where the register does not say.
    pub card: Option<Tier>,
    /// What was done of each stage, in the order of [`CardStage::ALL`].
    pub stages: [Done; CardStage::ALL.len()],
    /// The day agreed on for collecting the card.
    pub agreed: Option<NaiveDate>,
    /// Who answers for it 责任店员.
    pub staff: NameId,
    /// Where the row stands.
    pub place: Place,
}

/// A stage of an application, in the order in which they follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CardStage {
    /// 申请日期
    Applied,
    /// 银卡作废: the silver card, on the way to a gold one.
    OldVoided,
    /// 录入系统
    Entered,
    /// 上交审批
    Submitted,
    /// 已审批
    Approved,
    /// 已通知领卡
    Notified,
    /// 二次通知
    NotifiedAgain,
    /// 已寄出
    Mailed,
    /// 已领走
    Collected,
}

/// Whether something was done, and when.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Done {
    /// Not yet.
    #[default]
    No,
    /// √: on a day that nobody wrote down.
    DayUnknown,
    /// On this day.
    On(NaiveDate),
}

impl Done {
    /// Whether it was done.
    pub const fn is_done(self) -> bool {
        !matches!(self, Self::No)
    }

    /// Whether it was done by a day; on an unknown day counts as done.
    pub fn by(self, day: NaiveDate) -> bool {
        match self {
            Self::No => false,
            Self::DayUnknown => true,
            Self::On(on) => on <= day,
        }
    }

    /// The day, where it is known.
    pub const fn day(self) -> Option<NaiveDate> {
        match self {
            Self::On(day) => Some(day),
            Self::No | Self::DayUnknown => None,
        }
    }
}

impl CardStage {
    /// Every stage, in their order.
    pub const ALL: [Self; 9] = [
        Self::Applied,
        Self::OldVoided,
        Self::Entered,
        Self::Submitted,
        Self::Approved,
        Self::Notified,
        Self::NotifiedAgain,
        Self::Mailed,
        Self::Collected,
    ];
}

impl Application {
    /// What was done of a stage.
    pub const fn stage(&self, stage: CardStage) -> Done {
        self.stages[stage as usize]
    }

    /// Sets what was done of a stage.
    pub const fn set(&mut self, stage: CardStage, done: Done) {
        self.stages[stage as usize] = done;
    }
}

#[cfg(test)]
mod tests {
    use super::{CardStage, Done};
    use crate::book::testing::{application, book, day};

    #[test]
    fn each_stage_is_kept_by_itself() {
        let mut book = book(&[("01", crate::book::Profile::default())], &[]);
        let application = application(&mut book, "01");
        for (number, stage) in (1..).zip(CardStage::ALL) {
            assert_eq!(application.stage(stage), Done::No);
            application.set(stage, Done::On(day(&format!("2026-03-0{number}"))));
        }
        assert_eq!(application.stage(CardStage::OldVoided).day(), Some(day("2026-03-02")));
        assert_eq!(application.stage(CardStage::Collected).day(), Some(day("2026-03-09")));
    }

    #[test]
    fn what_was_done_on_an_unknown_day_is_done() {
        let on = Done::On(day("2026-03-05"));
        assert!(on.by(day("2026-03-05")) && !on.by(day("2026-03-04")));
        assert!(Done::DayUnknown.by(day("2020-01-01")) && !Done::No.by(day("2030-01-01")));
        assert_eq!((Done::DayUnknown.day(), Done::DayUnknown.is_done()), (None, true));
    }
}
