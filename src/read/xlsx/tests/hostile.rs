//! Files that lie, burst or break off. None may panic, ask for memory, or take long.

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use super::{Parts, WORKBOOK, open, rows};
use crate::book::{Fact, FileType, Limit};
use crate::read::row::Walk;

const ROW: &str = r#"<row r="1"><c r="A1"><v>1</v></c></row>"#;

fn over(limit: Limit) -> Fact {
    Fact::OverLimit(limit)
}

#[test]
fn counts_and_dimensions_are_not_believed() {
    let sheet = format!(
        "<worksheet><dimension ref=\"A1:XFD1048576\"/><cols count=\"999999999999\"/><sheetData count=\"99999999999\">{ROW}\
         </sheetData><mergeCells count=\"99999999999\"/></worksheet>"
    );
    let shared = "<sst count=\"10000000000\" uniqueCount=\"10000000000\"><si><t>x</t></si></sst>";
    let styles =
        "<styleSheet><numFmts count=\"9999999999\"/><cellXfs count=\"9999999999\"><xf/></cellXfs></styleSheet>";
    let parts = Parts::sheet(&sheet).with("xl/sharedStrings.xml", shared).with("xl/styles.xml", styles);
    assert_eq!(parts.rows(), Ok(vec![(1, vec!["A:1".to_owned()])]));
}

