//! Columns side by side, and those of Pareto with the line above them.

use std::io::{self, Write};

use super::labels::length;
use super::lines::line;
use super::picture::{Picture, Unit};
use super::plot::{Plot, close};
use super::scale::Scale;
use super::{color, float, legend_of_series, title};
use crate::write::html::escape::Escaped;
use crate::write::spelling::Spelling;

/// The part of a slot that its columns fill.
const FILLED: f64 = 0.74;

/// The widest column.
const WIDEST: f64 = 64.0;

/// Draws all series as columns.
pub(super) fn draw(picture: &Picture, spelling: &Spelling, out: &mut dyn Write) -> io::Result<()> {
    let plot = Plot::new(picture, Scale::from_zero(picture.extent(), picture.unit()), None, spelling);
    plot.open(spelling, out)?;
    let count = picture.series.len();
    (0..count).try_for_each(|series| columns(&plot, picture, (series, count), out))?;
    close(out)?;
    legend_of_series(picture, out)
}

/// Draws the first series as columns and the second, shares, as a line on its own axis.
pub(super) fn draw_pareto(picture: &Picture, spelling: &Spelling, out: &mut dyn Write) -> io::Result<()> {
    let mut first = picture.clone();
    first.series.truncate(1);
    let whole = Scale::around((0.0, 1.0), Unit::Share);
    let plot = Plot::new(picture, Scale::from_zero(first.extent(), first.unit()), Some(whole), spelling);
    plot.open(spelling, out)?;
    columns(&plot, picture, (0, 1), out)?;
    (1..picture.series.len()).try_for_each(|series| line(&plot, picture, series, &whole, out))?;
    close(out)?;
    legend_of_series(picture, out)
}

/// Draws the columns of one of `count` series.
fn columns(plot: &Plot, picture: &Picture, (series, count): (usize, usize), out: &mut dyn Write) -> io::Result<()> {
    let of = &picture.series[series];
    let width = (plot.slot * FILLED / float(count)).min(WIDEST);
    let room = if count == 1 { plot.slot } else { width };
    let named = of.shown.iter().all(|shown| length(shown) + 2.0 <= room) && picture.series.len() == count;
    let zero = Plot::y(&plot.scale, 0.0);
    for (row, value) in of.values.iter().enumerate().filter_map(|(row, value)| Some((row, (*value)?))) {
        let x = plot.x(row) + (float(series) - float(count) / 2.0) * width;
        let y = Plot::y(&plot.scale, value);
        let (top, height) = (y.min(zero), (y - zero).abs());
        let (color, said) = (color(series), title(picture, series, row));
        writeln!(
            out,
            "<rect class=\"{color}\" x=\"{x:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{height:.1}\"><title>{}</title></rect>",
            width - 1.0,
            Escaped(&said)
        )?;
        if named {
            let (middle, y) = (x + width / 2.0, if value < 0.0 { y + 13.0 } else { y - 4.0 });
            writeln!(out, "<text class=\"mid\" x=\"{middle:.1}\" y=\"{y:.1}\">{}</text>", Escaped(&of.shown[row]))?;
        }
    }
    Ok(())
}
