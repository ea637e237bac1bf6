//! What was due on one day, or will be.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::ahead::{counts, for_calling};
use super::columns::step_code;
use super::settled::Logged;
use super::{RULES, ahead, task};
use crate::book::calendar;
use crate::book::callback::{Agenda, Callback, Schedule, State, Step};
use crate::book::{Book, Contact, Details, MemberId, Rules, Tier};
use crate::report::columns::{phone_cell, text_cell, who};
use crate::report::{Refusal, Run};
use crate::table::{Cell, Code, Column, Report, Table, column};

/// What was due on a day, or will be, and what has become of it.
///
/// # What it shows
///
/// - `contacts`: every contact that fell due on that day, or will: whom, about what, where it stands today, and, where it was
///   done, when, by whom and with what result.
/// - `due`: of them those that are still to be made, as `callbacks today` lists them.
/// - `states`: how many are in each state, with those who are not contacted, who are counted but not named.
///
/// # How it decides
///
/// As `regulars callbacks --help` says, by what is known on the as-of date (`--today`), which a later purchase, call or
/// refund can change. The due day is that after moving it off closed days and wishes. What a new purchase or other
/// contacts made pointless is in `states` only.
///
/// # Example
///
/// - `regulars callbacks on 2026-11-20 shop`
/// - `regulars callbacks on 2026-12-25 shop --table due -o 圣诞.xlsx`
/// - `regulars callbacks on -1d shop --table contacts`
#[derive(Debug, Clone, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct On {
    /// The day: 2026-11-22, or -7d for seven days before the as-of date
    #[arg(value_name = "DATE", allow_hyphen_values = true)]
    pub(super) date: String,
}

/// A contact and what has become of it.
struct Fallen<'a> {
    member: MemberId,
    tier: Option<Tier>,
    callback: Callback,
    done: Option<&'a Contact>,
}

impl Run for On {
    const RULES: &'static [&'static str] = RULES;
    const DETAILS: Details = Details::STAFF;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let day = calendar::as_of(&self.date, as_of).map_err(|error| {
            Refusal(format!("{:?} 不是日期，请写成 2026-11-22 或 -7d", self.date), error.to_string())
        })?;
        let schedule = Schedule::new(book, rules, as_of, day.max(as_of))?;
        let (contacts, states) = fallen(book, &schedule, day);
        let Agenda { due, coming, .. } = Agenda::new(&schedule);
        let rows = due.into_iter().chain(coming).filter(|row| row.due() == day).collect();
        let due = task::list("due", ("应回访", "Due"), rows, (book, rules, as_of));
        let contacts = Table::new("contacts", ("当天的回访", "Contacts of the day"), contacts, of_day(book));
        let mut report = for_calling(vec![contacts, due, counts(states)], &schedule);
        if day < schedule.since {
            report.note(ahead::too_early(&schedule));
        }
        Ok(report)
    }
}

/// What fell due on `day`, in the order of a row and of members, and how many are in each state.
fn fallen<'a>(book: &'a Book, schedule: &Schedule, day: NaiveDate) -> (Vec<Fallen<'a>>, BTreeMap<(State, Step), u64>) {
    let (mut all, mut states) = (Vec::new(), BTreeMap::new());
    schedule.each(|seen| {
        let logged = Logged::of(book, seen.member);
        for &callback in seen.callbacks.iter().filter(|callback| callback.due == day) {
            *states.entry((callback.state, callback.step)).or_default() += 1;
            if !matches!(callback.state, State::Blocked(_) | State::Superseded(_)) {
                let done = logged.settling(&callback);
                all.push(Fallen { member: seen.member, tier: seen.tier, callback, done });
            }
        }
    });
    all.sort_by_key(|fallen| (fallen.callback.step, fallen.member));
    (all, states)
}

