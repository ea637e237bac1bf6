//! What the user says about columns: `--map FIELD=COLUMN`, `[columns]` of `shop.toml`, `--no-header`.

use super::fold::fold;
use super::heading::Heading;
use crate::book::{Kind, Match, column_index};
use crate::read::dictionary::dictionary;

/// One `FIELD=COLUMN` of `--map`; a prefix `FILE!SHEET:` is taken off before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// A field of the dictionary.
    pub field: String,
    /// A header, letters as spreadsheets use them, or a number from 1.
    pub column: String,
}

impl Mapping {
    /// Reads `amount=E,date=消费时间`.
    ///
    /// # Errors
    /// The part that is not a field of the dictionary and a column.
    pub fn parse_all(text: &str) -> Result<Vec<Self>, String> {
        let part = |part: &str| {
            let (field, column) = part.split_once('=').ok_or_else(|| part.trim().to_owned())?;
            let (field, column) = (field.trim(), column.trim());
            if !dictionary().is_field(field) {
                return Err(field.to_owned());
            }
            Ok(Self { field: field.to_owned(), column: column.to_owned() })
        };
        text.split([',', '，']).filter(|text| !text.trim().is_empty()).map(part).collect()
    }

    /// The column, from 0, by its letters or its number.
    fn position(&self) -> Option<usize> {
        let by_number = self.column.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        by_number.or_else(|| column_index(&self.column).map(usize::from))
    }
}

/// Everything the user says about the columns of a sheet.
#[derive(Debug, Clone, Copy)]
pub struct Naming<'a> {
    /// `--map`.
    pub mapped: &'a [Mapping],
    /// `[columns]`: header and field.
    pub configured: &'a [(String, String)],
    /// `false` with `--no-header`.
    pub has_header: bool,
    /// The kind, where it is known already.
    pub kind: Option<Kind>,
    /// Whether the sheet is called a survey, so that its columns may ask anything.
    pub survey: bool,
}

impl Default for Naming<'_> {
    fn default() -> Self {
        Self { mapped: &[], configured: &[], has_header: true, kind: None, survey: false }
    }
}

impl Naming<'_> {
    /// Gives the columns of a header the fields that the user names.
    pub(super) fn apply(&self, headings: &mut [Heading]) {
        for (header, field) in self.configured {
            let name = fold(header);
            for heading in headings.iter_mut().filter(|heading| fold(&heading.text) == name && !name.is_empty()) {
                heading.given = Some((field.clone(), Match::Configured));
            }
        }
        for mapping in self.mapped {
            if let Some(column) = by_header(headings, &mapping.column).or_else(|| mapping.position())
                && let Some(heading) = headings.get_mut(column)
            {
                heading.given = Some((mapping.field.clone(), Match::Mapped));
            }
        }
    }
}

fn by_header(headings: &[Heading], header: &str) -> Option<usize> {
    let name = fold(header);
    let as_written = headings.iter().position(|heading| heading.text == header);
    as_written.or_else(|| headings.iter().position(|heading| !name.is_empty() && fold(&heading.text) == name))
}

#[cfg(test)]
mod tests {
    use super::Mapping;

    #[test]
    fn mappings_name_a_field_and_a_column() {
        let read = Mapping::parse_all("amount=E, date=消费时间，qty=3").unwrap_or_default();
        let pairs: Vec<_> = read.iter().map(|m| (m.field.as_str(), m.column.as_str(), m.position())).collect();
        assert_eq!(pairs, [("amount", "E", Some(4)), ("date", "消费时间", None), ("qty", "3", Some(2))]);
        assert_eq!(Mapping::parse_all("amout=E"), Err("amout".to_owned()));
        assert_eq!(Mapping::parse_all("amount"), Err("amount".to_owned()));
    }
}
