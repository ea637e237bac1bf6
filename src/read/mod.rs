//! Files → the book.

pub mod cell;
pub mod values;
