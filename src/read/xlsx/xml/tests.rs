//! The tokeniser beside `quick-xml`: what both read of one document, written by hand and by chance.

use std::fmt::Write as _;
use std::io::Read;

use proptest::prelude::*;
use quick_xml::XmlVersion;
use quick_xml::events::Event;

use super::{Token, Xml, decoded, push_text, push_verbatim};
use crate::book::{Fact, Limit};

#[derive(Debug, Clone, PartialEq, Eq)]
enum Seen {
    Start(String, Vec<(String, String)>),
    End(String),
    Text(String),
}

/// Adds text to the text before it, since both readers cut texts where they like.
fn text(seen: &mut Vec<Seen>, piece: &str) {
    match seen.last_mut() {
        Some(Seen::Text(text)) => text.push_str(piece),
        _ if piece.is_empty() => {}
        _ => seen.push(Seen::Text(piece.to_owned())),
    }
}

fn utf8(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn resolved(raw: &[u8], push: fn(&[u8], &mut String)) -> String {
    let mut out = String::new();
    push(raw, &mut out);
    out
}

fn ours(input: impl Read) -> Result<Vec<Seen>, Fact> {
    let (mut xml, mut seen) = (Xml::new(input), Vec::new());
    while let Some(token) = xml.next()? {
        match token {
            Token::Start(tag) => {
                let name = utf8(tag.name);
                let attributes = tag.attributes().map(|(name, value)| (utf8(name), resolved(value, push_text)));
                seen.push(Seen::Start(name.clone(), attributes.collect()));
                if tag.is_empty {
                    seen.push(Seen::End(name));
                }
            }
            Token::End(name) => seen.push(Seen::End(utf8(name))),
            Token::Text(raw) => text(&mut seen, &resolved(raw, push_text)),
            Token::Verbatim(raw) => text(&mut seen, &resolved(raw, push_verbatim)),
        }
    }
    // White space around the root element is no part of the document.
    seen.retain(|one| !matches!(one, Seen::Text(text) if text.trim().is_empty()));
    Ok(seen)
}

fn theirs(xml: &str) -> Vec<Seen> {
    const VERSION: XmlVersion = XmlVersion::Implicit1_0;
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut seen = Vec::new();
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) => {
                let attributes = tag.attributes().map(|attribute| {
                    let attribute = attribute.expect("an attribute");
                    let value = attribute.normalized_value(VERSION).expect("a value").into_owned();
                    (attribute.key.local_name().into_inner().to_owned(), value)
                });
                seen.push(Seen::Start(tag.local_name().into_inner().to_owned(), attributes.collect()));
            }
            Event::End(tag) => seen.push(Seen::End(tag.local_name().into_inner().to_owned())),
            Event::Text(piece) => text(&mut seen, &piece.xml_content(VERSION)),
            Event::CData(piece) => text(&mut seen, &piece.xml_content(VERSION)),
            Event::GeneralRef(name) => {
                let raw = format!("&{};", name.xml_content(VERSION));
                text(&mut seen, &quick_xml::escape::unescape(&raw).expect("a reference"));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    seen.retain(|one| !matches!(one, Seen::Text(text) if text.trim().is_empty()));
    seen
}

/// Gives a few bytes at a time, so that every token is cut somewhere.
struct Drops<'a>(&'a [u8], usize);

impl Read for Drops<'_> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let count = self.1.min(out.len()).min(self.0.len());
        out[..count].copy_from_slice(&self.0[..count]);
        self.0 = &self.0[count..];
        Ok(count)
    }
}

#[test]
fn what_xml_has_is_read_as_quick_xml_reads_it() {
    for xml in [
        "<a/>",
        "<a></a>",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<a>x</a>\r\n",
        "<p:a xmlns:p='urn:x' p:b=\"1\" c='2'/>",
        "<a  b = \"1\"\n\tc='2'\r\n></a >",
        "<a b=\"x>y\" c='\"' d=\"'/>\"><e/></a>",
        "<a b=\"&lt;&#65;&amp;&quot;\"/>",
        "<a>&lt;&gt;&amp;&quot;&apos;&#20013;&#x4E2D;</a>",
        "<a>x<![CDATA[<b>&amp;]]]]><![CDATA[>]]>y</a>",
        "<a>x<!-- <b> -- > \" ' -->y<?php echo '>' ?>z</a>",
        "<a><!----><b/><!-- - --></a>",
        "<a>\r\n<b>1\r2\r\n3</b><![CDATA[\r\n]]></a>",
        "<a b=''/>",
        "<a b=\"/\"/>",
        "<表 列=\"值\">张三</表>",
    ] {
        assert_eq!(ours(xml.as_bytes()), Ok(theirs(xml)), "{xml}");
        assert_eq!(ours(Drops(xml.as_bytes(), 1)), Ok(theirs(xml)), "{xml}, byte by byte");
    }
}

#[test]
fn parts_in_utf_16_and_with_a_mark_are_read_alike() {
    let xml = "<?xml version='1.0'?><a b='值'>张三😀</a>";
    let units = || xml.encode_utf16();
    let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
    let marked = [b"\xEF\xBB\xBF".as_slice(), xml.as_bytes()].concat();
    let (marked_little, marked_big) = ([&[0xFF, 0xFE], &little[..]].concat(), [&[0xFE, 0xFF], &big[..]].concat());
    for bytes in [xml.as_bytes(), &marked, &little, &big, &marked_little, &marked_big] {
        assert_eq!(ours(decoded(bytes).expect("bytes")), Ok(theirs(xml)), "{bytes:?}");
    }
}

