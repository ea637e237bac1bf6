//! regulars
