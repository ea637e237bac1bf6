//! Workbooks read back, cell by cell.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};

use super::{Names, leaves};
use crate::table::{Cell, Lang, Table, column};
use crate::write::spelling::Spelling;
use crate::write::{Format, fixture, write};

fn bytes(document: &crate::table::Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(document, Format::Xlsx, None, &mut bytes).expect("written");
    bytes
}

fn rows(bytes: &[u8], sheet: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes.to_vec())).expect("a workbook");
    book.worksheet_range(sheet).expect("a sheet").rows().map(<[Data]>::to_vec).collect()
}

fn text(text: &str) -> Data {
    Data::String(text.to_owned())
}

#[test]
fn each_table_has_its_sheet_after_the_cover_and_before_the_problems() {
    let book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes(&fixture::members()))).expect("a workbook");
    assert_eq!(book.sheet_names(), ["封面", "会员", "级别构成", "问题"]);
}

#[test]
fn values_keep_their_types() {
    let rows = rows(&bytes(&fixture::members()), "会员");
    let heads = ["编号", "会员", "姓名", "电话", "累计消费", "次数", "级别", "占比", "活跃概率", "最近消费", "事由"];
    assert_eq!(rows[0][..11], heads.map(text));
    let gold = &rows[1];
    assert_eq!(gold[..4], ["13800138000", "138****8000", "张小明", "138****8000"].map(text));
    assert_eq!(
        gold[4..9],
        [Data::Float(1280.0), Data::Float(1.0), text("金卡"), Data::Float(0.516_759), Data::Float(0.5)]
    );
    let Data::DateTime(last) = &gold[9] else { panic!("a day: {:?}", gold[9]) };
    assert_eq!(last.to_string(), "46328", "2026-11-02");
    assert_eq!(gold[10..14], [text("生日、三天回访"), text("是"), text("打电话"), Data::Empty]);
    assert_eq!(rows[2][2], text("=1+1|欧阳"), "a text, no formula");
    assert_eq!(rows[2][6], Data::Empty);
    assert_eq!(rows[3][4], Data::Float(1_234_567.89));
}

#[test]
fn the_cover_says_what_the_report_stands_on() {
    let cover: Vec<Data> = rows(&bytes(&fixture::members()), "封面").into_iter().flatten().collect();
    for said in [
        "会员级别",
        "统计日 2026-11-22",
        "会员.xlsx",
        "搁置",
        "退货已冲减。",
        "tiers.gold.single",
        "3000",
        "累计消费：全部消费减退货。",
    ] {
        assert!(cover.contains(&text(said)), "{said}");
    }
}

#[test]
fn the_files_stand_with_their_headings_on_one_page_of_the_cover() {
    let breaks = |bytes: &[u8]| {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes.to_vec())).expect("an archive");
        let mut cover = String::new();
        archive.by_name("xl/worksheets/sheet1.xml").expect("a cover").read_to_string(&mut cover).expect("read");
        cover.split_once("<brk id=\"").and_then(|(_, brk)| brk.split('"').next()?.parse::<usize>().ok())
    };
    let mut document = fixture::members();
    assert_eq!(breaks(&bytes(&document)), None, "one file, below all else");
    // A page holds 28 lines: twenty files and three lines above them, but nothing else beside.
    document.sources = numbers(20);
    let bytes = bytes(&document);
    let title = rows(&bytes, "封面").iter().position(|row| row[0] == text("数"));
    assert!(title.is_some());
    assert_eq!(breaks(&bytes), title);
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(bytes(&fixture::members()), bytes(&fixture::members()));
}

#[test]
fn a_table_without_rows_is_a_heading_and_a_remark() {
    let mut document = fixture::members();
    document.lang = Lang::English;
    document.report.tables[1].arrange(&[]);
    let rows = rows(&bytes(&document), "Tier mix");
    assert_eq!(rows[0], ["Tier", "Members", "Share", "Average"].map(text));
    assert_eq!(rows[2][0], text("Nothing to list."));
    assert_eq!(rows.len(), 3);
}

#[test]
fn a_table_too_long_for_a_sheet_goes_on_on_the_next() {
    let document = fixture::members();
    let table = numbers(7);
    let leaves = leaves(&table, &Spelling::of(&document), 3, &mut Names::default());
    let cut: Vec<_> = leaves.iter().map(|leaf| (leaf.name.as_str(), leaf.first, leaf.rows)).collect();
    assert_eq!(cut, [("数", 0, 3), ("数(2)", 3, 3), ("数(3)", 6, 1)]);
}

#[test]
fn a_long_table_streams_and_reads_back() {
    let mut document = fixture::members();
    document.report.tables = vec![numbers(20_001)];
    let bytes = bytes(&document);
    let rows = rows(&bytes, "数");
    assert_eq!(rows.len(), 20_002);
    assert_eq!(rows[0], ["数", "字"].map(text));
    assert_eq!(rows[20_001], [Data::Float(20_000.0), text("n20000")]);
}

fn numbers(count: i64) -> Table<'static> {
    let columns = vec![
        column("number", ("数", "Number"), |number: &i64| Cell::Int(*number)),
        column("text", ("字", "Text"), |number: &i64| Cell::text(format!("n{number}"))),
    ];
    Table::new("numbers", ("数", "Numbers"), (0..count).collect(), columns)
}
