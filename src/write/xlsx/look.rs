//! The looks of cells: one font, number formats.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use crate::table::Lang;
use crate::write::palette::{GREY, Ground, LINE, TEAL};

/// How the value of a cell is formatted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Words.
    General,
    /// Texts that stay texts: phones, card numbers.
    Text,
    /// Texts longer than their column.
    Long,
    /// Counts.
    Count,
    /// Measured numbers with so many decimals.
    Real(u8),
    /// Money.
    Money,
    /// Shares.
    Percent,
    /// Days.
    Date,
}

/// The formats of a workbook, each made once.
pub(super) struct Look {
    font: &'static str,
    made: BTreeMap<(Kind, Ground), Format>,
}

impl Look {
    /// The look of a workbook in `lang`.
    pub(super) fn of(lang: Lang) -> Self {
        // Where the font is missing, the program takes its own.
        let font = if lang == Lang::Chinese { "Microsoft YaHei" } else { "Calibri" };
        Self { font, made: BTreeMap::new() }
    }

    /// The name of the font.
    pub(super) fn font(&self) -> &'static str {
        self.font
    }

    /// Words without a frame.
    pub(super) fn plain(&self) -> Format {
        Format::new().set_font_name(self.font).set_font_size(10).set_align(FormatAlign::VerticalCenter)
    }

    /// A sentence over several lines.
    pub(super) fn sentence(&self) -> Format {
        self.ruled().set_text_wrap()
    }

    /// A remark.
    pub(super) fn remark(&self) -> Format {
        self.plain().set_font_color(GREY).set_italic()
    }

    /// The name of the report.
    pub(super) fn title(&self) -> Format {
        self.plain().set_font_size(18).set_bold().set_font_color(TEAL)
    }

    /// The name of a section.
    pub(super) fn section(&self) -> Format {
        let line = self.plain().set_border_bottom(FormatBorder::Medium).set_border_bottom_color(TEAL);
        line.set_font_size(12).set_bold().set_font_color(TEAL)
    }

    /// The heading of a column; over numbers it stands to the right, as they do, with `room` for a filter's arrow.
    pub(super) fn heading(&self, number: bool, room: u8) -> Format {
        let heading = self.plain().set_bold().set_font_color(0xFF_FF_FF).set_background_color(TEAL);
        if number { heading.set_align(FormatAlign::Right).set_indent(room) } else { heading }
    }

    /// A link within the workbook.
    pub(super) fn link(&self) -> Format {
        self.ruled().set_font_color(TEAL).set_underline(rust_xlsxwriter::FormatUnderline::Single)
    }

    /// The format of a value.
    pub(super) fn value(&mut self, kind: Kind, ground: Ground) -> &Format {
        if !self.made.contains_key(&(kind, ground)) {
            let format = self.make(kind, ground);
            self.made.insert((kind, ground), format);
        }
        &self.made[&(kind, ground)]
    }

    fn ruled(&self) -> Format {
        self.plain().set_border_bottom(FormatBorder::Thin).set_border_bottom_color(LINE)
    }

    fn make(&self, kind: Kind, ground: Ground) -> Format {
        let format = self.ruled();
        let format = match ground.color() {
            Some(color) => format.set_background_color(color),
            None => format,
        };
        // Whoever writes by hand sees where a field ends.
        let format = match ground {
            Ground::Yellow => format.set_border_left(FormatBorder::Thin).set_border_left_color(LINE),
            _ => format,
        };
        let format = match kind {
            Kind::General | Kind::Text | Kind::Long | Kind::Date => format,
            _ => format.set_align(FormatAlign::Right),
        };
        match kind {
            Kind::General => format,
            Kind::Text => format.set_num_format("@"),
            Kind::Long => format.set_text_wrap(),
            // Room as wide as a digit, so that a number does not touch the words of the next column. An indent would do the
            // same in Excel, but LibreOffice has it only beside blank cells.
            Kind::Count | Kind::Real(0) => format.set_num_format("#,##0_0"),
            Kind::Real(decimals) => format.set_num_format(format!("#,##0.{}_0", "0".repeat(decimals.into()))),
            Kind::Money => format.set_num_format("#,##0.00_0"),
            Kind::Percent => format.set_num_format("0.0%_0"),
            Kind::Date => format.set_num_format("yyyy-mm-dd").set_align(FormatAlign::Center),
        }
    }
}
