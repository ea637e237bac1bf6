//! Each score with its value, band and rank; the segment, and why no rule before it.

use super::about::About;
use super::line::{Line, item, line};
use crate::book::Money;
use crate::book::rules::Segment;
use crate::report::Refusal;
use crate::report::rfm::{Explained, Score, of_member};
use crate::report::said::{grouped, purchases_en, window};
use crate::table::{Cell, Code};

const SCORES: [Code; 3] = [item("r", "R 最近", "R, recency"), item("f", "F 次数", "F, frequency"), item("m", "M 金额", "M, money")];

/// The lines of the scores, and of the rules for segments up to the one that fits.
///
/// # Errors
/// Rules that do not fit each other.
pub(super) fn lines<'a>(about: &About<'a>) -> Result<[Vec<Line<'a>>; 2], Refusal> {
    let Some(explained) = of_member(about.book, about.rules, about.id, about.as_of)? else {
        let none = line(item("score", "RFM 得分", "Score"), Cell::Blank);
        return Ok([vec![none.why("期限内没有消费，不评分", "no purchase in the window, so no scores")], Vec::new()]);
    };
    let start = explained.window.start(about.as_of);
    let places = about.places_since(start);
    let last = about.history.occasions().next_back().map(|purchase| about.places(purchase)).unwrap_or_default();
    let mut lines: Vec<Line> = SCORES
        .into_iter()
        .zip(&explained.scores)
        .map(|(item, score)| {
            let (zh, en) = said(item.key, score, &explained);
            let cells = if item.key == "r" { last.clone() } else { places.clone() };
            line(item, Cell::Int(score.given.into())).why(zh, en).from(cells)
        })
        .collect();
    let (zh, en) = class8(&explained);
    lines.push(line(item("class8", "八类", "Class of eight"), explained.class8.clone()).why(zh, en));
    lines.push(segment(&explained));
    Ok([lines, tried(&explained)])
}

/// In what the member is high, and in what not.
fn class8(explained: &Explained) -> (String, String) {
    let of = |(letter, score): (&str, &Score)| {
        let Score { bar, high, .. } = score;
        let sign = match (letter, high) {
            ("R", true) => "≤",
            ("R", false) => ">",
            (_, true) => "≥",
            (_, false) => "<",
        };
        let (zh, en) = if *high { ("高", "high") } else { ("低", "low") };
        (format!("{letter} {zh}（{sign} {bar}）"), format!("{letter} {en} ({sign} {bar})"))
    };
    let (zh, en): (Vec<String>, Vec<String>) = ["R", "F", "M"].into_iter().zip(&explained.scores).map(of).unzip();
    let (by_zh, by_en) = explained.high_by;
    (format!("和{by_zh}比：{}", zh.join("、")), format!("against the {by_en}: {}", en.join(", ")))
}

fn said(key: &str, score: &Score, explained: &Explained) -> (String, String) {
    let Score { given: points, value, rank, equal, band, .. } = score;
    let (within_zh, within_en) = window(explained.window);
    let value = match key {
        "r" => (format!("{value} 天没来"), format!("{value} days since the last purchase")),
        "f" => (format!("{within_zh}来过 {value} 次"), format!("{} {within_en}", purchases_en(value.unsigned_abs()))),
        _ => (format!("{within_zh}消费 {}", grouped(Money(*value))), format!("{} {within_en}", grouped(Money(*value)))),
    };
    let members = explained.members;
    let tie = if *equal > 1 { (format!("（并列 {equal} 位）"), format!(" ({equal} share it)")) } else { Default::default() };
    (
        format!("{}；{points} 分是 {band}；在 {members} 位里排第 {rank}{}", value.0, tie.0),
        format!("{}; a {points} is {band}; rank {rank} of {members}{}", value.1, tie.1),
    )
}

fn ranges(segment: &Segment) -> String {
    let range = |letter: &str, [from, to]: [u8; 2]| if from == to { format!("{letter} {from}") } else { format!("{letter} {from}–{to}") };
    [range("R", segment.r), range("F", segment.f), range("M", segment.m)].join(" ")
}

fn segment<'a>(explained: &Explained<'a>) -> Line<'a> {
    let name = item("segment", "分群", "Segment");
    let Some(segment) = explained.segments.get(explained.segment) else {
        return line(name, Cell::named("other", "其他", "other"))
            .why("没有一条规则符合，见下表", "no rule fits, see the next table");
    };
    let (number, ranges) = (explained.segment + 1, ranges(segment));
    let (zh, en) = (segment.advice.zh.trim_end_matches('。'), segment.advice.en.trim_end_matches('.'));
    line(name, Cell::named(&*segment.name, &*segment.zh, &*segment.name)).why(
        format!("第 {number} 条规则符合：{ranges}；建议：{zh}"),
        format!("rule {number} fits: {ranges}; advice: {en}"),
    )
}

/// The rules in their order up to the one that fits, each with the first of its conditions that does not.
fn tried<'a>(explained: &Explained<'a>) -> Vec<Line<'a>> {
    let own = explained.scores.each_ref().map(|score| score.given);
    let rule = |segment: &'a Segment| {
        let wanted = [("R", segment.r), ("F", segment.f), ("M", segment.m)];
        let failed = wanted.into_iter().zip(own).find(|((_, [from, to]), score)| !(from..=to).contains(&score));
        let (zh, en) = match failed {
            Some(((letter, _), score)) => (
                format!("要 {}；{letter} 是 {score}，不符合", ranges(segment)),
                format!("asks for {}; {letter} is {score}", ranges(segment)),
            ),
            None => (format!("要 {}；符合，先符合的算", ranges(segment)), format!("asks for {}; fits, and the first that fits counts", ranges(segment))),
        };
        line(Cell::named(&*segment.name, &*segment.zh, &*segment.name), failed.is_none()).why(zh, en)
    };
    explained.segments.iter().take(explained.segment + 1).map(rule).collect()
}
