//! A few bytes that come to gigabytes, and numbers that ask for them.

use super::case::Case;
use super::parts::{
    HEAD, ROWS, SHARED, SHARED_HEAD, SHEET, SHEET_HEAD, SHEET_TAIL, STRINGS, STYLES, WORKBOOK, entries, entries_with,
    sheet_with, xlsx, xlsx_with,
};
use super::zip::{Entry, zip};

const MEGABYTE: usize = 1 << 20;

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = inflated();
    cases.extend(many());
    cases.extend(counts());
    cases.extend(addresses());
    cases
}

fn bomb(what: &str, part: &str, head: &str, unit: &str, megabytes: usize, tail: &str) -> Case {
    let unit = unit.repeat(MEGABYTE / unit.len());
    let entry = Entry::bomb(part, head, &unit, megabytes, tail);
    Case::xlsx(format!("{what}, {megabytes} MB"), zip(&entries_with(entry)))
}

/// Parts that are small in the file and large once inflated.
fn inflated() -> Vec<Case> {
    let sheet = format!("{HEAD}{SHEET_HEAD}{ROWS}");
    let shared = format!("{HEAD}{SHARED_HEAD}{STRINGS}");
    let row = r#"<row><c t="inlineStr"><is><t>2024-3-5</t></is></c><c><v>1</v></c><c><v>1</v></c></row>"#;
    let mut cases = Vec::new();
    for size in [600, 4000] {
        cases.push(bomb("blanks between rows", SHEET, &sheet, " ", size, SHEET_TAIL));
        cases.push(bomb("rows without end", SHEET, &sheet, row, size, SHEET_TAIL));
        cases.push(bomb(
            "one text",
            SHEET,
            &format!("{sheet}<row><c t=\"inlineStr\"><is><t>"),
            "a",
            size,
            "</t></is></c></row>",
        ));
        cases.push(bomb("one comment", SHEET, &format!("{sheet}<!--"), "x", size, &format!("-->{SHEET_TAIL}")));
        cases.push(bomb(
            "one attribute",
            SHEET,
            &format!("{sheet}<row r=\""),
            "1",
            size,
            "\"/></sheetData></worksheet>",
        ));
        cases.push(bomb("one name of a tag", SHEET, &format!("{sheet}<"), "a", size, "/></sheetData></worksheet>"));
        cases.push(bomb("one shared text", SHARED, &format!("{shared}<si><t>"), "a", size, "</t></si></sst>"));
        cases.push(bomb("shared texts", SHARED, &shared, "<si><t>0123456789</t></si>", size, "</sst>"));
        cases.push(bomb("shared texts of nothing", SHARED, &shared, "<si/>", size, "</sst>"));
        cases.push(bomb(
            "runs of one shared text",
            SHARED,
            &format!("{shared}<si>"),
            "<r><t>a</t></r>",
            size,
            "</si></sst>",
        ));
        cases.push(bomb("tags that never close", SHEET, &sheet, "<a>", size, ""));
    }
    for (part, end) in [
        (STYLES, "</styleSheet>"),
        (WORKBOOK, "</workbook>"),
        ("xl/_rels/workbook.xml.rels", "</Relationships>"),
        ("[Content_Types].xml", "</Types>"),
        ("_rels/.rels", "</Relationships>"),
    ] {
        cases.push(bomb(&format!("blanks in {part}"), part, HEAD, " ", 700, end));
    }
    let format = "<xf numFmtId=\"14\"/>";
    cases.push(bomb(
        "formats",
        STYLES,
        &format!("{HEAD}<styleSheet><cellXfs>"),
        format,
        600,
        "</cellXfs></styleSheet>",
    ));
    let inner = zip(&[Entry::bomb("inner.xml", "", &" ".repeat(MEGABYTE), 1000, "")]);
    cases.push(Case::xlsx("a bomb in a zip in a zip", zip(&[Entry::stored("inner.zip", &inner)])));
    cases.push(Case::new(
        "a zip of zeros",
        "sheet.xlsx",
        zip(&[Entry::bomb("zeros", "", &"\0".repeat(MEGABYTE), 1000, "")]),
    ));
    let ods = Entry::bomb("content.xml", HEAD, &" ".repeat(MEGABYTE), 700, "");
    cases.push(Case::new(
        "an ods of blanks",
        "sheet.ods",
        zip(&[Entry::stored("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ods]),
    ));
    cases
}

/// Very many small things.
fn many() -> Vec<Case> {
    let mut cases = Vec::new();
    for count in [5_000, 70_000] {
        let mut all = entries();
        all.extend((0..count).map(|number| Entry::stored(&format!("x/{number}"), b"")));
        cases.push(Case::xlsx(format!("{count} entries"), zip(&all)));
    }
    // Every name in the directory leads to the same bomb.
    let mut bomb = Entry::bomb(SHEET, &format!("{HEAD}{SHEET_HEAD}"), &" ".repeat(MEGABYTE), 400, SHEET_TAIL);
    bomb.offset = Some(0);
    let same = |number: usize| Entry {
        name: format!("x/{number}").into(),
        packed: Vec::new(),
        packed_size: Some(u32::try_from(bomb.packed.len()).expect("small")),
        ..bomb.clone()
    };
    let mut all = vec![bomb.clone()];
    all.extend((0..300).map(same));
    all.extend(entries().into_iter().filter(|entry| entry.name != bomb.name));
    cases.push(Case::xlsx("entries over each other", zip(&all)));
    let sheet = |at: usize| format!(r#"<sheet name="s{at}" sheetId="{at}" r:id="rId1"/>"#);
    let sheets = (0..20_000).map(sheet).collect::<Vec<_>>().concat();
    let workbook = |sheets: &str| {
        xlsx_with(
            WORKBOOK,
            &format!(
                r#"{HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{sheets}</sheets></workbook>"#
            ),
        )
    };
    cases.push(Case::xlsx("20,000 sheets", workbook(&sheets)));
    let long = "名".repeat(200_000);
    cases.push(Case::xlsx(
        "a sheet of a long name",
        workbook(&format!(r#"<sheet name="{long}" sheetId="1" r:id="rId1"/>"#)),
    ));
    cases.push(Case::xlsx(
        "a row of 300,000 cells",
        sheet_with(&format!("<row r=\"4\">{}</row>", "<c><v>1</v></c>".repeat(300_000))),
    ));
    cases.push(Case::xlsx(
        "a cell of 300,000 attributes",
        sheet_with(&format!("<row><c {}/></row>", "a=\"\" ".repeat(300_000))),
    ));
    cases.push(Case::xlsx(
        "a cell of 200,000 runs",
        sheet_with(&format!("<row><c t=\"inlineStr\"><is>{}</is></c></row>", "<r><t>a</t></r>".repeat(200_000))),
    ));
    cases.push(Case::xlsx(
        "100,000 columns described",
        xlsx_with(
            SHEET,
            &format!(
                "{HEAD}{}<cols>{}</cols><sheetData>{ROWS}{SHEET_TAIL}",
                SHEET_HEAD.trim_end_matches("<sheetData>"),
                "<col min=\"1\" max=\"16384\"/>".repeat(100_000)
            ),
        ),
    ));
    cases.push(Case::xlsx("100,000 merged ranges", merged(&"<mergeCell ref=\"A1:XFD1048576\"/>".repeat(100_000))));
    cases.push(Case::xlsx("all cells merged", merged("<mergeCell ref=\"A1:XFD1048576\"/>")));
    cases.push(Case::xlsx("a range merged backwards", merged("<mergeCell ref=\"XFD1048576:A1\"/>")));
    cases
}

fn merged(ranges: &str) -> Vec<u8> {
    xlsx_with(SHEET, &format!("{HEAD}{SHEET_HEAD}{ROWS}</sheetData><mergeCells>{ranges}</mergeCells></worksheet>"))
}

/// Counts that nothing in the file bears out.
fn counts() -> Vec<Case> {
    let mut cases = Vec::new();
    for count in
        ["10000000000", "18446744073709551615", "99999999999999999999999", "-1", "0", "x", "1e10", "4294967295"]
    {
        let shared = format!(
            "{HEAD}{} count=\"{count}\" uniqueCount=\"{count}\">{STRINGS}</sst>",
            SHARED_HEAD.trim_end_matches('>')
        );
        cases.push(Case::xlsx(format!("{count} shared texts said"), xlsx_with(SHARED, &shared)));
        let styles = format!(
            "{HEAD}<styleSheet><numFmts count=\"{count}\"/><cellXfs count=\"{count}\"><xf numFmtId=\"{count}\"/></cellXfs></styleSheet>"
        );
        cases.push(Case::xlsx(format!("{count} formats said"), xlsx_with(STYLES, &styles)));
        cases.push(Case::xlsx(
            format!("shared text {count}"),
            sheet_with(&format!("<row><c t=\"s\"><v>{count}</v></c></row>")),
        ));
        cases.push(Case::xlsx(
            format!("format {count}"),
            sheet_with(&format!("<row><c s=\"{count}\"><v>1</v></c></row>")),
        ));
    }
    for range in ["A1:XFD1048576", "A1:ZZZZZZ99999999999", "", ":", "XFD1048576:A1"] {
        let sheet = format!(
            "{HEAD}{}<dimension ref=\"{range}\"/><sheetData>{ROWS}{SHEET_TAIL}",
            SHEET_HEAD.trim_end_matches("<sheetData>")
        );
        cases.push(Case::xlsx(format!("dimension {range}"), xlsx_with(SHEET, &sheet)));
    }
    cases.push(Case::xlsx("the good workbook", xlsx()));
    cases
}

/// Cells far off, and nowhere.
fn addresses() -> Vec<Case> {
    let cell = |address: &str| {
        Case::xlsx(format!("a cell at {address:?}"), sheet_with(&format!("<row><c r=\"{address}\"><v>1</v></c></row>")))
    };
    let row = |number: &str| {
        Case::xlsx(format!("a row {number:?}"), sheet_with(&format!("<row r=\"{number}\"><c><v>1</v></c></row>")))
    };
    let mut cases: Vec<Case> = [
        "XFD1048576",
        "XFD4",
        "A1048576",
        "A1048577",
        "XFE1",
        "A0",
        "A4294967295",
        "A4294967296",
        "A99999999999999999999",
        "ZZZZZZZZZZ1",
        "FXSHRXX1048576",
        "1A",
        "A",
        "7",
        "",
        "a4",
        "$A$4",
        "A-1",
        "甲1",
        "A1:B2",
    ]
    .map(cell)
    .into();
    cases.extend(
        ["1048576", "1048577", "4294967295", "4294967296", "0", "-1", "x", "", "1", "99999999999999999999"].map(row),
    );
    cases
}
