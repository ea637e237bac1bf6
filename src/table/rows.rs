//! A table whose cells are computed when they are asked for.

use super::column::Value;
use super::{Cell, Chart, Column, Dress, Head, Task, Words};

/// Rows of some type behind their columns.
trait Rows<'a> {
    fn len(&self) -> usize;
    fn cell(&self, row: usize, column: usize) -> Cell<'a>;
    fn task(&self, row: usize) -> Option<Task<'a>>;
}

struct Typed<'a, T> {
    rows: Vec<T>,
    values: Vec<Value<'a, T>>,
    task: Option<Doing<'a, T>>,
}

/// What is to be done about a row.
type Doing<'a, T> = Box<dyn Fn(&T) -> Task<'a> + Send + Sync + 'a>;

impl<'a, T> Rows<'a> for Typed<'a, T> {
    fn len(&self) -> usize {
        self.rows.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'a> {
        (self.values[column])(&self.rows[row])
    }

    fn task(&self, row: usize) -> Option<Task<'a>> {
        self.task.as_ref().map(|task| task(&self.rows[row]))
    }
}

/// A table of a report.
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own")]
pub struct Table<'a> {
    /// The name that scripts rely on (`members`, `mix`).
    pub key: &'static str,
    /// What people read above it.
    pub title: Words,
    /// Charts that draw it.
    pub charts: Vec<Chart>,
    /// Whether it is too long for a screen or a page: shown there only if it is asked for.
    pub aside: bool,
    /// Whether a pack has it on the sheet of the table before it, below that.
    pub below: bool,
    /// What is to be said below its rows on a sheet.
    pub remark: Option<Words>,
    /// Whether its columns are many and narrow: on paper their headings go on over two lines.
    pub narrow: bool,
    has_tasks: bool,
    heads: Vec<Head>,
    /// Positions of the shown columns in the rows' own columns.
    shown: Vec<usize>,
    /// Whether somebody chose the shown columns.
    chosen: bool,
    /// Positions of the shown rows; `None` for all as they stand.
    order: Option<Vec<usize>>,
    rows: Box<dyn Rows<'a> + Send + Sync + 'a>,
}

