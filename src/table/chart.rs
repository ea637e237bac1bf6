//! Charts as data: which columns of their table they draw.

use super::Words;

/// How a chart draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawing {
    /// One column a category.
    Columns,
    /// Columns stacked to the whole.
    Share,
    /// One line a series.
    Lines,
    /// The first series as columns, the second as a line on its own axis of shares.
    Pareto,
}

/// A chart beside its table.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// How it draws.
    pub drawing: Drawing,
    /// What it shows.
    pub title: Words,
    /// Key of the column with the categories.
    pub category: &'static str,
    /// Keys of the columns drawn.
    pub series: Vec<&'static str>,
}
