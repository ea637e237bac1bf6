//! Whether members who were called come back more often than members who were not.

mod compare;
mod said;
mod tables;
#[cfg(test)]
mod tests;
mod unit;

use chrono::NaiveDate;

use super::ahead::since;
use crate::book::{Book, Details, Rules};
use crate::report::{Refusal, Run};
use crate::table::Report;

/// Whether members who were called come back more often than those who were not.
///
/// It compares; it does not prove. Staff call whom they expect to come, and members who are called may differ from the
/// others in ways that no sheet knows: a difference is no cause.
///
/// # What it shows
///
/// - `effect`: first all comparable callbacks together, then each step, then each stratum (tier, step and month of the due
///   day): how many were called and not called, how many of each bought, and the difference with its 95 % interval.
/// - `said`: of those who were called, how many said that they would buy again, and how many bought.
///
/// # How it decides
///
/// It counts contacts that were due at least 30 days ago and were done or missed; what was merged, superseded or blocked
/// is none. Called: logged within its grace, whatever the result. Bought: a purchase from day 1 to day 30 after the due
/// day, for both sides alike. The tier is that on the due day.
///
/// Only strata that have both sides are compared, each weighing n₁n₀ ÷ (n₁ + n₀), n₁ called and n₀ not.
/// difference = Σ w(bought₁ ÷ n₁ − bought₀ ÷ n₀), the weights w normed to 1. lower, upper: the stratified interval of Newcombe
/// (Yan and Su 2010); in one stratum Newcombe's method 10 (1998), without continuity correction. If it holds 0, called and
/// not called do not differ for certain.
///
/// Below 30 on either side (`effect.least`) there are too few to tell: enough = no, and no difference is given.
///
/// said: yes where the result is 约定到店 or the reply has a word of `effect.again`, no where it has one of
/// `effect.not_again`; it is about those who were called, whatever their stratum.
///
/// # Example
///
/// - `regulars callbacks effect shop`
/// - `regulars callbacks effect shop --limit 1 --format json`
/// - `regulars callbacks effect shop -o effect.xlsx`
#[derive(Debug, Clone, Default, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Effect {}

impl Run for Effect {
    const RULES: &'static [&'static str] =
        &["callbacks", "effect", "calendar", "festivals", "tiers", "purchases", "opening"];
    const DETAILS: Details = Details::NONE;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let (units, schedule) = unit::units(book, rules, as_of)?;
        let found = compare::compare(&units, rules.effect.least);
        let mut notes = vec![since(&schedule), tables::no_cause(), tables::left_out(&found)];
        notes.extend(tables::too_few(&found, rules.effect.least));
        let tables = vec![tables::effect(found.rows), tables::said(said::said(&units))];
        let mut report = Report::new("callbacks effect", ("回访与再来消费", "Callbacks and purchases after"), tables);
        for note in notes {
            report.note(note);
        }
        Ok(report)
    }
}
