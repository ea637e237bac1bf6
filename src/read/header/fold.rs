//! Names of columns made comparable: as one folded text, and as whole words.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::is_space;

/// A name without width, case, white space and the marks that people put between words: `Order_Date` is `orderdate`.
pub fn fold(name: &str) -> String {
    if is_plain(name) {
        return name.to_owned();
    }
    normal(name)
        .chars()
        .filter(|&c| !is_space(c) && !matches!(c, '_' | '-' | ':' | '*' | '#' | '.' | '/'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether a name is its own folded form, being made of common Chinese characters only.
pub(super) fn is_plain(name: &str) -> bool {
    name.chars().all(is_common)
}

const fn is_common(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// The name in its compatible form (NFKC). ASCII and the common Chinese characters are in it already.
pub(super) fn normal(name: &str) -> Cow<'_, str> {
    let is_normal = |c: char| c.is_ascii() || is_common(c);
    if name.chars().all(is_normal) { name.into() } else { name.nfkc().collect::<String>().into() }
}

/// The name without brackets at its end that hold a unit or a form mark: `金额(元)` is `金额`, `生日(农历)` stays.
pub(super) fn without_unit(name: &str, units: &[&str]) -> Option<String> {
    let plain = normal(name);
    let mut rest = plain.trim_end_matches(is_space);
    let mut dropped = false;
    while let Some((before, inside)) = last_bracket(rest) {
        if before.is_empty() || !is_unit(inside, units) {
            break;
        }
        rest = before.trim_end_matches(is_space);
        dropped = true;
    }
    dropped.then(|| rest.to_owned())
}

pub(super) fn last_bracket(name: &str) -> Option<(&str, &str)> {
    [('(', ')'), ('[', ']'), ('【', '】'), ('〔', '〕'), ('{', '}')].into_iter().find_map(|(open, close)| {
        let inner = name.strip_suffix(close)?;
        inner.rfind(open).map(|at| (&inner[..at], &inner[at + open.len_utf8()..]))
    })
}

/// One or more units, or a pattern of a date such as `yyyy-mm-dd`.
fn is_unit(inside: &str, units: &[&str]) -> bool {
    let inside = inside.trim_matches(is_space).to_lowercase();
    let pattern =
        inside.chars().all(|c| "ymdhs年月日时分秒时:/-. ".contains(c)) && inside.chars().any(|c| "yd年日".contains(c));
    let mut parts = inside.split(['/', ',', '，', '、', ':', ' ']).filter(|part| !part.is_empty()).peekable();
    pattern || (parts.peek().is_some() && parts.all(|part| units.contains(&part)))
}

/// The Latin words of a name, lower case: cut at spaces, marks, digits and where CamelCase begins a word.
pub(super) fn words(name: &str) -> Vec<String> {
    let letters: Vec<char> = normal(name).chars().collect();
    let mut words = Vec::new();
    let mut word = String::new();
    for (at, &c) in letters.iter().enumerate() {
        if !c.is_alphabetic() || begins_word(&letters, at) {
            words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
        }
        if c.is_alphabetic() {
            word.extend(c.to_lowercase());
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

/// `N` of `CustomerName`, `C` of `SKUCode`.
fn begins_word(letters: &[char], at: usize) -> bool {
    let small = |index: usize| letters.get(index).is_some_and(|c| c.is_lowercase());
    at > 0 && letters[at].is_uppercase() && (small(at - 1) || (letters[at - 1].is_uppercase() && small(at + 1)))
}

/// Whether a name is written in Chinese, in whole or in part.
pub(super) fn is_chinese(name: &str) -> bool {
    name.chars().any(|c| ('\u{2e80}'..='\u{9fff}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::{fold, without_unit, words};

    #[test]
    fn case_width_space_and_marks_make_no_difference() {
        for (name, folded) in [
            ("Order_Date", "orderdate"),
            (" 消 费\u{a0}日期\u{200b}：", "消费日期"),
            ("＊手机号", "手机号"),
            ("出生年/月/日", "出生年月日"),
            ("ＶＩＰ号码", "vip号码"),
            ("Card #", "card"),
        ] {
            assert_eq!(fold(name), folded);
        }
    }

    #[test]
    fn only_a_unit_or_form_mark_is_dropped_with_its_bracket() {
        let units = ["元", "必填", "单位", "$"];
        for (name, rest) in [
            ("金额(元)", Some("金额")),
            ("金额（单位：元）【必填】", Some("金额")),
            ("Total ($)", Some("Total")),
            ("日期(yyyy-mm-dd)", Some("日期")),
            ("生日(农历)", None),
            ("(元)", None),
            ("金额", None),
        ] {
            assert_eq!(without_unit(name, &units).as_deref(), rest, "{name}");
        }
    }

    #[test]
    fn latin_names_are_cut_into_words() {
        for (name, cut) in [
            ("CustomerName", "customer name"),
            ("SKUCode", "sku code"),
            ("order_date-2", "order date"),
            ("Lineitem price", "lineitem price"),
            ("phone2home", "phone home"),
        ] {
            assert_eq!(words(name).join(" "), cut);
        }
    }
}
