//! `[messages]`: the shop's wordings, and a message made of one.

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
        if !chinese && !filled.text.ends_with(char::is_whitespace) {
            filled.text.push(' ');
        }
        filled.text.push_str(self.opt_out.get(chinese).trim());
        let length = Length::of(&filled.text);
        (filled, length)
    }
}

#[cfg(test)]
mod tests {
    use crate::book::Tier;
    use crate::book::message::{Length, Message, Slot, TemplateError, Values};
    use crate::book::rules::{MessageError, RuleBook, Rules, RulesError};

    /// The built-in rules with this `shop.toml` over them.
    fn shop(text: &str) -> Result<Rules, RulesError> {
        let mut book = RuleBook::default();
        book.lay_over(text)?;
        book.rules()
    }

    fn messages(text: &str) -> super::Messages {
        shop(text).expect("rules").messages
    }

    #[test]
    fn every_message_has_a_wording_and_every_slot_a_fallback() {
        let messages = Rules::default().messages;
        let keys: Vec<&str> = messages.wordings.keys().map(String::as_str).collect();
        let mut known: Vec<&str> = Message::ALL.iter().map(|message| message.key()).collect();
        known.sort_unstable();
        assert_eq!(keys, known);
        let mut slots: Vec<&str> = Slot::ALL.iter().map(|slot| slot.key()).collect();
        slots.sort_unstable();
        assert_eq!(messages.fallback.keys().map(String::as_str).collect::<Vec<_>>(), slots);
        assert!(messages.fallback.values().all(|both| !both.zh.is_empty() && !both.en.is_empty()));
    }

    #[test]
    fn every_wording_is_filled_with_all_values_and_with_none() {
        let messages = Rules::default().messages;
        for &message in Message::ALL {
            for chinese in [true, false] {
                let full = messages.said(message, None, chinese, &Values::sample(chinese));
                assert_eq!(full.missing, [], "{message:?}");
                let bare = messages.said(message, None, chinese, &Values::default());
                for text in [&full.text, &bare.text] {
                    assert!(text.chars().count() > 20, "{message:?}: {text}");
                    assert!(!text.contains(['{', '}', '[', ']', '|']), "{message:?}: {text}");
                    assert!(
                        !text.contains("  ") && !text.contains("，，") && !text.contains(" ,"),
                        "{message:?}: {text}"
                    );
                }
            }
        }
    }

    #[test]
    fn every_text_message_ends_with_the_line_that_stops_them() {
        let messages = messages("[messages]\nopt_out = { zh = \"退订回TD\", en = \"STOP to end\" }");
        for &message in Message::ALL {
            for (chinese, end) in [(true, "退订回TD"), (false, " STOP to end")] {
                let (filled, length) = messages.sent(message, None, chinese, &Values::default());
                assert!(filled.text.ends_with(end), "{}", filled.text);
                assert_eq!(length, Length::of(&filled.text));
            }
        }
        let blank = shop("[messages]\nopt_out = { zh = \" \", en = \"STOP\" }");
        let error = MessageError("messages.opt_out.zh".to_owned(), TemplateError::Blank);
        assert_eq!(blank, Err(RulesError::Message(error)));
    }

    #[test]
    fn wishes_name_the_shop_and_sell_nothing() {
        let messages = Rules::default().messages;
        let mut values = Values::sample(true);
        values.set(Slot::Shop, "某店");
        for &message in Message::ALL.iter().filter(|message| message.is_wish()) {
            let text = messages.said(message, None, true, &values).text;
            assert!(text.contains("某店") && text.contains("张女士"), "{text}");
            let sold = [Slot::Items, Slot::NewItems, Slot::Points, Slot::NextGift, Slot::Promotion, Slot::Category];
            for slot in sold {
                assert!(!text.contains(values.get(slot).expect("a sample")), "{text}");
            }
        }
    }

    #[test]
    fn day_2_says_what_the_plan_wants() {
        // Date, shop, items, points now, total spend, next gift, points missing.
        let text = Rules::default().messages.said(Message::D2, None, true, &Values::sample(true)).text;
        for part in ["3月1日", "中山路店", "羊毛大衣、围巾", "1860", "6280", "保温杯", "140"] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }

