//! One cell → what stands in it: its type, its format and its digits together (ECMA-376 part 1, 18.3.1.4).

use super::cells::{Filled, What};
use super::escape;
use super::format::Look;
use super::number::{self, Written};
use super::rich::within;
use super::shared::Shared;
use super::styles::Styles;
use super::xml::push_utf8;
use crate::book::Fact;
use crate::read::values::date::PLAUSIBLE;
use crate::read::values::digits::whole;

/// What the cells of a workbook refer to.
#[derive(Debug, Default)]
pub(super) struct Context {
    pub(super) shared: Shared,
    pub(super) styles: Styles,
    /// Whether days are counted from 1904.
    pub(super) dates_1904: bool,
}

/// The type of a cell (18.18.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Shared,
    /// The result of a formula as text, and dates in words (`d`).
    Text,
    Bool,
    Error,
    /// Text within the cell; it stands in `is`, not in `v`.
    Inline,
}

impl Kind {
    /// The type by its name; without one, or with one that nobody knows, a number.
    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"s" => Self::Shared,
            b"str" | b"d" => Self::Text,
            b"b" => Self::Bool,
            b"e" => Self::Error,
            b"inlineStr" => Self::Inline,
            _ => Self::Number,
        }
    }
}

/// Days from 1899-12-30 to 1904-01-01.
const DAYS_TO_1904: f64 = 1_462.0;

/// Days since 1899-12-30 of a plain number that counts them from 1904; none for what is hardly a day (see
/// [`crate::read::values::date`]) but the digits of one, 20240305, or a year.
pub(super) fn since_1904(number: f64) -> Option<f64> {
    Some(number + DAYS_TO_1904).filter(|days| PLAUSIBLE.contains(days))
}

/// Spreadsheets count a 29 February 1900, so that before 1 March their days are one behind.
const MARCH_1900: f64 = 60.0;

impl Context {
    /// What `value`, its references resolved, comes to in a cell; none for nothing. Text is added to the row's own.
    ///
    /// # Errors
    /// [`Fact::Truncated`] for a shared text that there is not, [`Fact::OverLimit`].
    #[inline]
    pub(super) fn content(
        &self,
        (kind, style): (Kind, u32),
        value: &[u8],
        formula: bool,
        row: &mut Filled,
    ) -> Result<Option<What>, Fact> {
        let trimmed = value.trim_ascii();
        if trimmed.is_empty() && !matches!(kind, Kind::Text | Kind::Inline) {
            return Ok(formula.then_some(What::NoResult));
        }
        Ok(match kind {
            Kind::Number => Some(self.number(style, trimmed, row)?),
            Kind::Shared => {
                let index = whole(trimmed).filter(|index| self.shared.has(*index));
                Some(What::Shared(index.ok_or(Fact::Truncated)?))
            }
            Kind::Bool => Some(What::Bool(matches!(trimmed, b"1" | b"true" | b"TRUE"))),
            Kind::Error => Some(error(row.text(|text| put(text, trimmed))?)),
            Kind::Text if value.is_empty() => None,
            Kind::Text => Some(text(row.text(|text| put(text, value))?)),
            Kind::Inline => None,
        })
    }

    #[inline]
    fn number(&self, style: u32, digits: &[u8], row: &mut Filled) -> Result<What, Fact> {
        let look = self.styles.get(style);
        Ok(match (number::read(digits), look) {
            (Written::Number(days), Look::Date) => What::Serial(self.days(days)),
            (Written::Number(_), Look::Zeros(width))
                if digits.len() < usize::from(width) && digits.iter().all(u8::is_ascii_digit) =>
            {
                let zeros = usize::from(width) - digits.len();
                text(row.text(|text| {
                    text.extend(std::iter::repeat_n('0', zeros));
                    put(text, digits)
                })?)
            }
            (Written::Number(number), _) => What::Number(number),
            (Written::Digits | Written::Text, _) => text(row.text(|text| put(text, digits))?),
        })
    }

    /// Days since 1899-12-30; a time of day has none.
    fn days(&self, days: f64) -> f64 {
        match days {
            days if self.dates_1904 && days >= 1.0 => days + DAYS_TO_1904,
            days if !self.dates_1904 && (1.0..MARCH_1900).contains(&days) => days + 1.0,
            days => days,
        }
    }
}

fn text((from, to): (u32, u32)) -> What {
    What::Text(from, to)
}

fn error((from, to): (u32, u32)) -> What {
    What::Error(from, to)
}

fn put(text: &mut String, value: &[u8]) -> Result<(), Fact> {
    let from = text.len();
    push_utf8(value, text);
    escape::resolve(text, from);
    within(text, from)
}
