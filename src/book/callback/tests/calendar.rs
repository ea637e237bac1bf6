//! 400 days of one member of each tier, worked out by hand: every contact with its anchor, day, channel and reason.
//!
//! From Monday 2 March 2026, as seen on Monday 5 April 2027, the 400th day. The shop is closed on Sundays and from 5 to 11
//! February. Its festivals are 八月十五 (25 September 2026), 1 October, 25 December and 正月初一 (6 February 2027, closed,
//! so it is kept on the last open day before, Thursday the 4th).
//!
//! The purchase day is day 1, so step N falls N − 1 days later: day 2 after 1 day, day 3 after 2, day 7 after 6, day 10
//! after 9, day 30 after 29, day 120 after 119. Grace: day 2 one day, days 3, 7 and 10 three, day 30 seven, day 120 and
//! quarterly fourteen, agreed days three, wishes none.

use super::{Row, callbacks, mobile, rules, shop};
use crate::book::calendar::YearlyDay;
use crate::book::testing::{Sale, day, sale};
use crate::book::{Book, Channel, Profile};

const PHONE: Channel = Channel::Phone;
const SMS: Channel = Channel::Sms;
const VISIT: Channel = Channel::Visit;

const RULES: &str = r#"
    [callbacks]
    since = "2026-03-02"
    [calendar]
    closed = ["sun", "02-05..02-11"]
    [[festivals]]
    name = "Spring Festival"
    zh = "春节"
    day = "lunar 01-01"
    [[festivals]]
    name = "Mid-Autumn Festival"
    zh = "中秋节"
    day = "lunar 08-15"
    [[festivals]]
    name = "National Day"
    zh = "国庆节"
    day = "10-01"
    [[festivals]]
    name = "Christmas"
    zh = "圣诞节"
    day = "12-25"
"#;

/// Every contact of the 400 days: step, anchor, day, channel, state and reason.
fn calendar(book: &Book) -> Vec<String> {
    let all = callbacks(book, &rules(RULES), "2027-04-05", "2027-04-05");
    let line = |(_, callback): (_, super::Callback)| {
        let super::Callback { step, anchor, due, channel, state, .. } = callback;
        let reason = state.reason().map_or(String::new(), |(key, _)| format!(" {key}"));
        format!("{} {anchor} {due} {} {}{reason}", step.key(), channel.key(), state.key())
    };
    all.into_iter().map(line).collect()
}

