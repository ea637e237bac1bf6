//! A file given to the built program, with limits on time and memory.

use std::io::Read;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// How long a file may take; a build without optimisation is several times slower.
fn longest() -> Duration {
    Duration::from_secs(if is_optimised() { 10 } else { 30 })
}

/// Whether the program under test is an optimised build: this one, or another that was named.
pub(crate) fn is_optimised() -> bool {
    !cfg!(debug_assertions) || std::env::var_os("REGULARS_PROGRAM").is_some()
}
/// What it may cost in memory.
pub(crate) const LARGEST_KB: u64 = 256 * 1024;

/// What became of a run.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) status: Option<ExitStatus>,
    pub(crate) took: Duration,
    /// The most memory that was ever seen in use; 0 where it cannot be told.
    pub(crate) memory_kb: u64,
    pub(crate) said: String,
}

impl Outcome {
    /// Why the run is none of those that the table of exit codes knows.
    pub(crate) fn wrong(&self) -> Option<String> {
        let wrong = match self.status {
            None => "killed after the time allowed".to_owned(),
            Some(status) => match status.code() {
                Some(0..=4) if self.memory_kb > LARGEST_KB => format!("{} KB", self.memory_kb),
                Some(0..=4) if self.said.contains("panicked") => "a panic".to_owned(),
                Some(0..=4) => return None,
                Some(code) => format!("exit code {code}"),
                None => format!("{status}"),
            },
        };
        Some(format!("{wrong}: {}", self.said.chars().take(300).collect::<String>()))
    }
}

/// `check FILE`, killed when its time is over.
pub(crate) fn check(folder: &Path, name: &str) -> Outcome {
    let mut child = program()
        .args(["check", name, "--today", "2024-12-31"])
        .current_dir(folder)
        .env("HOME", folder)
        .env("RUST_BACKTRACE", "0")
        .env_remove("REGULARS_TODAY")
        .env_remove("XDG_CONFIG_HOME")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program started");
    let mut errors = child.stderr.take().expect("piped");
    let listener = std::thread::spawn(move || {
        let mut said = Vec::new();
        let _ = errors.read_to_end(&mut said);
        String::from_utf8_lossy(&said).into_owned()
    });
    let began = Instant::now();
    let mut memory_kb = 0;
    let status = loop {
        memory_kb = memory_kb.max(peak(child.id()));
        if let Some(status) = child.try_wait().expect("a child to wait for") {
            break Some(status);
        }
        if began.elapsed() > longest() {
            let _ = child.kill();
            let _ = child.wait();
            break None;
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let took = began.elapsed();
    Outcome { status, took, memory_kb, said: listener.join().expect("read to its end") }
}

/// The program, on Linux with a limit on what it may write to: an attempt at more ends it by a signal.
fn program() -> Command {
    let path = std::env::var("REGULARS_PROGRAM").unwrap_or_else(|_| env!("CARGO_BIN_EXE_regulars").to_owned());
    if !cfg!(target_os = "linux") {
        return Command::new(path);
    }
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("ulimit -d {LARGEST_KB} && exec \"$0\" \"$@\""), &path]);
    shell
}

/// The most memory that a process has had in use.
fn peak(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    // Until the program has taken the place of the copy of this process from which it starts, the memory is that of this
    // process, and so is the name.
    let own = std::fs::read_to_string("/proc/thread-self/comm").unwrap_or_default();
    if status.lines().next().is_some_and(|name| name.trim_start_matches("Name:").trim() == own.trim()) {
        return 0;
    }
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}
