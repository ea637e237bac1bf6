//! A ring whose parts are the values of one column.

use std::io::{self, Write};

use super::picture::Picture;
use super::plot::{close, open};
use super::{color, legend, title};
use crate::write::html::escape::Escaped;
use crate::write::html::head::class;
use crate::write::palette::Ground;

/// What the ring is wide and high.
const SIZE: f64 = 200.0;

/// Draws the ring; the legend has the shares, so that none must fit a small part.
pub(super) fn draw(picture: &Picture, out: &mut dyn Write) -> io::Result<()> {
    let values: Vec<f64> = picture.series[0].values.iter().map(|value| value.unwrap_or(0.0).max(0.0)).collect();
    let whole: f64 = values.iter().sum();
    let percent = |value: f64| if whole > 0.0 { value / whole * 100.0 } else { 0.0 };
    open(SIZE, SIZE, &picture.title, out)?;
    let mut before = 0.0;
    for (row, &value) in values.iter().enumerate().filter(|(_, value)| **value > 0.0) {
        let (part, said) = (percent(value), title(picture, 0, row));
        // The circumference counts as 100 and begins at the top.
        writeln!(
            out,
            "<circle class=\"part {}\" cx=\"100\" cy=\"100\" r=\"70\" pathLength=\"100\" stroke-dasharray=\"{part:.3} 100\" \
             stroke-dashoffset=\"-{before:.3}\" transform=\"rotate(-90 100 100)\"><title>{}</title></circle>",
            part_color(picture, row),
            Escaped(&said)
        )?;
        before += part;
    }
    close(out)?;
    let entry = |(row, value): (usize, &f64)| {
        (part_color(picture, row), format!("{} {:.1}%", picture.labels[row], percent(*value)))
    };
    legend(values.iter().enumerate().map(entry), out)
}

/// The colour of a category: that of its tier, else the next.
fn part_color(picture: &Picture, row: usize) -> String {
    match picture.grounds[row] {
        Ground::Bare => color(row),
        ground => format!("{}-part", class(ground)),
    }
}
