//! The workbook part: its sheets and its date system (ECMA-376 part 1, 18.2).

use std::io::Read;

use super::xml::{Token, Xml};
use crate::book::{Fact, Limit};

/// Sheets of a workbook: no more than parts.
const MOST: usize = 4_096;

/// A sheet as the workbook part lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) name: String,
    /// The relationship to its part.
    pub(super) relationship: String,
    /// Whether it is shown.
    pub(super) shown: bool,
}

/// What the workbook part says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Directory {
    pub(super) sheets: Vec<Listed>,
    /// Whether days are counted from 1904.
    pub(super) dates_1904: bool,
}

impl Directory {
    /// Reads the workbook part.
    pub(super) fn read(input: &mut dyn Read) -> Result<Self, Fact> {
        let mut xml = Xml::new(input);
        let mut directory = Self::default();
        let mut listing = false;
        while let Some(token) = xml.next()? {
            match token {
                Token::Start(tag) if tag.name == b"sheets" => listing = !tag.is_empty,
                Token::End(b"sheets") => listing = false,
                Token::Start(tag) if tag.name == b"workbookPr" => directory.dates_1904 = tag.flag("date1904"),
                Token::Start(tag) if listing && tag.name == b"sheet" => {
                    let text = |name| tag.text(name).unwrap_or_default();
                    let shown = !matches!(text("state").as_str(), "hidden" | "veryHidden");
                    if directory.sheets.len() == MOST {
                        return Err(Fact::OverLimit(Limit::Entries));
                    }
                    directory.sheets.push(Listed { name: text("name"), relationship: text("id"), shown });
                }
                _ => {}
            }
        }
        Ok(directory)
    }
}

#[cfg(test)]
mod tests {
    use super::{Directory, Listed};

    #[test]
    fn sheets_come_in_their_order_with_whether_they_are_shown() {
        let xml = r#"<x:workbook><x:workbookPr date1904="true"/><x:bookViews/><x:sheets>
            <x:sheet r:id="rId9" sheetId="4" name="会员 &amp; 卡"/><x:sheet name='b' state="veryHidden" r:id="rId2"></x:sheet>
            <x:sheet name="c" state="hidden" r:id="rId3"/><x:sheet name="d" state="visible" r:id="rId4"/>
            </x:sheets><extLst><sheet name="no"/></extLst></x:workbook>"#;
        let directory = Directory::read(&mut xml.as_bytes()).expect("a workbook");
        let listed = |name: &str, relationship: &str, shown| Listed {
            name: name.to_owned(),
            relationship: relationship.to_owned(),
            shown,
        };
        let sheets = vec![
            listed("会员 & 卡", "rId9", true),
            listed("b", "rId2", false),
            listed("c", "rId3", false),
            listed("d", "rId4", true),
        ];
        assert_eq!(directory, Directory { sheets, dates_1904: true });
    }
}
