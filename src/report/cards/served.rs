//! Whether who answers for a card is who served the member.

use super::lists::Cards;
use crate::book::{Application, CardStage, Histories, History};
use crate::report::responsible::is_there;

/// Open applications that nobody answers for, or another person than who served on the last purchase day up to the day
/// of applying; where those who served then have left, anybody may.
pub(in crate::report) fn of_another<'a>(cards: &Cards<'a>) -> Vec<&'a Application> {
    let (book, as_of) = (cards.book, cards.as_of);
    let histories = Histories::new(book, &cards.rules.purchases);
    let mut history = History::default();
    let open = |of: &&Application| of.next_stage(&cards.rules.register, as_of).is_some();
    let mut wrong = Vec::new();
    for application in book.applications.iter().filter(open) {
        let applied = application.stage(CardStage::Applied).day().filter(|&day| day <= as_of);
        let Some((id, applied)) = application.member.zip(applied) else { continue };
        histories.fill(id, as_of, &mut history);
        let last = history.occasions().map(|purchase| purchase.day).filter(|&day| day <= applied).max();
        let of_day = history.occasions().filter(|purchase| Some(purchase.day) == last);
        let served: Vec<_> = of_day.map(|purchase| history.staff(purchase)).filter(|staff| !staff.is_none()).collect();
        let someone = served.iter().any(|&staff| is_there(book, staff, as_of));
        if someone && !served.contains(&application.staff) {
            wrong.push(application);
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::of_another;
    use crate::book::testing::{Sale, application, book, day, person, sale};
    use crate::book::{CardStage, Done, Rules};
    use crate::report::cards::lists::Cards;

    #[test]
    fn the_serving_person_answers_for_the_card() {
        let served = |member, on, staff| Sale { staff, ..sale(member, on, "1500") };
        let sales = [
            served("01", "2026-03-01", "小李"), served("02", "2026-03-01", "小李"), served("03", "2026-03-01", "小李"),
            served("04", "2026-03-01", "陈静"), served("05", "2026-03-01", "小李"), served("06", "2026-03-01", "小李"),
            // Bought from another after applying, and before.
            served("01", "2026-03-09", "小王"), served("05", "2026-02-01", "小王"),
        ];
        let mut book = book(&[], &sales);
        let [li, wang] = ["小李", "小王"].map(|name| book.staff.find(name).expect("served"));
        for (member, staff) in [("01", li), ("02", wang), ("04", wang), ("05", wang), ("06", wang)] {
            let of = application(&mut book, member);
            of.staff = staff;
            of.set(CardStage::Applied, Done::On(day("2026-03-02")));
        }
        application(&mut book, "03").set(CardStage::Applied, Done::On(day("2026-03-02")));
        // What was collected is over; who left answers for nothing.
        book.applications[4].set(CardStage::Collected, Done::DayUnknown);
        person(&mut book, "陈静", "").left = Done::On(day("2026-03-02"));
        let rules = Rules::default();
        let cards = Cards::new(&book, &rules, day("2026-03-10"));
        let found: Vec<&str> = of_another(&cards).iter().filter_map(|of| of.written.card.as_deref()).collect();
        assert_eq!(found, ["02", "05", "03"]);
    }
}
