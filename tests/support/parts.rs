//! The parts of a small xlsx and a small ods, written by hand so that any of them can be wrong.
#![allow(dead_code, reason = "each test program uses a part")]

use super::zip::{Entry, zip};

pub(crate) const SHEET: &str = "xl/worksheets/sheet1.xml";
pub(crate) const SHARED: &str = "xl/sharedStrings.xml";
pub(crate) const STYLES: &str = "xl/styles.xml";
pub(crate) const WORKBOOK: &str = "xl/workbook.xml";
pub(crate) const RELATIONS: &str = "xl/_rels/workbook.xml.rels";

pub(crate) const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

macro_rules! main_namespace {
    () => {
        r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#
    };
}

pub(crate) const SHEET_HEAD: &str = concat!("<worksheet ", main_namespace!(), "><sheetData>");
pub(crate) const SHEET_TAIL: &str = "</sheetData></worksheet>";
pub(crate) const SHARED_HEAD: &str = concat!("<sst ", main_namespace!(), ">");
/// A header and two sales.
pub(crate) const ROWS: &str = concat!(
    r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>"#,
    r#"<row r="2"><c r="A2" s="1"><v>45356</v></c><c r="B2" t="s"><v>3</v></c><c r="C2"><v>1280.5</v></c></row>"#,
    r#"<row r="3"><c r="A3" s="1"><v>45357</v></c><c r="B3" t="inlineStr"><is><t>李四</t></is></c><c r="C3"><v>-20</v></c></row>"#,
);
pub(crate) const STRINGS: &str =
    "<si><t>消费日期</t></si><si><t>姓名</t></si><si><t>实付金额</t></si><si><t>张三</t></si>";

/// All parts, by name.
pub(crate) fn xlsx_parts() -> Vec<(String, String)> {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let main = main_namespace!();
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                r#"<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/{WORKBOOK}" ContentType="{kind}.sheet.main+xml"/><Override PartName="/{SHEET}" ContentType="{kind}.worksheet+xml"/><Override PartName="/{SHARED}" ContentType="{kind}.sharedStrings+xml"/><Override PartName="/{STYLES}" ContentType="{kind}.styles+xml"/></Types>"#
            ),
        ),
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{relation}/officeDocument" Target="{WORKBOOK}"/></Relationships>"#
            ),
        ),
        (
            WORKBOOK,
            format!(
                r#"<workbook {main} xmlns:r="{relation}"><sheets><sheet name="消费" sheetId="1" r:id="rId1"/></sheets></workbook>"#
            ),
        ),
        (
            RELATIONS,
            format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{relation}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="{relation}/styles" Target="styles.xml"/></Relationships>"#
            ),
        ),
        (SHEET, format!("{SHEET_HEAD}{ROWS}{SHEET_TAIL}")),
        (SHARED, format!("{SHARED_HEAD}{STRINGS}</sst>")),
        (
            STYLES,
            format!(
                r#"<styleSheet {main}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#
            ),
        ),
    ];
    parts.map(|(name, xml)| (name.to_owned(), format!("{HEAD}{xml}"))).to_vec()
}

/// The workbook with one of its parts replaced.
pub(crate) fn xlsx_with(part: &str, text: &str) -> Vec<u8> {
    xlsx_with_bytes(part, text.as_bytes())
}

pub(crate) fn xlsx_with_bytes(part: &str, bytes: &[u8]) -> Vec<u8> {
    zip(&entries_with(Entry::deflated(part, bytes)))
}

/// The entries of the workbook with one of them replaced.
pub(crate) fn entries_with(other: Entry) -> Vec<Entry> {
    let mut entries = entries();
    match entries.iter().position(|entry| entry.name == other.name) {
        Some(at) => entries[at] = other,
        None => entries.push(other),
    }
    entries
}

pub(crate) fn entries() -> Vec<Entry> {
    xlsx_parts().iter().map(|(name, xml)| Entry::deflated(name, xml.as_bytes())).collect()
}

pub(crate) fn xlsx() -> Vec<u8> {
    zip(&entries())
}

/// A sheet with these rows below the good ones.
pub(crate) fn sheet_with(rows: &str) -> Vec<u8> {
    xlsx_with(SHEET, &format!("{HEAD}{SHEET_HEAD}{ROWS}{rows}{SHEET_TAIL}"))
}

pub(crate) const ODS_HEAD: &str = concat!(
    r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0""#,
    r#" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0""#,
    r#" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">"#,
    r#"<office:body><office:spreadsheet><table:table table:name="消费">"#,
);
pub(crate) const ODS_TAIL: &str = "</table:table></office:spreadsheet></office:body></office:document-content>";

/// An open document whose table has these rows below a header and a sale.
pub(crate) fn ods_with(rows: &str) -> Vec<u8> {
    let cell = |text: &str| {
        format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
    };
    let row = |texts: [&str; 3]| format!("<table:table-row>{}</table:table-row>", texts.map(cell).concat());
    let good = row(["消费日期", "姓名", "实付金额"]) + &row(["2024-3-5", "张三", "1280"]);
    let manifest = r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>"#;
    zip(&[
        Entry::stored("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        Entry::deflated("content.xml", format!("{HEAD}{ODS_HEAD}{good}{rows}{ODS_TAIL}").as_bytes()),
        Entry::deflated("META-INF/manifest.xml", manifest.as_bytes()),
    ])
}
