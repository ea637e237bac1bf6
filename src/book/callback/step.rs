//! The steps of the schedule, how output names them, and how a log does.

use crate::book::Channel;

/// A kind of callback. The order is that of a row: its text and key are those of the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// After a complaint.
    Service,
    /// The card is approved.
    CardNotice,
    /// The agreed day for the card has passed.
    CardSecond,
    /// A day agreed on in the log.
    Next,
    /// Day 3.
    D3,
    /// Day 7.
    D7,
    /// Day 10.
    D10,
    /// Day 30.
    D30,
    /// Day 120, the quarterly callback.
    D120,
    /// Each further quarter, once day steps have given way.
    Quarterly,
    /// Nobody has called for half a year.
    HalfYear,
    /// Day 2.
    D2,
    /// The text message of day 7.
    D7Sms,
    /// A birthday.
    Birthday,
    /// A wedding anniversary.
    Wedding,
    /// The anniversary of joining.
    Joining,
    /// A festival.
    Festival,
    /// An item that the member ordered is there.
    Ordered,
    /// New items fit the member.
    Arrival,
    /// Cold weather.
    WeatherCold,
    /// Hot weather.
    WeatherHeat,
    /// How to look after what was bought.
    Care,
    /// What the member has bought and collected.
    Record,
    /// A text that head office approved.
    Special,
}

use Step::{
    Arrival, Birthday, CardNotice, CardSecond, Care, D2, D3, D7, D7Sms, D10, D30, D120, Festival, HalfYear, Joining,
    Next, Ordered, Quarterly, Record, Service, Special, WeatherCold, WeatherHeat, Wedding,
};

impl Step {
    /// Every step, in the order of a row.
    pub const ALL: [Self; 24] = [
        Service,
        CardNotice,
        CardSecond,
        Next,
        D3,
        D7,
        D10,
        D30,
        D120,
        Quarterly,
        HalfYear,
        D2,
        D7Sms,
        Birthday,
        Wedding,
        Joining,
        Festival,
        Ordered,
        Arrival,
        WeatherCold,
        WeatherHeat,
        Care,
        Record,
        Special,
    ];

