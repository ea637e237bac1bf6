//! What holds for any book.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::{callbacks, mobile, rules, shop};
use crate::book::calendar::YearlyDay;
use crate::book::callback::{Agenda, Row, Schedule, State};
use crate::book::testing::{Sale, day};
use crate::book::{Book, Channel, Consent, Profile};

const STEPS: [&str; 6] = ["第3天", "第7天", "生日", "半年", "", "一季度"];
const RULES: &str = "[calendar]\nclosed = [\"sun\"]\n[callbacks]\ncalls_per_person = 2\nsince = \"2026-02-01\"\n\
    [[festivals]]\nname = \"x\"\nzh = \"x\"\nday = \"03-08\"";

fn text(after: u64) -> String {
    (day("2026-01-01") + Days::new(after)).to_string()
}

/// A book of a few members, sales and log rows, and a number to shuffle their rows by.
fn shops() -> impl Strategy<Value = (Book, Book)> {
    let sale = (0..4_usize, 0..120_u64, prop_oneof![Just("100"), Just("2000"), Just("3000"), Just("-2000"), Just("0")]);
    let next = proptest::option::of(1..20_u64);
    let row = (0..4_usize, 0..150_u64, 0..STEPS.len(), any::<bool>(), next);
    let shuffled = |sales| (Just(sales), any::<prop::sample::Index>());
    let sales = proptest::collection::vec(sale, 1..12).prop_flat_map(shuffled);
    (sales, proptest::collection::vec(row, 0..10)).prop_map(|((sales, turn), log)| {
        let days: Vec<(String, String, &str)> =
            sales.iter().map(|&(member, after, amount)| (member.to_string(), text(after), amount)).collect();
        let sales: Vec<Sale> = days
            .iter()
            .map(|(member, day, amount)| Sale { member, day, amount, staff: "小李", ..Sale::default() })
            .collect();
        let named: Vec<(String, String, &str, Channel)> = log
            .iter()
            .map(|&(member, after, step, call, _)| {
                (member.to_string(), text(after), STEPS[step], if call { Channel::Phone } else { Channel::Sms })
            })
            .collect();
        let agreed: Vec<_> =
            log.iter().map(|&(_, after, .., next)| next.map(|next| day(&text(after + next)))).collect();
        let rows: Vec<super::Row> = named.iter().map(|(a, b, c, d)| (a.as_str(), b.as_str(), *c, *d)).collect();
        let people = [
            ("0", Profile { birthday: YearlyDay::solar(None, 3, 3), address: Some("一号".into()), ..mobile() }),
            ("1", Profile { consent: Consent::NoMessages, ..mobile() }),
            ("2", Profile { wedding: YearlyDay::solar(None, 3, 8), ..mobile() }),
            ("3", mobile()),
        ];
        // 2 and 3 are a household.
        let whole = |sales: &[Sale], rows: &[super::Row], agreed: &[Option<NaiveDate>]| {
            let mut book = shop(&people, sales, rows);
            for (contact, &next) in book.contacts.iter_mut().zip(agreed) {
                contact.next = next;
            }
            for member in book.members.iter_mut().filter(|member| matches!(member.key(), "2" | "3")) {
                member.phone = Some("13912345678".into());
            }
            book
        };
        let book = whole(&sales, &rows, &agreed);
        let (mut sales, mut rows, mut agreed) = (sales.clone(), rows.clone(), agreed);
        let turn = turn.index(sales.len());
        sales.rotate_left(turn);
        sales.reverse();
        rows.reverse();
        agreed.reverse();
        let shuffled = whole(&sales, &rows, &agreed);
        (book, shuffled)
    })
}

fn agenda(book: &Book, as_of: NaiveDate) -> Agenda {
    let rules = rules(RULES);
    Agenda::new(&Schedule::new(book, &rules, as_of, as_of + Days::new(14)).expect("rules"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn every_callback_has_one_key_and_one_state_and_nobody_two_rows_a_day((book, _) in shops(), after in 30..200_u64) {
        let as_of = day("2026-01-01") + Days::new(after);
        let mut keys = BTreeSet::new();
        for (member, callback) in callbacks(&book, &rules(RULES), &as_of.to_string(), &as_of.to_string()) {
            prop_assert!(keys.insert((member, callback.key(""))), "twice: {callback:?}");
            prop_assert!(callback.due <= as_of && callback.state != State::Coming, "{callback:?}");
            let open = matches!(callback.state, State::Due(_));
            prop_assert!(!open || callback.last >= as_of, "{callback:?}");
        }
        let agenda = agenda(&book, as_of);
        let rows: BTreeSet<_> = agenda.due.iter().map(|row| row.member).collect();
        prop_assert_eq!(rows.len(), agenda.due.len());
        let of_household = |row: &&Row| matches!(book.member(row.member).key(), "2" | "3") && !row.first().step.is_wish();
        let calls = |rows: &[Row]| {
            let calls = rows.iter().filter(of_household).filter(|row| row.channel() == Channel::Phone);
            calls.map(Row::due).collect::<Vec<_>>()
        };
        prop_assert!(calls(&agenda.due).len() <= 1, "a household gets one call a day");
        let days = calls(&agenda.coming);
        prop_assert_eq!(days.iter().collect::<BTreeSet<_>>().len(), days.len(), "on days to come as well");
        let coming: BTreeSet<_> = agenda.coming.iter().map(|row| (row.member, row.due())).collect();
        prop_assert_eq!(coming.len(), agenda.coming.len());
        prop_assert_eq!(agenda.states.values().sum::<u64>(), u64::try_from(keys.len()).expect("few"));
        let calls = agenda.due.iter().filter(|row| row.channel() == Channel::Phone).count();
        prop_assert!(calls <= 2, "one person makes two calls a day");
    }

    #[test]
    fn the_order_of_rows_changes_nothing((book, shuffled) in shops(), after in 30..200_u64) {
        let as_of = day("2026-01-01") + Days::new(after);
        prop_assert_eq!(agenda(&book, as_of), agenda(&shuffled, as_of));
    }
}
