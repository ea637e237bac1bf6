//! `regulars`: parse, run, print what went wrong, exit.

use std::process::ExitCode;

fn main() -> ExitCode {
    regulars::cli::main()
}
