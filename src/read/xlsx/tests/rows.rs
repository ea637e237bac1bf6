//! Cells of every type, and rows in every order.

use super::{Parts, cell};
use crate::book::{Fact, Limit};
use crate::read::preview::OwnedCell::{Blank, Bool, Error, NoResult, Number, Serial, Text};

fn text(text: &str) -> crate::read::preview::OwnedCell {
    Text(text.to_owned())
}

#[test]
fn cells_of_every_type() {
    for (xml, expected) in [
        (r#"<c r="A1"><v>12.5</v></c>"#, Number(12.5)),
        (r#"<c r="A1" t="n"><v> 12 </v></c>"#, Number(12.0)),
        (r#"<c r="A1"><v>1280.0000000002</v></c>"#, Number(1_280.000_000_000_2)),
        (r#"<c r="A1"><v>1.38E+10</v></c>"#, Number(13_800_000_000.0)),
        (r#"<c r="A1"><v>440106199001011234</v></c>"#, text("440106199001011234")),
        (r#"<c r="A1"><v>440106199001011000</v></c>"#, Number(440_106_199_001_011_000.0)),
        (r#"<c r="A1"><v>00123</v></c>"#, text("00123")),
        (r#"<c r="A1"><v>oops</v></c>"#, text("oops")),
        (r#"<c r="A1"/>"#, Blank),
        (r#"<c r="A1" s="1"></c>"#, Blank),
        (r#"<c r="A1"><v></v></c>"#, Blank),
        (r#"<c r="A1"><v/></c>"#, Blank),
        // shared text
        (r#"<c r="A1" t="s"><v>1</v></c>"#, text("李四")),
        (r#"<c r="A1" t="s"><v>2</v></c>"#, Blank),
        ("<x:c r='A1' t='s'><x:v>0</x:v></x:c>", text("张三")),
        // text in the cell
        (r#"<c r="A1" t="inlineStr"><is><t>张&amp;三</t></is></c>"#, text("张&三")),
        (r#"<c r="A1" t="inlineStr"><is><r><t>张</t></r><r><t>三</t></r><rPh><t>x</t></rPh></is></c>"#, text("张三")),
        (r#"<c r="A1" t="inlineStr"><is><t></t></is></c>"#, Blank),
        (r#"<c r="A1" t="inlineStr"/>"#, Blank),
        // formulas
        (r#"<c r="A1"><f>SUM(B1:B2)</f><v>3</v></c>"#, Number(3.0)),
        (r#"<c r="A1"><f>SUM(B1:B2)</f></c>"#, NoResult),
        (r#"<c r="A1"><f>SUM(B1:B2)</f><v></v></c>"#, NoResult),
        (r#"<c r="A1"><f>SUM(B1:B2)</f><v/></c>"#, NoResult),
        (r#"<c r="A1"><f t="shared" si="0"/><v>4</v></c>"#, Number(4.0)),
        (r#"<c r="A1" t="str"><f>B1&amp;""</f><v>x&lt;y</v></c>"#, text("x<y")),
        (r#"<c r="A1" t="str"><f>""</f><v></v></c>"#, Blank),
        (r#"<c r="A1" t="str"><v>a_x000D_b</v></c>"#, text("a\rb")),
        (r#"<c r="A1" t="str"><v><![CDATA[a&b]]>c</v></c>"#, text("a&bc")),
        // truth, errors, dates in words
        (r#"<c r="A1" t="b"><v>1</v></c>"#, Bool(true)),
        (r#"<c r="A1" t="b"><v>0</v></c>"#, Bool(false)),
        (r#"<c r="A1" t="e"><v>#N/A</v></c>"#, Error("#N/A".to_owned())),
        (r#"<c r="A1" t="d"><v>2024-03-05T14:20:00</v></c>"#, text("2024-03-05T14:20:00")),
        // formats
        (r#"<c r="A1" s="1"><v>45356</v></c>"#, Serial(45_356.0)),
        (r#"<c r="A1" s="4"><v>45356.5</v></c>"#, Serial(45_356.5)),
        (r#"<c r="A1" s="1"><v>1</v></c>"#, Serial(2.0)),
        (r#"<c r="A1" s="1"><v>0.5</v></c>"#, Serial(0.5)),
        (r#"<c r="A1" s="2"><v>123</v></c>"#, text("00123")),
        (r#"<c r="A1" s="2"><v>123456</v></c>"#, Number(123_456.0)),
        (r#"<c r="A1" s="2"><v>1.5</v></c>"#, Number(1.5)),
        (r#"<c r="A1" s="3"><v>0.15</v></c>"#, Number(0.15)),
        (r#"<c r="A1" s="99"><v>5</v></c>"#, Number(5.0)),
        (r#"<c r="A1" s="-1"><v>5</v></c>"#, Number(5.0)),
        // what stands beside
        (r#"<c r="A1"><!-- v --><v>1</v><extLst><ext><x:v>9</x:v></ext></extLst></c>"#, Number(1.0)),
    ] {
        assert_eq!(cell(xml), expected, "{xml}");
    }
}

#[test]
fn a_cell_comes_to_the_same_in_the_usual_shape_and_in_any_other() {
    for (kind, value) in [
        ("", "12"),
        ("", "-29.33"),
        ("", "00123"),
        ("", "1e3"),
        ("", ""),
        (" t=\"s\"", "1"),
        (" t=\"str\"", " a b "),
        (" t=\"str\"", "a\r\nb_x000D_"),
        (" t=\"n\"", "45356"),
    ] {
        for style in ["", " s=\"0\"", " s=\"1\"", " s=\"2\""] {
            let usual = cell(&format!("<c r=\"A1\"{style}{kind}><v>{value}</v></c>"));
            let other = cell(&format!("<c{kind}{style} r=\"A1\" ><v >{value}</v></c>"));
            assert_eq!(usual, other, "{style} {kind} {value}");
        }
    }
}

fn row(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
    (number, cells.iter().map(ToString::to_string).collect())
}

#[test]
fn addresses_are_believed_where_they_are_and_counted_where_not() {
    for (rows, expected) in [
        (
            "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
            vec![row(1, &["A:1", "B:2"]), row(2, &["A:3"])],
        ),
        (
            r#"<row r="5"><c r="B5"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"#,
            vec![row(5, &["B:1", "C:2"]), row(6, &["A:3"])],
        ),
        (r#"<row><c r="B7"><v>1</v></c><c r="C7"><v>2</v></c></row>"#, vec![row(7, &["B:1", "C:2"])]),
        (r#"<row r="2"><c r="C2"><v>3</v></c><c r="A2"><v>1</v></c></row>"#, vec![row(2, &["A:1", "C:3"])]),
        (r#"<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>"#, vec![row(2, &["A:2"])]),
        (r#"<row r="2"><c r="A2"><v>1</v></c><c r="A2"/></row>"#, vec![row(2, &["A:1"])]),
        (
            r#"<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row><row><c><v>2</v></c></row>"#,
            vec![row(3, &["A:3"]), row(1, &["A:1"]), row(2, &["A:2"])],
        ),
        (
            r#"<row r="0"><c r="A0"><v>1</v></c></row><row r="99999999999"><c r="ZZZZ9"><v>2</v></c></row>"#,
            vec![row(1, &["A:1"]), row(2, &["A:2"])],
        ),
        (
            r#"<row r="1"><c r="A1"/></row><row r="2"/><row r="4"><c r="A4" t="s"><v>0</v></c></row>"#,
            vec![row(4, &["A:张三"])],
        ),
    ] {
        assert_eq!(Parts::of(rows).rows(), Ok(expected), "{rows}");
    }
}

#[test]
fn rows_left_out_are_visited_as_blank_ones() {
    let parts = Parts::of(r#"<row r="2"><c r="A2"><v>1</v></c></row><row r="4"><c r="A4"><v>2</v></c></row>"#);
    let (rows, remarks) = parts.walked(&[], false);
    assert_eq!(rows, [row(1, &[]), row(2, &["A:1"]), row(3, &[]), row(4, &["A:2"])]);
    assert_eq!(remarks, []);
}

#[test]
fn hidden_rows_are_counted_or_left_out() {
    let parts = Parts::of(
        r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>
           <row r="3" hidden="true"/><row r="4" hidden="0"><c r="A4"><v>4</v></c></row>"#,
    );
    let facts = |visible_only| {
        let (rows, remarks) = parts.walked(&[], visible_only);
        let numbers: Vec<u32> = rows.iter().filter(|(_, cells)| !cells.is_empty()).map(|(number, _)| *number).collect();
        (numbers, remarks.into_iter().map(|remark| remark.fact).collect::<Vec<_>>())
    };
    assert_eq!(facts(false), (vec![1, 2, 4], vec![Fact::HiddenRows(1)]));
    assert_eq!(facts(true), (vec![1, 4], vec![Fact::HiddenRowsLeftOut(1)]));
}

#[test]
fn merged_cells_are_filled_down_inside_the_merge_only() {
    let rows = r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>
        <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="str"><v>x</v></c><c r="C2"><v>1</v></c></row>
        <row r="3"><c r="A3"/><c r="C3"><v>2</v></c></row>
        <row r="4"><c r="C4"><v>3</v></c></row>
        <row r="5"><c r="C5"><v>4</v></c></row>
        <row r="6"/>
        <row r="7"><c r="A7" t="str"><v>王五</v></c><c r="C7"><v>5</v></c></row>
        <row r="8"><c r="B8"><v>9</v></c><c r="C8"><v>6</v></c></row>"#;
    let list = r#"<mergeCells count="7"><mergeCell ref="A7:B8"/><mergeCell ref="A2:A4"/><mergeCell ref="B2:B3"/>
        <mergeCell ref="A1:C1"/><mergeCell ref="C2:C4"/><mergeCell ref="oops"/><mergeCell/></mergeCells>"#;
    let parts = Parts::sheet(&format!("<worksheet><sheetData>{rows}</sheetData>{list}</worksheet>"));
    let (filled, remarks) = parts.walked(&[0, 1], false);
    let expected = [
        row(1, &["A:张三"]),
        row(2, &["A:张三", "B:x", "C:1"]),
        row(3, &["A:张三", "B:x", "C:2"]),
        row(4, &["A:张三", "C:3"]),
        row(5, &["C:4"]),
        row(6, &[]),
        row(7, &["A:王五", "C:5"]),
        row(8, &["A:王五", "B:9", "C:6"]),
    ];
    assert_eq!(filled, expected);
    let said: Vec<_> = remarks.iter().map(|remark| (remark.fact.clone(), remark.value.as_str())).collect();
    let merged = |range: &str, rows| Fact::MergedCells { range: range.into(), rows };
    assert_eq!(said, [(merged("A2:A4", 3), "张三"), (merged("B2:B3", 2), "x"), (merged("A7:A8", 2), "王五")]);
    let (unfilled, remarks) = parts.walked(&[], false);
    assert_eq!((unfilled[2].1.len(), remarks.len()), (1, 0), "nothing is filled that nobody asked for");
}

#[test]
fn blank_formatted_rows_at_the_end_are_worth_a_word() {
    let blank = (2..=5_001)
        .fold(String::new(), |rows, row| rows + &format!("<row r=\"{row}\"><c r=\"A{row}\" s=\"1\"/></row>"));
    let (_, remarks) = Parts::of(&format!("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>{blank}")).walked(&[], false);
    assert_eq!(remarks.into_iter().map(|remark| remark.fact).collect::<Vec<_>>(), [Fact::BlankFormat(5_000)]);
}

#[test]
fn a_cell_that_is_too_long_is_refused_with_its_row() {
    let long = |count: usize| {
        let text = "字".repeat(count);
        Parts::of(&format!("<row r=\"7\"><c r=\"A7\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>")).rows()
    };
    assert!(long(32_767).is_ok());
    assert_eq!(long(32_768), Err((7, Fact::OverLimit(Limit::CellText))));
}
