//! The texts that cells share (ECMA-376 part 1, 18.4.9). Short ones, which nearly all are, lie inside the list: a cell
//! then waits once for memory, not twice, and in a list of a hundred thousand that is most of what reading it takes.

use std::io::Read;

use super::rich;
use super::xml::{Token, Xml};
use crate::book::{Fact, Limit};

/// Bytes of shared text that any file may hold, each text's place counted in.
const BYTES: usize = 64 << 20;

/// The texts that cells share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    texts: Vec<Kept>,
    /// The long ones, end to end.
    long: String,
}

/// A text of up to fifteen bytes with its length behind it; of a longer one where it begins and how long it is, and [`LONG`].
#[derive(Debug, Clone, Copy)]
struct Kept([u8; 16]);

const ROOM: usize = 15;
const LONG: u8 = u8::MAX;

impl Kept {
    fn short(text: &str) -> Option<Self> {
        let mut kept = [0; 16];
        kept.get_mut(..text.len()).filter(|_| text.len() <= ROOM)?.copy_from_slice(text.as_bytes());
        kept[ROOM] = u8::try_from(text.len()).ok()?;
        Some(Self(kept))
    }

    fn long(from: usize, length: usize) -> Self {
        let mut kept = [LONG; 16];
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes();
        kept[..4].copy_from_slice(&number(from));
        kept[4..8].copy_from_slice(&number(length));
        Self(kept)
    }

    #[inline]
    fn text<'a>(&'a self, long: &'a str) -> Option<&'a str> {
        if let Some(short) = self.0.get(..usize::from(self.0[ROOM])) {
            return std::str::from_utf8(short).ok();
        }
        let (numbers, _) = self.0.as_chunks();
        let [from, length] = [numbers[0], numbers[1]].map(|number| u32::from_le_bytes(number) as usize);
        long.get(from..from + length)
    }
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
            let from = shared.long.len();
            if !tag.is_empty {
                rich::text(&mut xml, &mut shared.long)?;
            }
            let text = &shared.long[from..];
            let kept = Kept::short(text);
            shared.texts.push(kept.unwrap_or_else(|| Kept::long(from, text.len())));
            if kept.is_some() {
                shared.long.truncate(from);
            }
            if shared.long.len() + shared.texts.len() * size_of::<Kept>() > most {
                return Err(Fact::OverLimit(Limit::SharedText));
            }
        }
        shared.long.shrink_to_fit();
        shared.texts.shrink_to_fit();
        Ok(shared)
    }

    /// Whether there is a text of that number.
    pub(super) fn has(&self, index: u32) -> bool {
        (index as usize) < self.texts.len()
    }

    /// Has some texts come from memory, all in one go, before they are looked at one after the other.
    pub(super) fn touch(&self, indices: impl Iterator<Item = u32>) {
        let lengths = indices.filter_map(|index| Some(self.texts.get(index as usize)?.0[ROOM]));
        std::hint::black_box(lengths.fold(0, |all, length| all ^ length));
    }

    /// A text by its number from 0.
    pub(super) fn get(&self, index: u32) -> Option<&str> {
        self.texts.get(index as usize)?.text(&self.long)
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
            ("<si><t>123456789012345</t></si>", "123456789012345"),
            ("<si><t>1234567890123456</t></si>", "1234567890123456"),
            ("<si><t>商品名称的</t></si>", "商品名称的"),
            ("<si><t>商品名称的长</t></si>", "商品名称的长"),
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
        let runs = |count: usize| format!("<sst><si>{}</si></sst>", "<r><rPr><b/></rPr><t/></r>".repeat(count));
        assert_eq!((read(&runs(32_767)), read(&runs(600_000))), (Ok(()), Err(Fact::OverLimit(Limit::CellText))));
        assert_eq!(read("<sst><si><t>a"), Err(Fact::Truncated));
    }
}
