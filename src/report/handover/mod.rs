//! What one of the staff hands over, and to whom.

mod owners;
mod tables;
#[cfg(test)]
mod tests;
mod whom;

use chrono::{Days, NaiveDate};

use self::owners::Owners;
use self::tables::Handed;
use super::{Refusal, Run, cards};
use crate::book::callback::{Agenda, Schedule};
use crate::book::{Book, Details, Rules};
use crate::table::Report;

/// What one of the staff hands over to the others: members, callbacks, cards, complaints, and what was said last.
///
/// # What it shows
///
/// - `members`: members in the care of STAFF, with card, phone, last purchase, last contact and last words; by new owner, the
///   higher card first, then the key.
/// - `callbacks`: their contacts that are open or due within 7 days (`--days`), and others that STAFF would make; by day.
/// - `cards`: cards under way of these members, and others that STAFF answers for, those first that have waited longest.
/// - `complaints`: open complaints of these members, and others that STAFF looks after; the oldest first.
/// - `owners`: what each new owner gets, and how many members each then has.
///
/// # How it decides
///
/// In the care of STAFF: of the member's own staff (导购), who served the last purchase, the one before and so on, STAFF is the
/// first who has not left; also after STAFF has left (离职日期). The new owner is `--to`, else one of the others who work in the shop of
/// STAFF on the as-of date: the members, in the order of card and key, go one by one to whoever has fewest of that card by then,
/// of equal ones fewest in all, of these to the first by name. Who has left gets nothing. The shop of STAFF is that of the staff sheet, else where most
/// was served. Whatever belongs to a member goes with it; what belongs to somebody else's member goes to that person.
///
/// Callbacks as `callbacks today`, cards as `cards`. `last_words` = the last reply of the log that says anything.
///
/// # Example
///
/// - `regulars handover --from 小李 shop`
/// - `regulars handover --from 小李 --to 王芳 shop --table members`
/// - `regulars handover --from 小李 shop --split new_owner -o 交接-{today}.xlsx`
#[derive(Debug, Clone, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Handover {
    /// Who hands over
    #[arg(long, value_name = "STAFF")]
    from: String,
    /// Who takes over everything [default: the others of the shop, in turn]
    #[arg(long, value_name = "STAFF")]
    to: Option<String>,
    /// How many days ahead contacts are listed
    #[arg(long, value_name = "N", default_value_t = 7)]
    days: u32,
}

impl Run for Handover {
    const RULES: &'static [&'static str] =
        &["callbacks", "calendar", "festivals", "register", "tiers", "purchases", "opening"];
    const DETAILS: Details = Details::STAFF;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let from = whom::named(book, &self.from)?;
        let to = self.to.as_deref().map(|to| whom::successor(book, to, from, as_of)).transpose()?;
        let end = as_of.checked_add_days(Days::new(self.days.into())).unwrap_or(NaiveDate::MAX);
        let schedule = Schedule::new(book, rules, as_of, end)?;
        let owners = Owners::new((book, rules, as_of), from, |shop| match to {
            Some(to) => vec![to],
            None => schedule.persons(shop, as_of),
        });
        let agenda = Agenda::new(&schedule);
        let waiting = cards::waiting(&cards::Lists::new(book, rules, as_of));
        let handed = Handed { book, as_of, owners: &owners };
        let lists = [
            handed.members(),
            handed.callbacks(agenda.due.into_iter().chain(agenda.coming)),
            handed.cards(waiting),
            handed.complaints(),
        ];
        let summary = owners.table(book, lists.each_ref().map(|(_, to)| to.as_slice()));
        let tables = lists.into_iter().map(|(table, _)| table).chain([summary]).collect();
        let mut report = Report::new("handover", ("交接", "Handover"), tables);
        report.for_calling = true;
        if let Some(note) = owners.note(book) {
            report.note(note);
        }
        Ok(report)
    }
}
