//! A wording with its slots: read, checked and filled.
//!
//! `{称呼}` is a slot; `{称呼|顾客}` says what stands there where the value is missing; `[，再有{还差积分}分可换{礼品}]` is
//! left out whole where a value in it is missing. Braces and brackets of Chinese keyboards (｛｝［］｜) mean the same. A brace,
//! bracket or bar that is to be seen is doubled.

use std::fmt;

use super::{Slot, Values};

/// A wording that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Slot(Slot, Option<String>),
    Clause(Vec<Piece>),
}

/// What is wrong with a wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateError {
    /// A slot that does not exist, and the nearest that does.
    Unknown(String, Option<&'static str>),
    /// A slot for what customers are never told.
    Forbidden(String),
    /// A brace or bracket without its other half, or inside its like.
    Unpaired(char),
    /// Nothing is said.
    Blank,
}

/// A message made of a wording.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filled {
    /// What is said.
    pub text: String,
    /// The slots for which a fallback stands in.
    pub missing: Vec<Slot>,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(name, near) => {
                let near = near.map(|near| format!("，是不是 / did you mean {{{near}}}?")).unwrap_or_default();
                write!(f, "没有 / there is no {{{name}}}{near}（regulars messages --table slots）")
            }
            Self::Forbidden(name) => {
                write!(f, "{{{name}}} 不能写给顾客，请删掉 / {{{name}}} is never told to customers; take it out")
            }
            Self::Unpaired(sign) => write!(f, "{sign} 没有配对，请补上 / {sign} has no other half; add it"),
            Self::Blank => write!(f, "没有内容，请写上 / nothing is said; write something"),
        }
    }
}

impl Template {
    /// Reads a wording.
    ///
    /// # Errors
    /// A slot that is unknown or forbidden, a brace or bracket without its other half.
    pub fn parse(wording: &str) -> Result<Self, TemplateError> {
        let mut signs = Signs(wording.chars().map(narrow).peekable());
        let pieces = pieces(&mut signs, false)?;
        if pieces.iter().all(|piece| matches!(piece, Piece::Text(text) if text.trim().is_empty())) {
            return Err(TemplateError::Blank);
        }
        Ok(Self(pieces))
    }

    /// The message for these values; `fallback` says what stands in for a missing one.
    pub fn fill(&self, values: &Values, fallback: impl Fn(Slot) -> String + Copy) -> Filled {
        let mut filled = Filled::default();
        fill(&self.0, values, fallback, &mut filled);
        filled.missing.sort_unstable();
        filled.missing.dedup();
        filled
    }
}

fn fill(pieces: &[Piece], values: &Values, fallback: impl Fn(Slot) -> String + Copy, filled: &mut Filled) {
    for piece in pieces {
        match piece {
            Piece::Text(text) => filled.text.push_str(text),
            Piece::Slot(slot, own) => {
                let value = values.get(*slot).map(str::to_owned);
                filled.text.push_str(&value.unwrap_or_else(|| {
                    filled.missing.push(*slot);
                    own.clone().unwrap_or_else(|| fallback(*slot))
                }));
            }
            Piece::Clause(pieces) => {
                let there = |piece: &Piece| match piece {
                    Piece::Slot(slot, own) => own.is_some() || values.get(*slot).is_some(),
                    Piece::Text(_) | Piece::Clause(_) => true,
                };
                if pieces.iter().all(there) {
                    fill(pieces, values, fallback, filled);
                }
            }
        }
    }
}

/// The signs of Chinese keyboards as those of others.
const fn narrow(sign: char) -> char {
    match sign {
        '｛' => '{',
        '｝' => '}',
        '［' => '[',
        '］' => ']',
        '｜' => '|',
        other => other,
    }
}

/// The characters of a wording, one to look ahead.
struct Signs<I: Iterator<Item = char>>(std::iter::Peekable<I>);

impl<I: Iterator<Item = char>> Signs<I> {
    /// The next character, and whether it stands for itself: a sign that is doubled does.
    fn next(&mut self) -> Option<(char, bool)> {
        let sign = self.0.next()?;
        let special = matches!(sign, '{' | '}' | '[' | ']');
        let doubled = special && self.0.next_if_eq(&sign).is_some();
        Some((sign, !special || doubled))
    }
}

