//! A start tag: its name and its attributes.

use memchr::memchr;

/// A start tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read::xlsx) struct Tag<'a> {
    /// The name without its prefix.
    pub(in crate::read::xlsx) name: &'a [u8],
    /// Whether the tag is its own end: `<a/>`.
    pub(in crate::read::xlsx) is_empty: bool,
    /// What stands behind the name.
    rest: &'a [u8],
}

impl<'a> Tag<'a> {
    /// The tag of what stands between `<` and `>`.
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        let (bytes, is_empty) = match bytes.split_last() {
            Some((b'/', bytes)) => (bytes, true),
            _ => (bytes, false),
        };
        let end = bytes.iter().position(u8::is_ascii_whitespace).unwrap_or(bytes.len());
        Self { name: local(&bytes[..end]), is_empty, rest: &bytes[end..] }
    }

    /// The attributes: their names without prefix, their values with references.
    pub(in crate::read::xlsx) fn attributes(&self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> + use<'a> {
        let mut rest = self.rest;
        std::iter::from_fn(move || {
            let (name, value, behind) = first(rest)?;
            rest = behind;
            Some((local(name), value))
        })
    }

    /// The value of an attribute, with its references.
    pub(in crate::read::xlsx) fn get(&self, name: &str) -> Option<&'a [u8]> {
        self.attributes().find(|(own, _)| *own == name.as_bytes()).map(|(_, value)| value)
    }

    /// The value of an attribute as text.
    pub(in crate::read::xlsx) fn text(&self, name: &str) -> Option<String> {
        let mut text = String::new();
        super::push_text(self.get(name)?, &mut text);
        Some(text)
    }

    /// The value of an attribute as a whole number.
    pub(in crate::read::xlsx) fn number(&self, name: &str) -> Option<u32> {
        std::str::from_utf8(self.get(name)?.trim_ascii()).ok()?.parse().ok()
    }

    /// Whether an attribute says yes (ECMA-376 part 1, 22.9.2.7 and XML Schema: `1` or `true`).
    pub(in crate::read::xlsx) fn flag(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| matches!(value.trim_ascii(), b"1" | b"true" | b"on"))
    }
}

/// The first attribute, and what stands behind it.
fn first(rest: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let rest = rest.trim_ascii_start();
    let (name, rest) = rest.split_at(memchr(b'=', rest)?);
    let (&quote, rest) = rest[1..].trim_ascii_start().split_first()?;
    if !matches!(quote, b'"' | b'\'') {
        return None;
    }
    let end = memchr(quote, rest)?;
    Some((name.trim_ascii_end(), &rest[..end], &rest[end + 1..]))
}

/// A name without its prefix.
pub(super) fn local(name: &[u8]) -> &[u8] {
    memchr(b':', name).map_or(name, |colon| &name[colon + 1..])
}
