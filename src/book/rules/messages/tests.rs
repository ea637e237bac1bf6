//! The built-in wordings, and what a shop can do to them.

use crate::book::Tier;
use crate::book::message::{Length, Message, Slot, TemplateError, Values};
use crate::book::rules::{MessageError, Messages, RuleBook, Rules, RulesError};

/// The built-in rules with this `shop.toml` over them.
fn shop(text: &str) -> Result<Rules, RulesError> {
    let mut book = RuleBook::default();
    book.lay_over(text)?;
    book.rules()
}

fn messages(text: &str) -> Messages {
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
                assert!(!text.contains("  ") && !text.contains("，，") && !text.contains(" ,"), "{message:?}: {text}");
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
    // It stands apart from what is before it.
    let open = self::messages("[messages.care]\nzh = \"{店名}小李 \"\nen = \"Li\"");
    let sent = |chinese| open.sent(Message::Care, None, chinese, &Values::default()).0.text;
    assert_eq!([sent(true), sent(false)], ["本店小李。回T退订", "Li. Reply T to stop."]);
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
        assert_eq!(shop(text).map(|_| ()), expected, "{text}");
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
