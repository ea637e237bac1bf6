//! What a report is before any format: typed values under headings.
//!
//! A [`Report`] holds tables; a [`Table`] computes its cells on demand from its rows, so that a report over a million
//! members keeps a few numbers a member and no text.

mod cell;
mod chart;
mod column;
mod document;
mod rows;
mod task;
mod words;

pub use cell::{Cell, Code};
pub use chart::{Chart, Drawing};
pub use column::{Column, Dress, Head, column};
pub use document::{Binding, Document, Privacy, Report};
pub use rows::Table;
pub use task::Task;
pub use words::{Lang, Words};
