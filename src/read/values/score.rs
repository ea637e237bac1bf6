//! Scores of surveys: `4`, `4.5`, `5分`, `★★★★☆`, 非常满意.

use super::{Read, quantity, text};
use crate::book::{Fact, Scale};
use crate::read::Raw;

/// A score as it stands in its cell; what a number is out of, the column tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// A word or stars, of 1 to 5.
    OfFive(u8),
    /// A number, in hundredths.
    Number(i32),
}

/// Words for 1 to 5.
const WORDS: [&[&str]; 5] = [
    &[
        "非常不满意",
        "很不满意",
        "十分不满意",
        "极不满意",
        "非常不滿意",
        "很差",
        "非常差",
        "非常不重要",
        "very dissatisfied",
    ],
    &[
        "不满意",
        "不太满意",
        "较不满意",
        "不滿意",
        "不好",
        "差",
        "不重要",
        "不太重要",
        "dissatisfied",
        "poor",
        "not important",
    ],
    &["一般", "普通", "中等", "还行", "还可以", "尚可", "neutral", "fair", "average"],
    &[
        "满意",
        "比较满意",
        "较满意",
        "基本满意",
        "滿意",
        "好",
        "较好",
        "重要",
        "比较重要",
        "satisfied",
        "good",
        "important",
    ],
    &[
        "非常满意",
        "很满意",
        "十分满意",
        "非常滿意",
        "很好",
        "非常好",
        "非常重要",
        "很重要",
        "very satisfied",
        "excellent",
        "very important",
    ],
];

/// A score; nothing where it was left open: blank, `-`, 无.
///
/// # Errors
/// [`Fact::NotAScore`], or what is wrong with the cell itself.
pub fn score(raw: Raw<'_>) -> Result<Read<Option<Said>>, Fact> {
    if let Raw::Error(_) | Raw::NoResult = raw {
        return quantity::quantity(raw).map(|_| Read::plain(None));
    }
    let written = raw.text();
    let folded = text::fold(&written).to_lowercase();
    if raw.is_blank() || text::is_nothing(&folded) {
        return Ok(Read::plain(None));
    }
    if let Some(at) = WORDS.iter().position(|words| words.contains(&folded.as_str())) {
        return Ok(Read::plain(u8::try_from(at + 1).ok().map(Said::OfFive)));
    }
    let stars = folded.chars().filter(|&c| c == '★').count();
    if (1..=5).contains(&stars) && folded.chars().all(|c| matches!(c, '★' | '☆')) {
        return Ok(Read::plain(u8::try_from(stars).ok().map(Said::OfFive)));
    }
    let bare = folded.trim_end_matches(['星', '分', '★']);
    let number = if bare.len() < folded.len() { Raw::Text(bare) } else { raw };
    let thousandths = quantity::quantity(number).ok().and_then(|read| read.value.to_thousandths());
    let hundredths = thousandths.filter(|thousandths| thousandths % 10 == 0).map(|thousandths| thousandths / 10);
    hundredths.map(|hundredths| Read::plain(Some(Said::Number(hundredths)))).ok_or(Fact::NotAScore)
}

/// How likely somebody recommends the shop: a whole number of 0 to 10.
///
/// # Errors
/// [`Fact::OffScale`] for another number, else as [`score`].
pub fn recommend(raw: Raw<'_>) -> Result<Read<Option<u8>>, Fact> {
    match score(raw)?.value {
        None => Ok(Read::plain(None)),
        Some(Said::OfFive(_)) => Err(Fact::NotAScore),
        Some(Said::Number(hundredths)) => {
            let points = u8::try_from(hundredths / 100).ok().filter(|&points| points <= 10 && hundredths % 100 == 0);
            points.map(|points| Read::plain(Some(points))).ok_or(Fact::OffScale(Scale::FromZero))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Said, recommend, score};
    use crate::book::{Fact, Scale};
    use crate::read::Raw;

    #[test]
    fn scores_are_numbers_words_and_stars() {
        for (raw, read) in [
            (Raw::Number(4.0), Ok(Some(Said::Number(400)))),
            (Raw::Text("4.5"), Ok(Some(Said::Number(450)))),
            (Raw::Text("５分"), Ok(Some(Said::Number(500)))),
            (Raw::Text("3星"), Ok(Some(Said::Number(300)))),
            (Raw::Text("★★★★☆"), Ok(Some(Said::OfFive(4)))),
            (Raw::Text("非常满意"), Ok(Some(Said::OfFive(5)))),
            (Raw::Text("满意"), Ok(Some(Said::OfFive(4)))),
            (Raw::Text(" 一般 "), Ok(Some(Said::OfFive(3)))),
            (Raw::Text("不满意"), Ok(Some(Said::OfFive(2)))),
            (Raw::Text("Very dissatisfied"), Ok(Some(Said::OfFive(1)))),
            (Raw::Blank, Ok(None)),
            (Raw::Text("/"), Ok(None)),
            (Raw::Text("-1"), Ok(Some(Said::Number(-100)))),
            (Raw::Text("没来过"), Err(Fact::NotAScore)),
            (Raw::Text("4.333"), Err(Fact::NotAScore)),
            (Raw::Serial(45_000.0), Err(Fact::NotAScore)),
            (Raw::Error("#N/A"), Err(Fact::ErrorValue)),
        ] {
            assert_eq!(score(raw).map(|read| read.value), read, "{raw:?}");
        }
    }

    #[test]
    fn recommending_is_a_whole_number_up_to_ten() {
        for (text, read) in [
            ("10", Ok(Some(10))),
            ("0", Ok(Some(0))),
            ("", Ok(None)),
            ("11", Err(Fact::OffScale(Scale::FromZero))),
            ("8.5", Err(Fact::OffScale(Scale::FromZero))),
            ("满意", Err(Fact::NotAScore)),
        ] {
            assert_eq!(recommend(Raw::Text(text)).map(|read| read.value), read, "{text}");
        }
    }
}
