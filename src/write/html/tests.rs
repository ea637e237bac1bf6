//! The page, read as XML: its parts, its values, and that nothing of a sheet becomes markup.

use quick_xml::XmlVersion;
use quick_xml::events::Event;

use crate::table::{Binding, Cell, Chart, Document, Drawing, Lang, Table, column};
use crate::write::fixture::{self, written};
use crate::write::{Format, write};

/// The texts of the elements with this name, in their order; the page must be well-formed.
fn texts(page: &str, name: &str) -> Vec<String> {
    const VERSION: XmlVersion = XmlVersion::Implicit1_0;
    let mut reader = quick_xml::Reader::from_str(page);
    let (mut open, mut texts): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) => {
                tag.attributes().for_each(|attribute| drop(attribute.expect("an attribute")));
                let tag = tag.name().into_inner().to_owned();
                if tag == name {
                    texts.push(String::new());
                }
                open.push(tag);
            }
            Event::End(_) => drop(open.pop()),
            Event::Text(text) if open.iter().any(|tag| tag == name) => {
                texts.last_mut().expect("an element").push_str(&text.xml_content(VERSION));
            }
            Event::GeneralRef(reference) if open.iter().any(|tag| tag == name) => {
                let reference = format!("&{};", reference.xml_content(VERSION));
                let sign = quick_xml::escape::unescape(&reference).expect("one that XML has").into_owned();
                texts.last_mut().expect("an element").push_str(&sign);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?} are not closed");
    texts
}

fn page(document: &Document) -> String {
    written(document, Format::Html, None)
}

fn bare(table: Table<'static>) -> Document<'static> {
    let mut document = fixture::members();
    document.report.tables = vec![table];
    document
}

#[test]
fn the_page_has_every_part_and_is_xml() {
    let page = page(&fixture::members());
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n"), "{}", &page[..60]);
    assert_eq!(texts(&page, "title")[0], "会员级别 2026-11-22");
    assert_eq!(texts(&page, "h1"), ["会员级别"]);
    assert_eq!(texts(&page, "h2"), ["说明", "会员 ↑", "级别构成 ↑"]);
    assert_eq!(texts(&page, "nav"), ["\n\n会员 3\n级别构成 2\n读取的文件 1\n行数去向 2\n问题 1\n\n"]);
    let folded = ["读取的文件 1", "行数去向 2", "问题 1", "各项数字的含义", "本店改过的规则 1", "同内置的规则 1"];
    assert_eq!(texts(&page, "summary"), folded);
    assert_eq!(texts(&page, "dt"), ["tiers.keep", "tiers.gold.single"]);
    assert_eq!(texts(&page, "dd"), ["true", "3000"]);
    assert_eq!(texts(&page, "li")[5..7], ["退货已冲减。", "人数"]);
}

#[test]
fn values_are_typed_and_dressed() {
    let page = page(&fixture::members());
    let rows = texts(&page, "tr");
    // The hidden key is left out, the column to fill in stays.
    assert_eq!(rows[0], "会员姓名电话累计消费次数级别占比活跃概率最近消费事由接收信息建议结果");
    assert_eq!(rows[1], "138****8000张小明138****80001,280.001金卡51.7%0.502026-11-02生日、三天回访是打电话");
    for cell in [
        "<th scope=\"col\" class=\"n\">累计消费</th>",
        "<th scope=\"row\" class=\"pin\">138****8000</th>",
        // 1,280.00 of 1,234,567.89 is 0.1 %.
        "<td class=\"n bar\" style=\"--v:0.1%\">1,280.00</td>",
        "<td class=\"n bar\" style=\"--v:100.0%\">1,234,567.89</td>",
        "<td class=\"n\">-5.00</td>",
        // One visit between none and 1,234 is 0.00 of the way.
        "<td class=\"n heat\" style=\"--v:0.00\">1</td>",
        "<td class=\"gold\">金卡</td>",
        "<td class=\"silver\">银卡</td>",
        "<td class=\"n\">51.7%</td>",
        "<td>2026-11-02</td>",
        "<td class=\"fill\"></td>",
    ] {
        assert!(page.contains(cell), "{cell}");
    }
}

#[test]
fn nothing_that_a_sheet_holds_is_markup() {
    const EVIL: &str = "</td></table><script>alert(1)</script><img src=x onerror='alert(2)'>&amp;\"";
    let columns = vec![
        column("member", ("会员", "Member"), |_: &i64| Cell::text(EVIL)),
        column("rows", ("行", "Rows"), |rows: &i64| Cell::Int(*rows)),
    ];
    let chart =
        Chart { drawing: Drawing::Columns, title: (EVIL, EVIL).into(), category: "member", series: vec!["rows"] };
    let mut document = bare(Table::new("evil", (EVIL, EVIL), vec![7], columns).with_chart(chart));
    document.report.note((EVIL, EVIL));
    document.rules.push((EVIL.to_owned(), EVIL.to_owned()));
    document.definitions.push((EVIL, EVIL).into());
    let page = page(&document);
    assert!(texts(&page, "script").is_empty() && texts(&page, "img").is_empty());
    assert_eq!(texts(&page, "tr")[1], format!("{EVIL}7"));
    assert!(texts(&page, "figcaption").contains(&EVIL.to_owned()));
    assert_eq!(page.matches("<h2>").count(), 2);
}

#[test]
fn the_page_fetches_and_runs_nothing() {
    let page = page(&fixture::members());
    assert!(
        page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"")
    );
    for wish in ["<script", "<link", "<img", "<iframe", "src=", "url(", "@import", "http:", "https:", "//"] {
        assert!(!page.contains(wish), "{wish}");
    }
}

