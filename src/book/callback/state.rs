//! What has become of a callback, and why.

use super::Step;

/// Where a callback stands on the as-of date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Its day has not come.
    Coming,
    /// Open: due today or overdue within its grace.
    Due(Option<Waits>),
    /// Settled by a row of the log; early if before its day.
    Done {
        /// Before its day.
        early: bool,
    },
    /// Nobody called while its grace ran.
    Missed,
    /// Something made it pointless before its day.
    Superseded(Because),
    /// Part of another callback of its day: the step, or `None` for the row of the household.
    Merged(Option<Step>),
    /// The member is not contacted.
    Blocked(Block),
}

/// Why an open callback is not on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Waits {
    /// The person calling has enough calls today.
    Capacity,
    /// Another of the household is called today.
    Household,
    /// The member has a wish today, and nothing else.
    WishDay,
}

/// What made a callback pointless.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Because {
    /// A new purchase.
    Purchase,
    /// Enough calls after one purchase: only one a quarter from now on.
    Fallback,
    /// The card was collected.
    Collected,
    /// The complaint was solved.
    Solved,
}

/// Why a member is not contacted, in the order in which the reasons count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Block {
    /// The member wants no contact.
    DoNotContact,
    /// There is no number that can be used.
    InvalidNumber,
    /// The log found the number dead.
    DeadNumber,
    /// Below 14.
    Minor,
    /// No messages wanted.
    SmsOptOut,
    /// A landline takes no messages.
    NoMobile,
    /// A complaint is open.
    Complaint,
    /// Enough contacts in these 30 days.
    Fatigue,
    /// The member did not say yes to messages of the shop, which this one needs.
    SwitchOff,
}

impl State {
    /// Its code in output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Coming => "coming",
            Self::Due(_) => "due",
            Self::Done { .. } => "done",
            Self::Missed => "missed",
            Self::Superseded(_) => "superseded",
            Self::Merged(_) => "merged",
            Self::Blocked(_) => "blocked",
        }
    }

    /// Its name in Chinese and English.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Coming => ("未到", "coming"),
            Self::Due(_) => ("应回访", "due"),
            Self::Done { .. } => ("已回访", "done"),
            Self::Missed => ("漏访", "missed"),
            Self::Superseded(_) => ("已被取代", "superseded"),
            Self::Merged(_) => ("已合并", "merged"),
            Self::Blocked(_) => ("不联系", "blocked"),
        }
    }

    /// The code and the words of its reason, if it has one.
    pub const fn reason(self) -> Option<(&'static str, (&'static str, &'static str))> {
        match self {
            Self::Due(Some(waits)) => Some(waits.reason()),
            Self::Done { early: true } => Some(("early", ("提前", "early"))),
            Self::Superseded(because) => Some(because.reason()),
            Self::Merged(Some(step)) => Some((step.key(), step.words())),
            Self::Merged(None) => Some(Waits::Household.reason()),
            Self::Blocked(block) => Some(block.reason()),
            Self::Coming | Self::Due(None) | Self::Done { early: false } | Self::Missed => None,
        }
    }
}

impl Waits {
    const fn reason(self) -> (&'static str, (&'static str, &'static str)) {
        match self {
            Self::Capacity => ("capacity", ("当天名额已满", "enough calls today")),
            Self::Household => ("household", ("家人已在名单上", "another of the household")),
            Self::WishDay => ("wish_day", ("当天只送祝福", "wishes only today")),
        }
    }
}

impl Because {
    const fn reason(self) -> (&'static str, (&'static str, &'static str)) {
        match self {
            Self::Purchase => ("purchase", ("又来消费", "bought again")),
            Self::Fallback => ("fallback", ("改为每季度一次", "once a quarter now")),
            Self::Collected => ("collected", ("卡已领取", "card collected")),
            Self::Solved => ("solved", ("投诉已解决", "complaint solved")),
        }
    }
}

impl Block {
    /// Its words in Chinese and English.
    pub const fn words(self) -> (&'static str, &'static str) {
        self.reason().1
    }

    const fn reason(self) -> (&'static str, (&'static str, &'static str)) {
        match self {
            Self::DoNotContact => ("do_not_contact", ("不接受联系", "wants no contact")),
            Self::InvalidNumber => ("invalid_number", ("没有可用的号码", "no usable number")),
            Self::DeadNumber => ("dead_number", ("空号停机", "dead number")),
            Self::Minor => ("minor", ("未满14岁", "below 14")),
            Self::SmsOptOut => ("sms_opt_out", ("不接受短信", "wants no messages")),
            Self::NoMobile => ("no_mobile", ("座机不发短信", "a landline takes no messages")),
            Self::Complaint => ("complaint", ("投诉未解决", "an open complaint")),
            Self::SwitchOff => ("switch_off", ("没有打开短信", "messages not switched on")),
            Self::Fatigue => ("fatigue", ("近30天联系过多", "contacted often these 30 days")),
        }
    }

    /// Whether a member sheet says so, which bears no date: what was logged all the same stays done.
    pub(super) const fn is_undated(self) -> bool {
        matches!(self, Self::DoNotContact | Self::InvalidNumber | Self::SmsOptOut | Self::NoMobile)
    }
}
