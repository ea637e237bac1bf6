//! What holds for any book.
