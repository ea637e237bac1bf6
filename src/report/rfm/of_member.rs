//! What is said of one member: each score with its value, its band and its rank.

use chrono::NaiveDate;

use super::measure::Dimension;
use super::{Rfm, Scored, Scoring};
use crate::book::calendar::Window;
use crate::book::rules::{Method, Rules, Segment};
use crate::book::{Book, MemberId, Money};
use crate::report::Refusal;
use crate::stats::Ratio;
use crate::table::Cell;

/// A member's scores and what they rest on.
pub(in crate::report) struct Explained<'a> {
    /// R, F and M.
    pub(in crate::report) scores: [Score; 3],
    pub(in crate::report) class8: Cell<'static>,
    /// Mean, median or the shop's own cuts, from which on R, F and M are high.
    pub(in crate::report) high_by: (&'static str, &'static str),
    pub(in crate::report) segments: &'a [Segment],
    /// The position of the segment; one past the last for none.
    pub(in crate::report) segment: usize,
    pub(in crate::report) window: Window,
    /// How many members were scored.
    pub(in crate::report) members: usize,
}

/// A score in one dimension.
pub(in crate::report) struct Score {
    pub(in crate::report) given: u8,
    /// Days, purchases or minor units.
    pub(in crate::report) value: i64,
    /// 1 + the members whose value is better.
    pub(in crate::report) rank: usize,
    /// The members with the same value, this one included.
    pub(in crate::report) equal: usize,
    /// Whether it is high, and from where on it would be.
    pub(in crate::report) high: bool,
    pub(in crate::report) bar: String,
    /// The values that get this score, such as `24 < x ≤ 61`.
    pub(in crate::report) band: String,
}

/// The scores of a member under the rules in force; nothing without a purchase in the window.
///
/// # Errors
/// Rules that do not fit each other.
pub(in crate::report) fn of_member<'a>(
    book: &Book,
    rules: &'a Rules,
    member: MemberId,
    as_of: NaiveDate,
) -> Result<Option<Explained<'a>>, Refusal> {
    let plan = Rfm::default().plan(&rules.rfm)?;
    let Scoring { scored, bands, bars } = Scoring::new(book, &rules.purchases, plan, as_of);
    let Some(own) = scored.iter().find(|row| row.measured.member == member) else { return Ok(None) };
    let score = |of: Dimension| {
        let value = |row: &Scored| of.value(&row.measured, plan.monetary);
        let own_value = value(own);
        let better = |row: &&Scored| if of == Dimension::Recency { value(row) < own_value } else { value(row) > own_value };
        let score = [own.r, own.f, own.m][of as usize];
        let band = bands.iter().find(|band| (band.dimension, band.score) == (of, score));
        Score {
            given: score,
            value: own_value,
            rank: 1 + scored.iter().filter(better).count(),
            equal: scored.iter().filter(|row| value(row) == own_value).count(),
            high: bars.high(&own.measured, plan.monetary)[of as usize],
            bar: bars.bar(of).unwrap_or_default(),
            band: band.map(|band| between(of, plan.method, band.from, band.to)).unwrap_or_default(),
        }
    };
    Ok(Some(Explained {
        scores: Dimension::ALL.map(score),
        class8: own.class8.into(),
        high_by: bars.words(),
        segments: &plan.rules.segments,
        segment: own.segment.into(),
        window: plan.window,
        members: scored.len(),
    }))
}

/// A band with its edges, which belong to it as the method has it.
fn between(of: Dimension, method: Method, from: Option<Ratio>, to: Option<Ratio>) -> String {
    let edge = |edge: Ratio| match of {
        Dimension::Monetary => edge.in_parts(1).map(Money).map(crate::report::said::grouped).unwrap_or_default(),
        Dimension::Recency | Dimension::Frequency => {
            let text = format!("{:.3}", edge.to_f64());
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
    };
    let (above, below) = match method {
        Method::Quantile | Method::Fixed => ("<", "≤"),
        Method::RfmCompat => ("≤", "<"),
        Method::Ntile => ("≤", "≤"),
    };
    let letter = of.letter();
    match (from.map(edge), to.map(edge)) {
        (None, None) => String::new(),
        (Some(from), None) => format!("{letter} {} {from}", if above == "<" { ">" } else { "≥" }),
        (None, Some(to)) => format!("{letter} {below} {to}"),
        (Some(from), Some(to)) => format!("{from} {above} {letter} {below} {to}"),
    }
}
