//! Marks and single words: yes or no, what a member consents to, man or woman.

use super::{Read, text};
use crate::book::Fact;
use crate::read::Raw;

/// What a member consents to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Consent {
    /// Calls and SMS.
    Yes,
    /// No SMS; calls go on.
    NoSms,
    /// Neither.
    DoNotContact,
}

impl From<Consent> for crate::book::Consent {
    fn from(consent: Consent) -> Self {
        match consent {
            Consent::Yes => Self::Open,
            Consent::NoSms => Self::NoMessages,
            Consent::DoNotContact => Self::NoContact,
        }
    }
}

/// What the header of a consent column asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Asks {
    /// 是否接受短信: a yes is a yes.
    OptIn,
    /// 拒收: a yes is a no.
    OptOut,
}

/// Man or woman.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// 男
    Male,
    /// 女
    Female,
}

const YES: [&str; 17] =
    ["√", "✓", "✔", "☑", "✅", "是", "有", "对", "對", "y", "yes", "1", "●", "true", "on", "ok", "是的"];
const NO: [&str; 19] =
    ["×", "x", "✗", "✘", "❌", "☒", "否", "n", "no", "0", "无", "無", "没有", "不是", "○", "false", "off", "不", "-"];
const ACCEPTS: [&str; 16] = [
    "接受",
    "同意",
    "愿意",
    "願意",
    "可以",
    "开启",
    "开",
    "已开启",
    "開啟",
    "接收",
    "订阅",
    "已订阅",
    "subscribed",
    "opt in",
    "opt-in",
    "accept",
];
const NO_SMS: [&str; 30] = [
    "拒收",
    "已拒收",
    "拒绝",
    "拒絕",
    "拒绝接收",
    "退订",
    "退訂",
    "已退订",
    "已退訂",
    "t",
    "td",
    "不要发",
    "别发",
    "不接受短信",
    "不接收短信",
    "不接收",
    "不收短信",
    "拒收短信",
    "不发短信",
    "不同意",
    "不愿意",
    "关闭",
    "关",
    "已关闭",
    "未开启",
    "關閉",
    "unsubscribed",
    "opt out",
    "opt-out",
    "unsubscribe",
];
const DO_NOT_CONTACT: [&str; 12] = [
    "勿扰",
    "勿擾",
    "黑名单",
    "黑名單",
    "不再联系",
    "不再聯繫",
    "不要联系",
    "请勿联系",
    "不接受",
    "do not call",
    "do not contact",
    "do not disturb",
];
const MALE: [&str; 9] = ["男", "男性", "男士", "先生", "m", "male", "mr", "mr.", "1"];
const FEMALE: [&str; 15] =
    ["女", "女性", "女士", "小姐", "太太", "f", "female", "ms", "ms.", "mrs", "mrs.", "miss", "0", "2", "夫人"];

/// Yes or no.
///
/// # Errors
/// [`Fact::UnknownMark`].
pub fn mark(raw: Raw<'_>) -> Result<Read<bool>, Fact> {
    yes_or_no(&word(raw)?).map(Read::plain).ok_or(Fact::UnknownMark)
}

/// What a member consents to. What names itself (退订, 勿扰) counts whatever the column asks.
///
/// # Errors
/// [`Fact::UnknownMark`].
pub fn consent(raw: Raw<'_>, asks: Asks) -> Result<Read<Consent>, Fact> {
    let word = word(raw)?;
    let has = |words: &[&str]| words.contains(&word.as_str());
    let consent = if has(&DO_NOT_CONTACT) {
        Consent::DoNotContact
    } else if has(&NO_SMS) {
        Consent::NoSms
    } else if has(&ACCEPTS) {
        Consent::Yes
    } else {
        let yes = yes_or_no(&word).ok_or(Fact::UnknownMark)?;
        if yes == (asks == Asks::OptIn) { Consent::Yes } else { Consent::NoSms }
    };
    Ok(Read::plain(consent))
}

/// Man or woman, also from a salutation.
///
/// # Errors
/// [`Fact::UnknownGender`].
pub fn gender(raw: Raw<'_>) -> Result<Read<Gender>, Fact> {
    let word = match raw {
        Raw::Bool(_) => return Err(Fact::UnknownGender),
        other => word(other)?,
    };
    if MALE.contains(&word.as_str()) {
        Ok(Read::plain(Gender::Male))
    } else if FEMALE.contains(&word.as_str()) {
        Ok(Read::plain(Gender::Female))
    } else {
        Err(Fact::UnknownGender)
    }
}

