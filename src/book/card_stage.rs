//! What comes next for a card that was applied for, and by when.
//!
//! Source: the member plan, *Card register*.

use chrono::{Days, NaiveDate};

use super::rules::Register;
use super::{Application, CardStage};

/// The stage that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextStage {
    /// Which.
    pub stage: CardStage,
    /// The day that its time counts from; `None` where nobody wrote it down.
    pub since: Option<NaiveDate>,
    /// The day on which it is due; `None` without a day to count from.
    pub due: Option<NaiveDate>,
}

/// The stages in their order, those aside that stand beside it.
const CHAIN: [CardStage; 7] = [
    CardStage::Applied,
    CardStage::Entered,
    CardStage::Submitted,
    CardStage::Approved,
    CardStage::Notified,
    CardStage::NotifiedAgain,
    CardStage::Mailed,
];

impl Application {
    /// What comes next as of a day: the stage behind the last one done, since a later stage shows that those before it were
    /// done; nothing once the card was collected or mailed, which a member who lives far away may choose at once.
    pub fn next_stage(&self, rules: &Register, as_of: NaiveDate) -> Option<NextStage> {
        let done = |stage| self.stage(stage).by(as_of);
        if done(CardStage::Collected) || done(CardStage::Mailed) {
            return None;
        }
        let last = CHAIN.iter().rposition(|&stage| done(stage));
        let stage = *CHAIN.get(last.map_or(0, |last| last + 1))?;
        let (since, days) = self.counts_from(stage, rules, as_of);
        Some(NextStage { stage, since, due: since.map(|day| later(day, days)) })
    }

    /// By when the silver card is to be voided: on the day of the gold application. `None` where that is not known.
    pub fn void_due(&self, rules: &Register, as_of: NaiveDate) -> Option<NaiveDate> {
        self.known(CardStage::Applied, as_of).map(|day| later(day, rules.voided))
    }

    /// The day agreed on for collecting the card; where none is written, some days after the notice.
    fn agreed_day(&self, rules: &Register, as_of: NaiveDate) -> Option<NaiveDate> {
        self.agreed.or_else(|| self.known(CardStage::Notified, as_of).map(|day| later(day, rules.agreed)))
    }

    fn counts_from(&self, stage: CardStage, rules: &Register, as_of: NaiveDate) -> (Option<NaiveDate>, u32) {
        use CardStage::{Applied, Approved, Entered, Mailed, Notified, NotifiedAgain, Submitted};
        // Where the application has no day, the first later stage that has one stands for it.
        let first = |stages: &[CardStage]| stages.iter().find_map(|&stage| self.known(stage, as_of));
        match stage {
            Entered => (first(&[Applied]), rules.entered),
            Submitted => (first(&[Applied, Entered]), rules.submitted),
            Approved => (first(&[Applied, Entered, Submitted]), rules.approved),
            Notified => (first(&[Approved]), rules.notified),
            NotifiedAgain => (self.agreed_day(rules, as_of), rules.notified_again),
            Mailed => (first(&[NotifiedAgain]), rules.mailed),
            Applied | CardStage::OldVoided | CardStage::Collected => (None, 0),
        }
    }

    fn known(&self, stage: CardStage, as_of: NaiveDate) -> Option<NaiveDate> {
        self.stage(stage).day().filter(|&day| day <= as_of)
    }
}