    #[test]
    fn a_tier_can_have_its_own_wording_in_one_language_or_both() {
        let text = "[messages.d2]\nzh = \"一般{积分}\"\n[messages.d2.A]\nzh = \"金卡{积分}\"";
        let messages = messages(text);
        let mut values = Values::default();
        values.set(Slot::Points, "7");
        let said = |tier, chinese| messages.said(Message::D2, tier, chinese, &values).text;
        assert_eq!(said(Some(Tier::A), true), "金卡7");
        assert_eq!(said(Some(Tier::B), true), "一般7");
        assert_eq!(said(None, true), "一般7");
        assert_eq!(said(Some(Tier::A), false), said(None, false));
        // A change for one run lies over the file.
        let mut book = RuleBook::default();
        book.lay_over(text).expect("a file");
        book.set("messages.d2.A.en=gold {points}").expect("a pair");
        let rules = book.rules().expect("rules");
        assert_eq!(rules.messages.said(Message::D2, Some(Tier::A), false, &values).text, "gold 7");
        let mut again = RuleBook::default();
        again.lay_over(&book.to_string()).expect("its own print");
        assert_eq!(again.rules(), Ok(rules));
    }

    #[test]
    fn a_wording_that_cannot_be_used_is_named_by_its_key() {
        let error = |key: &str, why| Err(RulesError::Message(MessageError(key.to_owned(), why)));
        let unknown = |name: &str, near| TemplateError::Unknown(name.to_owned(), near);
        for (text, expected) in [
            ("[messages.d2]\nzh = \"{积份}\"", error("messages.d2.zh", unknown("积份", Some("积分")))),
            ("[messages.d2.C]\nen = \"{pionts}\"", error("messages.d2.C.en", unknown("pionts", Some("points")))),
            (
                "[messages.birthday]\nzh = \"您贡献了{利润}元\"",
                error("messages.birthday.zh", TemplateError::Forbidden("利润".to_owned())),
            ),
            ("[messages.near]\nen = \"\"", error("messages.near.en", TemplateError::Blank)),
        ] {
            assert_eq!(shop(text).map(|_| ()), expected.map(|()| ()), "{text}");
        }
        let said = shop("[messages.d2]\nzh = \"{成本}\"").expect_err("forbidden").to_string();
        assert!(said.starts_with("messages.d2.zh: {成本} 不能写给顾客，请删掉"), "{said}");
        // A message or a tier that is not there is an unknown key, with the nearest.
        let near = RulesError::UnknownKey("messages.birthdy".into(), Some("messages.birthday".into()));
        assert_eq!(shop("[messages.birthdy]\nzh = \"好\"").map(|_| ()), Err(near));
        assert!(matches!(shop("[messages.d2.D]\nzh = \"好\""), Err(RulesError::UnknownKey(..))));
        assert!(matches!(shop("[messages.d2.A]\nfr = \"bon\""), Err(RulesError::BadValue(_))));
    }

    #[test]
    fn phrases_that_customers_take_badly_are_found_and_ours_have_none() {
        assert_eq!(Rules::default().messages.warnings(), []);
        let messages = messages("[messages.d3]\nen = \"You MUST come\"\n[messages.d3.B]\nzh = \"这个我不知道\"");
        let found: Vec<_> =
            messages.warnings().iter().map(|warning| (warning.key(), warning.phrase.better.clone())).collect();
        assert_eq!(
            found,
            [
                ("messages.d3.en".to_owned(), "would you please".to_owned()),
                ("messages.d3.B.zh".to_owned(), "我马上帮您问".to_owned()),
            ]
        );
    }

    #[test]
    fn members_are_spoken_to_in_the_language_of_the_shop_unless_the_rules_say_another() {
        for (lang, shop, chinese) in [("", true, true), ("", false, false), ("zh", false, true), ("en", true, false)] {
            let messages = messages(&format!("[messages]\nlang = \"{lang}\""));
            assert_eq!(messages.in_chinese(shop), chinese, "{lang}");
        }
    }
}
