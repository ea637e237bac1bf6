//! Workbooks as odd programs write them: where parts are, how they are named, what they leave out.

use super::{Parts, RELATED, WORKBOOK};
use crate::book::Fact;
use crate::read::text::Bytes;

const ROWS: &str = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45356</v></c></row>"#;

#[test]
fn parts_are_found_wherever_they_are() {
    let expected = Ok(vec![(1, vec!["A:张三".to_owned(), "B:2024-03-05".to_owned()])]);
    let strict = |xml: &str| {
        xml.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/",
            "http://purl.oclc.org/ooxml/officeDocument/",
        )
    };
    let odd = RELATED.replace("worksheets/sheet1.xml", "/数据/a&amp;b.xml").replace("styles.xml", "../look.xml");
    let types = |part: &str| {
        format!(
            "<Types><Override PartName=\"{part}\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"
        )
    };
    for (name, parts) in [
        ("as usual", Parts::of(ROWS)),
        (
            "strict",
            Parts::of(ROWS)
                .with("xl/_rels/workbook.xml.rels", strict(RELATED))
                .with("_rels/.rels", strict(super::ROOT)),
        ),
        (
            "odd names",
            Parts::of(ROWS)
                .with("xl/_rels/workbook.xml.rels", odd)
                .renamed("xl/worksheets/sheet1.xml", "数据/a&b.xml")
                .renamed("xl/styles.xml", "look.xml"),
        ),
        (
            "backslashes",
            Parts::of(ROWS)
                .renamed("_rels/.rels", "_rels\\.rels")
                .renamed("xl/workbook.xml", "xl\\workbook.xml")
                .renamed("xl/_rels/workbook.xml.rels", "xl\\_rels\\workbook.xml.rels")
                .renamed("xl/worksheets/sheet1.xml", "xl\\worksheets\\sheet1.xml"),
        ),
        (
            "other case",
            Parts::of(ROWS)
                .renamed("xl/worksheets/sheet1.xml", "xl/worksheets/Sheet1.XML")
                .renamed("xl/sharedStrings.xml", "xl/SharedStrings.xml"),
        ),
        ("without root relationships", Parts::of(ROWS).without("_rels/.rels")),
        ("without relationships", Parts::of(ROWS).without("_rels/.rels").without("xl/_rels/workbook.xml.rels")),
        (
            "by content type",
            Parts::of(ROWS)
                .without("_rels/.rels")
                .with("[Content_Types].xml", types("/xl/book.xml"))
                .renamed("xl/workbook.xml", "xl/book.xml")
                .renamed("xl/_rels/workbook.xml.rels", "xl/_rels/book.xml.rels"),
        ),
        ("wrong content types", Parts::of(ROWS).with("[Content_Types].xml", types("/nowhere.xml"))),
        ("prefixes", Parts::of(ROWS).with("xl/workbook.xml", WORKBOOK.replace('<', "<x:").replace("<x:/", "</x:"))),
    ] {
        assert_eq!(parts.rows(), expected, "{name}");
    }
}

#[test]
fn a_workbook_without_shared_texts_or_styles_is_read_as_far_as_it_goes() {
    let plain = r#"<row r="1"><c r="A1"><v>1</v></c></row>"#;
    let bare = |rows| Parts::of(rows).without("xl/sharedStrings.xml").without("xl/styles.xml").rows();
    assert_eq!(bare(plain), Ok(vec![(1, vec!["A:1".to_owned()])]));
    assert_eq!(bare(ROWS), Err((1, Fact::Truncated)), "a text that is missing is not left out in silence");
}

#[test]
fn sheets_are_listed_in_order_without_charts() {
    let sheet = |number: u8, state: &str| format!("<sheet name=\"表{number}\" r:id=\"rId{number}\" {state}/>");
    let sheets =
        [sheet(3, ""), sheet(1, "state=\"hidden\""), sheet(2, ""), sheet(4, "state='veryHidden'"), sheet(9, "")]
            .concat();
    let target = |number: u8, kind: &str| {
        format!("<Relationship Id=\"rId{number}\" Type=\"http://x/{kind}\" Target=\"worksheets/s{number}.xml\"/>")
    };
    let related =
        [target(1, "worksheet"), target(2, "chartsheet"), target(3, "worksheet"), target(4, "worksheet")].concat();
    let book = Parts::of("")
        .with("xl/workbook.xml", format!("<workbook><sheets>{sheets}</sheets></workbook>"))
        .with("xl/_rels/workbook.xml.rels", format!("<Relationships>{related}</Relationships>"))
        .open()
        .expect("a workbook");
    let listed = |name: &str, shown| (name.to_owned(), shown);
    assert_eq!(book.sheets(), [listed("表3", true), listed("表1", false), listed("表4", false), listed("表9", true)]);
}

#[test]
fn days_of_1904_are_counted_from_there() {
    let workbook = WORKBOOK.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>");
    let rows = r#"<row r="1"><c r="A1" s="1"><v>43894</v></c><c r="B1"><v>43894</v></c></row>"#;
    let parts = Parts::of(rows).with("xl/workbook.xml", workbook);
    assert_eq!(parts.rows(), Ok(vec![(1, vec!["A:2024-03-05".to_owned(), "B:43894".to_owned()])]));
    assert!(parts.open().is_ok_and(|book| book.dates_1904()));
}

#[test]
fn a_file_is_read_as_well_as_memory() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.xlsx");
    std::fs::write(&path, Parts::of(ROWS).zip()).expect("a file");
    let book = super::Book::open(Bytes::File(path)).expect("a workbook");
    assert_eq!(super::rows(&book).map(|rows| rows.len()), Ok(1));
}
