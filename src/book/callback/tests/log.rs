//! What the log settles, blocks and brings about.

use super::{mobile, rules, shop, state_of, told, with_result};
use crate::book::callback::Step;
use crate::book::testing::{day, sale};
use crate::book::{CallResult, Channel, Consent, Profile, Reach};

// 1 March 2026; day 3 is the 3rd, day 7 the 7th, day 10 the 10th, day 30 the 30th.
const BOUGHT: &str = "2026-03-01";
const PHONE: Channel = Channel::Phone;
const SMS: Channel = Channel::Sms;

fn state(log: &[super::Row], amount: &str, as_of: &str, step: &str, due: &str) -> String {
    let book = shop(&[], &[sale("1", BOUGHT, amount)], log);
    state_of(&told(&book, &rules(""), as_of, as_of), step, due)
}

#[test]
fn a_row_settles_its_step_from_the_day_after_the_purchase_to_the_last_day_of_grace() {
    for (logged, expected) in [
        ("2026-03-01", "missed"),
        ("2026-03-02", "done early"),
        ("2026-03-03", "done"),
        ("2026-03-06", "done"),
        ("2026-03-07", "missed"),
    ] {
        let now = state(&[("1", logged, "第3天", SMS)], "3000", "2026-03-20", "d3", "2026-03-03");
        assert_eq!(now, expected, "{logged}");
    }
}

#[test]
fn a_call_settles_the_whole_row_and_a_message_only_what_it_names() {
    // On the 8th the row is day 7 with its message merged into it.
    let now = |row| state(&[row], "3000", "2026-03-09", "d7", "2026-03-07");
    assert_eq!(now(("1", "2026-03-08", "新品", PHONE)), "done");
    assert_eq!(now(("1", "2026-03-08", "", Channel::Visit)), "done");
    assert_eq!(now(("1", "2026-03-08", "第7天", SMS)), "due", "by message it is the message of day 7");
    assert_eq!(now(("1", "2026-03-08", "", SMS)), "due", "day 7 is a call");
    // A message that names nothing settles the open messages.
    assert_eq!(state(&[("1", "2026-03-02", "", SMS)], "3000", "2026-03-05", "d2", "2026-03-02"), "done");
    // A call of day 3 on the 3rd settles the message of day 2 that is still open.
    assert_eq!(state(&[("1", "2026-03-03", "第3天", PHONE)], "3000", "2026-03-05", "d2", "2026-03-02"), "done");
}

#[test]
fn three_calls_leave_day_120_and_then_one_call_a_quarter() {
    let log =
        [("1", "2026-03-03", "第3天", PHONE), ("1", "2026-03-10", "第10天", PHONE), ("1", "2026-03-12", "", PHONE)];
    let book = shop(&[], &[sale("1", BOUGHT, "100")], &log);
    let now = told(&book, &rules(""), "2026-03-30", "2026-10-31");
    assert_eq!(state_of(&now, "d30", "2026-03-30"), "superseded fallback");
    assert_eq!(state_of(&now, "d120", "2026-06-28"), "coming");
    assert_eq!(state_of(&now, "quarterly", "2026-10-26"), "coming");
    assert_eq!(state_of(&now, "half-year", "2026-09-12"), "coming", "six months after the last call");
    // Two calls are not enough.
    let book = shop(&[], &[sale("1", BOUGHT, "100")], &log[..2]);
    assert_eq!(state_of(&told(&book, &rules(""), "2026-03-30", "2026-03-30"), "d30", "2026-03-30"), "due");
    // A purchase ends it.
    let book = shop(&[], &[sale("1", BOUGHT, "100"), sale("1", "2026-10-01", "100")], &log);
    let now = told(&book, &rules(""), "2026-10-30", "2026-10-30");
    assert_eq!(state_of(&now, "quarterly", "2026-10-26"), "superseded purchase");
}

#[test]
fn half_a_year_of_silence_is_due_until_somebody_calls() {
    let book = shop(&[], &[sale("1", "2026-08-31", "100")], &[]);
    let now = told(&book, &rules(""), "2027-06-01", "2027-06-01");
    assert_eq!(state_of(&now, "half-year", "2027-02-28"), "due");
    let book = shop(&[], &[sale("1", "2026-08-31", "100")], &[("1", "2027-05-05", "", PHONE)]);
    let now = told(&book, &rules(""), "2027-06-01", "2027-12-31");
    assert_eq!(state_of(&now, "half-year", "2027-02-28"), "done");
    assert_eq!(state_of(&now, "half-year", "2027-11-05"), "coming");
    // What fell due before the first day that counts is due on it.
    let book = shop(&[], &[sale("1", "2024-01-01", "100")], &[]);
    assert_eq!(told(&book, &rules(""), "2026-01-01", "2026-01-01"), ["half-year 2026-01-01 phone due"]);
}

