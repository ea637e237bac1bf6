//! Text in both languages of the product; the edge picks one.

use std::borrow::Cow;

/// The language of labels and messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// 中文
    Chinese,
    /// English
    English,
    /// No language: the keys that scripts rely on as headers, codes as values, English notes.
    Keys,
}

/// The same text in Chinese and English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    zh: Cow<'static, str>,
    en: Cow<'static, str>,
}

impl Words {
    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Chinese => &self.zh,
            Lang::English | Lang::Keys => &self.en,
        }
    }
}

impl From<(&'static str, &'static str)> for Words {
    fn from((zh, en): (&'static str, &'static str)) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }
}

impl From<(String, String)> for Words {
    fn from((zh, en): (String, String)) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }
}
