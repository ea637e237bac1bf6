//! How a member was contacted, and with what result, in the words of callback logs.

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
const RESULTS: [(&str, CallResult); 22] = [
    ("不接受", CallResult::Refused),
    ("不再联系", CallResult::Refused),
    ("勿扰", CallResult::Refused),
    ("do not call", CallResult::Refused),
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

/// The channel that a cell names.
pub fn channel(raw: Raw<'_>) -> Option<Channel> {
    find(raw, &CHANNELS)
}

/// The result that a cell names.
pub fn result(raw: Raw<'_>) -> Option<CallResult> {
    find(raw, &RESULTS)
}

fn find<T: Copy>(raw: Raw<'_>, words: &[(&str, T)]) -> Option<T> {
    let written = raw.text();
    let folded = text::fold(&written).to_lowercase();
    words.iter().find(|(word, _)| folded.contains(word)).map(|&(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::{channel, result};
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
            assert_eq!(result(Raw::Text(written)), expected, "{written}");
        }
    }
}
