//! `[tags]`: tags by rule. A rule is one or more conditions with commas between them, all of which must hold:
//! `spend >= 5000, category = 外套|衬衫`.

use serde::Deserialize;

use crate::book::{Money, Tier};

/// What a member must fulfil to bear a tag.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct TagRule(pub Vec<Condition>);

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// A number beside a number.
    Number(Number, Compare, i64),
    /// One of these cards.
    Tier(Vec<Tier>),
    /// Ever bought of one of these categories.
    Category(Vec<String>),
    /// In one of these segments of RFM, by either name.
    Segment(Vec<String>),
}

/// A number that a condition looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// Total spend, the opening balance included, in minor units.
    Spend,
    /// Purchases.
    Purchases,
    /// Days since the last purchase.
    Days,
    /// Month of the birthday, 1–12, in its own calendar.
    BirthMonth,
}

/// How two numbers are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compare {
    /// `>=`
    AtLeast,
    /// `<=`
    AtMost,
    /// `=`
    Equal,
}

impl Compare {
    /// Whether `value` compares so to `limit`.
    pub const fn holds(self, value: i64, limit: i64) -> bool {
        match self {
            Self::AtLeast => value >= limit,
            Self::AtMost => value <= limit,
            Self::Equal => value == limit,
        }
    }
}

/// What a condition may look at, in English and Chinese.
const FIELDS: [(&str, &str); 7] = [
    ("spend", "累计消费"),
    ("purchases", "消费次数"),
    ("days", "未到店天数"),
    ("birth_month", "生日月份"),
    ("tier", "级别"),
    ("category", "品类"),
    ("segment", "分群"),
];

const SIGNS: [(&str, Compare); 5] = [
    (">=", Compare::AtLeast),
    ("<=", Compare::AtMost),
    ("≥", Compare::AtLeast),
    ("≤", Compare::AtMost),
    ("=", Compare::Equal),
];

impl TryFrom<String> for TagRule {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let conditions = text.split([',', '，']).map(str::trim);
        conditions.map(condition).collect::<Result<_, _>>().map(Self)
    }
}

fn condition(text: &str) -> Result<Condition, String> {
    let sign = SIGNS.iter().find_map(|&(sign, compare)| Some((text.split_once(sign)?, compare)));
    let ((field, value), compare) = sign
        .ok_or_else(|| format!("{text:?}: 请写成 累计消费 >= 5000、级别 = A|B / write spend >= 5000 or tier = A|B"))?;
    let (field, value) = (known(field.trim())?, value.trim());
    let number = |of, value: Option<i64>| value.map(|value| Condition::Number(of, compare, value));
    let whole = || value.parse().ok();
    let names = || {
        let names: Vec<String> = value.split('|').map(|name| name.trim().to_owned()).collect();
        (compare == Compare::Equal && names.iter().all(|name| !name.is_empty())).then_some(names)
    };
    let read = match field {
        "spend" => number(Number::Spend, Money::parse_plain(value).map(|money| money.0)),
        "purchases" => number(Number::Purchases, whole()),
        "days" => number(Number::Days, whole()),
        "birth_month" => number(Number::BirthMonth, whole().filter(|month| (1..=12).contains(month))),
        "tier" => {
            names().and_then(|names| names.iter().map(|name| tier(name)).collect::<Option<_>>()).map(Condition::Tier)
        }
        "category" => names().map(Condition::Category),
        _ => names().map(Condition::Segment),
    };
    read.ok_or_else(|| format!("{text:?}: {field} 不能这样写 / {field} cannot be written so"))
}

/// The field of this name, in either language.
fn known(name: &str) -> Result<&'static str, String> {
    if let Some((field, _)) = FIELDS.iter().find(|(en, zh)| name.eq_ignore_ascii_case(en) || name == *zh) {
        return Ok(field);
    }
    let names = FIELDS.iter().flat_map(|&(en, zh)| [en, zh]);
    let near = names.max_by(|a, b| strsim::jaro_winkler(name, a).total_cmp(&strsim::jaro_winkler(name, b)));
    let near = near.unwrap_or_default();
    let all = FIELDS.map(|(en, _)| en).join(" ");
    Err(format!("没有这个条件 / unknown condition: {name}（是不是 / did you mean {near}?）；有 / there are: {all}"))
}

fn tier(name: &str) -> Option<Tier> {
    Tier::ALL.into_iter().find(|tier| {
        let (zh, en) = tier.words();
        [tier.key(), zh, en].iter().any(|known| known.eq_ignore_ascii_case(name))
    })
}

/// The name of a segment that a rule asks for and that there is not, with the nearest there is.
pub(super) fn unknown_segment<'a>(rule: &'a TagRule, segments: &[&str]) -> Option<(&'a str, String)> {
    let asked = rule.0.iter().filter_map(|condition| match condition {
        Condition::Segment(names) => Some(names),
        _ => None,
    });
    let unknown = asked.flatten().find(|name| !segments.iter().any(|known| known.eq_ignore_ascii_case(name)))?;
    let likeness = |known: &&&str| strsim::jaro_winkler(unknown, known);
    let near = segments.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    Some((unknown, (*near).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::{Compare, Condition, Number, TagRule};
    use crate::book::Tier;
    use crate::book::rules::RuleBook;

    fn read(text: &str) -> Result<Vec<Condition>, String> {
        TagRule::try_from(text.to_owned()).map(|rule| rule.0)
    }

    #[test]
    fn conditions_are_read_in_both_languages() {
        let spend = Condition::Number(Number::Spend, Compare::AtLeast, 299_999);
        let tiers = Condition::Tier(vec![Tier::A, Tier::B]);
        assert_eq!(read("spend >= 2999.99, tier = A | silver"), Ok(vec![spend.clone(), tiers.clone()]));
        assert_eq!(read("累计消费≥2999.99，级别=金卡|银卡"), Ok(vec![spend, tiers]));
        let month = Condition::Number(Number::BirthMonth, Compare::Equal, 6);
        assert_eq!(read("birth_month = 6"), Ok(vec![month]));
        assert_eq!(read("品类 = 外套|衬衫"), Ok(vec![Condition::Category(vec!["外套".into(), "衬衫".into()])]));
    }

    #[test]
    fn what_is_no_condition_is_said_with_the_nearest() {
        let error = |text: &str| read(text).expect_err(text);
        assert!(error("spent >= 5000").contains("did you mean spend?"));
        assert!(error("消费次 >= 5").contains("did you mean 消费次数?"));
        for wrong in ["", "spend", "spend >= lots", "birth_month = 13", "tier >= A", "tier = D", "category ="] {
            error(wrong);
        }
    }

    #[test]
    fn tags_are_laid_over_one_by_one_and_name_segments_that_there_are() {
        let mut book = RuleBook::default();
        book.lay_over("[tags]\n\"大客户\" = \"spend >= 5000\"").expect("rules");
        book.set("tags.冠军=segment = Champions|流失客户").expect("a pair");
        assert!(book.rules().expect_err("no such segment").to_string().contains("流失客户"));
        book.set("tags.冠军=segment = champions").expect("a pair");
        assert_eq!(book.rules().expect("rules").tags.len(), 2);
        let mut again = RuleBook::default();
        again.lay_over(&book.to_string()).expect("its own print");
        assert_eq!(again.rules(), book.rules());
    }
}