#[test]
fn a_gold_card() {
    // 3,200 on Monday 2 March 2026: gold at once. 500 on Monday 7 September: the card stays.
    let profile = Profile {
        birthday: YearlyDay::solar(Some(1985), 6, 7),
        wedding: YearlyDay::solar(Some(2011), 10, 1),
        joined: Some(day("2026-03-02")),
        ..mobile()
    };
    let log: [Row; 10] = [
        ("1", "2026-03-03", "第2天", SMS),
        ("1", "2026-03-04", "第3天", PHONE),
        ("1", "2026-03-10", "第7天", PHONE),
        // The third call after the purchase: from here on only day 120 and one call a quarter.
        ("1", "2026-04-02", "第30天", PHONE),
        ("1", "2026-06-06", "生日", PHONE),
        ("1", "2026-09-09", "第3天", SMS),
        ("1", "2026-12-25", "节日", PHONE),
        ("1", "2027-01-08", "", VISIT),
        ("1", "2027-02-04", "节日", SMS),
        ("1", "2027-03-03", "入会纪念日", PHONE),
    ];
    let sales = [sale("1", "2026-03-02", "3200"), sale("1", "2026-09-07", "500")];
    assert_eq!(
        calendar(&shop(&[("1", profile)], &sales, &log)),
        [
            // 2 March + 1, + 2; + 6 is Sunday the 8th, so Monday; + 29 is the 31st.
            "d2 2026-03-02 2026-03-03 sms done",
            "d3 2026-03-02 2026-03-04 phone done",
            // Called on the 10th, within grace to the 12th; the message is part of the row.
            "d7 2026-03-02 2026-03-09 phone done",
            "d7-sms 2026-03-02 2026-03-09 sms merged d7",
            // Called on 2 April, within grace to the 7th.
            "d30 2026-03-02 2026-03-31 phone done",
            // 7 June is a Sunday: wishes go back to Saturday.
            "birthday 2026-06-07 2026-06-06 phone done",
            // 2 March + 119 = 2 + 29 (31 March) + 30 (April) + 31 (May) + 29 = 29 June. Nobody called to 13 July.
            "d120 2026-03-02 2026-06-29 phone missed",
            // 7 September + 1, + 2 (settled by a message that names it); + 6 is Sunday the 13th, so Monday.
            "d2 2026-09-07 2026-09-08 sms missed",
            "d3 2026-09-07 2026-09-09 phone done",
            // Day 7 ended undone on the 17th, and so did the grace of its message: it stays merged.
            "d7 2026-09-07 2026-09-14 phone missed",
            "d7-sms 2026-09-07 2026-09-14 sms merged d7",
            // Gold cards are called on festivals.
            "festival 2026-09-25 2026-09-25 phone missed",
            // Wedding day and National Day are one row, of the wedding.
            "wedding 2026-10-01 2026-10-01 phone missed",
            "festival 2026-10-01 2026-10-01 phone merged wedding",
            // 7 September + 29 = 23 (30 September) + 6.
            "d30 2026-09-07 2026-10-06 phone missed",
            // 29 June + 120 = 1 (30 June) + 31 + 31 + 30 + 27 = 27 October: the purchase of 7 September was before it.
            "quarterly 2026-03-02 2026-10-27 phone superseded purchase",
            // Six months after the call of 6 June is Sunday 6 December, so Monday; the purchase was before it.
            "half-year 2026-06-06 2026-12-07 phone superseded purchase",
            "festival 2026-12-25 2026-12-25 phone done",
            // 7 September + 119 = 23 + 31 + 30 + 31 (31 December) + 4. The visit of the 8th settles it.
            "d120 2026-09-07 2027-01-04 phone done",
            // The half year after the purchase never came: calls on 25 December and 8 January, the next in July.
            "festival 2027-02-06 2027-02-04 phone done",
            // The first anniversary; a call on the day after is too late for a wish.
            "joining 2027-03-02 2027-03-02 phone missed",
        ]
    );
}

#[test]
fn a_silver_card() {
    // 1,600 on Tuesday 3 March 2026.
    let profile = Profile {
        birthday: YearlyDay::lunar(None, 8, 15, false),
        wedding: YearlyDay::solar(Some(2012), 6, 30),
        joined: Some(day("2025-11-30")),
        ..mobile()
    };
    let log: [Row; 3] =
        [("1", "2026-03-05", "第3天", PHONE), ("1", "2026-03-07", "第7天", SMS), ("1", "2026-09-25", "生日", PHONE)];
    let mut book = shop(&[("1", profile)], &[sale("1", "2026-03-03", "1600")], &log);
    book.contacts[0].next = Some(day("2026-03-20"));
    assert_eq!(
        calendar(&book),
        [
            // 3 March + 1; still open on the 5th, when the call of day 3 settles the whole row.
            "d2 2026-03-03 2026-03-04 sms done",
            "d3 2026-03-03 2026-03-05 phone done",
            // 3 March + 6. The message went out on Saturday the 7th.
            "d7 2026-03-03 2026-03-09 phone missed",
            "d7-sms 2026-03-03 2026-03-09 sms done early",
            // Agreed on the 5th.
            "next 2026-03-05 2026-03-20 phone missed",
            // 3 March + 29 = 28 (31 March) + 1.
            "d30 2026-03-03 2026-04-01 phone missed",
            // 3 March + 119 = 28 + 30 + 31 + 30 = 30 June, the wedding day: the step moves to the day after.
            "wedding 2026-06-30 2026-06-30 phone missed",
            "d120 2026-03-03 2026-07-01 phone missed",
            // Six months after the call of 5 March, a Saturday; open until the call of 25 September.
            "half-year 2026-03-05 2026-09-05 phone done",
            // The birthday is 八月十五; silver cards get messages on festivals, here one row with the birthday.
            "birthday 2026-09-25 2026-09-25 phone done",
            "festival 2026-09-25 2026-09-25 sms merged birthday",
            "festival 2026-10-01 2026-10-01 sms missed",
            "joining 2026-11-30 2026-11-30 phone missed",
            "festival 2026-12-25 2026-12-25 sms missed",
            "festival 2027-02-06 2027-02-04 sms missed",
            // Six months after the call of 25 September, a Thursday; open.
            "half-year 2026-09-25 2027-03-25 phone due",
        ]
    );
}