#[test]
fn what_could_ask_for_memory_is_refused() {
    let over = |limit| Err(Fact::OverLimit(limit));
    assert_eq!(ours("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".as_bytes()), over(Limit::DocumentType));
    let nested = |levels: usize| "<a>".repeat(levels) + &"</a>".repeat(levels);
    assert_eq!(ours(nested(65).as_bytes()), over(Limit::Depth));
    assert_eq!(ours(nested(64).as_bytes()).map(|seen| seen.len()), Ok(128));
    let long = format!("<a>{}</a>", "x".repeat(2 << 20));
    assert_eq!(ours(long.as_bytes()), over(Limit::CellText));
    let long = format!("<a b='{}'/>", "x".repeat(2 << 20));
    assert_eq!(ours(long.as_bytes()), over(Limit::CellText));
    let fits = format!("<a>{}</a>", "&#20013;".repeat(32_767));
    assert_eq!(ours(fits.as_bytes()).map(|seen| seen.len()), Ok(3));
}

#[test]
fn a_document_that_ends_too_early_says_so() {
    let xml = "<a><b c='d'>e</b><![CDATA[f]]><!-- g --></a>";
    for end in 4..xml.len() {
        let read = ours(&xml.as_bytes()[..end]);
        assert_eq!(read, Err(Fact::Truncated), "{}", &xml[..end]);
    }
}

#[test]
fn the_end_of_an_element_is_found_wherever_the_blocks_are_cut() {
    let data = "<x:c>sheetData></x:c>".repeat(9_000);
    let xml = format!("<w><x:sheetData>{data}</x:sheetData><m ref='A1:A2'/></w>");
    for step in [7, 64 * 1024, usize::MAX] {
        let mut xml = Xml::new(Drops(xml.as_bytes(), step));
        assert_eq!(xml.skip_to_end_of("sheetData"), Ok(true));
        let next = xml.next().expect("a tag").expect("a tag");
        assert!(matches!(next, Token::Start(tag) if tag.get("ref") == Some(b"A1:A2")), "{next:?}");
    }
    assert_eq!(Xml::new("<w><sheetData/></w>".as_bytes()).skip_to_end_of("sheetData"), Ok(false));
}

/// A document by chance: names, attributes, texts and everything that can stand between them.
fn documents() -> impl Strategy<Value = String> {
    let name = prop_oneof!["[a-z]{1,3}", "[a-z]{1,2}:[a-z]{1,3}", "[表列值]{1,2}"];
    let value = "[a-z0-9<>'\"&/=  中]{0,6}".prop_map(|text| escaped(&text));
    let attributes = prop::collection::vec((value, "[ \n\t]{1,2}", any::<bool>()), 0..4);
    let text = prop_oneof![
        "[a-z中😀 \r\n\t>\"']{0,9}".prop_map(|text| escaped(&text)),
        "[a-z<&\r\n ]{0,6}".prop_map(|text| format!("<![CDATA[{text}]]>")),
        "[a-z<>&'\" ]{0,6}".prop_map(|text| format!("<!--{text}-->")),
        "[a-z<&'\" ]{0,6}".prop_map(|text| format!("<?p {text}?>")),
        Just("&#x4E2D;&#38;".to_owned()),
    ];
    let leaf = text.boxed();
    let element = leaf.prop_recursive(5, 40, 5, move |inner| {
        (name.clone(), attributes.clone(), prop::collection::vec(inner, 0..5), any::<bool>()).prop_map(
            |(name, attributes, inner, closed)| {
                let mut tag = format!("<{name}");
                for (number, (value, space, single)) in attributes.iter().enumerate() {
                    let quote = if *single { '\'' } else { '"' };
                    let _ = write!(tag, "{space}k{number}{}={quote}{value}{quote}", if number == 2 { " " } else { "" });
                }
                if inner.is_empty() && closed {
                    return tag + "/>";
                }
                format!("{tag}>{}</{name} >", inner.concat())
            },
        )
    });
    prop::collection::vec(element, 0..6).prop_map(|inner| format!("<root>{}</root>", inner.concat()))
}

/// Text as it must be written; `>` and quotes may stand as they are.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('\'', "&apos;")
        .replace('"', "&quot;")
        .replace("]]>", "]]&gt;")
}

proptest! {
    #[test]
    fn documents_by_chance_are_read_as_quick_xml_reads_them(xml in documents(), step in 1_usize..40) {
        prop_assert_eq!(ours(xml.as_bytes()), Ok(theirs(&xml)), "{}", xml);
        prop_assert_eq!(ours(Drops(xml.as_bytes(), step)), Ok(theirs(&xml)), "{}", xml);
    }

    #[test]
    fn bytes_by_chance_end_in_tokens_or_an_error(bytes in prop::collection::vec(prop::sample::select(&b"<>/!?-[]CDATA&;:='\" abx\xFF"[..]), 0..200)) {
        let _ = ours(bytes.as_slice());
    }
}
