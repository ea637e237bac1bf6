//! The texts that cells share (ECMA-376 part 1, 18.4.9), end to end in one piece of memory.

use std::io::Read;

use super::rich;
use super::xml::{Token, Xml};
use crate::book::{Fact, Limit};

/// Bytes of shared text that any file may hold, each text's place counted in.
const BYTES: usize = 64 << 20;

/// The texts that cells share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    text: String,
    /// Where each text ends.
    ends: Vec<u32>,
}

impl Shared {
    /// Reads the part of a file of `length` bytes; what it says of its own counts is not looked at.
    ///
    /// # Errors
    /// [`Limit::SharedText`] for more than 64 MB and more than the file, [`Limit::CellText`].
    pub(super) fn read(input: &mut dyn Read, length: u64) -> Result<Self, Fact> {
        let most = usize::try_from(length).unwrap_or(usize::MAX).clamp(BYTES, u32::MAX as usize);
        let mut xml = Xml::new(input);
        let mut shared = Self::default();
        while let Some(token) = xml.next()? {
            let Token::Start(tag) = token else { continue };
            if tag.name != b"si" {
                continue;
            }
            if !tag.is_empty {
                rich::text(&mut xml, &mut shared.text)?;
            }
            if shared.text.len() + shared.ends.len() * size_of::<u32>() > most {
                return Err(Fact::OverLimit(Limit::SharedText));
            }
            shared.ends.push(u32::try_from(shared.text.len()).unwrap_or(u32::MAX));
        }
        shared.text.shrink_to_fit();
        Ok(shared)
    }

    /// Whether there is a text of that number.
    pub(super) fn has(&self, index: u32) -> bool {
        (index as usize) < self.ends.len()
    }

    /// A text by its number from 0.
    pub(super) fn get(&self, index: u32) -> Option<&str> {
        let index = index as usize;
        let end = *self.ends.get(index)? as usize;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        self.text.get(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::Shared;
    use crate::book::{Fact, Limit};

    fn texts(xml: &str) -> Vec<String> {
        let shared = Shared::read(&mut xml.as_bytes(), 0).expect("texts");
        (0..).map_while(|index| shared.get(index).map(str::to_owned)).collect()
    }

    #[test]
    fn runs_are_joined_and_how_they_are_spoken_is_left_out() {
        for (item, text) in [
            ("<si><t>张三</t></si>", "张三"),
            ("<si><t xml:space=\"preserve\"> a </t></si>", " a "),
            ("<si><r><rPr><b/><t/></rPr><t>张</t></r><r><t xml:space='preserve'> 三</t></r></si>", "张 三"),
            ("<si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh><phoneticPr fontId=\"1\"/></si>", "東京"),
            ("<si><rPh><t>no</t></rPh><t>yes</t></si>", "yes"),
            ("<si/>", ""),
            ("<si></si>", ""),
            ("<si><t/></si>", ""),
            ("<si>\n <t>a&lt;b<![CDATA[<&amp;>]]><!-- no -->c</t>\n</si>", "a<b<&amp;>c"),
            ("<x:si><x:t>p</x:t></x:si>", "p"),
            ("<si><t>a_x000D_\r\nb_x005F_x000D_</t></si>", "a\r\nb_x000D_"),
        ] {
            let xml = format!(
                "<?xml version='1.0'?><sst count='99999999999' uniqueCount='7'><si><t>first</t></si>{item}</sst>"
            );
            assert_eq!(texts(&xml), ["first", text], "{item}");
        }
    }

    #[test]
    fn too_much_text_is_refused() {
        let long = |count: usize| format!("<sst><si><t>{}</t></si></sst>", "字".repeat(count));
        assert_eq!(texts(&long(32_767))[0].chars().count(), 32_767);
        let read = |xml: &str| Shared::read(&mut xml.as_bytes(), 0).map(|_| ());
        assert_eq!(read(&long(32_768)), Err(Fact::OverLimit(Limit::CellText)));
        let many = format!("<sst>{}</sst>", format!("<si><t>{}</t></si>", "x".repeat(30_000)).repeat(2_240));
        assert_eq!(read(&many), Err(Fact::OverLimit(Limit::SharedText)));
        assert_eq!(
            Shared::read(&mut many.as_bytes(), 70 << 20).map(|_| ()),
            Ok(()),
            "a file of 70 MB may hold as much"
        );
        assert_eq!(read("<sst><si><t>a"), Err(Fact::Truncated));
    }
}
