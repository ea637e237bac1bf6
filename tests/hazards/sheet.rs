//! The lines of a case → the bytes of its file, in the form that it names.

use std::path::Path;

use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

use crate::script::File;

/// Writes a file of a case into a folder.
pub(crate) fn write(folder: &Path, file: &File) {
    let path = folder.join(&file.name);
    if file.form == "xlsx" {
        workbook(&file.lines).save(path).unwrap();
    } else {
        std::fs::write(path, bytes(file)).unwrap();
    }
}

fn bytes(file: &File) -> Vec<u8> {
    let lines = file.lines.iter().map(|line| line.replace("\\t", "\t"));
    let text = lines.flat_map(|line| [line, "\n".to_owned()]).collect::<String>();
    let utf16 = || text.encode_utf16().flat_map(u16::to_le_bytes);
    match file.form.as_str() {
        "" => text.into_bytes(),
        "mark" => format!("\u{feff}{text}").into_bytes(),
        "crlf" => text.replace('\n', "\r\n").into_bytes(),
        "cr" => text.replace('\n', "\r").into_bytes(),
        "gbk" => encoding_rs::GBK.encode(&text).0.into_owned(),
        "big5" => encoding_rs::BIG5.encode(&text).0.into_owned(),
        "utf16" => [0xFF, 0xFE].into_iter().chain(utf16()).collect(),
        "bytes" => unescaped(&file.lines.concat()),
        "zip" => archive(&file.lines),
        other => panic!("no form {other}"),
    }
}

/// Text with `\xNN` for bytes.
fn unescaped(text: &str) -> Vec<u8> {
    let mut parts = text.split("\\x");
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    bytes
}

/// A zip archive of empty files with these names.
fn archive(names: &[String]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for name in names {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of lines with commas between their cells; `[Name]` begins a sheet, `[Name] hidden` a hidden one.
fn workbook(lines: &[String]) -> Workbook {
    let mut workbook = Workbook::new();
    let mut sheet = Worksheet::new();
    let (mut row, mut begun) = (0, false);
    for line in lines {
        if let Some((name, hidden)) = line.strip_prefix('[').and_then(|line| line.split_once(']')) {
            if begun {
                workbook.push_worksheet(std::mem::take(&mut sheet));
            }
            (row, begun) = (0, true);
            sheet.set_name(name).unwrap().set_hidden(!hidden.is_empty());
            continue;
        }
        for (column, cell) in (0..).zip(line.split(',')) {
            put(&mut sheet, row, column, cell);
        }
        (row, begun) = (row + 1, true);
    }
    workbook.push_worksheet(sheet);
    workbook
}

/// `'123` is text, `@2024-03-05` a date, `#N/A` an error, `123` a number; anything else text.
fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &str) {
    let done = if cell.is_empty() {
        return;
    } else if let Some(text) = cell.strip_prefix('\'') {
        sheet.write_string(row, column, text)
    } else if let Some(date) = cell.strip_prefix('@') {
        let day: chrono::NaiveDate = date.parse().unwrap();
        let serial = i32::try_from((day - chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap()).num_days()).unwrap();
        let format = Format::new().set_num_format("yyyy-mm-dd");
        sheet.write_number_with_format(row, column, f64::from(serial), &format)
    } else if cell.starts_with('#') {
        sheet.write_formula(row, column, Formula::new("NA()").set_result(cell))
    } else if let Ok(number) = cell.parse::<f64>() {
        sheet.write_number(row, column, number)
    } else {
        sheet.write_string(row, column, cell)
    };
    done.unwrap();
}
