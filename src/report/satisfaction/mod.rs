//! How satisfied members are, and what inspections saw.

mod attributes;
mod dimension;
mod dimensions;
mod inspections;
mod opinion;
mod periods;
mod service_type;
mod tally;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::choice::choice;
use super::grouping::{GROUPS, Group};
use super::span::Span;
use super::spend::LENGTHS;
use super::{Refusal, Run};
use crate::book::calendar::{By, Period};
use crate::book::{Book, Details, Kind, Rules};
use crate::table::{Report, Words};
use opinion::Opinions;

/// How satisfied members are, by what was asked, month, shop and staff; what inspections saw.
///
/// # What it shows
///
/// - `overall`: answers, mean, share satisfied and net promoter share, a row for each group.
/// - `attributes`: the same for each question, the weakest first; with its importance and the gap, where that is asked.
/// - `periods`: `overall` by period, with the change against the period before; a line chart.
/// - `attribute_periods`: each question by period.
/// - `dimensions`: the questions of each dimension of the sets `quality` and `kpi` together.
/// - `service_types`: shops and periods among the four types of service.
/// - `moments`: inspections, the five moments of a visit, a row for each group and moment.
/// - `visits`: inspections by period, with the change against the period before; a line chart.
///
/// # How it decides
///
/// A score is a number of the scale that the heading of its column or the sheet tells (`check` says which), or a word:
/// 非常满意 5, 满意 4, 一般 3, 不满意 2, 非常不满意 1. `mean` = sum ÷ scores, of 5 throughout: a score x of 1–10 counts as
/// 1 + (x − 1) × 4 ÷ 9, one of 0–10 as 1 + x × 4 ÷ 10; only `mean_on_scale` is the plain mean on the question's own
/// scale. `satisfied` = scores of 4 and more (of 10: 8 and more) ÷ scores. `gap` = importance − mean, both of 5: above 0
/// the shop gives less than members ask for.
///
/// `net_promoter` = (promoters − detractors) ÷ who answered 推荐意愿; promoters 9–10, passives 7–8, detractors 0–6
/// (Reichheld, "The One Number You Need to Grow", Harvard Business Review 81(12), 2003).
///
/// Shop and staff are those that the sheet names, else those of the member's last purchase up to that day (in the named
/// shop, if only the shop is named); the card is the one held that day. `change` = mean − mean of the period just before;
/// blank without one. `complete`: the period is over and all of it was looked at. Answers without a day count in no
/// period, and nowhere with `--from` or `--to`.
///
/// A question belongs to the dimension of which its heading holds the longest word (`[satisfaction.quality]`,
/// `[satisfaction.kpi]`); a dimension's mean is over all its scores. Service types (`[satisfaction.types]`): procedural
/// and personal mean, high from `midpoint` (3 of 5) on: low and low is `freezer`, only procedural high `factory`, only
/// personal high `zoo`, both `quality` (Martin, Quality Customer Service, 1989).
///
/// Of an inspection `mean` is over all scores of the five moments; a group by card does not split visits.
///
/// # Example
///
/// - `regulars satisfaction 调查.xlsx`
/// - `regulars satisfaction shop --group shop --by quarter`
/// - `regulars satisfaction shop --group staff --table overall -o 满意度.xlsx`
#[derive(Debug, Clone, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Satisfaction {
    /// The length of a period
    #[arg(long, default_value = "month", value_parser = choice(&LENGTHS))]
    by: By,
    /// What splits the rows
    #[arg(long, value_parser = choice(&GROUPS))]
    group: Option<Group>,
    #[command(flatten)]
    span: Span,
}

/// What is looked at.
#[derive(Clone, Copy)]
struct Asked {
    by: By,
    group: Option<Group>,
    span: Span,
    /// The last day looked at.
    end: NaiveDate,
}

impl Asked {
    /// Whether a day, or none, is looked at.
    fn holds(&self, day: Option<NaiveDate>) -> bool {
        day.map_or(self.span.is_whole(), |day| day <= self.end && self.span.holds(day))
    }

    /// Whether a period is over, and all of it is looked at.
    fn is_complete(&self, period: &Period) -> bool {
        period.to <= self.end && self.span.from.is_none_or(|from| from <= period.from)
    }
}

impl Run for Satisfaction {
    const RULES: &'static [&'static str] = &["satisfaction", "purchases", "tiers", "opening"];
    const DETAILS: Details = Details::STAFF;
    const COUNTS: &'static [Kind] = &[Kind::Survey, Kind::Inspections];

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let end = self.span.end(as_of)?;
        let asked = Asked { by: self.by, group: self.group, span: self.span, end };
        let opinions = Opinions::new(book, rules, asked, as_of);
        let tables = vec![
            periods::overall(book, &opinions),
            attributes::table(book, &opinions),
            periods::table(book, &opinions),
            attributes::by_period(book, &opinions),
            dimensions::table(book, &opinions, &rules.satisfaction),
            service_type::table(book, &opinions, &rules.satisfaction),
            inspections::moments(book, asked),
            inspections::visits(book, asked),
        ];
        let mut report = Report::new("satisfaction", ("满意度", "Satisfaction"), tables);
        report.notes.extend(undated(&opinions));
        report.notes.extend(dimension::not_placed(&opinions, &rules.satisfaction));
        Ok(report)
    }
}

fn undated(opinions: &Opinions) -> Option<Words> {
    let undated = opinions.all.iter().filter(|opinion| opinion.answer.day.is_none()).count();
    let words = || (format!("{undated} 份没写日期，不在各期里"), format!("Answers without a day, in no period: {undated}"));
    (undated > 0).then(|| words().into())
}
