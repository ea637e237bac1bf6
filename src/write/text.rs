//! Tables for a terminal, Chinese and Latin aligned.

use std::borrow::Cow;
use std::io::{self, Write};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::layout::{Field, fields};
use super::spelling::{Spelling, one_line};
use super::wrapped::wrapped;
use crate::table::{Document, Dress, Table};

/// Writes the title, the tables one under another, and the notes.
pub(super) fn write(document: &Document, tables: &[&Table], color: bool, out: &mut dyn Write) -> io::Result<()> {
    let spelling = Spelling::of(document);
    let as_of = spelling.pick("统计日", "as of");
    let title = document.report.title.get(document.lang);
    writeln!(out, "{}  {as_of} {}", strong(title, color), document.as_of)?;
    for table in tables {
        writeln!(out)?;
        write_table(table, &spelling, color, out)?;
    }
    if !document.report.notes.is_empty() {
        writeln!(out, "\n{}", strong(spelling.pick("说明", "Notes"), color))?;
    }
    for note in &document.report.notes {
        writeln!(out, "- {}", one_line(note.get(document.lang)))?;
    }
    Ok(())
}

fn write_table(table: &Table, spelling: &Spelling, color: bool, out: &mut dyn Write) -> io::Result<()> {
    let title = table.title.get(spelling.lang);
    if table.is_empty() {
        return writeln!(out, "{}{}", strong(title, color), spelling.pick("：无", ": none"));
    }
    writeln!(out, "{}", strong(title, color))?;
    let fields = on_screen(table, spelling);
    let heads: Vec<_> = table.heads().collect();
    let dress = |field: &Field| if table.is_chosen() { &Dress::Plain } else { &heads[field.column].dress };
    let labels: Vec<&str> = fields.iter().map(|field| field.label.as_str()).collect();
    writeln!(out, "{}", strong(&aligned(&fields, &labels), color))?;
    // Plain hyphens: the width of a drawn line depends on the terminal's font.
    writeln!(out, "{}", fields.iter().map(|field| "-".repeat(field.width)).collect::<Vec<_>>().join("  "))?;
    for row in 0..table.len() {
        let cells: Vec<_> = fields.iter().map(|field| table.cell(row, field.column)).collect();
        let texts: Vec<_> = cells.iter().map(|cell| spelling.shown(cell)).collect();
        let of_field = |(text, field): (&Cow<str>, &Field)| match dress(field) {
            Dress::Prose => wrapped(&one_line(text), field.width),
            _ => vec![cut(one_line(text), field.width).into_owned()],
        };
        let columns: Vec<Vec<String>> = texts.iter().zip(&fields).map(of_field).collect();
        for line in 0..columns.iter().map(Vec::len).max().unwrap_or_default() {
            let lines: Vec<&str> = columns.iter().map(|lines| lines.get(line).map_or("", String::as_str)).collect();
            writeln!(out, "{}", aligned(&fields, &lines))?;
        }
    }
    Ok(())
}

/// The columns worth the room on a screen: not those in which nothing stands, nor those to be filled in by hand, and of
/// long texts the beginning. Columns that somebody chose are shown whole.
fn on_screen(table: &Table, spelling: &Spelling) -> Vec<Field> {
    const WIDEST: usize = 36;
    /// Sentences go on below.
    const SENTENCE: usize = 56;
    let mut fields = fields(table, spelling);
    if !table.is_chosen() {
        let heads: Vec<_> = table.heads().collect();
        fields.retain(|field| field.filled && !matches!(heads[field.column].dress, Dress::FillIn(_)));
        // The last column has the rest of the line.
        let last = fields.len().saturating_sub(1);
        for (at, field) in fields.iter_mut().enumerate() {
            let widest = match heads[field.column].dress {
                Dress::Prose => SENTENCE,
                _ if at == last => usize::MAX,
                _ => WIDEST,
            };
            field.width = field.width.min(widest);
        }
    }
    fields
}

/// The text, or its beginning and an ellipsis, in so many columns.
fn cut(text: Cow<'_, str>, width: usize) -> Cow<'_, str> {
    if text.width() <= width {
        return text;
    }
    let mut beginning = String::new();
    for character in text.chars() {
        if beginning.width() + character.width().unwrap_or_default() + 1 > width {
            break;
        }
        beginning.push(character);
    }
    Cow::Owned(beginning + "…")
}

/// One line of cells, numbers to the right, without white space at its end.
fn aligned(fields: &[Field], cells: &[impl AsRef<str>]) -> String {
    let mut line = String::new();
    for (field, cell) in fields.iter().zip(cells) {
        let space = " ".repeat(field.width.saturating_sub(cell.as_ref().width()));
        let (before, after) = if field.number { (space.as_str(), "") } else { ("", space.as_str()) };
        line.extend([before, cell.as_ref(), after, "  "]);
    }
    line.truncate(line.trim_end_matches(' ').len());
    line
}

fn strong(text: &str, color: bool) -> String {
    if color { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use crate::table::Lang;
    use crate::write::{Format, fixture};

    #[test]
    fn chinese_and_numbers_stand_in_their_columns() {
        let text = fixture::written(&fixture::members(), Format::Table { color: false }, None);
        assert_eq!(text, include_str!("golden/members.txt"));
    }

    #[test]
    fn one_table_can_be_chosen_and_an_empty_one_says_so() {
        let mut document = fixture::members();
        document.lang = Lang::English;
        document.report.tables[1].arrange(&[]);
        let text = fixture::written(&document, Format::Table { color: true }, Some("mix"));
        assert_eq!(
            text,
            "\u{1b}[1mMember tiers\u{1b}[0m  as of 2026-11-22\n\n\u{1b}[1mTier mix\u{1b}[0m: none\n\n\
             \u{1b}[1mNotes\u{1b}[0m\n- Refunds are netted.\n"
        );
    }
}
