//! Native charts, drawn from the cells of their table.

use rust_xlsxwriter::{
    Chart as Native, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartMarker,
    ChartMarkerType, ChartPoint, ChartSeries, ChartSolidFill, ChartType, RowNum, Worksheet, XlsxError,
};

use super::Leaf;
use super::paper::{self, Columns};
use super::sheet::{ROW, narrow};
use crate::table::{Cell, Chart, Drawing};
use crate::write::layout::label;
use crate::write::palette::{Ground, SERIES};
use crate::write::spelling::Spelling;

/// Over more points than this the marks would hide a line.
const MARKED: usize = 12;

/// The size of a chart, in pixels.
const SIZE: (u32, u32) = (540, 320);

/// The space between two charts, in pixels.
const GAP: u32 = 20;

/// A chart's height in rows, with the space after it.
const HEIGHT: RowNum = 16;

/// So many charts stand side by side: a page holds them in letters that can be read.
const ABREAST: u32 = 2;

/// What a page of A4 landscape holds, in pixels.
const PAGE: (u32, u32) = (1020, 640);

/// What a chart beside a table takes, in pixels, with a column between them: as much wider as columns are where another
/// font stands in for that of the workbook.
pub(super) const BESIDE: u32 = (SIZE.0 + 64) * 5 / 4;

/// Draws the charts of the tables on a sheet, whose columns are these and whose rows are so high, in pixels: beside or
/// below all of them, whichever needs to be made less small to fit a page.
pub(super) fn draw_all(
    sheet: &mut Worksheet,
    leaves: &[Leaf],
    (columns, high): (&Columns, u32),
    spelling: &Spelling,
    font: &str,
) -> Result<(), XlsxError> {
    let name = sheet.name();
    let drawn: Vec<Native> = drawn(&name, leaves, spelling, font).collect();
    if drawn.is_empty() {
        return paper::set(sheet, columns, high, false);
    }
    let last = leaves.iter().map(|leaf| leaf.row(leaf.rows)).max().unwrap_or(0);
    let charts = u32::try_from(drawn.len()).unwrap_or(1);
    let is_too_wide = !columns.and(BESIDE).fit(paper::LYING.0, paper::LEAST);
    if is_too_wide || is_better_below(charts, (columns.whole(), last)) {
        // A chart is not cut by the end of a page.
        let lines = charts.div_ceil(ABREAST);
        let wide = columns.whole().max(charts.min(ABREAST) * (SIZE.0 + GAP) * 5 / 4);
        let scale = |high: RowNum| paper::scale(PAGE.0, wide).min(paper::scale(PAGE.1, high * ROW));
        // Where width makes letters small, a page of charts alone would not make them much larger.
        let (whole, apart) = (scale(last + 4 + lines * HEIGHT), scale(lines.min(2) * HEIGHT));
        if whole >= paper::LEAST || whole * 10 >= apart * 9 {
            sheet.set_print_fit_to_pages(1, 1);
        } else {
            // The row before a chart is blank: its frame would leave a line at the foot of the page before.
            let breaks: Vec<RowNum> = (0..lines).step_by(2).map(|line| last + 2 + line * HEIGHT).collect();
            // A table that one page holds in letters that can be read leaves no few rows for the next.
            let of_table = scale(last + 2);
            let scale = if of_table >= paper::LEAST { apart.min(of_table) } else { apart };
            sheet.set_print_scale(u16::try_from(scale).unwrap_or(100)).set_page_breaks(&breaks)?;
        }
        for (place, native) in (0..).zip(&drawn) {
            let row = last + 3 + place / ABREAST * HEIGHT;
            sheet.insert_chart_with_offset(row, 0, native, place % ABREAST * (SIZE.0 + GAP), 0)?;
        }
        return Ok(());
    }
    let top = leaves.first().map_or(0, |leaf| leaf.top);
    for (place, native) in (0..).zip(&drawn) {
        sheet.insert_chart(top + 1 + place * HEIGHT, narrow(columns.count()) + 1, native)?;
    }
    paper::set(sheet, &columns.and(BESIDE), high.max(charts * HEIGHT * ROW), false)
}

/// The charts of tables that stand on the sheet `name`.
pub(super) fn drawn<'t>(
    name: &'t str,
    leaves: &'t [Leaf],
    spelling: &'t Spelling,
    font: &'t str,
) -> impl Iterator<Item = Native> + 't {
    let leaves = leaves.iter().filter(|leaf| leaf.rows > 0);
    let charts = leaves.flat_map(|leaf| leaf.table.charts.iter().map(move |chart| (leaf, chart)));
    charts.filter_map(move |(leaf, chart)| Artist { sheet: name, leaf, chart, spelling, font }.draw())
}