#[test]
fn a_number_in_full_is_dialled_and_a_masked_one_is_not() {
    let mut document = fixture::members();
    assert!(!page(&document).contains("tel:"));
    document.privacy.phone = str::to_owned;
    assert!(page(&document).contains("<td><a href=\"tel:13800138000\">13800138000</a></td>"));
}

#[test]
fn english_keys_and_tables_without_rows() {
    let mut document = fixture::members();
    document.lang = Lang::English;
    document.report.tables[1].arrange(&[]);
    let english = page(&document);
    assert!(english.contains("<html lang=\"en\">"));
    assert_eq!(texts(&english, "section")[2], "\nTier mix ↑\nNothing to list.\n");
    document.report.binding = Binding::OneSheet;
    assert!(page(&document).contains("<p class=\"remark\">None: Tier mix</p>"));
    document.lang = Lang::Keys;
    assert!(texts(&page(&document), "tr")[0].starts_with("membernamephonetotal"));
}

#[test]
fn one_table_can_be_chosen_and_one_that_is_left_aside_is_folded_up() {
    let mut document = fixture::members();
    let mix = written(&document, Format::Html, Some("mix"));
    assert_eq!(texts(&mix, "h2"), ["说明", "级别构成 ↑"]);
    document.report.tables[0].aside = true;
    let page = page(&document);
    assert_eq!(texts(&page, "h2"), ["说明", "级别构成 ↑"]);
    assert_eq!(texts(&page, "summary")[0], "会员 3");
    // In a pack it is read like the others.
    document.report.binding = Binding::Pack;
    assert_eq!(texts(&self::page(&document), "h2"), ["说明", "会员 ↑", "级别构成 ↑"]);
}

#[test]
fn what_a_report_is_about_stands_there_once() {
    let mut document = fixture::members();
    let lines = vec![column("rows", ("行", "Rows"), |rows: &i64| Cell::Int(*rows))];
    document.report.tables.push(Table::new("problems", ("问题", "Problems"), vec![1], lines));
    let page = page(&document);
    assert_eq!(texts(&page, "h2").last().expect("a heading"), "问题 ↑");
    assert!(texts(&page, "summary").iter().all(|title| !title.starts_with("问题")));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let bytes = || {
        let mut bytes = Vec::new();
        write(&fixture::members(), Format::Html, None, &mut bytes).expect("written");
        bytes
    };
    assert!(bytes() == bytes());
}

#[test]
fn what_is_to_be_said_of_a_table_and_whose_a_definition_is_stands_there() {
    let mut document = fixture::members();
    document.report.tables[1].remark = Some(("还有 3 行", "3 more").into());
    document.definitions = vec![("▍regulars tiers", "▍regulars tiers").into(), ("- 甲<乙", "- A<B").into()];
    let page = page(&document);
    assert_eq!(page.matches("<p class=\"remark\">还有 3 行</p>").count(), 1);
    assert!(page.contains("<li class=\"of\">regulars tiers</li>\n<li>甲&lt;乙</li>"));
}

