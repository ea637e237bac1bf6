//! What a column of a survey asks, by its heading: `服务态度(1-10)`, `产品重要度`, `满意度-价格`.

use super::fold::{last_bracket, normal};
use crate::book::{Kind, Scale};
use crate::read::dictionary::dictionary;
use crate::read::space::is_space;

/// Words for satisfaction before or behind what was asked about.
const SATISFACTION: [&str; 3] = ["满意度", "滿意度", "satisfaction"];

/// What a column asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::read) struct Question {
    /// What about; blank for the importance of what stands to the left.
    pub(in crate::read) name: String,
    /// Whether how important it is.
    pub(in crate::read) importance: bool,
    /// What the scores are out of, where the heading says so.
    pub(in crate::read) scale: Option<Scale>,
}

impl Question {
    pub(in crate::read) fn of(heading: &str) -> Self {
        let plain = normal(heading);
        let (rest, scale) =
            with_scale(&plain).map_or((plain.trim_matches(is_space), None), |(rest, scale)| (rest, Some(scale)));
        let rest = without_number(rest);
        let words = dictionary().field(Kind::Survey, "importance").map_or(&[][..], |field| field.names);
        if let Some(name) = without(rest, words) {
            return Self { name, importance: true, scale };
        }
        // 满意度 over or before a name says nothing new; 总体满意度 is a name of its own.
        let apart = without(rest, &SATISFACTION).filter(|name| !name.is_empty() && rest.contains('-'));
        Self { name: apart.unwrap_or_else(|| rest.trim_matches(is_space).to_owned()), importance: false, scale }
    }

    /// Whether it asks about what importance is asked of under `name`.
    pub(in crate::read) fn is_about(&self, name: &str) -> bool {
        !self.importance && (self.name == name || without(&self.name, &SATISFACTION).as_deref() == Some(name))
    }
}

/// A heading without the number of its question: `1、服务态度`, `Q2. Price`.
fn without_number(heading: &str) -> &str {
    let bare = heading.trim_start_matches(['Q', 'q']).trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = heading.len() - bare.len() > usize::from(heading.starts_with(['Q', 'q']));
    let rest = bare.trim_start_matches(['、', '.', ')', ':', ' ']);
    if numbered && rest.len() < bare.len() && !rest.is_empty() { rest } else { heading }
}

/// A heading without the scale in brackets at its end.
pub(super) fn without_scale(heading: &str) -> Option<String> {
    with_scale(&normal(heading)).map(|(rest, _)| rest.to_owned())
}

fn with_scale(heading: &str) -> Option<(&str, Scale)> {
    let (rest, inside) = last_bracket(heading.trim_matches(is_space))?;
    Some((rest.trim_matches(is_space), scale(inside)?))
}

/// A name without one of `words` before or behind it.
fn without(name: &str, words: &[&str]) -> Option<String> {
    let lower = name.to_lowercase();
    let cut = words.iter().find_map(|word| lower.strip_suffix(word).or_else(|| lower.strip_prefix(word)))?;
    let from = lower.find(cut)?;
    // What lower case makes longer or shorter is nowhere cut by its bytes.
    let kept = name.get(from..from + cut.len()).unwrap_or(cut);
    let is_mark = |c: char| is_space(c) || matches!(c, '-' | ':' | '：' | '_' | '的');
    let kept = kept.trim_matches(is_mark);
    Some(kept.strip_prefix("of ").unwrap_or(kept).to_owned())
}

/// `1-5`, `1~10分`, `10分制`, `满分5分`.
fn scale(inside: &str) -> Option<Scale> {
    let text: String = inside.to_lowercase().chars().filter(|&c| !is_space(c)).collect();
    let range = text.replace(['~', '至', '到', '—', '–'], "-").replace("to", "-");
    let bare = range.trim_end_matches('制').trim_end_matches('分');
    if let Some(scale) = Scale::ALL.into_iter().find(|scale| scale.key() == bare) {
        return Some(scale);
    }
    let full = bare.strip_prefix("满分").or_else(|| bare.strip_prefix("滿分")).or_else(|| bare.strip_prefix("outof"));
    // A number alone counts columns of one name.
    let full = full.or_else(|| range.strip_suffix("分制"))?;
    match full {
        "5" | "五" => Some(Scale::Five),
        "10" | "十" => Some(Scale::Ten),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Question;
    use crate::book::Scale;

    #[test]
    fn headings_say_what_is_asked_and_out_of_what() {
        for (heading, name, importance, scale) in [
            ("服务态度", "服务态度", false, None),
            ("服务态度（1-10）", "服务态度", false, Some(Scale::Ten)),
            ("环境(0～10分)", "环境", false, Some(Scale::FromZero)),
            ("环境 (1 to 5)", "环境", false, Some(Scale::Five)),
            ("价格【10分制】", "价格", false, Some(Scale::Ten)),
            ("价格(满分5分)", "价格", false, Some(Scale::Five)),
            ("价格(5)", "价格(5)", false, None),
            ("面料(厚)", "面料(厚)", false, None),
            ("1、服务态度", "服务态度", false, None),
            ("Q12. Price (1-10)", "Price", false, Some(Scale::Ten)),
            ("3天回访", "3天回访", false, None),
            ("Quality", "Quality", false, None),
            ("重要度", "", true, None),
            ("产品重要度(1-5)", "产品", true, Some(Scale::Five)),
            ("重要度-产品", "产品", true, None),
            ("产品-满意度", "产品", false, None),
            ("总体满意度", "总体满意度", false, None),
            ("Importance of Price", "Price", true, None),
            ("Price Importance (1-10)", "Price", true, Some(Scale::Ten)),
        ] {
            assert_eq!(Question::of(heading), Question { name: name.to_owned(), importance, scale }, "{heading}");
        }
        assert!(Question::of("产品满意度").is_about("产品") && Question::of("产品").is_about("产品"));
        assert!(!Question::of("产品重要度").is_about("产品") && !Question::of("产品质量").is_about("产品"));
    }
}
