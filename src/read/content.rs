//! What a file is, told by its content and never by its name.

use std::io::{self, Read};
use std::path::Path;

use memchr::memmem;

use super::input::{Input, is_lock_file};
use super::library::Format;
use super::text::{Bytes, Encoding, TextSheet};
use super::workbook::Workbook;
use super::xlsx::container::Container;
use crate::book::Fact;

/// A file, opened.
pub enum Content {
    /// One table of text.
    Text(TextSheet),
    /// A workbook of sheets.
    Workbook(Box<Workbook>),
}

/// Opens an input as what it is.
///
/// # Errors
/// Why it is no table that can be read.
pub fn open(input: &Input, encoding: Option<Encoding>) -> Result<Content, Fact> {
    let cannot = |error: io::Error| Fact::CannotOpen(error.to_string().into());
    let bytes = match input {
        Input::File(path, _) if is_lock_file(path) => {
            return Err(Fact::NotATable("Excel 的临时锁文件（请选不带 ~$ 的那个）".into()));
        }
        Input::File(path, _) => Bytes::File(path.clone()),
        Input::Standard => {
            let mut all = Vec::new();
            io::stdin().lock().read_to_end(&mut all).map_err(cannot)?;
            Bytes::Memory(all.into())
        }
    };
    let mut start = Vec::new();
    bytes.open().map_err(cannot)?.take(8192).read_to_end(&mut start).map_err(cannot)?;
    if start.is_empty() {
        return Err(Fact::EmptyFile);
    }
    if let Some(other) = other_type(&start) {
        return Err(Fact::NotATable(other.into()));
    }
    if is_workbook(&start) {
        open_workbook(bytes, &start).map(|workbook| Content::Workbook(Box::new(workbook)))
    } else {
        open_text(bytes, encoding)
    }
}

const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

fn is_workbook(start: &[u8]) -> bool {
    start.starts_with(ZIP) || start.starts_with(OLE)
}

fn other_type(start: &[u8]) -> Option<&'static str> {
    let types: [(&[u8], &str); 7] = [
        (b"%PDF", "PDF"),
        (b"\x89PNG", "图片 PNG"),
        (b"\xFF\xD8\xFF", "图片 JPEG"),
        (b"GIF8", "图片 GIF"),
        (b"Rar!", "RAR"),
        (b"7z\xBC\xAF", "7z"),
        (b"{\\rtf", "RTF"),
    ];
    types.into_iter().find(|(magic, _)| start.starts_with(magic)).map(|(_, name)| name)
}

fn open_workbook(bytes: Bytes, start: &[u8]) -> Result<Workbook, Fact> {
    if start.starts_with(OLE) {
        let all = bytes.all()?;
        let wide: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let encrypted = memmem::find(&all, &wide).is_some();
        return if encrypted { Err(Fact::Encrypted) } else { Workbook::library(Format::Xls, all) };
    }
    let container = Container::open(&bytes)?;
    let others = [
        ("word/document.xml", "Word"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("Index/Document.iwa", "Numbers（请导出为 xlsx）"),
    ];
    if let Some((_, name)) = others.into_iter().find(|(part, _)| container.has(part)) {
        return Err(Fact::NotATable(name.into()));
    }
    if container.has("xl/workbook.bin") {
        Workbook::library(Format::Xlsb, bytes.all()?)
    } else if container.has("content.xml") && container.has("mimetype") {
        Workbook::library(Format::Ods, bytes.all()?)
    } else {
        Workbook::xlsx(bytes)
    }
}

fn open_text(bytes: Bytes, encoding: Option<Encoding>) -> Result<Content, Fact> {
    TextSheet::open(bytes, encoding).map(Content::Text)
}

/// Whether a file's name claims another type than it `is`.
pub fn claims_otherwise(path: &Path, is: &str) -> bool {
    let claims = path.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase);
    match claims.as_deref() {
        Some("xlsx" | "xlsm") => is != "xlsx",
        Some("xlsb") => is != "xlsb",
        Some("xls") => is != "xls",
        Some("ods") => is != "ods",
        Some("csv" | "tsv" | "txt") => is != "text",
        _ => false,
    }
}
