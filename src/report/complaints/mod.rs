//! Complaints: answered in time or late, how long they take, and who comes back.

mod case;
mod cause;
mod checklist;
mod iceberg;
mod members;
mod outcome;
mod outcomes;
mod summary;
mod tables;
mod tally;
#[cfg(test)]
mod tests;
mod timing;

use chrono::NaiveDate;

use super::span::Span;
use super::{Refusal, Run};
use crate::book::{Book, Details, Kind, Rules};
use crate::table::Report;
use case::Case;
use iceberg::Customers;

/// Complaints: answered in time or late, how long they take, and who comes back.
///
/// # What it shows
///
/// - `complaints`: each complaint with the time of its first reply and its solution; open ones first.
/// - `checklist`: the six steps of each, with day and person, and the step to take next.
/// - `months`, `categories`, `owners`: complaints, open, late, and days to the solution; a chart by month.
/// - `outcomes`: members by outcome, who is expected back, the spend at stake, and who bought again; a chart.
/// - `members`: everybody who complained, once, with what the figures of `outcomes` are made of.
/// - `causes`: what complaints are about, beside what the trade quotes of customers who leave in silence; a chart.
/// - `iceberg`, `word_of_mouth`: estimates of those who say nothing, and of whom the story reaches.
/// - `summary`: the figures of all complaints together.
///
/// # How it decides
///
/// `due` = received + 12 hours where the member is local, 24 elsewhere (`complaints.hours_local`, `hours_elsewhere`); where
/// the sheet does not say, the longer. A day without a time of day is its end, 23:59, where hours are counted. `first_reply`
/// = 首次回复时间, else the solution. `reply`: `in_time` = first reply ≤ due, `late` otherwise; without one `overdue` = the day
/// of `due` lies before the as-of date, else `waiting`. A reply with a day alone is late only if the whole day was: it may
/// have been given with its first minute. `reply_hours` = first reply − received, blank without the reply's time of day.
/// `solve_days` = solved − received, in days of 24 hours; never below 0.
///
/// `open`: received and not solved by the as-of date. `late` = `late` + `overdue`; `late_share` = late ÷ (in time + late +
/// overdue). `median_days`, `p90_days`: quantiles of type 7 (Hyndman, Fan 1996) of `solve_days`, at 1/2 and 9/10. `--from`
/// and `--to` choose complaints by the day received; what became of them is as of the as-of date.
///
/// `next`: of an open complaint the first of the six steps that was not taken (understand, analyse, accept, look for a
/// solution, solve, anything else); of a solved one only the last, where any step was written down. √ = done, day unknown.
///
/// `outcome`: `unsolved` = open; `solved_quickly` = solved by the time the first reply was due, judged as a reply is; else
/// `solved`. A member counts once, with the worst outcome. `expected_share` (`complaints.shares`): not complained 9 %,
/// unsolved 19 %, solved 54 %, solved quickly 82 %. `expected_stay` = members × share, `expected_leave` = members × (1 −
/// share). `basic` = the basic value of `value`; `at_stake` = the sum of basic × (1 − share), rounded for each member.
///
/// `bought_again`: a purchase on day 1 to 180 (`complaints.again_days`) after the solution, of an unsolved complaint and
/// where nobody wrote the day, after it was received. `followed` = members of whom these days are over by the as-of date;
/// `again_share` = bought again, of those followed ÷ followed. `not_complained`: all members who never complained and first
/// bought 180 days before the as-of date or earlier; of them those who bought in the last 180 days. Nobody knows which of
/// them were not content.
///
/// `causes`: a complaint counts once, for the first of moved, friends, price, quality, service of whose words
/// (`[complaints.causes]`) its 不满原因 holds one; without that text its category, without that what happened; no word:
/// `other`. `share` = complaints ÷ all. `quoted_share` (`complaints.silence`): 3, 5, 9, 14, 68 %; other = 1 − their sum.
///
/// `iceberg` (`complaints.iceberg`), from customers who complained: members once each, and each complaint of somebody
/// unknown. `quiet_majority`: 4 % complain, so discontent = customers ÷ 0.04; silent = 96 %; gone for good = 90 % of the
/// silent. `half_speak`: 5 % insist, 45 % complain once, so discontent = customers ÷ 0.5; silent = 50 %. `estimated` =
/// discontent × share. `observed`: what is on record; insisted = more than one complaint.
///
/// `word_of_mouth`: `people` = customers × `each`. An unsolved customer tells 11 (`value.told_bad`) who tell 5 each
/// (`value.told_on`): 55 more, 67 in all with the customer; a solved one tells 5 (`value.told_good`).
///
/// # Example
///
/// - `regulars complaints 会员.xlsx 销售明细.csv 店务.xlsx`
/// - `regulars complaints shop --table checklist`
/// - `regulars complaints shop --from 2026-07 -o complaints.xlsx`
#[derive(Debug, Clone, Default, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Complaints {
    #[command(flatten)]
    span: Span,
}

impl Run for Complaints {
    const RULES: &'static [&'static str] = &["complaints", "value", "purchases"];
    const DETAILS: Details = Details::NONE;
    const COUNTS: &'static [Kind] = &[Kind::Complaints];

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        self.span.end(as_of)?;
        let cases = Case::all(book, rules, self.span, as_of);
        let complainers = members::complainers(book, rules, &cases, as_of);
        let others = members::others(book, rules, as_of);
        let shares = &rules.complaints.shares;
        let outcomes = outcomes::rows(shares, &cases, &complainers, others);
        let customers = Customers::new(&cases, &complainers);
        let owner = |case: &Case<'a>| book.staff.get(case.complaint.owner);
        let [months, categories, owners] = tables::groups(
            tally::by_month(&cases),
            tally::by_name(&cases, |case| &case.complaint.category),
            tally::by_name(&cases, owner),
        );
        let summary = summary::table(&cases, &outcomes, complainers.len());
        let about = cause::table(&cases, &rules.complaints);
        let notes = summary::notes(book, rules, &cases);
        let mut report = Report::new("complaints", ("投诉", "Complaints"), Vec::new());
        report.notes = notes;
        report.tables = vec![
            tables::complaints(book, cases.clone(), as_of),
            checklist::table(book, cases, as_of),
            months,
            categories,
            owners,
            outcomes::table(outcomes),
            tables::members(book, shares, complainers),
            about,
            iceberg::iceberg(&customers, rules),
            iceberg::word_of_mouth(&customers, rules),
            summary,
        ];
        Ok(report)
    }
}
