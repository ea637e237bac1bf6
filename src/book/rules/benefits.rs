//! `[benefits]`: what each card brings, in the shop's own order.

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::book::Tier;

/// What the cards bring, in the order of `shop.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Benefits(pub Vec<Benefit>);

/// One benefit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Benefit {
    /// Its key: what scripts see.
    pub key: String,
    /// Its name in Chinese.
    pub zh: String,
    /// Its name in English.
    pub en: String,
    /// Who has it.
    pub tiers: Vec<Tier>,
}

impl Benefits {
    /// The benefits of a tier; none for someone who is not yet a customer.
    pub fn of(&self, tier: Option<Tier>) -> impl Iterator<Item = &Benefit> {
        self.0.iter().filter(move |benefit| tier.is_some_and(|tier| benefit.tiers.contains(&tier)))
    }
}

/// What stands behind a key.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    zh: String,
    #[serde(default)]
    en: String,
    tiers: Vec<Tier>,
}

impl<'de> Deserialize<'de> for Benefits {
    /// A table; a name that is left out is that of the other language, else the key.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Benefits;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a table of benefits such as vip_tea = { zh = \"茶点\", tiers = [\"A\"] }")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Benefits, M::Error> {
                let mut benefits = Vec::new();
                while let Some((key, Written { zh, en, tiers })) = map.next_entry::<String, Written>()? {
                    let (zh, en) = (first([&zh, &en, &key]), first([&en, &zh, &key]));
                    benefits.push(Benefit { key, zh, en, tiers });
                }
                Ok(Benefits(benefits))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

/// The first name that is not blank.
fn first(names: [&str; 3]) -> String {
    names.into_iter().find(|name| !name.is_empty()).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use crate::book::Tier;
    use crate::book::rules::RuleBook;

    #[test]
    fn the_plan_s_dashes_fall_on_the_temporary_card() {
        // The matrix of the plan: six benefits for everybody, seven not for the temporary card.
        let benefits = RuleBook::default().rules().expect("rules").benefits;
        let of = |tier| benefits.of(tier).count();
        assert_eq!([Some(Tier::A), Some(Tier::B), Some(Tier::C), None].map(of), [13, 13, 6, 0]);
        let dashes: Vec<&str> = benefits.0.iter().filter(|row| row.tiers.len() == 2).map(|row| &*row.zh).collect();
        let expected =
            ["节日优先送礼", "生日代金券", "折扣享受", "俱乐部活动", "结婚纪念礼品", "登门拜访", "发送店铺信息"];
        assert_eq!(dashes, expected);
    }

    #[test]
    fn a_shop_takes_the_club_to_gold_and_adds_one_of_its_own() {
        let mut book = RuleBook::default();
        book.lay_over("[benefits]\nvip_tea = { zh = \"茶点\", tiers = [\"A\"] }").expect("a benefit of the shop");
        book.set("benefits.club.tiers=[\"A\"]").expect("a pair");
        let benefits = book.rules().expect("rules").benefits;
        let keys = |tier| benefits.of(Some(tier)).map(|benefit| benefit.key.clone()).collect::<Vec<_>>();
        assert_eq!(keys(Tier::A).len(), 14);
        assert!(!keys(Tier::B).contains(&"club".to_owned()));
        let tea = benefits.0.last().expect("the shop's own comes last");
        assert_eq!((&*tea.key, &*tea.zh, &*tea.en), ("vip_tea", "茶点", "茶点"));
        assert!(book.lay_over("[benefits]\nclub = { teirs = [\"A\"] }").is_err());
    }
}
