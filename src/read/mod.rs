//! Files → the book.

pub mod cell;
pub mod preview;
pub mod row;
pub mod values;

pub use cell::Raw;
