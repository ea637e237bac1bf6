//! How recently, how often and for how much each member buys.

mod class8;
mod high;
mod map;
mod measure;
mod method;
mod of_member;
#[cfg(test)]
mod published;
mod score;
mod segment;
mod summary;
mod tables;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::choice::choice;
use super::migration::{self, Since};
use super::{Refusal, Run};
use crate::book::calendar::Window;
use crate::book::rules::{self, Method, Monetary};
use crate::book::{Book, Details, MemberId, Rules};
use crate::table::Report;
use class8::Class8;
use high::Bars;
use measure::{Dimension, Measured, measure};
use method::{METHODS, MONETARY};
pub(super) use of_member::{Explained, Score, of_member};
use score::{Band, Scale};

/// How recently, how often and for how much each member buys, as scores, segments and eight classes.
///
/// # What it shows
///
/// - `members`: days since the last purchase, purchases and money of each member, by key; the scores R, F and M, the
///   segment and the class.
/// - `segments`: members, purchases, spend and medians of every segment, in the order of the rules, with their advice; charts
///   of the sizes and the medians.
/// - `cuts`: which values get which score, and how many members do.
/// - `grid`: members and mean money by R and F; `map`: the members of the grid as a heat map, a row for each R.
/// - `migration`, `moved` (only with `--since`): from which segment to which, and who.
///
/// # How it decides
///
/// Members with a purchase in the window count, each purchase after its refunds; opening balances and refunds that
/// belong to no purchase do not. `recency_days` = as-of date − day of the last purchase; `frequency` = purchases;
/// `monetary` = their sum (or sum ÷ purchases).
///
/// - `quantile`: cuts are the type-7 quantiles (PERCENTILE.INC) at 1/bins, 2/bins, …; F, M = 1 + cuts strictly below the
///   value, R = bins − cuts strictly below the days. Equal values always get equal scores.
/// - `ntile`: worst to best, ties by member key, in groups of equal size, the larger groups first (as in SQL).
/// - `fixed`: the cuts of `[rfm.cuts]`, scored as `quantile`.
/// - `rfm-compat`: as the R package rfm; a bin begins at cut + 1 (day, purchase, yuan), that value included.
///
/// Segment: the first of `[[rfm.segments]]` whose ranges hold R, F and M, else `other`. `class8`: H or L for R, F and M;
/// H = days ≤ mean, purchases ≥ mean, money ≥ mean (`rfm.high`: or median, or the figures of `rfm.high_from`), compared exactly.
///
/// share = members ÷ all; `total_share` = money ÷ money of all; the median of an even number is the middle of two.
/// `--since`: each day with its own window, cuts and scores; purchases as they were known that day.
///
/// # Example
///
/// - `regulars rfm 会员.xlsx`
/// - `regulars rfm 会员.xlsx --window "12 months" --method ntile`
/// - `regulars rfm 会员.xlsx --bins 10 --monetary average -o rfm.xlsx`
#[derive(Debug, Clone, Default, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Rfm {
    /// How scores are given [default: rfm.method, quantile]
    #[arg(long, value_parser = choice(&METHODS))]
    method: Option<Method>,
    /// Scores go from 1 to this, 3 to 10 [default: rfm.bins, 5]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(3..=10))]
    bins: Option<u8>,
    /// How far back purchases count: "12 months", "90 days" or all [default: rfm.window, all]
    #[arg(long)]
    window: Option<Window>,
    /// Whether money is the total or the average of a purchase [default: rfm.monetary, total]
    #[arg(long, value_parser = choice(&MONETARY))]
    monetary: Option<Monetary>,
    #[command(flatten)]
    since: Since,
}

/// The rules in force, the options laid over those of the shop.
#[derive(Debug, Clone, Copy)]
struct Plan<'a> {
    method: Method,
    bins: u8,
    window: Window,
    monetary: Monetary,
    rules: &'a rules::Rfm,
}

/// All members as of a day.
struct Scoring {
    scored: Vec<Scored>,
    bands: Vec<Band>,
    bars: Bars,
}

/// A member with everything that is said of it.
#[derive(Debug, Clone, Copy)]
struct Scored {
    measured: Measured,
    r: u8,
    f: u8,
    m: u8,
    class8: Class8,
    segment: u16,
}

