//! Member tiers, churn, RFM and today's callback list, straight from the spreadsheets that a shop keeps.
//!
//! Data flows one way, and each module is a stage:
//!
//! | stage | module |
//! |---|---|
//! | files → book | [`read`]: opens, decodes, finds headers, understands values, collects problems with their cells |
//! | the domain | [`book`]: members, purchases, contacts, money, calendars, rules; knows no files and no formats |
//! | book → report | [`report`]: one pure function a file, of the book, the rules and the as-of date |
//! | mathematics | [`stats`]: quantiles, shares, limits, on slices |
//! | before any format | [`mod@table`]: typed cells under headings in both languages |
//! | report → bytes | [`mod@write`]: one format a file, written whole or not at all |
//! | the edge | [`cli`]: arguments, standard output, the clock; [`demo`]: an invented shop to try everything on |
//!
//! The [`guide`] has the long tour, the columns that scripts may rely on, and how to add a report.
//!
//! ```
//! use regulars::book::calendar::as_of;
//! use regulars::book::rules::RuleBook;
//! use regulars::read::{Options, input, read};
//! use regulars::report::{Run, Tiers};
//! use regulars::table::{Cell, Lang};
//!
//! let folder = tempfile::tempdir()?;
//! for (name, bytes) in regulars::demo::shop()? {
//!     std::fs::write(folder.path().join(name), bytes)?;
//! }
//! let files = input::expand(&[folder.path().display().to_string()]).expect("the shop's files");
//! let rules = RuleBook::default().rules()?;
//! let today = as_of("2026-11-22", Default::default())?;
//! let read = read(&files, &Options::new(&[], &[], None, true)?, &rules, today);
//! let report = Tiers::default().run(&read.book, &rules, today)?;
//! let mix = &report.tables[1];
//! assert_eq!(mix.title.get(Lang::English), "Tier mix");
//! assert_eq!(mix.cell(0, mix.position("members").expect("a column")), Cell::count(101));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod book;
pub mod cli;
pub mod demo;
pub mod guide;
pub mod read;
pub mod report;
pub mod stats;
pub mod table;
pub mod write;