fn word(raw: Raw<'_>) -> Result<String, Fact> {
    match raw {
        Raw::Error(_) => Err(Fact::ErrorValue),
        Raw::NoResult => Err(Fact::NoFormulaResult),
        other => Ok(text::fold(&other.text()).to_lowercase()),
    }
}

fn yes_or_no(word: &str) -> Option<bool> {
    if YES.contains(&word) {
        Some(true)
    } else if NO.contains(&word) {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Asks, Consent, Gender, consent, gender, mark};
    use crate::book::Fact;
    use crate::read::Raw;
    use crate::read::values::Read;

    #[test]
    fn marks_say_yes_or_no() {
        for text in ["√", "✓", "✔", "是", "有", "Y", "1", "●", "ｙ", " yes "] {
            assert_eq!(mark(Raw::Text(text)), Ok(Read::plain(true)), "{text}");
        }
        for text in ["×", "否", "N", "0", "无", "x"] {
            assert_eq!(mark(Raw::Text(text)), Ok(Read::plain(false)), "{text}");
        }
        for (raw, read) in [
            (Raw::Bool(true), Ok(true)),
            (Raw::Number(0.0), Ok(false)),
            (Raw::Text("看情况"), Err(Fact::UnknownMark)),
            (Raw::Blank, Err(Fact::UnknownMark)),
            (Raw::Error("#N/A"), Err(Fact::ErrorValue)),
        ] {
            assert_eq!(mark(raw), read.map(Read::plain), "{raw:?}");
        }
    }

    #[test]
    fn consent_words_stand_above_the_question() {
        for (text, asks, read) in [
            ("是", Asks::OptIn, Ok(Consent::Yes)),
            ("开启", Asks::OptIn, Ok(Consent::Yes)),
            ("否", Asks::OptIn, Ok(Consent::NoSms)),
            ("√", Asks::OptOut, Ok(Consent::NoSms)),
            ("否", Asks::OptOut, Ok(Consent::Yes)),
            ("拒收", Asks::OptIn, Ok(Consent::NoSms)),
            ("退订", Asks::OptIn, Ok(Consent::NoSms)),
            ("已退订", Asks::OptIn, Ok(Consent::NoSms)),
            ("T", Asks::OptIn, Ok(Consent::NoSms)),
            ("TD", Asks::OptOut, Ok(Consent::NoSms)),
            ("不要发", Asks::OptIn, Ok(Consent::NoSms)),
            ("不接受短信", Asks::OptIn, Ok(Consent::NoSms)),
            ("勿扰", Asks::OptIn, Ok(Consent::DoNotContact)),
            ("黑名单", Asks::OptOut, Ok(Consent::DoNotContact)),
            ("不再联系", Asks::OptIn, Ok(Consent::DoNotContact)),
            ("Do not call", Asks::OptIn, Ok(Consent::DoNotContact)),
            ("不接受", Asks::OptIn, Ok(Consent::DoNotContact)),
            ("再说", Asks::OptIn, Err(Fact::UnknownMark)),
        ] {
            assert_eq!(consent(Raw::Text(text), asks), read.map(Read::plain), "{text}");
        }
    }

    #[test]
    fn genders_are_read_from_words_and_salutations() {
        for (raw, read) in [
            (Raw::Text("男"), Ok(Gender::Male)),
            (Raw::Text("M"), Ok(Gender::Male)),
            (Raw::Text("先生"), Ok(Gender::Male)),
            (Raw::Number(1.0), Ok(Gender::Male)),
            (Raw::Text("女"), Ok(Gender::Female)),
            (Raw::Text("f"), Ok(Gender::Female)),
            (Raw::Text("女士"), Ok(Gender::Female)),
            (Raw::Text("小姐"), Ok(Gender::Female)),
            (Raw::Text("0"), Ok(Gender::Female)),
            (Raw::Text("保密"), Err(Fact::UnknownGender)),
            (Raw::Blank, Err(Fact::UnknownGender)),
        ] {
            assert_eq!(gender(raw), read.map(Read::plain), "{raw:?}");
        }
    }
}