/// Inserts charts, smaller than beside their tables, under one another to the right of so many columns, from the row
/// `top` on.
pub(super) fn draw_small(
    sheet: &mut Worksheet,
    (top, columns): (RowNum, usize),
    charts: impl Iterator<Item = Native>,
) -> Result<(), XlsxError> {
    const SIZE: (u32, u32) = (480, 280);
    const HEIGHT: RowNum = 14;
    for (place, mut native) in (0..).zip(charts) {
        native.set_width(SIZE.0).set_height(SIZE.1);
        sheet.insert_chart(top + place * HEIGHT, narrow(columns), &native)?;
    }
    Ok(())
}

/// Whether so many charts stand better below than beside tables of this width, in pixels, down to this row.
fn is_better_below(charts: u32, (wide, last): (u32, RowNum)) -> bool {
    let high = (last + 3).saturating_mul(ROW);
    let beside = (wide + BESIDE, high.max(charts * HEIGHT * ROW));
    let below = (wide.max(charts.min(2) * (SIZE.0 + GAP)), high.saturating_add(charts.div_ceil(2) * HEIGHT * ROW));
    // How much a page grows by which all of it would fit, in thousandths; a page that has room to spare is left as it is.
    let growth = |(wide, high): (u32, u32)| {
        let of = |size: u32, page: u32| size.saturating_mul(1000) / page;
        of(wide, PAGE.0).max(of(high, PAGE.1)).max(1000)
    };
    // A table over several pages has its charts where the first of them begins.
    high <= PAGE.1 && growth(below) <= growth(beside)
}

struct Artist<'t, 'a> {
    sheet: &'t str,
    leaf: &'t Leaf<'t, 'a>,
    chart: &'t Chart,
    spelling: &'t Spelling<'t>,
    font: &'t str,
}

impl Artist<'_, '_> {
    /// The chart, unless a column that it draws is not there.
    fn draw(&self) -> Option<Native> {
        let category = self.leaf.table.position(self.chart.category)?;
        let columns: Option<Vec<usize>> = self.chart.series.iter().map(|key| self.leaf.table.position(key)).collect();
        let columns = columns.filter(|columns| !columns.is_empty())?;
        let whole = self.chart.drawing == Drawing::Share && columns.len() == 1;
        let mut native = match self.chart.drawing {
            Drawing::Columns => self.plain(ChartType::Column, category, &columns),
            // A share of one column is of the column's whole.
            Drawing::Share if whole => self.ring(category, columns[0]),
            Drawing::Share => self.plain(ChartType::ColumnPercentStacked, category, &columns),
            Drawing::Lines => self.plain(ChartType::Line, category, &columns),
            Drawing::Pareto => self.pareto(category, &columns),
        };
        if matches!(self.leaf.table.cell(self.leaf.first, category), Cell::Share(_)) {
            native.x_axis().set_num_format("0%");
        }
        self.frame(&mut native, columns.len() > 1 || whole);
        Some(native)
    }

    fn plain(&self, kind: ChartType, category: usize, columns: &[usize]) -> Native {
        let mut native = Native::new(kind);
        for (place, &column) in columns.iter().enumerate() {
            native.push_series(&self.series(category, column, place, kind == ChartType::Line));
        }
        let format = if kind == ChartType::ColumnPercentStacked { "0%" } else { self.number_format(columns[0]) };
        self.axes(&mut native, format);
        let cells = columns.iter().flat_map(|&column| (0..self.leaf.rows).map(move |row| (row, column)));
        if is_near_whole(cells.map(|(row, column)| self.leaf.table.cell(self.leaf.first + row, column))) {
            native.y_axis().set_max(1);
        }
        native
    }

    fn ring(&self, category: usize, column: usize) -> Native {
        let mut native = Native::new_doughnut();
        let mut series = self.series(category, column, 0, false);
        let mut percent = ChartDataLabel::new();
        percent.show_percentage().set_num_format("0.0%").set_font(&self.small());
        let color = |row| match self.leaf.table.cell(self.leaf.first + row, category) {
            Cell::Code(code) => Ground::of_code(code.key).chart_color().unwrap_or(SERIES[row % SERIES.len()]),
            _ => SERIES[row % SERIES.len()],
        };
        let white = ChartLine::new().set_color(0xFF_FF_FF).set_width(1.5).clone();
        let points: Vec<ChartPoint> =
            (0..self.leaf.rows).map(|row| ChartPoint::new().set_format(solid(color(row)).set_border(&white))).collect();
        series.set_points(&points).set_data_label(&percent);
        native.push_series(&series);
        native.set_hole_size(55);
        native
    }

