//! Cards: what is to be done from earning one to collecting it.

mod due;
mod earned;
mod lists;
mod moves;
mod served;
mod stage;
#[cfg(test)]
mod tests;
mod void;
mod who;

use chrono::NaiveDate;

pub(super) use due::{Waiting, brief, not_applied, waiting};
pub(super) use lists::Cards as Lists;
pub(super) use served::of_another;
pub(super) use stage::code as stage_code;
pub(super) use void::answering as voiding;
pub(super) use who::{Who, columns as who_columns};

use super::{Ask, Refusal, Subcommand};
use crate::book::{Book, Details, Kind, Rules};
use crate::table::Report;

/// Which cards wait for somebody: not applied for, late at a stage, not voided, not moved.
///
/// # What it shows
///
/// - `due`: what should be done by the as-of date, the latest first: members who earned a card and have no application
///   (stage applied), and applications by the stage that is open.
/// - `void`: silver cards to void because a gold card was applied for.
/// - `moves`: members whose card was approved and who still stand in the lower sheet: C→B, B→A.
///
/// # How it decides
///
/// Earned is what `regulars tiers` says, where it is above the recorded card (blank counts as C). Stages and their days
/// (`[register]`): applied on the day the card is earned; silver card voided on the day of the gold application;
/// entered on that day; sent to head office within 3 days, approved within 7 days of applying; the member told on the day
/// of approval, again the day after the agreed day (7 days after the notice where none is written); mailed 7 days after the
/// second notice, which a blank address blocks. The open stage is the one behind the last that is done; √ is done on an
/// unknown day. Mailed or collected is the end. `days_late` = as-of date − due.
///
/// Staff: the register's, else who looks after the member, else who served the last purchase and still works there.
/// `regulars cards form MEMBER` prints an application, `regulars cards check` compares what the sheets say.
///
/// # Example
///
/// - `regulars cards shop`
/// - `regulars cards form 00123 shop`
/// - `regulars cards check shop -o cards.xlsx`
#[derive(Debug, Clone, clap::Args)]
#[command(verbatim_doc_comment, disable_help_subcommand = true, args_conflicts_with_subcommands = true)]
pub struct Cards<C: clap::Args> {
    /// What else is asked for.
    #[command(subcommand)]
    pub part: Option<Box<Part<C>>>,
    #[expect(missing_docs, reason = "a doc comment here would replace the command's own help")]
    #[command(flatten)]
    pub common: C,
}

reports! {
    /// What else cards can be asked for.
    Part:
    form => Form,
    check => Check,
}

/// The sections of `shop.toml` that decide about cards.
const RULES: &[&str] = &["register", "tiers", "purchases", "opening"];

impl<C: clap::Args> Subcommand<C> for Cards<C> {
    type Asked = Self;
}

impl<C: clap::Args> Ask<C> for Cards<C> {
    fn common(&self) -> &C {
        self.part.as_deref().map_or(&self.common, Ask::common)
    }

    fn rules(&self) -> &'static [&'static str] {
        self.part.as_deref().map_or(RULES, Ask::rules)
    }

    fn details(&self) -> Details {
        self.part.as_deref().map_or(Details::STAFF, Ask::details)
    }

    fn counts(&self) -> &'static [Kind] {
        self.part.as_deref().map_or(&[Kind::Purchases], Ask::counts)
    }

    fn words(&self) -> Vec<&'static str> {
        self.part.as_deref().map_or_else(Vec::new, Ask::words)
    }

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        match self.part.as_deref() {
            Some(part) => part.run(book, rules, as_of),
            None => Ok(lists::report(book, rules, as_of)),
        }
    }
}
