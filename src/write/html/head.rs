//! The head of the page: what it is about, what it may do (nothing), and how it looks.

use std::io::{self, Write};

use super::escape::Escaped;
use crate::table::{Document, Lang};
use crate::write::palette::{GREY, Ground, HEAT, LINE, PALE_TEAL, SERIES, TEAL};
use crate::write::spelling::Spelling;

/// Nothing is fetched, nothing runs, nothing is sent; only the page's own style holds.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Everything but the colours on a light ground, which are those of the workbook.
const STYLE: &str = include_str!("style.css");

/// Writes what stands before the contents.
pub(super) fn write(document: &Document, spelling: &Spelling, out: &mut dyn Write) -> io::Result<()> {
    let lang = if document.lang == Lang::Chinese { "zh-CN" } else { "en" };
    let title = Escaped(document.report.title.get(document.lang));
    let (as_of, day) = (spelling.pick("统计日", "As of"), document.as_of);
    writeln!(out, "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\"/>")?;
    writeln!(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\"/>")?;
    for (name, content) in [
        ("viewport", "width=device-width, initial-scale=1"),
        ("color-scheme", "light dark"),
        ("robots", "noindex"),
        ("referrer", "no-referrer"),
        // No number becomes a link but those that we make one.
        ("format-detection", "telephone=no"),
        ("generator", "regulars"),
    ] {
        writeln!(out, "<meta name=\"{name}\" content=\"{content}\"/>")?;
    }
    writeln!(out, "<title>{title} {day}</title>\n<style>\n{}{STYLE}</style>\n</head>\n<body>", colors())?;
    writeln!(out, "<header>\n<h1>{title}</h1>\n<p>{as_of} <time datetime=\"{day}\">{day}</time></p>\n</header>")
}

/// The palette as the style names it.
fn colors() -> String {
    let mut named = vec![("teal".to_owned(), TEAL), ("bar".to_owned(), PALE_TEAL)];
    named.extend([("line".to_owned(), LINE), ("grey".to_owned(), GREY)]);
    named.extend((1..).zip(SERIES).map(|(place, color)| (format!("s{place}"), color)));
    for ground in [Ground::Gold, Ground::Silver, Ground::Pale, Ground::Yellow] {
        let name = class(ground);
        named.extend(ground.color().map(|color| (name.to_owned(), color)));
        named.extend(ground.chart_color().map(|color| (format!("{name}-part"), color)));
    }
    let colors = named.iter().map(|(name, color)| format!("--{name}:#{color:06x};")).collect::<Vec<_>>().concat();
    let [_, red, green, blue] = HEAT.to_be_bytes();
    format!(":root{{{colors}--heat:{red},{green},{blue};}}\n")
}

/// The name of a ground in the style.
pub(super) const fn class(ground: Ground) -> &'static str {
    match ground {
        Ground::Bare => "",
        Ground::Gold => "gold",
        Ground::Silver => "silver",
        Ground::Pale => "pale",
        Ground::Yellow => "fill",
    }
}