#[test]
fn an_agreed_day_is_a_contact() {
    let mut book = shop(&[], &[sale("1", BOUGHT, "100")], &[("1", "2026-03-03", "第3天", PHONE)]);
    book.contacts[0].next = Some(day("2026-03-10"));
    let now = told(&book, &rules(""), "2026-03-10", "2026-03-10");
    assert_eq!(state_of(&now, "next", "2026-03-10"), "due");
    assert_eq!(state_of(&now, "d10", "2026-03-10"), "merged next");
    // Both have three days of grace, so what was merged stays so.
    let now = told(&book, &rules(""), "2026-03-14", "2026-03-14");
    assert_eq!(state_of(&now, "next", "2026-03-10"), "missed");
    assert_eq!(state_of(&now, "d10", "2026-03-10"), "merged next");
}

#[test]
fn a_day_agreed_on_twice_is_one_contact() {
    // Rows of the 16th name day 10, an arrival and a festival; the first and the last agree on the 20th.
    let log =
        [("1", "2026-03-16", "第10天", PHONE), ("1", "2026-03-16", "新品", PHONE), ("1", "2026-03-16", "节日", SMS)];
    let mut book = shop(&[], &[sale("1", BOUGHT, "100")], &log);
    for (row, next) in ["2026-03-21", "2026-03-20", "2026-03-20"].into_iter().enumerate() {
        book.contacts[row].next = Some(day(next));
    }
    let mut now = told(&book, &rules(""), "2026-03-16", "2026-03-25");
    now.retain(|line| line.starts_with("next"));
    assert_eq!(now, ["next 2026-03-20 phone coming", "next 2026-03-21 phone coming"]);
}

#[test]
fn what_was_merged_is_due_again_when_the_first_ends_undone_while_its_own_grace_runs() {
    let mut book = shop(&[], &[sale("1", BOUGHT, "100")], &[("1", "2026-03-03", "第3天", PHONE)]);
    book.contacts[0].next = Some(day("2026-03-30"));
    let state = |as_of, step| state_of(&told(&book, &rules(""), as_of, as_of), step, "2026-03-30");
    assert_eq!(state("2026-04-02", "d30"), "merged next");
    assert_eq!(state("2026-04-03", "next"), "missed");
    assert_eq!(state("2026-04-03", "d30"), "due");
    assert_eq!(state("2026-04-07", "d30"), "missed");
}

#[test]
fn the_fifth_contact_in_thirty_days_is_one_too_many() {
    // Rows of the steps of another purchase day; day 3 of the second is Friday 20 March.
    let sales = [sale("1", BOUGHT, "100"), sale("1", "2026-03-18", "100")];
    let log: Vec<_> = ["2026-03-02", "2026-03-03", "2026-03-10", "2026-03-12"].map(|on| ("1", on, "新品", SMS)).into();
    let state = |log: &[super::Row]| {
        let book = shop(&[], &sales, log);
        state_of(&told(&book, &rules(""), "2026-03-20", "2026-03-20"), "d3", "2026-03-20")
    };
    assert_eq!(state(&log), "blocked fatigue");
    assert_eq!(state(&log[1..]), "due");
    // Wishes do not count, and neither do steps of the same purchase.
    assert_eq!(state(&[&log[1..], &[("1", "2026-03-14", "生日", PHONE)][..]].concat()), "due");
    assert_eq!(state(&[&log[1..], &[("1", "2026-03-19", "第2天", SMS)][..]].concat()), "due");
    // The first day of the 30 ending on the 20th is 19 February.
    assert_eq!(state(&[&log[1..], &[("1", "2026-02-19", "新品", SMS)][..]].concat()), "blocked fatigue");
    assert_eq!(state(&[&log[1..], &[("1", "2026-02-18", "新品", SMS)][..]].concat()), "due");
}

