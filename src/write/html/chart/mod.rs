//! Charts as drawings in the page: no text over another, each value behind its shape, and what the shapes are below.

mod columns;
mod labels;
mod lines;
mod picture;
mod plot;
mod ring;
mod scale;
mod share;

use std::io::{self, Write};

use self::picture::Picture;
use super::escape::Escaped;
use crate::table::{Drawing, Table};
use crate::write::palette::SERIES;
use crate::write::spelling::Spelling;

/// Draws the charts of a table.
pub(super) fn write_all(table: &Table, spelling: &Spelling, out: &mut dyn Write) -> io::Result<()> {
    let pictures: Vec<Picture> = table.charts.iter().filter_map(|chart| Picture::of(table, chart, spelling)).collect();
    if pictures.is_empty() {
        return Ok(());
    }
    writeln!(out, "<div class=\"charts\">")?;
    for picture in &pictures {
        writeln!(out, "<figure>\n<figcaption>{}</figcaption>", Escaped(&picture.title))?;
        match picture.drawing {
            Drawing::Columns => columns::draw(picture, spelling, out)?,
            Drawing::Lines => lines::draw(picture, spelling, out)?,
            Drawing::Pareto => columns::draw_pareto(picture, spelling, out)?,
            // A share of one column is of the column's whole.
            Drawing::Share if picture.series.len() == 1 => ring::draw(picture, out)?,
            Drawing::Share => share::draw(picture, spelling, out)?,
        }
        writeln!(out, "</figure>")?;
    }
    writeln!(out, "</div>")
}

/// What the colours are: those of the series.
fn legend_of_series(picture: &Picture, out: &mut dyn Write) -> io::Result<()> {
    legend(picture.series.iter().enumerate().map(|(place, series)| (color(place), series.name.clone())), out)
}

/// What the colours are.
fn legend(entries: impl Iterator<Item = (String, String)>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<ul class=\"legend\">")?;
    for (color, name) in entries {
        writeln!(out, "<li><i class=\"{color}\"></i>{}</li>", Escaped(&name))?;
    }
    writeln!(out, "</ul>")
}

/// The colour of a series, as the style names it.
fn color(place: usize) -> String {
    format!("s{}", place % SERIES.len() + 1)
}

/// What is said of a shape: where it stands, whose it is, what it is worth.
fn title(picture: &Picture, series: usize, row: usize) -> String {
    let of = &picture.series[series];
    let name = if picture.series.len() > 1 { format!(" · {}", of.name) } else { String::new() };
    format!("{}{name}: {}", picture.labels[row], of.shown[row])
}

/// A count for reckoning with places on a drawing.
fn float(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}
