//! Tables as GitHub shows them.

use std::io::{self, Write};

use super::layout::fields;
use super::spelling::{Spelling, one_line};
use crate::table::{Document, Table};

/// Writes the title, the tables under their headings, and the notes.
pub(super) fn write(document: &Document, tables: &[&Table], out: &mut dyn Write) -> io::Result<()> {
    let spelling = Spelling::of(document);
    writeln!(out, "# {}\n", escaped(document.report.title.get(document.lang)))?;
    writeln!(out, "{}{}", spelling.pick("统计日：", "As of "), document.as_of)?;
    for table in tables {
        writeln!(out, "\n## {}\n", escaped(table.title.get(document.lang)))?;
        write_table(table, &spelling, out)?;
    }
    if !document.report.notes.is_empty() {
        writeln!(out, "\n## {}\n", spelling.pick("说明", "Notes"))?;
    }
    for note in &document.report.notes {
        writeln!(out, "- {}", escaped(note.get(document.lang)))?;
    }
    Ok(())
}

fn write_table(table: &Table, spelling: &Spelling, out: &mut dyn Write) -> io::Result<()> {
    if table.is_empty() {
        return writeln!(out, "{}", spelling.pick("无", "None"));
    }
    let fields = fields(table, spelling);
    let labels: Vec<String> = fields.iter().map(|field| escaped(&field.label)).collect();
    writeln!(out, "| {} |", labels.join(" | "))?;
    let rule = |number: bool| if number { " ---: |" } else { " --- |" };
    writeln!(out, "|{}", fields.iter().map(|field| rule(field.number)).collect::<String>())?;
    for row in 0..table.len() {
        write!(out, "|")?;
        for field in &fields {
            write!(out, " {} |", escaped(&spelling.shown(&table.cell(row, field.column))))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// A text that stays in its cell and is shown as it is.
fn escaped(text: &str) -> String {
    // Four stars are a masked phone; they begin no emphasis that could end.
    one_line(text).split("****").map(escaped_part).collect::<Vec<_>>().join("****")
}

fn escaped_part(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '\\' | '|' | '`' | '*' | '[' => escaped.extend(['\\', character]),
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;
    use crate::write::{Format, fixture};

    #[test]
    fn tables_are_those_that_github_shows() {
        let text = fixture::written(&fixture::members(), Format::Markdown, None);
        assert_eq!(text, include_str!("golden/members.md"));
    }

    #[test]
    fn nothing_in_a_cell_leaves_it() {
        for (text, safe) in [
            ("a|b", "a\\|b"),
            ("a\\|b", "a\\\\\\|b"),
            ("两\n行", "两 行"),
            ("<script>", "&lt;script>"),
            ("138****8000", "138****8000"),
            ("*!*", "\\*!\\*"),
        ] {
            assert_eq!(escaped(text), safe);
        }
    }
}