fn pieces(signs: &mut Signs<impl Iterator<Item = char>>, inside: bool) -> Result<Vec<Piece>, TemplateError> {
    let (mut pieces, mut text) = (Vec::new(), String::new());
    let flush = |text: &mut String, pieces: &mut Vec<Piece>| {
        if !text.is_empty() {
            pieces.push(Piece::Text(std::mem::take(text)));
        }
    };
    while let Some((sign, plain)) = signs.next() {
        match sign {
            _ if plain => text.push(sign),
            '{' => {
                flush(&mut text, &mut pieces);
                pieces.push(slot(signs)?);
            }
            '[' if !inside => {
                flush(&mut text, &mut pieces);
                pieces.push(Piece::Clause(self::pieces(signs, true)?));
            }
            ']' if inside => {
                flush(&mut text, &mut pieces);
                return Ok(pieces);
            }
            other => return Err(TemplateError::Unpaired(other)),
        }
    }
    if inside {
        return Err(TemplateError::Unpaired('['));
    }
    flush(&mut text, &mut pieces);
    Ok(pieces)
}

fn slot(signs: &mut Signs<impl Iterator<Item = char>>) -> Result<Piece, TemplateError> {
    let mut inner = String::new();
    loop {
        match signs.0.next() {
            Some('}') => break,
            Some('{') | None => return Err(TemplateError::Unpaired('{')),
            Some(sign) => inner.push(sign),
        }
    }
    let (name, own) = inner.split_once('|').map_or((inner.as_str(), None), |(name, own)| (name, Some(own.to_owned())));
    let name = name.trim();
    match Slot::named(name) {
        Some(slot) => Ok(Piece::Slot(slot, own)),
        None if Slot::is_forbidden(name) => Err(TemplateError::Forbidden(name.to_owned())),
        None => Err(TemplateError::Unknown(name.to_owned(), Slot::nearest(name))),
    }
}

#[cfg(test)]
mod tests {
    use super::{Filled, Template, TemplateError};
    use crate::book::message::{Slot, Values};

    fn filled(wording: &str, values: &[(Slot, &str)]) -> Filled {
        let mut own = Values::default();
        for (slot, value) in values {
            own.set(*slot, *value);
        }
        Template::parse(wording).expect(wording).fill(&own, |slot| format!("<{}>", slot.key()))
    }

    #[test]
    fn slots_take_their_values_and_fallbacks() {
        let values = [(Slot::Name, "张三"), (Slot::Points, "120")];
        for (wording, text, missing) in [
            ("{name}有{积分}分", "张三有120分", &[][..]),
            ("{ 姓名 }，{礼品}", "张三，<next_gift>", &[Slot::NextGift]),
            ("{礼品|小礼物}", "小礼物", &[Slot::NextGift]),
            ("{礼品|}好", "好", &[Slot::NextGift]),
            ("a[，{积分}分]b[，换{礼品}]c", "a，120分bc", &[]),
            ("[换{礼品|礼}]", "换礼", &[Slot::NextGift]),
            ("｛姓名｝［，｛礼品｝］。", "张三。", &[]),
            ("{{x}} [[y]]", "{x} [y]", &[]),
        ] {
            let expected = Filled { text: text.to_owned(), missing: missing.to_vec() };
            assert_eq!(filled(wording, &values), expected, "{wording}");
        }
    }

    #[test]
    fn a_value_is_no_wording() {
        assert_eq!(filled("{name}！", &[(Slot::Name, "{cost}[x")]).text, "{cost}[x！");
    }

    #[test]
    fn a_clause_is_left_out_whole_where_a_value_in_it_is_missing() {
        let wording = "您好[，再有{还差积分}分可换{礼品}]。";
        assert_eq!(
            filled(wording, &[(Slot::PointsMissing, "5"), (Slot::NextGift, "杯")]).text,
            "您好，再有5分可换杯。"
        );
        for value in [(Slot::PointsMissing, "5"), (Slot::NextGift, "杯")] {
            assert_eq!(filled(wording, &[value]), Filled { text: "您好。".to_owned(), missing: vec![] });
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        let unknown = |name: &str, near| TemplateError::Unknown(name.to_owned(), near);
        let forbidden = |name: &str| TemplateError::Forbidden(name.to_owned());
        for (wording, error) in [
            ("{pionts}", unknown("pionts", Some("points"))),
            ("{xyz}", unknown("xyz", None)),
            ("{}", unknown("", None)),
            ("您的{成本}", forbidden("成本")),
            ("[{profit|0}]", forbidden("profit")),
            ("{其他会员姓名}", forbidden("其他会员姓名")),
            ("{name", TemplateError::Unpaired('{')),
            ("{na{me}", TemplateError::Unpaired('{')),
            ("name}", TemplateError::Unpaired('}')),
            ("[{name}", TemplateError::Unpaired('[')),
            ("[a[b]]", TemplateError::Unpaired('[')),
            ("a]", TemplateError::Unpaired(']')),
            ("  ", TemplateError::Blank),
            ("", TemplateError::Blank),
        ] {
            assert_eq!(Template::parse(wording), Err(error), "{wording}");
        }
    }
}
