//! What a chart draws, taken from the cells of its table.

use crate::table::{Cell, Chart, Drawing, Table};
use crate::write::layout::label;
use crate::write::palette::Ground;
use crate::write::spelling::{Spelling, number, one_line};

/// What the numbers of an axis count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Things: there is nothing between one and two.
    Count,
    /// Yuan.
    Money,
    /// Parts of one.
    Share,
    /// Anything measured.
    Real,
}

/// Values that belong together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Series {
    pub(super) name: String,
    pub(super) unit: Unit,
    /// A value for each category, where there is one.
    pub(super) values: Vec<Option<f64>>,
    /// The same as it is printed.
    pub(super) shown: Vec<String>,
}

/// A chart with its numbers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Picture {
    pub(super) drawing: Drawing,
    pub(super) title: String,
    /// What the categories are.
    pub(super) category: String,
    /// The categories.
    pub(super) labels: Vec<String>,
    /// What a category stands on in the table.
    pub(super) grounds: Vec<Ground>,
    pub(super) series: Vec<Series>,
}

impl Picture {
    /// What `chart` draws of `table`; nothing if a column is not there, or holds no number.
    pub(super) fn of(table: &Table, chart: &Chart, spelling: &Spelling) -> Option<Self> {
        let category = table.position(chart.category)?;
        let columns: Vec<usize> = chart.series.iter().map(|key| table.position(key)).collect::<Option<_>>()?;
        // What has no name is what is left over, and is in the table only.
        let is_named = |row: &usize| table.cell(*row, category) != Cell::Blank;
        let rows: Vec<usize> = (0..table.len()).filter(is_named).collect();
        let name = |column: usize| {
            table.heads().nth(column).map(|head| label(head, spelling.lang).to_owned()).unwrap_or_default()
        };
        let series: Vec<Series> =
            columns.into_iter().map(|column| Series::of(table, column, &rows, name(column), spelling)).collect();
        let is_empty = series.iter().all(|series| series.values.iter().all(Option::is_none));
        let cells = || rows.iter().map(|&row| table.cell(row, category));
        (!is_empty).then(|| Self {
            drawing: chart.drawing,
            title: chart.title.get(spelling.lang).to_owned(),
            category: name(category),
            labels: cells().map(|cell| one_line(&spelling.shown(&cell)).into_owned()).collect(),
            grounds: cells().map(|cell| ground(&cell)).collect(),
            series,
        })
    }

    /// The least and the greatest value of all series.
    pub(super) fn extent(&self) -> (f64, f64) {
        let values = self.series.iter().flat_map(|series| series.values.iter().flatten());
        let wider = |(low, high): (f64, f64), &value: &f64| (low.min(value), high.max(value));
        values.fold((f64::INFINITY, f64::NEG_INFINITY), wider)
    }

    /// What the first series counts.
    pub(super) fn unit(&self) -> Unit {
        self.series.first().map_or(Unit::Real, |series| series.unit)
    }
}

impl Series {
    fn of(table: &Table, column: usize, rows: &[usize], name: String, spelling: &Spelling) -> Self {
        let cells = || rows.iter().map(|&row| table.cell(row, column));
        let unit = match cells().find(|cell| *cell != Cell::Blank) {
            Some(Cell::Int(_)) => Unit::Count,
            Some(Cell::Money(_)) => Unit::Money,
            Some(Cell::Share(_)) => Unit::Share,
            _ => Unit::Real,
        };
        let shown = cells().map(|cell| spelling.shown(&cell).into_owned()).collect();
        Self { name, unit, values: cells().map(|cell| number(&cell)).collect(), shown }
    }
}

fn ground(cell: &Cell) -> Ground {
    match cell {
        Cell::Code(code) => Ground::of_code(code.key),
        _ => Ground::Bare,
    }
}
