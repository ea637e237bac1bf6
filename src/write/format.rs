//! The formats, and how they are named.

/// What a report is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Tables for a terminal.
    Table {
        /// Whether titles and headings stand out in bold.
        color: bool,
    },
    /// One table, comma separated.
    Csv {
        /// With a byte order mark and CRLF, as spreadsheet programs want it; else without and with LF.
        people: bool,
        /// Leaves texts that look like formulas as they are.
        raw: bool,
    },
    /// JSON with the keys that scripts rely on.
    Json,
    /// Tables as GitHub shows them.
    Markdown,
    /// A page for browsers, whole in one file.
    Html,
    /// A workbook.
    Xlsx,
    /// What is to be done, as a calendar (iCalendar).
    Calendar,
    /// What is to be done, person by person, to be pasted into a message; of a report without tasks its tables.
    Paste,
}

impl Format {
    /// The format of a file with this extension, in any case and without its dot.
    pub fn from_extension(extension: &str) -> Option<Self> {
        Some(match extension.to_ascii_lowercase().as_str() {
            "txt" => Self::Paste,
            "ics" => Self::Calendar,
            "csv" => Self::Csv { people: true, raw: false },
            "json" => Self::Json,
            "md" => Self::Markdown,
            "html" | "htm" => Self::Html,
            "xlsx" => Self::Xlsx,
            _ => return None,
        })
    }

    /// Whether it is a report by itself, with what each figure means.
    pub const fn is_whole(self) -> bool {
        matches!(self, Self::Html | Self::Xlsx)
    }

    /// Whether it shows the rules in force.
    pub const fn shows_rules(self) -> bool {
        self.is_whole() || matches!(self, Self::Json)
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn extensions_name_formats_in_any_case() {
        for (extension, format) in [
            ("xlsx", Some(Format::Xlsx)),
            ("XLSX", Some(Format::Xlsx)),
            ("csv", Some(Format::Csv { people: true, raw: false })),
            ("json", Some(Format::Json)),
            ("md", Some(Format::Markdown)),
            ("html", Some(Format::Html)),
            ("HTM", Some(Format::Html)),
            ("txt", Some(Format::Paste)),
            ("ics", Some(Format::Calendar)),
            ("xls", None),
            ("", None),
        ] {
            assert_eq!(Format::from_extension(extension), format, "{extension}");
        }
    }
}
