//! What the messages are about, and when each member is due.

use chrono::{Days, NaiveDate};

use crate::book::callback::{Addressee, Approach, Row, Step, Wanted};
use crate::book::message::{Slot, Values};
use crate::book::rules::SwitchOn;
use crate::book::{Book, Histories, History, Rules};
use crate::report::Refusal;
use crate::report::taste::Tastes;

/// What a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Cold,
    Heat,
    Care,
    Record,
    Special,
}

/// As they are asked for.
pub(super) const KINDS: &[(&str, Kind)] = &[
    ("cold", Kind::Cold),
    ("heat", Kind::Heat),
    ("care", Kind::Care),
    ("record", Kind::Record),
    ("special", Kind::Special),
];

impl Kind {
    const fn step(self) -> Step {
        match self {
            Self::Cold => Step::WeatherCold,
            Self::Heat => Step::WeatherHeat,
            Self::Care => Step::Care,
            Self::Record => Step::Record,
            Self::Special => Step::Special,
        }
    }

    /// Who is due, whether or not they may be texted, in the order of the book.
    ///
    /// # Errors
    /// A special message that head office did not approve.
    pub(super) fn wanted(
        self,
        (book, rules, as_of): (&Book, &Rules, NaiveDate),
        approach: &Approach,
    ) -> Result<Vec<Wanted>, Refusal> {
        let switch_on = &rules.callbacks.switch_on;
        if self == Self::Special {
            approved(switch_on, as_of)?;
        }
        let (step, tastes) = (self.step(), Tastes::new(book));
        let mut wanted = Vec::new();
        Histories::new(book, &rules.purchases).each(as_of, |member, history| {
            let addressee = approach.to(member);
            let Some((anchor, due)) = self.day(history, &addressee, switch_on, as_of) else { return };
            let named = self.named(history, &addressee, &tastes);
            wanted.push(Wanted { member, step, anchor, due, named });
        });
        Ok(wanted)
    }

    /// Anchor and due day for one member, if it is due.
    fn day(
        self,
        history: &History,
        addressee: &Addressee,
        rules: &SwitchOn,
        as_of: NaiveDate,
    ) -> Option<(NaiveDate, NaiveDate)> {
        let last = addressee.days_told(self.step()).next_back();
        let rested = |days| last.is_none_or(|last| later(last, days) <= as_of);
        let mut bought = history.occasions().map(|purchase| purchase.day);
        match self {
            Self::Cold | Self::Heat => rested(rules.weather_rest).then_some((as_of, as_of)),
            Self::Care => {
                let anchor = bought.next_back().max(last)?;
                let every = i64::from(rules.care_days.max(1));
                let times = (as_of - anchor).num_days().div_euclid(every);
                (times > 0).then(|| (anchor, later(anchor, u32::try_from(times * every).unwrap_or_default())))
            }
            Self::Record => {
                let anchor = last.or_else(|| bought.next())?;
                rested(rules.record_rest).then_some((anchor, as_of))
            }
            Self::Special => {
                let approved = approved(rules, as_of).ok()?;
                let told = addressee.told(Step::Special);
                told.is_none_or(|told| told < approved).then_some((approved, approved))
            }
        }
    }

    /// What the message of a member names.
    fn named(self, history: &History, addressee: &Addressee, tastes: &Tastes) -> Values {
        let mut named = Values::default();
        if self == Self::Record {
            named.set(Slot::Purchases, history.occasions().count().to_string());
        }
        if self == Self::Care {
            let categories = tastes.last_first(history);
            let bought = history.occasions().next_back().map(|purchase| purchase.day);
            let sent = addressee.days_told(Step::Care).filter(|&day| Some(day) > bought).count();
            let next = sent.checked_rem(categories.len()).map(|index| categories[index]);
            named.set(Slot::Category, next.unwrap_or_default());
        }
        named
    }

    /// Keeps what is sent today: of purchase records so many a day, the longest not sent first.
    pub(super) fn keep(self, rows: &mut Vec<Row>, approach: &Approach, (book, rules, as_of): (&Book, &Rules, NaiveDate)) {
        if self != Self::Record {
            return;
        }
        let is_sent = |addressee: Addressee| addressee.days_told(Step::Record).next_back() == Some(as_of);
        let sent = book.members().filter(|&(id, _)| is_sent(approach.to(id))).count();
        rows.sort_unstable_by_key(|row| (row.first().anchor, row.member));
        rows.truncate(rules.callbacks.switch_on.record_a_day.saturating_sub(sent));
    }
}

fn later(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

/// The day on which head office approved the special message.
///
/// # Errors
/// No day, a day to come, nobody who did.
fn approved(rules: &SwitchOn, as_of: NaiveDate) -> Result<NaiveDate, Refusal> {
    let day: Option<NaiveDate> = rules.special_approved.trim().parse().ok();
    let day = day.filter(|&day| day <= as_of && !rules.special_by.trim().is_empty());
    day.ok_or_else(|| {
        Refusal(
            "专门消息要总部批准才能发：请写 callbacks.switch_on.special_approved（哪天）和 special_by（谁）".to_owned(),
            "A special message needs head office's approval: callbacks.switch_on.special_approved (day), special_by (who)"
                .to_owned(),
        )
    })
}