    fn pareto(&self, category: usize, columns: &[usize]) -> Native {
        let mut native = self.plain(ChartType::Column, category, &columns[..1]);
        if let Some(&share) = columns.get(1) {
            let mut line = Native::new(ChartType::Line);
            let mut series = self.series(category, share, 1, true);
            series.set_secondary_axis(true);
            line.push_series(&series);
            native.y2_axis().set_num_format("0%").set_min(0).set_max(1).set_font(&self.small());
            native.combine(&line);
        }
        native
    }

    fn series(&self, category: usize, column: usize, place: usize, line: bool) -> ChartSeries {
        let (first, last) = (self.leaf.row(1), self.leaf.row(self.named(category)));
        let (category, at) = (narrow(category), narrow(column));
        let sheet = self.sheet;
        let color = SERIES[place % SERIES.len()];
        let mut series = ChartSeries::new();
        series.set_categories((sheet, first, category, last, category)).set_values((sheet, first, at, last, at));
        if let Some(head) = self.leaf.table.heads().nth(column) {
            series.set_name(label(head, self.spelling.lang));
        }
        if line {
            let mut marker = ChartMarker::new();
            marker.set_type(ChartMarkerType::Circle).set_size(5).set_format(&mut solid(color));
            let stroke = ChartFormat::new().set_line(ChartLine::new().set_color(color).set_width(2.0)).clone();
            series.set_format(&mut stroke.clone());
            if self.leaf.rows > MARKED {
                series.set_marker(marker.set_none())
            } else {
                series.set_marker(&marker)
            };
        } else {
            series.set_format(&mut solid(color)).set_gap(60);
        }
        series
    }

    /// How many rows are drawn: not those at the end that have no name, which are what is left over.
    fn named(&self, category: usize) -> usize {
        let is_named = |row: &usize| self.leaf.table.cell(self.leaf.first + row, category) != Cell::Blank;
        (0..self.leaf.rows).rev().find(is_named).map_or(self.leaf.rows, |row| row + 1)
    }

    fn axes(&self, native: &mut Native, format: &str) {
        let small = self.small();
        let mut grid = ChartLine::new();
        grid.set_color(0xE3_E7_E8).set_width(0.75);
        native.x_axis().set_font(&small);
        native.y_axis().set_font(&small).set_num_format(format).set_major_gridlines_line(&grid);
        native.y_axis().set_format(ChartFormat::new().set_no_line());
    }

    fn frame(&self, native: &mut Native, legend: bool) {
        let mut bold = self.small();
        bold.set_bold().set_size(12);
        native.title().set_name(self.chart.title.get(self.spelling.lang)).set_font(&bold);
        if legend {
            native.legend().set_position(ChartLegendPosition::Bottom).set_font(&self.small());
        } else {
            native.legend().set_hidden();
        }
        native.chart_area().set_format(ChartFormat::new().set_border(ChartLine::new().set_color(0xD9_DF_E1)));
        native.set_width(SIZE.0).set_height(SIZE.1);
        native.set_alt_text(self.chart.title.get(self.spelling.lang));
    }

    fn small(&self) -> ChartFont {
        let mut font = ChartFont::new();
        font.set_name(self.font).set_size(9).set_color(0x44_4F_53);
        font
    }

    /// The axis speaks as the column's first value does.
    fn number_format(&self, column: usize) -> &'static str {
        let cells = (0..self.leaf.rows).map(|row| self.leaf.table.cell(self.leaf.first + row, column));
        match cells.into_iter().find(|cell| *cell != Cell::Blank) {
            Some(Cell::Share(_)) => "0%",
            Some(Cell::Real(..)) => "General",
            _ => "#,##0",
        }
    }
}

/// Whether the greatest of these shares is so near the whole that an axis of its own would go beyond.
fn is_near_whole<'c>(cells: impl Iterator<Item = Cell<'c>>) -> bool {
    /// In millionths, as shares are counted. Excel leaves a twentieth above the greatest.
    const NEAR: std::ops::RangeInclusive<i64> = 950_000..=1_000_000;
    let share = |cell| if let Cell::Share(millionths) = cell { Some(millionths) } else { None };
    cells.filter_map(share).max().is_some_and(|greatest| NEAR.contains(&greatest))
}

fn solid(color: u32) -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_solid_fill(ChartSolidFill::new().set_color(color));
    format
}

#[cfg(test)]
mod tests {
    use super::is_near_whole;
    use crate::table::Cell;

    #[test]
    fn an_axis_ends_at_the_whole_where_shares_come_near_it_and_none_is_over_it() {
        for (shares, expected) in [
            (&[500_000, 1_000_000][..], true),
            (&[960_000], true),
            (&[820_000], false),
            (&[1_000_000, 1_200_000], false),
            (&[], false),
        ] {
            assert_eq!(is_near_whole(shares.iter().map(|share| Cell::Share(*share))), expected, "{shares:?}");
        }
        assert!(!is_near_whole([Cell::Int(1_000_000)].into_iter()));
    }
}
