//! Long documents, for people who use the reports in scripts and for those who work on the program.

#[doc = include_str!("tour.md")]
pub mod tour {}

#[doc = include_str!("reading.md")]
pub mod reading {}

#[doc = include_str!("the-book.md")]
pub mod the_book {}

#[doc = include_str!("messages.md")]
pub mod messages {}

#[doc = include_str!("columns.md")]
pub mod columns {}

#[doc = include_str!("callbacks.md")]
pub mod callbacks {}

#[doc = include_str!("pages.md")]
pub mod pages {}

#[doc = include_str!("speed.md")]
pub mod speed {}

#[doc = include_str!("windows.md")]
pub mod windows {}

#[doc = include_str!("adding-a-report.md")]
pub mod adding_a_report {}

#[doc = include_str!("decisions.md")]
pub mod decisions {}