#[test]
fn a_stray_cell_in_the_last_corner_costs_nothing() {
    let start = Instant::now();
    let corner = r#"<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>"#;
    let expected = vec![(1, vec!["A:1".to_owned()]), (1_048_576, vec!["XFD:7".to_owned()])];
    assert_eq!(Parts::of(&format!("{ROW}{corner}")).rows(), Ok(expected));
    let first = r#"<row r="1"><c r="A1"><v>1</v></c></row>"#;
    let back_and_forth = Parts::of(&format!("{first}{corner}").repeat(500)).rows();
    assert_eq!(back_and_forth.map(|rows| rows.len()), Ok(1_000));
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn a_bomb_is_stopped_where_its_file_is_worth_no_more() {
    // 600 MB of blanks in 600 kB.
    let parts = Parts::sheet(&format!("<worksheet><sheetData>{}", " ".repeat(600 << 20)));
    let zip = parts.zip();
    assert!(zip.len() < 1 << 20, "{}", zip.len());
    let book = open(zip).expect("a workbook");
    // A text of a megabyte is no text of a sheet; the bytes behind it are never inflated.
    assert_eq!(rows(&book), Err((0, over(Limit::CellText))));
    let blank = format!("<row/>{}", " ".repeat(500_000)).repeat(1_200);
    let book = Parts::sheet(&format!("<worksheet><sheetData>{blank}")).open().expect("a workbook");
    let walked = book.sheet("表一", false).walk(&mut |_| ControlFlow::Continue(()));
    assert_eq!(walked.map_err(|(_, fact)| fact), Err(over(Limit::Inflated)));
}

#[test]
fn more_rows_than_a_sheet_can_have_are_refused() {
    let walked = |rows: usize| {
        let book = Parts::of(&"<row/>".repeat(rows)).open().expect("a workbook");
        book.sheet("表一", false).walk(&mut |_| ControlFlow::Continue(())).map_err(|(_, fact)| fact)
    };
    assert_eq!(walked(1_048_576), Ok(()));
    assert_eq!(walked(1_048_577), Err(over(Limit::Cells)));
}

#[test]
fn a_part_that_many_sheets_name_is_read_once() {
    let sheets =
        (0..4_000).fold(String::new(), |all, number| all + &format!("<sheet name=\"s{number}\" r:id=\"rId1\"/>"));
    let with = |sheets: &str| {
        Parts::of(ROW).with("xl/workbook.xml", format!("<workbook><sheets>{sheets}</sheets></workbook>"))
    };
    assert_eq!(with(&sheets).open().map(|book| book.sheets().len()), Ok(1));
    assert_eq!(with(&sheets.repeat(2)).open().map(|_| ()), Err(over(Limit::Entries)));
}

#[test]
fn too_many_entries_are_refused() {
    let many = |count: usize| {
        let parts = Parts::of(ROW);
        (0..count).fold(parts, |mut parts, number| {
            parts.0.push((format!("x{number}"), Vec::new()));
            parts
        })
    };
    assert_eq!(many(4_000).rows().map(|rows| rows.len()), Ok(1));
    assert_eq!(many(4_200).open().map(|_| ()), Err(over(Limit::Entries)));
}

#[test]
fn document_types_and_deep_nesting_are_refused_in_every_part() {
    let billion = "<!DOCTYPE a [<!ENTITY b \"xxxxxxxxxx\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
    let deep = "<a>".repeat(70);
    for (bad, limit) in [(billion, Limit::DocumentType), (deep.as_str(), Limit::Depth)] {
        for part in
            ["_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml"]
        {
            assert_eq!(Parts::of(ROW).with(part, bad).open().map(|_| ()), Err(over(limit)), "{part}");
        }
        assert_eq!(Parts::sheet(bad).rows(), Err((0, over(limit))));
        let inside = format!("<row r=\"1\"><c r=\"A1\">{bad}</c></row>");
        assert_eq!(Parts::of(&inside).rows(), Err((1, over(limit))));
    }
}

#[test]
fn missing_parts_are_said() {
    assert_eq!(Parts::of(ROW).without("xl/worksheets/sheet1.xml").rows(), Err((0, Fact::Truncated)));
    let none = Parts::of(ROW).without("xl/workbook.xml").open().map(|_| ());
    assert_eq!(none, Err(Fact::NotATable(FileType::Archive)));
    let no_sheets = Parts::of(ROW).with("xl/workbook.xml", "<workbook/>").open().map(|book| book.sheets().len());
    assert_eq!(no_sheets, Ok(0));
    let empty =
        Parts::of(ROW).with("xl/workbook.xml", "").with("xl/styles.xml", "").open().map(|book| book.sheets().len());
    assert_eq!(empty, Ok(0));
}

#[test]
fn what_is_no_xml_is_no_reason_to_fall() {
    for bad in [
        "",
        "<",
        "<worksheet",
        "<worksheet><sheetData><row><c><v>",
        "\0\0\0\0",
        "<a b=\"",
        "<![CDATA[",
        "<!--",
        "&#x;",
        "<!",
        "</a>",
        "<>",
        "< >",
        "<a/></a></a>",
    ] {
        for part in [
            "_rels/.rels",
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels",
            "xl/styles.xml",
            "xl/sharedStrings.xml",
            "xl/worksheets/sheet1.xml",
        ] {
            let _ = Parts::of(ROW).with(part, bad).rows();
        }
    }
    let text = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2";
    assert_eq!(Parts::sheet(text).rows(), Err((2, Fact::Truncated)));
}

#[test]
fn a_file_cut_or_changed_anywhere_is_an_error_or_a_table() {
    let whole = Parts::of(&ROW.repeat(50)).zip();
    for end in (0..whole.len()).step_by(3) {
        let _ = open(whole[..end].to_vec()).map(|book| rows(&book));
    }
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 0x55;
        let _ = open(changed).map(|book| rows(&book));
    }
}

#[test]
fn two_entries_of_one_name_are_one() {
    // The writer refuses two of one name, so the second is renamed in the file itself.
    let second = Parts::sheet("<worksheet/>")
        .with("xl/worksheets/sheet2.xml", format!("<worksheet><sheetData>{ROW}</sheetData></worksheet>"));
    let mut zip = second.zip();
    let name = b"xl/worksheets/sheet2.xml";
    while let Some(at) = memchr::memmem::find(&zip, name) {
        zip[at + name.len() - 5] = b'1';
    }
    let read = open(zip).map(|book| rows(&book).map(|rows| rows.len()));
    assert!(matches!(read, Ok(Ok(0 | 1))), "{read:?}");
}

#[test]
fn hidden_sheets_and_blank_names_are_names_like_others() {
    let workbook = WORKBOOK.replace("表一", "").replace("sheetId=\"1\"", "");
    let book = Parts::of(ROW).with("xl/workbook.xml", workbook).open().expect("a workbook");
    assert_eq!(book.sheets(), [(String::new(), true)]);
    assert_eq!(rows(&book).map(|rows| rows.len()), Ok(1));
}
