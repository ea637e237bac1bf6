//! The first values below a header, column by column.

use std::collections::{BTreeMap, BTreeSet};

use super::look_date::is_time;
use super::looks::{Look, is_order_number, is_surely_phone, plain};
use crate::read::cell::Raw;
use crate::read::preview::PreviewRow;

/// Rows that decide.
const ROWS: usize = 200;

/// A look at the rows below a header.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sample<'a> {
    rows: &'a [PreviewRow],
}

impl<'a> Sample<'a> {
    pub(super) fn below(rows: &'a [PreviewRow], header: u32) -> Self {
        let from = rows.partition_point(|row| row.number <= header);
        let rows = &rows[from..];
        Self { rows: &rows[..rows.len().min(ROWS)] }
    }

    /// The cells of a column that hold something.
    fn filled(&self, column: usize) -> impl Iterator<Item = Raw<'a>> + use<'a> {
        let is_value = |cell: &Raw<'_>| !cell.is_blank() && !matches!(cell, Raw::Error(_) | Raw::NoResult);
        self.rows.iter().map(move |row| row.get(column)).filter(is_value)
    }

    pub(super) fn count(&self, column: usize) -> usize {
        self.filled(column).count()
    }

    /// Whether at least half of the rows have a value there.
    pub(super) fn is_half_filled(&self, column: usize) -> bool {
        self.count(column) * 2 >= self.rows.len()
    }

    /// How many values look as they should, of how many.
    pub(super) fn looking(&self, column: usize, look: Look) -> (usize, usize) {
        (self.filled(column).filter(|cell| look.fits(*cell)).count(), self.count(column))
    }

    fn mostly(&self, column: usize, test: impl Fn(Raw<'_>) -> bool) -> bool {
        let (fits, all) = (self.filled(column).filter(|cell| test(*cell)).count(), self.count(column));
        all > 0 && fits * 2 >= all
    }

    /// Whether most values are masked, such as `138****8000`.
    pub(super) fn is_masked(&self, column: usize) -> bool {
        self.mostly(column, |cell| cell.text().contains('*'))
    }

    /// Whether most values are order numbers such as `#1001`.
    pub(super) fn is_order_numbers(&self, column: usize) -> bool {
        self.mostly(column, |cell| is_order_number(&plain(cell)))
    }

    /// Whether most values are times of day.
    pub(super) fn is_times(&self, column: usize) -> bool {
        self.mostly(column, is_time)
    }

    /// How many different values a column has.
    pub(super) fn distinct(&self, column: usize) -> usize {
        self.filled(column).map(plain).collect::<BTreeSet<_>>().len()
    }

    /// Whether some value stands on two rows.
    pub(super) fn repeats(&self, column: usize) -> bool {
        self.distinct(column) < self.count(column)
    }

    /// The field of a column that names members without saying by what.
    pub(super) fn identity(&self, column: usize) -> &'static str {
        let has_digit = |cell: Raw<'_>| plain(cell).chars().any(|c| c.is_ascii_digit());
        match () {
            () if self.mostly(column, is_surely_phone) => "phone",
            () if self.mostly(column, has_digit) => "card_no",
            () => "name",
        }
    }

    /// Whether the values are whole numbers around one, as quantities are.
    pub(super) fn is_like_quantities(&self, column: usize) -> bool {
        let number = |cell: Raw<'_>| plain(cell).parse::<f64>().ok();
        let mut numbers: Vec<f64> = self.filled(column).filter_map(number).collect();
        numbers.sort_by(f64::total_cmp);
        let whole = numbers.iter().all(|number| number.fract() == 0.0);
        let median = numbers.get(numbers.len() / 2);
        whole && median.is_some_and(|median| *median <= 2.0) && numbers.len() * 5 >= self.count(column) * 4
    }

    /// The width of the widest row.
    pub(super) fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default()
    }

    /// Whether one value of `column` goes with several values of any of `others`.
    pub(super) fn spans(&self, column: usize, others: &BTreeMap<&'static str, usize>) -> bool {
        self.count(column) > 1 && self.distinct(column) == 1 && others.values().any(|other| self.distinct(*other) > 1)
    }
}
