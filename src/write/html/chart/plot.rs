//! The frame of a drawing: the ground with its axes, on which the kinds of charts put their shapes.

use std::io::{self, Write};

use super::float;
use super::labels::{Labels, length};
use super::picture::Picture;
use super::scale::Scale;
use crate::write::html::escape::Escaped;
use crate::write::spelling::Spelling;

/// What a drawing is wide; the page makes it larger or smaller.
pub(super) const WIDTH: f64 = 440.0;

/// Where the ground begins below the upper edge: half a line of text above the highest value.
const TOP: f64 = 18.0;

/// How high the ground is.
const HEIGHT: f64 = 190.0;

/// Room for the name of the categories.
const NAME: f64 = 18.0;

/// Room between a number of an axis and the ground.
const GAP: f64 = 6.0;

/// A drawing with even slots for its categories, between a scale on the left and perhaps one on the right.
pub(super) struct Plot<'p> {
    picture: &'p Picture,
    labels: Labels,
    pub(super) scale: Scale,
    right_scale: Option<Scale>,
    left: f64,
    right: f64,
    /// How wide the slot of a category is.
    pub(super) slot: f64,
}

impl<'p> Plot<'p> {
    pub(super) fn new(picture: &'p Picture, scale: Scale, right_scale: Option<Scale>, spelling: &Spelling) -> Self {
        let margin = |scale: &Scale| {
            scale.ticks().map(|tick| length(&scale.label(tick, spelling))).fold(0.0, f64::max) + GAP + 2.0
        };
        let (mut left, mut right) = (margin(&scale), right_scale.as_ref().map_or(8.0, margin));
        let count = float(picture.labels.len().max(1));
        // The wider the margins, the narrower the slots, and the further the labels reach out: a second look is enough.
        let slot = |left: f64, right: f64| (WIDTH - left - right) / count;
        let mut labels = Labels::new(&picture.labels, slot(left, right));
        for _ in 0..2 {
            let slot = slot(left, right);
            labels = Labels::new(&picture.labels, slot);
            let beyond = labels.beyond(slot);
            (left, right) = (left.max(beyond.0 + 2.0), right.max(beyond.1 + 2.0));
        }
        Self { picture, labels, scale, right_scale, left, right, slot: slot(left, right) }
    }

    /// The middle of a category's slot.
    pub(super) fn x(&self, place: usize) -> f64 {
        self.left + (float(place) + 0.5) * self.slot
    }

    /// The height of a value on a scale.
    pub(super) fn y(scale: &Scale, value: f64) -> f64 {
        TOP + HEIGHT * (1.0 - scale.part(value))
    }

    /// Opens the drawing, with its axes on the ground.
    pub(super) fn open(&self, spelling: &Spelling, out: &mut dyn Write) -> io::Result<()> {
        let floor = TOP + HEIGHT;
        let below = floor + self.labels.height();
        open(WIDTH, below + NAME + 4.0, &self.picture.title, out)?;
        let end = WIDTH - self.right;
        for tick in self.scale.ticks() {
            let y = Self::y(&self.scale, tick);
            let class = if tick == 0.0 { "axis" } else { "grid" };
            writeln!(
                out,
                "<line class=\"{class}\" x1=\"{:.1}\" x2=\"{end:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>",
                self.left
            )?;
            let label = self.scale.label(tick, spelling);
            writeln!(out, "<text class=\"end\" x=\"{:.1}\" y=\"{:.1}\">{label}</text>", self.left - GAP, y + 4.0)?;
        }
        for tick in self.right_scale.iter().flat_map(Scale::ticks) {
            let Some(scale) = &self.right_scale else { continue };
            let (y, label) = (Self::y(scale, tick), scale.label(tick, spelling));
            writeln!(out, "<text x=\"{:.1}\" y=\"{:.1}\">{label}</text>", end + GAP, y + 4.0)?;
        }
        self.labels.write(|place| self.x(place), floor, out)?;
        let (middle, name) = (self.left.midpoint(end), Escaped(&self.picture.category));
        writeln!(out, "<text class=\"mid name\" x=\"{middle:.1}\" y=\"{:.1}\">{name}</text>", below + NAME - 3.0)
    }
}

/// Opens a drawing of this size.
pub(super) fn open(width: f64, height: f64, title: &str, out: &mut dyn Write) -> io::Result<()> {
    let title = Escaped(title);
    writeln!(out, "<svg viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\" aria-label=\"{title}\">")
}

/// Ends a drawing.
pub(super) fn close(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "</svg>")
}
