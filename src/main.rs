//! regulars
fn main() {}
