//! What holds while staff work the lists of a year: every day, once a week, and after a fortnight's pause.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate, TimeDelta};

use super::{mobile, rules, shop};
use crate::book::calendar::YearlyDay;
use crate::book::callback::{Agenda, Block, Callback, Row, Schedule, State, Step};
use crate::book::testing::{Sale, application, complaint, day};
use crate::book::{
    Book, CallResult, CardStage, Channel, Consent, Contact, Done, MemberId, Moment, Oversight, Place, Profile, Rules,
    Solved,
};

const FIRST: &str = "2026-01-05";
const DAYS: u64 = 364;
const RULES: &str = "[calendar]\nclosed = [\"sun\", \"02-16..02-22\"]\n[callbacks]\nsince = \"2026-01-05\"\n\
    calls_per_person = 6\n[[festivals]]\nname = \"x\"\nzh = \"x\"\nday = \"10-01\"\n\
    [[festivals]]\nname = \"y\"\nzh = \"y\"\nday = \"lunar 08-15\"";
/// Wants no contact.
const NEVER: &str = "08";
/// Wants no messages.
const QUIET: &str = "07";

/// Numbers that look like chance and are the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, faces: u64) -> u64 {
        // Knuth's linear congruential generator (MMIX); its upper bits are the good ones.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % faces
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        let faces = u64::try_from(words.len()).expect("few");
        words[usize::try_from(self.below(faces)).expect("few")]
    }
}

fn people() -> Vec<(&'static str, Profile)> {
    let solar = |month, date| YearlyDay::solar(Some(1980), month, date);
    let home = Profile { address: Some("中山路一号".into()), wedding: solar(5, 20), ..mobile() };
    vec![
        ("01", Profile { birthday: solar(3, 8), ..mobile() }),
        ("02", mobile()),
        ("03", home.clone()),
        ("04", Profile { birthday: YearlyDay::lunar(None, 8, 15, false), ..home }),
        ("05", Profile { joined: Some(day("2025-04-01")), ..mobile() }),
        ("06", Profile { birthday: YearlyDay::solar(Some(2013), 7, 1), ..mobile() }),
        (QUIET, Profile { consent: Consent::NoMessages, ..mobile() }),
        (NEVER, Profile { consent: Consent::NoContact, ..mobile() }),
    ]
}

/// Eight members, two of one phone, two of one home, with purchases, complaints and cards over a year.
fn a_shop(dice: &mut Dice) -> Book {
    let people = people();
    let mut sales = Vec::new();
    for (card, _) in &people {
        for _ in 0..2 + dice.below(4) {
            let after = dice.below(DAYS + 90);
            let on = (day(FIRST) - Days::new(90) + Days::new(after)).to_string();
            sales.push((*card, on, dice.one_of(&["180", "900", "1800", "3600"]), dice.one_of(&["小李", "小王"])));
        }
    }
    let sales: Vec<Sale> = sales
        .iter()
        .map(|(member, day, amount, staff)| Sale { member, day, amount, staff, ..Sale::default() })
        .collect();
    let mut book = shop(&people, &sales, &[]);
    for (index, member) in book.members.iter_mut().enumerate() {
        member.phone = Some(if index < 2 { "13912345678".into() } else { format!("1371234560{index}").into() });
    }
    for card in ["01", "03", "07"] {
        let received = day(FIRST) + Days::new(dice.below(DAYS));
        let solved = Moment { day: received + Days::new(dice.below(20)), time: None };
        complaint(&mut book, card, &received.to_string()).solved = Solved::At(solved);
    }
    for card in ["02", "05"] {
        let approved = day(FIRST) + Days::new(dice.below(DAYS));
        application(&mut book, card).set(CardStage::Approved, Done::On(approved));
    }
    book
}

/// A member and a key.
type Key = (MemberId, String);

/// What was seen of the contacts of a year.
#[derive(Default)]
struct Year {
    /// The last state of each contact that fell due.
    last: BTreeMap<Key, Callback>,
    /// The day of the last list.
    before: Option<NaiveDate>,
    /// The days on which each stood on a list.
    listed: BTreeMap<Key, Vec<NaiveDate>>,
    /// Those that staff called about.
    answered: BTreeSet<Key>,
    /// Those whom a call found to want none, with the day.
    refused: BTreeMap<MemberId, NaiveDate>,
}

