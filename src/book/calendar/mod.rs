//! Dates as a shop counts them.
