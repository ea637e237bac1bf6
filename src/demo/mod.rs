//! An invented menswear shop, the same on every run.
