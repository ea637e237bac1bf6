//! How much of the sales card holders make.

mod arrivals;
mod held;
mod months;
mod sales;
mod tables;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::span::Span;
use super::{Refusal, Run};
use crate::book::calendar::By;
use crate::book::{Book, Details, Rules};
use crate::table::{Report, Words};
use arrivals::Arrivals;
use months::Months;
use sales::Sales;

/// How much of the sales card holders make, against the goals.
///
/// # What it shows
///
/// - `months`: the sales of each month by the card that the buyer held, and the share of card holders; a line chart.
/// - `arrivals`: of each item that was launched, what sold in its first 30 days, and the share of card holders.
/// - `summary`: both over all months and all items together, against the goals.
///
/// # How it decides
///
/// A line counts for the card that its member held at the end of the day before: who earns the gold card with a purchase
/// still makes it as a holder of the card before. Cards follow `[tiers]`, with purchases as refunds have left them by the
/// as-of date, and the opening balance. `no_card` = members without any card that day, most of them on their first visit;
/// `no_member` = sales that name nobody. Card holders: gold and silver (`vip.cards`).
///
/// Amounts are sums of lines; a refund counts on its own day, for the card held then. `total` = the sum of the five
/// columns after it. `card_share` = amounts of card holders ÷ total. `reached` = `card_share` ≥ `goal`; goals: 75 % of
/// the spend and 34 % of the new arrivals (`vip.goals`). `complete` = the month is neither running nor cut by `--from`
/// or `--to`.
///
/// An arrival is an item of the items sheet with a launch day between `--from` and `--to`; `until` = launch + 30 days − 1
/// (`vip.arrival_days`), and lines of launch ≤ day ≤ until count, by name or style number. Rows of one item are one;
/// its first launch counts. An item whose days ended before the first sale in the book is left out. In `summary`, items
/// count whose days are over.
///
/// # Example
///
/// - `regulars vip 会员.xlsx 销售明细.csv 店务.xlsx`
/// - `regulars vip 会员.xlsx 销售明细.csv 店务.xlsx --from 2026-01`
/// - `regulars vip 会员.xlsx 销售明细.csv 店务.xlsx --set vip.goals.spend=0.8 -o vip.xlsx`
#[derive(Debug, Clone, Default, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Vip {
    #[command(flatten)]
    span: Span,
}

impl Run for Vip {
    const RULES: &'static [&'static str] = &["vip", "tiers", "purchases", "opening"];
    const DETAILS: Details = Details::NONE;

    fn run<'a>(&self, book: &'a Book, rules: &'a Rules, as_of: NaiveDate) -> Result<Report<'a>, Refusal> {
        let end = self.span.end(as_of)?;
        let begin = self.span.from.or_else(|| first_sale(book, end));
        let periods = begin.map_or_else(Vec::new, |begin| By::Month.periods(begin, end));
        let mut months = Months::new(periods, self.span.from, end);
        let mut arrivals = Arrivals::new(book, rules.vip.arrival_days, self.span, as_of);
        Sales::new(book, rules).each(as_of, |line, buyer| {
            if self.span.holds(line.day) {
                months.add(line.day, buyer, line.amount);
            }
            arrivals.add(line, buyer, &rules.vip.cards);
        });
        let mut notes = vec![cards(rules)];
        notes.extend(arrivals.note());
        let mut report = Report::new("vip", ("持卡会员占比", "Share of card holders"), tables::all(months, arrivals, rules));
        report.notes = notes;
        Ok(report)
    }
}

fn first_sale(book: &Book, end: NaiveDate) -> Option<NaiveDate> {
    book.lines.iter().map(|line| line.day).filter(|&day| day <= end).min()
}

fn cards(rules: &Rules) -> Words {
    let words = || rules.vip.cards.iter().map(|card| card.words());
    let zh: Vec<&str> = words().map(|(zh, _)| zh).collect();
    let en: Vec<&str> = words().map(|(_, en)| en).collect();
    (format!("持卡：{}", zh.join("、")), format!("Card holders: {}", en.join(", "))).into()
}
