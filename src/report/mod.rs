//! The book → reports: one pure function a file.
//!
//! A report is a struct of options whose doc comment is its help, and a [`Run`] that turns a book, the rules and the
//! as-of date into tables. It does no input or output and knows no language and no format. A new report is one file
//! here and one line in the list below.

use chrono::NaiveDate;

use crate::book::{Book, Details, Kind, Rules};
use crate::table::Report;

mod approach;
mod choice;
mod columns;
pub mod find;
mod grouping;
pub mod letter;
mod migration;
mod new_items;
pub mod problems;
mod reminder;
mod responsible;
mod said;
mod selection;
mod span;
mod tags;
mod taste;
#[cfg(test)]
mod testing;

pub use selection::Selection;

/// A report: a pure function of the book, the rules and the as-of date.
pub trait Run: clap::Args {
    /// The sections of `shop.toml` that it goes by.
    const RULES: &'static [&'static str];

    /// What it looks at in a line.
    const DETAILS: Details;

    /// The sheets whose rows it counts.
    const COUNTS: &'static [Kind] = &[Kind::Purchases];

    /// Works the report out.
    ///
    /// # Errors
    /// Options or rules that do not fit each other, in Chinese and English.
    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal>;
}

/// Why a report cannot be worked out: a matter of options or rules, in Chinese and English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal(pub String, pub String);

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} / {}", self.0, self.1)
    }
}

impl std::error::Error for Refusal {}

/// What a subcommand was asked for, with the options `C` that all reports share.
pub trait Ask<C> {
    /// The options that all reports share.
    fn common(&self) -> &C;

    /// The sections of `shop.toml` that the report goes by.
    fn rules(&self) -> &'static [&'static str];

    /// What the report looks at in a line.
    fn details(&self) -> Details;

    /// The sheets whose rows the report counts.
    fn counts(&self) -> &'static [Kind];

    /// The words of the command line that name it: `tiers`, `callbacks effect`.
    fn words(&self) -> Vec<&'static str>;

    /// Works the report out.
    ///
    /// # Errors
    /// See [`Run::run`].
    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal>;
}

/// What stands in a list of reports: a report, which is asked for with the options `C`, or a command with a list of its own.
pub trait Subcommand<C: clap::Args> {
    /// What the command line is read into.
    type Asked: Ask<C> + clap::Args;
}

impl<R: Run, C: clap::Args> Subcommand<C> for R {
    type Asked = Asked<R, C>;
}

/// Declares reports. For `AnyReport: tiers => Tiers` it writes
///
/// ```text
/// pub mod tiers;
/// pub use tiers::Tiers;
/// enum AnyReport<C> { Tiers(Asked<Tiers, C>), … }            a subcommand each, with the options C that all share
/// impl Ask<C> for AnyReport<C> { common, rules, details, … }  dispatch
/// ```
///
/// `callbacks => Callbacks<C>` is a command with a list of its own, which is a [`Subcommand`] and can [`Ask`] by itself.
macro_rules! reports {
    ($(#[$doc:meta])* $Any:ident: $($module:ident => $Name:ident $(<$Own:ident>)?),* $(,)?) => {
        $(pub mod $module; pub use $module::$Name;)*

        $(#[$doc])*
        #[derive(Debug, Clone, clap::Subcommand)]
        #[expect(missing_docs, reason = "each report's doc stands on its own type")]
        pub enum $Any<C: clap::Args> { $($Name(<$Name $(<$Own>)? as Subcommand<C>>::Asked)),* }

        impl<C: clap::Args> $Any<C> {
            /// The names of all of them.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($module)),*];

            /// The command of one of them, with its options and without all the others.
            pub fn command(name: &str) -> Option<clap::Command> {
                match name {
                    $(stringify!($module) => {
                        let command = clap::Command::new(stringify!($module));
                        Some(<<$Name $(<$Own>)? as Subcommand<C>>::Asked as clap::Args>::augment_args(command))
                    })*
                    _ => None,
                }
            }
        }

        impl<C: clap::Args> Ask<C> for $Any<C> {
            fn common(&self) -> &C {
                match self { $(Self::$Name(asked) => asked.common()),* }
            }

            fn rules(&self) -> &'static [&'static str] {
                match self { $(Self::$Name(asked) => asked.rules()),* }
            }

            fn details(&self) -> Details {
                match self { $(Self::$Name(asked) => asked.details()),* }
            }

            fn counts(&self) -> &'static [Kind] {
                match self { $(Self::$Name(asked) => asked.counts()),* }
            }

            fn words(&self) -> Vec<&'static str> {
                match self {
                    $(Self::$Name(asked) => [vec![stringify!($module)], asked.words()].concat()),*
                }
            }

            fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
                match self { $(Self::$Name(asked) => asked.run(book, rules, as_of)),* }
            }
        }
    };
}

// The report stands first so that what it is asked for (`callbacks today FILE…`) comes before the files; the options
// that all share bear no doc comment, so that the help of a subcommand is the report's own.
#[expect(missing_docs, reason = "a doc comment here would replace the report's own help")]
#[derive(Debug, Clone, clap::Args)]
pub struct Asked<R: clap::Args, C: clap::Args> {
    #[command(flatten)]
    pub report: R,
    #[command(flatten)]
    pub common: C,
}

impl<R: Run, C: clap::Args> Ask<C> for Asked<R, C> {
    fn common(&self) -> &C {
        &self.common
    }

    fn rules(&self) -> &'static [&'static str] {
        R::RULES
    }

    fn details(&self) -> Details {
        R::DETAILS
    }

    fn counts(&self) -> &'static [Kind] {
        R::COUNTS
    }

    // Its name is that of the list it stands in.
    fn words(&self) -> Vec<&'static str> {
        Vec::new()
    }

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        self.report.run(book, rules, as_of)
    }
}

reports! {
    /// Any of the reports, with the options `C` that all of them share.
    AnyReport:
    spend => Spend,
    tiers => Tiers,
    rfm => Rfm,
    abc => Abc,
    churn => Churn,
    value => Value,
    groups => Groups,
    profile => Profile,

    callbacks => Callbacks<C>,
    today => Today,
    points => Points,
    benefits => Benefits,
    shortfall => Shortfall,
    promotion => Promotion,
    cards => Cards<C>,
    vip => Vip,
    satisfaction => Satisfaction,
    member => Member,

    complaints => Complaints,
    pack => Pack,
    staff => Staff,
    handover => Handover,
}