fn of_day(book: &Book) -> Vec<Column<'_, Fallen<'_>>> {
    let code = |(key, words)| Cell::Code(Code { key, words });
    let [member, name] = who(book, |row: &Fallen| row.member);
    vec![
        column("step", ("回访", "Step"), |row: &Fallen| step_code(row.callback.step).into()),
        column("channel", ("方式", "Channel"), |row: &Fallen| row.callback.channel.into()),
        column("state", ("状态", "State"), move |row: &Fallen| {
            code((row.callback.state.key(), row.callback.state.words()))
        }),
        column("reason", ("原因", "Reason"), move |row: &Fallen| Cell::maybe(row.callback.state.reason(), code)),
        member,
        name,
        column("phone", ("电话", "Phone"), |row: &Fallen| phone_cell(book.member(row.member))),
        column("tier", ("级别", "Tier"), |row: &Fallen| row.tier.into()),
        column("staff", ("回访人员", "Staff"), |row: &Fallen| text_cell(&book.staff, row.callback.staff)),
        column("anchor", ("起算日", "Counted from"), |row: &Fallen| row.callback.anchor.into()),
        column("last", ("最晚", "Counts until"), |row: &Fallen| {
            Cell::maybe(Some(row.callback.last).filter(|&last| last < NaiveDate::MAX), Cell::Date)
        }),
        column("date", ("回访日期", "Date"), |row: &Fallen| row.done.map(|row| row.day).into()),
        column("done_by", ("回访人", "Done by"), |row: &Fallen| {
            Cell::maybe(row.done, |row| text_cell(&book.staff, row.staff))
        }),
        column("result", ("结果", "Result"), |row: &Fallen| row.done.and_then(|row| row.result).into()),
        column("reply", ("顾客反馈", "Reply"), |row: &Fallen| Cell::maybe(row.done, |row| Cell::text(&*row.reply))),
    ]
}

#[cfg(test)]
mod tests {
    use super::On;
    use crate::book::testing::{Sale, day, sale};
    use crate::book::{Book, Consent, Profile};
    use crate::report::callbacks::testing::{mobile, rules, shop};
    use crate::report::testing::rows;
    use crate::report::{Refusal, Run};

    /// Four members who bought on 1 March 2026, so that day 3 is the 3rd with grace to the 6th; 4 wants no contact.
    fn four() -> Book {
        let served = |member| Sale { staff: "小李", ..sale(member, "2026-03-01", "100") };
        let quiet = Profile { consent: Consent::NoContact, ..mobile() };
        let log = ["1 2026-03-04 第3天 phone reached 小王 很好"];
        shop(&[("4", quiet)], &["1", "2", "3", "4"].map(served), &log)
    }

    fn on(date: &str, as_of: &str, table: &str, columns: &[&str]) -> Vec<String> {
        let (book, rules) = (four(), rules(&["d3"]));
        let report = On { date: date.to_owned() }.run(&book, &rules, day(as_of)).expect("a report");
        rows(&report, table, columns)
    }

    #[test]
    fn a_day_that_is_over_says_what_became_of_its_contacts_and_names_nobody_who_wants_none() {
        let columns = ["member", "step", "state", "date", "done_by", "result", "reply"];
        let expected = [
            "1|d3|done|2026-03-04|小王|reached|很好",
            "2|d3|missed|-|-|-|-",
            "3|d3|missed|-|-|-|-",
        ];
        assert_eq!(on("2026-03-03", "2026-03-10", "contacts", &columns), expected);
        assert_eq!(on("-7d", "2026-03-10", "contacts", &columns), expected);
        let states = ["done|-|d3|1", "missed|-|d3|2", "blocked|do_not_contact|d3|1"];
        assert_eq!(on("2026-03-03", "2026-03-10", "states", &["state", "reason", "step", "contacts"]), states);
        assert_eq!(on("2026-03-03", "2026-03-10", "due", &["member"]), Vec::<String>::new());
        assert_eq!(on("2026-03-04", "2026-03-10", "contacts", &columns), Vec::<String>::new());
    }

    #[test]
    fn a_day_still_open_or_to_come_lists_whom_to_call() {
        assert_eq!(on("2026-03-03", "2026-03-05", "due", &["member", "days_overdue"]), ["2|2", "3|2"]);
        assert_eq!(on("2026-03-03", "2026-03-02", "contacts", &["member", "state"]), ["1|coming", "2|coming", "3|coming"]);
        assert_eq!(on("2026-03-03", "2026-03-02", "due", &["member"]), ["1", "2", "3"]);
    }

    #[test]
    fn a_text_that_is_no_day_is_refused() {
        let (book, rules) = (four(), rules(&["d3"]));
        let refused = On { date: "soon".to_owned() }.run(&book, &rules, day("2026-03-10")).err();
        assert!(refused.is_some_and(|Refusal(zh, en)| zh.contains("soon") && en.contains("soon")));
    }
}
