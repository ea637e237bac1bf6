//! Files → the book.

pub mod cell;
pub mod dictionary;
pub mod header;
pub mod preview;
pub mod row;
pub mod values;
