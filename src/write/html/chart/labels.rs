//! The words below an axis, so that none stands over another.

use std::io::{self, Write};

use unicode_width::UnicodeWidthChar;

use super::float;
use crate::write::html::escape::Escaped;

/// What a line of text is high, letters of 12 with the space above and below them.
const LINE: f64 = 20.0;

/// The longest text on a slant.
const LONGEST: f64 = 130.0;

/// The sine of 45°, which is also its cosine.
const SLANT: f64 = std::f64::consts::FRAC_1_SQRT_2;

/// How wide a text is drawn at most, in letters of 12: no page knows the fonts of its reader, so the widest of the usual
/// ones counts.
pub(super) fn length(text: &str) -> f64 {
    text.chars().map(width).sum()
}

fn width(sign: char) -> f64 {
    match sign {
        'i' | 'j' | 'l' | ' ' | '.' | ',' | ':' | '-' | '\'' | '(' | ')' => 5.0,
        '%' | 'm' | 'w' | 'M' | 'W' | '@' => 12.0,
        'A'..='Z' => 8.8,
        sign => match sign.width() {
            Some(2) => 12.2,
            Some(0) | None => 0.0,
            _ => 7.7,
        },
    }
}

/// The labels of categories that stand at even distances.
pub(super) struct Labels {
    texts: Vec<String>,
    slanted: bool,
    /// Every how many are written.
    every: usize,
}

impl Labels {
    /// Level where they have room; of a sequence, whose gaps anybody can fill, every second or third; else on a slant.
    pub(super) fn new(texts: &[String], slot: f64) -> Self {
        const GAP: f64 = 8.0;
        let widest = texts.iter().map(|text| length(text)).fold(0.0, f64::max) + GAP;
        if widest <= slot || is_sequence(texts) {
            return Self { texts: texts.to_vec(), slanted: false, every: every(widest, slot) };
        }
        let texts = texts.iter().map(|text| cut(text)).collect();
        Self { texts, slanted: true, every: every(LINE, slot * SLANT) }
    }

    /// How far they reach below the axis.
    pub(super) fn height(&self) -> f64 {
        if self.slanted { self.widest() * SLANT + LINE - 4.0 } else { LINE }
    }

    /// How far the labels, the first of which stands in the middle of the first slot, reach out before the first slot and
    /// behind the last.
    pub(super) fn beyond(&self, slot: f64) -> (f64, f64) {
        let middle = |place: usize| (float(place) + 0.5) * slot;
        let written = || self.written().map(|(place, text)| (place, length(text)));
        let before = if self.slanted { SLANT } else { 0.5 };
        let after = if self.slanted { 0.0 } else { 0.5 };
        let whole = float(self.texts.len()) * slot;
        let left = written().map(|(place, width)| width * before - middle(place)).fold(0.0, f64::max);
        let right = written().map(|(place, width)| middle(place) + width * after - whole).fold(0.0, f64::max);
        (left, right)
    }

    /// Writes them below `y`, each in the middle that `x` gives of its place.
    pub(super) fn write(&self, x: impl Fn(usize) -> f64, y: f64, out: &mut dyn Write) -> io::Result<()> {
        for (place, text) in self.written() {
            let (x, text) = (x(place), Escaped(text));
            if self.slanted {
                let (x, y) = (x + 4.0, y + LINE - 5.0);
                let turn = format!("rotate(-45 {x:.1} {y:.1})");
                writeln!(out, "<text class=\"end\" x=\"{x:.1}\" y=\"{y:.1}\" transform=\"{turn}\">{text}</text>")?;
            } else {
                writeln!(out, "<text class=\"mid\" x=\"{x:.1}\" y=\"{:.1}\">{text}</text>", y + LINE - 2.0)?;
            }
        }
        Ok(())
    }

    fn written(&self) -> impl Iterator<Item = (usize, &String)> {
        self.texts.iter().enumerate().step_by(self.every)
    }

    fn widest(&self) -> f64 {
        self.written().map(|(_, text)| length(text)).fold(0.0, f64::max)
    }
}

/// Every how many places something so wide has room.
fn every(width: f64, slot: f64) -> usize {
    let mut every = 1;
    while float(every) * slot < width && every < usize::from(u16::MAX) {
        every += 1;
    }
    every
}

/// Whether the labels go on as numbers and months do.
fn is_sequence(texts: &[String]) -> bool {
    texts.iter().all(|text| text.starts_with(|first: char| first.is_ascii_digit()))
}

/// A text that is short enough for a slant.
fn cut(text: &str) -> String {
    if length(text) <= LONGEST {
        return text.to_owned();
    }
    let mut room = LONGEST - 12.0;
    let fits = |sign: &char| {
        room -= width(*sign);
        room >= 0.0
    };
    text.chars().take_while(fits).collect::<String>() + "…"
}

#[cfg(test)]
mod tests {
    use super::{Labels, cut};

    fn labels(texts: &[&str], slot: f64) -> (bool, usize) {
        let texts: Vec<String> = texts.iter().map(|&text| text.to_owned()).collect();
        let labels = Labels::new(&texts, slot);
        (labels.slanted, labels.every)
    }

    #[test]
    fn labels_never_stand_over_each_other() {
        // Two Chinese characters are 24.4 wide, and the gap is 8: 32.4.
        assert_eq!(labels(&["金卡", "银卡"], 33.0), (false, 1));
        assert_eq!(labels(&["金卡", "银卡"], 32.0), (true, 1));
        // Six digits of 7.7, a hyphen of 5 and the gap are 59.2: every second at 30.
        assert_eq!(labels(&["2026-01", "2026-02", "2026-03"], 30.0), (false, 2));
        // A slanted line needs 20 across, 28.3 along the axis.
        assert_eq!(labels(&["重要价值客户", "重要挽留客户"], 15.0), (true, 2));
    }

    #[test]
    fn slanted_labels_reach_out_to_the_left() {
        let labels = Labels::new(&["重要价值客户".to_owned()], 30.0);
        let (left, right) = labels.beyond(30.0);
        // 73.2 wide; at 45° it reaches 51.8 back from the middle at 15.
        assert!((left - 36.8).abs() < 0.1 && right == 0.0, "{left} {right}");
    }

    #[test]
    fn long_names_end_in_dots() {
        // Ten characters are 122, eleven 134.2; nine and the dots fit.
        assert_eq!(cut("一二三四五六七八九十"), "一二三四五六七八九十");
        assert_eq!(cut("一二三四五六七八九十一"), "一二三四五六七八九…");
    }
}
