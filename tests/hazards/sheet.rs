//! The lines of a case → the bytes of its file, in the form that it names.

use std::path::Path;

use crate::script::File;
use crate::workbook;

/// Writes a file of a case into a folder.
pub(crate) fn write(folder: &Path, file: &File) {
    let path = folder.join(&file.name);
    std::fs::write(path, bytes(file)).unwrap();
}

fn bytes(file: &File) -> Vec<u8> {
    let line = |(times, line): &(usize, String)| format!("{}\n", line.replace("\\t", "\t")).repeat(*times);
    let text = file.lines.iter().map(line).collect::<String>();
    let utf16 = || text.encode_utf16().flat_map(u16::to_le_bytes);
    match file.form.as_str() {
        "" => text.into_bytes(),
        "mark" => format!("\u{feff}{text}").into_bytes(),
        "crlf" => text.replace('\n', "\r\n").into_bytes(),
        "cr" => text.replace('\n', "\r").into_bytes(),
        "gbk" => encoding_rs::GBK.encode(&text).0.into_owned(),
        "big5" => encoding_rs::BIG5.encode(&text).0.into_owned(),
        "utf16" => [0xFF, 0xFE].into_iter().chain(utf16()).collect(),
        "bytes" => file.lines.iter().flat_map(|(times, line)| unescaped(line).repeat(*times)).collect(),
        "xlsx" => workbook::of_rows(file),
        "parts" => workbook::of_parts(file),
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
fn archive(names: &[(usize, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (_, name) in names {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
