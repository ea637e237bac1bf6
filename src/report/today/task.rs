//! A task of the day, and how it weighs.

use chrono::NaiveDate;

use crate::book::{MemberId, NameId};
use crate::table::Code;

/// How a task weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    /// Today.
    Must,
    /// Today, if there is time.
    Should,
    /// Another day will do.
    Can,
}

impl Group {
    pub(super) const fn code(self) -> Code {
        match self {
            Self::Must => Code { key: "must", words: ("必做", "must") },
            Self::Should => Code { key: "should", words: ("应做", "should") },
            Self::Can => Code { key: "can", words: ("可做", "can") },
        }
    }
}

/// What is to be done, in the order in which it is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A call about a complaint.
    Service,
    /// A call or message whose day is over.
    Overdue,
    /// A call.
    Call,
    /// A card whose way through the register is late.
    CardLate,
    /// A wish.
    Wish,
    /// A message.
    Text,
    /// A card to see to.
    Card,
    /// A word to someone who is near the next tier.
    Near,
    /// What tomorrow brings.
    Tomorrow,
}

impl Kind {
    pub(super) const fn group(self) -> Group {
        match self {
            Self::Service | Self::Overdue | Self::Call | Self::CardLate | Self::Wish | Self::Text => Group::Must,
            Self::Card => Group::Should,
            Self::Near | Self::Tomorrow => Group::Can,
        }
    }

    pub(super) const fn code(self) -> Code {
        match self {
            Self::Service => Code { key: "service", words: ("投诉回访", "service call") },
            Self::Overdue => Code { key: "overdue", words: ("逾期回访", "overdue contact") },
            Self::Call => Code { key: "call", words: ("今天打电话", "call today") },
            Self::CardLate => Code { key: "card_late", words: ("卡办晚了", "late card") },
            Self::Wish => Code { key: "wish", words: ("今天祝福", "wish today") },
            Self::Text => Code { key: "text", words: ("今天发短信", "message today") },
            Self::Card => Code { key: "card", words: ("办卡核对", "card to see to") },
            Self::Near => Code { key: "near", words: ("快到下一级", "near the next tier") },
            Self::Tomorrow => Code { key: "tomorrow", words: ("明天的回访", "contact of tomorrow") },
        }
    }
}

/// One task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Task {
    pub(super) kind: Kind,
    pub(super) member: MemberId,
    /// Who does it, where that is known.
    pub(super) staff: NameId,
    /// Since when, or when, where there is a day.
    pub(super) due: Option<NaiveDate>,
    /// About what, in Chinese and English.
    pub(super) detail: (String, String),
}
