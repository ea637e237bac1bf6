//! The callback log: who was contacted, when, how, and with what result.

use chrono::NaiveDate;

use super::callback::Step;
use super::{MemberId, NameId, Place};

/// One logged contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Whom.
    pub member: MemberId,
    /// When.
    pub day: NaiveDate,
    /// By whom.
    pub staff: NameId,
    /// How; `None` where the log does not say.
    pub channel: Option<Channel>,
    /// The step as the log names it: 第3天, 生日, …
    pub step: Box<str>,
    /// The result of a call.
    pub result: Option<CallResult>,
    /// What the member said.
    pub reply: Box<str>,
    /// Why the member left.
    pub leaving_reason: Box<str>,
    /// The next contact agreed on.
    pub next: Option<NaiveDate>,
    /// The planned contact that the row of a call list is about, by step and anchor; `None` for any other log.
    pub planned: Option<(Step, NaiveDate)>,
    /// What else that row of a call list stood for.
    pub also: Box<[Step]>,
    /// The number dialled, where the row names one; else nobody knows.
    pub phone: Option<Box<str>>,
    /// Whether messages of the shop are welcome, where the row says so: no takes the member off messages.
    pub welcome: Option<bool>,
    /// What the manager said of it.
    pub oversight: Oversight,
    /// Where the row stands.
    pub place: Place,
}

/// What a manager said of a contact, before it or after.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Oversight {
    /// Whether it was agreed to (店长同意).
    pub verdict: Option<Verdict>,
    /// Who looked at it afterwards (查阅人); blank for nobody.
    pub reviewed_by: Box<str>,
    /// When (查阅日期).
    pub reviewed: Option<NaiveDate>,
}

/// What the manager said to a proposed contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// 是
    Yes,
    /// 否
    No,
    /// 改期: on another day.
    Moved,
}

impl Verdict {
    /// Every answer, in the order of the drop-down.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Moved];

    /// Its code in output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Moved => "moved",
        }
    }

    /// Its name in Chinese and English.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Yes => ("是", "yes"),
            Self::No => ("否", "no"),
            Self::Moved => ("改期", "another day"),
        }
    }
}

impl Oversight {
    /// Whether anybody looked at the contact.
    pub fn is_reviewed(&self) -> bool {
        !self.reviewed_by.is_empty() || self.reviewed.is_some()
    }

    /// Whether the contact was agreed to, be it for another day.
    pub fn is_approved(&self) -> bool {
        matches!(self.verdict, Some(Verdict::Yes | Verdict::Moved))
    }
}

/// How a member is contacted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// A call.
    Phone,
    /// A text message.
    Sms,
    /// A visit, at home or in the shop.
    Visit,
}

/// What came of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CallResult {
    /// 已接通
    Reached,
    /// 无人接听
    NoAnswer,
    /// 拒接
    Declined,
    /// 空号, 停机, 过期号
    DeadNumber,
    /// 约定到店
    WillCome,
    /// 已到店
    Came,
    /// 不接受
    Refused,
}

impl Channel {
    /// Its code in output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Sms => "sms",
            Self::Visit => "visit",
        }
    }

    /// Its name in Chinese and English.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Phone => ("电话", "phone"),
            Self::Sms => ("短信", "text message"),
            Self::Visit => ("到访", "visit"),
        }
    }
}

impl CallResult {
    /// Every result, in the order of the drop-down.
    pub const ALL: [Self; 7] =
        [Self::Reached, Self::NoAnswer, Self::Declined, Self::DeadNumber, Self::WillCome, Self::Came, Self::Refused];

    /// Its code in output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::NoAnswer => "no_answer",
            Self::Declined => "declined",
            Self::DeadNumber => "dead_number",
            Self::WillCome => "will_come",
            Self::Came => "came",
            Self::Refused => "refused",
        }
    }

    /// Its name in Chinese and English.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Reached => ("已接通", "reached"),
            Self::NoAnswer => ("无人接听", "no answer"),
            Self::Declined => ("拒接", "declined"),
            Self::DeadNumber => ("空号", "dead number"),
            Self::WillCome => ("约定到店", "will come"),
            Self::Came => ("已到店", "came"),
            Self::Refused => ("不接受", "refused"),
        }
    }
}
