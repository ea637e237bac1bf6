//! A value of a report, typed, before any format is chosen.

use std::borrow::Cow;
use std::cmp::Ordering;

use chrono::NaiveDate;

/// A value of a closed set: a code for scripts, words for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// What scripts see: `A`, `apply_gold`, `d3`.
    pub key: &'static str,
    /// What people see, in Chinese and English.
    pub words: (&'static str, &'static str),
}

/// What stands in one cell of a report.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    /// Nothing: `null` in JSON.
    Blank,
    /// Text.
    Text(Cow<'a, str>),
    /// Text in both languages: Chinese, English.
    Both(Cow<'a, str>, Cow<'a, str>),
    /// A phone number by which the book knows a member; masked so that members stay apart.
    PhoneKey(&'a str),
    /// The same, with what follows it: the key of a row about that member.
    PhoneKeyed(&'a str, String),
    /// A phone number; masked unless the list is for calling.
    Phone(&'a str),
    /// One value of a closed set.
    Code(Code),
    /// One value of a set that the shop's rules or its data name.
    Named {
        /// What scripts see.
        key: Cow<'a, str>,
        /// What people see in Chinese.
        zh: Cow<'a, str>,
        /// What people see in English.
        en: Cow<'a, str>,
    },
    /// Several values of a closed set, in text order.
    Codes(Vec<Code>),
    /// A whole number: counts, scores, days.
    Int(i64),
    /// A measured number with the decimals it is printed with.
    Real(f64, u8),
    /// Money in minor units.
    Money(i64),
    /// A share in millionths: 516,759 is 0.516759 or 51.7 %.
    Share(i64),
    /// A day.
    Date(NaiveDate),
    /// Yes or no.
    Flag(bool),
}

impl<'a> Cell<'a> {
    /// Text, blank where there is none.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }

    /// A count of things.
    pub fn count(count: impl TryInto<i64>) -> Self {
        Self::Int(count.try_into().unwrap_or(i64::MAX))
    }

    /// Text in both languages: Chinese, English.
    pub fn both(zh: impl Into<Cow<'a, str>>, en: impl Into<Cow<'a, str>>) -> Self {
        Self::Both(zh.into(), en.into())
    }

    /// A value of a set that rules or data name: what scripts see, Chinese, English.
    pub fn named(key: impl Into<Cow<'a, str>>, zh: impl Into<Cow<'a, str>>, en: impl Into<Cow<'a, str>>) -> Self {
        Self::Named { key: key.into(), zh: zh.into(), en: en.into() }
    }

    /// The order of two cells of one column: numbers and days by value, texts and codes by text.
    pub fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Int(a), Self::Int(b)) | (Self::Money(a), Self::Money(b)) | (Self::Share(a), Self::Share(b)) => {
                a.cmp(b)
            }
            (Self::Real(a, _), Self::Real(b, _)) => a.total_cmp(b),
            (Self::Date(a), Self::Date(b)) => a.cmp(b),
            (Self::Flag(a), Self::Flag(b)) => a.cmp(b),
            _ => self.sort_text().cmp(other.sort_text()),
        }
    }

    fn sort_text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Both(text, _) => text,
            Self::PhoneKey(text) | Self::PhoneKeyed(text, _) | Self::Phone(text) => text,
            Self::Code(code) => code.key,
            Self::Codes(codes) => codes.first().map_or("", |code| code.key),
            _ => "",
        }
    }

    /// What `value` becomes through `cell`, blank where there is none.
    pub fn maybe<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Blank, cell)
    }
}

impl From<NaiveDate> for Cell<'_> {
    fn from(day: NaiveDate) -> Self {
        Self::Date(day)
    }
}

impl From<Code> for Cell<'_> {
    fn from(code: Code) -> Self {
        Self::Code(code)
    }
}

impl From<bool> for Cell<'_> {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Blank, Into::into)
    }
}
