//! `[messages]`: the shop's wordings, and a message made of one.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use crate::book::Tier;
use crate::book::message::{Filled, Length, Message, Slot, Template, TemplateError, Values};

/// The wordings of all messages and what belongs to them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Messages {
    /// Language of the texts, `zh` or `en`; blank for that of the reports.
    pub lang: String,
    /// The line with which every text message ends.
    pub opt_out: Both,
    /// What stands in a slot whose value is missing, by the slot's English name.
    pub fallback: BTreeMap<String, Both>,
    /// What customers take badly, and what to say in its place.
    pub phrases: Vec<Phrase>,
    /// The wordings, by the message's key.
    #[serde(flatten)]
    pub wordings: BTreeMap<String, Wording>,
}

/// A text in Chinese and English.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Both {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// A message's wording, and those of tiers that have another.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// For gold cards.
    #[serde(rename = "A")]
    pub gold: Option<OfTier>,
    /// For silver cards.
    #[serde(rename = "B")]
    pub silver: Option<OfTier>,
    /// For temporary cards.
    #[serde(rename = "C")]
    pub temporary: Option<OfTier>,
}

/// A tier's own wording, in one language or both.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfTier {
    /// In Chinese.
    pub zh: Option<String>,
    /// In English.
    pub en: Option<String>,
}

/// A phrase that customers take badly.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// What is better not said.
    pub phrase: String,
    /// What is better said.
    pub better: String,
}

/// A wording that cannot be used: its key in `shop.toml` and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageError(pub String, pub TemplateError);

impl fmt::Display for MessageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0, self.1)
    }
}

/// A phrase that stands in a wording: the wording's key in `shop.toml`, and what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Warning<'a> {
    /// The message.
    pub message: Message,
    /// The wording of this tier only.
    pub tier: Option<Tier>,
    /// Whether it is the Chinese one.
    pub chinese: bool,
    /// What stands there, and what is better.
    pub phrase: &'a Phrase,
}

impl Warning<'_> {
    /// The wording's key.
    pub fn key(&self) -> String {
        key(self.message, self.tier, self.chinese)
    }
}

impl Both {
    /// The text in Chinese or English.
    pub fn get(&self, chinese: bool) -> &str {
        if chinese { &self.zh } else { &self.en }
    }
}

impl Wording {
    /// The tier's own wording, where it has one.
    pub fn of_tier(&self, tier: Tier, chinese: bool) -> Option<&str> {
        let own = match tier {
            Tier::A => &self.gold,
            Tier::B => &self.silver,
            Tier::C => &self.temporary,
        };
        let own = own.as_ref()?;
        if chinese { own.zh.as_deref() } else { own.en.as_deref() }
    }

    fn get(&self, chinese: bool) -> &str {
        if chinese { &self.zh } else { &self.en }
    }
}

fn key(message: Message, tier: Option<Tier>, chinese: bool) -> String {
    let tier = tier.map(|tier| format!(".{}", tier.key())).unwrap_or_default();
    format!("messages.{}{tier}.{}", message.key(), if chinese { "zh" } else { "en" })
}

impl Messages {
    /// Whether texts are in Chinese, in a shop whose own language is or is not.
    pub fn in_chinese(&self, shop: bool) -> bool {
        match self.lang.as_str() {
            "zh" => true,
            "en" => false,
            _ => shop,
        }
    }

    /// Every wording in force: message, tier where it is of one only, whether Chinese, text.
    pub fn all(&self) -> impl Iterator<Item = (Message, Option<Tier>, bool, &str)> {
        Message::ALL.iter().copied().flat_map(move |message| {
            let wording = self.wordings.get(message.key());
            let tiers = [None].into_iter().chain(Tier::ALL.map(Some));
            tiers.flat_map(|tier| [(tier, true), (tier, false)]).filter_map(move |(tier, chinese)| {
                let wording = wording?;
                let text = tier.map_or(Some(wording.get(chinese)), |tier| wording.of_tier(tier, chinese))?;
                Some((message, tier, chinese, text))
            })
        })
    }

    /// Checks every wording.
    ///
    /// # Errors
    /// The first, in the order of messages, that cannot be used; a blank line to stop messages.
    pub(super) fn check(&self) -> Result<(), MessageError> {
        for (message, tier, chinese, text) in self.all() {
            Template::parse(text).map_err(|why| MessageError(key(message, tier, chinese), why))?;
        }
        for (lang, text) in [("zh", &self.opt_out.zh), ("en", &self.opt_out.en)] {
            if text.trim().is_empty() {
                return Err(MessageError(format!("messages.opt_out.{lang}"), TemplateError::Blank));
            }
        }
        Ok(())
    }

    /// The phrases that stand in wordings and that customers take badly.
    pub fn warnings(&self) -> Vec<Warning<'_>> {
        let found = self.all().flat_map(|(message, tier, chinese, text)| {
            let text = text.to_lowercase();
            let stands = move |phrase: &&Phrase| {
                let bad = phrase.phrase.trim().to_lowercase();
                !bad.is_empty() && text.contains(&bad)
            };
            self.phrases.iter().filter(stands).map(move |phrase| Warning { message, tier, chinese, phrase })
        });
        found.collect()
    }

    /// The wording of a message to a member of this tier.
    pub fn wording(&self, message: Message, tier: Option<Tier>, chinese: bool) -> &str {
        let Some(wording) = self.wordings.get(message.key()) else { return "" };
        tier.and_then(|tier| wording.of_tier(tier, chinese)).unwrap_or_else(|| wording.get(chinese))
    }

    /// A message to a member of this tier, as it is said.
    pub fn said(&self, message: Message, tier: Option<Tier>, chinese: bool, values: &Values) -> Filled {
        let fallback = |slot: Slot| self.fallback.get(slot.key()).map_or("", |both| both.get(chinese)).to_owned();
        // `check` has read every wording before.
        Template::parse(self.wording(message, tier, chinese))
            .map(|template| template.fill(values, fallback))
            .unwrap_or_default()
    }

    /// The same as a text message: it ends with the line that says how to stop them.
    pub fn sent(&self, message: Message, tier: Option<Tier>, chinese: bool, values: &Values) -> (Filled, Length) {
        let mut filled = self.said(message, tier, chinese, values);
        filled.text.truncate(filled.text.trim_end().len());
        if filled.text.ends_with(char::is_alphanumeric) {
            filled.text.push_str(if chinese { "。" } else { "." });
        }
        if !chinese {
            filled.text.push(' ');
        }
        filled.text.push_str(self.opt_out.get(chinese).trim());
        let length = Length::of(&filled.text);
        (filled, length)
    }
}