#[test]
fn of_a_very_long_table_the_first_rows_are_shown_and_it_is_said() {
    let rows = |count: i64| {
        let columns = vec![column("rows", ("行", "Rows"), |rows: &i64| Cell::Int(*rows))];
        page(&bare(Table::new("long", ("长", "Long"), (1..=count).collect(), columns)))
    };
    let long = rows(5_001);
    assert!(long.contains("<p class=\"remark\">这一页只列前 5,000 行，共 5,001 行；"));
    assert!(long.contains(">5,000</") && !long.contains(">5,001</th>"));
    assert!(!rows(5_000).contains("这一页只列"));
}

/// A page with one chart over categories and up to two values each, in English.
fn drawn(drawing: Drawing, rows: Vec<(&'static str, Option<i64>, Option<i64>)>) -> String {
    type Row = (&'static str, Option<i64>, Option<i64>);
    let two = rows.iter().any(|row| row.2.is_some());
    let columns = vec![
        column("name", ("名", "Name"), |row: &Row| Cell::text(row.0)),
        column("a", ("甲", "A"), |row: &Row| Cell::maybe(row.1, Cell::Int)),
        column("b", ("乙", "B"), |row: &Row| Cell::maybe(row.2, Cell::Share)),
    ];
    let series = if two { vec!["a", "b"] } else { vec!["a"] };
    let chart = Chart { drawing, title: ("图", "Chart").into(), category: "name", series };
    let mut document = bare(Table::new("drawn", ("表", "Table"), rows, columns).with_chart(chart));
    document.lang = Lang::English;
    page(&document)
}

#[test]
fn columns_are_as_high_as_their_values_and_say_them() {
    let page = drawn(Drawing::Columns, vec![("one", Some(5), None), ("two", Some(-10), None), ("three", None, None)]);
    assert_eq!(texts(&page, "title")[1..], ["one: 5", "two: -10"]);
    // From -10 to 5 in steps of 5: the ground of 190 begins at 18, so that 0 stands a third down, at 81.3.
    assert!(page.contains("y=\"18.0\" width=\"63.0\" height=\"63.3\"><title>one: 5"), "{page}");
    assert!(page.contains("y=\"81.3\" width=\"63.0\" height=\"126.7\"><title>two: -10"), "{page}");
}

#[test]
fn a_line_is_broken_where_a_value_is_missing() {
    let values = [Some(1), Some(2), None, Some(4), Some(5)];
    let months = ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05"];
    let page =
        drawn(Drawing::Lines, months.into_iter().zip(values).map(|(month, value)| (month, value, None)).collect());
    assert_eq!(page.matches("<polyline").count(), 2);
    assert_eq!(page.matches("<circle").count(), 4);
}

#[test]
fn pareto_has_a_second_axis_of_shares() {
    let rows = vec![("10%", Some(80), Some(800_000)), ("20%", Some(20), Some(1_000_000))];
    let page = drawn(Drawing::Pareto, rows);
    assert_eq!(texts(&page, "title")[1..], ["10% · A: 80", "20% · A: 20", "10% · B: 80.0%", "20% · B: 100.0%"]);
    let labels = texts(&page, "text");
    for label in ["60", "80", "60%", "100%"] {
        assert!(labels.contains(&label.to_owned()), "{label}: {labels:?}");
    }
    // 100 % is the upper edge of the ground.
    assert!(page.contains("cy=\"18.0\" r=\"3.5\"><title>20% · B: 100.0%"), "{page}");
}

#[test]
fn a_share_of_one_column_is_a_ring_and_of_several_a_stack() {
    let ring = drawn(Drawing::Share, vec![("one", Some(30), None), ("two", Some(10), None)]);
    assert!(ring.contains("stroke-dasharray=\"75.000 100\" stroke-dashoffset=\"-0.000\""), "{ring}");
    assert!(ring.contains("stroke-dasharray=\"25.000 100\" stroke-dashoffset=\"-75.000\""), "{ring}");
    let legend: Vec<String> = texts(&ring, "li").into_iter().filter(|entry| entry.ends_with('%')).collect();
    assert_eq!(legend, ["one 75.0%", "two 25.0%"]);
    // 1 and 1.0 are halves of the whole: each 95 of the 190 high.
    let stack = drawn(Drawing::Share, vec![("one", Some(1), Some(1_000_000))]);
    assert_eq!(stack.matches("height=\"95.0\"").count(), 2, "{stack}");
}

#[test]
fn a_chart_without_any_number_is_not_drawn() {
    let page = drawn(Drawing::Columns, vec![("one", None, None)]);
    assert!(!page.contains("<figure>"));
}
