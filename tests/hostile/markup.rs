//! XML that is wrong, or that means harm: in each part of a workbook, and in what is named .xls and is a page.

use super::case::Case;
use super::parts::{
    HEAD, RELATIONS, ROWS, SHARED, SHARED_HEAD, SHEET, SHEET_HEAD, SHEET_TAIL, STRINGS, STYLES, WORKBOOK, ods_with,
    sheet_with, xlsx_parts, xlsx_with, xlsx_with_bytes,
};

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = declared();
    cases.extend(nested());
    cases.extend(broken());
    cases.extend(values());
    cases.extend(relations());
    cases.extend(pages());
    cases.extend(open_documents());
    cases
}

const LAUGHS: &str = r#"<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">]>"#;
const OUTSIDE: &str = r#"<!DOCTYPE x [<!ENTITY h SYSTEM "file:///etc/passwd">]>"#;

/// Declarations of entities, in every part.
fn declared() -> Vec<Case> {
    let mut cases = Vec::new();
    for (part, xml) in xlsx_parts() {
        let body = xml.trim_start_matches(HEAD);
        for (what, head) in [("a billion laughs", LAUGHS), ("an entity from outside", OUTSIDE)] {
            let xml = format!("{HEAD}{head}{}", body.replace("张三", "&h;"));
            cases.push(Case::xlsx(format!("{what} in {part}"), xlsx_with(&part, &xml)));
        }
    }
    cases
}

fn nested() -> Vec<Case> {
    let mut cases = Vec::new();
    for depth in [65, 1_000, 100_000] {
        let (open, close) = ("<a>".repeat(depth), "</a>".repeat(depth));
        let of = |part: &str, head: &str, tail: &str| {
            Case::xlsx(format!("{depth} deep in {part}"), xlsx_with(part, &format!("{HEAD}{head}{open}{close}{tail}")))
        };
        cases.push(of(SHEET, SHEET_HEAD, SHEET_TAIL));
        cases.push(of(SHARED, SHARED_HEAD, "</sst>"));
        cases.push(of(STYLES, "<styleSheet>", "</styleSheet>"));
        cases.push(of(WORKBOOK, "<workbook>", "</workbook>"));
        let page = format!(
            "<html><body>{}{}</body></html>",
            "<table><tr><td>".repeat(depth),
            "</td></tr></table>".repeat(depth)
        );
        cases.push(Case::new(format!("tables {depth} deep"), "page.xls", page));
    }
    cases
}