impl<'a> Table<'a> {
    /// A table of `rows` under `columns`.
    pub fn new<T: Send + Sync + 'a>(
        key: &'static str,
        title: (&'static str, &'static str),
        rows: Vec<T>,
        columns: Vec<Column<'a, T>>,
    ) -> Self {
        Self::typed(key, title, columns, |values| Typed { rows, values, task: None })
    }

    /// A table of `rows` about each of which something is to be done.
    pub fn of_tasks<T: Send + Sync + 'a>(
        key: &'static str,
        title: (&'static str, &'static str),
        rows: Vec<T>,
        columns: Vec<Column<'a, T>>,
        task: impl Fn(&T) -> Task<'a> + Send + Sync + 'a,
    ) -> Self {
        let task: Doing<'a, T> = Box::new(task);
        let table = Self::typed(key, title, columns, |values| Typed { rows, values, task: Some(task) });
        Self { has_tasks: true, ..table }
    }

    fn typed<T: Send + Sync + 'a>(
        key: &'static str,
        title: (&'static str, &'static str),
        columns: Vec<Column<'a, T>>,
        rows: impl FnOnce(Vec<Value<'a, T>>) -> Typed<'a, T>,
    ) -> Self {
        let (heads, values): (Vec<_>, Vec<_>) = columns.into_iter().map(|column| (column.head, column.value)).unzip();
        Self {
            key,
            title: title.into(),
            charts: Vec::new(),
            aside: false,
            below: false,
            remark: None,
            narrow: false,
            has_tasks: false,
            shown: (0..heads.len()).collect(),
            heads,
            chosen: false,
            order: None,
            rows: Box::new(rows(values)),
        }
    }

    /// The same table, left out on a screen or a page unless it is asked for.
    pub fn aside(self) -> Self {
        Self { aside: true, ..self }
    }

    /// The same table, in a pack on the sheet of the table before it.
    pub fn below(self) -> Self {
        Self { below: true, ..self }
    }

    /// The same table, whose columns are many and narrow.
    pub fn narrow(self) -> Self {
        Self { narrow: true, ..self }
    }

    /// Whether something is to be done about each of its rows.
    pub const fn has_tasks(&self) -> bool {
        self.has_tasks
    }

    /// What is to be done about its rows, in their order.
    pub fn tasks(&self) -> impl Iterator<Item = Task<'a>> {
        (0..self.len()).filter_map(|row| {
            let row = self.order.as_ref().map_or(row, |order| order[row]);
            self.rows.task(row)
        })
    }

    /// The same table with a chart beside it.
    pub fn with_chart(mut self, chart: Chart) -> Self {
        self.charts.push(chart);
        self
    }

    /// The headings of the shown columns.
    pub fn heads(&self) -> impl Iterator<Item = &Head> {
        self.shown.iter().map(|&column| &self.heads[column])
    }

    /// Whether somebody chose the shown columns, so that each of them is wanted.
    pub const fn is_chosen(&self) -> bool {
        self.chosen
    }

    /// How many rows it shows.
    pub fn len(&self) -> usize {
        self.order.as_ref().map_or_else(|| self.rows.len(), Vec::len)
    }

    /// Whether it shows no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The cells of row `row`, from 0.
    pub fn row(&self, row: usize) -> impl Iterator<Item = Cell<'a>> {
        let row = self.order.as_ref().map_or(row, |order| order[row]);
        self.shown.iter().map(move |&column| self.rows.cell(row, column))
    }

    /// The position of the shown column with this key.
    pub fn position(&self, key: &str) -> Option<usize> {
        self.heads().position(|head| head.key == key)
    }

    /// The cell in row `row` under the shown column `column`.
    pub fn cell(&self, row: usize, column: usize) -> Cell<'a> {
        let row = self.order.as_ref().map_or(row, |order| order[row]);
        self.rows.cell(row, self.shown[column])
    }

    /// Shows only these columns, in this order; charts that draw a column left out are left out too, and a hidden
    /// column that was asked for is hidden no more.
    ///
    /// # Errors
    /// The first key that is no shown column.
    pub fn choose(&mut self, keys: &[String]) -> Result<(), String> {
        let position = |key: &String| self.position(key).ok_or_else(|| key.clone());
        let places = keys.iter().map(position).collect::<Result<Vec<_>, _>>()?;
        self.chosen = true;
        self.shown = places.into_iter().map(|place| self.shown[place]).collect();
        for &column in &self.shown {
            let dress = &mut self.heads[column].dress;
            if *dress == Dress::Hidden {
                *dress = Dress::Plain;
            }
        }
        let shown: Vec<&str> = self.heads().map(|head| head.key).collect();
        let drawn = |chart: &Chart| chart.series.iter().chain([&chart.category]).all(|key| shown.contains(key));
        let charts = self.charts.iter().filter(|chart| drawn(chart)).cloned().collect();
        self.charts = charts;
        Ok(())
    }

    /// Shows the columns of these keys no more.
    pub fn leave_out(&mut self, keys: &[&str]) {
        let heads = &self.heads;
        self.shown.retain(|&column| !keys.contains(&heads[column].key));
    }

    /// Gives the column `key` another heading for people.
    pub fn label(&mut self, key: &str, words: (&'static str, &'static str)) {
        if let Some(head) = self.heads.iter_mut().find(|head| head.key == key) {
            head.words = words.into();
        }
    }

    /// Shows only the rows whose cell in the column `key` fits.
    pub fn keep(&mut self, key: &str, fits: impl Fn(&Cell<'a>) -> bool) {
        if let Some(column) = self.position(key) {
            let rows: Vec<usize> = (0..self.len()).filter(|&row| fits(&self.cell(row, column))).collect();
            self.arrange(&rows);
        }
    }

    /// Shows only the rows at these positions of the rows shown now, in this order.
    pub fn arrange(&mut self, rows: &[usize]) {
        let now = |row: usize| self.order.as_ref().map_or(row, |order| order[row]);
        self.order = Some(rows.iter().map(|&row| now(row)).collect());
    }
}