impl Year {
    /// One day of the shop: the list is made, held against the one before, and worked off.
    fn work(&mut self, book: &mut Book, rules: &Rules, today: NaiveDate, answers: u64, dice: &mut Dice) {
        let schedule = Schedule::new(book, rules, today, today).expect("rules");
        let mut seen = BTreeMap::new();
        schedule.each(|member| {
            for &callback in member.callbacks {
                let key = (member.member, callback.key(""));
                assert!(seen.insert(key, callback).is_none(), "{today}: a key twice: {callback:?}");
                assert_ne!(callback.state, State::Coming, "{today}: {callback:?}");
                let open = matches!(callback.state, State::Due(_));
                assert!(!open || callback.last >= today, "{today}: open after its grace: {callback:?}");
                assert!(
                    callback.state != State::Missed || callback.last < today,
                    "{today}: missed early: {callback:?}"
                );
            }
        });
        let agenda = Agenda::new(&schedule);
        self.follows(&seen, today);
        self.rows_are_one_each(book, &agenda.due, today);
        let mut calls: BTreeMap<_, usize> = BTreeMap::new();
        for row in agenda.due.iter().filter(|row| row.channel() == Channel::Phone) {
            *calls.entry(row.staff).or_default() += 1;
        }
        assert!(calls.values().all(|&calls| calls <= 6), "{today}: more calls than a person can make");
        assert_eq!(
            agenda.states.values().sum::<u64>(),
            u64::try_from(seen.len()).expect("few"),
            "{today}: one state each"
        );
        for row in &agenda.due {
            for callback in row.callbacks.iter().filter(|callback| callback.is_listed()) {
                self.listed.entry((row.member, callback.key(""))).or_default().push(today);
            }
            if dice.below(100) < answers {
                self.answer(book_of(row, today), row, dice, &mut book.contacts);
            }
        }
        self.last = seen;
        self.before = Some(today);
    }

    /// What fell due is still known, what is over stays over, and what was answered is on no list again.
    fn follows(&self, now: &BTreeMap<Key, Callback>, today: NaiveDate) {
        for (key, before) in &self.last {
            let Some(after) = now.get(key) else { panic!("{today}: {key:?} is lost: {before:?}") };
            let over = match before.state {
                State::Done { .. } | State::Missed | State::Superseded(_) => after.state == before.state,
                // A complaint ends; nothing else that blocks does.
                State::Blocked(block) => {
                    block == Block::Complaint || matches!(after.state, State::Blocked(_) | State::Done { .. })
                }
                _ => true,
            };
            assert!(over, "{today}: {before:?} became {:?}", after.state);
        }
        for (key, callback) in now.iter().filter(|(key, _)| !self.last.contains_key(*key)) {
            let on_time = self.before.is_none_or(|before| before < callback.due);
            assert!(on_time, "{today}: was no contact on the list before, though due: {key:?} {callback:?}");
        }
        for key in &self.answered {
            let state = now[key].state;
            assert!(!matches!(state, State::Due(_) | State::Missed), "{today}: answered, yet {state:?}: {key:?}");
        }
    }

    /// One row a person, one call a household, nothing for those who want nothing.
    fn rows_are_one_each(&self, book: &Book, rows: &[Row], today: NaiveDate) {
        let mut persons = BTreeSet::new();
        let mut households = BTreeSet::new();
        for row in rows {
            let card = book.member(row.member).key();
            assert!(persons.insert(row.member), "{today}: two rows for {card}");
            assert_ne!(card, NEVER, "{today}: {row:?}");
            assert!(card != QUIET || row.channel() == Channel::Phone, "{today}: a message to {card}");
            let quiet = self.refused.get(&row.member).is_none_or(|&on| on >= today);
            assert!(quiet, "{today}: a row for {card}, who refused");
            let household = match card {
                "01" | "02" => "phone",
                "03" | "04" => "home",
                other => other,
            };
            // Wishes are personal.
            if row.channel() == Channel::Phone && !row.first().step.is_wish() {
                assert!(households.insert(household), "{today}: two calls to the household of {card}");
            }
        }
    }

