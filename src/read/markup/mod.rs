//! Tables that were saved as web pages or as XML and named `.xls`: what tills and web systems call an Excel export.
//!
//! Both are read tolerantly and whole: such exports are small, and a limit holds for those that are not.

mod charset;
mod entities;
mod grid;
mod html;
mod scan;
mod xml2003;

use std::ops::ControlFlow;

use super::own;
use super::preview::OwnedCell;
use super::row::{Cells, Row, Walk};
use super::text::{Bytes, Encoding};
use crate::book::{Fact, FileType};

/// A table of a page or of an XML workbook.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MarkupSheet {
    /// Its name; blank for the only table of a page.
    pub name: String,
    /// Whether it is shown.
    pub shown: bool,
    rows: Vec<Vec<OwnedCell>>,
}

/// The largest file that is read.
const LARGEST: usize = 64 << 20;

/// What a file that begins like this is, if it is markup: XML of a spreadsheet, or a web page.
pub(super) fn sniff(start: &[u8]) -> Option<FileType> {
    // UTF-16 has a zero beside each of these letters.
    let text: String =
        start.iter().filter(|byte| byte.is_ascii() && **byte != 0).map(|&byte| char::from(byte)).collect();
    let text = text.trim_start().to_ascii_lowercase();
    let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if !text.starts_with('<') {
        return None;
    }
    if holds(&["<workbook", "<ss:workbook"]) && holds(&["office:spreadsheet"]) {
        return Some(FileType::Xml2003);
    }
    let page = ["<html", "<table", "<!doctype html", "<body", "<meta", "<tr", "<div", "<style"];
    holds(&page).then_some(FileType::WebPage)
}

/// Reads a file that [`sniff`] told; the encoding may be asked for.
///
/// # Errors
/// The file cannot be read, is no text, is too large, is a report of this program, or holds no table.
pub(super) fn open(bytes: &Bytes, is: FileType, encoding: Option<Encoding>) -> Result<Vec<MarkupSheet>, Fact> {
    let text = charset::text(bytes, encoding, LARGEST)?;
    let mut sheets = match is {
        FileType::Xml2003 => xml2003::sheets(&text)?,
        _ if own::is_page(&text) => return Err(Fact::OwnReport),
        _ => html::tables(&text)?,
    };
    sheets.retain(|sheet| !sheet.rows.is_empty());
    match sheets.as_mut_slice() {
        [] => Err(Fact::NotATable(is)),
        [only] if is == FileType::WebPage => {
            only.name.clear();
            Ok(sheets)
        }
        _ => Ok(sheets),
    }
}

impl Walk for MarkupSheet {
    fn walk(&mut self, visit: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>) -> Result<(), (u32, Fact)> {
        for (number, cells) in (1..).zip(&self.rows) {
            if visit(Row { number, cells: Cells::Typed(cells) }).is_break() {
                break;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{FileType, sniff};

    #[test]
    fn pages_and_xml_workbooks_are_told_by_their_beginning() {
        for (start, is) in [
            ("<html><body><table>", Some(FileType::WebPage)),
            ("\u{feff}\n <TABLE border=1>", Some(FileType::WebPage)),
            ("<!DOCTYPE HTML PUBLIC>", Some(FileType::WebPage)),
            ("<meta charset=gbk><table>", Some(FileType::WebPage)),
            (
                "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                Some(FileType::Xml2003),
            ),
            ("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", Some(FileType::WebPage)),
            ("<?xml version=\"1.0\"?><rss>", None),
            ("姓名,电话\n<b>,1", None),
            ("<5000,金额", None),
        ] {
            assert_eq!(sniff(start.as_bytes()), is, "{start}");
        }
        let wide: Vec<u8> = "<table>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(sniff(&wide), Some(FileType::WebPage));
    }
}
