//! Relationships: which part is what to another (ECMA-376 part 2, 6.5).

use std::io::Read;

use super::names::resolve;
use super::xml::{Token, Xml};
use crate::book::{Fact, Limit};

/// Relationships of one part.
const MOST: usize = 65_536;

/// One relationship.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relationship {
    /// By which the part refers to it.
    pub(super) id: String,
    /// The last word of its type, which the transitional and the strict form share: `worksheet`, `styles`.
    pub(super) kind: String,
    /// The part that it names.
    pub(super) target: String,
}

/// The relationships of the part `from`.
pub(super) fn relationships(input: &mut dyn Read, from: &str) -> Result<Vec<Relationship>, Fact> {
    let mut xml = Xml::new(input);
    let mut found = Vec::new();
    while let Some(token) = xml.next()? {
        let Token::Start(tag) = token else { continue };
        if tag.name == b"Relationship" {
            if found.len() == MOST {
                return Err(Fact::OverLimit(Limit::Entries));
            }
            let text = |name| tag.text(name).unwrap_or_default();
            let kind = text("Type").rsplit('/').next().unwrap_or_default().to_owned();
            found.push(Relationship { id: text("Id"), kind, target: resolve(from, text("Target").trim()) });
        }
    }
    Ok(found)
}

/// The part that the list of content types calls the workbook, where no relationship does.
pub(super) fn workbook_by_type(input: &mut dyn Read) -> Result<Option<String>, Fact> {
    let mut xml = Xml::new(input);
    while let Some(token) = xml.next()? {
        let Token::Start(tag) = token else { continue };
        let is = |kind: String| kind.ends_with("main+xml") && !kind.contains("word") && !kind.contains("presentation");
        if tag.name == b"Override" && tag.text("ContentType").is_some_and(is) {
            return Ok(tag.text("PartName").map(|name| resolve("", name.trim())));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::{relationships, workbook_by_type};

    #[test]
    fn both_forms_of_the_format_name_the_same_kinds() {
        let xml = br#"<Relationships xmlns="x">
            <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
                Target="worksheets/sheet1.xml"/>
            <r:Relationship Target='/xl/a&amp;b.xml' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/styles' Id='s'/>
            </Relationships>"#;
        let found = relationships(&mut xml.as_slice(), "xl/workbook.xml").expect("relationships");
        let found: Vec<_> = found.iter().map(|one| (one.id.as_str(), one.kind.as_str(), one.target.as_str())).collect();
        assert_eq!(found, [("rId1", "worksheet", "xl/worksheets/sheet1.xml"), ("s", "styles", "xl/a&b.xml")]);
    }

    #[test]
    fn content_types_name_the_workbook() {
        let of = |kind: &str| {
            let xml = format!("<Types><Default/><Override PartName='/odd/book.xml' ContentType='{kind}'/></Types>");
            workbook_by_type(&mut xml.as_bytes()).expect("types")
        };
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
        assert_eq!(of(kind).as_deref(), Some("odd/book.xml"));
        assert_eq!(of("application/vnd.ms-excel.sheet.macroEnabled.main+xml").as_deref(), Some("odd/book.xml"));
        assert_eq!(of("application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"), None);
    }
}
