//! The library in a process of its own: the program starts itself, waits no longer than anybody would, and keeps what
//! the process wrote in a file without a name, which every walk reads again.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::Format;
use super::direct::damaged;
use super::rows::Rows;
use super::wire::{self, Line};
use crate::book::{Fact, Limit};
use crate::read::row::Row;

/// The argument on which the program becomes that process; the name of the format follows.
pub const COMMAND: &str = "read-workbook";

/// How long any file may take, and how many bytes of it are worth a second more; the largest takes half a minute.
const PATIENCE: Duration = Duration::from_secs(8);
const BYTES_PER_SECOND: u64 = 3 << 20;
/// Bytes of memory that any file may take, beside a multiple of its own.
const MEMORY: u64 = 256 << 20;
const MEMORY_PER_BYTE: u64 = 20;
/// Bytes that it may write.
const MOST: u64 = 2 << 30;

/// A process that is reading a workbook.
pub(super) struct Process {
    child: Child,
    patience: Duration,
    output: File,
}

/// What it wrote.
pub(super) struct Apart {
    output: File,
    sheets: Vec<Sheet>,
}

struct Sheet {
    name: String,
    shown: bool,
    /// Where its rows begin.
    start: u64,
}

/// Starts a process that reads a workbook.
pub(super) fn start(program: &Path, format: Format, bytes: &[u8]) -> io::Result<Process> {
    let (mut input, output) = (tempfile::tempfile()?, tempfile::tempfile()?);
    input.write_all(bytes)?;
    input.rewind()?;
    let mut command = bounded(program, MEMORY + MEMORY_PER_BYTE * bytes.len() as u64);
    command.args([COMMAND, format.name()]).stdin(input).stdout(output.try_clone()?).stderr(Stdio::null());
    let patience = PATIENCE + Duration::from_secs(bytes.len() as u64 / BYTES_PER_SECOND);
    Ok(Process { child: command.spawn()?, patience, output })
}

/// The program with no more memory than that, where a shell can see to it. A limit that the system does not know is none.
fn bounded(program: &Path, memory: u64) -> Command {
    let shell = Path::new("/bin/sh");
    if !cfg!(unix) || !shell.exists() {
        return Command::new(program);
    }
    let mut command = Command::new(shell);
    let script = format!("ulimit -c 0; ulimit -v {}; exec \"$0\" \"$@\"", memory / 1024);
    command.arg("-c").arg(script).arg(program);
    command
}

impl Process {
    /// Waits for its end; what it wrote.
    ///
    /// # Errors
    /// What it says of the file, or that it fell or took too much.
    pub(super) fn finish(mut self) -> Result<Apart, Fact> {
        let status = self.wait();
        // Stopped, or killed by a signal as memory that is refused leads to.
        let fell = || if status.is_some_and(|code| code.is_some()) { damaged() } else { too_much() };
        let mut apart = Apart { output: self.output, sheets: Vec::new() };
        apart.index().unwrap_or_else(|_| Err(damaged())).and_then(|whole| if whole { Ok(apart) } else { Err(fell()) })
    }

    /// Its exit code, if it ended by itself and not by a signal.
    fn wait(&mut self) -> Option<Option<i32>> {
        let begun = Instant::now();
        let mut pause = Duration::from_millis(1);
        loop {
            if let Ok(Some(status)) = self.child.try_wait() {
                return Some(status.code());
            }
            let written = self.output.metadata().map_or(0, |metadata| metadata.len());
            if begun.elapsed() > self.patience || written > MOST {
                let _ = self.child.kill();
                let _ = self.child.wait();
                return None;
            }
            thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(20));
        }
    }
}

fn too_much() -> Fact {
    Fact::OverLimit(Limit::Effort)
}

impl Apart {
    /// Finds where its sheets begin; whether all was written.
    fn index(&mut self) -> io::Result<Result<bool, Fact>> {
        let mut lines = Lines::from(&self.output, 0)?;
        while let Some(line) = lines.next()? {
            match line {
                Line::Sheet { name, shown } => self.sheets.push(Sheet { name, shown, start: lines.at }),
                Line::Fact(fact) if self.sheets.is_empty() => return Ok(Err(fact)),
                Line::End => return Ok(Ok(true)),
                Line::Fact(_) | Line::Row(_) | Line::Cell(..) => {}
            }
        }
        Ok(Ok(false))
    }

    pub(super) fn sheets(&self) -> Vec<(String, bool)> {
        self.sheets.iter().map(|sheet| (sheet.name.clone(), sheet.shown)).collect()
    }

    pub(super) fn walk(
        &self,
        name: &str,
        visit: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>,
    ) -> Result<(), (u32, Fact)> {
        let broken = |error: io::Error| (0, Fact::CannotOpen(error.to_string().into()));
        let Some(sheet) = self.sheets.iter().find(|sheet| sheet.name == name) else { return Ok(()) };
        let mut lines = Lines::from(&self.output, sheet.start).map_err(broken)?;
        let mut rows = Rows::new(visit);
        let mut number = 0;
        while let Some(line) = lines.next().map_err(broken)? {
            match line {
                Line::Row(row) => number = row,
                Line::Cell(column, cell) => {
                    if rows.put(number, column, cell).is_break() {
                        return Ok(());
                    }
                }
                Line::Fact(fact) => return Err((0, fact)),
                Line::Sheet { .. } | Line::End => break,
            }
        }
        let _ = rows.flush();
        Ok(())
    }
}

/// The lines of a file from a place on.
struct Lines<'a> {
    input: BufReader<&'a File>,
    text: String,
    /// Where the next line begins.
    at: u64,
}

impl<'a> Lines<'a> {
    fn from(mut file: &'a File, at: u64) -> io::Result<Self> {
        file.seek(SeekFrom::Start(at))?;
        Ok(Self { input: BufReader::new(file), text: String::new(), at })
    }

    /// The next line; none at the end, or where it breaks off.
    fn next(&mut self) -> io::Result<Option<Line>> {
        self.text.clear();
        self.at += self.input.read_line(&mut self.text)? as u64;
        Ok(self.text.strip_suffix('\n').and_then(wire::line))
    }
}
