//! Workbooks written part by part: what no program that writes workbooks can be made to write.
#![allow(dead_code, reason = "each test program uses a part")]

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Texts one after the other, each as often as its number says, so that a gigabyte need not be held.
pub(crate) type Pieces = Vec<(usize, String)>;

/// The parts of a workbook.
pub(crate) struct Parts(Vec<(String, Pieces)>);

/// A sheet as its part has it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) hidden: bool,
    /// The rows.
    pub(crate) rows: Pieces,
    /// What stands behind the rows.
    pub(crate) behind: String,
}

impl Parts {
    /// A workbook of sheets; `before` stands before their list, and cell format n shows the n-th of `formats`.
    pub(crate) fn of(sheets: &[Sheet], formats: &[String], before: &str) -> Self {
        let kind = |kind: &str| format!("http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}");
        let relationship = |id: &str, name: &str, target: &str| {
            format!("<Relationship Id=\"{id}\" Type=\"{}\" Target=\"{target}\"/>", kind(name))
        };
        let related = |list: String| format!("<Relationships>{list}</Relationships>");
        let (mut list, mut targets) = (String::new(), relationship("look", "styles", "styles.xml"));
        let mut parts = Self(Vec::new());
        for (number, sheet) in (1..).zip(sheets) {
            let Sheet { name, rows, behind, hidden } = sheet;
            let state = if *hidden { "hidden" } else { "visible" };
            write!(list, "<sheet name=\"{name}\" state=\"{state}\" r:id=\"s{number}\"/>").unwrap();
            targets += &relationship(&format!("s{number}"), "worksheet", &format!("worksheets/sheet{number}.xml"));
            let mut pieces = vec![(1, "<worksheet><sheetData>".to_owned())];
            pieces.extend(rows.iter().cloned());
            pieces.push((1, format!("</sheetData>{behind}</worksheet>")));
            parts.put(&format!("xl/worksheets/sheet{number}.xml"), pieces);
        }
        let whole = |text: String| vec![(1, text)];
        parts.put("_rels/.rels", whole(related(relationship("r", "officeDocument", "xl/workbook.xml"))));
        parts.put("xl/workbook.xml", whole(format!("<workbook>{before}<sheets>{list}</sheets></workbook>")));
        parts.put("xl/_rels/workbook.xml.rels", whole(related(targets)));
        parts.put("xl/styles.xml", whole(styles(formats)));
        parts
    }

    /// Puts a part in, in the place of the one of that name if there is one.
    pub(crate) fn put(&mut self, name: &str, pieces: Pieces) {
        self.0.retain(|(own, _)| own != name);
        self.0.push((name.to_owned(), pieces));
    }

    /// The file.
    pub(crate) fn zip(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, pieces) in &self.0 {
            zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            for (times, text) in pieces {
                for _ in 0..*times {
                    zip.write_all(text.as_bytes()).unwrap();
                }
            }
        }
        zip.finish().unwrap().into_inner()
    }
}

fn styles(formats: &[String]) -> String {
    let (mut codes, mut cells) = (String::new(), String::new());
    for (id, code) in (164..).zip(formats) {
        write!(codes, "<numFmt numFmtId=\"{id}\" formatCode=\"{}\"/>", code.replace('"', "&quot;")).unwrap();
        write!(cells, "<xf numFmtId=\"{id}\"/>").unwrap();
    }
    format!("<styleSheet><numFmts>{codes}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>")
}
