//! What the manager agreed to, worked out by hand.

use super::Plan;
use crate::book::callback::Step;
use crate::book::testing::{Sale, day, sale};
use crate::book::{Approval, Book, MemberId, Oversight, Place, Verdict};
use crate::report::{Refusal, Run, Selection};
use crate::report::callbacks::testing::{rules, shop};
use crate::report::testing::rows;

/// Three members who bought on 1 March 2026, served by 小王, 小李 and 小李: day 3 is the 3rd.
fn three(log: &[&str]) -> Book {
    let served = |member, staff| Sale { staff, ..sale(member, "2026-03-01", "100") };
    shop(&[], &[served("1", "小王"), served("2", "小李"), served("3", "小李")], log)
}

/// What the manager said to day 3 of the member at this position, on a list of this day.
fn said(book: &mut Book, member: usize, on: &str, verdict: Verdict, moved: Option<&str>) {
    book.approvals.push(Approval {
        member: Some(MemberId::new(member)),
        contact: (Step::D3, day("2026-03-01")),
        proposed: Some(day(on)),
        verdict,
        moved: moved.map(day),
        place: Place::row(0, 2),
    });
}

fn table(book: &Book, approved: bool, as_of: &str, table: &str, columns: &[&str]) -> Vec<String> {
    let rules = rules(&["d3"]);
    rows(&Plan { approved }.run(book, &rules, day(as_of)).expect("a report"), table, columns)
}

const ASKED: [&str; 5] = ["staff", "due", "member", "approved", "new_date"];

#[test]
fn proposals_stand_by_person_with_what_the_manager_said() {
    let mut book = three(&[]);
    let blank = ["小李|2026-03-03|2|-|-", "小李|2026-03-03|3|-|-", "小王|2026-03-03|1|-|-"];
    assert_eq!(table(&book, false, "2026-03-02", "plan", &ASKED), blank);
    assert_eq!(table(&book, true, "2026-03-02", "plan", &ASKED), Vec::<String>::new());
    said(&mut book, 0, "2026-03-03", Verdict::Yes, None);
    said(&mut book, 1, "2026-03-03", Verdict::No, None);
    said(&mut book, 2, "2026-03-03", Verdict::Moved, Some("2026-03-08"));
    let expected = ["小李|2026-03-03|2|no|-", "小李|2026-03-03|3|moved|2026-03-08", "小王|2026-03-03|1|yes|-"];
    assert_eq!(table(&book, false, "2026-03-02", "plan", &ASKED), expected);
    // The week of the 2nd ends on the 8th.
    assert_eq!(table(&book, true, "2026-03-02", "plan", &["member"]), ["3", "1"]);
    book.approvals[2].moved = Some(day("2026-03-09"));
    assert_eq!(table(&book, true, "2026-03-02", "plan", &["member"]), ["1"]);
}

#[test]
fn of_several_lists_the_later_counts_and_of_one_day_the_word_that_holds_back() {
    let mut book = three(&[]);
    said(&mut book, 0, "2026-03-03", Verdict::No, None);
    said(&mut book, 0, "2026-03-04", Verdict::Yes, None);
    said(&mut book, 1, "2026-03-04", Verdict::Yes, None);
    said(&mut book, 1, "2026-03-04", Verdict::No, None);
    let expected = ["小李|2026-03-03|2|no|-", "小李|2026-03-03|3|-|-", "小王|2026-03-03|1|yes|-"];
    assert_eq!(table(&book, false, "2026-03-02", "plan", &ASKED), expected);
    book.approvals.reverse();
    assert_eq!(table(&book, false, "2026-03-02", "plan", &ASKED), expected);
}

#[test]
fn calls_without_the_manager_s_word_are_counted_since_the_first_word() {
    let log = [
        "1 2026-03-02 第3天 phone reached 小王 早了",
        "1 2026-03-04 - phone reached 小王 好",
        "2 2026-03-03 第3天 phone reached 小李 好",
        "3 2026-03-04 第3天 phone reached 小李 好",
    ];
    let columns = ["staff", "calls", "agreed", "refused", "without"];
    let mut book = three(&log);
    assert_eq!(table(&book, false, "2026-03-10", "calls", &columns), Vec::<String>::new());
    // The first word is of the 3rd, so the call of the 2nd is before it.
    said(&mut book, 1, "2026-03-03", Verdict::Yes, None);
    said(&mut book, 2, "2026-03-03", Verdict::No, None);
    assert_eq!(table(&book, false, "2026-03-10", "calls", &columns), ["小李|2|1|1|0", "小王|1|0|0|1"]);
    // A row of the log that says so itself is agreed to.
    book.contacts[1].oversight = Oversight { verdict: Some(Verdict::Yes), ..Oversight::default() };
    assert_eq!(table(&book, false, "2026-03-10", "calls", &columns), ["小李|2|1|1|0", "小王|1|1|0|0"]);
}

#[test]
fn a_plan_can_be_that_of_one_person() {
    let (book, rules) = (three(&[]), rules(&["d3"]));
    let as_of = day("2026-03-02");
    let of = |staff: &str| {
        let mut report = Plan::default().run(&book, &rules, as_of)?;
        let selection = Selection { staff: vec![staff.to_owned()], ..Selection::default() };
        selection.keep(&mut report, None, (&book, &rules, as_of))?;
        Ok::<_, Refusal>(rows(&report, "plan", &["member"]))
    };
    assert_eq!(of("小李"), Ok(vec!["2".to_owned(), "3".to_owned()]));
    assert!(of("小赵").is_err());
}