#[test]
fn a_temporary_card() {
    // 200 on Wednesday 4 March 2026, 1,400 on Saturday 4 April (1,600 in all make no silver card), a coat for 2,000 on
    // Saturday 16 May (silver), brought back on Monday 25 May.
    let profile = Profile { birthday: YearlyDay::solar(Some(1992), 12, 25), ..mobile() };
    let coat = |on, amount| Sale { item: "大衣", ..sale("1", on, amount) };
    let sales = [
        sale("1", "2026-03-04", "200"),
        sale("1", "2026-04-04", "1400"),
        coat("2026-05-16", "2000"),
        coat("2026-05-25", "-2000"),
    ];
    let log: [Row; 5] = [
        ("1", "2026-03-06", "第3天", PHONE),
        ("1", "2026-03-11", "", SMS),
        ("1", "2026-03-14", "", PHONE),
        ("1", "2026-10-20", "", VISIT),
        ("1", "2026-12-25", "生日", SMS),
    ];
    assert_eq!(
        calendar(&shop(&[("1", profile)], &sales, &log)),
        [
            // 4 March + 1, open to the 6th, settled by the call of day 3.
            "d2 2026-03-04 2026-03-05 sms done",
            "d3 2026-03-04 2026-03-06 phone done",
            // + 6, and a message that names nothing on the 11th; + 9 in place of the call of day 7.
            "d7-sms 2026-03-04 2026-03-10 sms done",
            "d10 2026-03-04 2026-03-13 phone done",
            // 4 March + 29 = 27 (31 March) + 2. Undone when the purchase of the 4th begins anew.
            "d30 2026-03-04 2026-04-02 phone missed",
            // 4 April + 1 is Sunday, so Monday the 6th; + 2 is that Monday: one row, of the call.
            "d3 2026-04-04 2026-04-06 phone missed",
            "d2 2026-04-04 2026-04-06 sms merged d3",
            "d7-sms 2026-04-04 2026-04-10 sms missed",
            "d10 2026-04-04 2026-04-13 phone missed",
            // 4 April + 29 = 26 (30 April) + 3 is Sunday 3 May, so Monday.
            "d30 2026-04-04 2026-05-04 phone missed",
            // 16 May + 1 is Sunday, so Monday the 18th with day 3. Day 7 and its message (22 May, to the 25th) were a
            // card holder's and still open when the coat came back; day 10 of that day never was.
            "d3 2026-05-16 2026-05-18 phone missed",
            "d2 2026-05-16 2026-05-18 sms merged d3",
            // 4 March + 119 = 27 + 30 + 31 + 30 + 1 = 1 July, after the purchase of 4 April.
            "d120 2026-03-04 2026-07-01 phone superseded purchase",
            // 4 April + 119 = 26 + 31 + 30 + 31 + 1 = 1 August: the coat is no purchase any more. Nobody called to the 15th.
            "d120 2026-04-04 2026-08-01 phone missed",
            // Six months after the call of 14 March; the purchase of 4 April was before it.
            "half-year 2026-03-14 2026-09-14 phone superseded purchase",
            "festival 2026-09-25 2026-09-25 sms missed",
            "festival 2026-10-01 2026-10-01 sms missed",
            // Six months after 4 April is Sunday 4 October, so Monday; open until the visit of the 20th.
            "half-year 2026-04-04 2026-10-05 phone done",
            // Born at Christmas: one message.
            "birthday 2026-12-25 2026-12-25 sms done",
            "festival 2026-12-25 2026-12-25 sms merged birthday",
            "festival 2027-02-06 2027-02-04 sms missed",
        ]
    );
}
