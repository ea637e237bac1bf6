//! The domain: what a shop knows of its members. Knows no files, no command line, no formats.

pub mod calendar;