fn later(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::NextStage;
    use crate::book::rules::Register;
    use crate::book::testing::{application, book, day};
    use crate::book::{CardStage, Done, Profile, Rules};

    /// An application with these stages done, `√` on an unknown day; the next stage as of 30 June as `stage|since|due`.
    fn next(done: &[(CardStage, &str)], agreed: Option<&str>) -> Option<(CardStage, String, String)> {
        next_by(&Rules::default().register, done, agreed)
    }

    fn next_by(
        rules: &Register,
        done: &[(CardStage, &str)],
        agreed: Option<&str>,
    ) -> Option<(CardStage, String, String)> {
        let mut book = book(&[("01", Profile::default())], &[]);
        let application = application(&mut book, "01");
        for &(stage, on) in done {
            application.set(stage, if on == "√" { Done::DayUnknown } else { Done::On(day(on)) });
        }
        application.agreed = agreed.map(day);
        let text =
            |day: Option<chrono::NaiveDate>| day.map_or_else(|| "-".to_owned(), |day| day.format("%m-%d").to_string());
        let next = application.next_stage(rules, day("2026-06-30"));
        next.map(|NextStage { stage, since, due }| (stage, text(since), text(due)))
    }

    #[test]
    fn each_stage_is_due_as_the_plan_says() {
        use CardStage::{Applied, Approved, Collected, Entered, Mailed, Notified, NotifiedAgain, Submitted};
        let chain = [
            (Applied, "2026-06-01"),
            (Entered, "2026-06-02"),
            (Submitted, "2026-06-03"),
            (Approved, "2026-06-08"),
            (Notified, "2026-06-09"),
            (NotifiedAgain, "2026-06-18"),
            (Mailed, "2026-06-25"),
        ];
        let expected = [
            Some((Applied, "-", "-")),
            // The same day; within 3 and 7 days of applying; on the day of approval.
            Some((Entered, "06-01", "06-01")),
            Some((Submitted, "06-01", "06-04")),
            Some((Approved, "06-01", "06-08")),
            Some((Notified, "06-08", "06-08")),
            // The agreed day is 7 days after the notice, the second notice the day after it, the mail 7 days later.
            Some((NotifiedAgain, "06-16", "06-17")),
            Some((Mailed, "06-18", "06-25")),
            None,
        ];
        for (count, expected) in expected.into_iter().enumerate() {
            let expected = expected.map(|(stage, since, due)| (stage, since.to_owned(), due.to_owned()));
            assert_eq!(next(&chain[..count], None), expected, "{count} stages done");
        }
        assert_eq!(next(&[(Applied, "2026-06-01"), (Collected, "√")], None), None);
        // A member who lives far away chose the mail at once.
        assert_eq!(next(&[(Approved, "2026-06-08"), (Mailed, "2026-06-09")], None), None);
    }

    #[test]
    fn each_stage_has_its_own_days() {
        use CardStage::{Applied, Approved, Entered, Mailed, Notified, NotifiedAgain, Submitted};
        let rules = Register {
            applied: 20,
            voided: 8,
            entered: 2,
            submitted: 5,
            approved: 9,
            notified: 1,
            agreed: 4,
            notified_again: 3,
            mailed: 6,
        };
        let chain = [
            (Applied, "2026-06-01"),
            (Entered, "2026-06-02"),
            (Submitted, "2026-06-03"),
            (Approved, "2026-06-08"),
            (Notified, "2026-06-09"),
            (NotifiedAgain, "2026-06-18"),
        ];
        // The agreed day is 9 + 4 = 13 June.
        let expected = [
            (Entered, "06-01", "06-03"),
            (Submitted, "06-01", "06-06"),
            (Approved, "06-01", "06-10"),
            (Notified, "06-08", "06-09"),
            (NotifiedAgain, "06-13", "06-16"),
            (Mailed, "06-18", "06-24"),
        ];
        for (count, (stage, since, due)) in (1..).zip(expected) {
            let expected = Some((stage, since.to_owned(), due.to_owned()));
            assert_eq!(next_by(&rules, &chain[..count], None), expected, "{count} stages done");
        }
        let mut book = book(&[("01", Profile::default())], &[]);
        let application = application(&mut book, "01");
        application.set(Applied, Done::On(day("2026-06-01")));
        assert_eq!(application.void_due(&rules, day("2026-06-30")), Some(day("2026-06-09")));
    }

    #[test]
    fn an_agreed_day_comes_before_the_usual_one() {
        let notified = [(CardStage::Notified, "2026-06-09")];
        let expected = Some((CardStage::NotifiedAgain, "06-12".to_owned(), "06-13".to_owned()));
        assert_eq!(next(&notified, Some("2026-06-12")), expected);
    }

    #[test]
    fn a_later_stage_shows_that_those_before_it_were_done_and_a_tick_has_no_day() {
        use CardStage::{Applied, Approved, Entered, Submitted};
        let skipped = next(&[(Applied, "2026-06-01"), (Submitted, "2026-06-03")], None);
        assert_eq!(skipped, Some((Approved, "06-01".to_owned(), "06-08".to_owned())));
        let ticked = next(&[(Applied, "√"), (Entered, "2026-06-02")], None);
        assert_eq!(ticked, Some((Submitted, "06-02".to_owned(), "06-05".to_owned())));
        assert_eq!(next(&[(Applied, "√")], None), Some((Entered, "-".to_owned(), "-".to_owned())));
        // What is to happen tomorrow was not done.
        assert_eq!(next(&[(Applied, "2026-07-01")], None).map(|(stage, ..)| stage), Some(Applied));
    }
}