impl From<Measured> for Scored {
    /// A member that is still to be scored.
    fn from(measured: Measured) -> Self {
        Self { measured, r: 0, f: 0, m: 0, class8: Class8::default(), segment: 0 }
    }
}

impl Run for Rfm {
    const RULES: &'static [&'static str] = &["rfm", "purchases"];
    const DETAILS: Details = Details::NONE;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let since = self.since.day(as_of)?;
        let plan = self.plan(&rules.rfm)?;
        let scoring = |day| Scoring::new(book, &rules.purchases, plan, day);
        let Scoring { scored, bands, bars } = scoring(as_of);
        let notes = tables::notes(plan, &bands, &bars, !scored.is_empty());
        let [segments, grid] = [summary::segments(plan, &scored), summary::grid(plan, &scored)];
        let map = map::table(plan, &scored);
        let migration = since.map(|since| {
            let places = |scored: &[Scored]| migration::places(book, scored.iter().map(Scored::place));
            migration::tables(book, &places(&scoring(since).scored), &places(&scored), |place| segment::cell(&plan.rules.segments, place))
        });
        let mut tables = vec![tables::members(book, plan, scored), segments, tables::cuts(plan, bands), grid, map];
        tables.extend(migration.into_iter().flatten());
        let mut report = Report::new("rfm", ("RFM 分析", "RFM"), tables);
        report.notes = notes;
        Ok(report)
    }
}

impl Scoring {
    fn new(book: &Book, purchases: &rules::Purchases, plan: Plan, as_of: NaiveDate) -> Self {
        let mut scored = measure(book, purchases, plan.window, as_of);
        let [r, f, m] = Dimension::ALL.map(|of| {
            let values = || scored.iter().map(|row| of.value(&row.measured, plan.monetary));
            (Scale::new(of, values, plan), high::bar(plan.rules, of, values()))
        });
        let bars = Bars::new(plan.rules.high, [r.1, f.1, m.1]);
        let scales = [r.0, f.0, m.0];
        for (index, row) in scored.iter_mut().enumerate() {
            let given = [0, 1, 2].map(|of: usize| scales[of].scores[index]);
            [row.r, row.f, row.m] = given;
            row.segment = segment::place(&plan.rules.segments, given);
            row.class8 = bars.class8(&row.measured, plan.monetary);
        }
        Self { scored, bands: scales.into_iter().flat_map(|scale| scale.bands).collect(), bars }
    }
}

impl Scored {
    /// The member and the segment.
    const fn place(&self) -> (MemberId, u16) {
        (self.measured.member, self.segment)
    }
}

/// The segment of each member of the book by both names, Chinese and English, under the rules in force; nothing for who is
/// not scored or in no segment.
///
/// # Errors
/// Rules that do not fit each other.
pub(super) fn segments<'a>(book: &Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Vec<Option<[&'a str; 2]>>, Refusal> {
    let plan = Rfm::default().plan(&rules.rfm)?;
    let mut segments = vec![None; book.members.len()];
    for row in Scoring::new(book, &rules.purchases, plan, as_of).scored {
        let segment = rules.rfm.segments.get(usize::from(row.segment));
        segments[row.measured.member.index()] = segment.map(|segment| [&*segment.zh, &*segment.name]);
    }
    Ok(segments)
}

/// The R and F scores of members, by the days since their last purchase and the number of their purchases, under the
/// rules in force.
///
/// # Errors
/// Rules that do not fit each other.
pub(super) fn recency_frequency(
    days: &[i64],
    purchases: &[i64],
    rules: &rules::Rfm,
) -> Result<Vec<(u8, u8)>, Refusal> {
    let plan = Rfm::default().plan(rules)?;
    let r = Scale::new(Dimension::Recency, || days.iter().copied(), plan).scores;
    let f = Scale::new(Dimension::Frequency, || purchases.iter().copied(), plan).scores;
    Ok(r.into_iter().zip(f).collect())
}

impl Rfm {
    fn plan<'a>(&self, rules: &'a rules::Rfm) -> Result<Plan<'a>, Refusal> {
        let plan = Plan {
            method: self.method.unwrap_or(rules.method),
            bins: self.bins.unwrap_or(rules.bins),
            window: self.window.unwrap_or(rules.window),
            monetary: self.monetary.unwrap_or(rules.monetary),
            rules,
        };
        method::check(plan).map(|()| plan)
    }
}
