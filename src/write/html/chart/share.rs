//! Columns stacked to the whole.

use std::io::{self, Write};

use super::picture::{Picture, Unit};
use super::plot::{Plot, close};
use super::scale::Scale;
use super::{color, legend_of_series, title};
use crate::write::html::escape::Escaped;
use crate::write::spelling::Spelling;

/// The part of a slot that its column fills.
const FILLED: f64 = 0.8;

/// The widest column.
const WIDEST: f64 = 64.0;

/// Draws the parts of each category, the first series at the foot.
pub(super) fn draw(picture: &Picture, spelling: &Spelling, out: &mut dyn Write) -> io::Result<()> {
    let plot = Plot::new(picture, Scale::around((0.0, 1.0), Unit::Share), None, spelling);
    plot.open(spelling, out)?;
    let width = (plot.slot * FILLED).min(WIDEST);
    for row in 0..picture.labels.len() {
        let x = plot.x(row) - width / 2.0;
        for (series, from, to) in parts(picture, row) {
            let (top, foot) = (Plot::y(&plot.scale, to), Plot::y(&plot.scale, from));
            let (color, said) = (color(series), title(picture, series, row));
            writeln!(
                out,
                "<rect class=\"{color}\" x=\"{x:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{:.1}\"><title>{}</title></rect>",
                foot - top,
                Escaped(&said)
            )?;
        }
    }
    close(out)?;
    legend_of_series(picture, out)
}

/// The series that a category has anything of, with where its part of the whole begins and ends.
fn parts(picture: &Picture, row: usize) -> Vec<(usize, f64, f64)> {
    let values: Vec<f64> = picture.series.iter().map(|series| series.values[row].unwrap_or(0.0).max(0.0)).collect();
    let whole: f64 = values.iter().sum();
    let mut before = 0.0;
    let mut parts = Vec::new();
    for (series, value) in values.into_iter().enumerate().filter(|(_, value)| *value > 0.0) {
        parts.push((series, before / whole, (before + value) / whole));
        before += value;
    }
    parts
}
