//! The domain: what a shop knows of its members. Knows no files, no command line, no formats.

pub mod calendar;
pub mod mask;
mod money;
mod names;
mod place;
mod problem;
mod sheet;
mod wording;

pub use money::Money;
pub use names::{NameId, Names};
pub use place::{Place, Stated, column_index, column_letters};
pub use problem::{Fact, Problem, Severity};
pub use sheet::{Balance, Bucket, Column, Count, Kind, Match, Sheet};
