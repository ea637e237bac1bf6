//! Wishes.

use super::{mobile, rules, shop, state_of, told};
use crate::book::calendar::YearlyDay;
use crate::book::testing::{day, sale};
use crate::book::{Channel, Consent, Profile};

fn wishes(profile: &Profile, amount: &str, changes: &str, as_of: &str, until: &str) -> Vec<String> {
    let book = shop(&[("1", profile.clone())], &[sale("1", "2025-06-01", amount)], &[]);
    let mut told = told(&book, &rules(changes), as_of, until);
    told.retain(|line| !line.starts_with('d') && !line.starts_with("half"));
    told
}

#[test]
fn a_birthday_on_29_february_is_kept_on_the_28th_in_other_years() {
    let profile = Profile { birthday: YearlyDay::solar(Some(1988), 2, 29), ..mobile() };
    assert_eq!(
        wishes(&profile, "3000", "", "2026-02-28", "2028-03-01"),
        ["birthday 2026-02-28 phone due", "birthday 2027-02-28 phone coming", "birthday 2028-02-29 phone coming",]
    );
    assert_eq!(wishes(&profile, "3000", "", "2026-03-01", "2026-03-01"), ["birthday 2026-02-28 phone missed"]);
}

#[test]
fn a_lunar_birthday_moves_with_the_moon() {
    let profile = Profile { birthday: YearlyDay::lunar(None, 8, 15, false), ..mobile() };
    // 农历八月十五: 25 September 2026, 15 September 2027.
    assert_eq!(
        wishes(&profile, "100", "", "2026-09-25", "2027-09-30"),
        ["birthday 2026-09-25 sms due", "birthday 2027-09-15 sms coming",]
    );
}

#[test]
fn calls_go_to_card_holders_on_their_own_days_and_to_gold_cards_on_festivals() {
    let festival = "[[festivals]]\nname = \"Christmas\"\nzh = \"圣诞节\"\nday = \"12-25\"";
    let wedding = Profile { wedding: YearlyDay::solar(Some(2010), 10, 10), ..mobile() };
    for (amount, own, on_festival) in [("3000", "phone", "phone"), ("1500", "phone", "sms"), ("100", "sms", "sms")] {
        assert_eq!(
            wishes(&wedding, amount, festival, "2026-10-01", "2026-12-31"),
            [format!("wedding 2026-10-10 {own} coming"), format!("festival 2026-12-25 {on_festival} coming")]
        );
    }
}

#[test]
fn no_occasion_is_kept_in_its_own_first_year_or_before_the_first_purchase() {
    let joined = Profile { joined: Some(day("2025-06-01")), ..mobile() };
    assert_eq!(
        wishes(&joined, "100", "[callbacks]\nsince = \"2025-01-01\"", "2026-06-01", "2026-06-01"),
        ["joining 2026-06-01 sms due"]
    );
    let early = Profile { birthday: YearlyDay::solar(None, 5, 31), ..mobile() };
    assert_eq!(wishes(&early, "100", "[callbacks]\nsince = \"2025-01-01\"", "2025-12-01", "2025-12-01"), [""; 0]);
}

#[test]
fn wishes_move_back_from_closed_days_and_several_of_a_day_are_one_row() {
    // 8 March 2026 is a Sunday: the birthday moves to Saturday, the wedding day.
    let profile = Profile { birthday: YearlyDay::solar(None, 3, 8), wedding: YearlyDay::solar(None, 3, 7), ..mobile() };
    let closed = "[calendar]\nclosed = [\"sun\"]";
    assert_eq!(
        wishes(&profile, "3000", closed, "2026-03-07", "2026-03-08"),
        ["birthday 2026-03-07 phone due", "wedding 2026-03-07 phone merged birthday",]
    );
}

