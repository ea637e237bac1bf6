//! The days and the criteria of a promotion, from the rules.

use chrono::{Days, NaiveDate};

use crate::book::rules::Promotion;
use crate::book::{Contact, Money};
use crate::report::Refusal;
use crate::report::taste::has_size;
use crate::table::Words;

/// A promotion, its rules understood.
pub(super) struct Plan<'a> {
    pub(super) rules: &'a Promotion,
    pub(super) as_of: NaiveDate,
    /// First and last day, where the rules say.
    pub(super) days: Option<(NaiveDate, NaiveDate)>,
    price: [Option<Money>; 2],
}

impl<'a> Plan<'a> {
    /// Understands the rules.
    ///
    /// # Errors
    /// A day or an amount that is none, a last day before the first.
    pub(super) fn new(rules: &'a Promotion, as_of: NaiveDate) -> Result<Self, Refusal> {
        let (from, to) = (day("from", &rules.from)?, day("to", &rules.to)?);
        let days = from.map(|from| (from, to.unwrap_or(from)));
        if days.is_some_and(|(from, to)| to < from) || (from.is_none() && to.is_some()) {
            let (from, to) = (&rules.from, &rules.to);
            return Err(Refusal(
                format!("promotion.from = {from:?}、to = {to:?}：请写先后两天"),
                format!("promotion.from = {from:?}, to = {to:?}: write a first day and a last day not before it"),
            ));
        }
        let price = [price(&rules.price[0])?, price(&rules.price[1])?];
        Ok(Self { rules, as_of, days, price })
    }

    /// The day as of which members are chosen: the eve of the promotion, at the latest the as-of date.
    pub(super) fn eve(&self) -> NaiveDate {
        let eve = self.days.and_then(|(from, _)| from.pred_opt());
        eve.map_or(self.as_of, |eve| eve.min(self.as_of))
    }

    /// Whether anything narrows the choice.
    pub(super) fn has_criteria(&self) -> bool {
        let Promotion { categories, sizes, .. } = self.rules;
        !categories.is_empty() || !sizes.is_empty() || self.price.iter().any(Option::is_some)
    }

    /// Whether a member with these categories, sizes as written and typical purchase is chosen.
    pub(super) fn fits(&self, categories: &[&str], size: &str, typical: Money) -> bool {
        let Promotion { categories: wanted, sizes, .. } = self.rules;
        let category = wanted.is_empty() || wanted.iter().any(|wanted| categories.contains(&&**wanted));
        let sized = sizes.is_empty() || sizes.iter().any(|wanted| has_size(size, wanted));
        let [least, most] = self.price;
        category && sized && least.is_none_or(|least| least <= typical) && most.is_none_or(|most| typical <= most)
    }

    /// Whether a contact invites to the promotion.
    pub(super) fn invites(&self, contact: &Contact) -> bool {
        const WORDS: [&str; 6] = ["邀", "促销", "活动", "促銷", "invit", "promotion"];
        let Some((from, to)) = self.days else { return false };
        let first = from.checked_sub_days(Days::new(self.rules.invite_days.into())).unwrap_or(NaiveDate::MIN);
        let step = contact.step.to_lowercase();
        let name = self.rules.name.to_lowercase();
        let named = WORDS.iter().any(|word| step.contains(word)) || (!name.is_empty() && step.contains(&name));
        named && first <= contact.day && contact.day <= to.min(self.as_of)
    }

    /// What a reader must know where the rules leave something out.
    pub(super) fn notes(&self) -> impl Iterator<Item = Words> {
        let criteria = (
            "没有写品类、尺码、价位，没有选人；请写 promotion.categories、sizes、price",
            "Nobody is chosen without promotion.categories, sizes or price",
        );
        let days = (
            "没有写促销的日期，没有计算结果；请写 promotion.from、to",
            "Nothing is counted without the days of the promotion: promotion.from, to",
        );
        let criteria = (!self.has_criteria()).then(|| criteria.into());
        criteria.into_iter().chain(self.days.is_none().then(|| days.into()))
    }
}

fn day(key: &str, text: &str) -> Result<Option<NaiveDate>, Refusal> {
    let text = text.trim();
    let refusal = || {
        Refusal(
            format!("promotion.{key} = {text:?} 不是日期，请写成 2026-12-01"),
            format!("promotion.{key} = {text:?} is no date; write 2026-12-01"),
        )
    };
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| refusal()) }
}

fn price(text: &str) -> Result<Option<Money>, Refusal> {
    let refusal = || {
        Refusal(
            format!("promotion.price 里的 {text:?} 不是金额，请写成 \"500\""),
            format!("promotion.price: {text:?} is no amount; write \"500\""),
        )
    };
    if text.trim().is_empty() { Ok(None) } else { Money::parse_plain(text.trim()).map(Some).ok_or_else(refusal) }
}
