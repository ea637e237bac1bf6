//! The lines of a case → a workbook.
//!
//! `xlsx`: a line is a row, with commas between its cells; `~ ` before it hides it. `[Name]` begins a sheet, `[Name]
//! hidden` a hidden one; `!merge A2:A4` merges, `!1904` counts days from there. A cell is
//!
//! - text, a number, an error value (`#N/A`); text behind `'` whatever it looks like; a date behind `@`;
//! - `123|00000`, a number and its format, `|00000` the format alone;
//! - `=A1*2`, a formula without its result, `=A1*2:90` one with it.
//!
//! `parts`: `[xl/styles.xml]` begins a part and the lines are its text, `{70 <a>}` standing for seventy of these; `[*70]`
//! are as many parts of nothing. Parts that are not given are those of a usual workbook.

use std::fmt::Write;

use crate::script::File;
use crate::support::{Parts, Sheet};

const DATE: &str = "yyyy-mm-dd";

/// A workbook of rows.
pub(crate) fn of_rows(file: &File) -> Vec<u8> {
    let mut writer = Writer { formats: vec!["General".to_owned()], ..Writer::default() };
    for (times, line) in &file.lines {
        writer.line(*times, line);
    }
    writer.end_sheet();
    Parts::of(&writer.done, &writer.formats, &writer.before).zip()
}

#[derive(Default)]
struct Writer {
    done: Vec<Sheet>,
    sheet: Sheet,
    merges: String,
    before: String,
    formats: Vec<String>,
    rows: usize,
}

impl Writer {
    fn line(&mut self, times: usize, line: &str) {
        if let Some((name, hidden)) = line.strip_prefix('[').and_then(|line| line.split_once(']')) {
            self.end_sheet();
            self.sheet = Sheet { name: name.to_owned(), hidden: !hidden.is_empty(), ..Sheet::default() };
        } else if let Some(range) = line.strip_prefix("!merge ") {
            write!(self.merges, "<mergeCell ref=\"{range}\"/>").unwrap();
        } else if line == "!1904" {
            "<workbookPr date1904=\"1\"/>".clone_into(&mut self.before);
        } else {
            let row = self.row(line);
            self.sheet.rows.push((times, row));
            self.rows += times;
        }
    }

    fn end_sheet(&mut self) {
        let mut sheet = std::mem::take(&mut self.sheet);
        if std::mem::take(&mut self.rows) > 0 {
            sheet.behind = format!("<mergeCells>{}</mergeCells>", std::mem::take(&mut self.merges));
            if sheet.name.is_empty() {
                "Sheet1".clone_into(&mut sheet.name);
            }
            self.done.push(sheet);
        }
    }

    fn row(&mut self, line: &str) -> String {
        let (hidden, line) = line.strip_prefix("~ ").map_or(("", line), |line| (" hidden=\"1\"", line));
        let cells: String = line.split(',').map(|cell| self.cell(cell)).collect();
        format!("<row{hidden}>{cells}</row>")
    }

    fn cell(&mut self, cell: &str) -> String {
        if cell.is_empty() {
            "<c/>".to_owned()
        } else if let Some(text) = cell.strip_prefix('\'') {
            text_cell(text)
        } else if let Some(date) = cell.strip_prefix('@') {
            let day: chrono::NaiveDate = date.parse().unwrap();
            let zero = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
            self.number(&(day - zero).num_days().to_string(), DATE)
        } else if let Some(formula) = cell.strip_prefix('=') {
            let (formula, result) = formula.split_once(':').unwrap_or((formula, ""));
            let result = if result.is_empty() { String::new() } else { format!("<v>{result}</v>") };
            format!("<c><f>{formula}</f>{result}</c>")
        } else if cell.starts_with('#') {
            format!("<c t=\"e\"><v>{cell}</v></c>")
        } else if let Some((number, format)) = cell.split_once('|') {
            self.number(number, format)
        } else if let Ok(number) = cell.parse::<f64>() {
            format!("<c><v>{number}</v></c>")
        } else {
            text_cell(cell)
        }
    }

    fn number(&mut self, number: &str, format: &str) -> String {
        let known = self.formats.iter().position(|known| known == format);
        let style = known.unwrap_or_else(|| {
            self.formats.push(format.to_owned());
            self.formats.len() - 1
        });
        let value = if number.is_empty() { String::new() } else { format!("<v>{number}</v>") };
        format!("<c s=\"{style}\">{value}</c>")
    }
}

fn text_cell(text: &str) -> String {
    format!("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
}

/// A workbook of parts.
pub(crate) fn of_parts(file: &File) -> Vec<u8> {
    let sheet = Sheet { name: "Sheet1".to_owned(), ..Sheet::default() };
    let mut parts = Parts::of(&[sheet], &["General".to_owned(), DATE.to_owned()], "");
    let mut given: Vec<(String, Vec<(usize, String)>)> = Vec::new();
    for (times, line) in &file.lines {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(many) if many.starts_with('*') => {
                given.extend((0..many[1..].parse().unwrap()).map(|number: usize| (format!("x{number}"), Vec::new())));
            }
            Some(name) => given.push((name.to_owned(), Vec::new())),
            None => given.last_mut().unwrap().1.push((*times, unfolded(line))),
        }
    }
    for (name, pieces) in given {
        parts.put(&name, pieces);
    }
    parts.zip()
}

/// A text with `{N TEXT}` written out.
fn unfolded(line: &str) -> String {
    let mut parts = line.split('{');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (folded, rest) = part.split_once('}').unwrap();
        let (times, repeated) = folded.split_once(' ').unwrap();
        text += &repeated.repeat(times.parse().unwrap());
        text += rest;
    }
    text
}
