//! Which dimension a question belongs to, by the words of its heading.

use super::opinion::Opinions;
use crate::book::rules::{Kpi, Quality, Satisfaction, Types};
use crate::table::{Code, Words};

/// A dimension with the words that belong to it.
pub(super) type Dimension<'r> = (Code, &'r [String]);

fn of<'r>(key: &'static str, words: (&'static str, &'static str), list: &'r [String]) -> Dimension<'r> {
    (Code { key, words }, list)
}

/// The dimensions of quality.
pub(super) fn quality(rules: &Quality) -> Vec<Dimension<'_>> {
    vec![
        of("times", ("时间", "times"), &rules.times),
        of("personal", ("个人", "personal"), &rules.personal),
        of("place", ("场所", "place"), &rules.place),
        of("product", ("产品", "product"), &rules.product),
        of("response", ("响应", "response"), &rules.response),
    ]
}

/// The parts of the key figures.
pub(super) fn kpi(rules: &Kpi) -> Vec<Dimension<'_>> {
    vec![
        of("product", ("产品", "product"), &rules.product),
        of("service", ("服务", "service"), &rules.service),
        of("people", ("人员", "people"), &rules.people),
    ]
}

/// The two sides of service: procedural, personal.
pub(super) fn sides(rules: &Types) -> Vec<Dimension<'_>> {
    vec![
        of("procedural", ("程序", "procedural"), &rules.procedural),
        of("personal", ("个人", "personal"), &rules.personal),
    ]
}

/// The dimension of which a heading holds the longest word; of equals the first.
pub(super) fn place(heading: &str, dimensions: &[Dimension]) -> Option<usize> {
    let heading = heading.to_lowercase();
    let longest = |list: &[String]| {
        let held = list.iter().filter(|word| !word.is_empty() && heading.contains(&word.to_lowercase()));
        held.map(|word| word.chars().count()).max().unwrap_or_default()
    };
    let mut best = (0, None);
    for (at, (_, words)) in dimensions.iter().enumerate() {
        let length = longest(words);
        if length > best.0 {
            best = (length, Some(at));
        }
    }
    best.1
}

/// Names the questions that belong to no dimension.
pub(super) fn not_placed(opinions: &Opinions, rules: &Satisfaction) -> Option<Words> {
    let sets = [quality(&rules.quality), kpi(&rules.kpi)];
    let mut open: Vec<&str> = opinions.all.iter().flat_map(|opinion| &opinion.answer.scores).map(|(name, _)| &**name).collect();
    open.sort_unstable();
    open.dedup();
    open.retain(|name| sets.iter().all(|set| place(name, set).is_none()));
    let words = || {
        (
            format!("没有归入任何方面的项目：{}；可在 shop.toml 的 [satisfaction] 里加词", open.join("、")),
            format!("Questions of no dimension: {}; add their words to [satisfaction]", open.join(", ")),
        )
    };
    (!open.is_empty()).then(|| words().into())
}
