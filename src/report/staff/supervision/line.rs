//! The lines of the supervision list.

use crate::table::Code;

/// What is checked, in the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// Every buyer is offered membership.
    Offered,
    /// The required details are there.
    FillRate,
    /// So many members are recorded.
    Recorded,
    /// Members switched messages on.
    SwitchOn,
    /// Entered by the end of the next day.
    Entry,
    /// All member sheets have the same columns.
    SameColumns,
    /// The files are backed up every week.
    Backup,
    /// C-sheet members above the silver total have applied.
    AboveSilver,
    /// Each card is followed from approved to collected.
    Followed,
    /// The till has what the application has.
    Pos,
    /// The serving person answers for the card.
    CardStaff,
    /// B-sheet members due for gold have applied.
    GoldDue,
    /// The silver card is voided.
    Voided,
    /// Callbacks are made.
    Callbacks,
    /// Measures against churn are done in time.
    Measures,
}

impl Line {
    /// Every line, in the order of the list.
    pub(super) const ALL: [Self; 15] = [
        Self::Offered,
        Self::FillRate,
        Self::Recorded,
        Self::SwitchOn,
        Self::Entry,
        Self::SameColumns,
        Self::Backup,
        Self::AboveSilver,
        Self::Followed,
        Self::Pos,
        Self::CardStaff,
        Self::GoldDue,
        Self::Voided,
        Self::Callbacks,
        Self::Measures,
    ];

    /// Its key, which is that of `[supervision.lines]`, and its words in Chinese and English.
    pub(super) const fn code(self) -> Code {
        let (key, words) = match self {
            Self::Offered => ("offered", ("每位顾客都邀请入会", "every buyer offered membership")),
            Self::FillRate => ("fill_rate", ("资料填写率", "fill rate")),
            Self::Recorded => ("recorded", ("登记会员人数", "members recorded")),
            Self::SwitchOn => ("switch_on", ("短信打开率", "messages switched on")),
            Self::Entry => ("entry", ("第二天结束前录入", "entered by the end of the next day")),
            Self::SameColumns => ("same_columns", ("各表的列不一样", "sheets with other columns")),
            Self::Backup => ("backup", ("备份过了几天", "days since the last backup")),
            Self::AboveSilver => ("above_silver", ("C 类够了银卡没申请", "C sheet above silver, not applied")),
            Self::Followed => ("followed", ("批下来的卡没跟上", "approved cards not followed")),
            Self::Pos => ("pos", ("收银与申请表不一致", "till and application differ")),
            Self::CardStaff => ("card_staff", ("卡不是接待人负责", "card with another than who served")),
            Self::GoldDue => ("gold_due", ("B 类够了金卡没申请", "B sheet due for gold, not applied")),
            Self::Voided => ("voided", ("银卡没作废", "silver cards not voided")),
            Self::Callbacks => ("callbacks", ("回访完成率", "callbacks done")),
            Self::Measures => ("measures", ("防流失措施过期", "churn measures late")),
        };
        Code { key, words }
    }
}
