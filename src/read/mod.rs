//! Files → the book.

pub mod cell;
pub mod values;

pub use cell::Raw;
