//! The stages as the lists name them.

use crate::book::CardStage;
use crate::table::Code;

/// The code of a stage, which is its key in `[register]`, and its words in Chinese and English.
pub(in crate::report) const fn code(stage: CardStage) -> Code {
    let (key, words) = match stage {
        CardStage::Applied => ("applied", ("申请", "apply")),
        CardStage::OldVoided => ("voided", ("作废银卡", "void the silver card")),
        CardStage::Entered => ("entered", ("录入系统", "enter in the POS")),
        CardStage::Submitted => ("submitted", ("上交审批", "send to head office")),
        CardStage::Approved => ("approved", ("审批", "approval")),
        CardStage::Notified => ("notified", ("通知领卡", "tell the member")),
        CardStage::NotifiedAgain => ("notified_again", ("二次通知", "tell the member again")),
        CardStage::Mailed => ("mailed", ("寄出", "mail the card")),
        CardStage::Collected => ("collected", ("领走", "collected")),
    };
    Code { key, words }
}
