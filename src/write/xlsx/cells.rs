//! One value into one cell: a string stays a string, a number a number, a day a day.

use std::borrow::Cow;

use chrono::Datelike;
use rust_xlsxwriter::{ColNum, ExcelDateTime, RowNum, Url, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::look::{Kind, Look};
use super::names::cut;
use crate::table::Cell;
use crate::write::palette::Ground;
use crate::write::spelling::{self, Spelling};

/// The widest that a column gets, in digits; longer texts go on below.
pub(super) const WIDEST: usize = 48;

/// The longest text of a cell.
const LONGEST: usize = 32_767;

/// A longer text in a cell of the format "text" shows as `####` in some versions of Excel.
const LONGEST_TEXT: usize = 255;

/// Writes values.
pub(super) struct Pen<'d> {
    pub(super) spelling: Spelling<'d>,
    pub(super) look: Look,
}

impl<'d> Pen<'d> {
    /// A pen for a document.
    pub(super) fn new(spelling: Spelling<'d>, look: Look) -> Self {
        Self { spelling, look }
    }

    /// Writes a link to the top of a sheet.
    pub(super) fn link(
        &self,
        sheet: &mut Worksheet,
        at: (RowNum, ColNum),
        name: &str,
        text: &str,
    ) -> Result<(), XlsxError> {
        let url = Url::new(format!("internal:'{}'!A1", name.replace('\'', "''"))).set_text(text);
        sheet.write_url_with_format(at.0, at.1, url, &self.look.link())?;
        Ok(())
    }

    /// Writes `cell` and returns how wide it is and how many lines it takes.
    pub(super) fn put(
        &mut self,
        sheet: &mut Worksheet,
        at: (RowNum, ColNum),
        cell: &Cell,
        ground: Ground,
    ) -> Result<(usize, usize), XlsxError> {
        self.put_within(sheet, at, cell, ground, WIDEST)
    }

    /// The same in a column whose lines hold so many digits.
    pub(super) fn put_within(
        &mut self,
        sheet: &mut Worksheet,
        at: (RowNum, ColNum),
        cell: &Cell,
        ground: Ground,
        room: usize,
    ) -> Result<(usize, usize), XlsxError> {
        let ground = match cell {
            Cell::Code(code) if ground == Ground::Bare => Ground::of_code(code.key),
            _ => ground,
        };
        let shown = self.spelling.shown(cell);
        if let Some((number, kind)) = number(cell) {
            sheet.write_number_with_format(at.0, at.1, number, self.look.value(kind, ground))?;
        } else if let Some(date) = date(cell) {
            sheet.write_datetime_with_format(at.0, at.1, &date, self.look.value(Kind::Date, ground))?;
        } else if shown.is_empty() {
            sheet.write_blank(at.0, at.1, self.look.value(Kind::General, ground))?;
        } else {
            let kind = kind_of_text(cell, &shown, room);
            sheet.write_string_with_format(at.0, at.1, fitting(&shown), self.look.value(kind, ground))?;
        }
        let widths = || shown.lines().map(UnicodeWidthStr::width);
        Ok((widths().max().unwrap_or(0), widths().map(|width| lines(width, room)).sum()))
    }
}

/// The lines of a text in a column of so many digits. Full-width signs, and punctuation that may not begin a line, leave
/// a little of each line blank.
pub(super) fn lines(width: usize, room: usize) -> usize {
    if width <= room { 1 } else { width.div_ceil(room.saturating_sub(2).max(1)) }
}

/// How a cell that is a number is formatted; one of more than 15 digits is shown as text.
fn number(cell: &Cell) -> Option<(f64, Kind)> {
    let kind = match cell {
        Cell::Real(_, decimals) => Kind::Real(*decimals),
        Cell::Money(_) => Kind::Money,
        Cell::Share(_) => Kind::Percent,
        _ => Kind::Count,
    };
    Some((spelling::number(cell)?, kind))
}

/// What Excel can hold as a day: from 1900 on.
fn date(cell: &Cell) -> Option<ExcelDateTime> {
    let Cell::Date(day) = cell else { return None };
    let part = |part: u32| u8::try_from(part).ok();
    ExcelDateTime::from_ymd(u16::try_from(day.year()).ok()?, part(day.month())?, part(day.day())?).ok()
}

fn kind_of_text(cell: &Cell, shown: &str, room: usize) -> Kind {
    if shown.contains('\n') || shown.width() > room {
        return Kind::Long;
    }
    match cell {
        Cell::Text(_) | Cell::Phone(_) | Cell::PhoneKey(_) | Cell::PhoneKeyed(..) if shown.len() <= LONGEST_TEXT => {
            Kind::Text
        }
        _ => Kind::General,
    }
}

/// A text that a cell can hold.
fn fitting(text: &str) -> Cow<'_, str> {
    // Shorter in bytes is shorter in UTF-16 too.
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return Cow::Borrowed(text);
    }
    (cut(text, LONGEST - 1).to_owned() + "…").into()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_text_too_long_for_a_cell_ends_in_dots() {
        let text = "长".repeat(40_000);
        let fitting = super::fitting(&text);
        assert_eq!(fitting.chars().count(), 32_767);
        assert!(fitting.ends_with("长…"));
        assert_eq!(super::fitting("短"), "短");
    }
}
