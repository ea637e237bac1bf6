//! A page as a reader of XML sees it: the cells of its tables.

use std::collections::BTreeMap;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;

/// The rows of a page's tables, headings first, under the anchor that leads to each.
pub(crate) fn tables(page: &str) -> BTreeMap<String, Vec<Vec<String>>> {
    const VERSION: XmlVersion = XmlVersion::Implicit1_0;
    let mut reader = quick_xml::Reader::from_str(page);
    let mut tables: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    let (mut anchor, mut in_cell) = (String::new(), false);
    loop {
        let event = reader.read_event().unwrap();
        let rows = tables.entry(anchor.clone()).or_default();
        let mut add = |text: &str| {
            if let Some(cell) = rows.last_mut().and_then(|row: &mut Vec<String>| row.last_mut()).filter(|_| in_cell) {
                cell.push_str(text);
            }
        };
        match event {
            Event::Start(tag) => match tag.name().into_inner() {
                "section" | "details" => anchor = id(&tag).unwrap_or_default(),
                "tr" => rows.push(Vec::new()),
                "td" | "th" => {
                    rows.last_mut().unwrap().push(String::new());
                    in_cell = true;
                }
                _ => {}
            },
            Event::End(tag) => in_cell &= !matches!(tag.name().into_inner(), "td" | "th"),
            Event::Text(text) => add(&text.xml_content(VERSION)),
            Event::GeneralRef(name) => {
                let reference = format!("&{};", name.xml_content(VERSION));
                add(&quick_xml::escape::unescape(&reference).unwrap());
            }
            Event::Eof => return tables,
            _ => {}
        }
    }
}

fn id(tag: &BytesStart) -> Option<String> {
    let mut attributes = tag.attributes().map(Result::unwrap);
    attributes.find(|attribute| attribute.key.into_inner() == "id").map(|id| id.value.into_owned())
}

/// Whether a cell shows a value of the JSON: numbers in threes, shares in percent with one decimal.
pub(crate) fn shows(cell: &str, value: &Value) -> bool {
    const HALF_A_TENTH: f64 = 0.05 + 1e-9;
    let plain = cell.replace(',', "");
    match value {
        Value::Null => cell.is_empty(),
        Value::Bool(flag) => cell == flag.to_string(),
        Value::Number(number) => match plain.strip_suffix('%') {
            Some(percent) => {
                let shown: f64 = percent.parse().unwrap();
                (shown - number.as_f64().unwrap() * 100.0).abs() <= HALF_A_TENTH
            }
            None => plain.parse().ok() == number.as_f64(),
        },
        Value::String(text) => cell == text || plain == *text,
        Value::Array(codes) => cell == codes.iter().map(|code| code.as_str().unwrap()).collect::<Vec<_>>().join(", "),
        Value::Object(_) => false,
    }
}
