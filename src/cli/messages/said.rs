//! Wordings filled with one set of values.

use crate::book::Tier;
use crate::book::callback::Step;
use crate::book::message::{Filled, Length, Message, Slot, Values, Way};
use crate::book::rules::{Rules, StepChannel};

/// What fills the wordings.
pub(super) struct Said<'r> {
    pub(super) rules: &'r Rules,
    pub(super) chinese: bool,
    pub(super) values: Values,
    pub(super) tier: Option<Tier>,
}

/// One wording, filled.
pub(super) struct Row {
    pub(super) message: Message,
    pub(super) tier: Option<Tier>,
    pub(super) way: Way,
    pub(super) filled: Filled,
    pub(super) length: Option<Length>,
    pub(super) phrases: String,
}

impl Said<'_> {
    /// The wordings of a message, or of all: the general one and those of tiers; for a member the one that it gets.
    pub(super) fn rows(&self, only: Option<Message>) -> Vec<Row> {
        let messages = Message::ALL.iter().filter(|&&message| only.is_none_or(|only| only == message));
        messages.flat_map(|&message| self.tiers(message).into_iter().map(move |tier| self.row(message, tier))).collect()
    }

    fn tiers(&self, message: Message) -> Vec<Option<Tier>> {
        let own = |tier: Tier| {
            let wording = self.rules.messages.wordings.get(message.key());
            wording.is_some_and(|wording| wording.of_tier(tier, self.chinese).is_some())
        };
        match self.tier {
            Some(tier) => vec![Some(tier).filter(|&tier| own(tier))],
            None => {
                [None].into_iter().chain(Tier::ALL.map(Some).into_iter().filter(|tier| tier.is_some_and(own))).collect()
            }
        }
    }

    fn row(&self, message: Message, tier: Option<Tier>) -> Row {
        let messages = &self.rules.messages;
        let way = way(message, self.rules);
        let values = self.values(message);
        let (filled, length) = if way == Way::Sms {
            let (filled, length) = messages.sent(message, tier, self.chinese, &values);
            (filled, Some(length))
        } else {
            (messages.said(message, tier, self.chinese, &values), None)
        };
        let warnings = messages.warnings();
        let own = warnings
            .iter()
            .filter(|warning| warning.message == message && warning.tier == tier && warning.chinese == self.chinese);
        let phrases: Vec<String> =
            own.map(|warning| format!("{} → {}", warning.phrase.phrase, warning.phrase.better)).collect();
        Row { message, tier, way, filled, length, phrases: phrases.join("；") }
    }
}

impl Said<'_> {
    /// The values for a message: that of an anniversary is about that day.
    fn values(&self, message: Message) -> Values {
        let mut values = self.values.clone();
        if message.is_wish()
            && message != Message::Festival
            && let Some(step) = Step::from_key(message.key())
        {
            let (zh, en) = step.words();
            values.set(Slot::Occasion, if self.chinese { zh } else { en });
        }
        values
    }
}

/// How a message goes out: as the schedule says for a day step.
fn way(message: Message, rules: &Rules) -> Way {
    let step = rules.callbacks.steps.iter().find(|step| step.id == message.key());
    match step.map(|step| step.channel) {
        Some(StepChannel::Sms) => Way::Sms,
        Some(StepChannel::Phone) => Way::Call,
        None => message.way(),
    }
}
