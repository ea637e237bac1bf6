//! What is said or sent to the member of a row: the shop's wording, filled.

use chrono::{Datelike, Days, NaiveDate};

use super::purpose::salutation;
use crate::book::callback::{Briefing, Row, Step};
use crate::book::message::{Filled, Length, Message, Slot, Values};
use crate::book::rules::StepChannel;
use crate::book::{
    Application, Book, CardStage, Channel, Consent, Distance, Histories, History, Member, MemberId, Money, NameId, Reach,
    Rules, Tier, opening, standing,
};
use crate::report::new_items::{NewItems, named};

/// Makes the messages of a list.
#[derive(Clone, Copy)]
pub struct Writer<'a> {
    book: &'a Book,
    rules: &'a Rules,
    as_of: NaiveDate,
    chinese: bool,
}

/// What a message is about.
#[derive(Clone, Copy)]
struct About<'r> {
    member: MemberId,
    tier: Option<Tier>,
    staff: NameId,
    briefing: &'r Briefing,
}

impl<'a> Writer<'a> {
    /// In the language that the rules give to messages, else that of the sheets.
    pub fn new(book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Self {
        Self { book, rules, as_of, chinese: rules.messages.in_chinese(book.chinese) }
    }

    /// What is said in the call of a row, or sent.
    pub(super) fn text(&self, row: &Row) -> String {
        let message = Message::of_step(row.first().step);
        if row.channel() == Channel::Sms {
            self.sent(row, message).0.text
        } else {
            self.rules.messages.said(message, row.tier, self.chinese, &self.values(row)).text
        }
    }

    /// The text message of a row that is one.
    pub(super) fn sms(&self, row: &Row) -> Option<(Filled, Length)> {
        let sms = row.channel() == Channel::Sms && self.may_be_texted(row.member);
        sms.then(|| self.sent(row, Message::of_step(row.first().step)))
    }

    /// The text message beside the call of a row. That of day 7 is a step of its own, which must be open.
    pub(super) fn beside_call(&self, row: &Row) -> Option<(Filled, Length)> {
        let step = row.first().step;
        let message = Message::beside_call(step)?;
        let own = step != Step::D7 || row.callbacks.iter().any(|callback| callback.step == Step::D7Sms);
        let sms = own && row.channel() != Channel::Sms && self.may_be_texted(row.member);
        sms.then(|| self.sent(row, message))
    }

    fn sent(&self, row: &Row, message: Message) -> (Filled, Length) {
        self.rules.messages.sent(message, row.tier, self.chinese, &self.values(row))
    }

    /// Whether a member has a mobile phone and has not said no to messages.
    fn may_be_texted(&self, id: MemberId) -> bool {
        let member = self.book.member(id);
        let profile = member.profile.as_deref();
        let consent = profile.map_or(Consent::Open, |profile| profile.consent);
        let by_number = || member.phone.as_deref().is_some_and(|phone| phone.len() == 11 && phone.starts_with('1'));
        let mobile = profile.map_or_else(by_number, |profile| profile.reach == Reach::Mobile);
        mobile && consent == Consent::Open && member.phone.is_some() && !self.declines(id)
    }

    /// Whether the log's last word on messages is that they are not welcome; of one day's words the one against them
    /// counts.
    fn declines(&self, id: MemberId) -> bool {
        let log = &self.book.contacts;
        let own = log[log.partition_point(|row| row.member < id)..].iter().take_while(|row| row.member == id);
        let said = own.filter(|row| row.day <= self.as_of).filter_map(|row| Some((row.day, !row.welcome?)));
        said.max().is_some_and(|(_, unwelcome)| unwelcome)
    }

    /// The values of a row.
    pub(super) fn values(&self, row: &Row) -> Values {
        let about = About { member: row.member, tier: row.tier, staff: row.staff, briefing: &row.about };
        let mut values = self.of_member(about);
        let first = row.first();
        if first.step.counts_from_purchase()
            && let Some(day) = self.next_call(first.step, first.anchor, row.tier)
        {
            values.set(Slot::NextCall, self.day(day));
        }
        if first.step == Step::D30 {
            let items = NewItems::new(self.book, self.rules, self.as_of);
            values.set(Slot::NewItems, named(items.all(), self.between()).get(Slot::NewItems).unwrap_or_default());
        }
        if first.step.is_wish() {
            values.set(Slot::Occasion, self.occasions(row));
        }
        values.extend(&row.named);
        values
    }

    /// The tier of a member and the values of a message to it that is about its last purchase.
    pub fn of(&self, id: MemberId) -> (Option<Tier>, Values) {
        let (book, rules) = (self.book, self.rules);
        let (member, mut history) = (book.member(id), History::default());
        Histories::new(book, &rules.purchases).fill(id, self.as_of, &mut history);
        let carried = opening(member, &history, &rules.opening);
        let tier = standing(&history, carried, &rules.tiers, self.as_of).map(|earned| earned.tier);
        let briefing = Briefing::of(&history, None, member.profile.as_deref(), rules);
        let last = history.occasions().next_back();
        let staff = last.map(|purchase| history.staff(purchase)).unwrap_or_default();
        let mut values = self.of_member(About { member: id, tier, staff, briefing: &briefing });
        let gap = Distance::of(tier, &history, carried, &rules.tiers, self.as_of).gap();
        values.set(Slot::Gap, gap.map(yuan).unwrap_or_default());
        values.set(Slot::Purchases, history.occasions().count().to_string());
        (tier, values)
    }

    /// Whether messages are in Chinese.
    pub const fn chinese(&self) -> bool {
        self.chinese
    }

    fn of_member(&self, about: About<'_>) -> Values {
        let (book, rules, briefing) = (self.book, self.rules, about.briefing);
        let member = book.member(about.member);
        let mut values = Values::default();
        self.set_shop(&mut values, briefing.shop);
        self.set_person(&mut values, member);
        self.set_card(&mut values, about);
        values.set(Slot::Staff, book.staff.get(about.staff));
        if let Some(day) = briefing.bought {
            values.set(Slot::Date, self.day(day));
            values.set(Slot::Amount, yuan(briefing.amount));
        }
        values.set(Slot::Items, self.items(&briefing.items));
        values.set(Slot::Points, briefing.points.to_string());
        values.set(Slot::Total, yuan(briefing.spent));
        if let Some((gift, missing)) = briefing.next_gift(&rules.gifts) {
            values.set(Slot::NextGift, gift.name.as_str());
            values.set(Slot::PointsMissing, missing.to_string());
        }
        values
    }

    fn set_shop(&self, values: &mut Values, last: NameId) {
        let shop = &self.rules.shop;
        values.set(Slot::Shop, if shop.name.is_empty() { self.book.shops.get(last) } else { &shop.name });
        values.set(Slot::ShopPhone, shop.phone.as_str());
        let tiers = &self.rules.tiers;
        for (slot, threshold) in [
            (Slot::SilverSingle, tiers.silver.single),
            (Slot::SilverTotal, tiers.silver.total),
            (Slot::GoldSingle, tiers.gold.single),
            (Slot::GoldTotal, tiers.gold.total),
        ] {
            values.set(slot, threshold.0.map(yuan).unwrap_or_default());
        }
    }

    fn set_person(&self, values: &mut Values, member: &Member) {
        let (zh, en) = salutation(member);
        values.set(Slot::Salutation, self.pick(zh, en));
        values.set(Slot::Name, member.name.as_deref().unwrap_or_default());
        let profile = member.profile.as_deref();
        let text = |of: fn(&crate::book::Profile) -> Option<&str>| profile.and_then(of).unwrap_or_default();
        values.set(Slot::Address, text(|profile| profile.address.as_deref()));
        values.set(Slot::ConvenientTime, text(|profile| profile.call_time.as_deref()));
    }

    fn set_card(&self, values: &mut Values, about: About<'_>) {
        let card = |tier: Tier| {
            let (zh, en) = tier.words();
            self.pick(zh.to_owned(), format!("{en} card"))
        };
        values.set(Slot::Tier, about.tier.map(card).unwrap_or_default());
        values.set(Slot::NextTier, about.tier.and_then(Tier::next).map(card).unwrap_or_default());
        values.set(Slot::Benefits, about.tier.and_then(Tier::next).map(|next| self.benefits(next)).unwrap_or_default());
        let all = &self.book.applications;
        let own = all.partition_point(|row| row.member < Some(about.member));
        let own = all[own..].iter().take_while(|row| row.member == Some(about.member));
        let Some(last) = own.filter(|row| !self.is_done(row, CardStage::Collected)).last() else { return };
        values.set(Slot::Card, last.card.map(card).unwrap_or_default());
        if let Some(tier) = last.card {
            values.set(Slot::Benefits, self.benefits(tier));
        }
        values.set(Slot::Agreed, last.agreed.map(|day| self.day(day)).unwrap_or_default());
        if self.is_done(last, CardStage::Approved) && !self.is_done(last, CardStage::Mailed) {
            values.set(Slot::CardWaiting, last.card.map(card).unwrap_or_default());
        }
    }

    /// The first three benefits of a card that the temporary one does not have.
    fn benefits(&self, tier: Tier) -> String {
        let own = self.rules.benefits.of(Some(tier)).filter(|benefit| !benefit.tiers.contains(&Tier::C));
        own.take(3).map(|benefit| self.pick(&*benefit.zh, &*benefit.en)).collect::<Vec<_>>().join(self.pick("、", ", "))
    }

    fn is_done(&self, row: &Application, stage: CardStage) -> bool {
        row.stage(stage).by(self.as_of)
    }

    /// The day of the next call after a step, by the schedule of the tier.
    fn next_call(&self, step: Step, anchor: NaiveDate, tier: Option<Tier>) -> Option<NaiveDate> {
        let rules = &self.rules.callbacks;
        let now = rules.steps.iter().find(|rule| rule.id == step.key())?.day;
        let tier = tier?;
        let calls = rules.steps.iter().filter(|rule| rule.channel == StepChannel::Phone && rule.tiers.contains(&tier));
        let next = calls.map(|rule| rule.day).filter(|&day| day > now).min()?;
        anchor.checked_add_days(Days::new(u64::from(next.saturating_sub(u32::from(rules.purchase_day)))))
    }

    /// What the day is, where a row brings wishes.
    fn occasions(&self, row: &Row) -> String {
        let mut names: Vec<&str> = Vec::new();
        for callback in &row.callbacks {
            let festival = callback.festival.and_then(|index| self.rules.festivals.get(usize::from(index)));
            let (zh, en) = callback.step.words();
            names.push(festival.map_or(self.pick(zh, en), |festival| self.pick(&festival.zh, &festival.name)));
        }
        names.join(self.pick("和", " and "))
    }

    /// The items, at most three: a text message is short.
    fn items(&self, items: &[NameId]) -> String {
        const MOST: usize = 3;
        let names: Vec<&str> = items.iter().take(MOST).map(|&item| self.book.items.get(item)).collect();
        let more = if items.len() > MOST { self.pick("等", " and more") } else { "" };
        names.join(self.pick("、", ", ")) + more
    }

    /// `3月1日`, `1 March`; with its year if that is not the year of the list.
    pub(in crate::report) fn day(&self, day: NaiveDate) -> String {
        let same = day.year() == self.as_of.year();
        let (zh, en) = if same { ("%-m月%-d日", "%-d %B") } else { ("%Y年%-m月%-d日", "%-d %B %Y") };
        day.format(self.pick(zh, en)).to_string()
    }

    /// What stands between the parts of a list.
    pub(in crate::report) fn between(&self) -> &'static str {
        self.pick("、", ", ")
    }

    fn pick<T>(&self, zh: T, en: T) -> T {
        if self.chinese { zh } else { en }
    }
}

/// Money as people say it: `1680`, `99.50`.
fn yuan(money: Money) -> String {
    let text = money.to_string();
    text.strip_suffix(".00").map_or_else(|| text.clone(), str::to_owned)
}
