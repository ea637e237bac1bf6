//! What the log settles, blocks and brings about.
