//! What the tests of the whole program share: a folder of sheets, and a run of the built binary in it.
#![allow(dead_code, reason = "each test program uses a part")]

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A temporary folder of sheets, in which the program runs.
pub(crate) struct Shop(TempDir);

/// What a run came to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Shop {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder with these files.
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let shop = Self::new();
        for (name, text) in files {
            shop.write(name, text);
        }
        shop
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    pub(crate) fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// The program in this folder, with nothing of this machine's own settings.
    pub(crate) fn program(&self) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_regulars"));
        program.current_dir(self.0.path()).env("HOME", self.0.path()).stdin(Stdio::null());
        for name in ["REGULARS_TODAY", "REGULARS_LANG", "XDG_CONFIG_HOME", "NO_COLOR"] {
            program.env_remove(name);
        }
        program
    }

    /// Another program in this folder.
    pub(crate) fn program_named(&self, name: &str) -> Command {
        let mut program = Command::new(name);
        program.current_dir(self.0.path()).stdin(Stdio::null());
        program
    }

    /// Runs it with arguments as they are typed, blanks between them.
    pub(crate) fn run(&self, line: &str) -> Ran {
        ran(&self.program().args(line.split_whitespace()).output().unwrap())
    }

    /// The JSON report of a run that must be done.
    pub(crate) fn json(&self, line: &str) -> Value {
        let ran = self.run(&format!("{line} --format json"));
        assert_eq!(ran.code, 0, "{line}\n{}", ran.err);
        serde_json::from_str(&ran.out).unwrap()
    }

    /// Rows of a table as `a|b|c`, the columns by key; null is blank.
    pub(crate) fn rows(&self, line: &str, table: &str, columns: &str) -> Vec<String> {
        rows(&self.json(line), table, columns)
    }
}

/// Rows of a table of a JSON report as `a|b|c`; null is blank.
pub(crate) fn rows(report: &Value, table: &str, columns: &str) -> Vec<String> {
    let rows = report["tables"][table].as_array().unwrap_or_else(|| panic!("no table {table}"));
    let cell = |row: &Value, column: &str| match row.get(column) {
        None => panic!("no column {column}: {row}"),
        Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    rows.iter().map(|row| columns.split(' ').map(|column| cell(row, column)).collect::<Vec<_>>().join("|")).collect()
}

pub(crate) fn ran(output: &Output) -> Ran {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    Ran { code: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
}
