//! Workbooks written part by part, as programs write them and as nobody should.

mod book;
mod hostile;
mod rows;

use std::io::{Cursor, Write};
use std::ops::ControlFlow;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Book;
use crate::book::Fact;
use crate::read::preview::OwnedCell;
use crate::read::row::{Remark, Walk};
use crate::read::text::Bytes;

/// Rows by their number, each filled cell as `A:text`.
type Rows = Vec<(u32, Vec<String>)>;

/// The parts of a workbook of one sheet, 表一, to be changed by a test.
pub(super) struct Parts(Vec<(String, Vec<u8>)>);

const WORKBOOK: &str = r#"<workbook><sheets><sheet name="表一" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATED: &str = r#"<Relationships>
    <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
    <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
    <Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>
    </Relationships>"#;
const ROOT: &str = r#"<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
/// Formats 0 General, 1 a date, 2 `00000`, 3 percent, 4 `yyyy年m月`.
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="165"/></cellXfs></styleSheet>"#;

impl Parts {
    /// A workbook whose sheet holds these rows.
    pub(super) fn of(rows: &str) -> Self {
        Self::sheet(&format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"))
    }

    /// A workbook with this sheet part.
    pub(super) fn sheet(xml: &str) -> Self {
        let shared = "<sst><si><t>张三</t></si><si><t>李四</t></si><si><t/></si></sst>";
        Self(Vec::new())
            .with("_rels/.rels", ROOT)
            .with("xl/workbook.xml", WORKBOOK)
            .with("xl/_rels/workbook.xml.rels", RELATED)
            .with("xl/styles.xml", STYLES)
            .with("xl/sharedStrings.xml", shared)
            .with("xl/worksheets/sheet1.xml", xml)
    }

    /// With a part put in, or put in the place of the one of that name.
    pub(super) fn with(mut self, name: &str, content: impl AsRef<[u8]>) -> Self {
        self.0.retain(|(own, _)| own != name);
        self.0.push((name.to_owned(), content.as_ref().to_vec()));
        self
    }

    pub(super) fn without(mut self, name: &str) -> Self {
        self.0.retain(|(own, _)| own != name);
        self
    }

    /// With a part under another name.
    pub(super) fn renamed(mut self, from: &str, to: &str) -> Self {
        for (name, _) in &mut self.0 {
            if name == from {
                to.clone_into(name);
            }
        }
        self
    }

    pub(super) fn zip(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.0 {
            zip.start_file(name.as_str(), SimpleFileOptions::default()).expect("a part");
            zip.write_all(content).expect("memory");
        }
        zip.finish().expect("memory").into_inner()
    }

    pub(super) fn open(&self) -> Result<Book, Fact> {
        open(self.zip())
    }

    /// The filled cells of the first sheet by row: number, and `A:text` each.
    pub(super) fn rows(&self) -> Result<Rows, (u32, Fact)> {
        rows(&self.open().map_err(|fact| (0, fact))?)
    }

    /// The rows of the first sheet with merged cells of columns filled down below a header of one row, what is said of
    /// it, and whether hidden rows are left out.
    pub(super) fn walked(&self, fill: &[usize], visible_only: bool) -> (Rows, Vec<Remark>) {
        let book = self.open().expect("a workbook");
        let mut sheet = book.sheet("表一", visible_only);
        sheet.fill_down(fill, 1);
        let mut rows = Vec::new();
        sheet
            .walk(&mut |row| {
                rows.push((row.number, shown(&row)));
                ControlFlow::Continue(())
            })
            .expect("rows");
        (rows, sheet.remarks())
    }
}

pub(super) fn open(zip: Vec<u8>) -> Result<Book, Fact> {
    Book::open(Bytes::Memory(zip.into()))
}

pub(super) fn rows(book: &Book) -> Result<Rows, (u32, Fact)> {
    let name = book.sheets().into_iter().next().ok_or((0, Fact::EmptyFile))?.0;
    let mut rows = Vec::new();
    book.sheet(&name, false).walk(&mut |row| {
        if !row.is_blank() {
            rows.push((row.number, shown(&row)));
        }
        ControlFlow::Continue(())
    })?;
    Ok(rows)
}

fn shown(row: &crate::read::row::Row<'_>) -> Vec<String> {
    let letters = |column| crate::book::column_letters(u16::try_from(column).expect("a column"));
    row.filled().map(|(column, cell)| format!("{}:{}", letters(column), cell.text())).collect()
}

/// What one cell comes to.
pub(super) fn cell(xml: &str) -> OwnedCell {
    let book = Parts::of(&format!("<row r=\"1\">{xml}</row>")).open().expect("a workbook");
    let mut found = OwnedCell::Blank;
    let walked = book.sheet("表一", false).walk(&mut |row| {
        found = OwnedCell::from(row.get(0));
        ControlFlow::Continue(())
    });
    walked.expect("a row");
    found
}
