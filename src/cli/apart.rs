//! The program as a process of its own that reads a workbook for another of itself: no command that anybody types.

use std::io::{self, BufWriter};
use std::path::PathBuf;

use super::failure::Exit;
use crate::read::library::{COMMAND, serve};

/// This program, if the system says where it is.
pub(super) fn program() -> Option<PathBuf> {
    std::env::current_exe().ok()
}

/// Reads a workbook from standard input, if that is what this process was started for.
pub(super) fn served() -> Option<Exit> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next()? != COMMAND {
        return None;
    }
    let format = arguments.next()?.into_string().ok()?;
    let mut output = BufWriter::new(io::stdout().lock());
    let done = serve(&format, &mut io::stdin().lock(), &mut output);
    Some(if done.is_ok() { Exit::Done } else { Exit::Internal })
}
