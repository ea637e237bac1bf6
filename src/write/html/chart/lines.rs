//! Lines, broken where there is no value.

use std::io::{self, Write};

use super::picture::Picture;
use super::plot::{Plot, close};
use super::scale::Scale;
use super::{color, legend_of_series, title};
use crate::write::html::escape::Escaped;
use crate::write::spelling::Spelling;

/// Over more points the marks would hide the line; they are felt, but not seen.
const MARKED: usize = 24;

/// Draws a line for each series.
pub(super) fn draw(picture: &Picture, spelling: &Spelling, out: &mut dyn Write) -> io::Result<()> {
    let plot = Plot::new(picture, Scale::of_lines(picture.extent(), picture.unit()), None, spelling);
    plot.open(spelling, out)?;
    // The first stands over the others.
    (0..picture.series.len()).rev().try_for_each(|series| line(&plot, picture, series, &plot.scale, out))?;
    close(out)?;
    legend_of_series(picture, out)
}

/// Draws one series on a scale.
pub(super) fn line(
    plot: &Plot,
    picture: &Picture,
    series: usize,
    scale: &Scale,
    out: &mut dyn Write,
) -> io::Result<()> {
    let point = |(row, value): (usize, &Option<f64>)| value.map(|value| (row, plot.x(row), Plot::y(scale, value)));
    let points: Vec<Option<(usize, f64, f64)>> = picture.series[series].values.iter().enumerate().map(point).collect();
    let color = color(series);
    for run in points.split(Option::is_none).filter(|run| run.len() > 1) {
        let path: Vec<String> = run.iter().flatten().map(|(_, x, y)| format!("{x:.1},{y:.1}")).collect();
        writeln!(out, "<polyline class=\"{color}\" points=\"{}\"/>", path.join(" "))?;
    }
    let dot = if points.len() > MARKED { " unseen" } else { "" };
    for (row, x, y) in points.iter().flatten() {
        let said = title(picture, series, *row);
        let said = Escaped(&said);
        writeln!(
            out,
            "<circle class=\"{color}{dot}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.5\"><title>{said}</title></circle>"
        )?;
    }
    Ok(())
}
