//! Report → bytes, one format a file.
