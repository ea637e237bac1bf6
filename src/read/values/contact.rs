//! How a member was contacted, and with what result, in the words of callback logs.

use std::borrow::Cow;

use super::text;
use crate::book::{CallResult, Channel};
use crate::read::cell::Raw;

/// The words for each channel, folded; a cell names one when it contains it.
const CHANNELS: [(&str, Channel); 16] = [
    ("短信", Channel::Sms),
    ("微信", Channel::Sms),
    ("簡訊", Channel::Sms),
    ("sms", Channel::Sms),
    ("text", Channel::Sms),
    ("wechat", Channel::Sms),
    ("电话", Channel::Phone),
    ("電話", Channel::Phone),
    ("phone", Channel::Phone),
    ("call", Channel::Phone),
    ("到店", Channel::Visit),
    ("到访", Channel::Visit),
    ("上门", Channel::Visit),
    ("登门", Channel::Visit),
    ("拜访", Channel::Visit),
    ("visit", Channel::Visit),
];

/// The words for each result, folded; the first that a cell contains counts.
const RESULTS: [(&str, CallResult); 19] = [
    ("不接受", CallResult::Refused),
    ("refused", CallResult::Refused),
    ("空号", CallResult::DeadNumber),
    ("停机", CallResult::DeadNumber),
    ("过期号", CallResult::DeadNumber),
    ("dead number", CallResult::DeadNumber),
    ("无人接听", CallResult::NoAnswer),
    ("没人接", CallResult::NoAnswer),
    ("未接", CallResult::NoAnswer),
    ("no answer", CallResult::NoAnswer),
    ("拒接", CallResult::Declined),
    ("挂断", CallResult::Declined),
    ("declined", CallResult::Declined),
    ("约定到店", CallResult::WillCome),
    ("will come", CallResult::WillCome),
    ("已到店", CallResult::Came),
    ("came", CallResult::Came),
    ("接通", CallResult::Reached),
    ("reached", CallResult::Reached),
];

/// Words, folded, by which a member wants no contact at all, in a result or in what it said.
const NEVER: [&str; 11] = [
    "黑名单",
    "黑名單",
    "勿扰",
    "勿擾",
    "不再联系",
    "不再聯絡",
    "不再聯繫",
    "请勿联系",
    "不要再联系",
    "do not call",
    "do not contact",
];

/// Words, folded, by which a member wants no messages; calls go on. A longer word stands before one that it contains.
const NO_MESSAGES: [&str; 14] = [
    "不接受短信",
    "不接收短信",
    "不接受簡訊",
    "不要发短信",
    "不收短信",
    "拒收短信",
    "拒收",
    "退订短信",
    "已退订",
    "退订",
    "退訂",
    "unsubscribed",
    "unsubscribe",
    "no messages",
];

/// The same as abbreviations, which count only where they stand alone.
const REPLIES: [&str; 1] = ["td"];

/// What a row of a log says of the member's wishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Said {
    /// The result; [`CallResult::Refused`] where the member wants no contact at all.
    pub result: Option<CallResult>,
    /// Whether messages are welcome, where that is said.
    pub welcome: Option<bool>,
}

/// What result and reply of a log row come to. 不接受短信, 拒收, 退订 and TD take a member off messages and nothing else,
/// though 不接受 alone is a wish for no contact; 黑名单, 勿扰, 不再联系 are one in either cell.
pub fn said(result: Raw<'_>, reply: Raw<'_>) -> Said {
    // A code of output, no_answer, is the same in words.
    let [result, reply] = [result, reply].map(|cell| text::fold(&cell.text()).to_lowercase().replace('_', " "));
    let never = NEVER.iter().any(|word| result.contains(word) || reply.contains(word));
    let (rest, unwelcome) = without_messages(&result);
    let unwelcome = unwelcome || without_messages(&reply).1;
    let named = RESULTS.iter().find(|(word, _)| rest.contains(word)).map(|&(_, value)| value);
    Said { result: if never { Some(CallResult::Refused) } else { named }, welcome: unwelcome.then_some(false) }
}

/// A text without the words against messages, and whether it had any.
fn without_messages(text: &str) -> (Cow<'_, str>, bool) {
    let alone = text.split(|sign: char| !sign.is_ascii_alphanumeric()).any(|word| REPLIES.contains(&word));
    let mut rest = Cow::Borrowed(text);
    for word in NO_MESSAGES {
        if rest.contains(word) {
            rest = rest.replace(word, " ").into();
        }
    }
    let any = alone || matches!(rest, Cow::Owned(_));
    (rest, any)
}

/// The channel that a cell names.
pub fn channel(raw: Raw<'_>) -> Option<Channel> {
    find(raw, &CHANNELS)
}

fn find<T: Copy>(raw: Raw<'_>, words: &[(&str, T)]) -> Option<T> {
    let written = raw.text();
    let folded = text::fold(&written).to_lowercase();
    words.iter().find(|(word, _)| folded.contains(word)).map(|&(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::{Said, channel, said};
    use crate::book::{CallResult, Channel};
    use crate::read::cell::Raw;

    #[test]
    fn channels_and_results_are_known_by_their_words() {
        for (written, expected) in [
            ("电话", Some(Channel::Phone)),
            ("微信", Some(Channel::Sms)),
            ("登门拜访", Some(Channel::Visit)),
            ("", None),
        ] {
            assert_eq!(channel(Raw::Text(written)), expected, "{written}");
        }
        for (written, expected) in [
            ("已接通", Some(CallResult::Reached)),
            ("停机", Some(CallResult::DeadNumber)),
            ("未接通", Some(CallResult::NoAnswer)),
            ("不接受", Some(CallResult::Refused)),
            ("改天", None),
        ] {
            assert_eq!(said(Raw::Text(written), Raw::Blank), Said { result: expected, welcome: None }, "{written}");
        }
    }

    #[test]
    fn every_result_is_known_by_its_code_and_its_words() {
        for result in CallResult::ALL {
            let (zh, en) = result.words();
            for written in [result.key(), zh, en] {
                let read = said(Raw::Text(written), Raw::Blank);
                assert_eq!(read, Said { result: Some(result), welcome: None }, "{written}");
            }
        }
    }

    #[test]
    fn who_wants_no_messages_is_still_called_and_who_wants_no_contact_is_not() {
        use CallResult::{Declined, Reached, Refused};
        for (result, reply, expected, welcome) in [
            ("不接受短信", "", None, Some(false)),
            ("已接通，不接受短信", "", Some(Reached), Some(false)),
            ("拒收", "", None, Some(false)),
            ("拒接", "", Some(Declined), None),
            ("已接通", "说要退订", Some(Reached), Some(false)),
            ("", "TD", None, Some(false)),
            ("", "回复TD", None, Some(false)),
            ("", "outdated", None, None),
            ("黑名单", "", Some(Refused), None),
            ("已接通", "请放进黑名单", Some(Refused), None),
            ("", "勿扰", Some(Refused), None),
            ("已接通", "以后不再联系", Some(Refused), None),
            ("已接通", "不接受涨价", Some(Reached), None),
        ] {
            let read = said(Raw::Text(result), Raw::Text(reply));
            assert_eq!(read, Said { result: expected, welcome }, "{result} / {reply}");
        }
    }
}
