//! The book → reports: one pure function a file.
//!
//! A report is a struct of options whose doc comment is its help, and a [`Run`] that turns a book, the rules and the
//! as-of date into tables. It does no input or output and knows no language and no format. A new report is one file
//! here and one line in the list below.

use chrono::NaiveDate;

use crate::book::{Book, Details, Rules};
use crate::table::Report;

mod choice;
mod columns;
mod grouping;
mod span;
#[cfg(test)]
mod testing;

/// A report: a pure function of the book, the rules and the as-of date.
pub trait Run: clap::Args {
    /// The sections of `shop.toml` that it goes by.
    const RULES: &'static [&'static str];

    /// What it looks at in a line.
    const DETAILS: Details;

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

/// Declares the reports. For `tiers => Tiers` it writes
///
/// ```text
/// pub mod tiers;
/// pub use tiers::Tiers;
/// enum AnyReport<C> { Tiers(Asked<Tiers, C>), … }            a subcommand each, with the options C that all share
/// impl AnyReport<C> { fn common, rules, details, run }        dispatch
/// ```
macro_rules! reports {
    ($($module:ident => $Name:ident),* $(,)?) => {
        $(pub mod $module; pub use $module::$Name;)*

        /// Any of the reports, with the options `C` that all of them share.
        #[derive(Debug, Clone, clap::Subcommand)]
        #[expect(missing_docs, reason = "each report's doc stands on its own type")]
        pub enum AnyReport<C: clap::Args> { $($Name(Asked<$Name, C>)),* }

        impl<C: clap::Args> AnyReport<C> {
            /// The names of all reports.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($module)),*];

            /// The options that all reports share.
            pub fn common(&self) -> &C {
                match self { $(Self::$Name(asked) => &asked.common),* }
            }

            /// The sections of `shop.toml` that the report goes by.
            pub fn rules(&self) -> &'static [&'static str] {
                match self { $(Self::$Name(_) => $Name::RULES),* }
            }

            /// What the report looks at in a line.
            pub fn details(&self) -> Details {
                match self { $(Self::$Name(_) => $Name::DETAILS),* }
            }

            /// Works the report out.
            ///
            /// # Errors
            /// See [`Run::run`].
            pub fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
                match self { $(Self::$Name(asked) => asked.report.run(book, rules, as_of)),* }
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

reports! {
    spend => Spend,
    tiers => Tiers,
    rfm => Rfm,
    churn => Churn,
    callbacks => Callbacks,
    today => Today,
}
