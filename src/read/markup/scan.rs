//! Markup → tags and text, tolerantly: what is not closed ends with the file, and no tag is ever an error.

/// A piece of markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text between tags, its entities as they stand.
    Text(&'a str),
    /// Text of a CDATA section.
    Data(&'a str),
    /// `<name attributes>`; whether it is closed at once.
    Open(&'a str, Attributes<'a>, bool),
    /// `</name>`
    Close(&'a str),
}

/// The attributes of a tag, as they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Attributes<'a>(&'a str);

impl<'a> Attributes<'a> {
    /// The value of an attribute by its name without prefix; blank where it has none.
    pub(super) fn get(self, wanted: &str) -> Option<&'a str> {
        let mut rest = self.0;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len());
            let name = &rest[..end];
            let (value, tail) = value(&rest[end..]);
            if local(name).eq_ignore_ascii_case(wanted) && !name.is_empty() {
                return Some(value);
            }
            if tail.is_empty() || tail.len() == rest.len() {
                return None;
            }
            rest = tail;
        }
    }

    /// A whole number.
    pub(super) fn number(self, name: &str) -> Option<usize> {
        self.get(name)?.trim().parse().ok()
    }
}

/// The value behind the name of an attribute, and what follows.
fn value(text: &str) -> (&str, &str) {
    let Some(after) = text.trim_start().strip_prefix('=') else { return ("", text) };
    let after = after.trim_start();
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
    match quote {
        Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
        None => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
    }
}

/// A name without its prefix: `ss:Row` is `Row`.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Gives the pieces of a text in turn.
#[derive(Debug, Clone)]
pub(super) struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    pub(super) const fn of(text: &'a str) -> Self {
        Self { rest: text }
    }

    /// Passes over everything to the end tag of `name`, whose content is no markup.
    fn skip_to_end_of(&mut self, name: &str) {
        let end = format!("</{name}");
        let found = self.rest.as_bytes().windows(end.len()).position(|at| at.eq_ignore_ascii_case(end.as_bytes()));
        self.rest = found.map_or("", |at| &self.rest[at..]);
    }

    fn after(&mut self, mark: &str) -> &'a str {
        let (inside, after) = self.rest.split_once(mark).unwrap_or((self.rest, ""));
        self.rest = after;
        inside
    }

    fn tag(&mut self) -> Token<'a> {
        let end = end_of_tag(self.rest);
        let inside = &self.rest[..end];
        self.rest = self.rest.get(end + 1..).unwrap_or("");
        if let Some(name) = inside.strip_prefix('/') {
            return Token::Close(local(name.trim()));
        }
        let at = inside.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(inside.len());
        let (name, attributes) = inside.split_at(at);
        if ["script", "style"].iter().any(|raw| name.eq_ignore_ascii_case(raw)) {
            self.skip_to_end_of(name);
        }
        Token::Open(local(name), Attributes(attributes), inside.ends_with('/'))
    }
}

/// The position of the `>` that ends a tag, outside quotes.
fn end_of_tag(text: &str) -> usize {
    const LONGEST: usize = 65_536;
    let mut quote = None;
    for (at, byte) in text.bytes().take(LONGEST).enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') if text[..at].trim_end().ends_with('=') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    text.find('>').unwrap_or(text.len())
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let Some(inside) = self.rest.strip_prefix('<') else {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                return Some(Token::Text(text));
            };
            self.rest = inside;
            if let Some(comment) = inside.strip_prefix("!--") {
                self.rest = comment;
                self.after("-->");
            } else if let Some(data) = inside.strip_prefix("![CDATA[") {
                self.rest = data;
                return Some(Token::Data(self.after("]]>")));
            } else if inside.starts_with(['!', '?']) {
                self.after(">");
            } else if inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
                return Some(self.tag());
            } else {
                // `<5` is text.
                return Some(Token::Text("<"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Token, Tokens};

    fn shown(text: &str) -> String {
        let show = |token: Token<'_>| match token {
            Token::Text(text) => text.to_owned(),
            Token::Data(text) => format!("[{text}]"),
            Token::Open(name, attributes, empty) => {
                let span = attributes.number("colspan").map(|span| format!(" {span}")).unwrap_or_default();
                format!("<{name}{span}{}>", if empty { "/" } else { "" })
            }
            Token::Close(name) => format!("</{name}>"),
        };
        Tokens::of(text).map(show).collect::<Vec<_>>().join("·")
    }

    #[test]
    fn markup_is_cut_into_tags_and_text() {
        for (text, expected) in [
            ("<td>a</td>", "<td>·a·</td>"),
            ("<TD class=x COLSPAN=2 nowrap>a", "<TD 2>·a"),
            ("<td title=\"a>b\" colspan='3'>", "<td 3>"),
            ("<br/>x", "<br/>·x"),
            ("a<!-- <td> -->b", "a·b"),
            ("<![CDATA[a<b]]>", "[a<b]"),
            ("<?xml version=\"1.0\"?><!DOCTYPE html><ss:Row>", "<Row>"),
            ("<style>td > p { }</style>x", "<style>·</style>·x"),
            ("<script>if (a<b) '</td>'</SCRIPT>x", "<script>·</SCRIPT>·x"),
            ("1<5 和 6>3", "1·<·5 和 6>3"),
            ("<td", "<td>"),
            ("<td title=\"open>x", "<td>·x"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