    /// Its code in output, in keys and in `[[callbacks.steps]]`.
    pub const fn key(self) -> &'static str {
        match self {
            Service => "service",
            CardNotice => "card-notice",
            CardSecond => "card-second",
            Next => "next",
            D3 => "d3",
            D7 => "d7",
            D10 => "d10",
            D30 => "d30",
            D120 => "d120",
            Quarterly => "quarterly",
            HalfYear => "half-year",
            D2 => "d2",
            D7Sms => "d7-sms",
            Birthday => "birthday",
            Wedding => "wedding",
            Joining => "joining",
            Festival => "festival",
            Ordered => "ordered",
            Arrival => "arrival",
            WeatherCold => "weather-cold",
            WeatherHeat => "weather-heat",
            Care => "care",
            Record => "record",
            Special => "special",
        }
    }

    /// Its name in Chinese, as a log writes it, and English.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Service => ("投诉回访", "after a complaint"),
            CardNotice => ("领卡通知", "card ready"),
            CardSecond => ("二次通知", "card, second notice"),
            Next => ("约定联系", "agreed contact"),
            D3 => ("第3天", "day 3"),
            D7 => ("第7天", "day 7"),
            D10 => ("第10天", "day 10"),
            D30 => ("第30天", "day 30"),
            D120 => ("第120天", "day 120"),
            Quarterly => ("一季度", "quarterly"),
            HalfYear => ("半年", "half year"),
            D2 => ("第2天", "day 2"),
            D7Sms => ("第7天短信", "day 7 message"),
            Birthday => ("生日", "birthday"),
            Wedding => ("结婚纪念日", "wedding anniversary"),
            Joining => ("入会纪念日", "anniversary of joining"),
            Festival => ("节日", "festival"),
            Ordered => ("订货到店", "ordered item"),
            Arrival => ("新品到店", "new arrivals"),
            WeatherCold => ("降温提醒", "cold weather"),
            WeatherHeat => ("高温提醒", "hot weather"),
            Care => ("衣物保养", "garment care"),
            Record => ("消费记录", "purchase record"),
            Special => ("专门消息", "special message"),
        }
    }

    /// The step with this code.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.key() == key)
    }

    /// Whether it counts days from a purchase and stands in `[[callbacks.steps]]`.
    pub const fn is_day_step(self) -> bool {
        matches!(self, D2 | D3 | D7 | D7Sms | D10 | D30 | D120)
    }

    /// Whether its anchor is a purchase day.
    pub const fn counts_from_purchase(self) -> bool {
        self.is_day_step() || matches!(self, Quarterly)
    }

    /// Whether it brings wishes and nothing else.
    pub const fn is_wish(self) -> bool {
        matches!(self, Birthday | Wedding | Joining | Festival)
    }

    /// Whether it is owed whatever else was said: an answer to a complaint, a card or an ordered item that lies ready.
    pub const fn is_owed(self) -> bool {
        matches!(self, Service | CardNotice | CardSecond | Ordered)
    }

    /// Whether it is sent to those only who switched messages on.
    pub const fn needs_switch(self) -> bool {
        matches!(self, WeatherCold | WeatherHeat | Care | Record | Special)
    }

    /// Whether no schedule brings it: the list of a command of its own does.
    pub const fn is_beside_schedule(self) -> bool {
        self.needs_switch() || matches!(self, Ordered | Arrival)
    }

    /// Whether it waits while a complaint is open.
    pub const fn waits_for_complaints(self) -> bool {
        self.needs_switch() || matches!(self, D7Sms | D30 | D120 | Quarterly | HalfYear | Arrival)
    }

    /// The steps that a log row can mean by `word`: the code, the Chinese word, or the heading of the wide callback
    /// record (第7-10天). 第7天 by text message is the message of that day; a quarter is first of all day 120.
    pub fn named(word: &str, by: Option<Channel>) -> &'static [Self] {
        match word.trim() {
            "第2天" | "第二天" | "2天" => &[D2],
            "第3天" | "第三天" | "3天" => &[D3],
            "第7天" | "第七天" | "7天" | "第7-10天" | "7-10天" if by == Some(Channel::Sms) => &[D7Sms],
            "第7天" | "第七天" | "7天" => &[D7],
            "第10天" | "第十天" | "10天" => &[D10],
            "第7-10天" | "7-10天" => &[D7, D10],
            "第30天" | "第三十天" | "30天" => &[D30],
            "第120天" | "120天" => &[D120],
            "一季度" | "季度" => &[D120, Quarterly],
            "第7天短信" => &[D7Sms],
            "半年" => &[HalfYear],
            "生日" => &[Birthday],
            "结婚纪念日" => &[Wedding],
            "入会纪念日" => &[Joining],
            "节日" | "其他节日回访" => &[Festival],
            "领卡通知" => &[CardNotice],
            "二次通知" => &[CardSecond],
            "投诉回访" => &[Service],
            "约定联系" => &[Next],
            "订货到店" => &[Ordered],
            "新品到店" => &[Arrival],
            "降温提醒" => &[WeatherCold],
            "高温提醒" => &[WeatherHeat],
            "衣物保养" => &[Care],
            "消费记录" => &[Record],
            "专门消息" => &[Special],
            code => Self::from_key(code).map_or(&[], Self::alone),
        }
    }

    /// The step by itself.
    pub(super) fn alone(self) -> &'static [Self] {
        let found = Self::ALL.iter().position(|&step| step == self);
        found.map_or(&[], |index| &const { Self::ALL }.as_slice()[index..=index])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_names_steps_in_words_or_codes() {
        for (word, by, steps) in [
            ("第2天", None, &[D2][..]),
            ("第7天", Some(Channel::Phone), &[D7]),
            ("第7天", Some(Channel::Sms), &[D7Sms]),
            (" 第7-10天", None, &[D7, D10]),
            ("一季度", None, &[D120, Quarterly]),
            ("quarterly", None, &[Quarterly]),
            ("投诉回访", None, &[Service]),
            ("d7-sms", None, &[D7Sms]),
            ("新品", None, &[]),
            ("", None, &[]),
        ] {
            assert_eq!(Step::named(word, by), steps, "{word}");
        }
    }

    #[test]
    fn every_step_is_found_by_its_code_and_all_words_but_the_message_s_differ() {
        for step in Step::ALL {
            assert_eq!(Step::from_key(step.key()), Some(step));
            assert!(Step::named(step.words().0, None).contains(&step), "{step:?}");
        }
    }
}
