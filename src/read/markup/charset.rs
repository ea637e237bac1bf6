//! The text of a page: by its mark, by the encoding that it declares, else by the rules of all text files.

use std::io::Read;

use crate::book::{Fact, Limit};
use crate::read::text::{Bytes, Encoding, TextSheet};

/// The whole text of a file of at most `largest` bytes.
///
/// # Errors
/// It cannot be read, is larger, or is text in no encoding.
pub(super) fn text(bytes: &Bytes, asked: Option<Encoding>, largest: usize) -> Result<String, Fact> {
    let cannot = |error: std::io::Error| Fact::CannotOpen(error.to_string().into());
    let mut all = Vec::new();
    let limit = u64::try_from(largest).unwrap_or(u64::MAX);
    bytes.open().map_err(cannot)?.take(limit + 1).read_to_end(&mut all).map_err(cannot)?;
    if all.len() > largest {
        return Err(Fact::OverLimit(Limit::SharedText));
    }
    if asked.is_none()
        && let Some(declared) = declared(&all)
    {
        let (text, _, broken) = declared.decode(&all);
        // A page that declares one thing and is another is told by its bytes.
        if !broken {
            return Ok(text.into_owned());
        }
    }
    let encoding = TextSheet::open(bytes.clone(), asked)?.encoding;
    let library = encoding_rs::Encoding::for_label(encoding.name().as_bytes()).unwrap_or(encoding_rs::UTF_8);
    Ok(library.decode(&all).0.into_owned())
}

/// What `<meta charset=…>` or `<?xml encoding=…?>` says, unless zeros show that it cannot be so.
fn declared(all: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    const LOOKED_AT: usize = 4096;
    if let Some((by_mark, _)) = encoding_rs::Encoding::for_bom(all) {
        return Some(by_mark);
    }
    let start = &all[..all.len().min(LOOKED_AT)];
    if start.contains(&0) {
        return None;
    }
    let text = String::from_utf8_lossy(start).to_ascii_lowercase();
    let after = ["charset", "encoding"].into_iter().find_map(|word| text.split_once(word).map(|(_, after)| after))?;
    let value = after.trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
    let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(value.len());
    encoding_rs::Encoding::for_label(&value.as_bytes()[..end])
}

#[cfg(test)]
mod tests {
    use super::{Bytes, text};

    #[test]
    fn a_page_is_decoded_as_it_says_or_as_it_is() {
        let page = |charset: &str| format!("<html><meta charset=\"{charset}\"><table><tr><td>张三</td></tr></table>");
        let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let cases: [(&str, Vec<u8>); 6] = [
            ("as it says", page("utf-8").into_bytes()),
            ("as it says, in GBK", gbk(&page("gb2312"))),
            ("not as it says", gbk(&page("utf-8"))),
            ("in http-equiv", gbk("<meta http-equiv=Content-Type content=\"text/html; charset=gbk\"><td>张三</td>")),
            ("without a word", gbk("<table><tr><td>张三</td></tr></table>")),
            ("in UTF-16", wide(&page("gbk"))),
        ];
        for (case, bytes) in cases {
            let read = text(&Bytes::Memory(bytes.into()), None, 1 << 20).unwrap_or_default();
            assert!(read.contains("张三"), "{case}: {read}");
        }
        assert!(text(&Bytes::Memory(vec![b'<'; 100].into()), None, 50).is_err());
    }
}