#[test]
fn who_wants_none_gets_none_and_numbers_that_cannot_be_used_are_left_out() {
    let none = Profile { reach: Reach::None, ..Profile::default() };
    let landline = Profile { reach: Reach::Landline, ..Profile::default() };
    let quiet = Profile { consent: Consent::NoMessages, ..mobile() };
    let never = Profile { consent: Consent::NoContact, ..none.clone() };
    for (profile, message, call) in [
        (none, "blocked invalid_number", "blocked invalid_number"),
        (landline, "blocked no_mobile", "due"),
        (quiet, "blocked sms_opt_out", "due"),
        (never, "blocked do_not_contact", "blocked do_not_contact"),
    ] {
        let book = shop(&[("1", profile)], &[sale("1", BOUGHT, "100")], &[]);
        let now = told(&book, &rules(""), "2026-03-03", "2026-03-03");
        assert_eq!(state_of(&now, "d2", "2026-03-02"), message);
        assert_eq!(state_of(&now, "d3", "2026-03-03"), call);
    }
}

#[test]
fn what_a_call_finds_holds_from_that_row_on_and_the_row_still_settles() {
    for (result, reason) in
        [(CallResult::Refused, "blocked do_not_contact"), (CallResult::DeadNumber, "blocked dead_number")]
    {
        let mut book =
            with_result(shop(&[], &[sale("1", BOUGHT, "100")], &[("1", "2026-03-03", "第3天", PHONE)]), result);
        book.members[0].phone = Some("13912345678".into());
        let now = told(&book, &rules(""), "2026-03-10", "2026-03-10");
        assert_eq!(state_of(&now, "d3", "2026-03-03"), "done");
        assert_eq!(state_of(&now, "d10", "2026-03-10"), reason);
    }
}

#[test]
fn a_child_is_not_called_before_the_14th_birthday() {
    let birthday = crate::book::calendar::YearlyDay::solar(Some(2012), 3, 4);
    let book = shop(&[("1", Profile { birthday, ..mobile() })], &[sale("1", BOUGHT, "100")], &[]);
    let now = told(&book, &rules(""), "2026-03-10", "2026-03-10");
    assert_eq!(state_of(&now, "d3", "2026-03-03"), "blocked minor");
    assert_eq!(state_of(&now, "d7-sms", "2026-03-07"), "due");
}

#[test]
fn a_row_of_a_call_list_settles_the_very_contact_that_it_names() {
    // Bought on the 1st and the 2nd: day 2 of the second purchase is the 3rd, and the schedule of the first has ended.
    let sales = [sale("1", BOUGHT, "100"), sale("1", "2026-03-02", "100")];
    let now = |planned: Option<(Step, &str)>| {
        let mut book = shop(&[], &sales, &[("1", "2026-03-03", "第2天", SMS)]);
        book.contacts[0].planned = planned.map(|(step, anchor)| (step, day(anchor)));
        let now = told(&book, &rules(""), "2026-03-03", "2026-03-03");
        state_of(&now, "d2", "2026-03-03")
    };
    assert_eq!(now(None), "done");
    assert_eq!(now(Some((Step::D2, "2026-03-02"))), "done");
    // A list that was made before the second purchase: its row is about the first.
    assert_eq!(now(Some((Step::D2, "2026-03-01"))), "due");
    assert_eq!(now(Some((Step::D3, "2026-03-02"))), "due");
}

#[test]
fn a_message_settles_all_that_stood_on_its_row_of_the_list() {
    // A shop that only writes: on the 3rd the row is day 3 with day 2, a day overdue, beside it.
    let only_messages = "callbacks.steps = [\n\
        { id = \"d2\", day = 2, channel = \"sms\", tiers = [\"A\", \"B\", \"C\"], grace = 1 },\n\
        { id = \"d3\", day = 3, channel = \"sms\", tiers = [\"A\", \"B\", \"C\"], grace = 3 }]";
    let now = |also: &[Step]| {
        let mut book = shop(&[], &[sale("1", BOUGHT, "100")], &[("1", "2026-03-03", "第3天", SMS)]);
        book.contacts[0].planned = Some((Step::D3, day(BOUGHT)));
        book.contacts[0].also = also.into();
        let now = told(&book, &rules(only_messages), "2026-03-03", "2026-03-03");
        [("d2", "2026-03-02"), ("d3", "2026-03-03")].map(|(step, due)| state_of(&now, step, due))
    };
    assert_eq!(now(&[Step::D2]), ["done", "done"]);
    assert_eq!(now(&[]), ["due", "done"]);
}