    /// The row of the list, filled in.
    fn answer(&mut self, mut contact: Contact, row: &Row, dice: &mut Dice, log: &mut Vec<Contact>) {
        let listed = row.callbacks.iter().filter(|callback| callback.is_listed());
        if row.channel() == Channel::Phone {
            contact.result = Some(match dice.below(60) {
                0 => CallResult::Refused,
                1..=15 => CallResult::NoAnswer,
                _ => CallResult::Reached,
            });
            if contact.result == Some(CallResult::Refused) {
                self.refused.entry(row.member).or_insert(contact.day);
            }
            if dice.below(12) == 0 && !row.first().step.is_wish() {
                contact.next = Some(contact.day + Days::new(1 + dice.below(20)));
            }
        }
        self.answered.extend(listed.map(|callback| (row.member, callback.key(""))));
        log.push(contact);
    }
}

/// The row of the log about the first of a row.
fn book_of(row: &Row, today: NaiveDate) -> Contact {
    Contact {
        member: row.member,
        day: today,
        staff: row.staff,
        channel: Some(row.channel()),
        step: row.first().step.key().into(),
        result: None,
        reply: "".into(),
        leaving_reason: "".into(),
        next: None,
        planned: Some((row.first().step, row.first().anchor)),
        also: row.callbacks[1..].iter().filter(|callback| callback.is_listed()).map(|callback| callback.step).collect(),
        phone: None,
        welcome: None,
        oversight: Oversight::default(),
        place: Place::row(0, 2),
    }
}

/// A year in which the list is made on the days that `works` says, and so many of a hundred rows are answered.
fn year(seed: u64, answers: u64, works: impl Fn(u64) -> bool) -> Year {
    let mut dice = Dice(seed);
    let mut book = a_shop(&mut dice);
    let rules = rules(RULES);
    let mut year = Year::default();
    for number in (0..DAYS).filter(|&number| works(number)) {
        let today = day(FIRST) + Days::new(number);
        if rules.calendar.closed.next_open(today) == today {
            year.work(&mut book, &rules, today, answers, &mut dice);
        }
    }
    assert!(year.last.len() > 60, "something to hold against the rules: {}", year.last.len());
    year
}

/// What a staff that answers everything has missed was on no list.
fn missed_only_what_was_on_no_list(year: &Year) {
    for (key, callback) in year.last.iter().filter(|(_, callback)| callback.state == State::Missed) {
        assert!(!year.listed.contains_key(key), "listed and answered, yet missed: {callback:?}");
    }
}

#[test]
fn who_works_the_list_every_day_misses_nothing() {
    for seed in [1, 2] {
        let year = year(seed, 100, |_| true);
        // Six calls a person and day are enough for eight members.
        let missed: Vec<_> = year.last.values().filter(|callback| callback.state == State::Missed).collect();
        assert!(missed.is_empty(), "{missed:?}");
    }
}

#[test]
fn four_of_five_answered_every_day_repeats_no_key_and_loses_none() {
    let years = [3, 4].map(|seed| year(seed, 80, |_| true));
    let count = |state: fn(&State) -> bool| {
        years.iter().flat_map(|year| year.last.values()).filter(|callback| state(&callback.state)).count()
    };
    // What the simulation is to try did happen.
    assert!(count(|state| matches!(state, State::Done { .. })) > 50);
    assert!(count(|state| *state == State::Merged(None)) > 0, "a call to a household");
    assert!(count(|state| *state == State::Missed) > 0);
    assert!(count(|state| *state == State::Blocked(Block::Complaint)) > 0);
}

#[test]
fn once_a_week_loses_only_what_no_list_could_hold() {
    for seed in [5, 6, 7] {
        let year = year(seed, 100, |number| number % 7 == 2);
        missed_only_what_was_on_no_list(&year);
        // What is open for a fortnight, and was not cut short by a purchase, stands on one of the lists.
        let long =
            |callback: &&Callback| callback.step == Step::D120 && callback.last - callback.due >= TimeDelta::days(14);
        let missed = year.last.values().filter(long).find(|callback| callback.state == State::Missed);
        assert_eq!(missed, None);
    }
}

#[test]
fn after_a_fortnight_s_pause_what_its_grace_allows_is_still_there() {
    for seed in [8, 9] {
        let year = year(seed, 100, |number| !(150..164).contains(&number));
        missed_only_what_was_on_no_list(&year);
        let (from, to) = (day(FIRST) + Days::new(150), day(FIRST) + Days::new(163));
        for callback in year.last.values().filter(|callback| callback.state == State::Missed) {
            // 150 days after Monday 5 January is Thursday 4 June; nothing closed about the end of the pause.
            assert!(from <= callback.due && callback.last <= to, "missed outside of the pause: {callback:?}");
        }
    }
}
