//! JSON with the keys that scripts rely on, one row a line.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::spelling::{Spelling, real};
use crate::table::{Cell, Code, Document, Table};

/// The version of this shape. A key keeps its name and meaning; new keys do not count.
const SCHEMA: u32 = 1;

/// Writes the whole document. Rows stream: only one is held at a time.
pub(super) fn write(document: &Document, tables: &[&Table], out: &mut dyn Write) -> io::Result<()> {
    // Codes stand as keys whatever the language; sentences for people keep the document's.
    let spelling = Spelling::of(document);
    writeln!(out, "{{")?;
    writeln!(out, "  \"report\": {},", quoted(document.report.name)?)?;
    writeln!(out, "  \"schema\": {SCHEMA},")?;
    writeln!(out, "  \"as_of\": \"{}\",", document.as_of)?;
    write!(out, "  \"sources\": ")?;
    write_rows(&document.sources, "  ", &spelling, out)?;
    write!(out, ",\n  \"rules\": ")?;
    let rules = document.rules.iter().map(|(key, value)| Ok(format!("{}: {}", quoted(key)?, quoted(value)?)));
    write_lines(('{', '}'), "  ", rules, out)?;
    write!(out, ",\n  \"tables\": {{")?;
    for (position, table) in tables.iter().enumerate() {
        write!(out, "{}\n    {}: ", if position > 0 { "," } else { "" }, quoted(table.key)?)?;
        write_rows(table, "    ", &spelling, out)?;
    }
    write!(out, "{}}},\n  \"notes\": ", if tables.is_empty() { "" } else { "\n  " })?;
    let notes = document.report.notes.iter().map(|note| quoted(note.get(document.lang)));
    write_lines(('[', ']'), "  ", notes, out)?;
    write!(out, ",\n  \"problems\": ")?;
    write_rows(&document.problems, "  ", &spelling, out)?;
    writeln!(out, "\n}}")
}

fn write_rows(table: &Table, indent: &str, spelling: &Spelling, out: &mut dyn Write) -> io::Result<()> {
    let keys: Vec<&'static str> = table.heads().map(|head| head.key).collect();
    let rows = (0..table.len()).map(|at| Ok(serde_json::to_string(&Row { table, at, keys: &keys, spelling })?));
    write_lines(('[', ']'), indent, rows, out)
}

/// Items between brackets, each on a line of its own.
fn write_lines(
    brackets: (char, char),
    indent: &str,
    items: impl Iterator<Item = io::Result<String>>,
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(out, "{}", brackets.0)?;
    let mut empty = true;
    for item in items {
        write!(out, "{}\n{indent}  {}", if empty { "" } else { "," }, item?)?;
        empty = false;
    }
    if !empty {
        write!(out, "\n{indent}")?;
    }
    write!(out, "{}", brackets.1)
}

fn quoted(text: &str) -> io::Result<String> {
    Ok(serde_json::to_string(text)?)
}

struct Row<'t, 'a> {
    table: &'t Table<'a>,
    at: usize,
    keys: &'t [&'static str],
    spelling: &'t Spelling<'t>,
}

impl Serialize for Row<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.keys.len()))?;
        for (key, cell) in self.keys.iter().zip(self.table.row(self.at)) {
            map.serialize_entry(key, &Value { cell: &cell, spelling: self.spelling })?;
        }
        map.end()
    }
}

struct Value<'t, 'a> {
    cell: &'t Cell<'a>,
    spelling: &'t Spelling<'t>,
}

impl Serialize for Value<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.cell {
            Cell::Blank => serializer.serialize_none(),
            Cell::Int(count) => serializer.serialize_i64(*count),
            // The figure that the tables print, not the digits behind it, which differ between machines.
            Cell::Real(value, decimals) => match real(*value, *decimals).parse::<f64>() {
                Ok(value) => serializer.serialize_f64(value),
                Err(_) => serializer.serialize_none(),
            },
            #[expect(clippy::cast_precision_loss, reason = "a share in millionths is far below 2^53")]
            Cell::Share(millionths) => serializer.serialize_f64(*millionths as f64 / 1e6),
            Cell::Flag(flag) => serializer.serialize_bool(*flag),
            Cell::Code(code) => serializer.serialize_str(code.key),
            Cell::Named { key, .. } => serializer.serialize_str(key),
            Cell::Codes(codes) => serialize_codes(codes, serializer),
            cell => {
                let mut text = Vec::new();
                self.spelling.plain(cell, &mut text);
                serializer.serialize_str(&String::from_utf8_lossy(&text))
            }
        }
    }
}

fn serialize_codes<S: Serializer>(codes: &[Code], serializer: S) -> Result<S::Ok, S::Error> {
    let mut array = serializer.serialize_seq(Some(codes.len()))?;
    for code in codes {
        array.serialize_element(code.key)?;
    }
    array.end()
}

#[cfg(test)]
mod tests {
    use crate::write::{Format, fixture};

    #[test]
    fn the_shape_is_the_one_that_scripts_rely_on() {
        let text = fixture::written(&fixture::members(), Format::Json, None);
        assert_eq!(text, include_str!("golden/members.json"));
        let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let keys: Vec<_> = value.as_object().expect("object").keys().collect();
        assert_eq!(keys, ["report", "schema", "as_of", "sources", "rules", "tables", "notes", "problems"]);
    }

    #[test]
    fn only_the_chosen_table_is_written() {
        let text = fixture::written(&fixture::members(), Format::Json, Some("mix"));
        let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(value["tables"].as_object().expect("object").keys().collect::<Vec<_>>(), ["mix"]);
    }
}
