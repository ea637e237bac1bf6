//! What a file is, told by its content and never by its name.

use std::io::{self, Read};
use std::path::Path;

use memchr::memmem;

use super::input::{Input, is_lock_file};
use super::library::Format;
use super::markup::{self, MarkupSheet};
use super::text::{Bytes, Encoding, TextSheet};
use super::workbook::Workbook;
use super::xlsx::container::Container;
use crate::book::{Fact, FileType};

/// A file, opened.
pub enum Content {
    /// One table of text.
    Text(TextSheet),
    /// A workbook of sheets.
    Workbook(Box<Workbook>),
    /// Tables that were saved as a web page or as XML.
    Markup(FileType, Vec<MarkupSheet>),
}

/// The bytes of an input, which can be read more than once.
///
/// # Errors
/// Standard input that breaks off; a file that only marks another as open.
pub fn bytes(input: &Input) -> Result<Bytes, Fact> {
    match input {
        Input::File(path, _) if is_lock_file(path) => Err(Fact::LockFile),
        Input::File(path, _) => Ok(Bytes::File(path.clone())),
        Input::Standard => {
            let mut all = Vec::new();
            io::stdin().lock().read_to_end(&mut all).map_err(|error| cannot(&error))?;
            Ok(Bytes::Memory(all.into()))
        }
    }
}

/// Opens a file as what it is; `program` is one that may read xls, xlsb and ods in a process of its own.
///
/// # Errors
/// Why it is no table that can be read.
pub fn open(bytes: Bytes, encoding: Option<Encoding>, program: Option<&Path>) -> Result<Content, Fact> {
    let mut start = Vec::new();
    let opened = bytes.open().and_then(|input| input.take(8192).read_to_end(&mut start));
    opened.map_err(|error| cannot(&error))?;
    if start.is_empty() {
        return Err(Fact::EmptyFile);
    }
    if is_placeholder(&start) {
        return Err(Fact::Truncated);
    }
    if let Some(other) = other_type(&start) {
        return Err(Fact::NotATable(other));
    }
    if is_workbook(&start) {
        return open_workbook(bytes, &start, program).map(|workbook| Content::Workbook(Box::new(workbook)));
    }
    match markup::sniff(&start) {
        Some(is) => markup::open(&bytes, is, encoding).map(|sheets| Content::Markup(is, sheets)),
        None => TextSheet::open(bytes, encoding).map(Content::Text),
    }
}

/// Why a file cannot be opened. That a cloud drive has not fetched it yet has numbers of its own on Windows.
fn cannot(error: &io::Error) -> Fact {
    const CLOUD: std::ops::RangeInclusive<i32> = 358..=404;
    if cfg!(windows) && error.raw_os_error().is_some_and(|code| CLOUD.contains(&code)) {
        return Fact::Truncated;
    }
    let denied = error.kind() == io::ErrorKind::PermissionDenied;
    let why = if denied { "没有权限 / not permitted".to_owned() } else { error.to_string() };
    Fact::CannotOpen(why.into())
}

const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

fn is_workbook(start: &[u8]) -> bool {
    start.starts_with(ZIP) || start.starts_with(OLE)
}

/// What a drive leaves in the place of a file that is not fetched yet: nothing but zeros, or a note to itself.
fn is_placeholder(start: &[u8]) -> bool {
    start.iter().all(|&byte| byte == 0) || start.starts_with(b"bplist00")
}

fn other_type(start: &[u8]) -> Option<FileType> {
    let types: [(&[u8], FileType); 10] = [
        (b"%PDF", FileType::Pdf),
        (b"\x89PNG", FileType::Png),
        (b"\xFF\xD8\xFF", FileType::Jpeg),
        (b"GIF8", FileType::Gif),
        (b"Rar!", FileType::Archive),
        (b"7z\xBC\xAF", FileType::Archive),
        (b"\x1F\x8B", FileType::Archive),
        (b"{\\rtf", FileType::Rtf),
        (b"SQLite format 3", FileType::Database),
        (b"\0\x01\0\0Standard Jet DB", FileType::Database),
    ];
    types.into_iter().find(|(magic, _)| start.starts_with(magic)).map(|(_, is)| is)
}

fn open_workbook(bytes: Bytes, start: &[u8], program: Option<&Path>) -> Result<Workbook, Fact> {
    if start.starts_with(OLE) {
        return open_compound(bytes.all()?, program);
    }
    let container = Container::open(&bytes)?;
    let others = [
        ("word/document.xml", FileType::Word),
        ("ppt/presentation.xml", FileType::PowerPoint),
        ("Index/Document.iwa", FileType::Numbers),
    ];
    if let Some((_, is)) = others.into_iter().find(|(part, _)| container.has(part)) {
        return Err(Fact::NotATable(is));
    }
    if container.has("xl/workbook.bin") {
        Workbook::library(Format::Xlsb, bytes.all()?, program)
    } else if container.has("content.xml") {
        Workbook::library(Format::Ods, bytes.all()?, program)
    } else {
        Workbook::xlsx(bytes)
    }
}

/// A compound file: an xls, a protected workbook, or what another program keeps in such a file.
fn open_compound(all: Vec<u8>, program: Option<&Path>) -> Result<Workbook, Fact> {
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let holds = |name: &str| memmem::find(&all, &wide(name)).is_some();
    if ["EncryptedPackage", "EncryptionInfo", "DRMEncryptedDataSpace"].into_iter().any(holds) {
        return Err(Fact::Encrypted);
    }
    if holds("WordDocument") {
        return Err(Fact::NotATable(FileType::Word));
    }
    if holds("PowerPoint Document") {
        return Err(Fact::NotATable(FileType::PowerPoint));
    }
    Workbook::library(Format::Xls, all, program)
}

/// The type that a workbook's format stands for.
pub(super) fn type_of(format: &str) -> FileType {
    match format {
        "xls" => FileType::Xls,
        "xlsb" => FileType::Xlsb,
        "ods" => FileType::Ods,
        _ => FileType::Xlsx,
    }
}

/// The ending of a file's name, where it claims another type than the file `is`.
pub fn claims_otherwise(path: &Path, is: FileType) -> Option<String> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    let fits = match ending.as_str() {
        "xlsx" | "xlsm" => is == FileType::Xlsx,
        "xlsb" => is == FileType::Xlsb,
        "xls" | "et" => is == FileType::Xls,
        "ods" => is == FileType::Ods,
        "csv" | "tsv" | "txt" => is == FileType::Text,
        _ => true,
    };
    (!fits).then_some(ending)
}