#[test]
fn a_mended_number_is_dead_no_more() {
    let state = |dialled: Option<&str>| {
        let book = shop(&[], &[sale("1", BOUGHT, "100")], &[("1", "2026-03-03", "第3天", PHONE)]);
        let mut book = with_result(book, CallResult::DeadNumber);
        book.members[0].phone = Some("13912345678".into());
        book.contacts[0].phone = dialled.map(Into::into);
        state_of(&told(&book, &rules(""), "2026-03-10", "2026-03-10"), "d10", "2026-03-10")
    };
    assert_eq!(state(None), "blocked dead_number", "nobody knows which number was dialled");
    assert_eq!(state(Some("13912345678")), "blocked dead_number");
    assert_eq!(state(Some("13811111111")), "due");
}

#[test]
fn who_declines_messages_in_a_call_is_called_on_and_may_change_the_mind() {
    let state = |log: &[(&str, Option<bool>)], step, due| {
        let rows: Vec<super::Row> = log.iter().map(|&(on, _)| ("1", on, "新品", PHONE)).collect();
        let mut book = shop(&[], &[sale("1", BOUGHT, "100")], &rows);
        for (contact, (_, welcome)) in book.contacts.iter_mut().zip(log) {
            contact.welcome = *welcome;
        }
        state_of(&told(&book, &rules(""), "2026-03-07", "2026-03-10"), step, due)
    };
    let no = [("2026-03-03", Some(false))];
    assert_eq!(state(&no, "d7-sms", "2026-03-07"), "blocked sms_opt_out");
    assert_eq!(state(&no, "d10", "2026-03-10"), "coming");
    assert_eq!(state(&[("2026-03-03", None)], "d7-sms", "2026-03-07"), "due");
    assert_eq!(state(&[("2026-03-03", Some(false)), ("2026-03-05", Some(true))], "d7-sms", "2026-03-07"), "due");
    let back = [("2026-03-03", Some(true)), ("2026-03-05", Some(false))];
    assert_eq!(state(&back, "d7-sms", "2026-03-07"), "blocked sms_opt_out");
    // Of one day's words that against messages counts.
    let both = [("2026-03-03", Some(true)), ("2026-03-03", Some(false))];
    assert_eq!(state(&both, "d7-sms", "2026-03-07"), "blocked sms_opt_out");
}

#[test]
fn the_rules_say_how_long_a_contact_counts_and_how_many_are_too_many() {
    let log = [("1", "2026-03-12", "第10天", PHONE)];
    let mut book = shop(&[], &[sale("1", BOUGHT, "100")], &log);
    book.contacts[0].next = Some(day("2026-03-20"));
    let next = |changes, as_of| state_of(&told(&book, &rules(changes), as_of, as_of), "next", "2026-03-20");
    assert_eq!(next("", "2026-03-23"), "due");
    assert_eq!(next("[callbacks]\nnext_grace = 2", "2026-03-23"), "missed");
    // Day 30 is the 30th: the call of the 12th is one contact within 19 days, and none within 18.
    let fatigue = |days| {
        let changes = format!("[callbacks]\nfatigue = 2\nfatigue_days = {days}");
        let sales = [sale("1", "2026-02-01", "100"), sale("1", BOUGHT, "100")];
        let book = shop(&[], &sales, &[("1", "2026-03-12", "新品", SMS)]);
        state_of(&told(&book, &rules(&changes), "2026-03-30", "2026-03-30"), "d30", "2026-03-30")
    };
    assert_eq!([fatigue(19), fatigue(18)], ["blocked fatigue", "due"]);
    // Three calls, nothing bought: day 120 is 28 June, the first quarter 26 October.
    let log = ["2026-03-03", "2026-03-10", "2026-03-12"].map(|on| ("1", on, "", PHONE));
    let book = shop(&[], &[sale("1", BOUGHT, "100")], &log);
    let quarter = |changes, as_of| state_of(&told(&book, &rules(changes), as_of, as_of), "quarterly", "2026-10-26");
    assert_eq!(quarter("", "2026-11-09"), "due", "14 days");
    assert_eq!(quarter("[callbacks]\nquarterly_grace = 13", "2026-11-09"), "missed");
}