/// What is no XML.
fn broken() -> Vec<Case> {
    let rows: [(&str, &str); 22] = [
        ("a tag left open", "<row><c><v>1"),
        ("tags crossed", "<row><c><v>1</c></v></row>"),
        ("a tag closed that was not opened", "</row></row></row>"),
        ("a comment left open", "<!-- "),
        ("characters left open", "<![CDATA[ "),
        ("an instruction left open", "<?x "),
        ("a quote left open", "<row r=\"4><c/></row>"),
        ("an attribute without a value", "<row r><c/></row>"),
        ("an attribute twice", "<row r=\"4\" r=\"5\"><c/></row>"),
        ("an unknown entity", "<row><c t=\"str\"><v>&nonsense;</v></c></row>"),
        ("an entity left open", "<row><c t=\"str\"><v>&amp</v></c></row>"),
        ("character 0", "<row><c t=\"str\"><v>&#0;</v></c></row>"),
        ("a character beyond all", "<row><c t=\"str\"><v>&#xFFFFFFFFFF;</v></c></row>"),
        ("half a character", "<row><c t=\"str\"><v>&#xD800;</v></c></row>"),
        ("a bare ampersand", "<row><c t=\"str\"><v>&</v></c></row>"),
        ("a NUL", "<row><c t=\"str\"><v>\0</v></c></row>"),
        ("a tag of nothing", "<><></>"),
        ("a bracket alone", "<"),
        ("rows within rows", "<row><row><row><c><v>1</v></c></row></row></row>"),
        ("cells without rows", "<c r=\"A9\"><v>1</v></c>"),
        ("a second sheet of data", "</sheetData><sheetData><row r=\"1\"><c><v>1</v></c></row>"),
        ("rows going back", "<row r=\"9\"><c><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>"),
    ];
    let mut cases: Vec<Case> = rows.into_iter().map(|(what, rows)| Case::xlsx(what, sheet_with(rows))).collect();
    let whole: [(&str, Vec<u8>); 7] = [
        ("no byte", Vec::new()),
        ("blanks", b"   \n ".to_vec()),
        ("text", b"not XML at all".to_vec()),
        ("bytes that are no UTF-8", [SHEET_HEAD.as_bytes(), b"\xFF\xFE\xC0\x80", SHEET_TAIL.as_bytes()].concat()),
        (
            "XML in UTF-16",
            format!("{SHEET_HEAD}{ROWS}{SHEET_TAIL}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ),
        ("only a mark", b"\xEF\xBB\xBF".to_vec()),
        ("a zip", b"PK\x03\x04".to_vec()),
    ];
    for (part, _) in xlsx_parts() {
        for (what, bytes) in &whole {
            cases.push(Case::xlsx(format!("{what} as {part}"), xlsx_with_bytes(&part, bytes)));
        }
    }
    cases
}

/// Cells whose values nobody can mean.
fn values() -> Vec<Case> {
    let digits = "9".repeat(100_000);
    let cells = [
        ("a number too large", "<c><v>1e999</v></c>".to_owned()),
        ("a number too small", "<c><v>-1e999</v></c>".to_owned()),
        ("not a number", "<c><v>NaN</v></c>".to_owned()),
        ("an infinite number", "<c><v>inf</v></c>".to_owned()),
        ("100,000 digits", format!("<c><v>{digits}</v></c>")),
        ("an exponent of 100,000 digits", format!("<c><v>1e{digits}</v></c>")),
        ("a day too large", "<c s=\"1\"><v>1e300</v></c>".to_owned()),
        ("a day below all", "<c s=\"1\"><v>-1e300</v></c>".to_owned()),
        ("a day that is none", "<c s=\"1\"><v>NaN</v></c>".to_owned()),
        ("a truth of 7", "<c t=\"b\"><v>7</v></c>".to_owned()),
        ("an error of no name", "<c t=\"e\"><v>#WHAT</v></c>".to_owned()),
        ("a date that is none", "<c t=\"d\"><v>yesterday</v></c>".to_owned()),
        ("a type of no name", "<c t=\"zzz\"><v>1</v></c>".to_owned()),
        ("a shared formula of no one", "<c><f t=\"shared\" si=\"4294967295\"/><v>1</v></c>".to_owned()),
        ("a formula of a range of all", "<c><f t=\"array\" ref=\"A1:XFD1048576\">1</f></c>".to_owned()),
        ("a text of 1 MB", format!("<c t=\"str\"><v>{}</v></c>", "字".repeat(350_000))),
        ("spans of nonsense", "<c><v>1</v></c></row><row spans=\"9:99999999999\"><c/>".to_owned()),
    ];
    let mut cases: Vec<Case> = cells
        .into_iter()
        .map(|(what, cell)| Case::xlsx(what, sheet_with(&format!("<row>{cell}{cell}{cell}</row>"))))
        .collect();
    let code = "[红色]yyyy\"年\"".repeat(20_000);
    cases.push(Case::xlsx("a number format of 300 KB", xlsx_with(STYLES, &format!("{HEAD}<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"{}\"/></numFmts><cellXfs><xf/><xf numFmtId=\"170\"/></cellXfs></styleSheet>", code.replace('"', "&quot;")))));
    cases.push(Case::xlsx("phonetics and runs", xlsx_with(SHARED, &format!("{HEAD}{SHARED_HEAD}{STRINGS}<si><r><t>a</t></r><rPh sb=\"0\" eb=\"99999999999\"><t>b</t></rPh></si></sst>"))));
    cases
}

/// Parts that lead nowhere, or back to where they came from.
fn relations() -> Vec<Case> {
    let to = |target: &str| {
        let relations = format!(
            r#"{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="{target}"/></Relationships>"#
        );
        Case::xlsx(format!("a sheet that is {target:?}"), xlsx_with(RELATIONS, &relations))
    };
    [
        "",
        "../../../../etc/passwd",
        "/etc/passwd",
        "worksheets/sheet9.xml",
        "workbook.xml",
        "http://example.com/x",
        "..\\sheet1.xml",
        "../../xl/worksheets/sheet1.xml",
        "\0",
        "../",
    ]
    .map(to)
    .into()
}

/// Pages and XML workbooks named .xls.
fn pages() -> Vec<Case> {
    let cell = |what: &str, cell: &str| {
        let table = format!(
            "<html><body><table><tr><td>消费日期</td><td>姓名</td><td>实付金额</td></tr><tr><td>2024-3-5</td><td>张三</td><td>1</td></tr><tr>{cell}</tr></table></body></html>"
        );
        Case::new(what, "page.xls", table)
    };
    let row = |row: &str| {
        format!(
            r#"<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>{row}</Table></Worksheet></Workbook>"#
        )
    };
    vec![
        cell("a cell over a billion columns", "<td colspan=\"1000000000\">1</td>"),
        cell("a cell over a billion rows", "<td rowspan=\"1000000000\">1</td>"),
        cell("a cell over -1 columns", "<td colspan=\"-1\" rowspan=\"-1\">1</td>"),
        cell("cells over many", &"<td colspan=\"16384\" rowspan=\"1048576\">1</td>".repeat(200)),
        cell("cells left open", &"<td>".repeat(100_000)),
        cell("rows left open", &"<tr>".repeat(100_000)),
        cell("entities", &"<td>&nbsp;&#0;&#xFFFFFFFF;&bogus;</td>".repeat(1_000)),
        cell("a script left open", "<td>1<script>if (a < b) {"),
        Case::new("a page of laughs", "page.xls", format!("{LAUGHS}<html><table><tr><td>&h;</td></tr></table></html>")),
        Case::new("a page and no table", "page.xls", "<html><body>登录</body></html>"),
        Case::new("a page cut off", "page.xls", "<html><body><table><tr><td>消费日"),
        Case::new(
            "an XML workbook of laughs",
            "book.xls",
            format!(
                "<?xml version=\"1.0\"?>{LAUGHS}<Workbook><Worksheet><Table><Row><Cell><Data>&h;</Data></Cell></Row></Table></Worksheet></Workbook>"
            ),
        ),
        Case::new(
            "an XML workbook with a row far off",
            "book.xls",
            row(
                "<Row ss:Index=\"4294967295\"><Cell ss:Index=\"4294967295\"><Data ss:Type=\"Number\">1</Data></Cell></Row>",
            ),
        ),
        Case::new(
            "an XML workbook with a cell of all",
            "book.xls",
            row(
                "<Row><Cell ss:MergeAcross=\"99999999\" ss:MergeDown=\"99999999\"><Data ss:Type=\"String\">1</Data></Cell></Row>",
            ),
        ),
        Case::new("an XML workbook cut off", "book.xls", &row("<Row><Cell>")[..150]),
        Case::new("an XML workbook, deep", "book.xls", row(&"<Row>".repeat(100_000))),
    ]
}

fn open_documents() -> Vec<Case> {
    let cell = "<table:table-cell office:value-type=\"float\" office:value=\"1\"/>";
    let rows = [
        ("a row repeated without end", format!("<table:table-row table:number-rows-repeated=\"4294967295\">{cell}</table:table-row>")),
        ("a million rows", format!("<table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row>")),
        ("a cell repeated without end", "<table:table-row><table:table-cell table:number-columns-repeated=\"4294967295\" office:value-type=\"float\" office:value=\"1\"/></table:table-row>".to_owned()),
        ("a million blank rows", "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>".to_owned()),
        ("a number that is none", "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"x\"/></table:table-row>".to_owned()),
        ("a day that is none", "<table:table-row><table:table-cell office:value-type=\"date\" office:date-value=\"x\"/></table:table-row>".to_owned()),
        ("a row left open", "<table:table-row>".to_owned()),
        ("rows, deep", "<table:table-row>".repeat(10_000)),
    ];
    rows.into_iter().map(|(what, rows)| Case::new(format!("ods: {what}"), "sheet.ods", ods_with(&rows))).collect()
}
