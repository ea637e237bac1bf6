//! The library in a process of its own: the program starts itself, waits no longer than anybody would, and keeps what
//! the process wrote in a file without a name, which every walk reads again.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::ops::{ControlFlow, RangeInclusive};
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
/// What a shell says that cannot start a program.
const NOT_STARTED: RangeInclusive<i32> = 126..=127;
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

/// Reads a workbook in a process of its own; nothing where none can be started, which says nothing of the file.
pub(super) fn read(program: &Path, format: Format, bytes: &[u8]) -> Option<Result<Apart, Fact>> {
    start(program, format, bytes).ok()?.finish()
}

fn start(program: &Path, format: Format, bytes: &[u8]) -> io::Result<Process> {
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
    /// Waits for its end; what it wrote, or why it wrote nothing of use.
    fn finish(mut self) -> Option<Result<Apart, Fact>> {
        let code = self.wait();
        if code.is_some_and(|code| NOT_STARTED.contains(&code)) {
            return None;
        }
        let mut apart = Apart { output: self.output, sheets: Vec::new() };
        Some(match apart.index() {
            Ok(Ok(true)) => Ok(apart),
            Ok(Err(fact)) => Err(fact),
            // It was stopped, or ended by a signal, as a process does that is refused more memory.
            Ok(Ok(false)) if code.is_none() => Err(Fact::OverLimit(Limit::Effort)),
            Ok(Ok(false)) | Err(_) => Err(damaged()),
        })
    }

    /// Its exit code, if it ended by itself.
    fn wait(&mut self) -> Option<i32> {
        let begun = Instant::now();
        let mut pause = Duration::from_millis(1);
        loop {
            if let Ok(Some(status)) = self.child.try_wait() {
                return status.code();
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