#[test]
fn steps_keep_a_day_s_distance_from_a_wish_and_overdue_ones_rest() {
    // Day 3 of a purchase of 1 March 2026 is the birthday; it moves to the 4th, its grace to the 7th.
    let profile = Profile { birthday: YearlyDay::solar(None, 3, 3), ..mobile() };
    let sales = [sale("1", "2026-03-01", "100")];
    let state = |profile: &Profile, as_of, step, due| {
        let book = shop(&[("1", profile.clone())], &sales, &[("1", "2026-03-03", "", Channel::Phone)]);
        state_of(&told(&book, &rules(""), as_of, as_of), step, due)
    };
    assert_eq!(
        state(&profile, "2026-03-07", "d3", "2026-03-04"),
        "due",
        "a call on the day of the wish settles nothing else"
    );
    assert_eq!(state(&profile, "2026-03-08", "d3", "2026-03-04"), "missed");
    assert_eq!(state(&profile, "2026-03-03", "d2", "2026-03-02"), "due wish_day");
    assert_eq!(state(&profile, "2026-03-03", "birthday", "2026-03-03"), "due", "a wish is settled by its name");
    // A wish that cannot be sent moves nothing.
    let quiet = Profile { consent: Consent::NoMessages, ..profile };
    assert_eq!(state(&quiet, "2026-03-04", "birthday", "2026-03-03"), "blocked sms_opt_out");
    assert_eq!(state(&quiet, "2026-03-04", "d3", "2026-03-03"), "done");
}

#[test]
fn a_wish_is_done_only_on_its_day() {
    let profile = Profile { birthday: YearlyDay::solar(None, 3, 3), ..mobile() };
    let state = |on, as_of| {
        let book =
            shop(&[("1", profile.clone())], &[sale("1", "2025-03-01", "100")], &[("1", on, "生日", Channel::Sms)]);
        state_of(&told(&book, &rules(""), as_of, as_of), "birthday", "2026-03-03")
    };
    assert_eq!(state("2026-03-03", "2026-03-03"), "done");
    assert_eq!(state("2026-03-02", "2026-03-03"), "due");
    assert_eq!(state("2026-03-04", "2026-03-04"), "missed");
}

#[test]
fn a_row_that_names_a_wish_settles_no_other_wish() {
    let profile = Profile { birthday: YearlyDay::solar(None, 3, 3), ..mobile() };
    let state = |profile: &Profile, changes: &str, word, step| {
        let sales = [sale("1", "2025-03-01", "100")];
        let log = [("1", "2026-03-03", word, Channel::Sms)];
        let told = told(&shop(&[("1", profile.clone())], &sales, &log), &rules(changes), "2026-03-03", "2026-03-03");
        state_of(&told, step, "2026-03-03")
    };
    assert_eq!(state(&profile, "", "节日", "birthday"), "due", "no festival that day");
    assert_eq!(state(&profile, "", "生日", "birthday"), "done");
    // A festival of the same day is part of the row: one message, whichever of the two names is written down.
    let festival = "[[festivals]]\nname = \"x\"\nzh = \"x\"\nday = \"03-03\"";
    assert_eq!(state(&profile, festival, "节日", "birthday"), "done");
    assert_eq!(state(&profile, festival, "节日", "festival"), "merged birthday");
    // A blocked festival message that was sent all the same is done; the birthday call of a silver card is not.
    let quiet = Profile { consent: Consent::NoMessages, ..profile };
    let state = |word, step| {
        let log = [("1", "2026-03-03", word, Channel::Sms)];
        let book = shop(&[("1", quiet.clone())], &[sale("1", "2025-03-01", "1500")], &log);
        state_of(&told(&book, &rules(festival), "2026-03-03", "2026-03-03"), step, "2026-03-03")
    };
    assert_eq!(state("节日", "festival"), "done");
    assert_eq!(state("节日", "birthday"), "due");
    assert_eq!(state("生日", "festival"), "blocked sms_opt_out");
}

#[test]
fn the_rules_say_who_is_called_on_an_occasion() {
    let profile = Profile { birthday: YearlyDay::solar(None, 10, 10), ..mobile() };
    let rule = "[callbacks.wish_calls]\nbirthday = [\"C\"]";
    assert_eq!(wishes(&profile, "100", rule, "2026-10-01", "2026-10-31"), ["birthday 2026-10-10 phone coming"]);
    assert_eq!(wishes(&profile, "3000", rule, "2026-10-01", "2026-10-31"), ["birthday 2026-10-10 sms coming"]);
}
