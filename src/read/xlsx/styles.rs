//! The formats of a workbook's cells: what `s="7"` shows a number as (ECMA-376 part 1, 18.8).

use std::io::Read;

use hashbrown::HashMap;

use super::format::{Look, built_in, written};
use super::xml::{Token, Xml};
use crate::book::Fact;

/// Formats that are kept; Excel itself takes 65,490.
const MOST: usize = 1 << 20;

/// What each cell format shows, by its number.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<Look>);

impl Styles {
    /// Reads the part.
    pub(super) fn read(input: &mut dyn Read) -> Result<Self, Fact> {
        let mut xml = Xml::new(input);
        let mut codes: HashMap<u32, Look> = HashMap::new();
        let mut ids: Vec<u32> = Vec::new();
        let mut listing = false;
        while let Some(token) = xml.next()? {
            match token {
                Token::Start(tag) if tag.name == b"cellXfs" => listing = !tag.is_empty,
                Token::End(b"cellXfs") => listing = false,
                Token::Start(tag) if listing && tag.name == b"xf" && ids.len() < MOST => {
                    ids.push(tag.number("numFmtId").unwrap_or_default());
                }
                Token::Start(tag) if tag.name == b"numFmt" && codes.len() < MOST => {
                    if let Some(id) = tag.number("numFmtId") {
                        codes.insert(id, written(&tag.text("formatCode").unwrap_or_default()));
                    }
                }
                _ => {}
            }
        }
        Ok(Self(ids.iter().map(|id| codes.get(id).copied().unwrap_or_else(|| built_in(*id))).collect()))
    }

    /// What a cell format shows; one that is not listed, a number.
    pub(super) fn get(&self, style: u32) -> Look {
        self.0.get(style as usize).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Look, Styles};

    #[test]
    fn a_cell_format_shows_what_its_number_format_says() {
        let xml = r#"<styleSheet><numFmts count="900000000">
            <numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;"/><numFmt formatCode='00000' numFmtId='165'/>
            <numFmt numFmtId="14" formatCode="0.00"/></numFmts>
            <cellStyleXfs><xf numFmtId="164"/></cellStyleXfs>
            <cellXfs><xf/><xf numFmtId="164" xfId="0"><alignment/></xf><xf numFmtId="165"/><xf numFmtId="14"/>
            <xf numFmtId="22"/></cellXfs><dxfs><dxf><numFmt numFmtId="166" formatCode="d"/></dxf></dxfs></styleSheet>"#;
        let styles = Styles::read(&mut xml.as_bytes()).expect("styles");
        let looks: Vec<Look> = (0..6).map(|style| styles.get(style)).collect();
        assert_eq!(looks, [Look::Number, Look::Date, Look::Zeros(5), Look::Number, Look::Date, Look::Number]);
    }
}
