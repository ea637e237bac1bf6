//! The text message beside a row of a list for inviting.

use chrono::NaiveDate;

use super::callbacks::message::Writer;
use super::new_items::{NewItems, named};
use super::taste::{Tastes, size};
use crate::book::message::{Filled, Length, Message, Slot, Values};
use crate::book::{Book, Histories, History, MemberId, NameId, Rules};
use crate::table::{Cell, Column, column};

/// Writes to members whom the shop invites.
pub(super) struct Letters<'a> {
    book: &'a Book,
    rules: &'a Rules,
    as_of: NaiveDate,
    writer: Writer<'a>,
    tastes: Tastes<'a>,
    items: NewItems<'a>,
}

/// To whom, about what, and from whom; nobody where the list does not say.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    pub(super) member: MemberId,
    pub(super) message: Message,
    pub(super) staff: NameId,
}

impl<'a> Letters<'a> {
    /// As of `as_of`.
    pub(super) fn new(book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Self {
        let (writer, tastes) = (Writer::new(book, rules, as_of), Tastes::new(book));
        Self { book, rules, as_of, writer, tastes, items: NewItems::new(book, rules, as_of) }
    }

    /// What an invitation is about while there is no promotion: the next card where that is near, else new items that
    /// fit, else a greeting.
    pub(super) fn occasion(&self, member: MemberId, is_near: bool) -> Message {
        let day = |text: &str| text.trim().parse::<NaiveDate>().ok();
        let from = day(&self.rules.promotion.from);
        let runs = |from| from <= self.as_of && self.as_of <= day(&self.rules.promotion.to).unwrap_or(from);
        if from.is_some_and(runs) {
            Message::Promotion
        } else if is_near {
            Message::Near
        } else if self.news(member).get(Slot::NewItems).is_some() {
            Message::Arrival
        } else {
            Message::D30Sms
        }
    }

    fn sent(&self, letter: Letter) -> (Filled, Length) {
        let (tier, mut values) = self.writer.of(letter.member);
        let promotion = &self.rules.promotion;
        values.set(Slot::Promotion, promotion.name.as_str());
        let last = [&promotion.to, &promotion.from].into_iter().find_map(|text| text.trim().parse().ok());
        values.set(Slot::Until, last.map(|day| self.writer.day(day)).unwrap_or_default());
        values.extend(&self.news(letter.member));
        if !letter.staff.is_none() {
            values.set(Slot::Staff, self.book.staff.get(letter.staff));
        }
        self.rules.messages.sent(letter.message, tier, self.writer.chinese(), &values)
    }

    /// The new items that fit a member and their categories, else the usual category.
    fn news(&self, member: MemberId) -> Values {
        let mut history = History::default();
        Histories::new(self.book, &self.rules.purchases).fill(member, self.as_of, &mut history);
        let fitting = self.items.fitting(&self.tastes.categories(&history), size(self.book.member(member)));
        let mut news = named(&fitting, self.writer.between());
        if fitting.is_empty() {
            news.set(Slot::Category, self.tastes.category(&history).unwrap_or_default());
        }
        news
    }
}

/// The columns `text`, `parts` and `fallbacks` of the letters of a list.
pub(super) fn columns<'a, T>(
    book: &'a Book,
    rules: &'a Rules,
    as_of: NaiveDate,
    letter: impl Fn(&Letters<'a>, &T) -> Letter + Copy + Send + Sync + 'a,
) -> [Column<'a, T>; 3] {
    let sent = move || {
        let letters = Letters::new(book, rules, as_of);
        move |row: &T| letters.sent(letter(&letters, row))
    };
    let (text, length, filled) = (sent(), sent(), sent());
    [
        column("text", ("短信内容", "Message"), move |row: &T| Cell::text(text(row).0.text)),
        column("parts", ("条数", "Parts"), move |row: &T| Cell::count(length(row).1.parts)),
        column("fallbacks", ("没有内容的", "Fallbacks"), move |row: &T| fallbacks(&filled(row).0)),
    ]
}

/// The slots for which a fallback stands in.
pub fn fallbacks<'a>(filled: &Filled) -> Cell<'a> {
    let names = |name: fn(Slot) -> &'static str| filled.missing.iter().map(|&slot| name(slot)).collect::<Vec<_>>();
    if filled.missing.is_empty() {
        return Cell::Blank;
    }
    Cell::both(names(Slot::chinese).join("、"), names(Slot::key).join(", "))
}
