//! What stands in a workbook as lines of text, from one process to the other.
//!
//! `s1NAME` begins a sheet that is shown, `s0NAME` one that is not, `r5` its fifth row, `2tTEXT` is text in the third
//! column, `n` a number there, `d` a day, `b` a truth value, `e` an error value; `!WHY` says why a sheet, or before any
//! sheet the file, is not read. `.` ends it all: without it, the writer fell.

use std::io::{self, Write};
use std::ops::ControlFlow;

use crate::book::{Fact, Limit};
use crate::read::cell::Raw;
use crate::read::preview::OwnedCell;
use crate::read::row::Row;

/// A line, understood.
#[derive(Debug, PartialEq)]
pub(super) enum Line {
    Sheet { name: String, shown: bool },
    Row(u32),
    Cell(usize, OwnedCell),
    Fact(Fact),
    End,
}

/// How the rows of a sheet are visited.
type Rows<'a> = dyn FnMut(&mut dyn FnMut(Row<'_>) -> ControlFlow<()>) -> Result<(), (u32, Fact)> + 'a;

/// Writes a sheet.
pub(super) fn sheet(out: &mut dyn Write, name: &str, shown: bool, rows: &mut Rows<'_>) -> io::Result<()> {
    writeln!(out, "s{}{}", u8::from(shown), escaped(name))?;
    let mut written = Ok(());
    let walked = rows(&mut |line| {
        written = row(out, &line);
        if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    written?;
    walked.or_else(|(_, why)| fact(out, &why))
}

fn row(out: &mut dyn Write, row: &Row<'_>) -> io::Result<()> {
    let mut begun = false;
    for (column, cell) in row.filled() {
        if !std::mem::replace(&mut begun, true) {
            writeln!(out, "r{}", row.number)?;
        }
        match cell {
            Raw::Blank | Raw::NoResult => {}
            Raw::Text(text) => writeln!(out, "{column}t{}", escaped(text))?,
            Raw::Number(number) => writeln!(out, "{column}n{number}")?,
            Raw::Serial(days) => writeln!(out, "{column}d{days}")?,
            Raw::Bool(truth) => writeln!(out, "{column}b{}", u8::from(truth))?,
            Raw::Error(error) => writeln!(out, "{column}e{}", escaped(error))?,
        }
    }
    Ok(())
}

/// Writes why something is not read.
pub(super) fn fact(out: &mut dyn Write, fact: &Fact) -> io::Result<()> {
    match fact {
        Fact::Encrypted => writeln!(out, "!encrypted"),
        Fact::Truncated => writeln!(out, "!truncated"),
        Fact::OverLimit(_) => writeln!(out, "!cells"),
        Fact::CannotOpen(why) => writeln!(out, "!:{}", escaped(why)),
        _ => writeln!(out, "!:"),
    }
}

/// Writes the end.
pub(super) fn end(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, ".")?;
    out.flush()
}

/// Understands a line; nothing where it is none of these.
pub(super) fn line(line: &str) -> Option<Line> {
    let kind = line.chars().next()?;
    let rest = &line[kind.len_utf8()..];
    match kind {
        's' => {
            let shown = rest.starts_with('1');
            Some(Line::Sheet { name: unescaped(rest.strip_prefix(['0', '1'])?), shown })
        }
        'r' => rest.parse().ok().map(Line::Row),
        '!' => Some(Line::Fact(match rest {
            "encrypted" => Fact::Encrypted,
            "truncated" => Fact::Truncated,
            "cells" => Fact::OverLimit(Limit::Cells),
            why => Fact::CannotOpen(unescaped(why.strip_prefix(':')?).into()),
        })),
        '.' if rest.is_empty() => Some(Line::End),
        _ => cell(line),
    }
}

fn cell(line: &str) -> Option<Line> {
    let at = line.find(|letter: char| !letter.is_ascii_digit())?;
    let (column, content) = line.split_at(at);
    let (kind, value) = content.split_at_checked(1)?;
    let cell = match kind {
        "t" => OwnedCell::Text(unescaped(value)),
        "n" => OwnedCell::Number(value.parse().ok()?),
        "d" => OwnedCell::Serial(value.parse().ok()?),
        "b" => OwnedCell::Bool(value == "1"),
        "e" => OwnedCell::Error(unescaped(value)),
        _ => return None,
    };
    Some(Line::Cell(column.parse::<u16>().ok()?.into(), cell))
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n")
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => out.push(if letters.next() == Some('n') { '\n' } else { '\\' }),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Line, cell, end, fact, line, sheet};
    use crate::book::Fact;
    use crate::read::preview::OwnedCell;
    use crate::read::row::{Cells, Row};

    #[test]
    fn cells_come_back_as_they_were() {
        let cells = [
            OwnedCell::Text("a\\n\nb\r\\".to_owned()),
            OwnedCell::Blank,
            OwnedCell::Number(0.1 + 0.2),
            OwnedCell::Serial(45_356.75),
            OwnedCell::Bool(true),
            OwnedCell::Error("#N/A".to_owned()),
            OwnedCell::Text("张三".to_owned()),
        ];
        let mut out = Vec::new();
        let mut walk = |visit: &mut dyn FnMut(Row<'_>) -> std::ops::ControlFlow<()>| {
            let _ = visit(Row { number: 7, cells: Cells::Typed(&cells) });
            Err((0, Fact::CannotOpen("坏 / bad".into())))
        };
        sheet(&mut out, "表\n一", false, &mut walk).expect("memory");
        fact(&mut out, &Fact::Encrypted).expect("memory");
        end(&mut out).expect("memory");
        let text = String::from_utf8(out).expect("text");
        let mut lines = text.split_terminator('\n').map(|text| line(text).expect(text));
        assert_eq!(lines.next(), Some(Line::Sheet { name: "表\n一".to_owned(), shown: false }));
        assert_eq!(lines.next(), Some(Line::Row(7)));
        for (column, cell) in cells.into_iter().enumerate().filter(|(_, cell)| *cell != OwnedCell::Blank) {
            assert_eq!(lines.next(), Some(Line::Cell(column, cell)));
        }
        let bad = Fact::CannotOpen("坏 / bad".into());
        assert_eq!(lines.collect::<Vec<_>>(), [Line::Fact(bad), Line::Fact(Fact::Encrypted), Line::End]);
    }

    #[test]
    fn what_is_no_line_is_none() {
        for text in ["", "s", "s2", "r", "rx", "1", "1x", "99999t", "1nx", "!", "!else", ".x", "张"] {
            assert_eq!(line(text), None, "{text}");
        }
        assert_eq!(cell("张"), None);
    }
}
