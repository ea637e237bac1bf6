//! The steps after a purchase that the callback log follows.

use super::standing::Tier;

/// A step of the schedule; the day of the purchase is day 1.
pub(super) struct Step {
    /// Days from the purchase to the day on which it falls due.
    pub(super) after: u64,
    /// Days that are left to do it, with the first.
    pub(super) days: u32,
    pub(super) word: &'static str,
    pub(super) by_phone: bool,
    /// For card holders (A and B), and for holders of a points card (C).
    who: (bool, bool),
}

const fn step(after: u64, days: u32, word: &'static str, by_phone: bool, who: (bool, bool)) -> Step {
    Step { after, days, word, by_phone, who }
}

/// All steps. The message of day 7 is part of the call of card holders.
const STEPS: [Step; 7] = [
    step(1, 2, "第2天", false, (true, true)),
    step(2, 4, "第3天", true, (true, true)),
    step(6, 4, "第7天", true, (true, false)),
    step(6, 4, "第7天", false, (false, true)),
    step(9, 4, "第10天", true, (false, true)),
    step(29, 8, "第30天", true, (true, true)),
    step(119, 15, "第120天", true, (true, true)),
];

/// The steps for a member of this tier.
pub(super) fn steps(tier: Tier) -> impl Iterator<Item = &'static Step> {
    STEPS.iter().filter(move |step| {
        let (holders, others) = step.who;
        if tier == Tier::Points { others } else { holders }
    })
}
