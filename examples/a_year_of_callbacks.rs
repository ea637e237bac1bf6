//! A year of callbacks: the staff of a shop make the list every open day and reach four of five rows of it.
//!
//! `cargo run --example a_year_of_callbacks -- shop`
//!
//! The log of the shop is put aside; what the simulated staff write takes its place. The same shop gives the same figures.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use regulars::book::callback::{Agenda, Row, Schedule, State};
use regulars::book::{Book, CallResult, Channel, Contact, Line, Lines, MemberId, Oversight, Place, Rules};
use regulars::read::{Options, input, read};

/// Numbers that look like chance and are the same in each run: Knuth's linear congruential generator (MMIX), upper bits.
struct Dice(u64);

impl Dice {
    const fn below(&mut self, faces: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % faces
    }
}

#[expect(clippy::print_stdout, reason = "an example says what it found")]
fn main() -> anyhow::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "shop".to_owned());
    // Every how many members one is followed: the example is run by the tests as well.
    let every: usize = std::env::args().nth(2).map_or(Ok(1), |text| text.parse())?;
    let last: NaiveDate = "2026-11-22".parse()?;
    let first: NaiveDate = "2025-11-23".parse()?;
    let inputs = input::expand(&[folder]).map_err(|name| anyhow::anyhow!("{name}: no such file"))?;
    let mut rules = Rules::default();
    rules.callbacks.since = first.to_string();
    let mut book = read(&inputs, &Options::default(), &rules, last).book;
    book.contacts.clear();
    keep_some(&mut book, every);

    let mut dice = Dice(2026);
    let mut rows: BTreeMap<(i32, u32), [u64; 3]> = BTreeMap::new();
    for today in first.iter_days().take_while(|&today| today <= last) {
        for row in Agenda::new(&Schedule::new(&book, &rules, today, today)?).due {
            let month = rows.entry((today.year(), today.month())).or_default();
            let call = row.channel() == Channel::Phone;
            month[if call { 0 } else { 2 }] += 1;
            if dice.below(5) < 4 {
                month[1] += u64::from(call);
                log(&row, today, &mut dice, &mut book.contacts);
            }
        }
    }

    let months = by_month(&book, &rules, last)?;
    println!("month    calls listed  answered  messages listed  due  done  merged  superseded  blocked  missed  open");
    for ((year, month), [calls, answered, messages]) in rows {
        let states = months.get(&(year, month)).copied().unwrap_or_default();
        let [done, merged, superseded, blocked, missed, open] = states;
        let due: u64 = states.iter().sum();
        println!(
            "{year}-{month:02} {calls:>13} {answered:>9} {messages:>16} {due:>4} {done:>5} {merged:>7} {superseded:>11} \
             {blocked:>8} {missed:>7} {open:>5}"
        );
    }
    Ok(())
}

/// What became of the contacts of each month: done, merged, superseded, blocked, missed, open.
fn by_month(book: &Book, rules: &Rules, last: NaiveDate) -> anyhow::Result<BTreeMap<(i32, u32), [u64; 6]>> {
    let mut months: BTreeMap<(i32, u32), [u64; 6]> = BTreeMap::new();
    Schedule::new(book, rules, last, last)?.each(|member| {
        for callback in member.callbacks {
            let of = match callback.state {
                State::Done { .. } => 0,
                State::Merged(_) => 1,
                State::Superseded(_) => 2,
                State::Blocked(_) => 3,
                State::Missed => 4,
                State::Due(_) | State::Coming => 5,
            };
            months.entry((callback.due.year(), callback.due.month())).or_default()[of] += 1;
        }
    });
    Ok(months)
}

/// The row of the list, filled in.
fn log(row: &Row, today: NaiveDate, dice: &mut Dice, contacts: &mut Vec<Contact>) {
    let mut contact = Contact {
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
        also: row.callbacks[1..].iter().map(|callback| callback.step).collect(),
        phone: None,
        welcome: None,
        oversight: Oversight::default(),
        place: Place::row(0, 1),
    };
    if row.channel() == Channel::Phone {
        contact.result = Some(match dice.below(100) {
            0 => CallResult::Refused,
            1 => CallResult::DeadNumber,
            2..=24 => CallResult::NoAnswer,
            _ => CallResult::Reached,
        });
        // One in twenty agrees on another day.
        let agrees = !row.first().step.is_wish() && dice.below(20) == 0;
        contact.next = agrees.then(|| today + Days::new(3 + dice.below(10)));
    }
    contacts.push(contact);
}

/// Leaves one member in `every`, with what it bought.
fn keep_some(book: &mut Book, every: usize) {
    let kept = |id: MemberId| id.index().is_multiple_of(every);
    let mut lines = Lines::default();
    for line in book.lines.iter().filter(|line| line.member.is_some_and(kept)) {
        let member = line.member.map(|id| MemberId::new(id.index() / every));
        lines.push(&Line { member, ..line });
    }
    book.members = std::mem::take(&mut book.members).into_iter().step_by(every).collect();
    lines.gather_members(book.members.len());
    book.lines = lines;
}
