//! Calls about a card that lies ready, from the card register.

use chrono::NaiveDate;

use super::course::Course;
use super::days::later;
use super::plan::{Plan, new};
use super::{Because, State, Step};
use crate::book::{Application, CardStage, Channel, Done};

impl Plan<'_> {
    /// The notice on the day of approval, and the second one the day after the agreed day.
    pub(super) fn card_notices(&self, courses: &mut Vec<Course>) {
        let mut cards: Vec<Course> = Vec::new();
        for application in self.schedule.applications_of(self.id) {
            cards.extend(self.notice(application));
            cards.extend(self.second(application));
        }
        // Two rows of the register about one card are one card: the one that got further stands.
        let further = |course: &Course| {
            (course.callback.state == State::Coming, course.superseded.is_none(), course.recorded.is_none())
        };
        cards.sort_by_key(|course| {
            (course.callback.step, course.callback.anchor, further(course), course.callback.staff)
        });
        cards.dedup_by_key(|course| (course.callback.step, course.callback.anchor));
        courses.extend(cards);
    }

    fn notice(&self, application: &Application) -> Option<Course> {
        let approved = self.known_day(application.stage(CardStage::Approved))?;
        let course = self.about_card(Step::CardNotice, approved, self.moves.step(approved), application);
        Some(self.recorded(course, application.stage(CardStage::Notified)))
    }

    /// None where the card was collected or mailed by the agreed day.
    fn second(&self, application: &Application) -> Option<Course> {
        let agreed = application.agreed.or_else(|| self.agreed_by_default(application))?;
        if self.collected(application).is_some_and(|day| day <= agreed) {
            return None;
        }
        let course = self.about_card(Step::CardSecond, agreed, self.moves.step(later(agreed, 1)), application);
        Some(self.recorded(course, application.stage(CardStage::NotifiedAgain)))
    }

    /// So many days after the day on which the member was told.
    fn agreed_by_default(&self, application: &Application) -> Option<NaiveDate> {
        let told = match application.stage(CardStage::Notified) {
            Done::No => self.told(application),
            done => self.known_day(done),
        };
        told.map(|day| later(day, self.schedule.rules.register.agreed))
    }

    /// The first row of the log that settles the notice.
    fn told(&self, application: &Application) -> Option<NaiveDate> {
        let callback = self.notice(application)?.callback;
        let tells = |day: NaiveDate, named: bool, call: bool| {
            let of_row = call && callback.due <= day && !self.moves.is_wish_day(day);
            day <= callback.last && (of_row || (named && callback.anchor <= day))
        };
        let mut entries = self.entries.iter();
        let found = entries.find(|row| tells(row.day, row.named.contains(&Step::CardNotice), row.is_call()));
        found.map(|row| row.day)
    }

    fn about_card(&self, step: Step, anchor: NaiveDate, due: NaiveDate, application: &Application) -> Course {
        let last = later(due, self.schedule.rules.callbacks.card_grace);
        let mut course = Course::new(new(step, anchor, due, last, Channel::Phone));
        course.callback.staff = application.staff;
        course.superseded = self.collected(application).map(|day| (day, Because::Collected));
        course
    }

    /// What the register says of a notice: on an unknown day it was done in time.
    fn recorded(&self, mut course: Course, done: Done) -> Course {
        course.recorded = self.known_day(done);
        if done == Done::DayUnknown {
            course.callback.state = State::Done { early: false };
        }
        course
    }

    /// From when on the card is with the member, or on its way; on an unknown day it always was.
    fn collected(&self, application: &Application) -> Option<NaiveDate> {
        let days = [CardStage::Collected, CardStage::Mailed].map(|stage| match application.stage(stage) {
            Done::DayUnknown => Some(NaiveDate::MIN),
            done => self.known_day(done),
        });
        days.into_iter().flatten().min()
    }

    fn known_day(&self, done: Done) -> Option<NaiveDate> {
        done.day().filter(|&day| day <= self.schedule.as_of)
    }
}
