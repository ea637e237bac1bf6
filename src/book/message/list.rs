//! The messages that there are.

use crate::book::callback::Step;

/// How a message reaches the member, where the schedule does not say otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Said in the shop.
    Counter,
    /// Said in a call.
    Call,
    /// Sent as a text message, which ends with the line that says how to stop them.
    Sms,
}

impl Way {
    /// Its code in output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Call => "phone",
            Self::Sms => "sms",
        }
    }

    /// Its name in Chinese and English.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Counter => ("当面", "in the shop"),
            Self::Call => ("电话", "phone"),
            Self::Sms => ("短信", "text message"),
        }
    }
}

/// Declares the messages: name, key in `shop.toml`, way, what it is for in Chinese and English.
macro_rules! messages {
    ($($Name:ident $key:literal $Way:ident $zh:literal $en:literal;)*) => {
        /// A message that the shop has a wording for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Message { $(#[doc = $en] $Name),* }

        impl Message {
            /// Every message, in the order of `shop.toml`.
            pub const ALL: &'static [Self] = &[$(Self::$Name),*];

            /// Its key in `[messages]` and its code in output.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$Name => $key),* }
            }

            /// How it reaches the member.
            pub const fn way(self) -> Way {
                match self { $(Self::$Name => Way::$Way),* }
            }

            /// What it is for, in Chinese and English.
            pub const fn words(self) -> (&'static str, &'static str) {
                match self { $(Self::$Name => ($zh, $en)),* }
            }
        }
    };
}

messages! {
    Join1 "join-1" Counter "收银台：还差多少可以办卡" "at the till: what is missing to a card";
    Join2 "join-2" Counter "收银台：先积分" "at the till: points collect anyway";
    Receipt "receipt" Counter "请顾客留姓名电话" "asking for name and phone";
    Switch "switch" Counter "征求同意发短信" "asking whether messages are welcome";
    Time "time" Counter "问方便接听的时间" "asking when to call";
    Apply "apply" Counter "够条件，登记办卡" "qualifies: applying for the card";
    Ready "ready" Call "卡办好了，请来领" "the card is ready";
    Second "second" Call "约好没来领，再约一次" "the agreed day for the card has passed";
    Mail "mail" Call "核对地址，把卡寄去" "checking the address to send the card to";
    D2 "d2" Sms "第2天短信：积分" "day 2 message: points";
    D3 "d3" Call "第3天电话" "day 3 call";
    D3Sms "d3-sms" Sms "第3天电话之后的短信" "after the day 3 call";
    D7 "d7" Call "第7天电话" "day 7 call";
    D7Sms "d7-sms" Sms "第7天短信：洗涤与搭配" "day 7 message: washing and what goes with it";
    D10 "d10" Call "第10天电话" "day 10 call";
    D10Sms "d10-sms" Sms "第10天电话之后的短信" "after the day 10 call";
    D30 "d30" Call "第30天电话" "day 30 call";
    D30Sms "d30-sms" Sms "第30天电话之后的短信" "after the day 30 call";
    D120 "d120" Call "第120天与每季度电话" "day 120 and quarterly call";
    D120Sms "d120-sms" Sms "季度电话之后的短信" "after the quarterly call";
    HalfYear "half-year" Call "半年没有联系" "half a year without contact";
    Next "next" Call "约定的联系" "a contact agreed on";
    Service "service" Call "投诉回访" "after a complaint";
    Birthday "birthday" Sms "生日祝福" "birthday wishes";
    Wedding "wedding" Sms "结婚纪念日祝福" "wedding anniversary wishes";
    Joining "joining" Sms "入会纪念日祝福" "wishes on the anniversary of joining";
    Festival "festival" Sms "节日祝福" "festival wishes";
    Near "near" Sms "快到下一级" "near the next tier";
    Promotion "promotion" Sms "活动邀请" "invitation to a promotion";
    Arrival "arrival" Sms "新品到店" "new arrivals";
    Ordered "ordered" Sms "订的商品到了" "an ordered item is there";
    WeatherCold "weather-cold" Sms "降温提醒" "cold weather";
    WeatherHeat "weather-heat" Sms "高温提醒" "hot weather";
    Care "care" Sms "衣物保养" "garment care";
    Record "record" Sms "消费记录" "purchase record";
    Special "special" Sms "总部批准的专门消息" "a special message, approved by head office";
    Thanks "thanks" Sms "投诉处理后的感谢" "thanks after a complaint";
}

impl Message {
    /// The message with this key; the steps of the card register have the keys of their messages too.
    pub fn from_key(key: &str) -> Option<Self> {
        let of_step = || Step::from_key(key).map(Self::of_step);
        Self::ALL.iter().copied().find(|message| message.key() == key).or_else(of_step)
    }

    /// The key that was probably meant.
    pub fn nearest(key: &str) -> Option<&'static str> {
        super::slot::nearest(key, Self::ALL.iter().map(|message| message.key()))
    }

    /// What is said or sent for a step.
    pub const fn of_step(step: Step) -> Self {
        match step {
            Step::Service => Self::Service,
            Step::CardNotice => Self::Ready,
            Step::CardSecond => Self::Second,
            Step::Next => Self::Next,
            Step::D3 => Self::D3,
            Step::D7 => Self::D7,
            Step::D10 => Self::D10,
            Step::D30 => Self::D30,
            Step::D120 | Step::Quarterly => Self::D120,
            Step::HalfYear => Self::HalfYear,
            Step::D2 => Self::D2,
            Step::D7Sms => Self::D7Sms,
            Step::Birthday => Self::Birthday,
            Step::Wedding => Self::Wedding,
            Step::Joining => Self::Joining,
            Step::Festival => Self::Festival,
            Step::Ordered => Self::Ordered,
            Step::Arrival => Self::Arrival,
            Step::WeatherCold => Self::WeatherCold,
            Step::WeatherHeat => Self::WeatherHeat,
            Step::Care => Self::Care,
            Step::Record => Self::Record,
            Step::Special => Self::Special,
        }
    }

    /// The text message beside the call of a step: for what the call left out, or alone if nobody was reached. That of
    /// day 7 is a step of its own.
    pub const fn beside_call(step: Step) -> Option<Self> {
        match step {
            Step::D3 => Some(Self::D3Sms),
            Step::D7 => Some(Self::D7Sms),
            Step::D10 => Some(Self::D10Sms),
            Step::D30 => Some(Self::D30Sms),
            Step::D120 | Step::Quarterly => Some(Self::D120Sms),
            _ => None,
        }
    }

    /// Whether it brings wishes and sells nothing.
    pub const fn is_wish(self) -> bool {
        matches!(self, Self::Birthday | Self::Wedding | Self::Joining | Self::Festival)
    }
}

#[cfg(test)]
mod tests {
    use super::Message;
    use crate::book::callback::Step;

    #[test]
    fn messages_are_found_by_key_and_by_step() {
        for &message in Message::ALL {
            assert_eq!(Message::from_key(message.key()), Some(message));
        }
        assert_eq!(Message::from_key("card-notice"), Some(Message::Ready));
        assert_eq!(Message::from_key("quarterly"), Some(Message::D120));
        assert_eq!(Message::from_key("d5"), None);
        assert_eq!(Message::nearest("birthdy"), Some("birthday"));
    }

    #[test]
    fn wishes_are_the_messages_of_wishes() {
        for step in Step::ALL {
            assert_eq!(Message::of_step(step).is_wish(), step.is_wish(), "{step:?}");
        }
    }
}
